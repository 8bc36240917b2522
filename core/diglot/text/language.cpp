#include "diglot/text/language.h"

#include "diglot/text/utf8.h"

#include <unicode/localpointer.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace diglot {
namespace {

bool is_known_language(const std::string& code) {
    const char* const* codes = uloc_getISOLanguages();
    for (std::size_t i = 0; codes[i] != nullptr; ++i) {
        if (code == codes[i]) {
            return true;
        }
    }
    return false;
}

icu::UnicodeString folded(std::string_view text) {
    const auto size = static_cast<std::int32_t>(text.size());
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), size)).foldCase().trim();
}

}  // namespace

std::optional<std::string> canonical_language(std::string_view tag) {
    std::string written(tag);
    std::replace(written.begin(), written.end(), '_', '-');
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::forLanguageTag(written, status);
    if (U_FAILURE(status) != 0 || locale.isBogus() != 0) {
        return std::nullopt;
    }
    locale.canonicalize(status);
    if (U_FAILURE(status) != 0 || !is_known_language(locale.getLanguage())) {
        return std::nullopt;
    }
    const auto canonical = locale.toLanguageTag<std::string>(status);
    return U_FAILURE(status) != 0 ? std::nullopt : std::optional(canonical);
}

std::optional<std::string> language_of_name(std::string_view name) {
    const icu::UnicodeString wanted = folded(name);
    const char* const* codes = uloc_getISOLanguages();
    for (std::size_t i = 0; codes[i] != nullptr && !wanted.isEmpty(); ++i) {
        const icu::Locale language(codes[i]);
        icu::UnicodeString english;
        icu::UnicodeString own;
        language.getDisplayLanguage(icu::Locale::getEnglish(), english);
        language.getDisplayLanguage(language, own);
        if (english.foldCase() == wanted || own.foldCase() == wanted) {
            return canonical_language(codes[i]);
        }
    }
    return canonical_language(name);
}

std::string primary_language(std::string_view tag) {
    return std::string(tag.substr(0, tag.find('-')));
}

std::string language_name(const std::string& tag, const std::string& in) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
    const icu::Locale words = icu::Locale::forLanguageTag(in, status);
    if (tag.empty() || U_FAILURE(status) != 0 || locale.isBogus() != 0) {
        return tag;
    }
    icu::UnicodeString name;
    locale.getDisplayName(words, name);
    std::string text;
    name.toUTF8String(text);
    return text.empty() ? tag : text;
}

bool writes_right_to_left(const std::string& tag) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
    return U_SUCCESS(status) != 0 && locale.isRightToLeft() != 0;
}

std::string script_of_language(std::string_view tag) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::forLanguageTag(
        icu::StringPiece(tag.data(), static_cast<std::int32_t>(tag.size())), status);
    locale.addLikelySubtags(status);
    return U_FAILURE(status) != 0 ? std::string() : std::string(locale.getScript());
}

}  // namespace diglot
