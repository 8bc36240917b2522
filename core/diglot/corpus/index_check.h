#pragma once

#include "diglot/base/job.h"
#include "diglot/corpus/store.h"

#include <string>
#include <vector>

namespace diglot {

/// What is wrong with the index of words, a sentence without final stop each: rows that are no units of the
/// part they stand under, units of an indexed part that it does not have, postings that do not make up its
/// texts. What it says of parts that are gone does not matter. O(tokens); 8 bytes a text. Throws as `Store`,
/// and `Error(Cancelled)`.
std::vector<std::string> index_problems(const Store& store, JobControl* job = nullptr);

}  // namespace diglot
