#include "diglot/corpus/query.h"

#include <fmt/format.h>

#include <array>

// The normal form of queries.

namespace diglot {
namespace {

std::string quoted(const std::string& value, bool literal) {
    std::string text = "\"";
    for (const char c : value) {
        if (c == '"' || (literal && c == '\\')) {
            text += '\\';
        }
        text += c;
    }
    return text + '"';
}

std::string text_of(const TermTest& test) {
    constexpr std::array<std::string_view, 5> kFlags = {"w", "p", "e", "s", ""};
    std::string flags(kFlags.at(static_cast<std::size_t>(test.match)));
    flags += test.fold_case ? "c" : "";
    flags += test.fold_accents ? "d" : "";
    return quoted(test.value, test.match != TermMatch::Regex) + (flags.empty() ? "" : "%" + flags);
}

template <typename Tree, typename Text>
std::string join(const Tree& tree, std::string_view symbol, Text text) {
    std::string joined;
    for (const Tree& part : tree.parts) {
        joined += (joined.empty() ? "" : std::string(symbol)) + text(part);
    }
    return joined;
}

std::string text_of(const TokenCondition& tree) {
    const auto part = [](const TokenCondition& one) { return text_of(one); };
    switch (tree.kind) {
        case TokenCondition::Kind::Any:
            return "";
        case TokenCondition::Kind::Test:
            return (tree.test.negated ? "word!=" : "word=") + text_of(tree.test);
        case TokenCondition::Kind::Not:
            return "!(" + text_of(tree.parts[0]) + ")";
        case TokenCondition::Kind::And:
            return "(" + join(tree, " & ", part) + ")";
        case TokenCondition::Kind::Or:
            return "(" + join(tree, " | ", part) + ")";
    }
    return "";
}

std::string bounds_of(const TokenPattern& repeat) {
    return repeat.most == kUnlimited ? fmt::format("{{{},}}", repeat.least)
                                     : fmt::format("{{{},{}}}", repeat.least, repeat.most);
}

std::string text_of(const TokenPattern& pattern) {
    const auto part = [](const TokenPattern& one) { return text_of(one); };
    switch (pattern.kind) {
        case TokenPattern::Kind::Token:
            return "[" + text_of(pattern.token) + "]";
        case TokenPattern::Kind::Sequence:
            return join(pattern, " ", part);
        case TokenPattern::Kind::Alternation:
            return "(" + join(pattern, " | ", part) + ")";
        case TokenPattern::Kind::Repeat:
            return "(" + text_of(pattern.parts[0]) + ")" + bounds_of(pattern);
    }
    return "";
}

std::string text_of(const MetadataCondition& tree) {
    constexpr std::array<std::string_view, 6> kSymbols = {"=", "!=", "<", "<=", ">", ">="};
    const auto part = [](const MetadataCondition& one) { return text_of(one); };
    switch (tree.kind) {
        case MetadataCondition::Kind::Test:
            return tree.key + std::string(kSymbols.at(static_cast<std::size_t>(tree.comparison))) +
                   quoted(tree.value, false);
        case MetadataCondition::Kind::Not:
            return "!(" + text_of(tree.parts[0]) + ")";
        case MetadataCondition::Kind::And:
            return "(" + join(tree, " & ", part) + ")";
        case MetadataCondition::Kind::Or:
            return "(" + join(tree, " | ", part) + ")";
    }
    return "";
}

}  // namespace

std::string to_string(const Query& query) {
    std::string text = query.language.empty() ? "" : ":" + query.language + " ";
    text += text_of(query.pattern);
    for (const SideCondition& side : query.sides) {
        text += " :" + side.language + (side.negated ? " !" : " ") + text_of(side.pattern);
    }
    return query.within ? text + " within " + text_of(*query.within) : text;
}

}  // namespace diglot
