#pragma once

#include "diglot/bitext/document.h"
#include "diglot/variants/spelling_report.h"

#include "places.h"
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace diglot::cli {

struct SpellingOutputOptions {
    std::string format = "text";  ///< text, json or tsv.
    std::string path = "-";
    std::vector<std::string> by;  ///< Keys of metadata, "year" among them: print a table only.
    bool words = false;           ///< How often each spelling occurred.
    bool all = false;             ///< List findings in names, quotations and titles too.
};

/// What was found in texts, as the user wants to see it. Rows and groups come in the order of the texts and
/// of their names; nothing depends on chance.
class SpellingOutput {
public:
    explicit SpellingOutput(SpellingOutputOptions options) : options_(std::move(options)) {}

    /// `places`: where words of the document stand in its file.
    void add(const Document& document, const PlaceFinder& places, const SpellingReport& report);
    /// Writes everything. Throws `Error(Write)`.
    void finish();

private:
    struct Finding {
        SpellingFinding what;
        InputPlace place;
    };
    struct Text {
        std::string name, language, verdict;
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
    [[nodiscard]] std::string text_of(const Text& text) const;
    [[nodiscard]] std::string table(bool tabs) const;
    [[nodiscard]] std::string words_table(bool tabs) const;

    SpellingOutputOptions options_;
    std::vector<Text> texts_;
    std::map<std::string, SpellingTally> tallies_;
};

}  // namespace diglot::cli
