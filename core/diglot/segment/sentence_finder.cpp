#include "diglot/segment/sentence_finder.h"

#include "diglot/segment/mail_header.h"
#include "diglot/text/korean.h"

#include <algorithm>

namespace diglot {
namespace {

constexpr std::size_t kNear =
    64;  // bytes a look back goes: far enough for language, and it keeps the work linear

bool is_emoji(char32_t c) {
    return is_pictograph(c) || c == 0x200D || c == 0xFE0F || (c >= 0x1F3FB && c <= 0x1F3FF);
}

/// The character of three bytes that ends before `at`, if it begins like a Hangul syllable; asked at every
/// space.
char32_t syllable_before(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t back) { return static_cast<unsigned char>(text[at - back]); };
    if (at < 3 || byte(3) < 0xEA || byte(3) > 0xED) {
        return 0;
    }
    return (byte(3) & 0x0FU) << 12U | (byte(2) & 0x3FU) << 6U | (byte(1) & 0x3FU);
}

}  // namespace

SentenceFinder::SentenceFinder(std::string_view text, const SentenceRules& rules,
                               const std::vector<std::uint32_t>* icu)
    : text_(text),
      rules_(rules),
      icu_(icu),
      judge_(text, rules),
      marks_(find_marks(text, rules)),
      reader_(text, rules, marks_.closes) {}

std::vector<Range> SentenceFinder::find() {
    sentence_ = skip_space(text_, 0);
    for (std::size_t at = at_line_of_its_own(sentence_); at < text_.size();) {
        at = skip_plain(text_, at, rules_.plain);
        if (at == text_.size()) {
            break;
        }
        if (is_plain_space(at)) {
            ++at;
            continue;
        }
        const Peek next = peek(text_, at);
        if (reader_.is_stop(next)) {
            at = at_stop(next);
        } else {
            at = at_other(next);
        }
    }
    break_at(text_.size());
    return std::move(sentences_);
}

std::size_t SentenceFinder::at_other(const Peek& next) {
    switch (next.kind) {
        case CharClass::LineEnd:
            return at_line_end(next);
        case CharClass::Space:
            return at_space(next);
        case CharClass::Dash:
            return reader_.breaks_off(next) ? at_stop(next) : next.end;
        case CharClass::Comma:
            return next.c == ':' && rules_.colon_introduces ? at_colon(next) : next.end;
        case CharClass::Other:
            return next.c >= 0x2600 ? at_emoji(next) : next.end;
        default:
            return next.end;
    }
}

// "… gave the following answer to a question raised on Friday: I heeded the rumour …"
std::size_t SentenceFinder::at_colon(const Peek& first) {
    constexpr std::ptrdiff_t kFewestSpaces = 20;  // a shorter introduction stays with what it introduces
    const std::size_t next = skip_space(text_, first.end);
    const bool capital = next > first.end && peek(text_, next).is(CharClass::Upper);
    if (capital && rules_.starts_sentence(word_at(text_, next)) && !is_held(first.begin)) {
        const std::string_view before = text_.substr(sentence_, first.begin - sentence_);
        if (std::count(before.begin(), before.end(), ' ') >= kFewestSpaces) {
            break_at(first.end);
        }
    }
    return first.end;
}

std::size_t SentenceFinder::at_stop(const Peek& first) {
    const Boundary boundary = reader_.read(first, sentence_);
    const std::size_t after = std::max(boundary.end, boundary.stops_end);
    if (boundary.end == boundary.stop || is_held(boundary.end - 1) || in_item(boundary.stop)) {
        return after;
    }
    const std::string_view gap = text_.substr(boundary.end, boundary.next - boundary.end);
    if (gap.find('\n') != std::string_view::npos) {
        return after;  // the end of the line decides
    }
    Verdict verdict = judge_.judge(boundary);
    if (verdict == Verdict::None) {
        verdict = unicode_breaks(boundary) ? Verdict::Break : Verdict::Join;
    }
    if (verdict == Verdict::Break) {
        break_at(boundary.end);
    }
    return after;
}

