#pragma once

// Texts whose alignment is known, for the tests of quality: the project's own short documents always, others
// where the variable DIGLOT_DATA names the folder that holds them.

#include "diglot/align/aligner.h"
#include "diglot/evaluate/evaluate.h"

#include <filesystem>
#include <string>
#include <vector>

namespace diglot {

/// Sentences of two texts and the beads between them. A list of sentences can be edited before it is aligned.
struct GoldText {
    std::string name;
    std::string source_language;
    std::string target_language;
    std::vector<std::string> source;
    std::vector<std::string> target;
    std::vector<IndexBead> beads;
};

/// A folder of such texts.
struct GoldSet {
    std::string name;
    std::vector<GoldText> texts;
    bool blocks = false;  ///< Beads are blocks of sentences: only what lies inside one can be counted.
};

/// The texts of `folder` with these languages, in order of their names.
GoldSet read_gold_set(const std::filesystem::path& folder, const std::string& source,
                      const std::string& target);

/// The project's own press texts.
GoldSet own_short_texts();

/// The project's own short texts of many kinds in languages of which the library knows but a core of words.
GoldSet own_short_texts_of_other_languages();

/// One of the sets in DIGLOT_DATA; empty, and said once, where it is not there.
GoldSet dev_set(const std::string& name, const std::string& source, const std::string& target);

SegmentedDocument document_of(const std::vector<std::string>& sentences, const std::string& language);

std::vector<IndexBead> to_index_beads(const Ladder& ladder);

/// A text's alignment when it is aligned by itself.
Alignment align_alone(const GoldText& text, const AlignOptions& options = {});

/// What all texts of a set got, one a text, aligned each by itself or all together.
enum class Training : std::uint8_t { Alone, Together };
std::vector<Alignment> align_set(const GoldSet& set, const AlignOptions& options = {},
                                 Training training = Training::Alone);

/// The counts of a whole set.
Evaluation evaluate_set(const GoldSet& set, const AlignOptions& options = {},
                        Training training = Training::Alone);

}  // namespace diglot
