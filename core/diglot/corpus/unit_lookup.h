#pragma once

#include "diglot/corpus/database.h"
#include "diglot/corpus/unit_rows.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>

namespace diglot {

/// Looks units up by their ids. A document is loaded once for many units of it: O(1) for each then.
class UnitLookup {
public:
    /// `with_corrections`: texts as people mended them; else as they were stored.
    explicit UnitLookup(Database& database, bool with_corrections = true);

    std::optional<StoredUnit> find(std::string_view id);

private:
    Database* database_;
    bool with_corrections_;
    Statement select_;
    std::map<std::int64_t, UnitRowReader> readers_;  // by part: each keeps two documents
};

}  // namespace diglot
