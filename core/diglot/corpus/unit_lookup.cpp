#include "diglot/corpus/unit_lookup.h"

#include <fmt/format.h>

#include <cstddef>

namespace diglot {
namespace {

/// Parts whose documents are kept at once: those that share a document and are exported as one.
constexpr std::size_t kMostReaders = 16;

}  // namespace

UnitLookup::UnitLookup(Database& database, bool with_corrections)
    : database_(&database),
      with_corrections_(with_corrections),
      select_(database, fmt::format("SELECT {} FROM unit JOIN part ON part.row = unit.part LEFT JOIN "
                                    "decision ON decision.unit_id = unit.id WHERE unit.id = ?",
                                    kUnitColumns)) {}

std::optional<StoredUnit> UnitLookup::find(std::string_view id) {
    constexpr int kPart = 2;
    select_.reset();
    select_.bind_all(id);
    if (!select_.step()) {
        return std::nullopt;
    }
    const std::int64_t part = select_.integer(kPart);
    if (readers_.size() >= kMostReaders && !readers_.contains(part)) {
        readers_.clear();
    }
    StoredUnit unit;
    readers_.try_emplace(part, *database_, with_corrections_).first->second.read(select_, unit);
    select_.reset();
    return unit;
}

}  // namespace diglot
