#pragma once

#include "diglot/align/shape.h"
#include "diglot/base/range.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace diglot {

/// One kind of evidence about beads. The search asks for a row of the band at once and never knows what it
/// asks; an evidence never sees the search. An instance serves one section on one thread and may keep caches.
class Evidence {
public:
    Evidence() = default;
    Evidence(const Evidence&) = delete;
    Evidence& operator=(const Evidence&) = delete;
    virtual ~Evidence() = default;

    /// What it is called in explanations: "length", "lexicon"; a literal.
    [[nodiscard]] virtual std::string_view name() const = 0;

    /// Adds to `scores[n]` what speaks for the bead of `shape` that ends at source boundary `source_end` and
    /// target boundary `target_ends.begin + n`, as a log-likelihood ratio against chance in nats, finite. The
    /// caller sees to it that the bead starts inside the document. Rows are asked for in rising or falling
    /// order of `source_end`.
    virtual void add_scores(Shape shape, std::uint32_t source_end, Range target_ends,
                            std::span<float> scores) = 0;
};

}  // namespace diglot
