#include "diglot/variants/grouping.h"

#include "diglot/variants/sentence_groups.h"

#include <algorithm>
#include <list>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace diglot {
namespace {

constexpr std::uint32_t kFewestWords = 4;  // of a sentence whose repetition is no chance

/// Groups by number in the order in which they are to be told.
class GroupOrder {
public:
    explicit GroupOrder(std::size_t size) : places_(size) {}

    [[nodiscard]] bool has(std::size_t group) const { return places_[group].has_value(); }
    void add_behind(std::optional<std::size_t> before, std::size_t group) {
        const auto at = before ? std::next(*places_[*before]) : order_.begin();
        places_[group] = order_.insert(at, group);
    }
    [[nodiscard]] std::vector<std::size_t> take() const { return {order_.begin(), order_.end()}; }

private:
    std::list<std::size_t> order_;
    std::vector<std::optional<std::list<std::size_t>::iterator>> places_;
};

/// The groups in an order that keeps that of the first row, and what later rows add behind what it follows
/// there.
std::vector<std::size_t> order_of(const std::vector<std::vector<std::size_t>>& rows, std::size_t groups) {
    GroupOrder order(groups);
    for (const auto& row : rows) {
        std::optional<std::size_t> before;
        for (const std::size_t group : row) {
            if (!order.has(group)) {
                order.add_behind(before, group);
            }
            before = group;
        }
    }
    return order.take();
}

/// Where a witness has a group, and how many words.
struct PlacedGroup {
    std::size_t group;
    std::uint32_t place;
    std::uint64_t weight;
};

/// The groups that a witness shares with one before it.
std::vector<PlacedGroup> placed_groups(const std::vector<SentenceGroup>& groups, std::size_t witness,
                                       const WitnessText& text) {
    std::vector<PlacedGroup> placed;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const std::vector<std::uint32_t>& segments = groups[g].segments[witness];
        if (!segments.empty() && groups[g].base() < witness && !groups[g].repeated) {
            std::uint64_t words = 1;
            for (const std::uint32_t s : segments) {
                words += text.words_of(s);
            }
            placed.push_back({g, segments.front(), words});
        }
    }
    return placed;
}

/// Which groups belong to the row of ascending places that has most words.
std::vector<bool> heaviest_row(const std::vector<PlacedGroup>& placed) {
    // By place, the best weight of a row that ends there, and its last group.
    std::map<std::uint32_t, std::pair<std::uint64_t, std::size_t>> best;
    std::vector<std::optional<std::size_t>> before(placed.size());
    for (std::size_t e = 0; e < placed.size(); ++e) {
        auto next = best.lower_bound(placed[e].place);
        std::uint64_t weight = placed[e].weight;
        if (next != best.begin()) {
            weight += std::prev(next)->second.first;
            before[e] = std::prev(next)->second.second;
        }
        while (next != best.end() && next->second.first <= weight) {
            next = best.erase(next);
        }
        if (next == best.end() || next->first != placed[e].place) {
            best[placed[e].place] = {weight, e};
        }
    }
    std::vector<bool> in_order(placed.size());
    std::optional<std::size_t> last;
    if (!best.empty()) {
        last = std::prev(best.end())->second.second;
    }
    for (; last; last = before[*last]) {
        in_order[*last] = true;
    }
    return in_order;
}

}  // namespace

Grouping::Grouping(std::span<const std::unique_ptr<WitnessText>> texts) : texts_(texts) {
    std::uint32_t nodes = 0;
    for (const auto& text : texts) {
        offsets_.push_back(nodes);
        nodes += text->segment_count();
    }
    offsets_.push_back(nodes);
    for (std::uint32_t i = 0; i < nodes; ++i) {
        parents_.push_back(i);
    }
}

std::uint32_t Grouping::find(std::uint32_t node) const {
    while (parents_[node] != node) {
        parents_[node] = parents_[parents_[node]];
        node = parents_[node];
    }
    return node;
}

void Grouping::join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    parents_[std::max(a, b)] = std::min(a, b);
}

