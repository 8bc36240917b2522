#include "diglot/corpus/query.h"
#include "diglot/corpus/query_lexer.h"
#include "diglot/corpus/query_words.h"
#include "diglot/exchange/unit_facts.h"
#include "diglot/text/language.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

namespace diglot {
namespace {

constexpr std::uint32_t kMostRepeats = 50;
constexpr std::uint64_t kMostPlaces = 60;  // tokens of a pattern with all repeats written out
constexpr int kMostBrackets = 40;

/// The least number of tokens that a pattern takes.
std::uint64_t least_tokens(const TokenPattern& pattern) {
    std::uint64_t sum = 0;
    switch (pattern.kind) {
        case TokenPattern::Kind::Token:
            return 1;
        case TokenPattern::Kind::Repeat:
            return pattern.least * least_tokens(pattern.parts[0]);
        case TokenPattern::Kind::Alternation:
            sum = least_tokens(pattern.parts[0]);
            for (const TokenPattern& part : pattern.parts) {
                sum = std::min(sum, least_tokens(part));
            }
            return sum;
        case TokenPattern::Kind::Sequence:
            for (const TokenPattern& part : pattern.parts) {
                sum += least_tokens(part);
            }
    }
    return sum;
}

std::uint64_t places(const TokenPattern& pattern) {
    std::uint64_t sum = pattern.kind == TokenPattern::Kind::Token ? 1 : 0;
    for (const TokenPattern& part : pattern.parts) {
        sum += places(part);
    }
    if (pattern.kind == TokenPattern::Kind::Repeat) {
        sum *= pattern.most == kUnlimited ? std::max(pattern.least, 1U) : pattern.most;
    }
    return std::min(sum, kMostPlaces * kMostPlaces);
}

class Parser {
public:
    Parser(std::string_view text, const QueryDefaults& defaults) : lexer_(text), defaults_(defaults) {
        advance();
    }

    Query run() {
        Query query;
        if (accept(":")) {
            query.language = language();
        }
        query.pattern = whole_pattern();
        while (accept(":")) {
            SideCondition side;
            side.language = language();
            side.negated = accept("!");
            side.pattern = whole_pattern();
            query.sides.push_back(std::move(side));
        }
        if (is_word("within")) {
            advance();
            query.within = metadata_or();
        }
        if (token_.kind != QueryTokenKind::End) {
            fail("A word, a bracket or the end was expected here",
                 "See docs/query.md for the language of queries");
        }
        return query;
    }

private:
    [[noreturn]] void fail(const std::string& message, const std::string& advice) const {
        query_error(token_.begin, message, advice);
    }
    void advance() { token_ = lexer_.next(); }
    [[nodiscard]] bool is(std::string_view symbol) const {
        return token_.kind == QueryTokenKind::Symbol && token_.value == symbol;
    }
    [[nodiscard]] bool is_word(std::string_view word) const {
        return token_.kind == QueryTokenKind::Word && token_.value == word;
    }
    bool accept(std::string_view symbol) {
        const bool found = is(symbol);
        if (found) {
            advance();
        }
        return found;
    }
    void expect(std::string_view symbol, const QueryToken& opened) {
        if (!accept(symbol)) {
            fail(fmt::format("'{}' was expected here", symbol),
                 fmt::format("It closes '{}' at character {}", opened.value, opened.begin + 1));
        }
    }
    /// Guards the stack against queries of nothing but brackets.
    void deeper() {
        if (++depth_ > kMostBrackets) {
            fail("There are too many brackets inside each other", "Make the query simpler");
        }
    }

    std::string language() {
        const auto tag =
            token_.kind == QueryTokenKind::Word ? canonical_language(token_.value) : std::nullopt;
        if (!tag) {
            fail("The tag of a language was expected behind ':'", "Write a tag such as :en or :ko");
        }
        advance();
        return *tag;
    }

    TokenPattern whole_pattern() {
        const QueryToken start = token_;
        TokenPattern pattern = alternation();
        if (least_tokens(pattern) == 0) {
            query_error(start.begin, "This would also be found where nothing stands",
                        "Make at least one word of it necessary; words that begin alike are \"rumo.*\"");
        }
        if (places(pattern) > kMostPlaces) {
            query_error(
                start.begin,
                fmt::format("This takes more than {} words with all repeats written out", kMostPlaces),
                "Make the pattern shorter");
        }
        return pattern;
    }

