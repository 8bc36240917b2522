#pragma once

#include <string>
#include <utility>
#include <vector>

namespace diglot::fuzz {

/// A zip archive of these files, name and content, in this order and not compressed.
std::string zip(const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace diglot::fuzz