void Grouping::join_by_original(const Ladder& ladder, std::size_t witness) {
    while (parents_.size() < offsets_.back() + ladder.source_size()) {
        parents_.push_back(static_cast<std::uint32_t>(parents_.size()));
    }
    for (const Bead& bead : ladder.beads()) {
        for (std::uint32_t i = bead.source.begin; i < bead.source.end && !bead.target.empty(); ++i) {
            join(offsets_.back() + bead.source.begin, offsets_.back() + i);
        }
        for (std::uint32_t j = bead.target.begin; j < bead.target.end && !bead.source.empty(); ++j) {
            join(offsets_.back() + bead.source.begin, node(witness, j));
        }
    }
}

/// Which segments of `witness` are in a group with a segment of `partner`.
std::vector<bool> Grouping::having(std::size_t witness, std::size_t partner) const {
    std::vector<bool> roots(parents_.size());
    for (std::uint32_t s = 0; s < texts_[partner]->segment_count(); ++s) {
        roots[find(node(partner, s))] = true;
    }
    std::vector<bool> result(texts_[witness]->segment_count());
    for (std::uint32_t s = 0; s < result.size(); ++s) {
        result[s] = roots[find(node(witness, s))];
    }
    return result;
}

void Grouping::join_versions(const JobControl* job) {
    for (std::size_t i = 0; i < texts_.size(); ++i) {
        for (std::size_t j = i + 1; j < texts_.size(); ++j) {
            for (const SentenceLink& link :
                 link_sentences(*texts_[i], *texts_[j], having(i, j), having(j, i), job)) {
                join(node(i, link.first), node(j, link.second));
            }
        }
    }
}

/// Which segments of `witness` are in a group with any other segment.
std::vector<bool> Grouping::not_alone(std::size_t witness) const {
    std::vector<std::uint32_t> sizes(parents_.size());
    for (std::uint32_t i = 0; i < parents_.size(); ++i) {
        ++sizes[find(i)];
    }
    std::vector<bool> result(texts_[witness]->segment_count());
    for (std::uint32_t s = 0; s < result.size(); ++s) {
        result[s] = sizes[find(node(witness, s))] > 1;
    }
    return result;
}

/// Sentences of `witness` that stand alone and share a passage with sentences
/// of `partner` that do not.
void Grouping::add_repeats(std::size_t witness, std::size_t partner, const JobControl* job) {
    std::vector<bool> taken = not_alone(witness);
    std::vector<bool> partner_taken = not_alone(partner);
    partner_taken.flip();
    std::unordered_map<std::string_view, bool> known;  // sentences that are told elsewhere, word for word
    for (std::uint32_t s = 0; s < taken.size(); ++s) {
        if (taken[s]) {
            known.emplace(texts_[witness]->document().text(s), true);
        }
    }
    for (const Repeat& repeat : repeats_) {
        if (repeat.witness == witness) {
            taken[repeat.segment] = true;
        }
    }
    for (std::uint32_t s = 0; s < taken.size(); ++s) {
        taken[s] = taken[s] || known.contains(texts_[witness]->document().text(s));
    }
    for (const SentenceLink& link :
         link_repeats(*texts_[witness], *texts_[partner], taken, partner_taken, job)) {
        repeats_.push_back({witness, link.first, partner, link.second});
    }
}

void Grouping::join_repeats(const JobControl* job) {
    for (std::size_t i = 0; i < texts_.size(); ++i) {
        for (std::size_t j = 0; j < texts_.size(); ++j) {
            if (i != j) {
                add_repeats(i, j, job);
            }
        }
    }
}

/// By segment: the segments that repeat it, when they are in no group of
/// several.
std::vector<std::vector<std::uint32_t>> Grouping::repeats_of(std::size_t witness,
                                                             const std::vector<bool>& joined) const {
    const WitnessText& text = *texts_[witness];
    std::vector<std::vector<std::uint32_t>> repeats(text.segment_count());
    std::unordered_map<std::string_view, std::uint32_t> told;
    for (const bool wanted : {true, false}) {
        for (std::uint32_t s = 0; s < text.segment_count(); ++s) {
            if (joined[node(witness, s)] != wanted || text.words_of(s) < kFewestWords) {
                continue;
            }
            const auto [entry, fresh] = told.emplace(text.document().text(s), s);
            if (!fresh && !wanted) {
                repeats[entry->second].push_back(s);
            }
        }
    }
    return repeats;
}

/// Groups by the root of their sentences, numbered as they are met.
class Grouping::Table {
public:
    explicit Table(std::size_t witnesses) {
        empty_.segments.resize(witnesses);
        empty_.repeats.resize(witnesses);
        empty_.rows.resize(witnesses);
    }

