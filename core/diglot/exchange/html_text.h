#pragma once

#include <string_view>

namespace diglot {

/// The words of an HTML page in one language; `{}` stands for values (fmt), in the order given.
struct PageText {
    std::string_view language;
    std::string_view title;
    std::string_view skip;  ///< Link for those who use a keyboard.
    std::string_view legend;
    std::string_view joined;
    std::string_view doubtful;  ///< Threshold as a percentage.
    std::string_view unpaired;
    std::string_view about_percent;
    std::string_view about_numbers;
    std::string_view show;
    std::string_view show_all;
    std::string_view show_doubtful;
    std::string_view show_unpaired;
    std::string_view previous;
    std::string_view next;
    std::string_view nothing;  ///< Shown where a filter leaves nothing.
    std::string_view documents;
    std::string_view document;   ///< Number, of sections where there are several.
    std::string_view sentences;  ///< Number.
    std::string_view beads;      ///< Number; likewise the next ones.
    std::string_view paired;
    std::string_view source_only;  ///< Language, number.
    std::string_view target_only;
    std::string_view doubtful_count;
    std::string_view no_counterpart;
    std::string_view bead_label;     ///< Number, source sentences, target sentences, percentage.
    std::string_view bead_doubtful;  ///< Added to the label of a doubtful bead.
    std::string_view kinds;          ///< Heading of the list of types of beads, "1–2 × 7".
    std::string_view made_by;        ///< Version.
};

/// The words in `language` (BCP 47): English and Korean; English for all others.
const PageText& page_text(std::string_view language);

}  // namespace diglot
