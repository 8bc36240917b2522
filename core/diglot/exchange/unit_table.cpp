#include "diglot/exchange/unit_table.h"

#include "diglot/exchange/unit_facts.h"
#include "diglot/text/language.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace diglot {
namespace {

using Json = nlohmann::ordered_json;

const std::array alignment_names = {
    NamedColumn{"source_document", UnitColumn::SourceDocument},
    NamedColumn{"target_document", UnitColumn::TargetDocument},
    NamedColumn{"source_positions", UnitColumn::SourcePositions},
    NamedColumn{"target_positions", UnitColumn::TargetPositions},
    NamedColumn{"type", UnitColumn::Type},
    NamedColumn{"score", UnitColumn::Score},
    NamedColumn{"confidence", UnitColumn::Confidence},
    NamedColumn{"source_text", UnitColumn::SourceText},
    NamedColumn{"target_text", UnitColumn::TargetText},
    NamedColumn{"id", UnitColumn::Id},
    NamedColumn{"source_language", UnitColumn::SourceLanguage},
    NamedColumn{"target_language", UnitColumn::TargetLanguage},
    NamedColumn{"origin", UnitColumn::Origin},
    NamedColumn{"review", UnitColumn::Review},
    NamedColumn{"properties", UnitColumn::Properties},
};
constexpr std::size_t kAlignmentOnly = 9;

const std::array bitextor_names = {
    NamedColumn{"src_url", UnitColumn::SourceDocument},
    NamedColumn{"trg_url", UnitColumn::TargetDocument},
    NamedColumn{"src_text", UnitColumn::SourceText},
    NamedColumn{"trg_text", UnitColumn::TargetText},
    NamedColumn{"aligner_score", UnitColumn::AlignerScore},
    NamedColumn{"id", UnitColumn::Id},
    NamedColumn{"src_lang", UnitColumn::SourceLanguage},
    NamedColumn{"trg_lang", UnitColumn::TargetLanguage},
    NamedColumn{"source_positions", UnitColumn::SourcePositions},
    NamedColumn{"target_positions", UnitColumn::TargetPositions},
    NamedColumn{"type", UnitColumn::Type},
    NamedColumn{"score", UnitColumn::Score},
    NamedColumn{"confidence", UnitColumn::Confidence},
    NamedColumn{"origin", UnitColumn::Origin},
    NamedColumn{"review", UnitColumn::Review},
    NamedColumn{"properties", UnitColumn::Properties},
};

/// Names under which others know our columns.
const std::array other_names = {
    NamedColumn{"source", UnitColumn::SourceText},
    NamedColumn{"target", UnitColumn::TargetText},
    NamedColumn{"src", UnitColumn::SourceText},
    NamedColumn{"trg", UnitColumn::TargetText},
    NamedColumn{"tgt", UnitColumn::TargetText},
    NamedColumn{"tgt_text", UnitColumn::TargetText},
    NamedColumn{"source_lang", UnitColumn::SourceLanguage},
    NamedColumn{"target_lang", UnitColumn::TargetLanguage},
    NamedColumn{"tgt_lang", UnitColumn::TargetLanguage},
};

UnitColumn column_of(const std::string& name) {
    const auto find = [&](const auto& columns) -> const NamedColumn* {
        const auto* found = std::find_if(columns.begin(), columns.end(),
                                         [&](const NamedColumn& column) { return column.name == name; });
        return found == columns.end() ? nullptr : found;
    };
    for (const NamedColumn* found : {find(alignment_names), find(bitextor_names), find(other_names)}) {
        if (found != nullptr) {
            return found->column;
        }
    }
    return UnitColumn::Other;
}

const UnitVariant& variant_or_none(const TranslationUnit& unit, std::size_t index) {
    static const UnitVariant none{};
    return index < unit.variants.size() ? unit.variants[index] : none;
}

std::string text_cell(const TranslationUnit& unit, std::size_t index) {
    return joined_text(variant_or_none(unit, index));
}

std::string positions_cell(const TranslationUnit& unit, std::size_t index) {
    return index < unit.variants.size() ? segment_ids_text(unit, index) : std::string();
}

std::string properties_cell(const TranslationUnit& unit) {
    Json object = Json::object();
    for (auto& [name, value] : unit_facts(unit)) {
        if (name != "origin" && name != "review") {
            object[name] = std::move(value);
        }
    }
    for (std::size_t i = 0; i < unit.variants.size(); ++i) {
        for (auto& [name, value] : variant_facts(unit, i)) {
            if (name != "segment-ids" || i > 1) {
                object[variant_key(i, name)] = std::move(value);
            }
        }
    }
    return object.empty() ? std::string() : object.dump();
}

bool add_properties(TranslationUnit& unit, const std::string& cell) {
    const Json object = Json::parse(cell, nullptr, false);
    if (!object.is_object()) {
        return false;
    }
    for (const auto& [key, value] : object.items()) {
        std::string text = value.is_string() ? value.get<std::string>() : value.dump();
        const auto known = unit.properties.find(key);  // of a column of that name
        if (known == unit.properties.end() || known->second != text) {
            add_property(unit, key, std::move(text));
        }
    }
    return true;
}

bool set_number(std::optional<double>& field, const std::string& cell) {
    field = parse_number(cell);
    return field.has_value();
}

void set_text(UnitVariant& variant, const std::string& cell) {
    if (!cell.empty()) {
        variant.segments = {cell};
    }
}

/// Puts a cell that is not empty into its field; false when it does not fit.
bool set_field(TranslationUnit& unit, UnitColumn column, const std::string& cell) {
    UnitVariant& source = unit.variants[0];
    UnitVariant& target = unit.variants[1];
    switch (column) {
        case UnitColumn::SourceDocument:
            source.document = cell;
            return true;
        case UnitColumn::TargetDocument:
            target.document = cell;
            return true;
        case UnitColumn::SourcePositions:
            add_property(unit, variant_key(0, "segment-ids"), cell);
            return true;
        case UnitColumn::TargetPositions:
            add_property(unit, variant_key(1, "segment-ids"), cell);
            return true;
        case UnitColumn::Score:
            return set_number(unit.score, cell);
        case UnitColumn::Confidence:
            return set_number(unit.confidence, cell) && *unit.confidence >= 0.0 && *unit.confidence <= 1.0;
        case UnitColumn::SourceText:
            set_text(source, cell);
            return true;
        case UnitColumn::TargetText:
            set_text(target, cell);
            return true;
        case UnitColumn::Id:
            unit.id = cell;
            return true;
        case UnitColumn::SourceLanguage:
            source.language = canonical_language(cell).value_or(cell);
            return true;
        case UnitColumn::TargetLanguage:
            target.language = canonical_language(cell).value_or(cell);
            return true;
        case UnitColumn::Origin:
            unit.origin = cell == "human" ? BeadOrigin::Human : BeadOrigin::Machine;
            return cell == "human" || cell == "machine";
        case UnitColumn::Review:
            unit.review = parse_review(cell).value_or(ReviewState::Unreviewed);
            return parse_review(cell).has_value();
        case UnitColumn::Properties:
            return add_properties(unit, cell);
        case UnitColumn::Type:
        case UnitColumn::AlignerScore:
        case UnitColumn::Other:
            break;
    }
    return false;
}

}  // namespace

