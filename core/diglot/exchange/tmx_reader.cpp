#include "diglot/exchange/tmx_reader.h"

#include "diglot/exchange/unit_facts.h"
#include "diglot/exchange/xml_units.h"
#include "diglot/text/language.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace diglot {
namespace {

constexpr std::array<std::string_view, 5> kCodes = {"bpt", "ept", "ph", "it", "ut"};
constexpr std::array<std::string_view, 7> kHeaderAttributes = {
    "creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"};

bool is_code(std::string_view name) {
    return std::find(kCodes.begin(), kCodes.end(), name) != kCodes.end();
}

class TmxReader final : public XmlUnitReader {
public:
    using XmlUnitReader::XmlUnitReader;

private:
    void start_element(std::string_view name, const XmlAttributes& attributes) override {
        if (in_segment_) {
            start_inline(name);
        } else if (name == "tu") {
            start_unit(attributes);
        } else if (name == "tuv") {
            start_variant(attributes);
        } else if (name == "seg") {
            start_segment();
        } else if (name == "prop" || name == "note") {
            start_property(name, attributes);
        } else if (name == "tmx") {
            check_version(attributes.get("version"));
        } else if (name == "header") {
            read_header(attributes);
        } else if (!seen_root_) {
            throw Error(ErrorCode::Format, fmt::format("The file is not TMX: it begins with <{}>", name),
                        here(), "Check the file, or name its format");
        }
        seen_root_ = true;
    }

    void end_element(std::string_view name) override {
        if (code_depth_ > 0) {
            --code_depth_;
        } else if (name == "seg") {
            in_segment_ = false;
        } else if (name == "prop" || name == "note") {
            end_property();
        } else if (name == "tuv" && variant_) {
            end_variant();
        } else if (name == "tu" && unit_) {
            end_unit();
        }
    }

    void characters(std::string_view text) override {
        if (in_property_) {
            append(value_, text);
        } else if (in_segment_ && code_depth_ == 0) {
            append(segment_, text);
        }
    }

    void finish() override {
        if (!seen_header_) {
            defect("tmx-header", "The header is missing", {input_name(), {}, {}});
        }
    }

    void check_version(std::string_view version) {
        static constexpr std::array<std::string_view, 6> kVersions = {"1.0", "1.1", "1.2",
                                                                      "1.3", "1.4", "1.4b"};
        if (std::find(kVersions.begin(), kVersions.end(), version) == kVersions.end()) {
            defect("tmx-version", fmt::format("\"{}\" is not a version of TMX", version));
        }
    }

    void read_header(const XmlAttributes& attributes) {
        seen_header_ = true;
        for (const std::string_view name : kHeaderAttributes) {
            if (attributes.get(name).empty()) {
                defect("tmx-header", fmt::format("The header has no attribute \"{}\"", name));
            }
        }
        const std::string_view source = attributes.get("srclang");
        source_language_ = source.empty() || source == "*all*" ? std::string() : language(source);
    }

    void start_unit(const XmlAttributes& attributes) {
        unit_.emplace();
        began_ = here();
        unit_source_ = source_language_;
        attributes.each([&](std::string_view name, std::string_view value) {
            if (name == "tuid") {
                unit_->id = value;
            } else if (name == "srclang") {
                unit_source_ = value == "*all*" ? std::string() : language(value);
            } else {
                add_property(*unit_, std::string(name), std::string(value));
            }
        });
    }

    void start_variant(const XmlAttributes& attributes) {
        if (!unit_) {
            return;
        }
        UnitVariant& variant = unit_->variants.emplace_back();
        variant.language = language(attributes.get("lang"));
        variant_ = unit_->variants.size() - 1;
        has_segment_ = false;
        attributes.each([&](std::string_view name, std::string_view value) {
            if (name != "xml:lang" && name != "lang") {
                add_property(*unit_, variant_key(*variant_, name), std::string(value));
            }
        });
    }

    void start_segment() {
        if (variant_ && has_segment_) {
            defect("tmx-structure", "A variant has two segments; they were put one after the other");
            segment_ += ' ';
        } else {
            segment_.clear();
        }
        in_segment_ = variant_.has_value();
        has_segment_ = true;
    }

    void start_inline(std::string_view name) {
        if (code_depth_ > 0 || is_code(name)) {
            ++code_depth_;
            count_code();
        }
    }

    void start_property(std::string_view name, const XmlAttributes& attributes) {
        in_property_ = unit_.has_value();
        value_.clear();
        key_ = name == "note" ? "note" : std::string(attributes.get("type"));
        if (!in_property_) {
            return;
        }
        if (key_.empty()) {
            defect("tmx-structure", "A property has no type");
            key_ = "prop";
        }
        if (variant_ ? has_segment_ : !unit_->variants.empty()) {
            defect("tmx-structure", fmt::format("<{}> stands behind <{}>, where TMX does not allow it", name,
                                                variant_ ? "seg" : "tuv"));
        }
    }

    void end_property() {
        if (in_property_) {
            add_property(*unit_, variant_ ? variant_key(*variant_, key_) : key_, std::move(value_));
        }
        in_property_ = false;
    }

    void end_variant() {
        if (!has_segment_) {
            defect("tmx-structure", "A variant has no segment");
        }
        if (!segment_.empty() && has_segment_) {
            unit_->variants[*variant_].segments = {std::move(segment_)};
        }
        segment_.clear();
        variant_.reset();
    }

    void end_unit() {
        if (unit_->variants.empty()) {
            defect("tmx-structure", "A unit without any variant was left out", began_);
        } else {
            put_source_first();
            add_unit(*std::move(unit_), began_);
        }
        unit_.reset();
    }

    /// The variant in the source language goes to the front, and what is known of each keeps its number.
    void put_source_first() {
        std::vector<UnitVariant>& variants = unit_->variants;
        const auto same = [&](const UnitVariant& one) { return one.language == unit_source_; };
        const auto alike = [&](const UnitVariant& one) {
            return primary_language(one.language) == primary_language(unit_source_);
        };
        auto found = std::find_if(variants.begin(), variants.end(), same);
        found = found == variants.end() ? std::find_if(variants.begin(), variants.end(), alike) : found;
        if (unit_source_.empty() || found == variants.end() || found == variants.begin()) {
            return;
        }
        move_variant_to_front(*unit_, static_cast<std::size_t>(found - variants.begin()));
    }

    std::string source_language_;  // of the header; empty for all or none
    std::string unit_source_;
    std::optional<TranslationUnit> unit_;
    Location began_;
    std::optional<std::size_t> variant_;  // being read
    std::string segment_;
    std::string key_;
    std::string value_;
    int code_depth_ = 0;
    bool seen_root_ = false;
    bool seen_header_ = false;
    bool has_segment_ = false;
    bool in_segment_ = false;
    bool in_property_ = false;
};

}  // namespace

bool is_tmx_text(std::string_view head) {
    return head.find("<tmx") != std::string_view::npos;
}

std::unique_ptr<TranslationUnitReader> make_tmx_reader(UnitInput input, DiagnosticSink& sink) {
    return std::make_unique<TmxReader>(std::move(input), sink);
}

}  // namespace diglot
