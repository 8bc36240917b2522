#pragma once

#include "diglot/variants/corpus_passages.h"

#include "reading.h"
#include <string>
#include <vector>

namespace diglot::cli {

class Session;

/// What `diglot compare --passages` was asked to do.
struct PassagesRequest {
    ReadingOptions reading;
    std::vector<std::string> inputs;  ///< Files, of one document or many, and folders of them.
    std::string output = "-";
    std::string format;  ///< "text", "tsv" or "json"; empty: by the output's name, else text.
    CorpusPassageOptions search;
};

/// Finds the passages that documents share, all against all, and writes them. Returns the exit code.
int run_passages(const PassagesRequest& request, Session& session);

}  // namespace diglot::cli
