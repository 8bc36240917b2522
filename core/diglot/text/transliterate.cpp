#include "diglot/text/transliterate.h"

#include "diglot/text/character.h"
#include "diglot/text/korean.h"
#include "diglot/text/sound_cost.h"
#include "diglot/text/utf8.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace diglot {
namespace {

char ascii_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// What ICU makes of the letters U+00C0 … U+017F. Its transliterators take as long to load as a thousand
// sentences to read, and most texts in Latin letters have no others.
constexpr char32_t kFirstLatin = 0xC0;
constexpr std::array<std::string_view, 192> kPlainLatin{
    "a", "a", "a",  "a",  "a", "a", "ae", "c",  "e",  "e", "e", "e", "i",  "i",  "i", "i", "d", "n",
    "o", "o", "o",  "o",  "o", "*", "o",  "u",  "u",  "u", "u", "y", "th", "ss", "a", "a", "a", "a",
    "a", "a", "ae", "c",  "e", "e", "e",  "e",  "i",  "i", "i", "i", "d",  "n",  "o", "o", "o", "o",
    "o", "/", "o",  "u",  "u", "u", "u",  "y",  "th", "y", "a", "a", "a",  "a",  "a", "a", "c", "c",
    "c", "c", "c",  "c",  "c", "c", "d",  "d",  "d",  "d", "e", "e", "e",  "e",  "e", "e", "e", "e",
    "e", "e", "g",  "g",  "g", "g", "g",  "g",  "g",  "g", "h", "h", "h",  "h",  "i", "i", "i", "i",
    "i", "i", "i",  "i",  "i", "i", "ij", "ij", "j",  "j", "k", "k", "q",  "l",  "l", "l", "l", "l",
    "l", "l", "l",  "l",  "l", "n", "n",  "n",  "n",  "n", "n", "n", "n",  "n",  "o", "o", "o", "o",
    "o", "o", "oe", "oe", "r", "r", "r",  "r",  "r",  "r", "s", "s", "s",  "s",  "s", "s", "s", "s",
    "t", "t", "t",  "t",  "t", "t", "u",  "u",  "u",  "u", "u", "u", "u",  "u",  "u", "u", "u", "u",
    "w", "w", "y",  "y",  "y", "z", "z",  "z",  "z",  "z", "z", "s"};

/// `text` in small plain letters where it has none but ASCII and those of the table.
std::optional<std::string> plain_latin_by_table(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (c < 0x80) {
            out += ascii_lower(static_cast<char>(c));
        } else if (c >= kFirstLatin && c < kFirstLatin + kPlainLatin.size()) {
            out += kPlainLatin.at(c - kFirstLatin);
        } else {
            return std::nullopt;
        }
    }
    return out;
}

const icu::Transliterator* plain_latin_transliterator() {
    thread_local const std::unique_ptr<icu::Transliterator> transliterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<icu::Transliterator>(
            icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    }();
    // The analyzer takes what the lambda returns for a copy that dies here.
    return transliterator.get();  // NOLINT(clang-analyzer-cplusplus.NewDelete)
}

/// Adds a sound, once where it is doubled.
void add_sound(std::string& sounds, char sound) {
    if (sounds.empty() || sounds.back() != sound) {
        sounds += sound;
    }
}

// Initials ㄱ ㄲ ㄴ ㄷ ㄸ ㄹ ㅁ ㅂ ㅃ ㅅ ㅆ ㅇ ㅈ ㅉ ㅊ ㅋ ㅌ ㅍ ㅎ
constexpr std::array<char, 19> kInitialSound{'K', 'K',  'N', 'T', 'T', 'L', 'M', 'P', 'P', 'S',
                                             'S', '\0', 'S', 'S', 'S', 'K', 'T', 'P', 'h'};
// ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅘ ㅙ ㅚ ㅛ ㅜ ㅝ ㅞ ㅟ ㅠ ㅡ ㅢ ㅣ
constexpr std::array<std::string_view, 21> kVowelSounds{"a",  "e",  "ya", "ye", "o",  "e",  "yo",
                                                        "ye", "o",  "wa", "we", "we", "yo", "u",
                                                        "wo", "we", "wi", "yu", "-",  "ui", "i"};
