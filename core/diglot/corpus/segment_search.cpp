#include "diglot/corpus/segment_search.h"

#include "diglot/text/fold.h"
#include "diglot/text/utf8.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace diglot {
namespace {

/// Whether a regular expression has alternatives outside of all brackets: then it has no beginning in common.
bool has_open_alternatives(std::string_view regex) {
    int depth = 0;
    for (std::size_t i = 0; i < regex.size(); ++i) {
        if (regex[i] == '\\') {
            ++i;
        } else if (regex[i] == '(' || regex[i] == '[') {
            ++depth;
        } else if (regex[i] == ')' || regex[i] == ']') {
            --depth;
        } else if (regex[i] == '|' && depth <= 0) {
            return true;
        }
    }
    return false;
}

/// Letters that all matches of the expression begin with.
std::string_view literal_beginning(std::string_view regex) {
    std::size_t end = std::min(regex.find_first_of(".?*+|()[]{}\\^$"), regex.size());
    if (has_open_alternatives(regex)) {
        return {};
    }
    const bool optional = end < regex.size() && (regex[end] == '?' || regex[end] == '*' || regex[end] == '{');
    if (optional && end > 0) {
        previous_code_point(regex, end);
    }
    return regex.substr(0, end);
}

/// The blocks where terms that pass the test can be. The key of a form begins with the key of its beginning.
Range blocks_for(const IndexSegment& segment, const TermTest& test) {
    if (test.match == TermMatch::Whole || test.match == TermMatch::Prefix) {
        return segment.blocks_with(fold_key(test.value), test.match == TermMatch::Whole);
    }
    const std::string beginning =
        test.match == TermMatch::Regex ? fold_key(literal_beginning(test.value)) : std::string();
    return beginning.empty() ? segment.all_blocks() : segment.blocks_with(beginning, false);
}

Bitmap positions_of(const IndexSegment& segment, const TermTest& test) {
    TermTest positive = test;
    positive.negated = false;
    const TermMatcher matches(positive);
    Bitmap found(segment.tokens());
    std::size_t block = SIZE_MAX;
    std::string postings;
    segment.each_term(blocks_for(segment, test), [&](const IndexTerm& term) {
        if (!matches(term.form)) {
            return;
        }
        if (term.block != block) {
            block = term.block;
            postings = segment.postings(block);
        }
        segment.each_position(postings, term, [&](std::uint32_t at) { found.set(at); });
    });
    if (test.negated) {
        found.flip();
    }
    return found;
}

}  // namespace

Bitmap positions_of(const IndexSegment& segment, const TokenCondition& condition) {
    if (condition.kind == TokenCondition::Kind::Any) {
        return Bitmap(segment.tokens(), true);
    }
    if (condition.kind == TokenCondition::Kind::Test) {
        return positions_of(segment, condition.test);
    }
    Bitmap found = positions_of(segment, condition.parts[0]);
    for (std::size_t i = 1; i < condition.parts.size(); ++i) {
        const Bitmap other = positions_of(segment, condition.parts[i]);
        condition.kind == TokenCondition::Kind::And ? found &= other : found |= other;
    }
    if (condition.kind == TokenCondition::Kind::Not) {
        found.flip();
    }
    return found;
}

SegmentSearch::SegmentSearch(const TokenPattern& pattern) : automaton_(pattern) {}

void SegmentSearch::run(const IndexSegment& segment,
                        const std::function<bool(std::size_t, Range)>& take) const {
    if (segment.tokens() == 0) {
        return;
    }
    std::vector<Bitmap> holds;
    for (const TokenCondition& condition : automaton_.conditions()) {
        holds.push_back(positions_of(segment, condition));
    }
    Bitmap first(segment.tokens());
    for (const std::size_t condition : automaton_.first_conditions()) {
        first |= holds[condition];
    }
    const auto test = [&](std::size_t condition, std::uint32_t at) { return holds[condition].test(at); };
    std::size_t text = 0;
    for (std::size_t next = first.next(0); next < first.size();) {
        const std::vector<std::uint32_t>& starts = segment.head().starts;
        const auto at = static_cast<std::uint32_t>(next);
        if (starts[text + 1] <= at) {  // texts may be empty: the last that starts here is meant
            const auto from = starts.begin() + static_cast<std::ptrdiff_t>(text);
            text = static_cast<std::size_t>(std::upper_bound(from, starts.end(), at) - starts.begin()) - 1;
        }
        const std::uint32_t end = automaton_.longest(at, starts[text + 1], test);
        std::uint32_t after = std::max(end, at + 1);
        if (end > at && !take(text, {at - starts[text], end - starts[text]})) {
            after = starts[text + 1];
        }
        next = first.next(after);
    }
}

}  // namespace diglot
