#include "diglot/corpus/filter_rules.h"
#include "diglot/corpus/unit_text.h"
#include "diglot/text/measure.h"
#include "diglot/text/utf8.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <limits>
#include <optional>

// Rules about the form of a text: what is left of markup, forms and broken encodings. Each counts what
// bicleaner-hardrules looks for under the same name.

namespace diglot {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kLongestRepeat = 4;  // words

/// The greatest of `measure` over the sides; NaN without sides.
template <typename Measure>
double greatest(const UnitView& view, Measure measure) {
    double worst = kNothing;
    for (const UnitSide& side : view.sides) {
        const auto value = static_cast<double>(measure(side));
        worst = value > worst || worst != worst ? value : worst;
    }
    return worst;
}

/// The words of a text between white space.
std::vector<std::string_view> pieces_of(std::string_view text) {
    std::vector<std::string_view> pieces;
    while (!text.empty()) {
        const std::size_t space = std::min(text.find_first_of(" \t\n"), text.size());
        if (space > 0) {
            pieces.push_back(text.substr(0, space));
        }
        text.remove_prefix(std::min(space + 1, text.size()));
    }
    return pieces;
}

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

/// How often small letters follow a capital in a row: 3 in "GtkTreeView".
std::size_t humps(std::string_view word) {
    std::size_t most = 0;
    std::size_t found = 0;
    for (std::size_t i = 0; i < word.size();) {
        if (!is_upper(word[i]) || i + 1 == word.size() || !is_lower(word[i + 1])) {
            found = 0;
            ++i;
            continue;
        }
        most = std::max(most, ++found);
        for (++i; i < word.size() && is_lower(word[i]); ++i) {
        }
    }
    return most;
}

bool is_text(const Token& token) {
    return token.kind != TokenKind::Punctuation && token.kind != TokenKind::Number;
}

/// Letters of the tokens from `begin` on when the next `length` ones are the same again.
std::size_t repeated_letters(const std::vector<Token>& tokens, std::size_t begin, std::size_t length) {
    std::size_t letters = 0;
    for (std::size_t i = begin; i < begin + length; ++i) {
        if (!is_text(tokens[i]) || tokens[i].form != tokens[i + length].form) {
            return 0;
        }
        letters += count_code_points(tokens[i].form);
    }
    return letters;
}

/// Opening brackets of a kind less closing ones.
int balance(const std::string& text, std::string_view opening, std::string_view closing) {
    return static_cast<int>(count_of(text, opening)) - static_cast<int>(count_of(text, closing));
}

/// Whether all words with case begin with a capital; nothing where too few have case.
std::optional<bool> is_title(const UnitSide& side) {
    constexpr std::size_t kFewestWords = 3;
    std::size_t capitals = 0;
    std::size_t words = 0;
    for (const Token& token : side.tokens) {
        if (token.kind == TokenKind::Word) {
            ++words;
            capitals += token.capital ? 1U : 0U;
        }
    }
    return words < kFewestWords ? std::nullopt : std::optional(capitals == words);
}

}  // namespace

double score_literals(const UnitView& view) {
    constexpr std::array<std::string_view, 7> kLiterals = {"Re:", "{{", "}}", "%s", "+++", "***", "=\""};
    return greatest(view, [&](const UnitSide& side) {
        std::size_t found = 0;
        for (const std::string_view literal : kLiterals) {
            found += count_of(side.text, literal);
        }
        return found;
    });
}

double score_breadcrumbs(const UnitView& view) {
    constexpr std::array<std::string_view, 8> kSeparators = {"|", "<", ">", "/", "»", "›", "→", "::"};
    return greatest(view, [&](const UnitSide& side) {
        const std::vector<std::string_view> pieces = pieces_of(side.text);
        return std::count_if(pieces.begin(), pieces.end(), [&](std::string_view piece) {
            return std::find(kSeparators.begin(), kSeparators.end(), piece) != kSeparators.end();
        });
    });
}

double score_glued_words(const UnitView& view) {
    return greatest(view, [](const UnitSide& side) {
        std::size_t most = 0;
        for (const std::string_view piece : pieces_of(side.text)) {
            most = std::max(most, humps(piece));
        }
        return most;
    });
}

double score_repeated_words(const UnitView& view) {
    return greatest(view, [](const UnitSide& side) {
        std::size_t most = 0;
        for (std::size_t length = 1; length <= kLongestRepeat; ++length) {
            for (std::size_t i = 0; i + 2 * length <= side.tokens.size(); ++i) {
                most = std::max(most, repeated_letters(side.tokens, i, length));
            }
        }
        return counts_characters(side.language) ? 2 * most : most;
    });
}

double score_unicode_noise(const UnitView& view) {
    return greatest(view, [](const UnitSide& side) {
        int longest = 0;
        int run = 0;
        for (std::size_t at = 0; at < side.text.size();) {
            const char32_t c = next_code_point(side.text, at);
            run = c >= 0x80 && c <= 0xFF ? run + 1 : 0;
            longest = std::max(longest, run);
        }
        const bool lenient = is_language(side.language, "is") || is_language(side.language, "fi");
        return lenient ? std::max(longest - 2, 0) : longest;  // þýðir
    });
}

double score_space_noise(const UnitView& view) {
    return greatest(view, [](const UnitSide& side) {
        int longest = 0;
        int run = 0;
        for (const std::string_view piece : pieces_of(side.text)) {
            const bool letter =
                count_code_points(piece) == 1 && std::ispunct(static_cast<unsigned char>(piece[0])) == 0;
            run = letter ? run + 1 : 0;
            longest = std::max(longest, run);
        }
        return counts_characters(side.language) ? std::max(longest - 2, 0) : longest;  // 그 때 그 한 사람
    });
}

double score_paren(const UnitView& view) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kKinds = {
        {{"(", ")"}, {"[", "]"}, {"{", "}"}, {"⟨", "⟩"}}};
    double worst = kNothing;
    for (std::size_t a = 0; a < view.sides.size(); ++a) {
        for (std::size_t b = a + 1; b < view.sides.size(); ++b) {
            int off = 0;
            for (const auto& [opening, closing] : kKinds) {
                off += std::abs(balance(view.sides[a].text, opening, closing) -
                                balance(view.sides[b].text, opening, closing));
            }
            worst = off > worst || worst != worst ? off : worst;
        }
    }
    return worst;
}

double score_titles(const UnitView& view) {
    double titles = kNothing;
    for (const UnitSide& side : view.sides) {
        if (const std::optional<bool> title = is_title(side)) {
            titles = *title && titles != 0.0 ? 1.0 : 0.0;
        }
    }
    return titles;
}

}  // namespace diglot
