#include "diglot/corpus/unit_fetch.h"

#include "diglot/base/error.h"
#include "diglot/corpus/database.h"
#include "diglot/corpus/unit_rows.h"

#include <fmt/format.h>

namespace diglot {

struct UnitFetcher::Impl {
    explicit Impl(Database& database)
        : rows(database,
               fmt::format("SELECT {} FROM unit JOIN part ON part.row = unit.part LEFT JOIN decision "
                           "ON decision.unit_id = unit.id WHERE unit.row = ?",
                           kUnitColumns)),
          reader(database),
          path(database.path()) {}

    Statement rows;
    UnitRowReader reader;
    StoredUnit unit;
    std::string path;
};

UnitFetcher::UnitFetcher(const Store& store) : impl_(std::make_unique<Impl>(store.database())) {}
UnitFetcher::~UnitFetcher() = default;

const TranslationUnit& UnitFetcher::fetch(std::int64_t row) {
    if (impl_->unit.row == row) {
        return impl_->unit.unit;
    }
    impl_->rows.reset();
    impl_->rows.bind(1, row);
    if (!impl_->rows.step()) {
        throw Error(ErrorCode::Format, "The index names a unit that is not there", {impl_->path, {}, {}},
                    "Make the index anew: 'diglot query CORPUS --reindex'");
    }
    impl_->reader.read(impl_->rows, impl_->unit);
    return impl_->unit.unit;
}

}  // namespace diglot
