#pragma once

#include "diglot/corpus/store.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>

namespace diglot {

/// A unit that a filter leaves out, and why.
struct Exclusion {
    std::string unit;     ///< Id.
    std::string reasons;  ///< Names of rules, a space between, the first reason first.
};

/// Records which units are excluded, in the place of all that was recorded before. The units stay in the
/// corpus; they are known by their ids, so that the decision holds when their documents are stored again. One
/// transaction.
void record_exclusions(Store& store, std::span<const Exclusion> exclusions);

/// How many units are excluded for each first reason.
std::map<std::string, std::uint64_t> count_exclusions(const Store& store);

}  // namespace diglot
