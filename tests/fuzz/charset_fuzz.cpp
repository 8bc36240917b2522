// Bytes as text of a charset, stated or detected: valid UTF-8 with a way back into the bytes, or an Encoding
// error.
#include "diglot/base/error.h"
#include "diglot/text/charset.h"
#include "diglot/text/utf8.h"

#include "fuzz.h"
#include <array>
#include <string>

namespace {

using diglot::fuzz::expect;

constexpr std::array<const char*, 9> kCharsets = {
    "", "utf-8", "utf-16", "utf-16be", "euc-kr", "shift_jis", "gb18030", "windows-1252", "iso-2022-kr"};

void check(const diglot::DecodedText& decoded, std::size_t size) {
    const std::string& text = decoded.text;
    expect(!diglot::find_invalid_utf8(text), "decoded text is valid UTF-8");
    expect(text.find('\0') == std::string::npos, "decoded text holds no NUL");
    std::uint64_t last = 0;
    for (std::size_t at = 0; at < text.size(); diglot::next_code_point(text, at)) {
        const std::uint64_t byte = decoded.source.input_byte(at);
        expect(byte >= last && byte < size, "the way back leads forward through the input");
        last = byte;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = diglot::fuzz::as_text(data, size);
    for (const char* charset : kCharsets) {
        const diglot::DecodedText lenient = diglot::decode(bytes, charset, true);
        check(lenient, size);
        try {
            const diglot::DecodedText strict = diglot::decode(bytes, charset, false);
            expect(strict.text == lenient.text, "without errors both ways decode alike");
            expect(strict.replaced == 0 && lenient.replaced == 0, "nothing was replaced");
        } catch (const diglot::Error& error) {
            expect(error.code() == diglot::ErrorCode::Encoding, "undecodable bytes are an Encoding error");
            expect(error.where().byte && *error.where().byte < size, "which names the byte");
            expect(lenient.replaced > 0, "and which the lenient way counts");
        }
    }
    return 0;
}
