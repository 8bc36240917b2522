#pragma once

#include "diglot/base/byte_source.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace diglot {

/// Text that comes piece by piece out of bytes, as valid UTF-8 without byte order mark. The charset is that
/// of a byte order mark, else the one stated, else the one that an XML declaration names, else UTF-8 or what
/// the first bytes are detected as (`detect_charset`).
class TextSource {
public:
    /// `charset`: an IANA name or label, or empty. Reads the first 64 KiB. Throws `Error(Argument)` for a
    /// charset nobody knows, and as `next`.
    explicit TextSource(std::unique_ptr<ByteSource> bytes, const std::string& charset = {});
    TextSource(const TextSource&) = delete;
    TextSource& operator=(const TextSource&) = delete;
    ~TextSource();

    /// The next piece, whole code points, valid until the next call; empty at the end. Throws
    /// `Error(Encoding)` that names the first byte that is no text, and as `ByteSource::read`.
    std::string_view next();
    /// The beginning of the text, some 64 KiB or all of it, which `next` has yet to give. Only before `next`.
    [[nodiscard]] std::string_view head() const;
    [[nodiscard]] const std::string& charset() const { return charset_; }
    [[nodiscard]] const std::string& name() const { return bytes_->name(); }

private:
    struct Converter;

    void choose_charset(const std::string& stated);
    void fill();
    void decode_utf8();
    void decode_other();
    [[noreturn]] void fail(std::uint64_t byte) const;

    std::unique_ptr<ByteSource> bytes_;
    std::unique_ptr<Converter> converter_;  // none for UTF-8
    std::string charset_;
    std::string raw_;              // bytes not decoded yet
    std::uint64_t raw_begin_ = 0;  // where in the input `raw_` begins
    std::string text_;             // decoded, to be given next
    std::string given_;            // what `next` gave last
    bool ended_ = false;           // the bytes
};

/// Lines of a text that comes piece by piece, without LF or CRLF.
class LineSource {
public:
    explicit LineSource(std::unique_ptr<TextSource> text) : text_(std::move(text)) {}
    /// The next line, valid until the next call; false at the end. A final line feed begins no further line.
    /// Throws `Error(Limit)` for a line of more than 256 MiB, and as `TextSource::next`.
    bool next(std::string_view& line);
    /// Number of the line read last, counted from 1.
    [[nodiscard]] std::uint64_t number() const { return number_; }
    [[nodiscard]] const std::string& name() const { return text_->name(); }

private:
    std::unique_ptr<TextSource> text_;
    std::string_view piece_;  // of the text, not yet given
    std::string line_;        // a line that goes over pieces
    std::uint64_t number_ = 0;
};

}  // namespace diglot
