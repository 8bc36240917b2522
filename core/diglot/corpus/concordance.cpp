#include "diglot/corpus/concordance.h"

#include "diglot/base/error.h"
#include "diglot/corpus/hit_text.h"
#include "diglot/corpus/pattern.h"
#include "diglot/corpus/unit_facts.h"
#include "diglot/corpus/unit_fetch.h"
#include "diglot/corpus/unit_text.h"
#include "diglot/text/fold.h"

#include <algorithm>
#include <set>
#include <utility>

namespace diglot {
namespace {

std::string property(const TranslationUnit& unit, const std::string& key) {
    const auto found = unit.properties.find(key);
    return found == unit.properties.end() ? std::string() : found->second;
}

/// The folded words before the match, the nearest first.
std::string left_key(const HitText& found) {
    std::string key;
    for (auto token = found.tokens.rbegin(); token != found.tokens.rend(); ++token) {
        if (token->bytes.end <= found.match.begin) {
            key +=
                fold_key(std::string_view(found.text).substr(token->bytes.begin, token->bytes.size())) + ' ';
        }
    }
    return key;
}

std::string sort_key(const HitText& found, ConcordanceOrder order, const TranslationUnit& unit) {
    const std::string_view text = found.text;
    switch (order) {
        case ConcordanceOrder::Left:
            return left_key(found);
        case ConcordanceOrder::Match:
            return fold_key(text.substr(found.match.begin));
        case ConcordanceOrder::Right:
            return fold_key(text.substr(found.match.end));
        case ConcordanceOrder::Date: {
            const std::string date = property(unit, "date");
            return date.empty() ? "~" : date;
        }
        case ConcordanceOrder::Corpus:
            break;
    }
    return {};
}

/// What a query asks of the other sides, compiled.
class SideMatchers {
public:
    explicit SideMatchers(const Query& query) {
        for (const SideCondition& side : query.sides) {
            if (!side.negated) {
                sides_.emplace_back(side.language, TextMatcher(side.pattern));
            }
        }
    }

