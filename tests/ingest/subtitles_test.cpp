#include "diglot/ingest/ingest.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace diglot {
namespace {

std::vector<std::string> texts(const std::string& bytes, const std::string& name) {
    DiagnosticLog log;
    std::vector<std::string> all;
    for (const Paragraph& paragraph : ingest(bytes, name, {}, log).paragraphs) {
        all.push_back(paragraph.text);
    }
    return all;
}

using Texts = std::vector<std::string>;

TEST(Subtitles, SentenceGoesOnOverCues) {
    EXPECT_EQ(texts("1\n00:00:01,000 --> 00:00:03,000\nI waited,\nand it\n\n2\n00:00:03,100 --> "
                    "00:00:05,000\nnever came.\n\n"
                    "3\n00:01:05,500 --> 00:01:07,000\n- Really?\n- Yes.\n",
                    "x.srt"),
              (Texts{"I waited, and it never came.", "- Really?", "- Yes."}));
    // A long pause is an end, whatever the letters say.
    EXPECT_EQ(
        texts(
            "1\n00:00:01,000 --> 00:00:03,000\nI waited,\n\n2\n00:01:03,100 --> 00:01:05,000\nnever came.\n",
            "x.srt")
            .size(),
        2U);
}

TEST(Subtitles, NumbersInOtherDigitsAreNoTimes) {
    EXPECT_TRUE(texts("1\n００:００:０１,０００ --> ００:００:０２,０００\nHello.\n", "x.srt").empty());
    EXPECT_TRUE(texts("", "x.srt").empty());
    EXPECT_TRUE(texts("1\n00:00:01,000 -->\nHello.\n", "x.srt").empty());
}

TEST(Subtitles, BlankLineInsideACueDoesNotEndIt) {
    EXPECT_EQ(
        texts("1\n00:00:01,000 --> 00:00:03,000\nOne\n\ntwo.\n\n2\n00:00:03,100 --> 00:00:05,000\nThree.\n",
              "x.srt"),
        (Texts{"One two.", "Three."}));
}

}  // namespace
}  // namespace diglot
