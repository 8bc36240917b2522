#pragma once

#include "diglot/base/range.h"
#include "diglot/exchange/reader.h"
#include "diglot/text/lines.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace diglot {

/// Positions from here on are refused, so that no damaged number asks for all memory.
inline constexpr std::uint32_t kPositionLimit = 100'000'000;

/// A bead of vecalign or SentAlign, or of a gold file: two bracketed lists and perhaps a number.
std::optional<IndexBead> parse_bracketed(std::string_view line);

/// The dialect of bracketed lines, from `first` and, as far as needed, the lines that follow.
IndexFormat bracketed_dialect(LineReader following, std::string_view first);

struct Rung {
    std::uint32_t source = 0;
    std::uint32_t target = 0;
    std::optional<double> score;
};

/// A rung of a ladder: two numbers and perhaps a score, apart by spaces or tabs.
std::optional<Rung> parse_rung(std::string_view line);

/// The bead of all positions in two ranges.
IndexBead span_bead(Range source, Range target, std::optional<double> score);

struct TsvRow {
    std::string documents;  ///< Both documents' names, as written, with the tab between.
    IndexBead bead;
};

/// Where our table has its columns.
class TsvColumns {
public:
    /// None when the line is no header of our table, that is when it does not name both columns of positions.
    static std::optional<TsvColumns> of_header(std::string_view line);
    /// One row; none when it is malformed.
    [[nodiscard]] std::optional<TsvRow> parse(std::string_view line) const;

private:
    std::optional<std::size_t> source_document_;
    std::optional<std::size_t> target_document_;
    std::optional<std::size_t> score_;
    std::size_t source_ = 0;
    std::size_t target_ = 0;
    std::size_t count_ = 0;
};

}  // namespace diglot
