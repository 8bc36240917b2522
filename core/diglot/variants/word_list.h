#pragma once

#include <algorithm>
#include <string_view>

namespace diglot {

/// True when `word` is one of the words of `list`, which "|" parts: "kilometer|kilometre". O(list).
inline bool in_list(std::string_view list, std::string_view word) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find('|'), list.size());
        if (list.substr(0, end) == word) {
            return true;
        }
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

}  // namespace diglot
