#pragma once

#include "diglot/variants/collation.h"

#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// What a caller may choose about a report.
struct ReportOptions {
    bool colour = false;               ///< Text only: escape sequences of a terminal.
    std::string page_language = "en";  ///< Text and HTML: language of the report's own words, "en" or "ko".
};

/// One row of the table of report formats.
struct ReportFormat {
    std::string_view name;         ///< As given to `--format`.
    std::string_view description;  ///< One plain English line.
    std::string_view ending;       ///< File ending with its dot.
    void (*write)(const Collation& collation, const ReportOptions& options, std::ostream& out);
};

/// The formats in which a collation is told: text, json, tsv, tei, collatex, html.
std::span<const ReportFormat> report_formats();
/// The format of that name; nullptr when there is none.
const ReportFormat* find_report_format(std::string_view name);
/// The format whose ending `path` has, `.gz` and `.zst` left aside; nullptr when there is none.
const ReportFormat* report_format_of_path(std::string_view path);

// The formats, each in a file of its own. All are linear in the collation.
void write_text_report(const Collation& collation, const ReportOptions& options, std::ostream& out);
void write_json_report(const Collation& collation, const ReportOptions& options, std::ostream& out);
void write_tsv_report(const Collation& collation, const ReportOptions& options, std::ostream& out);
void write_tei_report(const Collation& collation, const ReportOptions& options, std::ostream& out);
void write_collatex_report(const Collation& collation, const ReportOptions& options, std::ostream& out);
void write_html_report(const Collation& collation, const ReportOptions& options, std::ostream& out);

/// A stretch of a sentence group as one witness has it, in the order of its text.
struct ReportPiece {
    std::string text;                        ///< With the white space around it, unless it is a variation.
    std::optional<std::uint32_t> variation;  ///< Index into the group's variations; none where all agree.
    Range atoms;                             ///< Indices in the witness's row.
};

/// The text of a group in one witness, cut at its variations; each variation comes once, perhaps empty.
std::vector<ReportPiece> report_pieces(const Collation& collation, const SentenceGroup& group,
                                       std::size_t witness);

/// The sentences in which a witness has its reading of a difference, joined by a space; of very long ones
/// (beyond 2000 bytes) the neighbourhood, with "…" where it is cut. Empty where the witness has no part in
/// the group.
std::string report_sentence(const Collation& collation, const Difference& difference, std::size_t witness);

/// By variation of a group: the differences of words in it, as indices into `Collation::differences`, by
/// class.
std::vector<std::vector<std::uint32_t>> differences_by_variation(const Collation& collation,
                                                                 std::uint32_t group, Range differences);

/// The names of the classes of some differences, each once, in the order of the classes.
std::vector<DifferenceClass> classes_of(const Collation& collation,
                                        std::span<const std::uint32_t> differences);

/// The differences of each group, as a range of indices into `Collation::differences`.
std::vector<Range> differences_by_group(const Collation& collation);

/// How many sentences of a witness stand in groups with another witness, repeats of them included.
std::size_t shared_sentences(const Collation& collation, std::size_t witness);

}  // namespace diglot
