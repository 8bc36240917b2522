#include "diglot/exchange/unit.h"

#include <fmt/format.h>

#include <algorithm>
#include <xxhash.h>

namespace diglot {

std::string document_name(const Document& document) {
    const auto file = document.metadata.find("file");
    return file == document.metadata.end() || file->second.empty() ? document.id : file->second;
}

std::string language_or_und(const Document& document) {
    return document.language.empty() ? "und" : document.language;
}

std::string target_language_key(const Bitext& bitext) {
    const std::string target = language_or_und(bitext.target.document());
    return target == language_or_und(bitext.source.document()) ? target + "-x-target" : target;
}

std::string bead_id(const Bitext& bitext, const Bead& bead) {
    const std::string key =
        fmt::format("{} {} {} {} {} {}", bitext.source.document().id, bitext.target.document().id,
                    bead.source.begin, bead.source.end, bead.target.begin, bead.target.end);
    return fmt::format("{:016x}", XXH3_64bits(key.data(), key.size()));
}

std::string bead_type(const Bead& bead, char separator) {
    return fmt::format("{}{}{}", bead.source.size(), separator, bead.target.size());
}

std::vector<std::uint32_t> positions(const SegmentedDocument& document, Range range) {
    std::vector<std::uint32_t> found;
    found.reserve(range.size());
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
        found.push_back(document.position(i));
    }
    return found;
}

std::string fixed(double value, int digits) {
    std::string text = fmt::format("{:.{}f}", value, digits);
    if (text.front() == '-' && text.find_first_of("123456789") == std::string::npos) {
        text.erase(0, 1);
    }
    return text;
}

}  // namespace diglot