    TokenPattern alternation() {
        TokenPattern pattern;
        pattern.kind = TokenPattern::Kind::Alternation;
        do {
            pattern.parts.push_back(sequence());
        } while (accept("|"));
        return pattern.parts.size() == 1 ? std::move(pattern.parts[0]) : pattern;
    }

    [[nodiscard]] bool at_item() const {
        return token_.kind == QueryTokenKind::Text || is("[") || is("(") ||
               (token_.kind == QueryTokenKind::Word && !is_word("within"));
    }

    TokenPattern sequence() {
        TokenPattern pattern;
        while (at_item()) {
            TokenPattern part = repeated();
            if (part.kind == TokenPattern::Kind::Sequence) {
                std::move(part.parts.begin(), part.parts.end(), std::back_inserter(pattern.parts));
            } else {
                pattern.parts.push_back(std::move(part));
            }
        }
        if (pattern.parts.empty()) {
            fail("A word was expected here", "Write a word, text in quotation marks, or [] for any word");
        }
        return pattern.parts.size() == 1 ? std::move(pattern.parts[0]) : pattern;
    }

    TokenPattern repeated() {
        TokenPattern part = item();
        while (is("?") || is("*") || is("+") || is("{")) {
            TokenPattern repeat;
            repeat.kind = TokenPattern::Kind::Repeat;
            repeat.least = is("+") ? 1 : 0;
            repeat.most = is("?") ? 1 : kUnlimited;
            if (is("{")) {
                bounds(repeat);
            } else {
                advance();
            }
            deeper();
            repeat.parts.push_back(std::move(part));
            part = std::move(repeat);
        }
        return part;
    }

    std::optional<std::uint32_t> number() {
        if (token_.kind != QueryTokenKind::Word) {
            return std::nullopt;
        }
        std::uint32_t value = 0;
        const char* end = token_.value.data() + token_.value.size();
        const auto read = std::from_chars(token_.value.data(), end, value);
        if (read.ec != std::errc() || read.ptr != end || value > kMostRepeats) {
            fail(fmt::format("A number up to {} was expected here", kMostRepeats),
                 "Write {2}, {0,3} or {2,}");
        }
        advance();
        return value;
    }

    void bounds(TokenPattern& repeat) {
        const QueryToken opened = token_;
        advance();
        const std::optional<std::uint32_t> least = number();
        std::optional<std::uint32_t> most = least;
        if (accept(",")) {
            const auto stated = number();
            most = stated ? stated : kUnlimited;
        } else if (!least) {
            fail("A number was expected here", "Write {2}, {0,3} or {2,}");
        }
        expect("}", opened);
        repeat.least = least.value_or(0);
        repeat.most = *most;
        if (repeat.most < repeat.least || repeat.most == 0) {
            query_error(opened.begin, "The most is less than the least, or nothing",
                        "Write the smaller number first");
        }
    }

    TokenPattern item() {
        const QueryToken opened = token_;
        TokenPattern pattern;
        if (accept("(")) {
            deeper();
            pattern = alternation();
            expect(")", opened);
            --depth_;
        } else if (accept("[")) {
            pattern.kind = TokenPattern::Kind::Token;
            if (!is("]")) {
                pattern.token = condition_or();
            }
            expect("]", opened);
        } else {
            pattern = read_words(token_, defaults_);
            advance();
        }
        return pattern;
    }

    TokenCondition condition_or() {
        return joined<TokenCondition>("|", TokenCondition::Kind::Or, [this] {
            return joined<TokenCondition>("&", TokenCondition::Kind::And, [this] { return condition(); });
        });
    }

    /// `part` once, or several with `symbol` between as one tree of `kind`.
    template <typename Tree, typename Part>
    Tree joined(std::string_view symbol, typename Tree::Kind kind, Part part) {
        Tree tree;
        tree.kind = kind;
        do {
            tree.parts.push_back(part());
        } while (accept(symbol));
        if (tree.parts.size() > 1) {
            return tree;
        }
        Tree only = std::move(tree.parts[0]);
        return only;
    }

