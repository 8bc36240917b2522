#pragma once

#include <string>

namespace diglot {
struct StoreCounts;
}

namespace diglot::cli {

/// The counts of a corpus, a line each: "documents  3". The words are the same in every language.
std::string counts_text(const StoreCounts& counts);

}  // namespace diglot::cli
