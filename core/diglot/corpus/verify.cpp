#include "diglot/corpus/verify.h"

#include "diglot/base/error.h"
#include "diglot/bitext/document.h"
#include "diglot/corpus/checksums.h"
#include "diglot/corpus/database.h"
#include "diglot/corpus/document_rows.h"
#include "diglot/corpus/index_check.h"
#include "diglot/corpus/unit_rows.h"

#include <fmt/format.h>

#include <cstdint>
#include <functional>
#include <string>
#include <utility>

namespace diglot {
namespace {

constexpr std::size_t kMostProblems = 200;

std::string about_part(const std::string& source, const std::string& target, const std::string& what) {
    return target.empty() ? fmt::format("Memory {}: {}", source, what)
                          : fmt::format("Pair {} : {}: {}", source, target, what);
}

class Verification {
public:
    Verification(const Store& store, JobControl* job)
        : store_(store), database_(store.database()), job_(job) {}

    VerifyReport run() {
        attempt("pages", "The pages of the file cannot be checked: {}", [&] { check_pages(); });
        attempt("references", "The references cannot be checked: {}", [&] { check_references(); });
        attempt("document", "The list of documents cannot be read: {}", [&] { check_documents(); });
        attempt("part", "The list of parts cannot be read: {}", [&] { check_parts(); });
        for (const CheckedTable& table : checked_tables()) {
            attempt("row", "The rows cannot be checked: {}", [&] { check_rows(table); });
        }
        attempt("index", "The index of words cannot be read: {}", [&] { check_index(); });
        attempt("pages", "The rows cannot be counted: {}", [&] { report_.counts = store_.counts(); });
        return std::move(report_);
    }

private:
    void add(std::string kind, std::string message) {
        if (report_.problems.size() < kMostProblems) {
            report_.problems.push_back({std::move(kind), std::move(message)});
        }
    }

    /// Damage inside `check` is one problem; the other checks go on.
    void attempt(const char* kind, const char* message, const std::function<void()>& check) {
        attempt(kind, check,
                [&](const Error& error) { return fmt::format(fmt::runtime(message), error.message()); });
    }
    void attempt(const char* kind, const std::function<void()>& check,
                 const std::function<std::string(const Error&)>& tell) {
        check_cancelled(job_);
        try {
            check();
        } catch (const Error& error) {
            if (error.code() == ErrorCode::Cancelled) {
                throw;
            }
            add(kind, tell(error));
        }
    }

    void check_pages() {
        Statement check(database_, "PRAGMA integrity_check(100)");
        while (check.step()) {
            if (check.text(0) != "ok") {
                add("pages", std::string(check.text(0)));
            }
        }
    }

    void check_references() {
        Statement check(database_, "PRAGMA foreign_key_check");
        while (check.step()) {
            add("references", fmt::format("Row {} of table {} names a row of {} that is not there",
                                          check.integer(1), check.text(0), check.text(2)));
        }
    }

    /// Each row against the checksum that was made when it was stored.
    void check_rows(const CheckedTable& table) {
        Statement check(database_, fmt::format("SELECT {} FROM {} WHERE {} LIMIT {}", table.label, table.name,
                                               damage_condition(table.name), kMostProblems));
        while (check.step()) {
            add("row", fmt::format("Table {}: what is said of {} is not what was stored", table.name,
                                   check.text(0)));
        }
    }

    void check_index() {
        for (std::string& problem : index_problems(store_, job_)) {
            add("index", std::move(problem));
        }
    }

    void check_documents() {
        Statement select(database_,
                         "SELECT row, id, name, content, EXISTS (SELECT 1 FROM part WHERE source = "
                         "document.row OR target = document.row) FROM document ORDER BY row");
        while (select.step()) {
            const std::string name(select.text(2));
            const auto check = [&] {
                const SegmentedDocument document = store_.document(select.integer(0));
                if (content_id(document.document()) != select.text(3)) {
                    add("document", fmt::format("Document {}: its text is not what was stored", name));
                } else if (document_identity(document) != select.text(1)) {
                    add("document", fmt::format("Document {}: its segments are not what was stored", name));
                }
            };
            attempt("document", check, [&](const Error& error) {
                return fmt::format("Document {}: {}", name, error.message());
            });
            if (select.integer(4) == 0) {
                add("document", fmt::format("Document {} belongs to no pair", name));
            }
        }
    }

    void check_parts() {
        Statement select(
            database_, "SELECT row, kind = 'bitext', source_name, target_name, units FROM part ORDER BY row");
        while (select.step()) {
            const bool bitext = select.integer(1) != 0;
            const std::string source(select.text(2));
            const std::string target(select.text(3));
            const auto check = [&] {
                if (bitext) {
                    (void)store_.bitext(select.integer(0));  // throws unless the ladder is whole
                }
                const std::int64_t found = check_units(select.integer(0), source, target);
                if (found != select.integer(4)) {
                    add("part", about_part(source, target,
                                           fmt::format("{} units were stored, {} are there",
                                                       select.integer(4), found)));
                }
            };
            attempt("part", check,
                    [&](const Error& error) { return about_part(source, target, error.message()); });
        }
    }

    /// Each unit's id is made of its texts and of how often they came before in its part.
    /// Returns how many there are.
    std::int64_t check_units(std::int64_t part, const std::string& source, const std::string& target) {
        UnitFilter filter;
        filter.uncorrected = true;
        filter.part = part;
        UnitCursor cursor = store_.units(filter);
        UnitIds ids(source, target);
        std::int64_t found = 0;
        for (StoredUnit unit; cursor.read(unit); ++found) {
            check_cancelled(job_);
            if (!ids.fits(unit.unit)) {
                add("unit",
                    about_part(source, target,
                               fmt::format("The text of unit {} is not what was stored", unit.unit.id)));
            }
        }
        return found;
    }

    const Store& store_;
    Database& database_;
    JobControl* job_;
    VerifyReport report_;
};

}  // namespace

VerifyReport verify(const Store& store, JobControl* job) {
    return Verification(store, job).run();
}

}  // namespace diglot