std::span<const NamedColumn> alignment_columns() {
    return std::span(alignment_names).first(kAlignmentOnly);
}

std::span<const NamedColumn> unit_columns() {
    return alignment_names;
}

std::span<const NamedColumn> bitextor_columns() {
    return bitextor_names;
}

std::string unit_cell(const TranslationUnit& unit, const NamedColumn& column) {
    switch (column.column) {
        case UnitColumn::SourceDocument:
            return variant_or_none(unit, 0).document;
        case UnitColumn::TargetDocument:
            return variant_or_none(unit, 1).document;
        case UnitColumn::SourcePositions:
            return positions_cell(unit, 0);
        case UnitColumn::TargetPositions:
            return positions_cell(unit, 1);
        case UnitColumn::Type:
            return unit_type(unit, '-');
        case UnitColumn::Score:
            return unit.score ? number_text(*unit.score) : std::string();
        case UnitColumn::AlignerScore:
            if (const auto own = unit.properties.find(column.name); own != unit.properties.end()) {
                return own->second;
            }
            [[fallthrough]];
        case UnitColumn::Confidence:
            return unit.confidence ? number_text(*unit.confidence) : std::string();
        case UnitColumn::SourceText:
            return text_cell(unit, 0);
        case UnitColumn::TargetText:
            return text_cell(unit, 1);
        case UnitColumn::Id:
            return unit.id;
        case UnitColumn::SourceLanguage:
            return variant_or_none(unit, 0).language;
        case UnitColumn::TargetLanguage:
            return variant_or_none(unit, 1).language;
        case UnitColumn::Origin:
            return std::string(to_string(unit.origin));
        case UnitColumn::Review:
            return std::string(to_string(unit.review));
        case UnitColumn::Properties:
            return properties_cell(unit);
        case UnitColumn::Other:
            break;
    }
    const auto found = unit.properties.find(column.name);
    return found == unit.properties.end() ? std::string() : found->second;
}