    [[nodiscard]] AlignedText mark(const UnitVariant& variant) const {
        AlignedText aligned{variant.language, joined_text(variant), {}};
        for (const auto& [language, matcher] : sides_) {
            if (is_language(variant.language, language)) {
                for (const TextMatch& match : matcher.find(aligned.text)) {
                    aligned.matches.push_back(match.bytes);
                }
            }
        }
        std::sort(aligned.matches.begin(), aligned.matches.end(),
                  [](const Range& a, const Range& b) { return a.begin < b.begin; });
        return aligned;
    }

private:
    std::vector<std::pair<std::string, TextMatcher>> sides_;
};

ConcordanceLine line_of(const TranslationUnit& unit, const SearchResult& result, const Hit& hit,
                        const SideMatchers& sides) {
    HitText found = text_of_hit(unit, result, hit);
    ConcordanceLine line;
    line.unit = unit.id;
    line.language = found.variant->language;
    line.document = found.variant->document;
    line.date = property(unit, "date");
    line.source = property(unit, "source");
    line.confidence = unit.confidence;
    line.left = found.text.substr(0, found.match.begin);
    line.match = found.text.substr(found.match.begin, found.match.size());
    line.right = found.text.substr(found.match.end);
    for (const UnitVariant& variant : unit.variants) {
        if (&variant != found.variant && !variant.segments.empty()) {
            line.aligned.push_back(sides.mark(variant));
        }
    }
    return line;
}

}  // namespace

HitText text_of_hit(const TranslationUnit& unit, const SearchResult& result, const Hit& hit) {
    HitText found;
    std::uint32_t nth = 0;
    for (const UnitVariant& variant : unit.variants) {
        if (variant.language != result.languages[hit.language]) {
            continue;
        }
        std::string text = joined_text(variant);
        if (!text.empty() && nth++ == hit.text) {
            found.variant = &variant;
            found.text = std::move(text);
            find_tokens(found.text, found.tokens);
            break;
        }
    }
    if (hit.tokens.empty() || hit.tokens.end > found.tokens.size()) {
        throw Error(ErrorCode::Format, "The index does not fit the text of unit " + unit.id, {},
                    "Make the index anew: 'diglot query CORPUS --reindex'");
    }
    found.match = {found.tokens[hit.tokens.begin].bytes.begin, found.tokens[hit.tokens.end - 1].bytes.end};
    return found;
}

void sort_hits(const Store& store, SearchResult& result, ConcordanceOrder order) {
    if (order == ConcordanceOrder::Corpus) {
        return;
    }
    UnitFetcher units(store);
    std::vector<std::pair<std::string, Hit>> keyed;
    keyed.reserve(result.hits.size());
    for (const Hit& hit : result.hits) {
        const TranslationUnit& unit = units.fetch(hit.unit);
        keyed.emplace_back(sort_key(text_of_hit(unit, result, hit), order, unit), hit);
    }
    std::stable_sort(keyed.begin(), keyed.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::transform(keyed.begin(), keyed.end(), result.hits.begin(),
                   [](const auto& one) { return one.second; });
}

void each_line(const Store& store, const Query& query, const SearchResult& result, std::span<const Hit> hits,
               const std::function<void(const ConcordanceLine&)>& take) {
    UnitFetcher units(store);
    const SideMatchers sides(query);
    for (const Hit& hit : hits) {
        take(line_of(units.fetch(hit.unit), result, hit, sides));
    }
}

namespace {

/// Counts by values of metadata, language and match.
class HitCounter {
public:
    HitCounter(const Store& store, const SearchResult& result, std::span<const std::string> keys)
        : facts_(store), units_(store), result_(result), keys_(keys) {}

    void add(const Hit& hit) {
        if (hit.unit != unit_) {
            facts_.load(hit.unit);
        }
        std::vector<std::string> values;
        for (const std::string& key : keys_) {
            values.push_back(value_of(hit, key));
        }
        auto& [hits, units] = counts_[values];
        ++hits;
        if (hit.unit != unit_) {
            counted_.clear();
            unit_ = hit.unit;
        }
        units += counted_.insert(values).second ? 1U : 0U;
    }

    [[nodiscard]] std::vector<HitCount> sorted() const {
        std::vector<HitCount> counts;
        for (const auto& [values, numbers] : counts_) {
            counts.push_back({values, numbers.first, numbers.second});
        }
        std::stable_sort(counts.begin(), counts.end(),
                         [](const HitCount& a, const HitCount& b) { return a.hits > b.hits; });
        return counts;
    }

private:
    std::string value_of(const Hit& hit, const std::string& key) {
        if (key == "language") {
            return result_.languages[hit.language];
        }
        if (key == "match") {
            const HitText found = text_of_hit(units_.fetch(hit.unit), result_, hit);
            return fold_case(std::string_view(found.text).substr(found.match.begin, found.match.size()));
        }
        std::string joined;
        for (const std::string& value : facts_.values(key)) {
            joined += (joined.empty() ? "" : " – ") + value;
        }
        return joined;
    }

    UnitFacts facts_;
    UnitFetcher units_;
    const SearchResult& result_;
    std::span<const std::string> keys_;
    std::int64_t unit_ = -1;
    std::set<std::vector<std::string>> counted_;  // of the unit at hand
    std::map<std::vector<std::string>, std::pair<std::uint64_t, std::uint64_t>> counts_;
};

}  // namespace

std::vector<HitCount> count_hits(const Store& store, const SearchResult& result,
                                 std::span<const std::string> keys) {
    if (keys.empty()) {
        throw Error(ErrorCode::Argument, "There is nothing to count by", {},
                    "Name keys, such as source,year");
    }
    HitCounter counter(store, result, keys);
    for (const Hit& hit : result.hits) {
        counter.add(hit);
    }
    return counter.sorted();
}

std::uint64_t count_units(const SearchResult& result) {
    std::vector<std::int64_t> units;
    units.reserve(result.hits.size());
    for (const Hit& hit : result.hits) {
        if (units.empty() || units.back() != hit.unit) {
            units.push_back(hit.unit);
        }
    }
    std::sort(units.begin(), units.end());
    return static_cast<std::uint64_t>(std::unique(units.begin(), units.end()) - units.begin());
}

}  // namespace diglot
