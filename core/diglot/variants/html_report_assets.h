#pragma once

#include "diglot/variants/difference_class.h"

#include <array>
#include <string_view>

namespace diglot {

/// The words of a page of versions in one language; `{}` stands for values (fmt), in the order given.
struct ReportText {
    std::string_view language;
    std::string_view title;
    std::string_view skip;      ///< Link for those who use a keyboard.
    std::string_view versions;  ///< Heading of the list of witnesses.
    std::string_view shared;    ///< Sentences shared, sentences.
    std::string_view original;  ///< Heading of the original's column.
    std::string_view filters;   ///< Legend of the classes.
    std::string_view all;       ///< Button: all classes.
    std::string_view none;      ///< Button: no class.
    std::string_view agreeing;  ///< Choice: also sentences in which all agree.
    std::string_view previous;
    std::string_view next;
    std::string_view sentence;  ///< Version, numbers.
    std::string_view not_in;    ///< In place of a sentence: version.
    std::string_view again;     ///< Version, numbers.
    std::string_view moved;
    std::string_view whole;         ///< A difference of a whole sentence.
    std::string_view nothing;       ///< An empty reading.
    std::string_view link;          ///< Label of the link to a difference: number.
    std::string_view nothing_left;  ///< Where the filter leaves nothing.
    std::string_view made_by;       ///< Version.
    std::array<std::string_view, kDifferenceClasses> classes;
};

/// The words in `language` (BCP 47): English and Korean; English for all others.
const ReportText& report_text(std::string_view language);

/// The page's style sheet: light, dark, narrow and printed.
std::string_view report_style();

/// The page's script: filters and steps from difference to difference. The page is complete without it.
std::string_view report_script();

}  // namespace diglot
