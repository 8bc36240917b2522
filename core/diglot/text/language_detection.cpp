#include "diglot/text/language.h"
#include "diglot/text/utf8.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>
#include <map>

namespace diglot {
namespace {

struct ScriptRow {
    UScriptCode script;
    const char* language;  // the one in commonest use that is written in it
    double weight;         // Latin letters that say as much as one of its characters
};

constexpr std::array kScripts = {
    ScriptRow{USCRIPT_HANGUL, "ko", 2.5}, ScriptRow{USCRIPT_HIRAGANA, "ja", 2},
    ScriptRow{USCRIPT_KATAKANA, "ja", 2}, ScriptRow{USCRIPT_HAN, "zh", 3},
    ScriptRow{USCRIPT_GREEK, "el", 1},    ScriptRow{USCRIPT_ARMENIAN, "hy", 1},
    ScriptRow{USCRIPT_GEORGIAN, "ka", 1}, ScriptRow{USCRIPT_THAI, "th", 1},
    ScriptRow{USCRIPT_LAO, "lo", 1},      ScriptRow{USCRIPT_KHMER, "km", 1},
    ScriptRow{USCRIPT_MYANMAR, "my", 1},  ScriptRow{USCRIPT_BENGALI, "bn", 1},
    ScriptRow{USCRIPT_TAMIL, "ta", 1},    ScriptRow{USCRIPT_TELUGU, "te", 1},
    ScriptRow{USCRIPT_KANNADA, "kn", 1},  ScriptRow{USCRIPT_MALAYALAM, "ml", 1},
    ScriptRow{USCRIPT_GUJARATI, "gu", 1}, ScriptRow{USCRIPT_GURMUKHI, "pa", 1},
    ScriptRow{USCRIPT_ORIYA, "or", 1},    ScriptRow{USCRIPT_SINHALA, "si", 1},
    ScriptRow{USCRIPT_TIBETAN, "bo", 1},
};

}  // namespace

LanguageGuess detect_language(std::string_view text) {
    std::map<std::string, double> weights;
    double total = 0.0;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<UChar32>(next_code_point(text, at));
        if (u_isalpha(c) == 0) {
            continue;
        }
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(c, &status);
        double weight = 1.0;
        std::string language;
        for (const ScriptRow& row : kScripts) {
            if (row.script == script) {
                language = row.language;
                weight = row.weight;
            }
        }
        weights[language] += weight;
        total += weight;
    }
    LanguageGuess guess;
    for (const auto& [language, weight] : weights) {
        if (weight / total > guess.confidence) {
            guess = {language, weight / total};
        }
    }
    return guess;
}

}  // namespace diglot
