#include "diglot/corpus/search.h"

#include "diglot/corpus/database.h"
#include "diglot/corpus/segment_search.h"
#include "diglot/corpus/unit_facts.h"
#include "diglot/corpus/unit_text.h"

#include <algorithm>
#include <tuple>

namespace diglot {
namespace {

/// Rows of the units that answer one condition on a side.
class SideAnswer {
public:
    SideAnswer(const CorpusIndex& index, const SideCondition& side) : negated_(side.negated) {
        const SegmentSearch search(side.pattern);
        for (const IndexSegment& segment : index.segments()) {
            if (!is_language(segment.language(), side.language)) {
                continue;
            }
            // Rows of units that are gone may be given to new ones: only parts that are there count.
            search.run(segment, [&](std::size_t text, Range) {
                if (index.rank_of_part(segment.part_of(text)) >= 0) {
                    matched_.grow_and_set(static_cast<std::size_t>(segment.head().units[text]));
                }
                return false;
            });
            if (negated_) {
                add_present(index, segment);
            }
        }
    }

    [[nodiscard]] bool holds(std::int64_t unit) const {
        const auto row = static_cast<std::size_t>(unit);
        return negated_ ? present_.has(row) && !matched_.has(row) : matched_.has(row);
    }

private:
    void add_present(const CorpusIndex& index, const IndexSegment& segment) {
        const IndexSegmentHead& head = segment.head();
        for (std::size_t run = 0; run < head.parts.size(); ++run) {
            const bool last = run + 1 == head.parts.size();
            const std::size_t end = last ? head.units.size() : head.parts[run + 1].first_text;
            for (std::size_t text = head.parts[run].first_text;
                 index.rank_of_part(head.parts[run].part) >= 0 && text < end; ++text) {
                present_.grow_and_set(static_cast<std::size_t>(head.units[text]));
            }
        }
    }

    bool negated_;
    Bitmap matched_{0};
    Bitmap present_{0};
};

bool is_sought(const std::string& language, const Query& query) {
    if (!query.language.empty()) {
        return is_language(language, query.language);
    }
    return std::none_of(query.sides.begin(), query.sides.end(),
                        [&](const SideCondition& side) { return is_language(language, side.language); });
}

/// Which of its unit's texts a text is; those of one unit follow each other.
std::uint32_t ordinal_of(const IndexSegment& segment, std::size_t text) {
    const std::vector<std::int64_t>& units = segment.head().units;
    std::uint32_t ordinal = 0;
    for (std::size_t i = text; i > 0 && units[i - 1] == units[text]; --i) {
        ++ordinal;
    }
    return ordinal;
}

void add_hits(const CorpusIndex& index, const IndexSegment& segment, const SegmentSearch& main,
              const std::vector<SideAnswer>& sides, SearchResult& result) {
    const auto place = std::find(result.languages.begin(), result.languages.end(), segment.language());
    const auto language = static_cast<std::uint32_t>(place - result.languages.begin());
    main.run(segment, [&](std::size_t text, Range tokens) {
        const std::int64_t unit = segment.head().units[text];
        const std::int64_t rank = index.rank_of_part(segment.part_of(text));
        if (rank < 0 || !std::all_of(sides.begin(), sides.end(),
                                     [&](const SideAnswer& side) { return side.holds(unit); })) {
            return false;
        }
        result.hits.push_back({rank, unit, language, ordinal_of(segment, text), tokens});
        return true;
    });
}

void drop_unwanted(const Store& store, const Query& query, bool with_excluded, std::vector<Hit>& hits) {
    const bool exclusions =
        !with_excluded && store.database().integer("SELECT EXISTS (SELECT 1 FROM exclusion)") != 0;
    if (!query.within && !exclusions) {
        return;
    }
    UnitFacts facts(store);
    std::int64_t unit = -1;
    bool wanted = false;
    std::erase_if(hits, [&](const Hit& hit) {
        if (hit.unit != unit) {
            unit = hit.unit;
            wanted = facts.load(unit) && !(exclusions && facts.excluded()) &&
                     (!query.within || facts.holds(*query.within));
        }
        return !wanted;
    });
}

}  // namespace

SearchResult search(const Store& store, const CorpusIndex& index, const Query& query, bool with_excluded) {
    SearchResult result;
    result.languages = index.languages();
    std::vector<SideAnswer> sides;
    for (const SideCondition& side : query.sides) {
        sides.emplace_back(index, side);
    }
    const SegmentSearch main(query.pattern);
    for (const IndexSegment& segment : index.segments()) {
        if (is_sought(segment.language(), query)) {
            add_hits(index, segment, main, sides, result);
        }
    }
    const auto key = [](const Hit& hit) {
        return std::tuple(hit.part_rank, hit.unit, hit.language, hit.text, hit.tokens.begin);
    };
    std::sort(result.hits.begin(), result.hits.end(),
              [&](const Hit& a, const Hit& b) { return key(a) < key(b); });
    drop_unwanted(store, query, with_excluded, result.hits);
    return result;
}

}  // namespace diglot
