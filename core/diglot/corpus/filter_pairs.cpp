#include "diglot/corpus/filter_rules.h"
#include "diglot/corpus/unit_survey.h"
#include "diglot/corpus/unit_text.h"
#include "diglot/text/fold.h"
#include "diglot/text/number.h"
#include "diglot/text/tokens.h"
#include "diglot/text/transliterate.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string>

// Rules that compare two sides.

namespace diglot {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
constexpr double kLengthCushion = 4.0;   // as the survey's
constexpr std::size_t kFewestWords = 4;  // untranslated: names alone may stand on both sides
constexpr double kSoundsAlike = 0.7;

/// The worst of `measure` over all pairs of sides in different languages: the greatest, or the least where
/// `sign` is -1. NaN where no pair has anything to say.
template <typename Measure>
double worst_pair(const UnitView& view, double sign, Measure measure) {
    double worst = kNothing;
    for (std::size_t a = 0; a < view.sides.size(); ++a) {
        for (std::size_t b = a + 1; b < view.sides.size(); ++b) {
            const double value = view.sides[a].language == view.sides[b].language
                                     ? kNothing
                                     : sign * measure(view.sides[a], view.sides[b]);
            worst = value > worst || worst != worst ? value : worst;
        }
    }
    return sign * worst;
}

std::string letters_of(const UnitSide& side) {
    std::string letters;
    for (const Token& token : side.tokens) {
        if (token.kind != TokenKind::Punctuation && token.kind != TokenKind::Number) {
            letters += token.form;
        }
    }
    return letters;
}

std::set<std::string> words_of(const UnitSide& side) {
    std::set<std::string> words;
    for (const Token& token : side.tokens) {
        if (token.kind != TokenKind::Punctuation && token.kind != TokenKind::Number) {
            words.insert(token.form);
        }
    }
    return words;
}

std::size_t shared(const std::set<std::string>& a, const std::set<std::string>& b) {
    return static_cast<std::size_t>(
        std::count_if(a.begin(), a.end(), [&](const std::string& one) { return b.count(one) != 0; }));
}

std::multiset<std::string> numbers_of(const UnitSide& side) {
    std::multiset<std::string> numbers;
    for (NumberToken& token : find_numbers(side.text, side.language)) {
        if (token.canonical.rfind("num:", 0) == 0) {
            numbers.insert(std::move(token.canonical));
        }
    }
    return numbers;
}

/// The share of `part` in `whole`, one more counted in both: a single disagreement is no proof.
double smoothed(std::size_t part, std::size_t whole) {
    return static_cast<double>(part + 1) / static_cast<double>(whole + 1);
}

/// Capitalised words inside the sentence, of a language that capitalises names alone.
std::vector<std::string> names_of(const UnitSide& side) {
    std::vector<std::string> names;
    if (is_language(side.language, "de") || is_language(side.language, "lb")) {
        return names;
    }
    bool start = true;
    for (const Token& token : side.tokens) {
        constexpr std::size_t kShortest = 3;
        if (!start && token.capital && token.form.size() >= kShortest) {
            names.push_back(token.form);
        }
        const bool stop = token.form == "." || token.form == "!" || token.form == "?" || token.form == ":" ||
                          token.form == "\"" || token.form == "“";
        start = stop || (start && token.kind == TokenKind::Punctuation);
    }
    return names;
}

bool sounds_in(const std::string& name, const UnitSide& side) {
    return std::any_of(side.tokens.begin(), side.tokens.end(), [&](const Token& token) {
        if (token.kind == TokenKind::Punctuation || token.kind == TokenKind::Number) {
            return false;
        }
        return token.form == name ||
               (token.kind == TokenKind::Hangul ? best_name_prefix(token.form, name).similarity
                                                : name_similarity(token.form, name)) >= kSoundsAlike;
    });
}

}  // namespace

double score_length_ratio(const UnitView& view) {
    return worst_pair(view, 1.0, [&](const UnitSide& a, const UnitSide& b) {
        const double ratio =
            std::log((weighted_length(b.text) + kLengthCushion) / (weighted_length(a.text) + kLengthCushion));
        return std::exp(std::abs(ratio - view.survey.usual_log_ratio(a.language, b.language)));
    });
}

double score_identical(const UnitView& view) {
    return worst_pair(view, 1.0, [](const UnitSide& a, const UnitSide& b) {
        return letters_of(a) == letters_of(b) ? 1.0 : 0.0;
    });
}

double score_untranslated(const UnitView& view) {
    return worst_pair(view, 1.0, [](const UnitSide& a, const UnitSide& b) {
        const std::set<std::string> words_a = words_of(a);
        const std::set<std::string> words_b = words_of(b);
        const std::size_t fewer = std::min(words_a.size(), words_b.size());
        return fewer < kFewestWords
                   ? kNothing
                   : static_cast<double>(shared(words_a, words_b)) / static_cast<double>(fewer);
    });
}

double score_numbers(const UnitView& view) {
    return worst_pair(view, -1.0, [](const UnitSide& a, const UnitSide& b) {
        const std::multiset<std::string> left = numbers_of(a);
        const std::multiset<std::string> right = numbers_of(b);
        std::vector<std::string> both;
        std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
        return smoothed(both.size(), std::max(left.size(), right.size()));
    });
}

double score_names(const UnitView& view) {
    return worst_pair(view, -1.0, [](const UnitSide& a, const UnitSide& b) {
        const auto agreement = [](const UnitSide& from, const UnitSide& to) {
            const std::vector<std::string> names = names_of(from);
            const auto heard = static_cast<std::size_t>(std::count_if(
                names.begin(), names.end(), [&](const std::string& name) { return sounds_in(name, to); }));
            return smoothed(heard, names.size());
        };
        return std::min(agreement(a, b), agreement(b, a));
    });
}

}  // namespace diglot
