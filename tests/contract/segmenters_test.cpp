#include "diglot/segment/segmenter.h"
#include "diglot/text/measure.h"
#include "diglot/text/utf8.h"

#include <gtest/gtest.h>

#include "hostile.h"
#include <string>

namespace diglot {
namespace {

constexpr const char* kLanguages[] = {"",   "ko", "ko-KP", "en", "de", "fr", "es",      "ru",  "el",
                                      "ja", "zh", "th",    "my", "ar", "hi", "zh-Hant", "und", "xx-nonsense"};

class SegmenterContract : public testing::TestWithParam<const char*> {
protected:
    const std::unique_ptr<Segmenter> segmenter_ = make_segmenter(GetParam());
};

bool all_ascii_blank(std::string_view text) {
    return text.find_first_not_of(" \t\n\r\f\v") == std::string_view::npos;
}

TEST_P(SegmenterContract, SpansAreOrderedAndNothingButWhiteSpaceIsLost) {
    std::string all;
    for (const std::string& sentence : hostile_sentences()) {
        all += sentence + "  ";
    }
    for (const std::string& text :
         {all, std::string(), std::string(" \t\n"), std::string("."), std::string("끝")}) {
        std::uint32_t end = 0;
        std::string kept;
        for (const Range& span : segmenter_->segment(text)) {
            ASSERT_GE(span.begin, end);
            ASSERT_LT(span.begin, span.end);
            ASSERT_LE(span.end, text.size());
            EXPECT_FALSE(find_invalid_utf8(std::string_view(text).substr(span.begin, span.size())));
            kept += text.substr(span.begin, span.size());
            end = span.end;
        }
        // Compared without any white space of Unicode, which may stand inside sentences as well as between.
        const auto letters = [](const std::string& from) {
            std::string out;
            for (std::size_t at = 0; at < from.size();) {
                const char32_t c = next_code_point(from, at);
                if (c > 0x20 && c != 0x85 && c != 0xA0 && c != 0x2028 && c != 0x2029 && c != 0x3000) {
                    append_code_point(out, c);
                }
            }
            return out;
        };
        EXPECT_EQ(letters(kept), letters(text));
        EXPECT_EQ(segmenter_->segment(text).empty(), all_ascii_blank(text));
    }
}

/// A text of up to 60 pieces that tell most about sentences, by a fixed sequence of numbers.
std::string random_text(std::uint32_t& state) {
    static const std::vector<std::string> pieces = {
        ".",      ".",      "!",      "?",         "…",    "。",     "！",     "\"",     "'",      "“",
        "”",      "‘",      "’",      "«",         "»",    "「",     "」",     "《",     "》",     "(",
        ")",      "[",      "]",      "（",        "）",   "-",      "—",      ",",      ":",      ";",
        " ",      " ",      " ",      "\n",        "\r\n", "\u2028", "\u2029", "\u0085", "\u00A0", "\u3000",
        "\u200B", "\u00AD", "\u0301", "a",         "B",    "Mr",     "U.S",    "the",    "The",    "1",
        "23",     "가",     "했다",   "좋아요",    "라고", "고",     "说",     "です",   "と",     "é",
        "Я",      "я",      "😀",      "☎",         "ㅋㅋ", "^^",     "(끝)",   "1)",     "a)",     "나.",
        "•",      "***",    "\x01",   "\U0010FFFF"};
    const auto next = [&state](std::size_t below) {
        state = state * 1664525U + 1013904223U;
        return (state >> 8U) % below;
    };
    std::string text;
    for (std::size_t left = next(60) + 1; left > 0; --left) {
        text += pieces[next(pieces.size())];
    }
    return text;
}

TEST_P(SegmenterContract, NothingButWhiteSpaceIsLostOfRandomTexts) {
    std::uint32_t state = 1;
    for (int i = 0; i < 3000; ++i) {
        const std::string text = random_text(state);
        std::uint32_t end = 0;
        for (const Range& span : segmenter_->segment(text)) {
            ASSERT_LE(end, span.begin) << text;
            ASSERT_LT(span.begin, span.end) << text;
            ASSERT_TRUE(trimmed(text.substr(end, span.begin - end)).empty()) << text;
            ASSERT_FALSE(trimmed(text.substr(span.begin, span.size())).empty()) << text;
            end = span.end;
        }
        ASSERT_LE(end, text.size()) << text;
        ASSERT_TRUE(trimmed(text.substr(end)).empty()) << text;
    }
}

TEST_P(SegmenterContract, SameTextGivesTheSameSpans) {
    for (const std::string& text : hostile_sentences()) {
        EXPECT_EQ(segmenter_->segment(text), segmenter_->segment(text));
        EXPECT_EQ(segmenter_->segment(text), make_segmenter(GetParam())->segment(text));
    }
}

TEST_P(SegmenterContract, OneWordWithoutEndTakesNoTimeWorthTelling) {
    EXPECT_EQ(segmenter_->segment(std::string(1U << 20U, 'x')).size(), 1U);
    EXPECT_FALSE(segmenter_->segment(std::string(1U << 20U, '.')).empty());
}

INSTANTIATE_TEST_SUITE_P(Each, SegmenterContract, testing::ValuesIn(kLanguages));

}  // namespace
}  // namespace diglot
