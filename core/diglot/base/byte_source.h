#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace diglot {

/// Bytes that come piece by piece: a file, standard input, a piece of memory.
class ByteSource {
public:
    ByteSource() = default;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;
    virtual ~ByteSource() = default;

    /// Puts up to `size` bytes (not 0) at `to` and returns how many; 0 only at the end. Throws as
    /// `read_file`.
    virtual std::size_t read(char* to, std::size_t size) = 0;
    /// What messages call it: the file's path, as it was given.
    [[nodiscard]] virtual const std::string& name() const = 0;
};

/// Bytes in memory.
class MemorySource final : public ByteSource {
public:
    MemorySource(std::string bytes, std::string name) : bytes_(std::move(bytes)), name_(std::move(name)) {}
    std::size_t read(char* to, std::size_t size) override {
        const std::size_t taken = std::string_view(bytes_).substr(at_).copy(to, size);
        at_ += taken;
        return taken;
    }
    [[nodiscard]] const std::string& name() const override { return name_; }

private:
    std::string bytes_;
    std::string name_;
    std::size_t at_ = 0;
};

}  // namespace diglot
