#pragma once

#include "diglot/lexicon/lexicon.h"

#include "lexicons.h"
#include "manifest.h"
#include "reading.h"
#include <string>
#include <vector>

namespace diglot::cli {

class Session;

/// What `diglot lexicon train` was asked to do.
struct TrainingRequest {
    std::vector<PairFiles> pairs;      ///< Documents to be aligned first.
    bool line_parallel = false;        ///< Their lines translate each other one by one: nothing to align.
    std::vector<std::string> corpora;  ///< Aligned corpora in one file.
    ReadingOptions reading;
    LexiconChoice lexicons;
    std::string source_language;  ///< Empty: per document, see `ingest`.
    std::string target_language;
};

/// Learns a lexicon from documents and corpora of one pair of languages. Throws `Error`: as reading and
/// aligning do, Argument (documents in several languages, line-parallel files of different length).
Lexicon train_lexicon(const TrainingRequest& request, Session& session);

}  // namespace diglot::cli
