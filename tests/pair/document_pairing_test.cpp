#include "diglot/pair/document_pairing.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace diglot {
namespace {

Document document(const std::string& text, const std::string& language, const std::string& file = {}) {
    Document made;
    made.language = language;
    made.paragraphs.push_back({ParagraphKind::Body, text, {}});
    if (!file.empty()) {
        made.metadata["file"] = file;
    }
    return made;
}

std::vector<DocumentMatch> pair(const std::vector<Document>& sources, const std::vector<Document>& targets,
                                bool use_names = true) {
    const std::vector<Lexicon> lexicons = {builtin_lexicon("ko", "en")};
    return pair_documents(sources, targets, lexicons, {use_names});
}

const std::vector<Document> kKorean = {
    document("2024년 10월 25일 외무성은 국제법에 대하여 말하였다.", "ko"),
    document("GNOME 파일 관리자에서 Ctrl+H를 누르면 숨긴 파일이 보인다.", "ko"),
    document("선박 17척이 항구에 들어왔다.", "ko"),
};
const std::vector<Document> kEnglish = {
    document("17 vessels entered the port.", "en"),
    document("On October 25, 2024 the foreign ministry spoke about international law.", "en"),
    document("Press Ctrl+H in the GNOME file manager to see hidden files.", "en"),
};

TEST(DocumentPairing, FindsTranslationsByWhatTheySay) {
    const auto matches = pair(kKorean, kEnglish);
    ASSERT_EQ(matches.size(), 3U);
    EXPECT_EQ(matches[0].target, 1U);
    EXPECT_EQ(matches[1].target, 2U);
    EXPECT_EQ(matches[2].target, 0U);
    for (const DocumentMatch& match : matches) {
        EXPECT_GT(match.confidence, 0.5);
        EXPECT_LE(match.confidence, 1.0);
    }
}

TEST(DocumentPairing, PairsAsManyAsTheShorterSideHas) {
    const auto matches = pair(kKorean, {kEnglish[2]});
    ASSERT_EQ(matches.size(), 1U);
    EXPECT_EQ(matches[0].source, 1U);
    EXPECT_TRUE(pair({}, kEnglish).empty());
    EXPECT_TRUE(pair(kKorean, {}).empty());
    EXPECT_EQ(pair({document("", "ko")}, {document("", "en")}).size(), 1U);
}

TEST(DocumentPairing, NamesOfFilesSpeakUnlessToldNotTo) {
    const std::vector<Document> sources = {document("하나.", "ko", "ko/a.ko.txt"),
                                           document("둘.", "ko", "ko/b.ko.txt")};
    const std::vector<Document> targets = {document("Text.", "en", "en/b.en.html"),
                                           document("Text.", "en", "en/a.en.html")};
    const auto matches = pair(sources, targets);
    EXPECT_EQ(matches[0].target, 1U);
    EXPECT_GT(matches[0].confidence, 0.9);
    EXPECT_LT(pair(sources, targets, false)[0].confidence, 0.6);
}

TEST(DocumentPairing, IsTheSameTwice) {
    const auto first = pair(kKorean, kEnglish);
    const auto second = pair(kKorean, kEnglish);
    for (std::size_t i = 0; i < first.size(); ++i) {
        EXPECT_EQ(first[i].score, second[i].score);
    }
}

}  // namespace
}  // namespace diglot
