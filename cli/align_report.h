#pragma once

#include "diglot/align/aligner.h"
#include "diglot/bitext/bitext.h"

#include <string>
#include <vector>

namespace diglot::cli {

struct AlignRequest;
class Session;

/// Tells beside the corpus what users asked to know of the alignment: a verdict for each pair, why each bead
/// was chosen, which beads are worth a look.
class AlignReport {
public:
    /// Both must outlive the report.
    AlignReport(const AlignRequest& request, Session& session) : request_(request), session_(session) {}

    /// `target_path` names the pair in messages; the ladder is the bitext's.
    void add(const Bitext& bitext, const Alignment& alignment, const std::string& target_path);
    /// Writes the list of doubtful beads of all pairs, least sure first. Throws `Error(Write)`.
    void finish();

private:
    /// A doubtful bead, as the list shows it.
    struct Doubt {
        double confidence = 0.0;
        std::string row;
    };

    void tell_verdict(const AlignmentQuality& quality, const std::string& target_path);
    void explain(const Bitext& bitext, const std::vector<BeadExplanation>& explanations);

    const AlignRequest& request_;
    Session& session_;
    std::vector<Doubt> doubts_;
};

}  // namespace diglot::cli
