#pragma once

#include "diglot/exchange/unit_facts.h"

#include <string_view>

namespace diglot {

/// True when `tag` is `wanted` or a variety of it: "en-GB" is "en", but "en" is not "en-GB". Letters of
/// either case.
bool is_language(std::string_view tag, std::string_view wanted);

}  // namespace diglot
