#pragma once

#include "diglot/align/aligner.h"

#include "embeddings.h"
#include "lexicons.h"
#include "manifest.h"
#include "reading.h"
#include <optional>
#include <string>
#include <vector>

namespace diglot::cli {

class Session;

/// What `diglot align` was asked to do.
struct AlignRequest {
    std::vector<PairFiles> pairs;
    bool from_manifest = false;  ///< A pair that fails does not end the job.
    ReadingOptions reading;
    std::string source_language;  ///< Empty: per document, see `ingest`.
    std::string target_language;
    std::string output = "-";  ///< For the pairs without one of their own.
    std::string format;        ///< Empty: by the output's name, else TSV.
    std::string anchors;       ///< File of anchors; empty: none. For a single pair only.
    std::string anchor_line;   ///< Delimiter line; empty: none.
    LexiconChoice lexicons;
    EvidenceChoice evidence;
    EmbeddingChoice embeddings;
    bool explain = false;                ///< Tell on standard error why each bead was chosen.
    std::optional<double> review_below;  ///< List the beads less sure than that.
    std::string review;                  ///< File for that list; empty: standard error.
    unsigned threads = 0;                ///< 0: as many as there are cores.
};

/// Reads all documents, aligns the pairs of each pair of languages together, and writes them in their order.
/// Returns the exit code; throws `Error` when nothing at all can be done.
int run_align(const AlignRequest& request, Session& session);

}  // namespace diglot::cli
