#include "diglot/variants/korean_names.h"

#include "diglot/text/character.h"
#include "diglot/text/korean.h"
#include "diglot/text/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace diglot {
namespace {

/// The ways in which one letter of Hangul is written in Latin, apart by spaces; `-` stands for nothing.
/// McCune–Reischauer, the Revised Romanization (2000), Yale, KCNA's style, and what South Korean passports
/// show most often.
constexpr std::array<std::string_view, 19> kInitials = {
    "k g",         // ㄱ
    "kk gg",       // ㄲ
    "n - y",       // ㄴ
    "t d",         // ㄷ
    "tt dd",       // ㄸ
    "r l n rh -",  // ㄹ
    "m",           // ㅁ
    "p b v",       // ㅂ
    "pp bb",       // ㅃ
    "s sh si",     // ㅅ
    "ss",          // ㅆ
    "-",           // ㅇ
    "ch j c z",    // ㅈ
    "tch jj cc",   // ㅉ
    "ch chh",      // ㅊ
    "k kh",        // ㅋ
    "t th",        // ㅌ
    "p ph f",      // ㅍ
    "h",           // ㅎ
};
constexpr std::array<std::string_view, 21> kVowels = {
    "a ah ar",            // ㅏ
    "ae ai ay e",         // ㅐ
    "ya ia",              // ㅑ
    "yae",                // ㅒ
    "o eo u uh e ur or",  // ㅓ
    "e ey eh",            // ㅔ
    "yo yeo you yu ye",   // ㅕ
    "ye yey e",           // ㅖ
    "o oh",               // ㅗ
    "wa oa",              // ㅘ
    "wae way",            // ㅙ
    "oe oi oy we",        // ㅚ
    "yo",                 // ㅛ
    "u oo woo wu ou",     // ㅜ
    "wo weo",             // ㅝ
    "we",                 // ㅞ
    "wi wee uy ui",       // ㅟ
    "yu yoo",             // ㅠ
    "u eu uh",            // ㅡ
    "ui eui uy yi i ee",  // ㅢ
    "i ee y ih yi",       // ㅣ
};
/// Finals by how they sound: ㄱㄲㅋㄳㄺ, ㄴ, ㄷㅌㅅㅆㅈㅊㅎ, ㄹ, ㅁ, ㅂㅍㅄㄼ, ㅇ, none.
constexpr std::array<std::string_view, 8> kFinals = {"k g", "n", "t d s", "l r", "m", "p b v", "ng", "-"};
constexpr std::array<std::uint8_t, 28> kFinalSound = {7, 0, 0, 0, 1, 1, 1, 2, 3, 0, 4, 3, 3, 3,
                                                      5, 3, 4, 5, 5, 2, 2, 6, 2, 2, 0, 2, 5, 2};

/// What a text is compared by: small letters without marks, or the syllables of Hangul.
struct NameLetters {
    std::vector<char32_t> letters;
    bool hangul = false;
    bool valid = false;
};

char32_t without_mark(char32_t c) {
    switch (c) {
        case U'ŏ':
        case U'ō':
        case U'ö':
            return U'o';
        case U'ŭ':
        case U'ū':
        case U'ü':
            return U'u';
        default:
            return c;
    }
}

NameLetters letters_of(std::string_view text) {
    constexpr std::u32string_view kIgnored = U" -‐‑–'’ʼ`.\u0306";  // the last is a breve on its own
    NameLetters result;
    const std::string lower = to_lower(text);
    std::size_t at = 0;
    bool latin = false;
    while (at < lower.size()) {
        const char32_t c = without_mark(next_code_point(lower, at));
        if (kIgnored.find(c) != std::u32string_view::npos) {
            continue;
        }
        result.hangul = result.hangul || is_hangul_syllable(c);
        latin = latin || (c >= U'a' && c <= U'z');
        if (!is_hangul_syllable(c) && (c < U'a' || c > U'z')) {
            return result;
        }
        result.letters.push_back(c);
    }
    result.valid = !result.letters.empty() && !(result.hangul && latin);
    return result;
}

template <typename Use>
void for_each_way(std::string_view ways, const Use& use) {
    while (!ways.empty()) {
        const std::size_t end = std::min(ways.find(' '), ways.size());
        const std::string_view way = ways.substr(0, end);
        use(way == "-" ? std::string_view() : way);
        ways.remove_prefix(std::min(end + 1, ways.size()));
    }
}

/// The places that can be reached in two texts at once, one part of a syllable after the other.
class Reading {
public:
    Reading(const NameLetters& a, const NameLetters& b) : a_(a), b_(b), width_(b.letters.size() + 1) {
        for (auto& part : reached_) {
            part.resize((a.letters.size() + 1) * width_);
        }
    }

    bool run() {
        reached_[0][0] = true;
        for (std::size_t i = 0; i <= a_.letters.size(); ++i) {
            for (std::size_t j = 0; j < width_; ++j) {
                step(i, j);
            }
        }
        return reached_[0].back();
    }

private:
    void step(std::size_t i, std::size_t j);
    void step_part(std::size_t i, std::size_t j, std::size_t part);
    template <typename Use>
    static void ends(const NameLetters& text, std::size_t at, std::size_t part, std::size_t letter,
                     std::string_view ways, const Use& use);