// "So cool😀 Let's go": glued to the word before, a capital behind a space
std::size_t SentenceFinder::at_emoji(const Peek& first) {
    const std::size_t end = skip_emoticon(text_, first.begin);
    const std::size_t next = skip_space(text_, end);
    if (end > first.begin && next > end && peek(text_, next).is(CharClass::Upper) && !is_held(first.begin) &&
        peek_back(text_, first.begin).is_letter()) {
        break_at(end);
    }
    return std::max(end, first.end);
}

std::size_t SentenceFinder::at_line_end(const Peek& first) {
    const std::size_t next = skip_space(text_, first.end);
    const Peek before = peek_back(text_, first.begin);
    const Peek after = peek(text_, next);
    const Peek second = peek(text_, after.end);
    const bool one_line = peek(text_, first.end).begin == next ||
                          text_.substr(first.end, next - first.end).find('\n') == std::string_view::npos;
    const bool complete = peek_back(text_, skip_space_back(text_, first.begin)).is_stop();
    const bool flowed = one_line && !complete && before.is(CharClass::Space) &&
                        (after.is(CharClass::Lower) || after.c == '(');  // as in RFC 3676
    const bool torn_stop = after.is(CharClass::Stop) && (!second.exists || second.is_space());
    if (!flowed && !torn_stop) {
        break_at(first.begin);
    }
    return std::max(next, first.end);
}

// The most frequent case: one space before a small letter or a Hangul syllable, and nothing to find in it.
bool SentenceFinder::is_plain_space(std::size_t at) const {
    if (text_[at] != ' ' || at + 2 >= text_.size() || !marks_.items.empty()) {
        return false;
    }
    const auto lead = static_cast<unsigned char>(text_[at + 1]);
    const bool small_letter = lead >= 'a' && lead <= 'z';
    const bool syllable =
        (lead >= 0xEB && lead <= 0xED) || (lead == 0xEA && static_cast<unsigned char>(text_[at + 2]) >= 0xB0);
    if (!small_letter && !syllable) {
        return false;
    }
    if (!rules_.has_enders()) {
        return true;
    }
    const char32_t last = syllable_before(text_, at);
    return is_hangul_syllable(last) && !rules_.may_be_ender(last);
}

std::size_t SentenceFinder::at_space(const Peek& first) {
    const std::size_t next = skip_space(text_, first.begin);
    const std::size_t line_end = text_.substr(first.begin, next - first.begin).find_first_of("\n\r");
    if (line_end != std::string_view::npos) {
        return first.begin + line_end;  // the end of the line decides
    }
    if (is_item(next)) {
        if (has_letters(sentence_, first.begin)) {
            break_at(first.begin);
        }
        return next;
    }
    if (const std::size_t end = at_line_of_its_own(next); end != next) {
        return end;
    }
    if (is_bullet(peek(text_, next)) || (rules_.has_enders() && ender_breaks(first.begin, next))) {
        if (!is_held(first.begin)) {
            break_at(first.begin);
        }
    }
    return next;
}

// Rows of signs, senders with their time stamps and emoticons end without a stop. Returns the end of what was
// found at `begin`, or `begin`.
std::size_t SentenceFinder::at_line_of_its_own(std::size_t begin) {
    const Peek first = peek(text_, begin);
    if (first.is_letter() && !is_lone_hangul(first.c)) {
        return begin;
    }
    std::size_t end = begin;
    if (is_decoration(first, end)) {
        break_at(begin);
        break_at(end);
        return end;
    }
    const bool stamp = (end = skip_time_stamp(text_, begin)) != begin;
    if (!stamp) {
        end = skip_emoticon(text_, begin);
    }
    const std::size_t next = skip_space(text_, end);
    if (end == begin || next == end || !peek(text_, next).is(CharClass::Upper) || is_held(begin)) {
        return begin;
    }
    if (stamp && is_sender(text_.substr(sentence_, skip_space_back(text_, begin) - sentence_))) {
        break_at(begin);
    }
    break_at(end);
    return end;
}

