// Our UTF-8 check and steps against iconv, the system's own decoder.
#include "diglot/text/utf8.h"

#include "fuzz.h"
#include <algorithm>
#include <iconv.h>
#include <optional>
#include <string>
#include <vector>

namespace {

// Decodes with iconv up to the first bad sequence; returns its offset, if any.
std::optional<std::size_t> decode_by_iconv(std::string_view bytes, std::u32string& out) {
    static iconv_t converter = iconv_open("UTF-32LE", "UTF-8");
    iconv(converter, nullptr, nullptr, nullptr, nullptr);
    std::string input(bytes);
    out.resize(bytes.size());
    char* from = input.data();
    char* to = reinterpret_cast<char*>(out.data());
    std::size_t left = input.size();
    std::size_t room = out.size() * sizeof(char32_t);
    const bool failed = iconv(converter, &from, &left, &to, &room) == static_cast<std::size_t>(-1);
    out.resize(out.size() - room / sizeof(char32_t));
    if (failed) {
        return input.size() - left;
    }
    return std::nullopt;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using diglot::fuzz::expect;
    const std::string_view bytes = diglot::fuzz::as_text(data, size);
    std::u32string expected;
    const auto bad = decode_by_iconv(bytes, expected);
    expect(diglot::find_invalid_utf8(bytes) == bad, "the first invalid byte is where iconv sees it");

    const std::string_view valid = bytes.substr(0, bad.value_or(size));
    expect(diglot::count_code_points(valid) == expected.size(), "as many code points as iconv decodes");
    std::u32string forward;
    std::string again;
    for (std::size_t at = 0; at < valid.size();) {
        forward.push_back(diglot::next_code_point(valid, at));
        diglot::append_code_point(again, forward.back());
    }
    expect(forward == expected, "the code points of iconv");
    expect(again == valid, "encoding gives the bytes back");
    std::u32string backward;
    for (std::size_t at = valid.size(); at > 0;) {
        backward.push_back(diglot::previous_code_point(valid, at));
    }
    std::reverse(backward.begin(), backward.end());
    expect(backward == expected, "the same code points from the end");
    return 0;
}
