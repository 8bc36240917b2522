#include "diglot/variants/reading_relation.h"

#include "diglot/text/character.h"
#include "diglot/text/tokens.h"
#include "diglot/text/transliterate.h"
#include "diglot/text/utf8.h"
#include "diglot/variants/korean_names.h"
#include "diglot/variants/word_relations.h"

#include <algorithm>
#include <array>
#include <string>

namespace diglot {
namespace {

bool is_joint(char32_t c) {
    return c == U'-' || c == U'\u2010' || c == U'\u2011' || c == U'\u00AD';
}

bool is_space(char32_t c) {
    return char_class(c) == CharClass::Space || char_class(c) == CharClass::LineEnd;
}

/// A reading taken apart: its letters and digits, what joins or parts them, its marks.
struct Reading {
    std::string letters;  // as written
    std::string joints;   // letters with hyphens and single spaces between them
    std::string marks;    // all else, with the count of letters before each
};

Reading take_apart_reading(std::string_view text) {
    Reading reading;
    std::size_t letters = 0;
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (is_space(c)) {
            space = true;
            continue;
        }
        const CharClass kind = char_class(c);
        const bool mark = kind != CharClass::Upper && kind != CharClass::Lower && kind != CharClass::Letter &&
                          kind != CharClass::Digit && kind != CharClass::Extend;
        if (is_joint(c)) {
            reading.joints += '-';
        } else if (mark) {
            append_code_point(reading.marks, c);
            reading.marks += std::to_string(letters) + ' ';
        } else {
            reading.joints += space && letters > 0 ? " " : "";
            append_code_point(reading.joints, c);
            append_code_point(reading.letters, c);
            ++letters;
        }
        space = false;
    }
    return reading;
}

/// One letter put in, left out, put for another, or two exchanged.
bool is_one_slip(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) {
        std::swap(a, b);
    }
    if (b.size() - a.size() > 1) {
        return false;
    }
    std::size_t front = 0;
    while (front < a.size() && a[front] == b[front]) {
        ++front;
    }
    std::size_t back = 0;
    while (back < a.size() - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) {
        ++back;
    }
    const std::size_t left_a = a.size() - front - back;
    const std::size_t left_b = b.size() - front - back;
    return left_b <= 1 ||
           (left_a == 2 && left_b == 2 && a[front] == b[front + 1] && a[front + 1] == b[front]);
}

bool is_ascii_letters(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// A slip of the pen in a long word: "goverment". Short words differ by a letter and are other words; an
/// ending makes another form.
bool is_slip(std::string_view a, std::string_view b) {
    constexpr std::size_t kLong = 7;
    return a.size() >= kLong && b.size() >= kLong && is_ascii_letters(a) && is_ascii_letters(b) &&
           a.front() == b.front() && a.back() == b.back() && is_one_slip(a, b);
}

bool starts_with_capital(std::string_view text) {
    if (text.empty()) {
        return false;
    }
    std::size_t at = 0;
    return char_class(next_code_point(text, at)) == CharClass::Upper;
}

/// Letters that writers of other languages put for each other at the head of a name.
bool may_begin_alike(char a, char b) {
    constexpr std::array<std::string_view, 4> kPairs = {"vw", "ck", "jy", "iy"};
    return a == b || std::any_of(kPairs.begin(), kPairs.end(), [&](std::string_view pair) {
               return (pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a);
           });
}

/// "China" and "Chinese": a word made of a name is no other spelling of it.
bool is_derived(const std::string& a, const std::string& b) {
    const std::string& shorter = a.size() < b.size() ? a : b;
    const std::string& longer = a.size() < b.size() ? b : a;
    constexpr std::array<std::string_view, 10> kEndings = {"n", "an", "ian", "ese", "ish",
                                                           "i", "s",  "'s",  "ic",  "er"};
    for (const std::string_view ending : kEndings) {
        if (longer.ends_with(ending) && longer.size() > ending.size() + 2) {
            std::string_view stem = std::string_view(longer).substr(0, longer.size() - ending.size());
            if (shorter == stem || (shorter.starts_with(stem) && shorter.size() == stem.size() + 1)) {
                return true;
            }
        }
    }
    return false;
}

/// Names of other languages, as different writers spell them: Zelensky, Zelenskyy.
bool is_foreign_name_pair(std::string_view a, std::string_view b, bool names) {
    constexpr double kSounds = 0.85;
    constexpr double kWritten = 0.55;
    constexpr std::size_t kShortest = 4;
    if (!names || !starts_with_capital(a) || !starts_with_capital(b) || a.size() < kShortest ||
        b.size() < kShortest || is_derived(to_lower(a), to_lower(b))) {
        return false;
    }
    const std::string first = to_lower(a);
    const std::string second = to_lower(b);
    const bool one_letter = a.size() > kShortest && b.size() > kShortest &&
                            may_begin_alike(first.front(), second.front()) && is_one_slip(first, second);
    return one_letter || (written_similarity(a, b) >= kWritten && name_similarity(a, b) >= kSounds);
}

/// Places and the like: Pyongyang, Pyeongyang.
bool is_korean_word_pair(std::string_view a, std::string_view b) {
    constexpr std::size_t kShortest = 4;
    return starts_with_capital(a) && starts_with_capital(b) && a.size() >= kShortest &&
           b.size() >= kShortest && !is_derived(to_lower(a), to_lower(b)) && may_be_same_korean(a, b);
}

/// Whether a form is another spelling of a word with an ending: "rumors" of "rumour".
bool is_inflected_spelling(const std::string& form, const std::string& word,
                           const VariantKnowledge& knowledge) {
    constexpr std::size_t kShortestStem = 3;
    for (const std::string_view ending : {"s", "es", "ed", "d", "ing", "'s", "’s"}) {
        if (form.ends_with(ending) && form.size() >= ending.size() + kShortestStem) {
            const std::string stem = form.substr(0, form.size() - ending.size());
            if (knowledge.same_spelling(stem, word) || knowledge.same_spelling(stem + 'e', word)) {
                return true;
            }
        }
    }
    return false;
}

/// Spelling and inflection at once: "rumors", "rumour".
bool is_spelled_and_inflected(const std::string& a, const std::string& b, const VariantKnowledge& knowledge) {
    return knowledge.same_spelling &&
           (is_inflected_spelling(a, b, knowledge) || is_inflected_spelling(b, a, knowledge));
}

bool is_korean_levelled_inflection(const std::string& a, const std::string& b) {
    const std::string first = comparison_key(a, TokenKind::Hangul, "ko");
    const std::string second = comparison_key(b, TokenKind::Hangul, "ko");
    return first != second && (first != a || second != b) && is_inflection_pair(first, second, "ko");
}

}  // namespace

