#pragma once

#include "diglot/base/job.h"
#include "diglot/corpus/store.h"

#include <string>
#include <vector>

namespace diglot {

/// Something that is wrong in a corpus, or was lost when it was rescued.
struct StoreProblem {
    std::string kind;     ///< Stable name: "pages", "references", "document", "part", "unit".
    std::string message;  ///< Names what is concerned; without final stop.
    friend bool operator==(const StoreProblem&, const StoreProblem&) = default;
};

struct VerifyReport {
    StoreCounts counts;  ///< Zeros when even that cannot be read.
    std::vector<StoreProblem> problems;
};

/// Looks at everything that is stored: the pages of the file, references between tables, each document's
/// text and segments against the hash that was made of them, each ladder, each unit against its id (which is
/// made of its texts). Scores, metadata and notes are looked at for their form only. At most some hundred
/// problems are listed. Time grows with the corpus; memory does not, repeated texts in memories aside. Throws
/// `Error(Cancelled)`; damage is not thrown.
VerifyReport verify(const Store& store, JobControl* job = nullptr);

struct RescueReport {
    std::uint64_t parts = 0;
    std::uint64_t units = 0;
    std::vector<StoreProblem> lost;  ///< What could not be read, by name where the name can be read.
};

/// Puts everything of `damaged` that can be read into `target`, which is empty: whole pairs of documents,
/// single units of memories, decisions. Throws `Error`: Write (of the target), Cancelled.
RescueReport rescue(const Store& damaged, Store& target, JobControl* job = nullptr);

}  // namespace diglot
