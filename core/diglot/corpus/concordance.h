#pragma once

#include "diglot/bitext/document.h"
#include "diglot/corpus/query.h"
#include "diglot/corpus/search.h"
#include "diglot/corpus/store.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// The text of another side of a hit's unit.
struct AlignedText {
    std::string language;
    std::string text;
    std::vector<Range> matches;  ///< Bytes where the query's condition on this language is met.
};

/// A hit in its text (a keyword in context) with the other sides.
struct ConcordanceLine {
    std::string unit;  ///< Id.
    std::string language;
    std::string document;
    std::string date;  ///< Empty when unknown; so are the next.
    std::string source;
    std::optional<double> confidence;
    std::string left;  ///< All of the text before the match.
    std::string match;
    std::string right;
    std::vector<AlignedText> aligned;
};

/// In which order lines are shown; equal ones stay in the order of the corpus.
enum class ConcordanceOrder : std::uint8_t {
    Corpus,
    Left,   ///< By the words before the match, the nearest first.
    Match,  ///< By the match, then what follows.
    Right,  ///< By what follows the match.
    Date,   ///< The earliest first, unknown dates last.
};

/// Sorts the hits. All but `Corpus` look every hit's text up. Letters compare without case and accents.
void sort_hits(const Store& store, SearchResult& result, ConcordanceOrder order);

/// Gives the lines of some hits, one after the other, to `take`.
void each_line(const Store& store, const Query& query, const SearchResult& result, std::span<const Hit> hits,
               const std::function<void(const ConcordanceLine&)>& take);

/// How many hits there are for each combination of values of `keys` (those of `UnitFacts`, and "language" and
/// "match", the matched words without case): values and count, the most frequent first, then by value. An
/// unknown value is empty. Throws `Error(Argument)` when there are no keys.
struct HitCount {
    std::vector<std::string> values;
    std::uint64_t hits = 0;
    std::uint64_t units = 0;
};
std::vector<HitCount> count_hits(const Store& store, const SearchResult& result,
                                 std::span<const std::string> keys);

/// Units that have a hit.
std::uint64_t count_units(const SearchResult& result);

}  // namespace diglot
