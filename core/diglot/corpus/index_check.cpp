#include "diglot/corpus/index_check.h"

#include "diglot/corpus/database.h"
#include "diglot/corpus/index_rows.h"
#include "diglot/corpus/index_segment.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>

namespace diglot {
namespace {

using Rows = std::vector<std::int64_t>;

/// Units by part, each as often as it has texts.
void collect(const IndexSegment& segment, std::map<std::int64_t, Rows>& units) {
    const IndexSegmentHead& head = segment.head();
    for (std::size_t i = 0; i < head.parts.size(); ++i) {
        const std::size_t begin = head.parts[i].first_text;
        const std::size_t end = i + 1 < head.parts.size() ? head.parts[i + 1].first_text : head.units.size();
        Rows& rows = units[head.parts[i].part];
        for (std::size_t text = begin; text < std::min(end, head.units.size()); ++text) {
            rows.push_back(head.units[text]);
        }
    }
}

/// Whether the postings name as many tokens as the texts have, and no term more than it says.
bool postings_fit(const IndexSegment& segment) {
    std::uint64_t all = 0;
    bool fit = true;
    std::size_t block = SIZE_MAX;
    std::string postings;
    segment.each_term(segment.all_blocks(), [&](const IndexTerm& term) {
        if (term.block != block) {
            block = term.block;
            postings = segment.postings(block);
        }
        std::uint64_t found = 0;
        segment.each_position(postings, term, [&](std::uint32_t) { ++found; });
        fit = fit && found == term.occurrences;
        all += found;
    });
    return fit && all == segment.tokens();
}

bool has_these_units(Database& database, std::int64_t part, Rows found) {
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    Statement rows(database, "SELECT row FROM unit WHERE part = ? ORDER BY row");
    rows.bind_all(part);
    auto next = found.begin();
    for (; rows.step(); ++next) {
        if (next == found.end() || *next != rows.integer(0)) {
            return false;
        }
    }
    return next == found.end();
}

}  // namespace

std::vector<std::string> index_problems(const Store& store, JobControl* job) {
    Database& database = store.database();
    std::vector<std::string> problems;
    std::map<std::int64_t, Rows> units;
    for (const IndexSegment& segment : open_segments(database)) {
        check_cancelled(job);
        collect(segment, units);
        if (!postings_fit(segment)) {
            problems.push_back(
                fmt::format("A piece of the index in {} does not fit its texts", segment.language()));
        }
    }
    Statement parts(
        database,
        "SELECT part.row, part.source_name, part.target_name FROM index_part JOIN part ON part.row = "
        "index_part.part ORDER BY part.row");
    while (parts.step()) {
        check_cancelled(job);
        if (!has_these_units(database, parts.integer(0), units[parts.integer(0)])) {
            problems.push_back(
                fmt::format("The index has other units than {} {}", parts.text(1), parts.text(2)));
        }
    }
    return problems;
}

}  // namespace diglot
