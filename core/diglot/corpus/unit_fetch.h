#pragma once

#include "diglot/corpus/store.h"

#include <cstdint>
#include <memory>

namespace diglot {

/// Looks units up by their rows, one after the other. Those of one pair of documents should follow each
/// other: the two documents stay in memory until one of others is asked for.
class UnitFetcher {
public:
    explicit UnitFetcher(const Store& store);
    ~UnitFetcher();
    UnitFetcher(const UnitFetcher&) = delete;
    UnitFetcher& operator=(const UnitFetcher&) = delete;

    /// The unit of that row, valid until the next call. Throws `Error(Format)` when there is none, and as
    /// `Store`.
    const TranslationUnit& fetch(std::int64_t row);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace diglot
