#include "lines.h"

namespace diglot::cli {

std::vector<Line> lines_of(std::string_view bytes) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    constexpr std::string_view kBlank = " \t\r";
    if (bytes.starts_with(kByteOrderMark)) {
        bytes.remove_prefix(kByteOrderMark.size());
    }
    std::vector<Line> lines;
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        const std::string_view line = bytes.substr(0, end);
        const std::size_t first = line.find_first_not_of(kBlank);
        const std::size_t last = line.find_last_not_of(kBlank);
        lines.push_back({first == std::string_view::npos ? std::string()
                                                         : std::string(line.substr(first, last + 1 - first)),
                         lines.size() + 1});
        bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    }
    return lines;
}

}  // namespace diglot::cli
