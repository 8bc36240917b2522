#include "diglot/corpus/unit_cursor.h"

#include "diglot/corpus/database.h"
#include "diglot/corpus/unit_rows.h"
#include "diglot/exchange/unit_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace diglot {
namespace {

/// The statement for what the filter says of units; the languages and numbers of segments are seen to when
/// the unit is read.
std::string sql_of(const UnitFilter& filter) {
    std::string sql = fmt::format(
        "SELECT {} FROM part CROSS JOIN unit ON unit.part = part.row LEFT JOIN decision "
        "ON decision.unit_id = unit.id WHERE true",
        kUnitColumns);
    if (filter.part) {
        sql += " AND part.row = :part";
    }
    if (!filter.document.empty()) {
        sql += " AND (part.source_name = :document OR part.target_name = :document)";
    }
    if (!filter.source.empty()) {
        sql += " AND coalesce(unit.provenance, part.provenance) = :source";
    }
    if (!filter.date_from.empty()) {
        sql += " AND coalesce(unit.date, part.date) >= :from";
    }
    if (!filter.date_to.empty()) {
        sql += " AND substr(coalesce(unit.date, part.date), 1, length(:to)) <= :to";
    }
    if (filter.not_excluded) {
        sql += " AND NOT EXISTS (SELECT 1 FROM exclusion WHERE exclusion.unit_id = unit.id)";
    }
    if (filter.min_confidence) {
        sql += " AND unit.confidence >= :confidence";
    }
    if (filter.review) {
        sql += " AND unit.review = :review";
    }
    return sql + " ORDER BY part.source_name, part.target_name, unit.row";
}

bool has_text(const UnitVariant& variant) {
    return std::any_of(variant.segments.begin(), variant.segments.end(),
                       [](const std::string& segment) { return !segment.empty(); });
}

bool has_language(const TranslationUnit& unit, std::string_view language) {
    return std::any_of(unit.variants.begin(), unit.variants.end(), [&](const UnitVariant& variant) {
        return variant.language == language && has_text(variant);
    });
}

}  // namespace

bool texts_pass(const UnitFilter& filter, const TranslationUnit& unit) {
    const bool languages = std::all_of(filter.languages.begin(), filter.languages.end(),
                                       [&](const std::string& one) { return has_language(unit, one); });
    return languages && (filter.bead_type.empty() || unit_type(unit, '-') == filter.bead_type) &&
           (!filter.translated || std::count_if(unit.variants.begin(), unit.variants.end(), has_text) >= 2);
}

struct UnitCursor::Impl {
    Impl(Database& database, UnitFilter wanted)
        : filter(std::move(wanted)), rows(database, sql_of(filter)), reader(database, !filter.uncorrected) {
        rows.bind_named(":part", filter.part);
        rows.bind_named(":document", std::string_view(filter.document));
        rows.bind_named(":source", std::string_view(filter.source));
        rows.bind_named(":from", std::string_view(filter.date_from));
        rows.bind_named(":to", std::string_view(filter.date_to));
        rows.bind_named(":confidence", filter.min_confidence);
        rows.bind_named(":review", filter.review ? std::optional(static_cast<std::int64_t>(*filter.review))
                                                 : std::nullopt);
    }

    UnitFilter filter;
    Statement rows;
    UnitRowReader reader;
    bool done = false;
};

UnitCursor::UnitCursor(Database& database, const UnitFilter& filter)
    : impl_(std::make_unique<Impl>(database, filter)) {}
UnitCursor::UnitCursor(UnitCursor&&) noexcept = default;
UnitCursor& UnitCursor::operator=(UnitCursor&&) noexcept = default;
UnitCursor::~UnitCursor() = default;

bool UnitCursor::read(StoredUnit& unit) {
    while (!impl_->done && impl_->rows.step()) {
        impl_->reader.read(impl_->rows, unit);
        if (texts_pass(impl_->filter, unit.unit)) {
            return true;
        }
    }
    if (!impl_->done) {
        impl_->rows.reset();  // lets go of the state of the corpus that it saw
        impl_->done = true;
    }
    return false;
}

}  // namespace diglot
