#include "diglot/corpus/checksums.h"
#include "diglot/corpus/database.h"
#include "diglot/corpus/store.h"
#include "diglot/corpus/unit_rows.h"
#include "diglot/exchange/unit_facts.h"

#include <fmt/format.h>

#include <cstdint>
#include <string_view>

namespace diglot {

bool Store::set_review(std::string_view id, ReviewState state, std::string_view note) {
    Transaction transaction(*database_);
    const auto review = static_cast<std::int64_t>(state);
    // A unit that was pinned by its acceptance only is not so any longer.
    Statement update(
        *database_,
        "UPDATE unit SET review = ?1, pinned = CASE WHEN ?1 = 1 THEN 1 WHEN review = 1 THEN human "
        "ELSE pinned END WHERE id = ?2");
    update.bind_all(review, id);
    update.run();
    if (database_->changes() == 0) {
        return false;
    }
    Statement decide(
        *database_,
        "INSERT INTO decision (unit_id, review, note) VALUES (?1, ?2, ?3) ON CONFLICT (unit_id) DO "
        "UPDATE SET review = ?2, note = ?3, former = CASE WHEN ?2 = 3 THEN former ELSE 0 END, "
        "checksum = 0");
    decide.bind_all(id, review, note);
    decide.run();
    set_checksum(*database_, "decision", "unit_id", id);
    set_checksum(*database_, "unit", "id", id);
    transaction.commit();
    return true;
}

bool Store::correct(std::string_view id, std::size_t variant, std::string_view text) {
    Transaction transaction(*database_);
    Statement find(*database_, fmt::format("SELECT {} FROM unit JOIN part ON part.row = unit.part LEFT JOIN "
                                           "decision ON false WHERE unit.id = ?",
                                           kUnitColumns));
    find.bind_all(id);
    StoredUnit stored;
    if (!find.step()) {
        return false;
    }
    UnitRowReader(*database_, false).read(find, stored);
    find.reset();
    if (variant >= stored.unit.variants.size()) {
        return false;
    }
    const auto ordinal = static_cast<std::int64_t>(variant);
    if (joined_text(stored.unit.variants[variant]) == text) {
        Statement drop(*database_, "DELETE FROM correction WHERE unit_id = ? AND ordinal = ?");
        drop.bind_all(id, ordinal);
        drop.run();
    } else {
        Statement keep(*database_,
                       "INSERT OR REPLACE INTO correction VALUES (?1, ?2, ?3, row_hash(?1, ?2, ?3))");
        keep.bind_all(id, ordinal, text);
        keep.run();
    }
    Statement update(*database_,
                     "UPDATE unit SET corrected = EXISTS (SELECT 1 FROM correction WHERE unit_id = ?1) "
                     "WHERE id = ?1");
    update.bind_all(id);
    update.run();
    set_checksum(*database_, "unit", "id", id);
    transaction.commit();
    return true;
}

}  // namespace diglot
