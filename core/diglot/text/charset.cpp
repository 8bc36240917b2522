#include "diglot/text/charset.h"

#include "diglot/base/error.h"
#include "diglot/text/utf8.h"

#include <boost/locale/utf.hpp>
#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <utility>

namespace diglot {
namespace {

constexpr std::size_t kSpan = 256;  // code points between two checkpoints of a source map
constexpr unsigned kMaxStep = 15;   // the most input bytes that a step can say
constexpr char32_t kReplacement = 0xFFFD;

struct CharsetRow {
    std::string_view name;       // how we call it
    std::string_view converter;  // ICU's name; empty for the Unicode forms, which are decoded here
    std::string_view labels;     // further labels, each between spaces
};

// Where a label has a wider meaning in practice than on paper, the wider one is taken (WHATWG Encoding, 4.2).
constexpr std::array kCharsets = {
    CharsetRow{"UTF-8", "", " utf-8 utf8 unicode-1-1-utf-8 x-unicode20utf8 us-ascii ascii "},
    CharsetRow{"UTF-16LE", "", " utf-16le utf-16 ucs-2 unicode csunicode iso-10646-ucs-2 unicodefeff "},
    CharsetRow{"UTF-16BE", "", " utf-16be unicodefffe "},
    CharsetRow{"UTF-32LE", "", " utf-32le utf-32 ucs-4 "},
    CharsetRow{"UTF-32BE", "", " utf-32be "},
    CharsetRow{
        "EUC-KR", "windows-949-2000",
        " euc-kr windows-949 cp949 ms949 uhc korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 cseuckr "
        "iso-ir-149 "},
    CharsetRow{"Shift_JIS", "ibm-943_P15A-2003",
               " shift_jis shift-jis sjis x-sjis windows-31j windows-932 cp932 ms932 ms_kanji csshiftjis "},
    CharsetRow{"EUC-JP", "EUC-JP", " euc-jp x-euc-jp cseucpkdfmtjapanese "},
    CharsetRow{
        "GB18030", "gb18030",
        " gb18030 gbk gb2312 gb_2312-80 gb_2312 chinese csgb2312 cp936 windows-936 ms936 euc-cn x-gbk "},
    CharsetRow{"Big5", "windows-950-2000", " big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950 windows-950 "},
    CharsetRow{"windows-1252", "ibm-5348_P100-1997",
               " windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso_8859-1 iso88591 latin1 l1 "
               "ansi_x3.4-1968 cp819 "
               "ibm819 "},
    CharsetRow{"windows-1254", "ibm-5350_P100-1998",
               " windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 latin5 l5 "},
    CharsetRow{"windows-874", "windows-874-2000", " windows-874 dos-874 iso-8859-11 tis-620 "},
};

std::string lower(std::string_view label) {
    std::string result(label);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto outer = [](char c) { return c == ' ' || c == '\t' || c == '"' || c == '\''; };
    while (!result.empty() && outer(result.back())) {
        result.pop_back();
    }
    result.erase(
        0, static_cast<std::size_t>(std::find_if_not(result.begin(), result.end(), outer) - result.begin()));
    return result;
}

const CharsetRow* find_row(const std::string& lower_label) {
    const std::string wanted = ' ' + lower_label + ' ';
    const auto* found = std::find_if(kCharsets.begin(), kCharsets.end(), [&](const CharsetRow& row) {
        return lower(row.name) == lower_label || row.labels.find(wanted) != std::string_view::npos;
    });
    return found == kCharsets.end() ? nullptr : found;
}

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open_converter(const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(name.c_str(), &status), &ucnv_close);
    if (U_FAILURE(status) != 0) {
        converter.reset();
    }
    return converter;
}

/// Collects code points; stands a mark in for what could not be decoded.
class Collector {
public:
    Collector(std::size_t input_size, bool replace) : replace_(replace) { text_.reserve(input_size); }

