#pragma once

#include "diglot/base/job.h"
#include "diglot/bitext/translation_unit.h"
#include "diglot/corpus/store.h"

#include <functional>
#include <string>
#include <vector>

namespace diglot {

/// The unit of a bead as it was stored, and as people mended it.
struct JoinedBead {
    TranslationUnit stored;
    TranslationUnit mended;
    bool excluded = false;
};

/// The property that names the beads of a joined unit, by their ids with commas between.
inline constexpr const char* kJoinedFrom = "joined-from";

/// The unit of several beads, as `each_joined_unit` tells; its variants in the order of `documents`.
TranslationUnit join_beads(const std::vector<const JoinedBead*>& beads,
                           const std::vector<std::string>& documents);

/// Goes through the units of a corpus with those of pairs that share a document joined: what the alignments
/// ko–en and ko–de say of the same Korean sentences becomes one unit of three variants. Sentences belong
/// together that beads join, directly or over others; where the alignments part a text differently the unit
/// is the least one that both agree on.
///
/// Variants stand in the order of the names of parts, one for each document with text in the unit; where
/// only one has any, the others stand there without segments. A unit of one bead is that bead's unit. Of
/// several, the id is made of theirs
/// ("joined-from" names them), the confidence is the least, the origin human when all are; it is accepted
/// when all beads are, rejected when one is, else in need of a review when one is. Corrections of people hold
/// for variants whose bead has not grown. Memories come as they are, last.
///
/// `filter` asks of the joined units what it asks of units (for exclusions: none of the beads is excluded),
/// and of the parts that are joined what it says of documents. O(text of one group of documents) in memory.
/// Throws as `Store`, and `Error(Cancelled)`.
void each_joined_unit(const Store& store, const UnitFilter& filter, JobControl* job,
                      const std::function<void(const TranslationUnit&)>& take);

}  // namespace diglot