    TokenCondition condition() {
        const QueryToken opened = token_;
        if (accept("!")) {
            deeper();
            TokenCondition tree;
            tree.kind = TokenCondition::Kind::Not;
            tree.parts.push_back(condition());
            --depth_;
            return tree;
        }
        if (accept("(")) {
            deeper();
            TokenCondition tree = condition_or();
            expect(")", opened);
            --depth_;
            return tree;
        }
        return comparison();
    }

    TokenCondition comparison() {
        if (!is_word("word")) {
            fail("Only 'word' can be asked for here",
                 "Write [word=\"...\"]: a corpus of diglot has no lemmas and parts of speech");
        }
        advance();
        TokenCondition tree;
        tree.kind = TokenCondition::Kind::Test;
        const bool negated = is("!=");
        if (!accept("=") && !accept("!=")) {
            fail("'=' or '!=' was expected here", "Write [word=\"...\"] or [word!=\"...\"]");
        }
        if (token_.kind != QueryTokenKind::Text && token_.kind != QueryTokenKind::Word) {
            fail("A word was expected here", "Write [word=\"...\"]");
        }
        tree.test = read_term(token_, defaults_);
        tree.test.negated = negated;
        advance();
        return tree;
    }

    MetadataCondition metadata_or() {
        return joined<MetadataCondition>("|", MetadataCondition::Kind::Or, [this] {
            return joined<MetadataCondition>("&", MetadataCondition::Kind::And,
                                             [this] { return metadata(); });
        });
    }

    MetadataCondition metadata() {
        const QueryToken opened = token_;
        MetadataCondition tree;
        if (accept("!")) {
            deeper();
            tree.kind = MetadataCondition::Kind::Not;
            tree.parts.push_back(metadata());
            --depth_;
            return tree;
        }
        if (accept("(")) {
            deeper();
            tree = metadata_or();
            expect(")", opened);
            --depth_;
            return tree;
        }
        if (token_.kind != QueryTokenKind::Word) {
            fail("A key was expected here", "Write a comparison such as source=\"...\" or year=2024");
        }
        tree.key = token_.value;
        advance();
        static const std::map<std::string, Comparison, std::less<>> comparisons = {
            {"=", Comparison::Equal},      {"!=", Comparison::Unequal}, {"<", Comparison::Less},
            {"<=", Comparison::LessEqual}, {">", Comparison::Greater},  {">=", Comparison::GreaterEqual}};
        const auto found =
            token_.kind == QueryTokenKind::Symbol ? comparisons.find(token_.value) : comparisons.end();
        if (found == comparisons.end()) {
            fail("A comparison was expected here", "Write one of = != < <= > >=");
        }
        tree.comparison = found->second;
        advance();
        if (token_.kind != QueryTokenKind::Text && token_.kind != QueryTokenKind::Word) {
            fail("A value was expected here", "Write a word, a number or text in quotation marks");
        }
        tree.value = token_.value;
        check_value(tree.key, tree.value);
        advance();
        return tree;
    }

    /// Refuses what a key of fixed values can never be.
    void check_value(std::string_view key, const std::string& value) {
        if ((key == "year" || key == "month") &&
            value.find_first_not_of("0123456789-") != std::string::npos) {
            fail("A year or month was expected here", "Write year=2024 or month=2024-10");
        }
        if ((key == "confidence" || key == "score") && !parse_number(value)) {
            fail("A number was expected here", "Write a number such as 0.9");
        }
        if (key == "review" && !parse_review(value)) {
            fail("A state was expected here", "Write unreviewed, accepted, rejected or needs-review");
        }
        if (key == "origin" && value != to_string(BeadOrigin::Machine) &&
            value != to_string(BeadOrigin::Human)) {
            fail("An origin was expected here", "Write machine or human");
        }
    }

    QueryLexer lexer_;
    QueryDefaults defaults_;
    QueryToken token_;
    int depth_ = 0;
};

}  // namespace

Query parse_query(std::string_view text, const QueryDefaults& defaults) {
    return Parser(text, defaults).run();
}

}  // namespace diglot
