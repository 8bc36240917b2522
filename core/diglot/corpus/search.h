#pragma once

#include "diglot/base/range.h"
#include "diglot/corpus/index.h"
#include "diglot/corpus/query.h"
#include "diglot/corpus/store.h"

#include <cstdint>
#include <string>
#include <vector>

namespace diglot {

/// One place of the corpus that answers a query.
struct Hit {
    std::int64_t part_rank = 0;  ///< Place of its part in the order of the corpus.
    std::int64_t unit = 0;       ///< Row of its unit.
    std::uint32_t language = 0;  ///< Index into `SearchResult::languages`.
    std::uint32_t text = 0;      ///< Which of the unit's texts in that language, from 0.
    Range tokens;                ///< Of the text, as `find_tokens` cuts it.
};

struct SearchResult {
    std::vector<std::string> languages;
    std::vector<Hit> hits;  ///< In the order of the corpus: parts by name, units, languages, texts, tokens.
};

/// The hits of a query: in each text leftmost first, the longest of those that begin together, none
/// overlapping. A side in a language must exist to lack a word: a unit without text in `:en` does not answer
/// `:en !"rumor"`. Without a language hits are sought in all that no `:language` of the query names. Units
/// that filters excluded are left out unless `with_excluded`. Throws as `Store`, and `Error(Limit)` for a
/// regular expression that never ends. O(occurrences of the words that a match may begin with); a condition
/// that is no whole word or beginning costs a look at all forms of the language.
SearchResult search(const Store& store, const CorpusIndex& index, const Query& query,
                    bool with_excluded = false);

}  // namespace diglot
