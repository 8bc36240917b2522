#pragma once

#include <cstddef>
#include <string_view>

namespace diglot {

/// What makes a parser of HTML take time or memory with the square of a page's size. Told from the tags
/// alone, by the rules for which of them closes which (HTML, 13.2.6); where these are in doubt, more rather
/// than less.
struct HtmlSize {
    std::size_t depth = 0;       ///< To which elements could stand in one another.
    std::size_t attributes = 0;  ///< The most that one tag has.
    std::size_t repeated = 0;    ///< Elements that the parser adds to repair what was left open ("<b>").
    std::size_t tags = 0;
    bool unfinished = false;  ///< It ends within a tag, comment or script.
};

/// The size of a page, up to where a depth or a number of attributes is above its bound. Takes time in
/// proportion to the text.
HtmlSize measure_html(std::string_view text, std::size_t max_depth, std::size_t max_attributes);

}  // namespace diglot
