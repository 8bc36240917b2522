#include "diglot/text/language.h"
#include "diglot/text/utf8.h"

#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

namespace diglot {
namespace {

/// What is known of a language that shares its script with others.
struct LanguageProfile {
    std::string_view tag;
    UScriptCode script;
    std::string_view words;     // common ones, parted by spaces
    std::string_view trigrams;  // in falling order of frequency, parted by spaces; `_` is the edge of a word
    std::string_view letters;   // beyond ASCII
};

constexpr LanguageProfile kProfiles[] = {
#include "diglot/text/language_profiles.inc"
};
constexpr std::size_t kLanguages = std::size(kProfiles);

// A trigram's frequency falls about as 1 ÷ (rank + kRankShift) (Mandelbrot); one that is not among the
// commonest counts as the last of them twice over.
constexpr double kRankShift = 10.0;
constexpr double kUnseen = 800.0;
constexpr double kWordGain = 3.0;        // nats for a common word, beside its trigrams
constexpr double kStrangeLetter = -2.0;  // nats for a letter that the language does not have
constexpr double kTrigramOverlap = 3.0;  // each letter is in three trigrams

struct ScriptRow {
    UScriptCode script;
    const char* language;  // the one that is written in it; nullptr where several share it
    double weight;         // Latin letters that say as much as one of its characters
};

constexpr std::array kScripts = {
    ScriptRow{USCRIPT_LATIN, nullptr, 1},      ScriptRow{USCRIPT_CYRILLIC, nullptr, 1},
    ScriptRow{USCRIPT_ARABIC, nullptr, 1},     ScriptRow{USCRIPT_HEBREW, nullptr, 1},
    ScriptRow{USCRIPT_DEVANAGARI, nullptr, 1}, ScriptRow{USCRIPT_HANGUL, "ko", 2.5},
    ScriptRow{USCRIPT_HIRAGANA, "ja", 2},      ScriptRow{USCRIPT_KATAKANA, "ja", 2},
    ScriptRow{USCRIPT_HAN, "zh", 3},           ScriptRow{USCRIPT_GREEK, nullptr, 1},
    ScriptRow{USCRIPT_ARMENIAN, "hy", 1},      ScriptRow{USCRIPT_GEORGIAN, "ka", 1},
    ScriptRow{USCRIPT_THAI, nullptr, 1},       ScriptRow{USCRIPT_LAO, "lo", 1},
    ScriptRow{USCRIPT_KHMER, "km", 1},         ScriptRow{USCRIPT_MYANMAR, "my", 1},
    ScriptRow{USCRIPT_BENGALI, "bn", 1},       ScriptRow{USCRIPT_TAMIL, "ta", 1},
    ScriptRow{USCRIPT_TELUGU, "te", 1},        ScriptRow{USCRIPT_KANNADA, "kn", 1},
    ScriptRow{USCRIPT_MALAYALAM, "ml", 1},     ScriptRow{USCRIPT_GUJARATI, "gu", 1},
    ScriptRow{USCRIPT_GURMUKHI, "pa", 1},      ScriptRow{USCRIPT_ORIYA, "or", 1},
    ScriptRow{USCRIPT_SINHALA, "si", 1},       ScriptRow{USCRIPT_TIBETAN, "bo", 1},
    ScriptRow{USCRIPT_ETHIOPIC, "am", 1},      ScriptRow{USCRIPT_MONGOLIAN, "mn", 1},
};

UScriptCode script_of(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(c, &status);
}

/// Gains of words and trigrams by language, made once.
class ProfileIndex {
public:
    using Gains = std::vector<std::pair<std::uint8_t, float>>;  // language, nats
    using LanguageSet = std::bitset<kLanguages>;

    ProfileIndex() {
        for (std::size_t language = 0; language < kLanguages; ++language) {
            add_all(kProfiles[language].trigrams, trigrams_, language, [](std::size_t rank) {
                return std::log(kUnseen / (static_cast<double>(rank) + kRankShift));
            });
            add_all(kProfiles[language].words, words_, language,
                    [](std::size_t /*rank*/) { return kWordGain; });
            const std::string_view letters = kProfiles[language].letters;
            for (std::size_t at = 0; at < letters.size();) {
                letters_[next_code_point(letters, at)].set(language);
            }
        }
    }
    /// The languages that have a letter beyond ASCII; nullptr when none has.
    [[nodiscard]] const LanguageSet* letter(char32_t c) const {
        const auto found = letters_.find(c);
        return found == letters_.end() ? nullptr : &found->second;
    }
    [[nodiscard]] const Gains* word(const std::string& word) const { return find(words_, word); }
    [[nodiscard]] const Gains* trigram(const std::string& trigram) const { return find(trigrams_, trigram); }

private:
    using Table = std::unordered_map<std::string, Gains>;

    static const Gains* find(const Table& table, const std::string& key) {
        const auto found = table.find(key);
        return found == table.end() ? nullptr : &found->second;
    }
    template <typename Gain>
    static void add_all(std::string_view list, Table& table, std::size_t language, Gain gain) {
        std::size_t rank = 0;
        while (!list.empty()) {
            const std::size_t end = std::min(list.find(' '), list.size());
            if (end > 0) {
                table[std::string(list.substr(0, end))].emplace_back(static_cast<std::uint8_t>(language),
                                                                     static_cast<float>(gain(rank++)));
            }
            list.remove_prefix(std::min(end + 1, list.size()));
        }
    }

