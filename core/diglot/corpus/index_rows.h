#pragma once

#include "diglot/corpus/index_segment.h"

#include <vector>

namespace diglot {

class Database;

/// Writes what the builder holds as one segment of the corpus's index.
void write_segment(Database& database, IndexSegmentBuilder& builder);

/// The segments of the corpus's index. They read their blocks from the database when they are asked, and must
/// not outlive it.
std::vector<IndexSegment> open_segments(Database& database);

}  // namespace diglot
