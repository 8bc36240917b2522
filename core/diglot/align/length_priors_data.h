#pragma once

#include <string_view>

namespace diglot {

/// Lines `language TAB ratio to English`, in order of the tags; made by scripts/length-priors.
extern const std::string_view length_priors_data;

}  // namespace diglot
