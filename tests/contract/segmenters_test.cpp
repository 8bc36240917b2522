#include "diglot/segment/segmenter.h"
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
