#include "diglot/base/error.h"
#include "diglot/lexicon/model_file.h"
#include "diglot/lexicon/orientation.h"
#include "diglot/lexicon/reader.h"
#include "diglot/lexicon/seed.h"
#include "diglot/lexicon/trainer.h"
#include "diglot/lexicon/writer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace diglot {
namespace {

Lexicon sample() {
    Lexicon lexicon;
    lexicon.source_language = "de";
    lexicon.target_language = "fr";
    lexicon.entries = {{"Haus", "maison", 1.0}, {"Berg", "mont", 0.5}, {"Berg", "montagne", 0.25}};
    return lexicon;
}

Lexicon trained() {
    Lexicon lexicon;
    lexicon.source_language = "de";
    lexicon.target_language = "fr";
    lexicon.kind = LexiconKind::Units;
    lexicon.entries = {{"haus", "maiso", 0.5}, {"regie", "gouve", 0.75}};
    lexicon.source_words = {{"regie", "regierung"}};
    lexicon.target_words = {{"gouve", "gouvernement"}, {"maiso", "maison"}};
    return lexicon;
}

Lexicon read_back(const std::string& bytes, const std::string& name, const LexiconReadOptions& options = {}) {
    DiagnosticLog log;
    Lexicon lexicon = read_lexicon(bytes, name, options, log);
    EXPECT_TRUE(log.entries().empty());
    return lexicon;
}

std::string refusal(const std::string& bytes) {
    DiagnosticLog log;
    try {
        read_lexicon(bytes, "m.dlx", {}, log);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Format);
        EXPECT_EQ(error.where().file, "m.dlx");
        return error.message();
    }
    return {};
}

TEST(LexiconModel, keeps_words_and_units_as_they_are) {
    EXPECT_EQ(read_back(write_lexicon(sample(), "dlx"), "m.dlx"), sample());
    EXPECT_EQ(read_back(write_lexicon(trained(), "dlx"), "other name"), trained());
    EXPECT_EQ(read_back(write_lexicon(Lexicon(), "dlx"), "m.dlx"), Lexicon());
}

TEST(LexiconModel, every_cut_is_refused_with_its_reason) {
    const std::string whole = write_lexicon(trained(), "dlx");
    for (std::size_t size = 1; size < whole.size(); ++size) {
        EXPECT_FALSE(refusal(whole.substr(0, size)).empty()) << size;
    }
    EXPECT_FALSE(refusal(whole + "x").empty());
}

TEST(LexiconModel, every_changed_byte_is_noticed) {
    const std::string whole = write_lexicon(trained(), "dlx");
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x41);
        if (at >= 36 && at < 44) {
            continue;  // the languages: another string of the file is as good a string
        }
        EXPECT_FALSE(refusal(changed).empty()) << at;
    }
}

TEST(LexiconModel, another_version_is_named) {
    std::string later = write_lexicon(sample(), "dlx");
    later[8] = 9;
    EXPECT_NE(refusal(later).find("version"), std::string::npos);
    std::string other_units = write_lexicon(trained(), "dlx");
    other_units[16] = 99;
    EXPECT_NE(refusal(other_units).find("cuts words in another way"), std::string::npos);
}

TEST(LexiconWriter, text_formats_bring_the_entries_back) {
    EXPECT_EQ(read_back(write_lexicon(sample(), "tsv"), "a.tsv"), sample());
    EXPECT_EQ(read_back(write_lexicon(sample(), "hunalign"), "a.dic").entries.back(),
              (LexiconEntry{"Berg", "montagne", 1.0}));
    const Lexicon tbx = read_back(write_lexicon(sample(), "tbx"), "a.tbx");
    EXPECT_EQ(tbx.source_language, "de");
    ASSERT_EQ(tbx.entries.size(), 3U);
    EXPECT_EQ(tbx.entries[1], (LexiconEntry{"Berg", "mont", 1.0}));
}

TEST(LexiconWriter, units_become_their_usual_words) {
    const Lexicon words = in_words(trained());
    EXPECT_EQ(words.kind, LexiconKind::Words);
    EXPECT_EQ(words.entries,
              (std::vector<LexiconEntry>{{"haus", "maison", 0.5}, {"regierung", "gouvernement", 0.75}}));
}

TEST(LexiconWriter, refuses_what_cannot_be_written) {
    EXPECT_THROW(write_lexicon(sample(), "tei"), Error);
    EXPECT_THROW(write_lexicon(Lexicon(), "tbx"), Error);
}

