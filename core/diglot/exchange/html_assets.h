#pragma once

#include <string_view>

namespace diglot {

/// The page's style sheet: light, dark, narrow and printed.
std::string_view page_style();

/// The page's script: counts beside the filters and steps from one doubtful bead to the next. The page is
/// complete without it.
std::string_view page_script();

}  // namespace diglot
