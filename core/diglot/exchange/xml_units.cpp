#include "diglot/exchange/xml_units.h"

#include "diglot/exchange/unit_facts.h"
#include "diglot/text/language.h"

#include <fmt/format.h>

#include <cstddef>
#include <utility>

namespace diglot {
namespace {

constexpr std::size_t kLongestText = std::size_t{1} << 28;

}  // namespace

std::unique_ptr<TextSource> open_text(UnitInput& input) {
    return std::make_unique<TextSource>(std::move(input.bytes), input.options.charset);
}

XmlUnitReader::XmlUnitReader(UnitInput input, DiagnosticSink& sink)
    : sink_(&sink),
      name_(input.path),
      stream_(std::make_unique<XmlStream>(open_text(input), static_cast<XmlHandler&>(*this))) {}

bool XmlUnitReader::read(TranslationUnit& unit) {
    while (waiting_.empty() && !ended_) {
        ended_ = !stream_->advance();
        if (ended_) {
            finish();
            if (codes_ > 0) {
                sink_->note("inline-codes-left-out",
                            fmt::format("The content of {} inline codes was left out", codes_),
                            {name_, {}, {}});
            }
        }
    }
    if (waiting_.empty()) {
        return false;
    }
    unit = std::move(waiting_.front().unit);
    place_ = std::move(waiting_.front().place);
    waiting_.pop_front();
    return true;
}

void XmlUnitReader::add_unit(TranslationUnit unit, Location began) {
    settle_facts(unit);
    waiting_.push_back({std::move(unit), std::move(began)});
}

void XmlUnitReader::append(std::string& field, std::string_view text) const {
    if (field.size() + text.size() > kLongestText) {
        throw Error(ErrorCode::Limit, fmt::format("A text is longer than {} bytes", kLongestText), here(),
                    "Check what the file is");
    }
    field += text;
}

const std::string& XmlUnitReader::language(std::string_view tag) {
    const auto known = languages_.find(tag);
    if (known != languages_.end()) {
        return known->second;
    }
    std::string canonical = tag.empty() ? "und" : canonical_language(tag).value_or(std::string(tag));
    if (tag.empty() || (canonical == tag && !canonical_language(tag) && tag != "und")) {
        defect("language-unknown", tag.empty() ? std::string("A text has no language")
                                               : fmt::format("\"{}\" is not a language tag", tag));
    }
    return languages_.emplace(std::string(tag), std::move(canonical)).first->second;
}

}  // namespace diglot
