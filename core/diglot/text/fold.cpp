#include "diglot/text/fold.h"

#include "diglot/base/error.h"
#include "diglot/text/korean.h"
#include "diglot/text/utf8.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>

namespace diglot {
namespace {

bool is_ascii(std::string_view text) {
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
}

/// Whether no fold changes anything but ASCII letters: ASCII and composed Hangul syllables alone.
bool is_plain(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (c >= 0x80 && !is_hangul_syllable(c)) {
            return false;
        }
    }
    return true;
}

/// Whether folding the case changes nothing but ASCII letters: as above, and small Latin letters with
/// accents, kana and ideographs, when no marks follow that would become one with them.
bool folds_like_ascii(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        const bool small_latin = c >= 0xE0 && c <= 0xFF;
        const bool kana = (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FA);
        const bool ideograph = c >= 0x4E00 && c <= 0x9FFF;
        if (c >= 0x80 && !small_latin && !kana && !ideograph && !is_hangul_syllable(c)) {
            return false;
        }
    }
    return true;
}

void lower_ascii(std::string& text) {
    for (char& c : text) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    }
}

void check(UErrorCode status) {
    if (U_FAILURE(status) != 0) {
        throw Error(ErrorCode::Internal, "ICU could not fold a text");
    }
}

bool is_accent(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    constexpr UChar32 kVoiced = 0x3099;
    constexpr UChar32 kHalfVoiced = 0x309A;
    return u_charType(c) == U_NON_SPACING_MARK && uscript_getScript(c, &status) == USCRIPT_INHERITED &&
           c != kVoiced && c != kHalfVoiced;
}

}  // namespace

std::string fold_case(std::string_view text) {
    std::string folded;
    if (folds_like_ascii(text)) {
        folded = text;
        lower_ascii(folded);
        return folded;
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* folder = icu::Normalizer2::getNFKCCasefoldInstance(status);
    check(status);
    icu::StringByteSink<std::string> sink(&folded);
    folder->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink,
                          nullptr, status);
    check(status);
    return folded;
}

std::string fold_accents(std::string_view text) {
    if (is_ascii(text) || is_plain(text)) {
        return std::string(text);
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* apart = icu::Normalizer2::getNFDInstance(status);
    const icu::Normalizer2* composed = icu::Normalizer2::getNFCInstance(status);
    check(status);
    const auto whole =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    const icu::UnicodeString parts = apart->normalize(whole, status);
    check(status);
    icu::UnicodeString bare;
    for (std::int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1)) {
        const UChar32 c = parts.char32At(at);
        if (!is_accent(c)) {
            bare.append(c);
        }
    }
    std::string folded;
    composed->normalize(bare, status).toUTF8String(folded);
    check(status);
    return folded;
}

std::string fold_key(std::string_view text) {
    return fold_accents(fold_case(text));
}

}  // namespace diglot
