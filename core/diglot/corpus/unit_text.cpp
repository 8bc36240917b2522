#include "diglot/corpus/unit_text.h"

#include <algorithm>
#include <cctype>

namespace diglot {

bool is_language(std::string_view tag, std::string_view wanted) {
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    };
    return tag.size() >= wanted.size() && std::equal(wanted.begin(), wanted.end(), tag.begin(), same) &&
           (tag.size() == wanted.size() || tag[wanted.size()] == '-');
}

}  // namespace diglot
