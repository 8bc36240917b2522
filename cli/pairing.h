#pragma once

#include "diglot/bitext/document.h"
#include "diglot/pair/document_pairing.h"

#include "reading.h"
#include <string>
#include <vector>

namespace diglot::cli {

class Session;

/// Two collections of documents in which those are to be found that translate each other.
struct PairingRequest {
    ReadingOptions reading;
    std::string sources;  ///< A folder, or a file that lists documents.
    std::string targets;
    std::string source_language;  ///< Empty: of each document, see `ingest`.
    std::string target_language;
    bool ignore_names = false;
};

/// The files of one side that could be read, in the order of their names.
struct PairingSide {
    std::vector<Document> documents;
    std::vector<std::string> files;
    bool complete = true;  ///< False when a file could not be read; it was told then.
};

struct Pairing {
    PairingSide sources;
    PairingSide targets;
    std::vector<DocumentMatch> matches;  ///< As `pair_documents` gives them.
};

/// Reads both sides and pairs them. A document that cannot be read is told and left out. Throws `Error`:
/// Missing (a folder or list), Argument, Cancelled.
Pairing find_pairs(const PairingRequest& request, Session& session);

}  // namespace diglot::cli
