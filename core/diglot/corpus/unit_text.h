#pragma once

#include "diglot/bitext/translation_unit.h"

#include <string>
#include <string_view>

namespace diglot {

/// The segments of a variant as one text: joined by a space, or by nothing between characters of scripts
/// written without spaces. O(bytes).
std::string joined_text(const UnitVariant& variant);

/// True when `tag` is `wanted` or a variety of it: "en-GB" is "en", but "en" is not "en-GB". Letters of
/// either case.
bool is_language(std::string_view tag, std::string_view wanted);

}  // namespace diglot
