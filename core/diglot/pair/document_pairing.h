#pragma once

#include "diglot/base/job.h"
#include "diglot/bitext/document.h"
#include "diglot/lexicon/lexicon.h"

#include <cstddef>
#include <span>
#include <vector>

namespace diglot {

struct PairingOptions {
    bool use_names = true;  ///< Let the documents' file names ("file" in the metadata) speak too.
};

/// Two documents that are proposed to be translations of each other.
struct DocumentMatch {
    std::size_t source = 0;  ///< Index among the sources.
    std::size_t target = 0;  ///< Index among the targets.
    double score = 0.0;      ///< How alike they are, about 0 … 1 and more.
    double confidence =
        0.0;  ///< Probability that the proposal is right, from its lead over the next best ones.
};

/// Proposes which target document translates which source document: one to one, as many pairs as the shorter
/// side has documents, in the order of the sources. What speaks for a pair: words that are equal, look or
/// sound alike, or are translations in `lexicons` (source to target), numbers and dates, weighed by how rare
/// they are (a cosine of tf-idf vectors across the lexicon); length; the row of paragraph kinds; file names
/// and the date in the metadata. A lexicon is then learnt from the surest pairs (IBM Model 1) and all is
/// weighed again. Documents of one side are taken to be in one language, that of the first. Time O(sources ×
/// targets × words in common), the assignment O(n² m). Throws `Error(Cancelled)`.
std::vector<DocumentMatch> pair_documents(std::span<const Document> sources,
                                          std::span<const Document> targets,
                                          std::span<const Lexicon> lexicons, const PairingOptions& options,
                                          const JobControl* job = nullptr);

}  // namespace diglot
