#pragma once

#include "diglot/corpus/index.h"
#include "diglot/corpus/search.h"
#include "diglot/corpus/store.h"

#include <cstdint>
#include <string>
#include <vector>

namespace diglot {

/// A word that stands near the hits of a query.
struct Collocate {
    std::string word;            ///< Case and accents folded.
    std::uint64_t together = 0;  ///< Times near a hit.
    std::uint64_t total = 0;     ///< Times in the corpus.
    double log_dice =
        0.0;  ///< 14 + log2 of Dice's coefficient (Rychlý 2008): 14 at most, comparable among corpora.
    double t_score = 0.0;  ///< (observed − expected) / √observed (Church et al. 1991).
};

/// Where collocates are looked for.
struct CollocationWindow {
    std::uint32_t left = 5;   ///< Tokens that are words, before the match.
    std::uint32_t right = 5;  ///< Behind it.
    /// When not empty: the whole of the unit's texts in this language instead, each word once a unit.
    std::string other_side = {};
    std::uint64_t least_together = 3;
};

/// Collocates of the hits, by logDice, then by word. Looks every hit's text up.
std::vector<Collocate> find_collocates(const Store& store, const CorpusIndex& index,
                                       const SearchResult& result, const CollocationWindow& window);

/// A word that one corpus has more often than another.
struct Keyword {
    std::string word;
    std::uint64_t here = 0;
    std::uint64_t there = 0;
    double log_likelihood = 0.0;  ///< G² (Dunning 1993; Rayson and Garside 2000): 15.13 is p < 0.0001.
    double log_ratio =
        0.0;  ///< Effect size (Hardie 2014): log2 of the ratio of relative frequencies; 0 counted ½.
};

/// Words that are more frequent in `here` than in `there`, by log-likelihood, then by word. O(words).
std::vector<Keyword> find_keywords(const std::vector<WordCount>& here, const std::vector<WordCount>& there);

}  // namespace diglot
