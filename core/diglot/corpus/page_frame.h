#pragma once

#include <string>
#include <string_view>

namespace diglot {

/// True where the words of a page are Korean, for a BCP 47 tag; they are English otherwise.
bool is_korean_page(std::string_view language);

/// A whole HTML page: title, heading, the look that the pages of a corpus share, `style` beside it, and
/// `body` in the main part. All but the texts given as markup (`style`, `body`) is escaped.
std::string framed_page(std::string_view title, std::string_view style, std::string_view body,
                        std::string_view language);

}  // namespace diglot
