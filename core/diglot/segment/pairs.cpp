#include "diglot/segment/pairs.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace diglot {
namespace {

// A quotation or bracket longer than this (in bytes, so that scripts compare fairly) is read as running text.
constexpr std::size_t kLongestBracket = 500;
constexpr std::size_t kLongestQuotation = 300;
constexpr std::size_t kDeepest = 64;  // deeper nesting is not language

struct PairShape {
    char32_t open;
    char32_t close;
    bool quotes;
};

constexpr std::array<PairShape, 20> kShapes = {{
    {U'(', U')', false},   {U'[', U']', false},   {U'{', U'}', false},   {U'（', U'）', false},
    {U'［', U'］', false}, {U'【', U'】', false}, {U'〔', U'〕', false}, {U'〈', U'〉', false},
    {U'《', U'》', false}, {U'“', U'”', true},    {U'‘', U'’', true},    {U'„', U'“', true},
    {U'‚', U'‘', true},    {U'«', U'»', true},    {U'»', U'«', true},    {U'‹', U'›', true},
    {U'「', U'」', true},  {U'『', U'』', true},  {U'｢', U'｣', true},    {U'‟', U'”', true},
}};

const PairShape* shape_of(char32_t open) {
    const auto found = std::find_if(kShapes.begin(), kShapes.end(),
                                    [&](const PairShape& shape) { return shape.open == open; });
    return found == kShapes.end() ? nullptr : &*found;
}

bool closes(char32_t expected, char32_t found) {
    // „…” and “…“ are as common as „…“ and “…”
    return expected == found || (expected == U'“' && found == U'”') || (expected == U'‘' && found == U'’');
}

}  // namespace

void PairFinder::take(const Peek& mark) {
    if (mark.is(CharClass::LineEnd)) {
        open_.clear();
        return;
    }
    if (mark.is(CharClass::Quote)) {
        take_straight(mark);
        return;
    }
    if (mark.c == U'’' && peek_back(text_, mark.begin).is_cased() && peek(text_, mark.end).is_cased()) {
        return;  // an apostrophe
    }
    if (close(mark)) {
        return;
    }
    if (mark.c == '`') {
        open(mark, '\'', true);  // `…' of typewriters
        return;
    }
    const PairShape* shape = shape_of(mark.c);
    const bool starts_word = !peek(text_, mark.end).is_space();
    if (shape != nullptr && (mark.is(CharClass::Open) || (mark.c == U'»' && starts_word))) {
        open(mark, shape->close, shape->quotes || is_quote(mark.c));
    }
}

void PairFinder::take_straight(const Peek& mark) {
    const Peek before = peek_back(text_, mark.begin);
    const Peek after = peek(text_, mark.end);
    const bool glued_before = before.exists && !before.is_space();
    const bool apostrophe = mark.c == '\'' && before.is_cased() && after.is_cased();
    if (apostrophe) {
        return;
    }
    const bool can_close =
        glued_before && !before.is(CharClass::Open) && (mark.c == '"' || !after.is_cased());
    if (can_close && close(mark)) {
        return;
    }
    const bool can_open = after.exists && !after.is_space() &&
                          (!glued_before || before.is(CharClass::Open) || before.is(CharClass::Quote) ||
                           before.is(CharClass::Dash) || before.is(CharClass::Comma) || before.is_stop() ||
                           before.is(CharClass::Letter));
    if (can_open) {
        open(mark, mark.c, true);
    }
}

void PairFinder::open(const Peek& mark, char32_t closer, bool quotes) {
    if (open_.size() == kDeepest) {
        open_.erase(open_.begin(), std::next(open_.begin(), kDeepest / 2));
    }
    open_.push_back({closer, mark.begin, mark.end, quotes});
}

bool PairFinder::close(const Peek& mark) {
    const auto found = std::find_if(open_.rbegin(), open_.rend(),
                                    [&](const Opener& opener) { return closes(opener.closer, mark.c); });
    if (found == open_.rend()) {
        return false;
    }
    if (holds(*found, mark)) {
        held_.push_back({found->begin, mark.begin});
    }
    open_.erase(std::prev(found.base()), open_.end());
    if (!mark.is(CharClass::Close)) {
        closes_.push_back(mark.begin);
    }
    return true;
}

bool PairFinder::holds(const Opener& opener, const Peek& closer) const {
    const std::size_t length = closer.begin - opener.begin;
    if (!opener.quotes || rules_.quotations_hold) {
        return length <= kLongestBracket;
    }
    constexpr int kMarks = 3;  // of inner quotations and brackets that close at the same place
    // A quotation that ends with its own stop or before its source, or is a noun of its sentence (《…》의
    // 뜻), is a unit; one that runs on ('…,' said Kim; 《…》고 말했다) is not.
    Peek last = peek_back(text_, skip_space_back(text_, closer.begin));
    for (int i = 0; i < kMarks && (last.is(CharClass::Close) || last.is(CharClass::Quote)); ++i) {
        last = peek_back(text_, last.begin);
    }
    const std::string_view after = text_.substr(skip_space(text_, closer.end));
    // «… . …». has its last stop behind it
    const bool own_stop =
        last.is_stop() || last.is(CharClass::Dash) || peek(text_, closer.end).is(CharClass::Stop);
    const bool with_source = after.starts_with('(');  // “…” (Herodotus, 4.1)
    const bool noun = rules_.continues_quoted_noun(after);
    return length <= kLongestQuotation && (own_stop || with_source || noun) &&
           !rules_.reports_quotation(after);
}

bool PairFinder::is_quote(char32_t c) const {
    return rules_.quotes.find(c) != std::u32string::npos;
}

void PairFinder::finish(Marks& marks) {
    std::sort(held_.begin(), held_.end(),
              [](const HeldSpan& a, const HeldSpan& b) { return a.open < b.open; });
    marks.held = std::move(held_);
    marks.closes = std::move(closes_);
}

}  // namespace diglot