    std::unordered_map<char32_t, LanguageSet> letters_;
    Table words_;
    Table trigrams_;
};

const ProfileIndex& profile_index() {
    static const ProfileIndex made;
    return made;
}

using Scores = std::array<double, kLanguages>;

/// Counts a letter beyond ASCII against the languages that do not have it.
void add_letter(char32_t c, Scores& scores) {
    const ProfileIndex::LanguageSet* having = profile_index().letter(c);
    for (std::size_t i = 0; i < kLanguages; ++i) {
        scores[i] += having != nullptr && having->test(i) ? 0.0 : kStrangeLetter;
    }
}

void add_gains(const ProfileIndex::Gains* gains, double weight, Scores& scores) {
    if (gains != nullptr) {
        for (const auto& [language, gain] : *gains) {
            scores[language] += weight * static_cast<double>(gain);
        }
    }
}

/// Adds what one word says. `ends` are the byte offsets behind its letters.
void score_word(const std::string& word, const std::vector<std::size_t>& ends, Scores& scores) {
    const ProfileIndex& index = profile_index();
    add_gains(index.word(word), 1.0, scores);
    const std::string padded = '_' + word + '_';
    std::vector<std::size_t> bounds = {0, 1};
    for (const std::size_t end : ends) {
        bounds.push_back(end + 1);
    }
    bounds.push_back(padded.size());
    for (std::size_t i = 0; i + 3 < bounds.size(); ++i) {
        add_gains(index.trigram(padded.substr(bounds[i], bounds[i + 3] - bounds[i])), 1.0 / kTrigramOverlap,
                  scores);
    }
}

/// The text in lower case and composed, as the profiles are.
std::string folded(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    std::string composed;
    icu::StringByteSink<std::string> sink(&composed);
    icu::Normalizer2::getNFCInstance(status)->normalizeUTF8(
        0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr, status);
    std::string lower;
    lower.reserve(composed.size());
    for (std::size_t at = 0; at < composed.size();) {
        append_code_point(
            lower, static_cast<char32_t>(u_tolower(static_cast<UChar32>(next_code_point(composed, at)))));
    }
    return lower;
}

Scores score_languages(std::string_view text, UScriptCode script) {
    Scores scores{};
    const std::string lower = folded(text);
    std::string word;
    std::vector<std::size_t> ends;
    const auto finish = [&] {
        if (!word.empty()) {
            score_word(word, ends, scores);
        }
        word.clear();
        ends.clear();
    };
    for (std::size_t at = 0; at < lower.size();) {
        const char32_t c = next_code_point(lower, at);
        const auto letter = static_cast<UChar32>(c);
        const bool mark = (U_GET_GC_MASK(letter) & U_GC_M_MASK) != 0;
        const bool inner = c == '\'' && !word.empty();  // "o'z", "s'est"
        if (inner || mark || (u_isalpha(letter) != 0 && script_of(letter) == script)) {
            if (c >= 0x80) {
                add_letter(c, scores);
            }
            append_code_point(word, c);
            ends.push_back(word.size());
        } else {
            finish();
        }
    }
    finish();
    return scores;
}

/// The best of the languages written in `script`; its confidence against the others.
LanguageGuess guess_among(std::string_view text, UScriptCode script) {
    const Scores scores = score_languages(text, script);
    std::size_t best = kLanguages;
    for (std::size_t i = 0; i < kLanguages; ++i) {
        if (kProfiles[i].script == script && (best == kLanguages || scores[i] > scores[best])) {
            best = i;
        }
    }
    if (best == kLanguages || scores[best] <= 0.0) {
        return {};
    }
    double sum = 0.0;
    for (std::size_t i = 0; i < kLanguages; ++i) {
        sum += kProfiles[i].script == script ? std::exp(scores[i] - scores[best]) : 0.0;
    }
    return {std::string(kProfiles[best].tag), 1.0 / sum, scores[best]};
}

/// Weighted letters by script; kana and the Han characters beside it count as one.
std::map<UScriptCode, double> count_scripts(std::string_view text) {
    std::map<UScriptCode, double> weights;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<UChar32>(next_code_point(text, at));
        const UScriptCode script = u_isalpha(c) != 0 ? script_of(c) : USCRIPT_COMMON;
        const auto* row = std::find_if(kScripts.begin(), kScripts.end(),
                                       [&](const ScriptRow& one) { return one.script == script; });
        if (row != kScripts.end()) {
            weights[script == USCRIPT_KATAKANA ? USCRIPT_HIRAGANA : script] += row->weight;
        }
    }
    return weights;
}

}  // namespace

LanguageGuess detect_language(std::string_view text) {
    constexpr double kKanaShare = 0.1;    // of a Japanese text's East Asian characters at the least
    constexpr double kHangulShare = 0.3;  // of a Korean text's, be it full of Han characters
    std::map<UScriptCode, double> weights = count_scripts(text);
    const double han = weights[USCRIPT_HAN];
    const UScriptCode host =
        weights[USCRIPT_HIRAGANA] > kKanaShare * (han + weights[USCRIPT_HIRAGANA]) ? USCRIPT_HIRAGANA
        : weights[USCRIPT_HANGUL] > kHangulShare * (han + weights[USCRIPT_HANGUL]) ? USCRIPT_HANGUL
                                                                                   : USCRIPT_HAN;
    weights[USCRIPT_HAN] = 0.0;
    weights[host] += han;
    double total = 0.0;
    auto best = weights.begin();
    for (auto one = weights.begin(); one != weights.end(); ++one) {
        total += one->second;
        best = one->second > best->second ? one : best;
    }
    if (total <= 0.0) {
        return {};
    }
    const auto* row = std::find_if(kScripts.begin(), kScripts.end(),
                                   [&](const ScriptRow& one) { return one.script == best->first; });
    LanguageGuess guess = row->language != nullptr ? LanguageGuess{row->language, 1.0, best->second}
                                                   : guess_among(text, row->script);
    guess.confidence *= best->second / total;
    return guess;
}

}  // namespace diglot
