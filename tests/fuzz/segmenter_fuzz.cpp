// Whatever the text: spans in order, nothing but white space outside of them, the same twice.
#include "diglot/segment/segmenter.h"
#include "diglot/text/utf8.h"

#include "fuzz.h"
#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace {

constexpr std::array<const char*, 8> kLanguages = {"", "ko", "en", "de", "ja", "zh", "th", "el"};

const diglot::Segmenter& segmenter(std::size_t language) {
    static std::array<std::unique_ptr<diglot::Segmenter>, kLanguages.size()> made;
    auto& one = made.at(language);
    if (one == nullptr) {
        one = diglot::make_segmenter(kLanguages.at(language));
    }
    return *one;
}

// Unicode's property White_Space, and the marks that show nothing at the ends of a sentence.
bool is_blank(char32_t c) {
    return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

bool all_blank(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (!is_blank(diglot::next_code_point(text, at))) {
            return false;
        }
    }
    return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using diglot::fuzz::expect;
    std::string_view text = diglot::fuzz::as_text(data, size);
    text = text.substr(0, diglot::find_invalid_utf8(text).value_or(text.size()));
    if (text.empty()) {
        return 0;
    }
    // The first byte chooses the language and stays text, so that plain texts are inputs too.
    const auto language = static_cast<unsigned char>(text.front()) % kLanguages.size();
    const auto spans = segmenter(language).segment(text);
    std::uint32_t end = 0;
    for (const diglot::Range& span : spans) {
        expect(span.begin >= end && span.begin < span.end && span.end <= text.size(), "spans are in order");
        expect(all_blank(text.substr(end, span.begin - end)), "only white space lies between sentences");
        expect(!all_blank(text.substr(span.begin, span.size())), "a sentence is not blank");
        expect(!diglot::find_invalid_utf8(text.substr(span.begin, span.size())), "no character is cut");
        end = span.end;
    }
    expect(all_blank(text.substr(end)), "only white space follows the last sentence");
    expect(segmenter(language).segment(text) == spans, "the same text gives the same spans");
    return 0;
}
