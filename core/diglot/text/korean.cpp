#include "diglot/text/korean.h"

#include "diglot/text/utf8.h"

#include <algorithm>
#include <array>
#include <vector>

namespace diglot {
namespace {

enum class System { McCuneReischauer, Revised };

// By Unicode's order of initials: ㄱ ㄲ ㄴ ㄷ ㄸ ㄹ ㅁ ㅂ ㅃ ㅅ ㅆ ㅇ ㅈ ㅉ ㅊ ㅋ ㅌ ㅍ ㅎ
using Initials = std::array<std::string_view, 19>;
constexpr Initials kMrInitial{"k",  "kk", "n", "t",  "tt", "r",  "m",  "p",  "pp", "s",
                              "ss", "",   "j", "jj", "ch", "kh", "th", "ph", "h"};
constexpr Initials kRrInitial{"g",  "kk", "n", "d",  "tt", "r", "m", "b", "pp", "s",
                              "ss", "",   "j", "jj", "ch", "k", "t", "p", "h"};
// ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅘ ㅙ ㅚ ㅛ ㅜ ㅝ ㅞ ㅟ ㅠ ㅡ ㅢ ㅣ
using Vowels = std::array<std::string_view, 21>;
constexpr Vowels kMrVowel{"a",  "ae", "ya", "yae", "o",  "e",  "yo", "ye", "o",  "wa", "wae",
                          "oe", "yo", "u",  "wo",  "we", "wi", "yu", "u",  "ui", "i"};
constexpr Vowels kRrVowel{"a",  "ae", "ya", "yae", "eo", "e",  "yeo", "ye", "o",  "wa", "wae",
                          "oe", "yo", "u",  "wo",  "we", "wi", "yu",  "eu", "ui", "i"};

/// What a final is heard as: none, k, n, t, l, m, p, ng.
enum class Coda { None, K, N, T, L, M, P, Ng };
constexpr std::array kCoda{Coda::None, Coda::K, Coda::K, Coda::K, Coda::N, Coda::N, Coda::N,
                           Coda::T,    Coda::L, Coda::K, Coda::M, Coda::L, Coda::L, Coda::L,
                           Coda::P,    Coda::L, Coda::M, Coda::P, Coda::P, Coda::T, Coda::T,
                           Coda::Ng,   Coda::T, Coda::T, Coda::K, Coda::T, Coda::P, Coda::T};
// Before a vowel a final goes over to the next syllable, the second of two alone: the initial it becomes
// there (-1: stays).
constexpr std::array kLinked{-1, 0, 1, 9, 2, 12, 2,  3,  5,  0,  6,  7,  9,  16,
                             17, 5, 6, 7, 9, 9,  10, -1, 12, 14, 15, 16, 17, -1};
// What of a final of two stays when the second goes.
constexpr std::array kLeft{Coda::None, Coda::None, Coda::None, Coda::K,    Coda::None, Coda::N,
                           Coda::None, Coda::None, Coda::None, Coda::L,    Coda::L,    Coda::L,
                           Coda::L,    Coda::L,    Coda::L,    Coda::None, Coda::None, Coda::None,
                           Coda::P,    Coda::None, Coda::None, Coda::Ng,   Coda::None, Coda::None,
                           Coda::None, Coda::None, Coda::None, Coda::None};

constexpr int kG = 0;
constexpr int kN = 2;
constexpr int kD = 3;
constexpr int kR = 5;
constexpr int kM = 6;
constexpr int kB = 7;
constexpr int kSilent = 11;
constexpr int kJ = 12;

std::string_view spelled(Coda coda) {
    constexpr std::array<std::string_view, 8> kSpelled{"", "k", "n", "t", "l", "m", "p", "ng"};
    return kSpelled[static_cast<std::size_t>(coda)];
}

/// One syllable as it is heard among its neighbours.
struct Heard {
    int initial;
    int vowel;
    Coda coda;
    bool voiced = false;  ///< The initial stands between voiced sounds.
};

Coda nasal(Coda coda) {
    return coda == Coda::K ? Coda::Ng : coda == Coda::T ? Coda::N : coda == Coda::P ? Coda::M : coda;
}

/// Changes of sound where one syllable ends and the next begins.
void meet(Heard& left, Heard& right, System system) {
    const Coda before = left.coda;
    if (right.initial == kN || right.initial == kM || right.initial == kR) {
        left.coda = nasal(left.coda);
    }
    if (right.initial == kR && (before == Coda::L || before == Coda::N)) {
        left.coda = Coda::L;
    } else if (right.initial == kN && before == Coda::L) {
        right.initial = kR;
    } else if (right.initial == kR && before != Coda::None &&
               (system == System::Revised || left.coda != before)) {
        right.initial = kN;  // 독립: dongnip; the news agency leaves 강령 as Kangryong
    }
    right.voiced = before == Coda::None || before == Coda::N || before == Coda::L || before == Coda::M ||
                   before == Coda::Ng;
}

constexpr std::size_t kFinalNh = 6;
constexpr std::size_t kFinalLh = 15;
constexpr std::size_t kFinalH = 27;

bool ends_in_h(std::size_t final) {
    return final == kFinalNh || final == kFinalLh || final == kFinalH;
}

/// A final h vanishes before a vowel (좋아: joa) and breathes on g, d, j (좋다: jota).
void meet_h(Heard& left, Heard& right, std::size_t final) {
    left.coda = final == kFinalNh ? Coda::N : final == kFinalLh ? Coda::L : Coda::None;
    constexpr int kKh = 15;
    constexpr int kTh = 16;
    constexpr int kCh = 14;
    right.initial = right.initial == kG   ? kKh
                    : right.initial == kD ? kTh
                    : right.initial == kJ ? kCh
                                          : right.initial;
}

/// The syllables of a run of Hangul as heard.
std::vector<Heard> listen(const std::vector<HangulSyllable>& run, System system) {
    std::vector<Heard> heard;
    for (std::size_t i = 0; i < run.size(); ++i) {
        const auto final = static_cast<std::size_t>(run[i].final);
        Heard now{run[i].initial, run[i].vowel, kCoda.at(final)};
        if (i > 0) {
            const auto last = static_cast<std::size_t>(run[i - 1].final);
            if (now.initial == kSilent && last != 0 && kLinked.at(last) >= 0) {
                heard.back().coda = kLeft.at(last);
                now.initial = kLinked.at(last);
                now.voiced = true;
            } else if (ends_in_h(last) && (now.initial == kSilent || now.initial == kG || now.initial == kD ||
                                           now.initial == kJ)) {
                meet_h(heard.back(), now, last);
            } else {
                meet(heard.back(), now, system);
            }
        }
        heard.push_back(now);
    }
    return heard;
}

std::string_view spelled_initial(const Heard& syllable, Coda before, System system) {
    if (syllable.initial == kR && before == Coda::L) {
        return "l";
    }
    if (system == System::Revised) {
        return kRrInitial.at(static_cast<std::size_t>(syllable.initial));
    }
    if (syllable.voiced) {
        switch (syllable.initial) {
            case kG:
                return "g";
            case kD:
                return "d";
            case kB:
                return "b";
            default:
                break;
        }
    }
    return kMrInitial.at(static_cast<std::size_t>(syllable.initial));
}

std::string spell(const std::vector<HangulSyllable>& run, System system) {
    std::string out;
    Coda before = Coda::None;
    const Vowels& vowels = system == System::Revised ? kRrVowel : kMrVowel;
    for (const Heard& syllable : listen(run, system)) {
        out += spelled_initial(syllable, before, system);
        out += vowels.at(static_cast<std::size_t>(syllable.vowel));
        out += spelled(syllable.coda);
        before = syllable.coda;
    }
    return out;
}

void capitalize(std::string& word) {
    if (!word.empty() && word.front() >= 'a' && word.front() <= 'z') {
        word.front() = static_cast<char>(word.front() - 'a' + 'A');
    }
}

/// Each run of Hangul in `text` through `romanize`, all else as it stands.
template <class Romanize>
std::string for_runs(std::string_view text, const Romanize& romanize) {
    std::string out;
    std::vector<HangulSyllable> run;
    for (std::size_t at = 0; at <= text.size();) {
        const char32_t c = at < text.size() ? next_code_point(text, at) : (++at, U'\0');
        if (is_hangul_syllable(c)) {
            run.push_back(take_apart(c));
            continue;
        }
        out += run.empty() ? std::string() : romanize(run);
        run.clear();
        if (c != 0) {
            append_code_point(out, c);
        }
    }
    return out;
}

struct Custom {
    std::string_view korean, latin;
};
constexpr std::array kCustomNames{Custom{"김일성", "Kim Il Sung"}, Custom{"리승만", "Syngman Rhee"},
                                  Custom{"이승만", "Syngman Rhee"}};
constexpr std::array kCustomWords{Custom{"평양", "Pyongyang"}, Custom{"서울", "Seoul"},
                                  Custom{"판문점", "Panmunjom"}};

template <std::size_t N>
std::string_view custom(const std::array<Custom, N>& table, std::string_view korean) {
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const Custom& c) { return c.korean == korean; });
    return found == table.end() ? std::string_view() : found->latin;
}

