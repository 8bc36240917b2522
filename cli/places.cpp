#include "places.h"

#include <algorithm>

namespace diglot::cli {
namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

}  // namespace

InputPlace PlaceFinder::find(const Paragraph& paragraph, std::size_t offset) const {
    InputPlace place = paragraph.place;
    if (bytes_.empty() || place.byte >= bytes_.size()) {
        return place;
    }
    // Joined lines differ from the file in white space alone, so that what is none is counted in both.
    auto marks =
        std::count_if(paragraph.text.begin(), paragraph.text.begin() + static_cast<std::ptrdiff_t>(offset),
                      [](char c) { return !is_space(c); });
    std::size_t at = place.byte;
    for (; at < bytes_.size() && (marks > 0 || is_space(bytes_[at])); ++at) {
        marks -= is_space(bytes_[at]) ? 0 : 1;
        place.line += bytes_[at] == '\n' ? 1U : 0U;
    }
    place.byte = at;
    return place;
}

std::string_view bytes_of_text(std::string_view bytes, const Document& document, bool is_plain_text) {
    const auto charset = document.metadata.find("charset");
    const bool utf8 = charset != document.metadata.end() && charset->second == "UTF-8";
    return is_plain_text && utf8 ? bytes : std::string_view();
}

}  // namespace diglot::cli
