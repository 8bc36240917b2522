#pragma once

#include "diglot/align/band.h"
#include "diglot/align/features.h"
#include "diglot/lexicon/translation_table.h"

#include <vector>

namespace diglot {

/// Cuts the rectangle of two texts (or of the part between two anchors) into sections and lays a first band
/// into each, so that a search need not look at every cell. Small rectangles are left whole and full. In
/// large ones, units that are rare on both sides and translate each other by `table` mark points; the
/// heaviest rising chain of points is the guide. The band follows it, fills the rectangle between two points
/// where that is small, and is wide where points are few. Sections end where two neighbouring pairs of
/// segments are both on the guide. Time O(n log n), memory O(n) in the segments and the points.
std::vector<Band> guided_bands(const TextFeatures& source, const TextFeatures& target, Range source_range,
                               Range target_range, const TranslationTable& table);

}  // namespace diglot
