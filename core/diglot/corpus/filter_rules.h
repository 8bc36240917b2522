#pragma once

#include "diglot/bitext/translation_unit.h"
#include "diglot/text/tokens.h"

#include <string>
#include <string_view>
#include <vector>

namespace diglot {

class UnitSurvey;

/// One side of a unit, prepared once for all rules.
struct UnitSide {
    std::string language;
    std::string text;
    std::vector<Token> tokens;
    std::size_t code_points = 0;
};

/// A unit as the rules see it.
struct UnitView {
    const TranslationUnit& unit;
    std::size_t index;  ///< Place in the survey.
    const UnitSurvey& survey;
    std::vector<UnitSide> sides;  ///< Those with text.
};

UnitView view_unit(const TranslationUnit& unit, std::size_t index, const UnitSurvey& survey);

/// True for languages whose short texts are counted in characters (bicleaner's CJK).
bool counts_characters(std::string_view language);

// Each scores a unit; NaN: nothing to say. The worst of the sides or of the pairs of sides in different
// languages.
double score_empty(const UnitView& view);            // sides without text
double score_too_long(const UnitView& view);         // code points
double score_too_short(const UnitView& view);        // words, or characters
double score_length_ratio(const UnitView& view);     // factor off the pair's usual ratio
double score_identical(const UnitView& view);        // 1 for the same letters
double score_untranslated(const UnitView& view);     // share of words found on the other side
double score_only_symbols(const UnitView& view);     // share of letters
double score_only_numbers(const UnitView& view);     // share of digits
double score_urls(const UnitView& view);             // web addresses
double score_escaped_unicode(const UnitView& view);  // \u… and the like
double score_bad_encoding(const UnitView& view);     // signs of wrong decoding
double score_literals(const UnitView& view);         // pieces of markup and templates
double score_breadcrumbs(const UnitView& view);      // signs between the stations of a path
double score_glued_words(const UnitView& view);      // capitals inside one word
double score_repeated_words(const UnitView& view);   // letters said twice in a row
double score_unicode_noise(const UnitView& view);    // longest run from U+0080 to U+00FF
double score_space_noise(const UnitView& view);      // longest row of single letters
double score_paren(const UnitView& view);            // brackets that one side opens or closes more
double score_titles(const UnitView& view);           // 1 when all words have capitals
double score_wrong_language(const UnitView& view);   // how sure it is another language
double score_script(const UnitView& view);           // share of letters in the language's script
double score_numbers(const UnitView& view);          // share of numbers that agree
double score_names(const UnitView& view);            // share of names that sound alike
double score_confidence(const UnitView& view);       // probability
double score_duplicate(const UnitView& view);        // 1 when the same came before
double score_near_duplicate(const UnitView& view);   // likeness to one that came before
double score_boilerplate(const UnitView& view);      // documents that have a side word by word

}  // namespace diglot
