#include "diglot/corpus/query_words.h"

#include "diglot/base/error.h"
#include "diglot/text/regex.h"
#include "diglot/text/tokens.h"

#include <algorithm>

namespace diglot {
namespace {

constexpr std::string_view kMetacharacters = ".?*+|()[]{}\\^$";

bool has_flag(const QueryToken& token, char flag) {
    return token.flags.find(flag) != std::string::npos;
}

/// Whether the value stands for itself: a bare word, one with a flag that says so, or one without
/// metacharacters.
bool is_literal(const QueryToken& token) {
    return token.kind == QueryTokenKind::Word || token.flags.find_first_of("lpswe") != std::string::npos ||
           token.value.find_first_of(kMetacharacters) == std::string::npos;
}

std::string without_backslashes(const QueryToken& token) {
    if (token.kind == QueryTokenKind::Word) {
        return token.value;
    }
    std::string value;
    for (std::size_t i = 0; i < token.value.size(); ++i) {
        if (token.value[i] == '\\' && i + 1 < token.value.size()) {
            ++i;
        }
        value += token.value[i];
    }
    return value;
}

TermTest make_test(TermMatch match, std::string value, const QueryToken& token,
                   const QueryDefaults& defaults) {
    TermTest test;
    test.match = match;
    test.value = std::move(value);
    test.fold_case = defaults.fold_case || has_flag(token, 'c');
    test.fold_accents = defaults.fold_accents || has_flag(token, 'd');
    return test;
}

TermTest regex_test(const QueryToken& token, const QueryDefaults& defaults) {
    if (token.value.find(' ') != std::string::npos) {
        query_error(
            token.begin + 1 + token.value.find(' '),
            "A regular expression is matched against one word, which holds no space",
            "Write one for each word, as in \"a.*\" \"b.*\", or put %l behind it to take it literally");
    }
    try {
        const Regex valid(token.value, RegexCase::Keep);
    } catch (const Error&) {
        query_error(
            token.begin, "This is no regular expression",
            "Put %l behind it to take it literally, or a backslash before the mark that is meant itself");
    }
    return make_test(TermMatch::Regex, token.value, token, defaults);
}

std::vector<Token> tokens_of(const QueryToken& token, const std::string& value) {
    std::vector<Token> tokens = tokenize(value);
    if (tokens.empty()) {
        query_error(token.begin, "There is no word in these quotation marks",
                    "Write [] for a word that may be any");
    }
    return tokens;
}

/// How token `i` of `count` is matched.
TermMatch match_of(const Token& found, std::size_t i, std::size_t count, const QueryToken& token) {
    const bool open_end =
        i + 1 == count &&
        (has_flag(token, 'p') || has_flag(token, 's') ||
         (found.kind == TokenKind::Hangul && !has_flag(token, 'w') && !has_flag(token, 'e')));
    const bool open_begin = i == 0 && (has_flag(token, 'e') || has_flag(token, 's'));
    return open_begin && open_end ? TermMatch::Substring
           : open_begin           ? TermMatch::Suffix
           : open_end             ? TermMatch::Prefix
                                  : TermMatch::Whole;
}

}  // namespace

TermTest read_term(const QueryToken& token, const QueryDefaults& defaults) {
    if (!is_literal(token)) {
        return regex_test(token, defaults);
    }
    std::string value = without_backslashes(token);
    const std::vector<Token> tokens = tokens_of(token, value);
    if (tokens.size() > 1) {
        query_error(token.begin, "These are several words, and word= means one",
                    "Write them outside of the brackets, as in \"well\" \"known\"");
    }
    value = value.substr(tokens[0].bytes.begin, tokens[0].bytes.size());
    const TermMatch match = has_flag(token, 's')   ? TermMatch::Substring
                            : has_flag(token, 'p') ? TermMatch::Prefix
                            : has_flag(token, 'e') ? TermMatch::Suffix
                                                   : TermMatch::Whole;
    return make_test(match, std::move(value), token, defaults);
}

TokenPattern read_words(const QueryToken& token, const QueryDefaults& defaults) {
    TokenPattern pattern;
    const auto add = [&](TermTest test) {
        TokenPattern part;
        part.kind = TokenPattern::Kind::Token;
        part.token.kind = TokenCondition::Kind::Test;
        part.token.test = std::move(test);
        pattern.parts.push_back(std::move(part));
    };
    if (is_literal(token)) {
        const std::string value = without_backslashes(token);
        const std::vector<Token> tokens = tokens_of(token, value);
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const Range bytes = tokens[i].bytes;
            add(make_test(match_of(tokens[i], i, tokens.size(), token),
                          value.substr(bytes.begin, bytes.size()), token, defaults));
        }
    } else {
        add(regex_test(token, defaults));
    }
    return pattern.parts.size() == 1 ? pattern.parts[0] : pattern;
}

}  // namespace diglot
