#include "diglot/corpus/filter_rules.h"
#include "diglot/corpus/unit_survey.h"
#include "diglot/corpus/unit_text.h"
#include "diglot/text/language.h"
#include "diglot/text/measure.h"
#include "diglot/text/script_share.h"
#include "diglot/text/utf8.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <limits>

// Rules that look at one side at a time.

namespace diglot {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
constexpr double kSureEnough = 6.0;        // nats of evidence below which a language guess says nothing
constexpr std::size_t kFewestLetters = 5;  // a script is judged from so many letters on

/// The greatest of `measure` over the sides; NaN without sides.
template <typename Measure>
double greatest(const UnitView& view, Measure measure) {
    double worst = kNothing;
    for (const UnitSide& side : view.sides) {
        const double value = measure(side);
        worst = value > worst || worst != worst ? value : worst;
    }
    return worst;
}

template <typename Measure>
double least(const UnitView& view, Measure measure) {
    return -greatest(view, [&](const UnitSide& side) { return -measure(side); });
}

double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

bool is_hex(char c) {
    return std::isxdigit(static_cast<unsigned char>(c)) != 0;
}

}  // namespace

UnitView view_unit(const TranslationUnit& unit, std::size_t index, const UnitSurvey& survey) {
    UnitView view{unit, index, survey, {}};
    for (const UnitVariant& variant : unit.variants) {
        std::string text = joined_text(variant);
        if (!trimmed(text).empty()) {
            std::vector<Token> tokens = tokenize(text);
            const std::size_t length = count_code_points(text);
            view.sides.push_back({variant.language, std::move(text), std::move(tokens), length});
        }
    }
    return view;
}

bool counts_characters(std::string_view language) {
    constexpr std::array<std::string_view, 3> kCjk = {"zh", "ja", "ko"};
    return std::any_of(kCjk.begin(), kCjk.end(),
                       [&](std::string_view one) { return is_language(language, one); });
}

double score_empty(const UnitView& view) {
    const std::size_t missing = view.unit.variants.size() - view.sides.size();
    return static_cast<double>(std::max(missing, view.sides.size() < 2 ? std::size_t{1} : std::size_t{0}));
}

double score_too_long(const UnitView& view) {
    return greatest(view, [](const UnitSide& side) { return static_cast<double>(side.code_points); });
}

double score_too_short(const UnitView& view) {
    return least(view, [](const UnitSide& side) {
        if (counts_characters(side.language)) {
            return static_cast<double>(side.code_points);
        }
        return static_cast<double>(
            std::count_if(side.tokens.begin(), side.tokens.end(),
                          [](const Token& token) { return token.kind != TokenKind::Punctuation; }));
    });
}

double score_only_symbols(const UnitView& view) {
    return least(view, [](const UnitSide& side) {
        return share(script_share(side.text, side.language).letters, side.code_points);
    });
}

double score_only_numbers(const UnitView& view) {
    return greatest(view, [](const UnitSide& side) {
        const auto digits = static_cast<std::size_t>(
            std::count_if(side.text.begin(), side.text.end(), [](char c) { return c >= '0' && c <= '9'; }));
        return share(digits, side.code_points);
    });
}

double score_urls(const UnitView& view) {
    return greatest(view, [](const UnitSide& side) {
        return static_cast<double>(count_of(side.text, "http://") + count_of(side.text, "https://") +
                                   count_of(side.text, "www."));
    });
}

double score_escaped_unicode(const UnitView& view) {
    return greatest(view, [](const UnitSide& side) {
        double found = 0.0;
        const std::string& text = side.text;
        for (std::size_t i = 0; i + 3 < text.size(); ++i) {
            const bool letter = text[i + 1] == 'x' || text[i + 1] == 'u';
            found += text[i] == '\\' && letter && is_hex(text[i + 2]) && is_hex(text[i + 3]) ? 1.0 : 0.0;
        }
        return found;
    });
}

double score_bad_encoding(const UnitView& view) {
    return greatest(view, [](const UnitSide& side) {
        const auto may = [&](std::initializer_list<std::string_view> languages) {
            return std::any_of(languages.begin(), languages.end(),
                               [&](std::string_view one) { return is_language(side.language, one); });
        };
        std::size_t found = count_of(side.text, "\xEF\xBF\xBD");  // U+FFFD
        found += may({"pt"}) ? 0 : count_of(side.text, "Ã");
        found += may({"cy", "fr", "fa", "it", "pt", "ro", "tr", "vi"}) ? 0 : count_of(side.text, "Â");
        return static_cast<double>(found);
    });
}

double score_wrong_language(const UnitView& view) {
    return greatest(view, [](const UnitSide& side) {
        if (side.language.empty() || is_language(side.language, "und")) {
            return kNothing;
        }
        const LanguageGuess guess = detect_language(side.text);
        const bool other = !guess.tag.empty() && guess.evidence >= kSureEnough &&
                           primary_language(guess.tag) != primary_language(side.language);
        return other ? guess.confidence : 0.0;
    });
}

double score_script(const UnitView& view) {
    return least(view, [](const UnitSide& side) {
        const ScriptShare found = script_share(side.text, side.language);
        return found.letters < kFewestLetters ? kNothing : share(found.own + found.latin, found.letters);
    });
}

double score_confidence(const UnitView& view) {
    return view.unit.confidence.value_or(kNothing);
}

double score_duplicate(const UnitView& view) {
    return view.survey.is_duplicate(view.index) ? 1.0 : 0.0;
}

double score_near_duplicate(const UnitView& view) {
    return view.survey.likeness(view.index);
}

double score_boilerplate(const UnitView& view) {
    return static_cast<double>(view.survey.documents_with(view.index));
}

}  // namespace diglot