constexpr std::array<std::string_view, 9> kLongSurnames{"남궁", "황보", "제갈", "사공", "선우",
                                                        "서문", "독고", "동방", "을지"};

}  // namespace

std::string mccune_reischauer_name(std::string_view name) {
    if (const std::string_view own = custom(kCustomNames, name); !own.empty()) {
        return std::string(own);
    }
    const bool long_surname = std::any_of(
        kLongSurnames.begin(), kLongSurnames.end(),
        [&](std::string_view surname) { return name.starts_with(surname) && name.size() > surname.size(); });
    return for_runs(name, [&](const std::vector<HangulSyllable>& run) {
        const auto surname_end = run.begin() + (run.size() > 1 && long_surname ? 2 : 1);
        std::string out = spell({run.begin(), surname_end}, System::McCuneReischauer);
        capitalize(out);
        bool first = true;
        for (auto at = surname_end; at != run.end(); ++at) {
            std::string syllable = spell({*at}, System::McCuneReischauer);
            // Inside the given name k, t, p soften behind a vowel and n, l, m, ng, though the syllables stand
            // apart.
            const Coda before = kCoda.at(static_cast<std::size_t>((at - 1)->final));
            const bool soft = !first && before != Coda::K && before != Coda::T && before != Coda::P;
            const Heard heard{at->initial, at->vowel, Coda::None, soft};
            if (soft && (at->initial == kG || at->initial == kD || at->initial == kB)) {
                syllable.replace(0, 1, spelled_initial(heard, Coda::None, System::McCuneReischauer));
            }
            capitalize(syllable);
            out += ' ' + syllable;
            first = false;
        }
        return out;
    });
}

std::string mccune_reischauer(std::string_view word) {
    if (const std::string_view own = custom(kCustomWords, word); !own.empty()) {
        return std::string(own);
    }
    return for_runs(word, [](const std::vector<HangulSyllable>& run) {
        std::string out = spell(run, System::McCuneReischauer);
        capitalize(out);
        return out;
    });
}

std::string revised_romanization(std::string_view word) {
    return for_runs(word, [](const std::vector<HangulSyllable>& run) { return spell(run, System::Revised); });
}

}  // namespace diglot
