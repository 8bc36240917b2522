#include "diglot/segment/enumeration.h"

#include "diglot/segment/peek.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace diglot {
namespace {

constexpr std::size_t kFarthest = 400;  // bytes between two items of an enumeration that runs on in a line
constexpr std::uint32_t kLargest = 999;
constexpr std::u32string_view kSyllables = U"가나다라마바사아자차카타파하";  // Korean counts items by them
constexpr std::u32string_view kConsonants = U"ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_small_letter(char c) {
    return c >= 'a' && c <= 'z';
}

}  // namespace

std::optional<EnumerationFinder::Candidate> EnumerationFinder::read(std::size_t begin) const {
    std::size_t at = begin;
    Candidate found;
    while (at < text_.size() && is_digit(text_[at]) && found.value <= kLargest) {
        found.value = found.value * 10 + static_cast<std::uint32_t>(text_[at++] - '0');
    }
    std::size_t kind = 0;
    if (at == begin && is_small_letter(text_[at])) {
        kind = 1;
        found.value = static_cast<std::uint32_t>(text_[at++] - 'a') + 1;
    } else if (at == begin) {
        const Peek first = peek(text_, begin);
        kind = is_lone_hangul(first.c) ? 4 : 2;
        const std::u32string_view letters = kind == 4 ? kConsonants : kSyllables;
        const std::size_t place = letters.find(first.c);
        if (place == std::u32string_view::npos) {
            return std::nullopt;
        }
        found.value = static_cast<std::uint32_t>(place) + 1;
        at = first.end;
    }
    const bool stop = at > begin && at < text_.size() && text_[at] == '.';
    at += stop ? 1U : 0U;
    const bool bracket = at > begin && at < text_.size() && text_[at] == ')';
    at += bracket ? 1U : 0U;
    if ((!stop && !bracket) || found.value > kLargest || !peek(text_, at).is_space()) {
        return std::nullopt;
    }
    found.marker = {begin, at};
    const std::size_t form = stop && bracket ? 2 : bracket ? 1 : 0;
    found.style = kind * 3 + form;
    return found;
}

bool EnumerationFinder::may_start_sentence(std::size_t begin) const {
    Peek before = peek_back(text_, skip_space_back(text_, begin));
    while (before.is(CharClass::Close) || before.is(CharClass::Quote)) {
        before = peek_back(text_, before.begin);
    }
    const bool line_start =
        !before.exists || text_.substr(before.end, begin - before.end).find('\n') != std::string_view::npos;
    return line_start || before.is_stop() || before.c == ':' || before.is(CharClass::Other);
}

bool EnumerationFinder::goes_on(std::size_t begin) const {
    const std::size_t end = skip_space_back(text_, begin);
    const Peek before = peek_back(text_, end);
    if (before.is(CharClass::Comma)) {
        return true;
    }
    const std::string_view word = text_.substr(word_begin(text_, end), end - word_begin(text_, end));
    return rules_.is(word, WordClass::Conjunction) || rules_.is(word, WordClass::Number);
}

void EnumerationFinder::take(std::size_t begin) {
    if (const auto found = read(begin)) {
        take(*found);
    }
    if (const auto found = read_roman(begin)) {
        take(*found);
    }
}

// "i)", "iv)": the bracket is needed, as "i." and "v." are abbreviations.
std::optional<EnumerationFinder::Candidate> EnumerationFinder::read_roman(std::size_t begin) const {
    static constexpr std::array<std::string_view, 12> kNumerals = {"i",   "ii",   "iii", "iv", "v",  "vi",
                                                                   "vii", "viii", "ix",  "x",  "xi", "xii"};
    constexpr std::size_t kRomanBrackets = 3 * 3 + 1;
    const std::size_t end = std::min(text_.find_first_not_of("ivx", begin), text_.size());
    const auto* numeral = std::find(kNumerals.begin(), kNumerals.end(), text_.substr(begin, end - begin));
    if (numeral == kNumerals.end() || end >= text_.size() || text_[end] != ')' ||
        !peek(text_, end + 1).is_space()) {
        return std::nullopt;
    }
    return Candidate{
        {begin, end + 1}, kRomanBrackets, static_cast<std::uint32_t>(numeral - kNumerals.begin()) + 1};
}

void EnumerationFinder::take(const Candidate& found) {
    const std::size_t begin = found.marker.begin;
    Chain& chain = chains_[found.style];
    const bool continues =
        !chain.items.empty() && found.value == chain.value + 1 && begin - chain.items.back().end <= kFarthest;
    if (continues && goes_on(begin)) {
        chain = {};  // a sentence that counts
    } else if (continues) {
        chain.items.push_back(found.marker);
        chain.value = found.value;
    } else if (may_start_sentence(begin) || (found.value == 1 && follows_enumeration(begin))) {
        close(chain);
        chain = {{found.marker}, found.value};
    }
}

bool EnumerationFinder::follows_enumeration(std::size_t begin) const {
    return std::any_of(std::begin(chains_), std::end(chains_), [&](const Chain& chain) {
        return chain.items.size() > 1 && begin - chain.items.back().end <= kFarthest;
    });
}

void EnumerationFinder::close(Chain& chain) {
    if (chain.items.size() > 1) {
        items_.insert(items_.end(), chain.items.begin(), chain.items.end());
    }
}

std::vector<ListMarker> EnumerationFinder::finish() {
    for (Chain& chain : chains_) {
        close(chain);
    }
    std::sort(items_.begin(), items_.end(),
              [](const ListMarker& a, const ListMarker& b) { return a.begin < b.begin; });
    return std::move(items_);
}

}  // namespace diglot
