#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// How a value is compared with a token.
enum class TermMatch : std::uint8_t {
    Whole,      ///< The token is the value.
    Prefix,     ///< The token begins with it.
    Suffix,     ///< It ends with it.
    Substring,  ///< It holds it.
    Regex,      ///< The value, a regular expression of ICU's dialect, matches the whole token.
};

/// A condition on one token's form.
struct TermTest {
    TermMatch match = TermMatch::Whole;
    std::string value;
    bool fold_case = false;     ///< %c
    bool fold_accents = false;  ///< %d
    bool negated = false;       ///< word!=
    friend bool operator==(const TermTest&, const TermTest&) = default;
};

/// A condition on one token: a tree over `TermTest`s.
struct TokenCondition {
    enum class Kind : std::uint8_t { Any, Test, And, Or, Not };
    Kind kind = Kind::Any;  ///< Any: every token passes.
    TermTest test;          ///< For Test.
    std::vector<TokenCondition> parts;
    friend bool operator==(const TokenCondition&, const TokenCondition&) = default;
};

/// A pattern over consecutive tokens.
struct TokenPattern {
    enum class Kind : std::uint8_t { Token, Sequence, Alternation, Repeat };
    Kind kind = Kind::Sequence;
    TokenCondition token;  ///< For Token.
    std::uint32_t least = 1;
    std::uint32_t most = 1;  ///< For Repeat; `kUnlimited` for no bound.
    std::vector<TokenPattern> parts;
    friend bool operator==(const TokenPattern&, const TokenPattern&) = default;
};

constexpr std::uint32_t kUnlimited = UINT32_MAX;

/// What the sides of a unit in one language must have, or must not.
struct SideCondition {
    std::string language;
    bool negated = false;
    TokenPattern pattern;
    friend bool operator==(const SideCondition&, const SideCondition&) = default;
};

/// How a value of metadata is compared.
enum class Comparison : std::uint8_t { Equal, Unequal, Less, LessEqual, Greater, GreaterEqual };

/// A condition on what is known of a unit: a tree over comparisons.
struct MetadataCondition {
    enum class Kind : std::uint8_t { Test, And, Or, Not };
    Kind kind = Kind::Test;
    std::string key;  ///< "source", "date", "year", "month", "document", "confidence", …
    Comparison comparison = Comparison::Equal;
    std::string value;
    std::vector<MetadataCondition> parts;
    friend bool operator==(const MetadataCondition&, const MetadataCondition&) = default;
};

/// A question to a corpus.
struct Query {
    std::string language;  ///< Of the side where hits are sought; empty: any.
    TokenPattern pattern;
    std::vector<SideCondition> sides;
    std::optional<MetadataCondition> within;
    friend bool operator==(const Query&, const Query&) = default;
};

/// What holds for all tokens of a query beside their own flags.
struct QueryDefaults {
    bool fold_case = false;
    bool fold_accents = false;
};

/// Reads a query of the language described in docs/query.md, a small part of CQP's (Evert, The CQP Query
/// Language Tutorial). Throws `Error(Format)` whose `where().byte` is the place in `text` that is wrong: at
/// most its end. `text` must be valid UTF-8. O(bytes).
Query parse_query(std::string_view text, const QueryDefaults& defaults = {});

/// Two lines for the terminal: the query, and a caret under the character at `byte`. Line breaks are shown as
/// spaces.
std::string point_at(std::string_view query, std::size_t byte);

/// The query in a normal form that reads as the same query: for messages and for caches.
std::string to_string(const Query& query);

}  // namespace diglot
