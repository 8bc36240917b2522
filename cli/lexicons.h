#pragma once

#include "diglot/lexicon/lexicon.h"

#include <span>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace diglot {
class SegmentedDocument;
struct EvidenceChoice;
}  // namespace diglot

namespace diglot::cli {

class Session;

/// What a command was told about lexicons.
struct LexiconChoice {
    std::vector<std::string> names;  ///< Files, or `freedict:deu-fra`.
    bool builtin = true;             ///< --no-builtin-lexicon turns it off.
};

/// Adds --lexicon and --no-builtin-lexicon.
void add_lexicon_options(CLI::App& command, LexiconChoice& choice);
/// Adds --evidence.
void add_evidence_option(CLI::App& command, EvidenceChoice& evidence);

/// The two texts that a lexicon is meant for.
struct LexiconTexts {
    std::vector<const SegmentedDocument*> source;
    std::vector<const SegmentedDocument*> target;
};

/// Loads the named lexicons for texts in two languages, each turned to run from source to target: by its own
/// languages, else by what the texts hold of its words. Tells what was turned round or is of no use here.
/// Throws as `load_lexicon`.
std::vector<Lexicon> load_lexicons(std::span<const std::string> names, const LexiconTexts& texts,
                                   Session& session);

}  // namespace diglot::cli
