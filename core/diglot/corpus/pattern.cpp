#include "diglot/corpus/pattern.h"

#include "diglot/base/error.h"
#include "diglot/text/fold.h"
#include "diglot/text/regex.h"
#include "diglot/text/tokens.h"

#include <algorithm>

namespace diglot {

/// What Glushkov's construction knows of a part of the pattern.
struct PatternAutomaton::Part {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    bool empty = true;  // matches nothing, too
};

PatternAutomaton::PatternAutomaton(const TokenPattern& pattern) {
    const Part whole = add(pattern);
    first_ = whole.first;
    last_ = whole.last;
}

std::vector<std::size_t> PatternAutomaton::first_conditions() const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < states_of_.size(); ++i) {
        if ((states_of_[i] & first_) != 0) {
            found.push_back(i);
        }
    }
    return found;
}

void PatternAutomaton::join(const Part& left, const Part& right) {
    for (std::uint64_t rest = left.last; rest != 0; rest &= rest - 1) {
        follow_[static_cast<std::size_t>(__builtin_ctzll(rest))] |= right.first;
    }
}

PatternAutomaton::Part PatternAutomaton::add_token(const TokenCondition& condition) {
    constexpr std::size_t kMostStates = 64;
    if (follow_.size() == kMostStates) {
        throw Error(ErrorCode::Limit, "The pattern takes more than 64 words with all repeats written out", {},
                    "Make the pattern shorter");
    }
    const auto found = std::find(conditions_.begin(), conditions_.end(), condition);
    const auto index = static_cast<std::size_t>(found - conditions_.begin());
    if (found == conditions_.end()) {
        conditions_.push_back(condition);
        states_of_.push_back(0);
    }
    const std::uint64_t state = std::uint64_t{1} << follow_.size();
    states_of_[index] |= state;
    follow_.push_back(0);
    return {state, state, false};
}

PatternAutomaton::Part PatternAutomaton::add_repeat(const TokenPattern& pattern) {
    const bool endless = pattern.most == kUnlimited;
    const std::uint32_t copies = endless ? std::max(pattern.least, 1U) : pattern.most;
    Part whole;
    for (std::uint32_t i = 0; i < copies; ++i) {
        const Part one = add(pattern.parts[0]);
        const bool may_lack = one.empty || i >= pattern.least;
        join(whole, one);
        if (endless && i + 1 == copies) {
            join(one, one);
        }
        whole.first |= whole.empty ? one.first : 0;
        whole.last = may_lack ? whole.last | one.last : one.last;
        whole.empty = whole.empty && may_lack;
    }
    return whole;
}

PatternAutomaton::Part PatternAutomaton::add(const TokenPattern& pattern) {
    if (pattern.kind == TokenPattern::Kind::Token) {
        return add_token(pattern.token);
    }
    if (pattern.kind == TokenPattern::Kind::Repeat) {
        return add_repeat(pattern);
    }
    Part whole;
    whole.empty = pattern.kind == TokenPattern::Kind::Sequence;
    for (const TokenPattern& part : pattern.parts) {
        const Part one = add(part);
        if (pattern.kind == TokenPattern::Kind::Alternation) {
            whole = {whole.first | one.first, whole.last | one.last, whole.empty || one.empty};
            continue;
        }
        join(whole, one);
        whole.first |= whole.empty ? one.first : 0;
        whole.last = one.empty ? whole.last | one.last : one.last;
        whole.empty = whole.empty && one.empty;
    }
    return whole;
}

struct TermMatcher::Impl {
    TermTest test;
    std::string value;  // folded as the test says
    std::optional<RegexMatcher> regex;
};

TermMatcher::TermMatcher(const TermTest& test) : impl_(std::make_unique<Impl>()) {
    impl_->test = test;
    impl_->value = test.match != TermMatch::Regex && test.fold_case ? fold_case(test.value) : test.value;
    impl_->value = test.fold_accents ? fold_accents(impl_->value) : impl_->value;
    if (test.match == TermMatch::Regex) {
        impl_->regex.emplace(impl_->value, test.fold_case ? RegexCase::Ignore : RegexCase::Keep);
    }
}

TermMatcher::TermMatcher(TermMatcher&&) noexcept = default;
TermMatcher& TermMatcher::operator=(TermMatcher&&) noexcept = default;
TermMatcher::~TermMatcher() = default;

bool TermMatcher::operator()(std::string_view form) const {
    const TermTest& test = impl_->test;
    std::string folded;
    if (test.fold_case && test.match != TermMatch::Regex) {
        folded = fold_case(form);
        form = folded;
    }
    if (test.fold_accents) {
        folded = fold_accents(form);
        form = folded;
    }
    const std::string& value = impl_->value;
    bool found = false;
    switch (test.match) {
        case TermMatch::Whole:
            found = form == value;
            break;
        case TermMatch::Prefix:
            found = form.starts_with(value);
            break;
        case TermMatch::Suffix:
            found = form.ends_with(value);
            break;
        case TermMatch::Substring:
            found = form.find(value) != std::string_view::npos;
            break;
        case TermMatch::Regex:
            found = impl_->regex->matches(form);
            break;
    }
    return found != test.negated;
}

namespace {

void collect(const TokenCondition& tree, std::vector<TermMatcher>& leaves) {
    if (tree.kind == TokenCondition::Kind::Test) {
        leaves.emplace_back(tree.test);
    }
    for (const TokenCondition& part : tree.parts) {
        collect(part, leaves);
    }
}

bool evaluate(const TokenCondition& tree, const std::vector<TermMatcher>& leaves, std::size_t& leaf,
              std::string_view form) {
    bool all = true;
    bool any = false;
    switch (tree.kind) {
        case TokenCondition::Kind::Any:
            return true;
        case TokenCondition::Kind::Test:
            return leaves[leaf++](form);
        default:
            for (const TokenCondition& part : tree.parts) {
                const bool one = evaluate(part, leaves, leaf, form);
                all = all && one;
                any = any || one;
            }
            return tree.kind == TokenCondition::Kind::And   ? all
                   : tree.kind == TokenCondition::Kind::Not ? !any
                                                            : any;
    }
}

}  // namespace

ConditionMatcher::ConditionMatcher(const TokenCondition& condition) : condition_(condition) {
    collect(condition_, leaves_);
}

bool ConditionMatcher::operator()(std::string_view form) const {
    std::size_t leaf = 0;
    return evaluate(condition_, leaves_, leaf, form);
}

TextMatcher::TextMatcher(const TokenPattern& pattern) : automaton_(pattern) {
    for (const TokenCondition& condition : automaton_.conditions()) {
        conditions_.emplace_back(condition);
    }
}

std::vector<TextMatch> TextMatcher::find(std::string_view text) const {
    std::vector<TokenSpan> tokens;
    find_tokens(text, tokens);
    std::vector<TextMatch> matches;
    const auto count = static_cast<std::uint32_t>(tokens.size());
    const auto holds = [&](std::size_t condition, std::uint32_t at) {
        return conditions_[condition](text.substr(tokens[at].bytes.begin, tokens[at].bytes.size()));
    };
    for (std::uint32_t at = 0; at < count;) {
        const std::uint32_t end = automaton_.longest(at, count, holds);
        if (end > at) {
            matches.push_back({{at, end}, {tokens[at].bytes.begin, tokens[end - 1].bytes.end}});
        }
        at = std::max(end, at + 1);
    }
    return matches;
}

}  // namespace diglot
