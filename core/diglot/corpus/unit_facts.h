#pragma once

#include "diglot/corpus/query.h"
#include "diglot/corpus/store.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace diglot {

/// What the corpus knows of a unit beside its texts, by key. Keys: "id", "source", "date", "year", "month"
/// ("2024-10"), "document" (one value for each), "confidence", "score", "review" (unreviewed, accepted,
/// rejected, needs-review), "origin" (machine, human), and whatever its properties are called.
class UnitFacts {
public:
    explicit UnitFacts(const Store& store);
    ~UnitFacts();
    UnitFacts(const UnitFacts&) = delete;
    UnitFacts& operator=(const UnitFacts&) = delete;

    /// Looks the unit up; false when there is none. O(log units).
    bool load(std::int64_t unit);
    /// Whether a filter excluded the loaded unit.
    [[nodiscard]] bool excluded() const;
    /// The values under `key`; empty when unknown.
    [[nodiscard]] std::vector<std::string> values(const std::string& key) const;
    /// Whether the condition holds: "=" with a value that matches (dates: from their beginning, "2024" is any
    /// day of the year), "!=" with none, "<" and the like by number where both are numbers, else by letters.
    [[nodiscard]] bool holds(const MetadataCondition& condition) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace diglot
