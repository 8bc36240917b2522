#pragma once

#include "diglot/align/aligner.h"

#include "lexicons.h"
#include "manifest.h"
#include "reading.h"
#include <string>
#include <vector>

namespace diglot::cli {

class Session;

/// What `diglot build` and `diglot add` were asked to do with pairs of documents.
struct BuildRequest {
    std::string corpus;
    std::vector<PairFiles> pairs;
    ReadingOptions reading;
    std::string source_language;  ///< Empty: per document, see `ingest`.
    std::string target_language;
    std::string rules;     ///< Which files of rules the segmenters use, by their hashes; empty: none.
    std::string metadata;  ///< Table of what is known about the documents; empty: none.
    LexiconChoice lexicons;
    EvidenceChoice evidence;
    unsigned threads = 0;  ///< 0: as many as there are cores.
    bool all = false;      ///< Align unchanged pairs too.
};

/// Aligns the pairs that are new or changed, each by itself, and stores each as soon as it is done. Tells
/// what it did. Returns the exit code; throws `Error` when the corpus cannot be written.
int run_build(const BuildRequest& request, Session& session);

}  // namespace diglot::cli
