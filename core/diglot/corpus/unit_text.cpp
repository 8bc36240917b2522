#include "diglot/corpus/unit_text.h"

#include "diglot/text/script.h"

#include <algorithm>
#include <cctype>

namespace diglot {

std::string joined_text(const UnitVariant& variant) {
    std::string text;
    for (const std::string& segment : variant.segments) {
        if (!text.empty() && needs_space_between(text, segment)) {
            text += ' ';
        }
        text += segment;
    }
    return text;
}

bool is_language(std::string_view tag, std::string_view wanted) {
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    };
    return tag.size() >= wanted.size() && std::equal(wanted.begin(), wanted.end(), tag.begin(), same) &&
           (tag.size() == wanted.size() || tag[wanted.size()] == '-');
}

}  // namespace diglot