Lexicon learnt() {
    LexiconTrainer trainer("de", "fr");
    const std::vector<std::pair<std::string, std::string>> pairs = {
        {"Die Regierung tagt.", "Le gouvernement siège."},
        {"Die Regierungen gehen.", "Les gouvernements partent."},
        {"Der Berg ruft.", "La montagne appelle."},
        {"Die Regierung ruft 3 Leute.", "Le gouvernement appelle 3 personnes."},
        {"Der Berg schweigt.", "La montagne se tait."},
        {"Kein Berg, keine Regierung.", "Ni montagne, ni gouvernement."}};
    for (const auto& [source, target] : pairs) {
        trainer.add(source, target);
    }
    return trainer.train({});
}

TEST(LexiconTrainer, learns_units_and_knows_their_usual_words) {
    const Lexicon lexicon = learnt();
    EXPECT_EQ(lexicon.kind, LexiconKind::Units);
    const auto has = [&](const char* source, const char* target) {
        return std::any_of(lexicon.entries.begin(), lexicon.entries.end(), [&](const LexiconEntry& entry) {
            return entry.source == source && entry.target == target;
        });
    };
    EXPECT_TRUE(has("regie", "gouve"));
    EXPECT_TRUE(has("berg", "monta"));
    const UnitWord usual{"regie", "regierung"};
    EXPECT_NE(std::find(lexicon.source_words.begin(), lexicon.source_words.end(), usual),
              lexicon.source_words.end());
    for (const LexiconEntry& entry : lexicon.entries) {
        EXPECT_EQ(entry.source.find_first_of(".,:3"), std::string::npos) << entry.source;
    }
}

TEST(LexiconTrainer, what_was_learnt_is_known_in_another_text) {
    DiagnosticLog log;
    const Lexicon model = read_lexicon(write_lexicon(learnt(), "dlx"), "m.dlx", {}, log);
    UnitReader source("de");
    UnitReader target("fr");
    std::vector<std::uint32_t> units;
    source.read("Regierungssitz am Berg", units);
    target.read("gouverner la montagne", units);
    const std::vector<Lexicon> lexicons = {model};
    const TranslationTable table = seed_table(source, target, "de", "fr", lexicons);
    const auto row = table.row(source.units().find("berg"));
    EXPECT_TRUE(std::any_of(row.begin(), row.end(), [&](const TranslationTable::Entry& entry) {
        return entry.target == target.units().find("monta");
    }));
}

TEST(SeedTable, an_entry_for_a_compound_says_nothing_of_its_beginning) {
    UnitReader source("de");
    UnitReader target("fr");
    std::vector<std::uint32_t> units;
    source.read("Im Winter fällt Schnee.", units);
    target.read("La neige des vacances tombe en hiver.", units);
    Lexicon lexicon;
    lexicon.entries = {{"Winter", "hiver"}, {"Winterferien", "vacances"}, {"Schnee", "neige éternelle"}};
    const TranslationTable table = seed_table(source, target, "de", "fr", std::vector<Lexicon>{lexicon});
    const auto linked = [&](const char* from, const char* to) {
        const auto row = table.row(source.units().find(from));
        return std::any_of(row.begin(), row.end(), [&](const TranslationTable::Entry& entry) {
            return entry.target == target.units().find(to);
        });
    };
    EXPECT_TRUE(linked("winte", "hiver"));
    EXPECT_FALSE(linked("winte", "vacan"));
    EXPECT_FALSE(linked("schne", "neige")) << "the text has no \"éternelle\"";
}

TEST(LexiconCoverage, tells_which_way_round_a_lexicon_is) {
    UnitReader source("de");
    UnitReader target("fr");
    std::vector<std::uint32_t> units;
    source.read("Das Haus auf dem Berg", units);
    target.read("La maison sur le mont", units);
    const LexiconCoverage right = lexicon_coverage(sample(), source, target);
    EXPECT_EQ(right.forward, 2U);
    EXPECT_EQ(right.backward, 0U);
    EXPECT_FALSE(right.is_backward());
    EXPECT_TRUE(lexicon_coverage(reversed(sample()), source, target).is_backward());
    EXPECT_FALSE(lexicon_coverage(Lexicon(), source, target).is_backward());
}

}  // namespace
}  // namespace diglot
