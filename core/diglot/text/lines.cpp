#include "diglot/text/lines.h"

#include <algorithm>

namespace diglot {

LineReader::LineReader(std::string_view bytes) : rest_(bytes) {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (rest_.starts_with(kMark)) {
        rest_.remove_prefix(kMark.size());
    }
}

bool LineReader::next(std::string_view& line) {
    if (rest_.empty()) {
        return false;
    }
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    line = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    ++number_;
    return true;
}

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t") == std::string_view::npos;
}

}  // namespace diglot
