// What each evidence adds: the table of docs/algorithm.md; scripts/quality-tables puts it there.

#include "diglot/base/diagnostics.h"
#include "diglot/lexicon/reader.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "gold_set.h"
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace diglot {
namespace {

/// Where Debian's package dict-freedict-deu-fra puts it.
constexpr const char* kFreeDict = "/usr/share/dictd/freedict-deu-fra.index";

AlignOptions with(bool length, bool structure, bool lexicon, bool alike, bool builtin) {
    AlignOptions options;
    options.evidence.length = length;
    options.evidence.structure = structure;
    options.evidence.lexicon = lexicon;
    options.evidence.alike = alike;
    options.builtin_lexicon = builtin;
    return options;
}

struct Row {
    std::string name;
    AlignOptions options;
    bool freedict = false;
};

std::vector<Row> rows() {
    AlignOptions taught_nothing;
    taught_nothing.rounds = 1;
    return {{"length", with(true, false, false, false, false)},
            {"+ structure", with(true, true, false, false, false)},
            {"+ words learnt from the texts", with(true, true, true, false, false)},
            {"+ figures, names, words alike", with(true, true, true, true, false)},
            {"+ built-in lexicon", with(true, true, true, true, true)},
            {"+ FreeDict (German–French)", with(true, true, true, true, true), true},
            {"all but length", with(false, true, true, true, true)},
            {"all but structure", with(true, false, true, true, true)},
            {"all but what the texts teach (one round)", taught_nothing},
            {"all but figures, names, words alike", with(true, true, true, false, true)},
            {"all but the built-in lexicon", with(true, true, true, true, false)}};
}

Lexicon freedict() {
    DiagnosticLog log;
    LexiconReadOptions options;
    options.source_language = "de";
    options.target_language = "fr";
    return load_lexicon("freedict:deu-fra", options, log);
}

/// Strict F1 of a set in one row of the table; none where the row adds nothing to the set.
std::optional<double> measure(const Row& row, const GoldSet& set) {
    const bool german =
        set.texts.front().source_language == "de" && set.texts.front().target_language == "fr";
    if (row.freedict && (!german || !std::filesystem::exists(kFreeDict))) {
        return std::nullopt;
    }
    AlignOptions options = row.options;
    if (row.freedict) {
        options.lexicons.push_back(freedict());
    }
    return evaluate_set(set, options).strict().f1;
}

TEST(Ablation, EachEvidenceAddsSomething) {
    std::vector<GoldSet> sets;
    for (GoldSet& set :
         std::vector<GoldSet>{dev_set("textberg-dev", "de", "fr"), dev_set("news-south-dev", "ko", "en"),
                              dev_set("news-north-dev", "ko", "en"), own_short_texts(),
                              own_short_texts_of_other_languages()}) {
        if (!set.texts.empty()) {
            sets.push_back(std::move(set));
        }
    }
    std::string head = "| evidence |";
    std::string rule = "|---|";
    for (const GoldSet& set : sets) {
        const GoldText& first = set.texts.front();
        const bool one_pair = first.source_language == set.texts.back().source_language;
        head += one_pair
                    ? fmt::format(" {} ({}-{}) |", set.name, first.source_language, first.target_language)
                    : fmt::format(" {} |", set.name);
        rule += "---|";
    }
    fmt::print("{}\n{}\n", head, rule);
    std::vector<std::vector<std::optional<double>>> table;
    for (const Row& row : rows()) {
        std::string line = fmt::format("| {} |", row.name);
        table.emplace_back();
        for (const GoldSet& set : sets) {
            table.back().push_back(measure(row, set));
            line += table.back().back() ? fmt::format(" {:.3f} |", *table.back().back()) : " – |";
        }
        fmt::print("{}\n", line);
    }
    for (std::size_t n = 0; n < sets.size(); ++n) {
        for (const std::size_t without : {6U, 7U, 8U, 9U, 10U}) {
            EXPECT_GE(*table[4][n], *table[without][n] - 0.015)
                << rows()[without].name << ", " << sets[n].name;
        }
    }
}

}  // namespace
}  // namespace diglot
