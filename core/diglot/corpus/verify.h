#pragma once

#include "diglot/base/job.h"
#include "diglot/corpus/store.h"

#include <string>
#include <vector>

namespace diglot {

/// Something that is wrong in a corpus, or was lost when it was rescued.
struct StoreProblem {
    std::string kind;     ///< Stable name: "pages", "references", "row", "document", "part", "unit", "index".
    std::string message;  ///< Names what is concerned; without final stop.
    friend bool operator==(const StoreProblem&, const StoreProblem&) = default;
};

struct VerifyReport {
    StoreCounts counts;  ///< Zeros when even that cannot be read.
    std::vector<StoreProblem> problems;
};

/// Looks at everything that is stored: the pages of the file, references between tables, each row against its
/// checksum, each document's text and segments against the hash that was made of them, each ladder, each unit
/// against its id (which is made of its texts), the index of words against the units. At most some hundred
/// problems are listed. Time grows with the corpus; memory too, by 16 bytes a unit for the index. Throws
/// `Error(Cancelled)`; damage is not thrown.
VerifyReport verify(const Store& store, JobControl* job = nullptr);

struct RescueReport {
    std::uint64_t parts = 0;
    std::uint64_t units = 0;
    std::vector<StoreProblem> lost;  ///< What could not be read, by name where the name can be read.
};

/// Puts everything of `damaged` that can be read into `target`, which is empty: whole pairs of documents
/// (where only scores or metadata are damaged as they are, without fingerprint, so that they are built
/// again), single units of memories (without score and metadata where these are damaged), decisions,
/// corrections. Throws `Error`: Write (of the target), Cancelled.
RescueReport rescue(const Store& damaged, Store& target, JobControl* job = nullptr);

}  // namespace diglot
