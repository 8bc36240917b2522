#include "diglot/base/error.h"
#include "diglot/corpus/checksums.h"
#include "diglot/corpus/database.h"
#include "diglot/corpus/unit_rows.h"
#include "diglot/corpus/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diglot {
namespace {

/// SQL: a unit, or what it says in one language, is not as it was stored.
std::string unit_is_damaged() {
    return fmt::format("({} OR EXISTS (SELECT 1 FROM variant WHERE variant.unit = unit.row AND {}))",
                       damage_condition("unit"), damage_condition("variant"));
}

bool is_damage(const Error& error) {
    return error.code() == ErrorCode::Format || error.code() == ErrorCode::Internal ||
           error.code() == ErrorCode::Write || error.code() == ErrorCode::Argument;
}

/// Reads as many rows as can be read: from the first up to damage, then from the last down to it. `sql` has
/// an ORDER BY at its end, to which DESC is added. False when there was damage.
bool read_around_damage(Database& database, const std::string& sql,
                        const std::function<void(const Statement&)>& take) {
    bool whole = true;
    for (const char* direction : {"", " DESC"}) {
        try {
            Statement select(database, sql + direction);
            while (select.step()) {
                take(select);
            }
            return whole;  // the end was reached from this side: nothing is left for the other
        } catch (const Error& error) {
            if (error.code() == ErrorCode::Cancelled || error.where().file != database.path()) {
                throw;  // not of what is read, but of what takes it
            }
            whole = false;
        }
    }
    return false;
}

struct DamagedPart {
    std::int64_t row = 0;
    bool bitext = false;
    std::string source;
    std::string target;
    std::uint64_t units = 0;
    PartOrigin origin;

    [[nodiscard]] std::string about(const std::string& what) const {
        return bitext ? fmt::format("Pair {} : {}: {}", source, target, what)
                      : fmt::format("Memory {}: {}", source, what);
    }
};

class Rescue {
public:
    Rescue(const Store& damaged, Store& target, JobControl* job)
        : damaged_(damaged), database_(damaged.database()), target_(target), job_(job) {}

    RescueReport run() {
        const std::vector<DamagedPart> found = parts();
        for (const DamagedPart& part : found) {
            check_cancelled(job_);
            part.bitext ? save_bitext(part) : save_memory(part);
        }
        tell_orphans(found);
        save_decisions();
        return std::move(report_);
    }

private:
    std::vector<DamagedPart> parts() {
        std::vector<DamagedPart> parts;
        std::set<std::int64_t> seen;
        const bool whole = read_around_damage(
            database_,
            fmt::format(
                "SELECT row, kind, source_name, target_name, CASE WHEN {} THEN '' ELSE fingerprint END, "
                "options, units FROM part NOT INDEXED ORDER BY row",
                damage_condition("part")),
            [&](const Statement& row) {
                if (seen.insert(row.integer(0)).second) {
                    parts.push_back({row.integer(0),
                                     row.text(1) == "bitext",
                                     std::string(row.text(2)),
                                     std::string(row.text(3)),
                                     static_cast<std::uint64_t>(row.integer(6)),
                                     {{}, std::string(row.text(5)), std::string(row.text(4))}});
                }
            });
        if (!whole) {
            report_.lost.push_back({"part", "Some pairs or memories, whose names cannot be read"});
        }
        for (DamagedPart& part : parts) {
            read_around_damage(
                database_,
                fmt::format("SELECT name, hash FROM input WHERE part = {} ORDER BY ordinal", part.row),
                [&](const Statement& row) {
                    const InputFile file{std::string(row.text(0)), std::string(row.text(1))};
                    if (std::find(part.origin.inputs.begin(), part.origin.inputs.end(), file) ==
                        part.origin.inputs.end()) {
                        part.origin.inputs.push_back(file);
                    }
                });
        }
        return parts;
    }

    void lose(const DamagedPart& part, const std::string& why) {
        report_.lost.push_back({"part", part.about(why)});
    }

    void save_bitext(const DamagedPart& part) {
        Bitext bitext;
        try {
            bitext = damaged_.bitext(part.row);
            UnitIds ids(part.source, part.target);
            UnitFilter filter;
            filter.part = part.row;
            filter.uncorrected = true;
            UnitCursor cursor = damaged_.units(filter);
            for (StoredUnit unit; cursor.read(unit);) {
                if (!ids.fits(unit.unit)) {
                    throw Error(ErrorCode::Format, "Its text is not what was stored");
                }
            }
        } catch (const Error& error) {
            if (!is_damage(error)) {
                throw;
            }
            lose(part, error.message());
            return;
        }
        PartOrigin origin = part.origin;
        if (has_damaged_rows(part.row)) {
            lose(part, "What is said of it may be wrong: it was saved as it is, to be built again");
            origin.fingerprint.clear();
        }
        target_.put(bitext, origin);
        ++report_.parts;
        report_.units += bitext.ladder.beads().size();
    }

