#pragma once

#include <cstdint>
#include <string_view>

namespace diglot {

/// Lines of a text, without LF or CRLF and without a byte order mark at the start.
class LineReader {
public:
    explicit LineReader(std::string_view bytes);
    /// The next line; false at the end. A final line feed begins no further line.
    bool next(std::string_view& line);
    /// Number of the line read last, counted from 1.
    [[nodiscard]] std::uint64_t number() const { return number_; }

private:
    std::string_view rest_;
    std::uint64_t number_ = 0;
};

/// True for a line of nothing but spaces and tabs.
bool is_blank(std::string_view line);

}  // namespace diglot
