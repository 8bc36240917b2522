#include "diglot/align/aligner.h"

#include "diglot/base/error.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace diglot {
namespace {

/// One paragraph of the sentences given.
SegmentedDocument lines(std::string language, const std::vector<std::string>& sentences) {
    Document document;
    document.language = std::move(language);
    std::vector<Segment> segments;
    Paragraph paragraph;
    for (const std::string& sentence : sentences) {
        const auto begin = static_cast<std::uint32_t>(paragraph.text.size());
        paragraph.text += sentence;
        segments.push_back({0, {begin, static_cast<std::uint32_t>(paragraph.text.size())}});
        paragraph.text += '\n';
    }
    document.paragraphs.push_back(std::move(paragraph));
    document.id = content_id(document);
    return {std::move(document), std::move(segments)};
}

Ladder align_one(const SegmentedDocument& source, const SegmentedDocument& target,
                 const AlignOptions& options = {}) {
    const DocumentPair pair{&source, &target, {}};
    return Aligner(options).align({&pair, 1}).front();
}

TEST(AlignerTest, EmptySidesGiveNullBeads) {
    const SegmentedDocument none = lines("ko", {});
    const SegmentedDocument two = lines("en", {"One sentence.", "And one more."});
    EXPECT_TRUE(align_one(none, none).beads().empty());
    EXPECT_EQ(align_one(none, two).beads().size(), 2U);
    EXPECT_EQ(align_one(two, none).beads().size(), 2U);
}

TEST(AlignerTest, LengthsAloneFindASentenceSplitInTwo) {
    const SegmentedDocument source =
        lines("de", {"Am Morgen brachen wir mit zwei Führern und drei Trägern von der Hütte auf.",
                     "Der Schnee war tief, und der Wind, der die ganze Nacht geweht hatte, trieb uns die "
                     "Flocken ins Gesicht.",
                     "Wir schwiegen."});
    const SegmentedDocument target = lines(
        "en",
        {"In the morning we left the hut with two guides and three porters.", "The snow was deep there.",
         "The wind, which had blown the whole night, drove the flakes into our faces.", "We said nothing."});
    AlignOptions options;
    options.evidence.lexicon = false;
    const Ladder ladder = align_one(source, target, options);
    ASSERT_EQ(ladder.beads().size(), 3U);
    EXPECT_EQ(ladder.beads()[1].target, (Range{1, 3}));
    for (const Bead& bead : ladder.beads()) {
        EXPECT_GT(bead.confidence, 0.3);
    }
}

/// Sentences whose words are drawn from a made-up vocabulary; both languages have a word for each number.
std::vector<std::string> made_up(const std::string& prefix, std::size_t sentences) {
    std::vector<std::string> lines_of;
    std::uint32_t state = 7;
    for (std::size_t i = 0; i < sentences; ++i) {
        std::string sentence;
        const std::size_t words = 4 + i * 7 % 9;
        for (std::size_t w = 0; w < words; ++w) {
            state = state * 1664525U + 1013904223U;
            std::string word = prefix;
            for (std::uint32_t rest = state % 499; rest > 0; rest /= 8) {
                word += static_cast<char>(prefix[0] + static_cast<char>(rest % 8));
            }
            sentence += (w > 0 ? " " : "") + word;
        }
        lines_of.push_back(sentence + ".");
    }
    return lines_of;
}

TEST(AlignerTest, AMissingChapterIsARunOfNullsAndTheRestStaysRight) {
    const std::vector<std::string> source_lines = made_up("a", 600);
    std::vector<std::string> target_lines = made_up("n", 600);
    target_lines.erase(target_lines.begin() + 200, target_lines.begin() + 450);
    const SegmentedDocument source = lines("la", source_lines);
    const SegmentedDocument target = lines("eo", target_lines);
    std::size_t right = 0;
    std::size_t nulls = 0;
    const Ladder ladder = align_one(source, target);
    for (const Bead& bead : ladder.beads()) {
        const bool one_to_one = bead.source.size() == 1 && bead.target.size() == 1;
        const std::uint32_t shift = bead.source.begin < 200 ? 0 : 250;
        right += one_to_one && bead.source.begin == bead.target.begin + shift ? 1U : 0U;
        nulls += bead.is_null() ? 1U : 0U;
    }
    EXPECT_GE(right, 345U);
    EXPECT_GE(nulls, 248U);
}

TEST(AlignerTest, TheOrderOfPairsDoesNotChangeTheirLadders) {
    const SegmentedDocument a = lines("la", made_up("a", 40));
    const SegmentedDocument b = lines("eo", made_up("n", 40));
    const SegmentedDocument c = lines("la", made_up("b", 30));
    const SegmentedDocument d = lines("eo", made_up("m", 31));
    const std::vector<DocumentPair> forward{{&a, &b, {}}, {&c, &d, {}}};
    const std::vector<DocumentPair> backward{{&c, &d, {}}, {&a, &b, {}}};
    const auto one = Aligner().align(forward);
    const auto other = Aligner().align(backward);
    EXPECT_EQ(one[0].beads(), other[1].beads());
    EXPECT_EQ(one[1].beads(), other[0].beads());
}

TEST(AlignerTest, AnchorsHoldAndWrongOnesAreRefused) {
    const SegmentedDocument a = lines("la", made_up("a", 20));
    const SegmentedDocument b = lines("eo", made_up("n", 20));
    DocumentPair pair{&a, &b, {{10, 12}}};
    std::uint32_t reached = 0;
    const std::vector<Ladder> ladders = Aligner().align({&pair, 1});
    for (const Bead& bead : ladders.front().beads()) {
        reached = bead.source.end <= 10 ? std::max(reached, bead.target.end) : reached;
    }
    EXPECT_EQ(reached, 12U);
    pair.anchors = {{10, 12}, {9, 13}};
    EXPECT_THROW((void)Aligner().align({&pair, 1}), Error);
    pair.anchors = {{10, 21}};
    EXPECT_THROW((void)Aligner().align({&pair, 1}), Error);
}

/// Eighty sentences of a diary in German or English.
std::vector<std::string> diary(const std::string& language) {
    std::vector<std::string> days;
    for (int day = 10; day < 90; ++day) {
        const std::string number = std::to_string(day);
        days.push_back(language == "de" ? "Am Tag " + number + " war es auf dem Berg sehr kalt."
                                        : "On day " + number + " it was very cold on the mountain.");
    }
    return days;
}

TEST(AlignerTest, LinesWithoutWordsOnOneSideStayAlone) {
    std::vector<std::string> german = diary("de");
    const std::vector<std::string> wordless = {"* * *", "– 17 –", ". . . . .", "…"};
    for (std::size_t n = 0; n < wordless.size(); ++n) {
        german.insert(german.begin() + static_cast<std::ptrdiff_t>(10 + 11 * n), wordless[n]);
    }
    const Ladder ladder = align_one(lines("de", german), lines("en", diary("en")));
    ASSERT_EQ(ladder.beads().size(), 84U);
    for (std::size_t n = 0; n < wordless.size(); ++n) {
        EXPECT_TRUE(ladder.beads()[10 + 11 * n].is_null()) << wordless[n];
    }
}

TEST(AlignerTest, SentencesWhoseClauseMovedAreOneBead) {
    constexpr std::uint32_t kMiddle = 40;
    std::vector<std::string> german = diary("de");
    std::vector<std::string> english = diary("en");
    german.insert(german.begin() + kMiddle,
                  {"Der Verein tagte 1987 in Bern, und danach sangen Fridolin Krummenacher und Balthasar "
                   "Zurbriggen.",
                   "Die Gäste aus Zermatt und Saas gingen um 23 Uhr nach Hause."});
    english.insert(
        english.begin() + kMiddle,
        {"In 1987 the club met in Bern.",
         "Then Fridolin Krummenacher and Balthasar Zurbriggen sang, and the guests from Zermatt and "
         "Saas went home at 23 hours."});
    const Ladder ladder = align_one(lines("de", german), lines("en", english));
    ASSERT_EQ(ladder.beads().size(), 81U);
    EXPECT_EQ(ladder.beads()[kMiddle].source, (Range{kMiddle, kMiddle + 2}));
    EXPECT_EQ(ladder.beads()[kMiddle].target, (Range{kMiddle, kMiddle + 2}));
    EXPECT_GT(ladder.beads()[kMiddle].confidence, 0.5);
}

}  // namespace
}  // namespace diglot
