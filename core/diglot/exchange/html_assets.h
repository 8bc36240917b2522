#pragma once

#include <string_view>

namespace diglot {

/// The page's style sheet: light, dark, narrow and printed.
extern const std::string_view kPageStyle;

/// The page's script: counts beside the filters and steps from one doubtful bead to the next. The page is
/// complete without it.
extern const std::string_view kPageScript;

}  // namespace diglot
