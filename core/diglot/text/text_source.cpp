#include "diglot/text/text_source.h"

#include "diglot/base/error.h"
#include "diglot/text/charset.h"
#include "diglot/text/utf8.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <utility>

namespace diglot {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 16;
constexpr std::size_t kLongestLine = std::size_t{1} << 28;
constexpr std::size_t kLongestSequence = 4;  // bytes of a code point in UTF-8

/// True for bytes that are UTF-8 but for a code point cut off at the end.
bool is_utf8_start(std::string_view bytes) {
    const std::optional<std::size_t> bad = find_invalid_utf8(bytes);
    return !bad || bytes.size() - *bad < kLongestSequence;
}

}  // namespace

struct TextSource::Converter {
    explicit Converter(const std::string& charset) {
        UErrorCode status = U_ZERO_ERROR;
        icu = ucnv_open(icu_converter_name(charset).c_str(), &status);
        ucnv_setToUCallBack(icu, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
        if (U_FAILURE(status) != 0) {
            throw Error(ErrorCode::Argument, fmt::format("There is no charset \"{}\"", charset), {},
                        "Write its IANA name, such as UTF-8, EUC-KR or windows-1252");
        }
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    ~Converter() { ucnv_close(icu); }

    UConverter* icu = nullptr;
    char32_t lead = 0;  // of a surrogate pair that a piece cut in two
};

TextSource::TextSource(std::unique_ptr<ByteSource> bytes, const std::string& charset)
    : bytes_(std::move(bytes)) {
    fill();
    choose_charset(charset);
    if (charset_ != "UTF-8") {
        converter_ = std::make_unique<Converter>(charset_);
    }
    converter_ ? decode_other() : decode_utf8();
}

TextSource::~TextSource() = default;

void TextSource::choose_charset(const std::string& stated) {
    if (const ByteOrderMark* mark = find_byte_order_mark(raw_)) {
        charset_ = mark->charset;
        raw_begin_ = mark->bytes.size();
        raw_.erase(0, mark->bytes.size());
        return;
    }
    const std::string label = stated.empty() ? declared_xml_charset(raw_) : stated;
    if (!label.empty()) {
        const std::optional<std::string> known = charset_name(label);
        if (!known) {
            throw Error(stated.empty() ? ErrorCode::Format : ErrorCode::Argument,
                        fmt::format("There is no charset \"{}\"", label), {name(), {}, {}},
                        "Write its IANA name, such as UTF-8, EUC-KR or windows-1252");
        }
        charset_ = *known;
    } else {
        charset_ =
            is_utf8_start(raw_) && raw_.find('\0') == std::string::npos ? "UTF-8" : detect_charset(raw_);
    }
}

void TextSource::fill() {
    const std::size_t before = raw_.size();
    raw_.resize(before + kPiece);
    std::size_t taken = 0;
    while (!ended_ && taken < kPiece) {
        const std::size_t more = bytes_->read(raw_.data() + before + taken, kPiece - taken);
        ended_ = more == 0;
        taken += more;
    }
    raw_.resize(before + taken);
}

void TextSource::fail(std::uint64_t byte) const {
    throw Error(ErrorCode::Encoding, fmt::format("These bytes are not {} text", charset_), {name(), {}, byte},
                "State the right charset, or repair the file");
}

void TextSource::decode_utf8() {
    std::size_t good = raw_.size();
    if (const std::optional<std::size_t> bad = find_invalid_utf8(raw_)) {
        if (ended_ || raw_.size() - *bad >= kLongestSequence) {
            fail(raw_begin_ + *bad);
        }
        good = *bad;
    }
    text_.assign(raw_, 0, good);
    raw_.erase(0, good);
    raw_begin_ += good;
}

void TextSource::decode_other() {
    std::array<UChar, 4096> units{};
    const char* source = raw_.data();
    const char* const end = raw_.data() + raw_.size();
    UErrorCode status = U_ZERO_ERROR;
    text_.clear();
    do {
        UChar* target = units.data();
        status = U_ZERO_ERROR;
        ucnv_toUnicode(converter_->icu, &target, units.data() + units.size(), &source, end, nullptr,
                       static_cast<UBool>(ended_), &status);
        for (const UChar* unit = units.data(); unit != target; ++unit) {
            if (U16_IS_LEAD(*unit)) {
                converter_->lead = *unit;
            } else if (U16_IS_TRAIL(*unit)) {
                append_code_point(text_,
                                  static_cast<char32_t>(U16_GET_SUPPLEMENTARY(converter_->lead, *unit)));
            } else {
                append_code_point(text_, *unit);
            }
        }
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    const auto used = static_cast<std::size_t>(source - raw_.data());
    if (U_FAILURE(status) != 0) {
        fail(raw_begin_ + used - std::min<std::size_t>(used, 1));
    }
    raw_.erase(0, used);
    raw_begin_ += used;
}

std::string_view TextSource::next() {
    while (text_.empty() && (!ended_ || !raw_.empty())) {
        fill();
        converter_ ? decode_other() : decode_utf8();
    }
    given_.swap(text_);
    text_.clear();
    return given_;
}

std::string_view TextSource::head() const {
    return text_;
}

bool LineSource::next(std::string_view& line) {
    line_.clear();
    bool whole = false;
    while (!whole) {
        piece_ = piece_.empty() ? text_->next() : piece_;
        if (piece_.empty()) {
            break;
        }
        const std::size_t end = piece_.find('\n');
        whole = end != std::string_view::npos;
        line = piece_.substr(0, end);
        piece_.remove_prefix(whole ? end + 1 : piece_.size());
        if (!whole || !line_.empty()) {
            line_ += line;
            line = line_;
        }
        if (line.size() > kLongestLine) {
            throw Error(ErrorCode::Limit, fmt::format("A line is longer than {} bytes", kLongestLine),
                        {name(), number_ + 1, {}}, "Check what the file is");
        }
    }
    if (!whole && line_.empty()) {
        return false;
    }
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    ++number_;
    return true;
}

}  // namespace diglot