// A row of signs that parts a text: *** ---- ====
bool SentenceFinder::is_decoration(const Peek& first, std::size_t& end) const {
    constexpr std::string_view kSigns = "*=_#~-";
    if (!first.exists || first.c >= 0x80 ||
        kSigns.find(static_cast<char>(first.c)) == std::string_view::npos) {
        return false;
    }
    end = first.begin;
    while (end < text_.size() && text_[end] == static_cast<char>(first.c)) {
        ++end;
    }
    const std::size_t fewest = first.c == '*' || first.c == '=' || first.c == '#' ? 3 : 5;
    return end - first.begin >= fewest && (end == text_.size() || peek(text_, end).is_space());
}

bool SentenceFinder::is_bullet(const Peek& next) const {
    constexpr std::u32string_view kBullets = U"•◦▪‣⁃●■◆";
    return next.exists && next.c >= 0x2000 && kBullets.find(next.c) != std::u32string_view::npos &&
           peek(text_, next.end).exists;
}

// A Korean sentence whose writer left out the stop: "… 맛있어요 다음에 …"
bool SentenceFinder::ender_breaks(std::size_t word_end, std::size_t next) const {
    if (next >= text_.size()) {
        return false;
    }
    Peek last = peek_back(text_, word_end);
    while (
        (last.is_space() || last.c == '~' || last.c == '^' || is_lone_hangul(last.c) || is_emoji(last.c)) &&
        word_end - last.begin < kNear) {
        last = peek_back(text_, last.begin);  // "맛있어요~ ㅎㅎ 👍"
    }
    word_end = last.end;
    if (!rules_.may_be_ender(last.c) || word_end <= sentence_ || skip_emoticon(text_, next) != next) {
        return false;
    }
    const std::size_t begin = word_begin(text_, word_end);
    const std::string_view word = text_.substr(begin, word_end - begin);
    const std::string_view following = word_at(text_, next);
    if (rules_.is_weak_ender(word)) {
        return rules_.starts_sentence(following);
    }
    const Peek after = peek(text_, next);
    const bool starts_word =
        after.is_letter() || after.is(CharClass::Digit) || after.is(CharClass::Quote) ||
        (after.is(CharClass::Open) && after.c != '(');  // a note goes on with its sentence
    return starts_word && rules_.is_ender(word) && !rules_.continues_ender(following);
}

bool SentenceFinder::has_letters(std::size_t begin, std::size_t end) const {
    if (end - begin > kNear) {
        return true;
    }
    for (Peek next = peek(text_, begin); next.exists && next.begin < end; next = peek(text_, next.end)) {
        if (next.is_letter() || next.is(CharClass::Digit)) {
            return true;
        }
    }
    return false;
}

bool SentenceFinder::is_held(std::size_t at) {
    while (next_held_ < marks_.held.size() && marks_.held[next_held_].open < at) {
        held_until_ = std::max(held_until_, marks_.held[next_held_].close);
        ++next_held_;
    }
    return at < held_until_;
}

bool SentenceFinder::is_item(std::size_t begin) {
    while (next_item_ < marks_.items.size() && marks_.items[next_item_].begin < begin) {
        ++next_item_;
    }
    return next_item_ < marks_.items.size() && marks_.items[next_item_].begin == begin;
}

bool SentenceFinder::in_item(std::size_t stop) const {
    const auto found = std::upper_bound(marks_.items.begin(), marks_.items.end(), stop,
                                        [](std::size_t at, const ListMarker& item) { return at < item.end; });
    return found != marks_.items.end() && found->begin <= stop;
}

bool SentenceFinder::unicode_breaks(const Boundary& boundary) {
    if (icu_ == nullptr) {
        return true;  // what follows is no small letter, digit or comma: UAX #29, SB8 and SB11
    }
    while (next_icu_ < icu_->size() && (*icu_)[next_icu_] <= boundary.stop) {
        ++next_icu_;
    }
    return next_icu_ < icu_->size() && (*icu_)[next_icu_] <= boundary.next;
}

void SentenceFinder::break_at(std::size_t end) {
    const std::size_t last = skip_space_back(text_, end);
    if (last > sentence_) {
        sentences_.push_back({static_cast<std::uint32_t>(sentence_), static_cast<std::uint32_t>(last)});
    }
    sentence_ = skip_space(text_, std::max(end, sentence_));
}

}  // namespace diglot
