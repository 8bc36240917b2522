#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// Leads from a byte of decoded text back to the byte of the input that it came from.
class SourceMap {
public:
    /// The text is the input itself from byte `shift` on (valid UTF-8 behind an optional byte order mark).
    explicit SourceMap(std::uint64_t shift = 0) : shift_(shift) {}

    /// Says that the next code point takes `text_bytes` of the text and began at input byte `input`. Call in
    /// order.
    void add(std::size_t text_bytes, std::uint64_t input);
    /// The input byte at which the code point that holds text byte `text_byte` begins. O(log n).
    [[nodiscard]] std::uint64_t input_byte(std::uint64_t text_byte) const;

private:
    struct Checkpoint {
        std::uint64_t text = 0;
        std::uint64_t input = 0;
        std::size_t index = 0;  // of the step
    };
    std::uint64_t shift_;
    std::vector<Checkpoint>
        checkpoints_;  // every so many code points; none when the text is the input itself
    std::vector<std::uint8_t>
        steps_;  // a code point: its bytes of text, and 16 times its distance to the one before
    std::uint64_t text_end_ = 0;
    std::uint64_t last_input_ = 0;
};

/// What made the choice of a charset.
enum class CharsetOrigin { ByteOrderMark, Stated, Detected };

/// Text taken out of bytes.
struct DecodedText {
    std::string text;     ///< Valid UTF-8, without byte order mark.
    std::string charset;  ///< As IANA writes it where it has a name: "UTF-8", "EUC-KR", "windows-1252", …
    CharsetOrigin origin = CharsetOrigin::Detected;
    std::uint64_t replaced = 0;      ///< Undecodable sequences that became U+FFFD.
    std::uint64_t nul_replaced = 0;  ///< NUL characters that became U+FFFD: no format of text may hold them.
    SourceMap source;
};

/// The name under which the converter of `label` goes here, or none for a label nobody knows. Labels of the
/// web mean what browsers take them for (WHATWG Encoding): "euc-kr" is windows-949, "iso-8859-1" is
/// windows-1252.
std::optional<std::string> charset_name(std::string_view label);

/// The byte order mark at the start of an input.
struct ByteOrderMark {
    std::string_view bytes;
    std::string_view charset;  ///< The charset that it tells.
};

/// The byte order mark that `bytes` begin with; nullptr when there is none.
const ByteOrderMark* find_byte_order_mark(std::string_view bytes);

/// The charset that an XML declaration at the start of `bytes` states; empty when none does. "UTF-8" where it
/// says UTF-16: what could be read byte by byte is not that. O(1).
std::string declared_xml_charset(std::string_view bytes);

/// What ICU calls the converter of a charset that `charset_name` returned.
std::string icu_converter_name(const std::string& charset);

/// The charset of `bytes` by byte order mark, else by trial: valid UTF-8 wins, then UTF-16 by the shape of
/// its zero bytes and scripts, then the legacy charset in which the bytes read most like text of a known
/// language. Looks at the first 64 KiB at most, UTF-8 aside. Never fails: "windows-1252" when nothing else
/// fits.
std::string detect_charset(std::string_view bytes);

/// Takes the text out of `bytes`. A byte order mark wins over `charset`; an empty `charset` is detected.
/// Throws `Error`: Argument (no such charset), Encoding (undecodable bytes, naming the first, unless
/// `replace`).
DecodedText decode(std::string_view bytes, std::string_view charset = {}, bool replace = false);

}  // namespace diglot
