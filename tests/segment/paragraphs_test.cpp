// Sentences of the kinds that news, letters, laws, novels and manuals are full of: a file a language in
// paragraphs/, one sentence a line, a paragraph a kind.
#include "diglot/base/file.h"
#include "diglot/segment/segmenter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

namespace diglot {
namespace {

namespace fs = std::filesystem;
using Sentences = std::vector<std::string>;

/// The sentences of each paragraph of a file.
std::vector<Sentences> read_paragraphs(const fs::path& file) {
    std::istringstream lines(read_file(file.string()));
    std::vector<Sentences> paragraphs;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("# ")) {
            paragraphs.emplace_back();
        } else if (!line.empty() && !paragraphs.empty()) {
            paragraphs.back().push_back(line);
        }
    }
    return paragraphs;
}

std::string glue(const Sentences& sentences, const std::string& gap) {
    std::string text;
    for (const std::string& sentence : sentences) {
        text += (text.empty() ? "" : gap) + sentence;
    }
    return text;
}

Sentences segmented(const Segmenter& segmenter, const std::string& text) {
    Sentences found;
    for (const Range span : segmenter.segment(text)) {
        found.push_back(text.substr(span.begin, span.size()));
    }
    return found;
}

/// Each line that the one has and the other has not, so that a failure shows only what is wrong.
std::string differences(const Sentences& found, const Sentences& expected) {
    std::string shown;
    for (const std::string& one : expected) {
        shown += std::find(found.begin(), found.end(), one) == found.end() ? "\n- " + one : "";
    }
    for (const std::string& one : found) {
        shown += std::find(expected.begin(), expected.end(), one) == expected.end() ? "\n+ " + one : "";
    }
    return shown;
}

class Paragraphs : public testing::TestWithParam<std::string> {
protected:
    const fs::path file_ = fs::path(DIGLOT_TEST_DIR) / "paragraphs" / (GetParam() + ".txt");
    const std::string gap_ = GetParam() == "zh" || GetParam() == "ja" ? "" : " ";
    const std::unique_ptr<Segmenter> segmenter_ = make_segmenter(GetParam());
};

TEST_P(Paragraphs, OfEachKindHaveTheirSentences) {
    const std::vector<Sentences> paragraphs = read_paragraphs(file_);
    ASSERT_GE(paragraphs.size(), 3U);
    for (const Sentences& expected : paragraphs) {
        const Sentences found = segmented(*segmenter_, glue(expected, gap_));
        EXPECT_EQ(found.size(), expected.size());
        EXPECT_EQ(differences(found, expected), "");
    }
}

TEST_P(Paragraphs, InOneLineHaveTheSameSentences) {
    Sentences expected;
    for (const Sentences& paragraph : read_paragraphs(file_)) {
        expected.insert(expected.end(), paragraph.begin(), paragraph.end());
    }
    EXPECT_EQ(differences(segmented(*segmenter_, glue(expected, gap_)), expected), "");
}

TEST_P(Paragraphs, EndTheSameWithACarriageReturnOrMoreSpaceBetween) {
    for (const Sentences& expected : read_paragraphs(file_)) {
        EXPECT_EQ(differences(segmented(*segmenter_, glue(expected, "\r\n")), expected), "");
        EXPECT_EQ(differences(segmented(*segmenter_, glue(expected, "\u00A0  ")), expected), "");
    }
}

INSTANTIATE_TEST_SUITE_P(Of, Paragraphs,
                         testing::Values("de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru",
                                         "zh"));

}  // namespace
}  // namespace diglot
