#pragma once

#include "diglot/base/job.h"
#include "diglot/corpus/store.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diglot {

/// Counts of values in equal steps; what lies outside is in the first or last.
struct Histogram {
    double begin = 0.0;
    double step = 0.0;
    std::vector<std::uint64_t> counts;
    std::uint64_t total = 0;

    Histogram(double from, double to, std::size_t bins);
    void add(double value);
};

/// What there is in one language.
struct LanguageCounts {
    std::uint64_t documents = 0;
    std::uint64_t texts = 0;     ///< Sides of units that have text.
    std::uint64_t segments = 0;  ///< In those.
    std::uint64_t tokens = 0;    ///< Words, numbers and marks.
    std::uint64_t words = 0;     ///< Tokens that are no marks.
    std::uint64_t letters = 0;   ///< Code points.
};

/// Units and words of a source or a year.
struct GroupCounts {
    std::uint64_t units = 0;
    std::map<std::string, std::uint64_t> words;  ///< By language.
};

/// The lengths of two languages against each other.
struct RatioCounts {
    Histogram log_ratio{-3.0, 3.0, 48};  ///< log2 of code points of the second over the first.
    double median = 0.0;                 ///< Of the ratio itself; 0 where there is no unit.
};

/// What a corpus holds, in numbers.
struct CorpusStatistics {
    StoreCounts store;
    std::map<std::string, LanguageCounts> languages;
    std::map<std::string, std::uint64_t> bead_types;  ///< "1-1", "2-1", … segments of each side.
    std::map<std::string, GroupCounts> sources;       ///< Empty name: unknown.
    std::map<std::string, GroupCounts> years;
    std::map<std::pair<std::string, std::string>, RatioCounts> ratios;  ///< By pair of languages.
    Histogram confidence{0.0, 1.0, 20};
    std::map<std::string, std::uint64_t> excluded;  ///< Units that filters excluded, by first reason.
    std::uint64_t human = 0;                        ///< Units made or changed by people.
};

/// Goes through all units once. O(bytes of text). Throws as `Store`, and `Error(Cancelled)`.
CorpusStatistics collect_statistics(const Store& store, JobControl* job = nullptr);

/// An HTML page of its own with plots as SVG (no network, light and dark, for print too), its words in
/// `language`
/// ("en", "ko"). `name` is what the corpus is called.
std::string statistics_page(const CorpusStatistics& statistics, std::string_view name,
                            std::string_view language);

}  // namespace diglot