    /// Whether the checksum of one of the part's units does not fit.
    bool has_damaged_rows(std::int64_t part) {
        return database_.integer(fmt::format(
                   "SELECT EXISTS (SELECT 1 FROM unit NOT INDEXED WHERE part = {0} AND {1}) OR EXISTS "
                   "(SELECT 1 FROM part JOIN document ON document.row IN (part.source, part.target) "
                   "WHERE part.row = {0} AND ({2} OR EXISTS (SELECT 1 FROM paragraph WHERE "
                   "paragraph.document = document.row AND {3})))",
                   part, damage_condition("unit"), damage_condition("document"),
                   damage_condition("paragraph"))) != 0;
    }

    void save_memory(const DamagedPart& part) {
        auto memory = target_.put_memory(part.source, part.origin);
        UnitIds ids(part.source, part.target);
        std::set<std::int64_t> seen;
        UnitRowReader reader(database_, false);
        std::uint64_t bare = 0;
        const bool whole = read_around_damage(
            database_,
            fmt::format(
                "SELECT {}, {} FROM unit NOT INDEXED JOIN part ON part.row = unit.part LEFT JOIN decision ON "
                "false WHERE unit.part = {} ORDER BY unit.row",
                kUnitColumns, unit_is_damaged(), part.row),
            [&](const Statement& row) {
                check_cancelled(job_);
                if (!seen.insert(row.integer(0)).second) {
                    return;
                }
                StoredUnit unit;
                try {
                    reader.read(row, unit);
                } catch (const Error& error) {
                    if (!is_damage(error)) {
                        throw;
                    }
                    return;
                }
                const bool damaged = row.integer(kUnitColumnCount) != 0;
                if (damaged) {  // its text may be whole all the same: the id tells
                    unit.unit = {unit.unit.id, std::move(unit.unit.variants), {}, {}};
                }
                bare += save_unit(unit.unit, ids, memory) && damaged ? 1U : 0U;
            });
        if (!whole || memory.size() != part.units) {
            lose(part, fmt::format("{} of its {} units could be read", memory.size(), part.units));
        }
        if (bare > 0) {
            lose(part, fmt::format("Score and metadata of {} of its units", bare));
        }
        report_.units += memory.size();
        ++report_.parts;
        memory.commit();
    }

    static bool save_unit(TranslationUnit& unit, UnitIds& ids, Store::MemoryWriter& memory) {
        if (!ids.fits(unit)) {
            return false;
        }
        unit.id = take_original_id(unit.properties);
        memory.add(unit);
        return true;
    }

    /// Rows of which not even the part is known any more.
    void tell_orphans(const std::vector<DamagedPart>& parts) {
        std::set<std::int64_t> orphans;
        read_around_damage(
            database_, "SELECT part FROM unit NOT INDEXED ORDER BY row", [&](const Statement& row) {
                const auto known = std::any_of(parts.begin(), parts.end(), [&](const DamagedPart& part) {
                    return part.row == row.integer(0);
                });
                if (!known) {
                    orphans.insert(row.integer(0));
                }
            });
        if (!orphans.empty()) {
            report_.lost.push_back(
                {"part", fmt::format("{} pairs or memories, whose names cannot be read", orphans.size())});
        }
    }

    /// Copies what people did, row by row, as far as the rows are whole.
    void save_decisions() {
        Database& out = target_.database();
        Transaction transaction(out);
        Statement decide(out,
                         "INSERT OR IGNORE INTO decision VALUES (?1, ?2, ?3, ?4, row_hash(?1, ?2, ?3, ?4))");
        bool whole = read_around_damage(
            database_,
            fmt::format("SELECT unit_id, review, note, former, {} FROM decision ORDER BY unit_id",
                        damage_condition("decision")),
            [&](const Statement& row) {
                if (row.integer(4) == 0) {
                    decide.bind_all(row.text(0), row.integer(1), row.text(2), row.integer(3));
                    decide.run();
                } else {
                    ++damaged_rows_;
                }
            });
        Statement correct(out, "INSERT OR IGNORE INTO correction VALUES (?1, ?2, ?3, row_hash(?1, ?2, ?3))");
        whole = read_around_damage(
                    database_,
                    fmt::format("SELECT unit_id, ordinal, text, {} FROM correction ORDER BY unit_id",
                                damage_condition("correction")),
                    [&](const Statement& row) {
                        if (row.integer(3) == 0) {
                            correct.bind_all(row.text(0), row.integer(1), row.text(2));
                            correct.run();
                        } else {
                            ++damaged_rows_;
                        }
                    }) &&
                whole;
        restore_decisions(out, "true");
        transaction.commit();
        if (!whole || damaged_rows_ > 0) {
            report_.lost.push_back({"decision", "Some decisions or corrections of people"});
        }
    }

    std::uint64_t damaged_rows_ = 0;
    const Store& damaged_;
    Database& database_;
    Store& target_;
    JobControl* job_;
    RescueReport report_;
};

}  // namespace

RescueReport rescue(const Store& damaged, Store& target, JobControl* job) {
    return Rescue(damaged, target, job).run();
}

}  // namespace diglot