// Finals in Unicode's order. A final ㅅ is heard as t and writes foreign t (로봇, 넷).
constexpr std::array<char, 28> kFinalSound{'\0', 'K', 'K', 'K', 'N', 'N', 'N', 'T', 'L', 'K',
                                           'M',  'L', 'L', 'L', 'P', 'L', 'M', 'P', 'P', 'T',
                                           'T',  'n', 'T', 'T', 'K', 'T', 'P', 'T'};

void add_hangul(std::string& sounds, char32_t c) {
    const HangulSyllable syllable = take_apart(c);
    if (const char initial = kInitialSound.at(static_cast<std::size_t>(syllable.initial)); initial != '\0') {
        add_sound(sounds, initial);
    }
    for (const char vowel : kVowelSounds.at(static_cast<std::size_t>(syllable.vowel))) {
        add_sound(sounds, vowel);
    }
    if (const char final = kFinalSound.at(static_cast<std::size_t>(syllable.final)); final != '\0') {
        add_sound(sounds, final);
    }
}

struct Spelling {
    std::string_view letters;
    std::string_view sounds;
};
// Longest first. What a letter alone stands for is in single_letter().
constexpr std::array kSpellings = std::to_array<Spelling>({
    {"shch", "S"}, {"tsch", "S"}, {"tch", "S"}, {"sch", "S"}, {"dzh", "S"}, {"dge", "Se"}, {"chr", "KL"},
    {"chl", "KL"}, {"ch", "S"},   {"sh", "S"},  {"zh", "S"},  {"kh", "K"},  {"ph", "P"},   {"th", "T"},
    {"ts", "S"},   {"tz", "S"},   {"cz", "S"},  {"dz", "S"},  {"dj", "S"},  {"ck", "K"},   {"rh", "L"},
    {"wh", "w"},   {"gh", "K"},   {"ee", "i"},  {"oo", "u"},  {"ou", "u"},  {"geu", "K-"}, {"eo", "o"},
    {"eu", "-"},   {"ae", "e"},   {"ce", "Se"}, {"ci", "Si"}, {"cy", "Si"},
});

/// The sounds of the letter at `i` that no spelling of several letters covers.
std::string_view single_letter(const std::string& word, std::size_t i) {
    const char next = i + 1 < word.size() ? word[i + 1] : '\0';
    switch (word[i]) {
        case 'k':
        case 'c':
            return "K";
        case 'g':
            return next == 'e' || next == 'i' || next == 'y' ? "g" : "K";
        case 'q':
            return next == 'i' ? "S" : "K";  // pinyin: Qing
        case 't':
        case 'd':
            return "T";
        case 'p':
        case 'b':
        case 'f':
        case 'v':
            return "P";
        case 's':
        case 'z':
        case 'j':
            return "S";
        case 'x':
            return i == 0 ? "S" : "KS";
        case 'l':
            return "L";
        case 'r':
            return i > 0 && is_vowel_sound(word[i - 1]) && !is_vowel_sound(next) && next != 'r' && next != 'y'
                       ? "r"
                       : "L";
        case 'm':
            return "M";
        case 'n':
            return "N";
        case 'h':
            return "h";
        case 'w':
            return "w";
        case 'y':
            return is_vowel_sound(next) ? "y" : "i";
        case 'a':
            return "a";
        case 'e':
            return "e";
        case 'i':
            return "i";
        case 'o':
            return "o";
        case 'u':
            return "u";
        default:
            return {};
    }
}

/// `word`: lower-case ASCII letters.
void add_latin(std::string& sounds, const std::string& word) {
    for (std::size_t i = 0; i < word.size();) {
        const std::string_view rest = std::string_view(word).substr(i);
        if (rest.starts_with("ng")) {
            // Singapore has a g of its own, Jong has not.
            const bool g_heard =
                rest.size() > 2 && (is_vowel_sound(rest[2]) || rest[2] == 'r' || rest[2] == 'l');
            add_sound(sounds, 'n');
            i += g_heard ? 1 : 2;
            continue;
        }
        const auto* spelling = std::find_if(kSpellings.begin(), kSpellings.end(),
                                            [&](const Spelling& s) { return rest.starts_with(s.letters); });
        const bool several = spelling != kSpellings.end();
        for (const char sound : several ? spelling->sounds : single_letter(word, i)) {
            add_sound(sounds, sound);
        }
        i += several ? spelling->letters.size() : 1;
    }
}

