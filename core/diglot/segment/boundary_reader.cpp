#include "diglot/segment/boundary_reader.h"

#include <algorithm>

namespace diglot {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Behind notes such as [1] or [2–11] glued to a stop; `at` when there is none.
std::size_t skip_bracketed_number(std::string_view text, std::size_t at) {
    constexpr std::size_t kLongest = 12;  // bytes
    if (at >= text.size() || text[at] != '[') {
        return at;
    }
    const std::size_t close = text.substr(at, kLongest).find(']');
    const bool numeric = close != std::string_view::npos && close > 1 && is_digit(text[at + 1]) &&
                         is_digit(text[at + close - 1]);
    return numeric ? at + close + 1 : at;
}

bool is_superscript(char32_t c) {
    return c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079);
}

}  // namespace

bool BoundaryReader::is_stop(const Peek& next) const {
    if (next.c < 0x80 && !next.is_stop() && rules_.stops.empty()) {
        return false;
    }
    if (next.is_stop()) {
        return rules_.not_stops.find(next.c) == std::u32string::npos;
    }
    return !rules_.stops.empty() && rules_.stops.find(next.c) != std::u32string::npos;
}

// The dash of a speech cut short: "… before she comes, to--"
bool BoundaryReader::breaks_off(const Peek& dash) const {
    const Peek mark = peek(text_, dash.end);
    return (mark.is(CharClass::Quote) || mark.c == U'”' || mark.c == U'’') &&
           (mark.is(CharClass::Close) || closes_here(mark));
}

Boundary BoundaryReader::read(const Peek& first, std::size_t sentence) const {
    Boundary found;
    found.sentence = sentence;
    found.stop = first.begin;
    found.stops_end = read_stops(first);
    const std::string_view run = text_.substr(found.stop, found.stops_end - found.stop);
    found.full_stop = first.is(CharClass::Stop) && first.end == found.stops_end;
    found.ellipsis = !found.full_stop && (first.is(CharClass::Stop) || first.is(CharClass::Ellipsis)) &&
                     run.find_first_of("?!") == std::string_view::npos;
    const Peek before = peek_back(text_, found.stop);
    const Peek after = peek(text_, found.stops_end);
    const bool leads_word = (!before.exists || before.is_space() || before.is(CharClass::Open)) &&
                            after.exists && !after.is_space() && !after.is(CharClass::Close) &&
                            !after.is(CharClass::Quote);
    const bool omission = found.ellipsis && before.c == '[' && after.c == ']';
    if ((leads_word && first.c < 0x3000) || omission) {
        found.end = found.next = found.stop;  // ".jpeg", "…and", "!Kung", "[...]"
        return found;
    }
    found.end = read_closers(found.stops_end, found.closed);
    const bool word_before = before.is_letter() || before.is(CharClass::Close);
    found.end = read_notes(found.end, found.full_stop && word_before && !found.closed);
    found.next = skip_space(text_, found.end);
    return found;
}

std::size_t BoundaryReader::read_stops(const Peek& first) const {
    Peek next = peek(text_, first.end);
    while (is_stop(next) || next.is(CharClass::Extend)) {
        next = peek(text_, next.end);
    }
    const Peek before = peek_back(text_, first.begin);
    const bool apart = first.c == '.' && next.begin == first.end && (!before.exists || before.is_space());
    return apart ? read_spaced_dots(next.begin) : next.begin;
}

// The rest of ". . ." whose first dot stands apart from any word.
std::size_t BoundaryReader::read_spaced_dots(std::size_t at) const {
    while (at + 1 < text_.size() && text_[at] == ' ' && text_[at + 1] == '.') {
        at += 2;
    }
    return at;
}

std::size_t BoundaryReader::read_closers(std::size_t at, bool& closed) const {
    Peek next = peek(text_, at);
    while (next.exists) {
        if (next.is(CharClass::Space)) {  // « … ! »
            const Peek mark = peek(text_, skip_space(text_, next.begin));
            if (!mark.is(CharClass::Close) || peek(text_, mark.end).is_letter() ||  // … er. »Komm …
                text_.substr(next.begin, mark.begin - next.begin).find('\n') != std::string_view::npos) {
                break;
            }
            next = mark;
            continue;
        }
        const bool may_open = next.is(CharClass::Quote) || next.is(CharClass::Open);
        if (!next.is(CharClass::Close) && !(may_open && closes_here(next)) && !(closed && is_stop(next))) {
            break;
        }
        closed = true;
        at = next.end;
        next = peek(text_, at);
    }
    return at;
}

bool BoundaryReader::closes_here(const Peek& mark) const {
    if (std::binary_search(closes_.begin(), closes_.end(), mark.begin)) {
        return true;
    }
    const Peek after = peek(text_, mark.end);
    const bool two_faced = mark.is(CharClass::Quote) || mark.c == U'“' || mark.c == U'‘';
    if (!two_faced) {
        return false;
    }
    // "라고 behind a stop: opened on another line
    return !after.exists || after.is_space() || after.is(CharClass::Comma) || after.is(CharClass::Close) ||
           (mark.is(CharClass::Quote) && after.is(CharClass::Letter) &&
            rules_.reports_quotation(text_.substr(mark.end)));
}

// Numbers of footnotes, the mark of the end, emoticons: they belong to the sentence before them.
std::size_t BoundaryReader::read_notes(std::size_t at, bool glued_number) const {
    std::size_t end = at;
    for (std::size_t note = skip_bracketed_number(text_, end); note != end;
         note = skip_bracketed_number(text_, end)) {
        end = note;
    }
    while (is_superscript(peek(text_, end).c)) {
        end = peek(text_, end).end;
    }
    if (glued_number && end < text_.size() && is_digit(text_[end])) {
        std::size_t after = end;  // "consultation.11 12 Take"
        while (after < text_.size() && after - end <= 8 &&
               (is_digit(text_[after]) ||
                (text_[after] == ' ' && after + 1 < text_.size() && is_digit(text_[after + 1])))) {
            ++after;
        }
        if (after - end <= 8 && after + 1 < text_.size() && text_[after] == ' ' &&
            peek(text_, after + 1).is(CharClass::Upper)) {
            end = after;
        }
    }
    const std::size_t mark = skip_space(text_, end);
    if (const std::size_t length = rules_.end_mark(text_.substr(mark)); length > 0) {
        return mark + length;
    }
    const std::size_t face = skip_emoticon(text_, mark);
    const bool leads = mark > end && peek(text_, face).is_letter();  // "좋아요. 😊오늘은"
    return face != mark && !leads ? face : end;
}

}  // namespace diglot