std::optional<UnitTable> UnitTable::of_header(const std::vector<std::string>& names) {
    UnitTable table;
    const auto has = [&](UnitColumn wanted) {
        return std::count_if(table.columns_.begin(), table.columns_.end(),
                             [&](const NamedColumn& one) { return one.column == wanted; }) == 1;
    };
    for (const std::string& name : names) {
        table.columns_.push_back({name, column_of(name)});
        if (table.columns_.back().column == UnitColumn::Confidence) {
            table.confidence_ = table.columns_.size() - 1;
        }
    }
    const auto named = [&](const char* name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    table.own_ = named("source_positions") && named("source_text");
    if (has(UnitColumn::SourceText) && has(UnitColumn::TargetText)) {
        return table;
    }
    if (names.size() >= 2 && canonical_language(names[0]) && canonical_language(names[1])) {
        table.columns_[0].column = UnitColumn::SourceText;
        table.columns_[1].column = UnitColumn::TargetText;
        table.set_languages(*canonical_language(names[0]), *canonical_language(names[1]));
        return table;
    }
    return std::nullopt;
}

UnitTable UnitTable::without_header(std::size_t columns) {
    UnitTable table;
    table.columns_ = {{"source", UnitColumn::SourceText}, {"target", UnitColumn::TargetText}};
    for (std::size_t i = table.columns_.size(); i < columns; ++i) {
        table.columns_.push_back({fmt::format("column-{}", i + 1), UnitColumn::Other});
    }
    return table;
}

void UnitTable::set_languages(const std::string& source, const std::string& target) {
    source_language_ = source.empty() ? source_language_ : source;
    target_language_ = target.empty() ? target_language_ : target;
}

TranslationUnit UnitTable::unit(std::span<const std::string> cells, std::string& problem) const {
    TranslationUnit unit;
    unit.variants.resize(2);
    unit.variants[0].language = source_language_;
    unit.variants[1].language = target_language_;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const NamedColumn& column = columns_[i];
        const bool repeated =
            column.column == UnitColumn::AlignerScore && confidence_ && cells[i] == cells[*confidence_];
        if (cells[i].empty() || repeated || set_field(unit, column.column, cells[i])) {
            continue;
        }
        const bool free = column.column == UnitColumn::Other || column.column == UnitColumn::Type ||
                          column.column == UnitColumn::AlignerScore;
        if (!free && problem.empty()) {
            problem = fmt::format("\"{}\" does not fit column \"{}\"", cells[i].substr(0, 40), column.name);
        }
        add_property(unit, column.name, cells[i]);
    }
    settle_facts(unit);
    return unit;
}

}  // namespace diglot
