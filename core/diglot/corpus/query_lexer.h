#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace diglot {

enum class QueryTokenKind : unsigned char { End, Text, Word, Symbol };

/// A piece of a query: quoted text, a bare word or number, or a symbol such as `[`, `!=`, `:`.
struct QueryToken {
    QueryTokenKind kind = QueryTokenKind::End;
    std::string value;      ///< Quotes taken off; backslashes inside are kept but for those before quotes.
    std::string flags;      ///< Letters after % behind it.
    std::size_t begin = 0;  ///< Byte in the query.
    std::size_t end = 0;
};

/// Throws `Error(Format)` about byte `at` of the query.
[[noreturn]] void query_error(std::size_t at, const std::string& message, const std::string& advice);

/// Cuts a query into its tokens, one after the other.
class QueryLexer {
public:
    explicit QueryLexer(std::string_view text) : text_(text) {}
    /// The next token; throws as `query_error`.
    QueryToken next();

private:
    QueryToken quoted(char quote);
    QueryToken symbol();
    void read_flags(QueryToken& token);

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace diglot
