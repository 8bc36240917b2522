#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace diglot {

/// Adds `value` in groups of seven bits, the lowest first (LEB128).
inline void append_varint(std::string& bytes, std::uint64_t value) {
    constexpr std::uint64_t kMore = 0x80;
    while (value >= kMore) {
        bytes += static_cast<char>(value | kMore);
        value >>= 7U;
    }
    bytes += static_cast<char>(value);
}

/// Reads what `append_varint` wrote. Bytes that end too soon give 0 from there on, so that a damaged index
/// cannot lead outside of its memory.
class VarintReader {
public:
    explicit VarintReader(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

    [[nodiscard]] bool done() const { return at_ == end_; }
    std::uint64_t next() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; at_ != end_ && shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned char>(*at_++);
            value |= std::uint64_t{byte & 0x7FU} << shift;
            if (byte < 0x80) {
                break;
            }
        }
        return value;
    }
    /// The next `size` bytes, fewer at the end.
    std::string_view bytes(std::uint64_t size) {
        const auto rest = static_cast<std::uint64_t>(end_ - at_);
        const std::string_view taken(at_, static_cast<std::size_t>(size < rest ? size : rest));
        at_ += taken.size();
        return taken;
    }

private:
    const char* at_;
    const char* end_;
};

}  // namespace diglot
