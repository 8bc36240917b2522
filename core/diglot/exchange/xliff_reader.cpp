#include "diglot/exchange/xliff_reader.h"

#include "diglot/exchange/unit_facts.h"
#include "diglot/exchange/xliff_state.h"
#include "diglot/exchange/xml_units.h"
#include "diglot/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace diglot {
namespace {

/// Elements whose content is no text of a unit.
constexpr std::array<std::string_view, 15> kSkipped = {
    "matches",   "glossary",      "changeTrack", "alt-trans",    "seg-source",
    "skeleton",  "originalData",  "validation",  "resourceData", "internal-file",
    "ignorable", "context-group", "count-group", "bin-unit",     "prop-group"};
/// Elements that say nothing but what they hold.
constexpr std::array<std::string_view, 6> kFrames = {"header", "body",     "group",
                                                     "notes",  "metadata", "metaGroup"};
/// Inline elements whose content is a native code.
constexpr std::array<std::string_view, 4> kCodes = {"bpt", "ept", "ph", "it"};
/// Inline elements that are a code themselves; "g" and "pc" surround text.
constexpr std::array<std::string_view, 10> kMarks = {"x",  "bx", "ex", "sc", "ec",
                                                     "sm", "em", "g",  "pc", "mrk"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

class XliffReader final : public XmlUnitReader {
public:
    using XmlUnitReader::XmlUnitReader;

private:
    void start_element(std::string_view name, const XmlAttributes& attributes) override {
        if (skipped_depth_ > 0 || is_one_of(kSkipped, name)) {
            if (name == "match" || name == "alt-trans") {
                note_match(attributes.get(name == "match" ? "matchQuality" : "match-quality"));
            } else if (skipped_depth_ == 0 && name != "matches") {
                leave_out(name);
            }
            ++skipped_depth_;
        } else if (field_ != nullptr) {
            start_inline(name, attributes);
        } else if (name == "xliff") {
            take_languages(attributes, "srcLang", "trgLang");
            check_version(attributes.get("version"));
            seen_root_ = true;
        } else if (!seen_root_) {
            throw Error(ErrorCode::Format, fmt::format("The file is not XLIFF: it begins with <{}>", name),
                        here(), "Check the file, or name its format");
        } else {
            start_structure(name, attributes);
        }
    }

    void start_structure(std::string_view name, const XmlAttributes& attributes) {
        if (name == "file") {
            take_languages(attributes, "source-language", "target-language");
            source_document_ = attributes.get("original");
            target_document_.clear();
            file_facts_.clear();
        } else if (name == "unit" || name == "trans-unit") {
            start_unit(name == "unit", attributes);
        } else if (name == "segment" && shared_) {
            start_segment(attributes);
        } else if (name == "source" && unit_) {
            field_ = &source_;
        } else if (name == "target" && unit_) {
            field_ = &target_;
            if (attributes.has("state")) {
                state_ = attributes.get("state");
            }
        } else if (name == "meta" || name == "note") {
            field_ = &value_;
            value_.clear();
            const std::string_view category = attributes.get(name == "meta" ? "type" : "category");
            key_ = category.empty() ? std::string(name)
                                    : (name == "meta" ? "" : "note:") + std::string(category);
        } else if (!is_one_of(kFrames, name)) {
            leave_out(name);
        }
    }

    void end_element(std::string_view name) override {
        if (skipped_depth_ > 0) {
            --skipped_depth_;
        } else if (field_ != nullptr) {
            end_inline();
        } else if (name == "segment" && unit_) {
            end_unit();
        } else if (name == "trans-unit" && unit_) {
            end_unit();
            shared_.reset();
        } else if (name == "unit" && shared_) {
            if (segments_ == 0) {
                defect("xliff-structure", "A unit has no segment");
            }
            shared_.reset();
        }
    }

    void characters(std::string_view text) override {
        if (field_ != nullptr && skipped_depth_ == 0 && code_depth_ == 0) {
            append(*field_, text);
        }
    }

    void finish() override {
        if (!seen_root_) {
            defect("xliff-structure", "The file has no element \"xliff\"", {input_name(), {}, {}});
        }
        if (matches_ > 0) {
            sink().note("matches-left-out",
                        fmt::format("{} translations proposed beside the texts were left out", matches_),
                        {input_name(), {}, {}});
        }
        if (!left_out_.empty()) {
            std::vector<std::string> names;
            names.reserve(left_out_.size());
            for (const auto& [name, count] : left_out_) {
                names.push_back(fmt::format("{} ({})", name, count));
            }
            sink().note(
                "elements-left-out",
                fmt::format("Elements that are no text of a unit were left out: {}", fmt::join(names, ", ")),
                {input_name(), {}, {}});
        }
    }

    /// Counts an element that the form of a unit has no place for, under no more than some names.
    void leave_out(std::string_view name) {
        constexpr std::size_t kMostNames = 20;
        constexpr std::size_t kLongestName = 40;
        const auto known = left_out_.find(name);
        if (known != left_out_.end()) {
            ++known->second;
        } else {
            const bool named = left_out_.size() < kMostNames && name.size() <= kLongestName;
            ++left_out_[named ? std::string(name) : "…"];
        }
    }

    void check_version(std::string_view version) {
        static constexpr std::array<std::string_view, 6> kVersions = {"1.0", "1.1", "1.2",
                                                                      "2.0", "2.1", "2.2"};
        if (!is_one_of(kVersions, version)) {
            defect("xliff-version", fmt::format("\"{}\" is not a version of XLIFF", version));
        }
    }

    void take_languages(const XmlAttributes& attributes, std::string_view source, std::string_view target) {
        if (attributes.has(source)) {
            source_language_ = language(attributes.get(source));
        }
        if (attributes.has(target)) {
            target_language_ = language(attributes.get(target));
        }
    }

    void start_unit(bool of_segments, const XmlAttributes& attributes) {
        shared_.emplace();
        segments_ = 0;
        const bool named = attributes.has("name") || attributes.has("resname");
        shared_->id = attributes.get(attributes.has("name") ? "name" : named ? "resname" : "id");
        if (attributes.get("id").empty()) {
            defect("xliff-structure", "A unit has no id");
        }
        approved_ = attributes.get("approved") == "yes";
        if (!of_segments) {
            begin();
        }
    }

    void start_segment(const XmlAttributes& attributes) {
        begin();
        state_ = attributes.get("state");
        sub_state_ = attributes.get("subState");
        if (segments_ > 1) {
            const std::string_view id = attributes.get("id");
            unit_->id += '#' + (id.empty() ? std::to_string(segments_) : std::string(id));
        }
    }

    void begin() {
        ++segments_;
        unit_ = shared_;
        began_ = here();
        source_.clear();
        target_.clear();
        state_.clear();
        sub_state_.clear();
    }

    void start_inline(std::string_view name, const XmlAttributes& attributes) {
        ++inline_depth_;
        if (code_depth_ > 0 || is_one_of(kCodes, name)) {
            ++code_depth_;
            count_code();
        } else if (is_one_of(kMarks, name)) {
            count_code();
        } else if (name == "cp") {
            add_code_point(attributes.get("hex"));
        }
    }

    void add_code_point(std::string_view hex) {
        std::uint32_t value = 0;
        const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
        const bool scalar = value < 0xD800 || (value > 0xDFFF && value <= 0x10FFFF);
        if (error == std::errc() && end == hex.data() + hex.size() && scalar && value != 0) {
            append_code_point(*field_, value);
        } else {
            defect("xliff-structure", fmt::format("\"{}\" is not the number of a character", hex));
        }
    }

    void end_inline() {
        if (inline_depth_ > 0) {
            --inline_depth_;
            code_depth_ -= code_depth_ > 0 ? 1 : 0;
            return;
        }
        if (field_ == &value_) {
            add_value();
        }
        field_ = nullptr;
    }

    void add_value() {
        if (unit_) {
            add_property(*unit_, key_, value_);
        } else if (shared_) {
            add_property(*shared_, key_, value_);
        } else if (key_ == "target-document") {
            target_document_ = value_;
        } else if (!key_.starts_with("manifest-")) {  // where an earlier conversion came from
            file_facts_.emplace_back("file:" + key_, value_);
        }
    }

    /// A translation proposed beside the text: its quality is kept, its text is not.
    void note_match(std::string_view quality) {
        ++matches_;
        if (!quality.empty() && (unit_ || shared_)) {
            add_property(unit_ ? *unit_ : *shared_, "match-quality", std::string(quality));
        }
    }

    void end_unit() {
        TranslationUnit unit = *std::exchange(unit_, std::nullopt);
        if (source_.empty() && target_.empty()) {
            return;  // a place without text
        }
        if (!target_.empty() && target_language_.empty() && !std::exchange(told_language_, true)) {
            defect("xliff-structure", "There are translations, but the file does not say in which language",
                   began_);
        }
        unit.variants = {{source_language_.empty() ? "und" : source_language_, {}, source_document_, {}},
                         {target_language_.empty() ? "und" : target_language_, {}, target_document_, {}}};
        if (!source_.empty()) {
            unit.variants[0].segments = {std::move(source_)};
        }
        if (!target_.empty()) {
            unit.variants[1].segments = {std::move(target_)};
        }
        set_review(unit);
        for (auto& [key, value] : std::exchange(file_facts_, {})) {  // what is said of the file
            add_property(unit, key, std::move(value));
        }
        add_unit(std::move(unit), began_);
    }

    void set_review(TranslationUnit& unit) {
        constexpr std::string_view kOwn = "diglot:";
        unit.review = approved_ ? ReviewState::Accepted : xliff_review(state_);
        if (sub_state_.starts_with(kOwn)) {
            unit.review =
                parse_review(std::string_view(sub_state_).substr(kOwn.size())).value_or(unit.review);
        }
        if (!state_.empty() && state_ != xliff_state(unit.review, !unit.variants[1].segments.empty())) {
            add_property(unit, "state", state_);
        }
    }

    std::string source_language_;
    std::string target_language_;
    std::string source_document_;
    std::string target_document_;
    std::vector<std::pair<std::string, std::string>> file_facts_;  // for the file's first unit
    std::uint64_t matches_ = 0;
    std::map<std::string, std::uint64_t, std::less<>> left_out_;  // elements by name
    std::optional<TranslationUnit> shared_;                       // what all segments of the unit have
    std::optional<TranslationUnit> unit_;                         // being read
    Location began_;
    std::string source_;
    std::string target_;
    std::string state_;
    std::string sub_state_;
    std::string key_;
    std::string value_;
    std::string* field_ = nullptr;  // where text goes
    std::size_t segments_ = 0;
    int skipped_depth_ = 0;
    int inline_depth_ = 0;
    int code_depth_ = 0;
    bool seen_root_ = false;
    bool approved_ = false;
    bool told_language_ = false;
};

}  // namespace

bool is_xliff_text(std::string_view head) {
    return head.find("<xliff") != std::string_view::npos;
}

std::unique_ptr<TranslationUnitReader> make_xliff_reader(UnitInput input, DiagnosticSink& sink) {
    return std::make_unique<XliffReader>(std::move(input), sink);
}

}  // namespace diglot