    const NameLetters& a_;
    const NameLetters& b_;
    std::size_t width_;
    std::array<std::vector<bool>, 3> reached_;  // before the initial, the vowel, the final
};

/// Where `text` goes on when its syllable has this letter in this part.
template <typename Use>
void Reading::ends(const NameLetters& text, std::size_t at, std::size_t part, std::size_t letter,
                   std::string_view ways, const Use& use) {
    if (text.hangul) {
        if (at >= text.letters.size()) {
            return;
        }
        const HangulSyllable syllable = take_apart(text.letters[at]);
        const std::array<std::size_t, 3> parts = {static_cast<std::size_t>(syllable.initial),
                                                  static_cast<std::size_t>(syllable.vowel),
                                                  kFinalSound[static_cast<std::size_t>(syllable.final)]};
        if (parts[part] == letter) {
            use(part == 2 ? at + 1 : at);
        }
        return;
    }
    for_each_way(ways, [&](std::string_view way) {
        const auto rest = std::span(text.letters).subspan(at);
        if (way.size() <= rest.size() &&
            std::equal(way.begin(), way.end(), rest.begin(),
                       [](char w, char32_t c) { return static_cast<char32_t>(w) == c; })) {
            use(at + way.size());
        }
    });
}

void Reading::step_part(std::size_t i, std::size_t j, std::size_t part) {
    const std::span<const std::string_view> ways = part == 0   ? std::span<const std::string_view>(kInitials)
                                                   : part == 1 ? std::span<const std::string_view>(kVowels)
                                                               : std::span<const std::string_view>(kFinals);
    for (std::size_t letter = 0; letter < ways.size(); ++letter) {
        ends(a_, i, part, letter, ways[letter], [&](std::size_t to_i) {
            ends(b_, j, part, letter, ways[letter],
                 [&](std::size_t to_j) { reached_[(part + 1) % 3][to_i * width_ + to_j] = true; });
        });
    }
}

void Reading::step(std::size_t i, std::size_t j) {
    // In this order, as a final and an initial may be nothing, so that the next part begins at the same
    // place.
    for (const std::size_t part : {2U, 0U, 1U}) {
        if (reached_[part][i * width_ + j]) {
            step_part(i, j, part);
        }
    }
}

constexpr auto kFamilyNames = std::to_array<std::string_view>({
    "ahn",  "an",    "bae",   "baek", "bak",  "ban",   "bang", "bong", "byun",  "cha",  "chae", "chang",
    "chin", "cho",   "choe",  "choi", "chon", "chong", "chu",  "chun", "chung", "do",   "eom",  "gang",
    "gim",  "go",    "gu",    "gwon", "ha",   "ham",   "han",  "ho",   "hong",  "huh",  "hur",  "hwang",
    "hyon", "hyun",  "im",    "jang", "jeon", "jeong", "ji",   "jin",  "jo",    "jon",  "jong", "joo",
    "ju",   "jun",   "jung",  "kang", "kil",  "kim",   "ko",   "koh",  "ku",    "kwak", "kwon", "lee",
    "lim",  "ma",    "maeng", "min",  "moon", "mun",   "na",   "nam",  "no",    "noh",  "o",    "oh",
    "pae",  "paek",  "paik",  "pak",  "park", "pyo",   "pyon", "ra",   "rhee",  "ri",   "rim",  "ro",
    "roh",  "ryang", "ryu",   "seo",  "seol", "shim",  "shin", "sim",  "sin",   "so",   "sohn", "sok",
    "son",  "song",  "suh",   "suk",  "sung", "tae",   "thae", "to",   "u",     "um",   "won",  "woo",
    "yang", "yi",    "yim",   "yon",  "yoo",  "yoon",  "yu",   "yun",
});
static_assert(std::is_sorted(kFamilyNames.begin(), kFamilyNames.end()));
constexpr std::u32string_view kHangulFamilyNames =
    U"강고곽구권기길김나남노도라량렴로류리마맹명문민박반방배백변봉서석선설성소손송신심안양엄여연염오옥우원"
    U"위유육윤은이인임장전정제조주지진차채천최추태표하한함허현형호홍황";

std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words;
    std::string word;
    const std::string lower = to_lower(name);
    for (std::size_t at = 0; at < lower.size();) {
        const char32_t c = next_code_point(lower, at);
        if (c == U' ' || c == U'-' || c == U'‐' || c == U'‑' || c == U',') {
            if (!word.empty()) {
                words.push_back(std::move(word));
            }
            word.clear();
        } else {
            append_code_point(word, without_mark(c));
        }
    }
    if (!word.empty()) {
        words.push_back(std::move(word));
    }
    return words;
}

/// True when a word behind a space begins with a small letter: "Kim said".
bool has_small_word(std::string_view name) {
    bool begins = true;
    for (std::size_t at = 0; at < name.size();) {
        const char32_t c = next_code_point(name, at);
        if (begins && char_class(c) == CharClass::Lower) {
            return true;
        }
        begins = c == U' ';
    }
    return false;
}

}  // namespace

bool may_be_same_korean(std::string_view a, std::string_view b) {
    const NameLetters first = letters_of(a);
    const NameLetters second = letters_of(b);
    return first.valid && second.valid && Reading(first, second).run();
}

bool is_korean_family_name(std::string_view word) {
    const NameLetters name = letters_of(word);
    if (!name.valid) {
        return false;
    }
    if (name.hangul) {
        return name.letters.size() == 1 &&
               kHangulFamilyNames.find(name.letters[0]) != std::u32string_view::npos;
    }
    const std::string latin(name.letters.begin(), name.letters.end());
    return std::binary_search(kFamilyNames.begin(), kFamilyNames.end(), std::string_view(latin));
}

bool looks_like_korean_name(std::string_view name) {
    if (has_small_word(name)) {
        return false;
    }
    const std::vector<std::string> words = words_of(name);
    constexpr std::size_t kFewest = 2;
    constexpr std::size_t kMost = 3;
    return words.size() >= kFewest && words.size() <= kMost &&
           (is_korean_family_name(words.front()) || is_korean_family_name(words.back())) &&
           std::all_of(words.begin(), words.end(),
                       [](const std::string& word) { return may_be_same_korean(word, word); });
}

}  // namespace diglot
