#include "diglot/corpus/exclusions.h"

#include "diglot/corpus/database.h"

#include <string_view>

namespace diglot {

void record_exclusions(Store& store, std::span<const Exclusion> exclusions) {
    Database& database = store.database();
    Transaction transaction(database);
    database.run("DELETE FROM exclusion");
    Statement insert(database, "INSERT INTO exclusion (unit_id, reasons) VALUES (?, ?)");
    for (const Exclusion& one : exclusions) {
        insert.bind_all(std::string_view(one.unit), std::string_view(one.reasons));
        insert.run();
    }
    transaction.commit();
}

std::map<std::string, std::uint64_t> count_exclusions(const Store& store) {
    std::map<std::string, std::uint64_t> counts;
    Statement rows(store.database(),
                   "SELECT exclusion.reasons FROM exclusion JOIN unit ON unit.id = exclusion.unit_id");
    while (rows.step()) {
        const std::string_view reasons = rows.text(0);
        ++counts[std::string(reasons.substr(0, reasons.find(' ')))];
    }
    return counts;
}

}  // namespace diglot
