#pragma once

#include "diglot/bitext/ladder.h"

#include <cstdint>
#include <map>
#include <string>

namespace diglot::cli {

/// Counts beads for the line that ends an alignment.
class AlignSummary {
public:
    /// Beads less sure than `doubtful_below` count as doubtful.
    explicit AlignSummary(double doubtful_below) : doubtful_below_(doubtful_below) {}

    void add(const Ladder& ladder);
    /// "6 beads (1-1: 6), mean confidence 99.1%, 0 doubtful (below 70.0%)" in the user's language.
    [[nodiscard]] std::string to_string() const;

private:
    double doubtful_below_;
    std::map<std::string, std::uint64_t> types_;
    std::uint64_t beads_ = 0;
    std::uint64_t doubtful_ = 0;
    double confidence_ = 0.0;  // the sum
};

}  // namespace diglot::cli