bool has_parts(std::string_view name) {
    return name.find_first_of(" -") != std::string_view::npos;
}

/// Names begin with an l or r in Latin that the South does not say or says as n: 이 (Lee), 유 (Ryu), 노
/// (Roh). The sounds with that L; empty for all other names.
std::string sounds_with_lost_l(std::string_view name, const std::string& sounds) {
    std::size_t at = 0;
    const char32_t first = name.empty() ? U'\0' : next_code_point(name, at);
    if (!is_hangul_syllable(first)) {
        return {};
    }
    constexpr int kInitialN = 2;
    constexpr int kInitialSilent = 11;
    const HangulSyllable syllable = take_apart(first);
    if (syllable.initial == kInitialN) {
        return 'L' + sounds.substr(1);
    }
    const bool before_i_or_y = sounds.front() == 'i' || sounds.front() == 'y';
    return syllable.initial == kInitialSilent && before_i_or_y ? 'L' + sounds : std::string();
}

/// The similarity of a name to another with these sounds; where that is a full name (Lee Kun-hee, not Rice
/// alone), its first l may be lost.
double similarity_to(std::string_view name, const std::string& other_sounds, bool other_is_full) {
    const std::string sounds = name_sounds(name);
    const double plain = sound_similarity(sounds, other_sounds);
    const std::string with_l =
        other_is_full && other_sounds.starts_with('L') ? sounds_with_lost_l(name, sounds) : std::string();
    constexpr double kLostL = 0.03;
    return with_l.empty() ? plain : std::max(plain, sound_similarity(with_l, other_sounds) - kLostL);
}

}  // namespace

std::string to_plain_latin(std::string_view text) {
    std::string out;
    if (auto plain = plain_latin_by_table(text)) {
        out = std::move(*plain);
    } else if (const icu::Transliterator* const transliterator = plain_latin_transliterator();
               transliterator != nullptr) {
        icu::UnicodeString work =
            icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
        transliterator->transliterate(work);
        work.toUTF8String(out);
    } else {
        out.assign(text);
        std::transform(out.begin(), out.end(), out.begin(), ascii_lower);
    }
    out.erase(std::remove(out.begin(), out.end(), '\''), out.end());
    return out;
}

std::string name_sounds(std::string_view name) {
    std::string sounds;
    std::string run;  // what stands between Hangul syllables
    const auto flush = [&] {
        std::string word;
        for (const char c : to_plain_latin(run)) {
            if (c >= 'a' && c <= 'z') {
                word += c;
            } else {
                add_latin(sounds, word);
                word.clear();
            }
        }
        add_latin(sounds, word);
        run.clear();
    };
    for (std::size_t at = 0; at < name.size();) {
        const char32_t c = next_code_point(name, at);
        if (is_hangul_syllable(c)) {
            flush();
            add_hangul(sounds, c);
        } else if (!is_hangul(c)) {  // a lone letter is a mark (ㆍ) or laughter (ㅋㅋ), no sound of a name
            append_code_point(run, c);
        }
    }
    flush();
    return sounds;
}

double sound_similarity(std::string_view sounds_a, std::string_view sounds_b) {
    SoundComparison comparison;
    comparison.begin(sounds_b);
    for (const char sound : sounds_a) {
        comparison.extend(sound);
    }
    return comparison.similarity();
}

double name_similarity(std::string_view a, std::string_view b) {
    return std::max(similarity_to(a, name_sounds(b), has_parts(b)),
                    similarity_to(b, name_sounds(a), has_parts(a)));
}

std::string consonant_skeleton(std::string_view name) {
    std::string skeleton;
    for (const char sound : name_sounds(name)) {
        if (is_consonant_sound(sound)) {
            skeleton += sound == 'n' ? 'N' : sound == 'g' ? 'K' : sound == 'r' ? 'L' : sound;
        }
    }
    return skeleton;
}

NamePrefix best_name_prefix(std::string_view eojeol, std::string_view name) {
    const std::string sounds = name_sounds(name);
    NamePrefix best;
    for (std::size_t end = 0; end < eojeol.size();) {
        next_code_point(eojeol, end);
        const double similarity = similarity_to(eojeol.substr(0, end), sounds, has_parts(name));
        if (similarity >= best.similarity) {
            best = {end, similarity};
        }
    }
    return best;
}

}  // namespace diglot
