#pragma once

#include "diglot/bitext/place_finder.h"
#include "diglot/variants/spelling_report.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace diglot::cli {

struct SpellingOutputOptions {
    std::string format = "text";  ///< text, json or tsv.
    std::string path = "-";
    std::vector<std::string> by;  ///< Keys of metadata, "year" among them: the rows of the table.
    bool table_only = false;
    bool words = false;  ///< How often each spelling occurred.
    bool all = false;    ///< List findings in names, quotations and titles too.
};

/// Where a word of a text stands.
struct SpellingPlace {
    WordPlace word;       ///< In a file.
    std::string segment;  ///< In a corpus: the number of the segment in its document, from 1, or the id of
                          ///< the unit; empty for a file.
};

/// What was found in texts, as the user wants to see it. Rows and groups come in the order of the texts and
/// of their names; nothing depends on chance.
class SpellingOutput {
public:
    explicit SpellingOutput(SpellingOutputOptions options) : options_(std::move(options)) {}

    /// `place_of`: where a finding of the report stands.
    void add(const Document& document, const SpellingReport& report,
             const std::function<SpellingPlace(const SpellingFinding&)>& place_of);
    /// Where the user asked for no rows: the table has these, and follows what was found.
    void by_default(const std::vector<std::string>& keys);
    /// Writes everything. Throws `Error(Write)`.
    void finish();

private:
    struct Finding {
        SpellingFinding what;
        SpellingPlace place;
    };
    struct Text {
        std::string name, language, verdict, leaning;
        std::vector<SpellingEvidence> evidence;
        Metadata metadata;
        std::uint64_t telling = 0, followed = 0, departures = 0;
        std::map<std::string, std::uint64_t> traditions;
        std::map<std::string, std::map<std::string, std::uint64_t>> both_ways;
        std::vector<std::string> author_both_ways;
        std::vector<Finding> findings;
    };
    struct Row {
        std::uint64_t texts = 0, both_ways = 0, departures = 0;
        std::map<std::string, std::uint64_t> verdicts;
    };

    [[nodiscard]] std::vector<std::string> group_of(const Text& text) const;
    [[nodiscard]] std::map<std::vector<std::string>, Row> groups() const;
    [[nodiscard]] std::vector<std::string> verdicts() const;
    [[nodiscard]] bool shown(const Finding& finding) const {
        return options_.all || finding.what.care == SpellingCare::None;
    }
    [[nodiscard]] std::string as_text() const;
    [[nodiscard]] std::string as_tsv() const;
    [[nodiscard]] std::string as_json() const;
    [[nodiscard]] static std::string verdict_line(const Text& text, const std::string& name);
    [[nodiscard]] std::string text_of(const Text& text) const;
    [[nodiscard]] std::string table(bool tabs) const;
    [[nodiscard]] std::string words_table(bool tabs) const;

    SpellingOutputOptions options_;
    std::vector<Text> texts_;
    std::map<std::string, SpellingTally> tallies_;
};

}  // namespace diglot::cli