    void put(char32_t c, std::uint64_t input) {
        const std::size_t before = text_.size();
        if (c == 0) {
            ++nul_replaced_;
            c = kReplacement;
        }
        append_code_point(text_, c);
        source_.add(text_.size() - before, input);
    }
    void put_undecodable(std::uint64_t input, std::string_view charset) {
        if (!replace_) {
            throw Error(ErrorCode::Encoding, fmt::format("These bytes are not {} text", charset),
                        {{}, {}, input}, "State the right charset, or have such bytes replaced");
        }
        ++replaced_;
        put(kReplacement, input);
    }
    DecodedText take(std::string_view charset, CharsetOrigin origin) {
        return {std::move(text_), std::string(charset), origin, replaced_, nul_replaced_, std::move(source_)};
    }

private:
    std::string text_;
    SourceMap source_;
    std::uint64_t replaced_ = 0;
    std::uint64_t nul_replaced_ = 0;
    bool replace_;
};

void decode_utf8(std::string_view bytes, std::size_t begin, Collector& out) {
    while (begin < bytes.size()) {
        const std::string_view rest = bytes.substr(begin);
        const std::size_t good = find_invalid_utf8(rest).value_or(rest.size());
        for (std::size_t at = 0; at < good;) {
            const std::size_t start = at;
            out.put(next_code_point(rest, at), begin + start);
        }
        begin += good;
        if (begin < bytes.size()) {
            out.put_undecodable(begin, "UTF-8");
            ++begin;
            while (begin < bytes.size() && is_continuation(bytes[begin])) {
                ++begin;  // the rest of the broken sequence
            }
        }
    }
}

/// UTF-16 and UTF-32 through Boost.Locale's decoding of code units, which keeps the place of each.
template <typename Unit>
void decode_units(std::string_view bytes, std::size_t begin, bool big_endian, std::string_view name,
                  Collector& out) {
    namespace utf = boost::locale::utf;
    std::vector<Unit> units((bytes.size() - begin) / sizeof(Unit));
    for (std::size_t i = 0; i < units.size(); ++i) {
        std::uint32_t unit = 0;
        for (std::size_t k = 0; k < sizeof(Unit); ++k) {
            const std::size_t at = big_endian ? k : sizeof(Unit) - 1 - k;
            unit = unit << 8U | static_cast<unsigned char>(bytes[begin + i * sizeof(Unit) + at]);
        }
        units[i] = static_cast<Unit>(unit);
    }
    auto unit = units.cbegin();
    while (unit != units.cend()) {
        const auto start = unit;
        const std::uint64_t input = begin + static_cast<std::size_t>(start - units.cbegin()) * sizeof(Unit);
        const utf::code_point c = utf::utf_traits<Unit>::decode(unit, units.cend());
        if (c == utf::illegal || c == utf::incomplete) {
            out.put_undecodable(input, name);
            unit = start + 1;
        } else {
            out.put(static_cast<char32_t>(c), input);
        }
    }
    if ((bytes.size() - begin) % sizeof(Unit) != 0) {
        out.put_undecodable(begin + units.size() * sizeof(Unit), name);
    }
}

/// True for what Microsoft's East Asian code pages make of single bytes that mean nothing.
bool is_placeholder(UChar unit, bool multibyte) {
    return multibyte && ((unit >= 0x80 && unit < 0xA0) || (unit >= 0xF8F0 && unit <= 0xF8FF));
}

constexpr UChar kMark = 0xFFFF;  // a noncharacter: no charset's text holds it

void mark_undecodable(const void* /*context*/, UConverterToUnicodeArgs* args, const char* /*bytes*/,
                      std::int32_t /*length*/, UConverterCallbackReason reason, UErrorCode* status) {
    if (reason <= UCNV_IRREGULAR) {
        *status = U_ZERO_ERROR;
        ucnv_cbToUWriteUChars(args, &kMark, 1, 0, status);
    }
}

void decode_legacy(std::string_view bytes, std::size_t begin, const std::string& converter_name,
                   std::string_view name, Collector& out) {
    const Converter converter = open_converter(converter_name);
    const bool multibyte = ucnv_getMaxCharSize(converter.get()) > 1;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_setToUCallBack(converter.get(), &mark_undecodable, nullptr, nullptr, nullptr, &status);
    const char* source = bytes.data() + begin;
    const char* const end = bytes.data() + bytes.size();
    std::array<UChar, 4096> units{};
    std::array<std::int32_t, 4096> offsets{};
    UChar lead = 0;
    std::uint64_t lead_input = 0;
    do {
        const auto base = static_cast<std::uint64_t>(source - bytes.data());
        UChar* target = units.data();
        status = U_ZERO_ERROR;
        // At most 64 KiB a turn: offsets are 32 bits wide.
        const char* const stop = source + std::min<std::ptrdiff_t>(end - source, 1 << 16);
        ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source, stop, offsets.data(),
                       static_cast<UBool>(stop == end), &status);
        for (std::size_t i = 0; i < static_cast<std::size_t>(target - units.data()); ++i) {
            const UChar unit = units[i];
            const std::uint64_t input = base + static_cast<std::uint64_t>(std::max(offsets[i], 0));
            if (unit == kMark || is_placeholder(unit, multibyte)) {
                out.put_undecodable(input, name);
            } else if (U16_IS_LEAD(unit)) {
                lead = unit;
                lead_input = input;
            } else if (U16_IS_TRAIL(unit)) {
                out.put(static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead, unit)), lead_input);
            } else {
                out.put(unit, input);
            }
        }
    } while (status == U_BUFFER_OVERFLOW_ERROR || source != end);
}

