#pragma once

#include "diglot/base/diagnostics.h"
#include "diglot/lexicon/lexicon.h"

#include <span>
#include <string>
#include <string_view>

namespace diglot {

struct LexiconReadOptions {
    std::string format;           ///< A name of the table; empty: by name and content.
    std::string source_language;  ///< BCP 47 tags of the languages wanted, where a file holds more than two
    std::string target_language;  ///< or does not say its own; may be empty.
};

/// What a reader gets: the file's content and what is known about it.
struct LexiconInput {
    std::string_view text;  ///< Valid UTF-8; the bytes themselves for a binary format.
    const std::string& name;
    const LexiconReadOptions& options;
    DiagnosticSink& sink;
};

/// One row of the table of lexicon formats. To add a format: a file with its reader, and a row.
struct LexiconFormat {
    std::string_view name;         ///< As given to `--from`.
    std::string_view description;  ///< One plain English line.
    bool binary;
    bool (*recognises)(std::string_view text, std::string_view name);
    Lexicon (*read)(const LexiconInput& input);
};

/// All formats that are one file, in the order in which they are tried.
std::span<const LexiconFormat> lexicon_formats();

/// Reads a lexicon out of a file's decompressed bytes. The languages are the file's where it says them, else
/// empty. Malformed records are warned of and left out. Throws `Error`: Argument (no such format; not the
/// languages wanted), Format (no known format, no good record, damaged), Encoding. O(bytes).
Lexicon read_lexicon(std::string_view bytes, const std::string& name, const LexiconReadOptions& options,
                     DiagnosticSink& sink);

/// Reads a dictionary of dictd's: `index` has a line `headword TAB offset TAB length` an article, numbers in
/// base 64, into `articles` (decompressed). Of an article the headwords of its first line and the renderings
/// are taken, not the explanations. Throws and warns as `read_lexicon`.
Lexicon read_dictd(std::string_view index, std::string_view articles, const std::string& name,
                   const LexiconReadOptions& options, DiagnosticSink& sink);

/// The lexicon that a user names: a file of any format above (`.gz` and `.zst` are decompressed), a
/// dictionary of dictd's by its `.index` file, or `freedict:deu-fra`, FreeDict's as installed in `folder`.
/// Throws as `read_lexicon`, and `Error(Missing)`.
Lexicon load_lexicon(const std::string& name, const LexiconReadOptions& options, DiagnosticSink& sink,
                     const std::string& folder = "/usr/share/dictd");

}  // namespace diglot
