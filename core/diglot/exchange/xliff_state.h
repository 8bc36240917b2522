#pragma once

#include "diglot/bitext/translation_unit.h"

#include <string_view>

namespace diglot {

/// True for a state of a segment in XLIFF 2.
bool is_xliff_state(std::string_view state);
/// The state of a segment of that review.
std::string_view xliff_state(ReviewState review, bool has_target);
/// What a state of XLIFF 1.2 or 2 says of the review.
ReviewState xliff_review(std::string_view state);

}  // namespace diglot
