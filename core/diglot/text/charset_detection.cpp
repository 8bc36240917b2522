#include "diglot/text/charset.h"
#include "diglot/text/utf8.h"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <memory>

namespace diglot {

namespace {

constexpr std::size_t kSample = std::size_t{1} << 16U;
constexpr std::size_t kSequencesPerBreak = 4;  // of UTF-8; text of any other charset has hardly one

/// True when bytes that are not wholly valid UTF-8 hold far more sequences of it than breaks.
bool is_damaged_utf8(std::string_view bytes) {
    std::size_t sequences = 0;
    std::size_t breaks = 0;
    while (!bytes.empty()) {
        const std::size_t good = find_invalid_utf8(bytes).value_or(bytes.size());
        sequences += static_cast<std::size_t>(
            std::count_if(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(good),
                          [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
        breaks += good < bytes.size() ? 1U : 0U;
        bytes.remove_prefix(std::min(good + 1, bytes.size()));
    }
    return sequences > kSequencesPerBreak * breaks;
}

}  // namespace

std::string detect_charset(std::string_view bytes) {
    if (!find_invalid_utf8(bytes) || is_damaged_utf8(bytes.substr(0, kSample))) {
        return "UTF-8";
    }
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                              &ucsdet_close);
    const std::string_view sample = bytes.substr(0, kSample);
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
    return U_SUCCESS(status) != 0 && match != nullptr
               ? charset_name(ucsdet_getName(match, &status)).value_or("windows-1252")
               : "windows-1252";
}

}  // namespace diglot
