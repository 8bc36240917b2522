#pragma once

#include "diglot/base/diagnostics.h"
#include "diglot/bitext/bitext.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace diglot {

/// What a caller may choose about an output beside its format.
struct WriterOptions {
    /// Language of the words on an HTML page: "en" or "ko" (BCP 47; others fall back to English). The corpus
    /// itself is not touched by it.
    std::string page_language = "en";
    /// Beads less sure than this probability are marked as doubtful on an HTML page.
    double doubtful_below = 0.7;
    /// Called with the name of each file that an output has beside the one named, before it is made; may
    /// throw.
    std::function<void(const std::string& path)> before_file = {};
};

/// Writes bitexts, one after the other, into one output. Nothing is kept of a bitext once it is written, so
/// that an output of any number of documents needs the memory of one.
class BitextWriter {
public:
    BitextWriter() = default;
    BitextWriter(const BitextWriter&) = delete;
    BitextWriter& operator=(const BitextWriter&) = delete;
    virtual ~BitextWriter() = default;

    /// Adds one bitext. O(beads and bytes of text).
    virtual void write(const Bitext& bitext) = 0;
    /// Completes the output and puts it in its place; without it no file appears. Call once, after the last
    /// `write`. Throws `Error(Write)` when any byte could not be written.
    virtual void finish() = 0;
};

/// One row of the table of output formats.
struct WriterFormat {
    std::string_view name;         ///< As given to `--format`.
    std::string_view description;  ///< One plain English line.
    std::string_view ending;  ///< File ending with its dot, such as ".tmx"; not unique, the first row wins.
    std::unique_ptr<BitextWriter> (*make)(const std::string& path, const WriterOptions& options,
                                          DiagnosticSink& sink);
};

/// All output formats, in the order in which help shows them.
std::span<const WriterFormat> writer_formats();

/// The format of that name; nullptr when there is none.
const WriterFormat* find_writer_format(std::string_view name);

/// The format whose ending `path` has, `.gz` and `.zst` left aside; nullptr when there is none.
const WriterFormat* writer_format_of_path(std::string_view path);

/// A writer of the named format to `path` (`-`: standard output; `.gz`, `.zst`: compressed). What an output
/// cannot hold (null beads, characters that XML forbids) is counted and noted to `sink` by `finish`; `sink`
/// must outlive the writer. Throws `Error(Argument)` for an unknown format, `Error(Write)` when the file
/// cannot be made.
std::unique_ptr<BitextWriter> make_writer(std::string_view format, const std::string& path,
                                          const WriterOptions& options, DiagnosticSink& sink);

}  // namespace diglot
