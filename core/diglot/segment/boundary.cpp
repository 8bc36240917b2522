#include "diglot/segment/boundary.h"

#include "diglot/segment/word_shape.h"

#include <algorithm>

namespace diglot {
namespace {

// How far, in bytes, a look around goes: far enough for language, and it keeps the work linear.
constexpr std::size_t kLongestOpening = 64;
constexpr std::size_t kLongestAddress =
    200;  // bytes looked at to tell an address from two words glued by a stop

}  // namespace

bool BoundaryJudge::may_end(std::string_view word) const {
    return rules_.is_ender(word) || rules_.is_weak_ender(word);
}

Verdict BoundaryJudge::judge(const Boundary& boundary) const {
    if (boundary.full_stop && numbers_sentence(boundary)) {
        return Verdict::Join;
    }
    if (boundary.next == boundary.end) {
        return judge_glued(boundary);
    }
    const Lead next = lead(boundary);
    if (const Verdict verdict = judge_continuation(boundary, next); verdict != Verdict::None) {
        return verdict;
    }
    if (boundary.ellipsis) {
        return judge_ellipsis(boundary, next);
    }
    return boundary.full_stop ? judge_full_stop(boundary, next) : judge_exclamation(boundary, next);
}

// »Komm« and ”kom” open with marks that close elsewhere.
bool BoundaryJudge::opens_here(const Peek& mark) const {
    return mark.is(CharClass::Close) && peek_back(text_, mark.begin).is_space() &&
           peek(text_, mark.end).is_letter();
}

BoundaryJudge::Lead BoundaryJudge::lead(const Boundary& boundary) const {
    constexpr int kMarks = 6;
    Lead found;
    Peek next = peek(text_, boundary.next);
    for (int i = 0; i < kMarks && next.exists; ++i) {
        const bool opens = next.is(CharClass::Open) || next.is(CharClass::Quote) || next.c == 0xBF ||
                           next.c == 0xA1 || (i == 0 && opens_here(next));
        const bool dash = next.is(CharClass::Dash);
        if (!opens && !dash && !(found.dashed && next.is_space())) {
            break;
        }
        found.opened = found.opened || opens;
        found.dashed = found.dashed || dash;
        next = peek(text_, next.end);
    }
    found.letter = next;
    found.word = word_at(text_, next.begin);
    return found;
}

// Nothing but a letter, bracket or sign stands between the stop and what follows.
Verdict BoundaryJudge::judge_glued(const Boundary& boundary) const {
    const Peek after = peek(text_, boundary.end);
    const Peek before = peek_back(text_, boundary.stop);
    const std::string_view word = word_before(boundary.stop);
    if (after.is_letter()) {
        return judge_glued_letter(boundary, after);
    }
    if (after.is(CharClass::Digit)) {
        const bool after_ender = boundary.full_stop && before.is(CharClass::Letter) && may_end(word);
        const bool full_width =
            !boundary.full_stop && peek(text_, boundary.stop).c >= 0x80 && !before.is(CharClass::Digit);
        return after_ender || full_width ? Verdict::Break : Verdict::Join;
    }
    if (after.c == '{' || after.c == '[') {
        return Verdict::Join;
    }
    if (after.is(CharClass::Open) || after.is(CharClass::Quote)) {
        return judge_glued_opener(boundary, before, word);
    }
    if (after.is(CharClass::Dash) && !boundary.closed && !boundary.ellipsis) {
        const bool full_width = peek(text_, boundary.stop).c >= 0x3000;
        return full_width ? Verdict::Break : Verdict::Join;  // ——你好。——我很好。
    }
    if (after.is(CharClass::Other) && !boundary.full_stop && !boundary.ellipsis) {
        return peek(text_, boundary.stop).c >= 0x80 ? Verdict::Break : Verdict::Join;
    }
    return Verdict::Join;
}

Verdict BoundaryJudge::judge_glued_opener(const Boundary& boundary, const Peek& before,
                                          std::string_view word) const {
    if (peek(text_, boundary.stop).c >= 0x80 && !boundary.ellipsis) {
        return Verdict::Break;  // 3.4％。“…
    }
    const bool plain = before.is(CharClass::Letter) || code_points_to(word, 3) > 2;
    const bool known = rules_.classes(word) != 0 && !before.is(CharClass::Letter);
    return plain && !known && !boundary.ellipsis ? Verdict::Break : Verdict::Join;
}

Verdict BoundaryJudge::judge_glued_letter(const Boundary& boundary, const Peek& after) const {
    const Peek stop = peek(text_, boundary.stop);
    if (closes_title(boundary)) {
        return Verdict::Join;
    }
    if (boundary.closed && rules_.has_quotative()) {
        const bool goes_on = rules_.continues_quotation(text_.substr(boundary.end));
        const bool starts = !is_hangul(after.c) || rules_.starts_sentence(word_at(text_, boundary.end));
        return goes_on || !starts ? Verdict::Join : Verdict::Break;
    }
    if (stop.c >= 0x80 && !boundary.ellipsis) {
        const bool in_name = !boundary.closed && rules_.continues_name(text_.substr(boundary.end));
        return in_name ? Verdict::Join : Verdict::Break;  // 。！？։ need no space behind them
    }
    const Peek before = peek_back(text_, boundary.stop);
    if (after.is(CharClass::Letter)) {
        const std::string_view word = word_before(boundary.stop);
        const bool word_like = code_points_to(word, 2) > 1 || may_end(word);
        const std::string_view rest = text_.substr(boundary.end);
        const bool ends = before.is(CharClass::Letter) && word_like &&
                          (!boundary.ellipsis || (may_end(word) && !rules_.continues_quotation(rest)));
        return ends && !boundary.closed ? Verdict::Break : Verdict::Join;
    }
    return after.is(CharClass::Upper) && !boundary.ellipsis ? judge_glued_capital(boundary) : Verdict::Join;
}

// 《为什么要改革？》的文章, where 《》 do not quote
bool BoundaryJudge::closes_title(const Boundary& boundary) const {
    const Peek mark = peek_back(text_, boundary.end);
    return boundary.closed && (mark.c == U'》' || mark.c == U'〉') &&
           rules_.quotes.find(mark.c) == std::u32string::npos;
}

// "Committee.The statement" are two sentences, "Jane.Doe@example.com" and "System.Out" are not.
Verdict BoundaryJudge::judge_glued_capital(const Boundary& boundary) const {
    const std::string_view next = word_at(text_, boundary.end);
    std::string_view first = next.substr(0, next.find('.'));
    const bool starter = rules_.starts_sentence(first);
    const bool title = rules_.is(first, WordClass::Title);
    const bool capitalised =
        first.size() > 1 &&
        (all_are(first.substr(peek(first, 0).end), CharClass::Lower) || is_roman_numeral(first));
    if (!(capitalised || starter) || is_address(boundary.end)) {
        return Verdict::Join;
    }
    const Peek before = peek_back(text_, boundary.stop);
    if (before.is(CharClass::Digit)) {
        return starter ? Verdict::Break : Verdict::Join;
    }
    std::string_view word = word_before(boundary.stop);
    word = word.substr(word.rfind('.') + 1);
    const bool plain = boundary.closed || (code_points_to(word, 3) > 2 && before.is(CharClass::Lower));
    const bool sure = starter || title || boundary.closed || peek(word, 0).is(CharClass::Lower);
    return plain && sure && rules_.classes(word) == 0 ? Verdict::Break : Verdict::Join;
}

// What follows says that the sentence goes on, whatever the stop.
Verdict BoundaryJudge::judge_continuation(const Boundary& boundary, const Lead& next) const {
    const Peek after = peek(text_, boundary.next);
    if (!after.exists) {
        return Verdict::Break;
    }
    const bool closes = after.is(CharClass::Close) && !opens_here(after);
    if (after.is(CharClass::Comma) || closes || ends_with_stops(boundary.next)) {
        return Verdict::Join;
    }
    // behind a space 이 is no particle but starts a sentence
    if (boundary.closed && rules_.has_quotative() && !rules_.starts_sentence(next.word) &&
        rules_.continues_quotation(text_.substr(boundary.next))) {
        return Verdict::Join;
    }
    if (next.dashed && (next.letter.is(CharClass::Lower) || next.letter.is(CharClass::Digit))) {
        return Verdict::Join;
    }
    if (boundary.closed && next.letter.is(CharClass::Lower)) {
        return Verdict::Join;
    }
    // («Что делать?» (1863; …)
    const bool dated =
        boundary.closed && peek_back(text_, boundary.end).c != ')' && next.letter.is(CharClass::Digit);
    const bool in_brackets = after.c == '(' && (dated || rules_.is(next.word, WordClass::Relative));
    return in_brackets ? Verdict::Join : Verdict::None;
}

// Nothing but stops follows: "… abandoned. . . ."
bool BoundaryJudge::ends_with_stops(std::size_t at) const {
    Peek next = peek(text_, at);
    if (!next.is_stop()) {
        return false;
    }
    while ((next.is_stop() || next.is(CharClass::Space)) && next.begin - at < kLongestOpening) {
        next = peek(text_, next.end);
    }
    return !next.exists || next.is(CharClass::LineEnd) || next.is(CharClass::Close);
}

Verdict BoundaryJudge::judge_ellipsis(const Boundary& boundary, const Lead& next) const {
    constexpr std::size_t kDots = 4;  // an ellipsis and a full stop
    const std::string_view run = text_.substr(boundary.stop, boundary.stops_end - boundary.stop);
    const auto dots = static_cast<std::size_t>(std::count(run.begin(), run.end(), '.'));
    if (!next.letter.is(CharClass::Upper)) {
        const bool ended = next.letter.exists && may_end(word_before(boundary.stop));
        return ended || boundary.closed ? Verdict::Break : Verdict::Join;
    }
    const bool spaced = run.find(' ') != std::string_view::npos;
    return spaced && dots < kDots && !boundary.closed ? Verdict::Join : Verdict::Break;
}

Verdict BoundaryJudge::judge_exclamation(const Boundary& boundary, const Lead& next) const {
    if (!next.letter.is(CharClass::Lower)) {
        const bool firm = !boundary.closed && rules_.is(next.word, WordClass::MayEnd) &&
                          rules_.is(word_before(boundary.stop), WordClass::Exclaiming);
        return firm ? Verdict::Join : Verdict::None;  // "Yahoo! Inc."
    }
    // "Hélas ! il est mort": who begins sentences with capitals goes on
    const bool goes_on =
        !rules_.lowercase_starts && first_letter(boundary).is(CharClass::Upper) && !asks_again(boundary);
    const bool firm = rules_.is(word_before(boundary.stop), WordClass::Exclaiming);
    return goes_on || firm || is_reported(next) ? Verdict::Join : Verdict::Break;
}

// "– кім? не?": each of a row of questions is its own, "– Кто там? спросил он" is no such row.
bool BoundaryJudge::asks_again(const Boundary& boundary) const {
    if (peek(text_, boundary.stop).c != '?') {
        return false;
    }
    Peek next = peek(text_, boundary.next);
    while (next.exists && next.begin - boundary.next < kLongestOpening && !next.is_stop()) {
        next = peek(text_, next.end);
    }
    return next.c == '?';
}

/// The first letter or digit of the sentence so far.
Peek BoundaryJudge::first_letter(const Boundary& boundary) const {
    Peek first = peek(text_, boundary.sentence);
    while (first.exists && first.begin < boundary.stop && first.begin - boundary.sentence < kLongestOpening &&
           !first.is_letter() && !first.is(CharClass::Digit)) {
        first = peek(text_, first.end);
    }
    return first;
}

Verdict BoundaryJudge::judge_full_stop(const Boundary& boundary, const Lead& next) const {
    const std::size_t begin = word_begin(text_, boundary.stop);
    const std::string_view word = text_.substr(begin, boundary.stop - begin);
    if (boundary.closed || word.empty()) {
        return next.letter.is(CharClass::Lower) && !rules_.lowercase_starts ? Verdict::Join : Verdict::None;
    }
    if (const Verdict verdict = judge_abbreviation(boundary, word, next); verdict != Verdict::None) {
        return verdict;
    }
    if (rules_.ordinals && (is_number(word) || is_roman_numeral(word))) {
        if (const Verdict verdict = judge_ordinal(begin, next); verdict != Verdict::None) {
            return verdict;
        }
    }
    if (rules_.dotted_dates && is_number(word) && in_date(begin, next)) {
        return Verdict::Join;
    }
    if (next.letter.is(CharClass::Lower)) {
        // "… 했다. www.example.kr …": letters without case tell nothing of what follows them
        const bool caseless = peek_back(text_, boundary.stop).is(CharClass::Letter);
        return (rules_.lowercase_starts && !is_number(word)) || caseless ? Verdict::Break : Verdict::Join;
    }
    return Verdict::None;
}

Verdict BoundaryJudge::judge_abbreviation(const Boundary& boundary, std::string_view word,
                                          const Lead& next) const {
    const std::size_t begin = boundary.stop - word.size();
    const std::uint32_t classes = classes_of(boundary, word);
    constexpr std::string_view kGlue = "=/_@#&%+~?";  // "…?b=c. Write": no initial
    const Peek glued = peek_back(text_, begin);
    if (SentenceRules::has(classes, WordClass::Plain) ||
        (glued.exists && glued.c < 0x80 &&
         kGlue.find(static_cast<char>(glued.c)) != std::string_view::npos)) {
        return Verdict::None;
    }
    const bool capital = next.letter.is(CharClass::Upper);
    if (SentenceRules::has(classes, WordClass::Street) && capital && closes_street(begin)) {
        return Verdict::Break;
    }
    // "в 1990 г. Потом": behind a number not what stands before a name
    if (SentenceRules::has(classes, WordClass::Title) && SentenceRules::has(classes, WordClass::MayEnd) &&
        capital && all_are(word_before_space(begin), CharClass::Digit)) {
        return before_capital(next);
    }
    if (SentenceRules::has(classes, WordClass::Inner) || SentenceRules::has(classes, WordClass::Title) ||
        (SentenceRules::has(classes, WordClass::Number) && before_number(next))) {
        return Verdict::Join;
    }
    if (SentenceRules::has(classes, WordClass::EndsBeforeCapital) && next.letter.is(CharClass::Upper)) {
        if (rules_.is(next.word, WordClass::Continuing)) {
            return Verdict::Join;
        }
        // "At 5 a.m. Mr. Smith …": too little before it for a sentence
        const std::string_view before = text_.substr(boundary.sentence, boundary.stop - boundary.sentence);
        return std::count(before.begin(), before.end(), ' ') > 2 && !next.opened ? Verdict::Break
                                                                                 : Verdict::Join;
    }
    if (classes == 0 && capital && is_unit(word) && first_letter(boundary).is_letter() &&
        peek_back(text_, skip_space_back(text_, begin)).is(CharClass::Digit)) {
        return Verdict::Break;  // "… de 9 h à 17 h. Louis …": signs of units have no stop of their own
    }
    const bool letters = is_one_cased_letter(word) || is_acronym(word);
    if (letters || SentenceRules::has(classes, WordClass::MayEnd) ||
        SentenceRules::has(classes, WordClass::EndsBeforeCapital) || looks_abbreviated(word)) {
        return next.letter.is(CharClass::Upper) ? before_capital(next) : Verdict::Join;
    }
    return Verdict::None;
}

// "p. 5", "vol. II", "art. L. 123"
bool BoundaryJudge::before_number(const Lead& next) const {
    return next.letter.is(CharClass::Digit) || is_roman_numeral(next.word) ||
           (is_one_cased_letter(next.word) && peek(text_, next.letter.end).c == '.');
}

// Also of an abbreviation whose two parts have a space between them: т. п., z. B.
std::uint32_t BoundaryJudge::classes_of(const Boundary& boundary, std::string_view word) const {
    const std::size_t begin = boundary.stop - word.size();
    if (code_points_to(word, 3) <= 2 && begin > 1 && text_[begin - 1] == ' ' && text_[begin - 2] == '.') {
        const std::string_view first = word_before(begin - 2);
        if (!first.empty() && code_points_to(first, 3) <= 2) {
            std::string both(first);
            both += '.';
            both += word;
            if (const std::uint32_t classes = rules_.classes(both); classes != 0) {
                return classes;
            }
        }
    }
    const std::uint32_t classes = rules_.classes(word);
    return classes != 0 ? classes : rules_.classes(last_part(word));
}

// "12 Main St.", "9 Old Mill Rd.", but not "In 1980 Mount St. Helens"
bool BoundaryJudge::closes_street(std::size_t begin) const {
    constexpr int kWords = 3;
    for (int i = 0; i < kWords; ++i) {
        const std::string_view word = word_before_space(begin);
        if (i > 0 && is_number(word)) {
            const bool year = word.size() == 4 && (word.starts_with('1') || word.starts_with("20"));
            return !year;
        }
        if (word.empty() || !peek(word, 0).is(CharClass::Upper)) {
            return false;
        }
        begin = static_cast<std::size_t>(word.data() - text_.data());
    }
    return is_number(word_before_space(begin));
}

// The word before the one that begins at `begin`, when a space is all that parts them.
std::string_view BoundaryJudge::word_before_space(std::size_t begin) const {
    return begin > 0 && text_[begin - 1] == ' ' ? word_before(begin - 1) : std::string_view();
}

Verdict BoundaryJudge::before_capital(const Lead& next) const {
    const bool initial = is_one_cased_letter(next.word) && peek(text_, next.letter.end).is(CharClass::Stop);
    return !initial && rules_.starts_sentence(next.word) ? Verdict::Break : Verdict::Join;
}

Verdict BoundaryJudge::judge_ordinal(std::size_t begin, const Lead& next) const {
    const std::size_t end = skip_space_back(text_, begin);
    const std::size_t previous = word_begin(text_, end);
    const bool ordinal = rules_.is(text_.substr(previous, end - previous), WordClass::OrdinalBefore) ||
                         rules_.is(next.word, WordClass::OrdinalAfter);
    return ordinal ? Verdict::Join : Verdict::None;
}

// Between or behind the numbers of a date: "2024. 10. 25. 평양에서".
bool BoundaryJudge::in_date(std::size_t begin, const Lead& next) const {
    const std::size_t stop = skip_space_back(text_, begin);
    const Peek before = peek_back(text_, stop);
    const bool after_number =
        before.is(CharClass::Stop) && peek_back(text_, before.begin).is(CharClass::Digit);
    return next.letter.is(CharClass::Digit) || (after_number && next.letter.is(CharClass::Letter));
}

// The number of an item ("1. Ink") or an initial ("A. Smith") opens the sentence.
bool BoundaryJudge::numbers_sentence(const Boundary& boundary) const {
    const std::string_view word = word_before(boundary.stop);
    const bool near = boundary.stop - boundary.sentence <= kLongestOpening;
    if (!near || !(is_section_number(word) || is_one_cased_letter(word) || is_item_syllable(word))) {
        return false;
    }
    for (std::size_t at = boundary.sentence; at < boundary.stop - word.size();) {
        const Peek next = peek(text_, at);
        if (next.is_letter() || next.is(CharClass::Digit)) {
            return false;
        }
        at = next.end;
    }
    return true;
}

// "Leave me alone! he yelled."
bool BoundaryJudge::is_reported(const Lead& next) const {
    if (rules_.is(next.word, WordClass::Saying)) {
        return true;
    }
    const std::size_t second = skip_space(text_, next.letter.begin + next.word.size());
    return rules_.is(word_at(text_, second), WordClass::Saying);
}

// Part of an e-mail address, web address, path or identifier: the stop at `at` parts no words.
bool BoundaryJudge::is_address(std::size_t at) const {
    std::size_t begin = at;
    while (begin > 0 && at - begin < kLongestAddress && !peek_back(text_, begin).is_space()) {
        begin = peek_back(text_, begin).begin;
    }
    std::size_t end = at;
    while (end < text_.size() && end - at < kLongestAddress && !peek(text_, end).is_space()) {
        end = peek(text_, end).end;
    }
    const std::string_view token = text_.substr(begin, end - begin);
    return token.find_first_of("@/\\=_<>{}&%#") != std::string_view::npos || token.starts_with("www.") ||
           token.find("()") != std::string_view::npos;
}

std::string_view BoundaryJudge::word_before(std::size_t stop) const {
    const std::size_t begin = word_begin(text_, stop);
    return text_.substr(begin, stop - begin);
}

}  // namespace diglot
