#pragma once

#include "diglot/align/evidence.h"
#include "diglot/align/search.h"
#include "diglot/bitext/ladder.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// What one kind of evidence said about a bead, in nats: above 0 for it, below 0 against it.
struct Opinion {
    std::string_view evidence;  ///< "prior", the name of the evidence, or "crossing"; a literal.
    double score = 0.0;
};

/// A translation that spoke for a bead.
struct WordPair {
    std::string source;  ///< As the text has it.
    std::string target;
    double score = 0.0;  ///< What the pair says by itself, in nats.
};

/// Why a bead was chosen.
struct BeadExplanation {
    std::vector<Opinion> opinions;  ///< The prior first; they add up to the bead's score.
    std::vector<WordPair> words;    ///< The strongest first.
    std::optional<Bead> runner_up;  ///< The likeliest other bead that shares a segment with this one.
};

/// Beads at least this probable are looked at as runners-up.
constexpr float kLeastRunnerUp = 1e-4F;

/// Asks each evidence again about the beads of `result`, which was found with this evidence and settings and
/// whose `likely` beads were kept down to `kLeastRunnerUp`. Words are left empty. O(beads × segments of a
/// bead).
std::vector<BeadExplanation> explain_beads(const LatticeResult& result,
                                           std::span<const std::unique_ptr<Evidence>> evidence,
                                           const SearchSettings& settings);

}  // namespace diglot
