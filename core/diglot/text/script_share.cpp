#include "diglot/text/script_share.h"

#include "diglot/text/language.h"
#include "diglot/text/utf8.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>
#include <functional>
#include <map>

namespace diglot {
namespace {

/// The scripts that belong to one of ISO 15924's mixed ones, or the one it names.
std::array<UScriptCode, 3> scripts_of(std::string_view language) {
    const std::string name = script_of_language(language);
    if (name == "Kore") {
        return {USCRIPT_HANGUL, USCRIPT_HAN, USCRIPT_HANGUL};
    }
    if (name == "Jpan") {
        return {USCRIPT_HAN, USCRIPT_HIRAGANA, USCRIPT_KATAKANA};
    }
    if (name == "Hans" || name == "Hant") {
        return {USCRIPT_HAN, USCRIPT_BOPOMOFO, USCRIPT_HAN};
    }
    const int value = u_getPropertyValueEnum(UCHAR_SCRIPT, name.c_str());
    const auto script = value == UCHAR_INVALID_CODE ? USCRIPT_INVALID_CODE : static_cast<UScriptCode>(value);
    return {script, script, script};
}

}  // namespace

ScriptShare script_share(std::string_view text, std::string_view language) {
    // CLDR's likely scripts cost microseconds, and a corpus asks for the same few languages again and again.
    thread_local std::map<std::string, std::array<UScriptCode, 3>, std::less<>> known;
    auto found = known.find(language);
    if (found == known.end()) {
        found = known.emplace(language, scripts_of(language)).first;
    }
    const std::array<UScriptCode, 3>& wanted = found->second;
    const bool unknown = wanted[0] == USCRIPT_INVALID_CODE;
    ScriptShare share;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<UChar32>(next_code_point(text, at));
        if (u_isalpha(c) == 0) {
            continue;
        }
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(c, &status);
        ++share.letters;
        if (unknown || script == wanted[0] || script == wanted[1] || script == wanted[2] ||
            script == USCRIPT_COMMON || script == USCRIPT_INHERITED) {
            ++share.own;
        } else if (script == USCRIPT_LATIN) {
            ++share.latin;
        }
    }
    return share;
}

}  // namespace diglot