    std::size_t number_of(std::uint32_t root) {
        const auto [entry, fresh] = numbers_.emplace(root, groups.size());
        if (fresh) {
            groups.push_back(empty_);
        }
        return entry->second;
    }

    std::vector<SentenceGroup> groups;

private:
    SentenceGroup empty_;
    std::unordered_map<std::uint32_t, std::size_t> numbers_;  // looked up only
};

std::vector<std::size_t> Grouping::add_witness(std::size_t witness, const std::vector<bool>& joined,
                                               Table& table) const {
    const auto repeats = repeats_of(witness, joined);
    std::vector<bool> repeated(texts_[witness]->segment_count());
    for (const auto& list : repeats) {
        for (const std::uint32_t s : list) {
            repeated[s] = true;
        }
    }
    std::vector<std::size_t> row;
    for (std::uint32_t s = 0; s < repeats.size(); ++s) {
        if (repeated[s]) {
            continue;
        }
        row.push_back(table.number_of(find(node(witness, s))));
        SentenceGroup& group = table.groups[row.back()];
        group.segments[witness].push_back(s);
        for (const std::uint32_t at : repeats[s]) {
            group.repeats[witness].push_back({s, at});
        }
    }
    return row;
}

std::vector<std::size_t> Grouping::add_original(std::size_t size, Table& table) const {
    std::vector<std::size_t> row;
    for (std::uint32_t s = 0; s < size; ++s) {
        row.push_back(table.number_of(find(offsets_.back() + s)));
        table.groups[row.back()].original.push_back(s);
    }
    return row;
}

std::vector<SentenceGroup> Grouping::groups(std::size_t original_size) const {
    std::vector<std::uint32_t> sizes(parents_.size());
    for (std::uint32_t i = 0; i < parents_.size(); ++i) {
        ++sizes[find(i)];
    }
    std::vector<bool> joined(parents_.size());
    for (std::uint32_t i = 0; i < parents_.size(); ++i) {
        joined[i] = sizes[find(i)] > 1;
    }
    Table table(texts_.size());
    std::vector<std::vector<std::size_t>> rows(1);  // of the original and each witness: groups in its order
    for (std::size_t w = 0; w < texts_.size(); ++w) {
        rows.push_back(add_witness(w, joined, table));
    }
    for (const Repeat& repeat : repeats_) {
        SentenceGroup& group = table.groups[table.number_of(find(node(repeat.witness, repeat.segment)))];
        group.segments[repeat.partner].push_back(repeat.of);
        group.repeated = true;
    }
    rows.front() = add_original(original_size, table);
    std::vector<SentenceGroup> sorted;
    for (const std::size_t group : order_of(rows, table.groups.size())) {
        sorted.push_back(std::move(table.groups[group]));
    }
    return sorted;
}

void mark_moved(std::vector<SentenceGroup>& groups, std::span<const std::unique_ptr<WitnessText>> texts) {
    for (std::size_t w = 1; w < texts.size(); ++w) {
        const std::vector<PlacedGroup> placed = placed_groups(groups, w, *texts[w]);
        const std::vector<bool> in_order = heaviest_row(placed);
        for (std::size_t e = 0; e < placed.size(); ++e) {
            groups[placed[e].group].moved = groups[placed[e].group].moved || !in_order[e];
        }
    }
}

std::vector<SharedPassage> passages_of(const std::vector<SentenceGroup>& groups) {
    const auto follows = [&](std::size_t last, std::size_t next) {
        for (std::size_t w = 0; w < groups[last].segments.size(); ++w) {
            const auto& a = groups[last].segments[w];
            const auto& b = groups[next].segments[w];
            if (a.empty() != b.empty() || (!a.empty() && a.back() + 1 != b.front())) {
                return false;
            }
        }
        return true;
    };
    std::vector<SharedPassage> passages;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (groups[g].witness_count() < 2 || groups[g].repeated) {
            continue;
        }
        const bool more = !passages.empty() && passages.back().groups.back() + 1 == g && follows(g - 1, g);
        if (!more) {
            passages.emplace_back();
        }
        passages.back().groups.push_back(static_cast<std::uint32_t>(g));
    }
    return passages;
}

}  // namespace diglot
