#include "diglot/base/error.h"
#include "diglot/variants/spelling.h"
#include "diglot/variants/spelling_words.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

namespace diglot {
namespace {

using T = SpellingTradition;

constexpr TraditionSet kEverywhere = {T::American, T::British, T::Oxford};

const Spelling& english() {
    static const auto spelling = make_spelling("en-GB");
    return *spelling;
}

std::string form(std::string_view word, T tradition) {
    const auto known = english().look_up(word);
    const std::string* text = known ? known->form_in(tradition) : nullptr;
    return text == nullptr ? "-" : *text;
}

TEST(EnglishSpelling, TakesNoCompoundForAVerbInIze) {
    for (const char* word : {"filesize", "blocksizes", "bufsize", "papersized", "madvise", "fadvised"}) {
        EXPECT_EQ(form(word, T::American), "-") << word;
        EXPECT_EQ(form(word, T::British), "-") << word;
    }
    EXPECT_EQ(form("emphasizing", T::British), "emphasising");
    EXPECT_EQ(form("synthesised", T::American), "synthesized");
    EXPECT_EQ(form("fantasize", T::British), "fantasise");
    EXPECT_EQ(form("relativise", T::American), "relativize");
    EXPECT_EQ(form("collectivized", T::British), "collectivised");
}

TEST(EnglishSpelling, KnowsWordsInsideCompounds) {
    EXPECT_EQ(form("colormap", T::British), "colourmap");
    EXPECT_EQ(form("Colourspaces", T::American), "Colorspaces");
    EXPECT_EQ(form("datacenters", T::British), "datacentres");
    EXPECT_EQ(form("greyscale", T::American), "grayscale");
    // Endings of a word of their own, and words that begin or end so by chance.
    for (const char* word : {"colorimeter", "coloratura", "percenter", "grayling", "framebuffer", "imdisable",
                             "humorous", "honorary", "vaporous"}) {
        EXPECT_EQ(form(word, T::British), "-") << word;
    }
}

TEST(EnglishSpelling, TakesNoWordForADepartureThatIsRightInBoth) {
    for (const char* word : {"checker", "checkers", "mummy", "mum", "forwards", "onwards", "resizable",
                             "homeostasis", "anemone", "anemometer", "academia", "practice"}) {
        for (const T tradition : {T::American, T::British}) {
            const auto known = english().look_up(word);
            EXPECT_TRUE(!known || known->traditions.contains(tradition)) << word;
        }
    }
    EXPECT_EQ(form("practicing", T::British), "practising");
    EXPECT_EQ(form("drafty", T::British), "draughty");
}

TEST(EnglishSpelling, KnowsTheFormOfAnotherTraditionInflected) {
    const std::pair<const char*, const char*> pairs[] = {{"rumor", "rumour"},
                                                         {"rumors", "rumours"},
                                                         {"rumored", "rumoured"},
                                                         {"organize", "organise"},
                                                         {"reorganizations", "reorganisations"},
                                                         {"analyzing", "analysing"},
                                                         {"center", "centre"},
                                                         {"centered", "centred"},
                                                         {"centering", "centring"},
                                                         {"kilometers", "kilometres"},
                                                         {"traveled", "travelled"},
                                                         {"councilors", "councillors"},
                                                         {"fulfill", "fulfil"},
                                                         {"fulfillment", "fulfilment"},
                                                         {"defense", "defence"},
                                                         {"acknowledgment", "acknowledgement"},
                                                         {"gray", "grey"},
                                                         {"plowed", "ploughed"},
                                                         {"anemia", "anaemia"},
                                                         {"amortization", "amortisation"},
                                                         {"cognizant", "cognisant"},
                                                         {"aggrandizement", "aggrandisement"},
                                                         {"trialing", "trialling"},
                                                         {"tranquilizers", "tranquillisers"},
                                                         {"tricolors", "tricolours"},
                                                         {"apnea", "apnoea"},
                                                         {"hypoglycemia", "hypoglycaemia"},
                                                         {"anesthetize", "anaesthetise"},
                                                         {"colorize", "colourise"},
                                                         {"unfavorable", "unfavourable"},
                                                         {"misjudgment", "misjudgement"},
                                                         {"skeptics", "sceptics"},
                                                         {"diarrhea", "diarrhoea"},
                                                         {"Neighbors'", "Neighbours'"},
                                                         {"HONOR", "HONOUR"},
                                                         {"Labor's", "Labour's"}};
    for (const auto& [american, british] : pairs) {
        EXPECT_EQ(form(american, T::British), british);
        EXPECT_EQ(form(british, T::American), american);
        const auto pair = english().compare(american, british);
        ASSERT_TRUE(pair) << american;
        EXPECT_EQ(pair->basis, SpellingBasis::Known);
        EXPECT_EQ(pair->first & TraditionSet{T::British}, TraditionSet{}) << american;
        EXPECT_TRUE(pair->second.contains(T::British)) << british;
    }
}

TEST(EnglishSpelling, TellsOxfordFromBritish) {
    EXPECT_EQ(form("organise", T::Oxford), "organize");
    EXPECT_EQ(form("analyze", T::Oxford), "analyse");
    EXPECT_EQ(form("colorize", T::Oxford), "colourize");
    EXPECT_EQ(english().look_up("organized")->traditions, (TraditionSet{T::American, T::Oxford}));
    EXPECT_EQ(english().look_up("organised")->traditions, TraditionSet{T::British});
    EXPECT_EQ(english().look_up("colour")->traditions, (TraditionSet{T::British, T::Oxford}));
    EXPECT_EQ(english().look_up("colourize")->traditions, TraditionSet{T::Oxford});
    EXPECT_TRUE(english().look_up("colorise")->traditions.empty());
}

TEST(EnglishSpelling, WordsRightInEveryTraditionAreNeverWrong) {
    for (const char* word :
         {"practice", "program", "meter",     "meters",    "story",      "stories",   "draft",
          "check",    "tire",    "license",   "analyses",  "coloration", "aesthetic", "catalogue",
          "dialogue", "learned", "prize",     "among",     "vice",       "toward",    "storied",
          "aeon",     "curb",    "synagogue", "worshipped"}) {
        const auto known = english().look_up(word);
        EXPECT_EQ(known ? known->traditions : kEverywhere, kEverywhere) << word;
    }
}

TEST(EnglishSpelling, WordsThatLookLikeVariantsAreNone) {
    for (const char* word :
         {"advertise", "advertising", "compromised", "exercises", "supervisor", "otherwise",    "surprising",
          "rising",    "raised",      "wiser",       "size",      "resized",    "downsizing",   "seized",
          "citizen",   "crises",      "premises",    "likewise",  "four",       "hour",         "tour",
          "your",      "pour",        "honorary",    "humorous",  "vigorous",   "glamorous",    "laborious",
          "paper",     "under",       "water",       "timber",    "filling",    "controlled",   "compelled",
          "expelling", "called",      "sense",       "immense",   "expense",    "incense",      "does",
          "shoes",     "canoes",      "heroes",      "poetry",    "academic",   "epidemic",     "Bohemia",
          "pedometer", "hemisphere",  "peanut",      "Nevis",     "Denise",     "Louise",       "Elise",
          "franchise", "merchandise", "noise",       "praise",    "cruiser",    "visit",        "promised",
          "revised",   "entire",      "retire",      "satire",    "horizon",    "mathematical", "boeing",
          "bizarre",   "rely",        "analysis",    "analyst",   "prose",      "Israel",       "",
          "'",         "a",           "is",          "ise",       "ize"}) {
        EXPECT_FALSE(english().look_up(word)) << word;
    }
}

TEST(EnglishSpelling, WordsThatLookAlikeAreNotOneWord) {
    const std::pair<const char*, const char*> pairs[] = {
        {"filing", "filling"}, {"for", "four"},      {"she", "shoe"},
        {"planed", "planned"}, {"pet", "poet"},      {"canes", "canoes"},
        {"forth", "fourth"},   {"timber", "timbre"}, {"size", "sise"},
        {"course", "corse"},   {"color", "colors"},  {"color", "colour's"},
        {"Color", "color"},    {"rumor", "humour"},  {"", "a"}};
    for (const auto& [first, second] : pairs) {
        EXPECT_FALSE(english().compare(first, second)) << first << " " << second;
        EXPECT_FALSE(english().compare(second, first)) << first << " " << second;
    }
}

TEST(EnglishSpelling, DigraphsOfUnknownWordsAreAPattern) {
    const auto pair = english().compare("Idea", "Idaea");
    ASSERT_TRUE(pair);
    EXPECT_EQ(pair->basis, SpellingBasis::Pattern);
    EXPECT_EQ(pair->kind, SpellingKind::Digraph);
}

TEST(EnglishSpelling, TakesMorePairs) {
    const auto spelling = make_spelling("en", "# more\ngrayling\tgreyling\n");
    ASSERT_TRUE(spelling->look_up("greyling"));
    EXPECT_EQ(*spelling->look_up("Greyling")->form_in(T::American), "Grayling");
    EXPECT_THROW(make_spelling("en", "gray grey\n"), Error);
    EXPECT_EQ(make_spelling("fr"), nullptr);
}

TEST(EnglishWords, LeavesOptionsAndCodeOut) {
    const std::string text =
        "Use --color or `colorize` with $color and finalize(), self-comparing and -analyzing it.";
    bool quoted = false;
    std::string words;
    for (const SpellingWord& word : english_words(text, quoted)) {
        words += text.substr(word.bytes.begin, word.bytes.size()) + " ";
    }
    EXPECT_EQ(words, "Use or with and self comparing and analyzing it ");
}

}  // namespace
}  // namespace diglot
