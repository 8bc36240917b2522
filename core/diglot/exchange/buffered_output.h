#pragma once

#include "diglot/base/file.h"

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

namespace diglot {

/// An output file that text is appended to as to a string; goes out in large pieces.
class BufferedOutput {
public:
    explicit BufferedOutput(std::string path) : file_(std::move(path)) {}

    /// The text to append to. Call again for each record: this is where full pieces go out.
    std::string& text() {
        if (text_.size() >= kPiece) {
            flush();
        }
        return text_;
    }
    void commit() {
        flush();
        file_.commit();
    }
    [[nodiscard]] const std::string& path() const { return file_.path(); }

private:
    static constexpr std::size_t kPiece = std::size_t{1} << 16;

    void flush() {
        file_.stream().write(text_.data(), static_cast<std::streamsize>(text_.size()));
        text_.clear();
    }

    OutputFile file_;
    std::string text_;
};

}  // namespace diglot
