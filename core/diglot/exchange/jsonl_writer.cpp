#include "diglot/exchange/jsonl_writer.h"

#include "diglot/exchange/unit_facts.h"

#include <fmt/format.h>

#include <charconv>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

namespace diglot {
namespace {

using Json = nlohmann::ordered_json;  // keys stay in the order of writing

/// The ids of sentences as numbers; none when one is no number.
std::optional<std::vector<std::uint32_t>> positions_of(const UnitVariant& variant) {
    std::vector<std::uint32_t> positions;
    for (const std::string& id : variant.segment_ids) {
        const char* const end = id.data() + id.size();
        const auto [stop, error] = std::from_chars(id.data(), end, positions.emplace_back());
        if (error != std::errc() || stop != end || std::to_string(positions.back()) != id) {
            return std::nullopt;
        }
    }
    return positions;
}

/// A key for each wording: its language, and where that is taken "ko-x-target" for the second wording,
/// "ko-x-3" for the third.
std::string language_key(const TranslationUnit& unit, std::size_t index) {
    const std::string& language = unit.variants[index].language;
    for (std::size_t before = 0; before < index; ++before) {
        if (unit.variants[before].language == language) {
            return index == 1 ? language + "-x-target" : fmt::format("{}-x-{}", language, index + 1);
        }
    }
    return language;
}

Json side(const TranslationUnit& unit, std::size_t index, bool alignment_only) {
    const UnitVariant& variant = unit.variants[index];
    const auto positions = positions_of(variant);
    Json object = {{"id", variant_property(unit, index, "document-id")},
                   {"document", variant.document},
                   {"positions", positions ? Json(*positions) : Json::array()}};
    if (!alignment_only) {
        object["language"] = variant.language;
        object["segment_ids"] = positions ? Json::array() : Json(variant.segment_ids);
        object["sentences"] = variant.segments.size() > 1 ? Json(variant.segments) : Json::array();
    }
    return object;
}

/// Pairs, not an object: keys differ from line to line.
Json properties_of(const TranslationUnit& unit) {
    Json pairs = Json::array();
    for (const auto& [key, value] : unit.properties) {
        if (key != "1:document-id" && key != "2:document-id") {
            pairs.push_back({key, value});
        }
    }
    return pairs;
}

template <typename Number>
Json or_null(const std::optional<Number>& value) {
    return value ? Json(*value) : Json();
}

}  // namespace

void JsonlWriter::write(const TranslationUnit& unit) {
    Json line = {{"id", unit.id}, {"translation", Json::object()}};
    for (std::size_t i = 0; i < unit.variants.size(); ++i) {
        line["translation"][language_key(unit, i)] = joined_text(unit.variants[i]);
    }
    line["type"] = unit_type(unit, '-');
    line["score"] = or_null(unit.score);
    line["confidence"] = or_null(unit.confidence);
    if (!alignment_only_) {
        line["origin"] = to_string(unit.origin);
        line["review"] = to_string(unit.review);
    }
    for (std::size_t i = 0; i < unit.variants.size(); ++i) {
        const std::string key = i == 0 ? "source" : i == 1 ? "target" : fmt::format("variant-{}", i + 1);
        line[key] = side(unit, i, alignment_only_);
    }
    if (!alignment_only_) {
        line["properties"] = properties_of(unit);
    }
    (file_.text() += line.dump()) += '\n';
}

}  // namespace diglot