std::optional<std::vector<DifferenceClass>> formal_relation(std::string_view a, std::string_view b) {
    const Reading first = take_apart_reading(a);
    const Reading second = take_apart_reading(b);
    const std::string first_small = to_lower(first.letters);
    const std::string second_small = to_lower(second.letters);
    if (first_small != second_small) {
        return std::nullopt;
    }
    std::vector<DifferenceClass> classes;
    if (first.marks != second.marks) {
        classes.push_back(DifferenceClass::Punctuation);
    }
    if (to_lower(first.joints) != to_lower(second.joints)) {
        classes.push_back(DifferenceClass::Spacing);
    }
    if (first.letters != second.letters) {
        classes.push_back(DifferenceClass::Capitals);
    }
    if (classes.empty()) {  // what is left are characters that look alike, such as two kinds of space
        classes.push_back(DifferenceClass::Spacing);
    }
    return classes;
}

bool is_name_pair(std::string_view a, std::string_view b) {
    const bool capitals = starts_with_capital(a) || starts_with_capital(b);
    const auto is_hangul_text = [](std::string_view text) {
        std::size_t at = 0;
        return !text.empty() && is_hangul(next_code_point(text, at));
    };
    if (is_hangul_text(a) != is_hangul_text(b)) {
        return capitals && may_be_same_korean(a, b);
    }
    if (!capitals || !may_be_same_korean(a, b)) {
        return false;
    }
    return looks_like_korean_name(a) && looks_like_korean_name(b);
}

std::optional<std::vector<DifferenceClass>> word_relation(std::string_view a, std::string_view b, bool names,
                                                          const VariantKnowledge& knowledge) {
    const std::string first = to_lower(a);
    const std::string second = to_lower(b);
    std::vector<DifferenceClass> classes;
    if (starts_with_capital(a) != starts_with_capital(b)) {
        classes.push_back(DifferenceClass::Capitals);
    }
    const auto add = [&](std::initializer_list<DifferenceClass> more) {
        classes.insert(classes.end(), more);
        return classes;
    };
    const bool korean = knowledge.language == "ko";
    if (knowledge.same_spelling && knowledge.same_spelling(first, second)) {
        return add({DifferenceClass::Spelling});
    }
    if (is_foreign_name_pair(a, b, names) || (names && is_korean_word_pair(a, b))) {
        return std::vector{DifferenceClass::Name};
    }
    if (is_function_word(first, knowledge.language) && is_function_word(second, knowledge.language) &&
        !is_inflection_pair(first, second, knowledge.language)) {
        return add({DifferenceClass::FunctionWord});
    }
    if (is_inflection_pair(first, second, knowledge.language)) {
        return add({DifferenceClass::Inflection});
    }
    if (korean ? is_korean_levelled_inflection(first, second)
               : is_spelled_and_inflected(first, second, knowledge)) {
        return add({DifferenceClass::Spelling, DifferenceClass::Inflection});
    }
    if (is_slip(first, second)) {
        return add({DifferenceClass::Spelling});
    }
    return std::nullopt;
}

}  // namespace diglot