// The longer marks first: UTF-32LE's begins with UTF-16LE's.
constexpr std::array kMarks = {
    ByteOrderMark{"\xEF\xBB\xBF", "UTF-8"},
    ByteOrderMark{std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
    ByteOrderMark{std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
    ByteOrderMark{"\xFF\xFE", "UTF-16LE"},
    ByteOrderMark{"\xFE\xFF", "UTF-16BE"},
    ByteOrderMark{"\x84\x31\x95\x33", "GB18030"},
};

}  // namespace

const ByteOrderMark* find_byte_order_mark(std::string_view bytes) {
    const auto* found = std::find_if(kMarks.begin(), kMarks.end(), [&](const ByteOrderMark& mark) {
        return bytes.starts_with(mark.bytes);
    });
    return found == kMarks.end() ? nullptr : found;
}

std::string declared_xml_charset(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, std::min(bytes.substr(0, 1000).find("?>"), bytes.size()));
    std::size_t value = head.starts_with("<?xml") ? head.find("encoding") : std::string_view::npos;
    value = value == std::string_view::npos ? value : head.find_first_of("\"'", value);
    if (value == std::string_view::npos) {
        return {};
    }
    const std::size_t end = head.find(head[value], value + 1);
    const std::string charset(head.substr(value + 1, end == std::string_view::npos ? end : end - value - 1));
    // What could be read byte by byte is not UTF-16, whatever it says.
    return charset.starts_with("UTF-16") || charset.starts_with("utf-16") ? "UTF-8" : charset;
}

std::string icu_converter_name(const std::string& charset) {
    const CharsetRow* row = find_row(lower(charset));
    return row == nullptr || row->converter.empty() ? charset : std::string(row->converter);
}

void SourceMap::add(std::size_t text_bytes, std::uint64_t input) {
    const std::uint64_t step = input - last_input_;
    if (checkpoints_.empty() || steps_.size() - checkpoints_.back().index == kSpan || step > kMaxStep) {
        checkpoints_.push_back({text_end_, input, steps_.size()});
    }
    steps_.push_back(static_cast<std::uint8_t>(text_bytes | (std::min<std::uint64_t>(step, kMaxStep) << 4U)));
    text_end_ += text_bytes;
    last_input_ = input;
}

std::uint64_t SourceMap::input_byte(std::uint64_t text_byte) const {
    if (checkpoints_.empty()) {
        return text_byte + shift_;
    }
    const auto after =
        std::upper_bound(checkpoints_.begin(), checkpoints_.end(), text_byte,
                         [](std::uint64_t at, const Checkpoint& point) { return at < point.text; });
    const Checkpoint& point = *std::prev(after);
    std::uint64_t text = point.text;
    std::uint64_t input = point.input;
    for (std::size_t i = point.index; i + 1 < steps_.size(); ++i) {
        text += unsigned{steps_[i]} & kMaxStep;
        if (text > text_byte) {
            break;
        }
        input += unsigned{steps_[i + 1]} >> 4U;
    }
    return input;
}

std::optional<std::string> charset_name(std::string_view label) {
    const std::string wanted = lower(label);
    if (const CharsetRow* row = find_row(wanted)) {
        return std::string(row->name);
    }
    const Converter converter = wanted.empty() ? Converter(nullptr, &ucnv_close) : open_converter(wanted);
    if (converter == nullptr) {
        return std::nullopt;
    }
    UErrorCode status = U_ZERO_ERROR;
    for (const char* standard : {"IANA", "MIME"}) {
        const char* name = ucnv_getStandardName(wanted.c_str(), standard, &status);
        if (U_SUCCESS(status) != 0 && name != nullptr) {
            return std::string(name);
        }
        status = U_ZERO_ERROR;
    }
    return std::string(ucnv_getName(converter.get(), &status));
}

DecodedText decode(std::string_view bytes, std::string_view charset, bool replace) {
    const ByteOrderMark* mark = find_byte_order_mark(bytes);
    const std::size_t begin = mark == nullptr ? 0 : mark->bytes.size();
    std::string name;
    CharsetOrigin origin = CharsetOrigin::Detected;
    if (mark != nullptr) {
        name = mark->charset;
        origin = CharsetOrigin::ByteOrderMark;
    } else if (!charset.empty()) {
        const std::optional<std::string> known = charset_name(charset);
        if (!known) {
            throw Error(ErrorCode::Argument, fmt::format("There is no charset \"{}\"", charset), {},
                        "Write its IANA name, such as UTF-8, EUC-KR or windows-1252");
        }
        name = *known;
        origin = CharsetOrigin::Stated;
    } else {
        name = detect_charset(bytes);
    }
    const std::string_view inner = bytes.substr(begin);
    if (name == "UTF-8" && !find_invalid_utf8(inner) && inner.find('\0') == std::string_view::npos) {
        return {std::string(inner), name, origin, 0, 0, SourceMap(begin)};
    }
    Collector out(bytes.size(), replace);
    if (name == "UTF-8") {
        decode_utf8(bytes, begin, out);
    } else if (name.starts_with("UTF-16")) {
        decode_units<char16_t>(bytes, begin, name == "UTF-16BE", name, out);
    } else if (name.starts_with("UTF-32")) {
        decode_units<char32_t>(bytes, begin, name == "UTF-32BE", name, out);
    } else {
        decode_legacy(bytes, begin, icu_converter_name(name), name, out);
    }
    return out.take(name, origin);
}

}  // namespace diglot
