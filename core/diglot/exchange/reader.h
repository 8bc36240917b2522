#pragma once

#include "diglot/base/diagnostics.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// A bead by positions: 0-based numbers of sentences (lines), in the order in which the file gives them. Both
/// sides may be empty in files of others.
struct IndexBead {
    std::vector<std::uint32_t> source;
    std::vector<std::uint32_t> target;
    std::optional<double> score;  ///< As written; see `higher_is_better`.

    friend bool operator==(const IndexBead&, const IndexBead&) = default;
};

/// Formats that give an alignment by positions alone.
enum class IndexFormat {
    Vecalign,   ///< `[0, 1]:[2]:0.139594`, the third field a cost, or absent (gold files).
    SentAlign,  ///< `[0,1]:[2]:0.75`, the third field a similarity.
    Ladder,     ///< hunalign's rungs `n m [score]`, separated by spaces or tabs.
    Tsv,        ///< Our own table, columns found by name.
};

/// An alignment as read.
struct IndexAlignment {
    IndexFormat format = IndexFormat::Vecalign;
    std::vector<IndexBead> beads;
    std::uint64_t skipped = 0;     ///< Malformed lines, each reported as "malformed-line".
    std::uint32_t source_end = 0;  ///< One more than the greatest source position, or the last rung.
    std::uint32_t target_end = 0;
    std::optional<double> last_score;  ///< Of the last rung of a ladder, where a bead would begin.
};

/// True when a greater score means a better bead.
constexpr bool higher_is_better(IndexFormat format) {
    return format != IndexFormat::Vecalign;
}

/// Reads an alignment of any `IndexFormat`, which its content tells. A byte order mark, CRLF and blank lines
/// are accepted; vecalign's and SentAlign's files are told apart by the space after a comma, and without any
/// comma taken for vecalign's. A malformed line is reported to `sink` with `name` and its number, counted and
/// left out. Throws `Error(Format)` when no line of a file with content can be read, and when a table holds
/// more than one pair of documents. O(bytes and positions).
IndexAlignment read_alignment(std::string_view bytes, const std::string& name, DiagnosticSink& sink);

/// Makes a ladder comparable with a gold alignment of the same texts; leaves other formats as they are. Adds
/// the last bead when the final rung is missing, as hunalign leaves it out when its input does not end in a
/// line feed: all that the gold has behind the last rung. Takes out the beads that join paragraph marks,
/// which score 0 and hold only positions that the gold does not know.
void fit_ladder(IndexAlignment& ladder, const IndexAlignment& gold);

}  // namespace diglot
