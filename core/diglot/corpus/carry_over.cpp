#include "diglot/corpus/carry_over.h"

#include "diglot/base/error.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace diglot {
namespace {

constexpr std::uint32_t kGone = UINT32_MAX;

/// Where each text comes that comes once; `kGone` for the others.
std::unordered_map<std::string_view, std::uint32_t> single_texts(const SegmentedDocument& document) {
    std::unordered_map<std::string_view, std::uint32_t> places;
    for (std::uint32_t i = 0; i < document.size(); ++i) {
        const auto [place, is_new] = places.emplace(document.text(std::size_t{i}), i);
        if (!is_new) {
            place->second = kGone;
        }
    }
    return places;
}

/// The longest rising part of the pairs (old, new), which are in the order of old. O(n log n).
std::vector<std::pair<std::uint32_t, std::uint32_t>> rising(
    const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs) {
    std::vector<std::size_t> ends;  // for each length the pair that ends it lowest
    std::vector<std::size_t> before(pairs.size(), pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto place = std::lower_bound(
            ends.begin(), ends.end(), i,
            [&](std::size_t end, std::size_t one) { return pairs[end].second < pairs[one].second; });
        if (place != ends.begin()) {
            before[i] = *(place - 1);
        }
        place == ends.end() ? ends.push_back(i) : void(*place = i);
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> chosen;
    for (std::size_t at = ends.empty() ? pairs.size() : ends.back(); at != pairs.size(); at = before[at]) {
        chosen.push_back(pairs[at]);
    }
    std::reverse(chosen.begin(), chosen.end());
    return chosen;
}

/// For each old segment the new one that it became, or `kGone`; rising.
std::vector<std::uint32_t> follow(const SegmentedDocument& old, const SegmentedDocument& now) {
    const auto old_places = single_texts(old);
    const auto new_places = single_texts(now);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (std::uint32_t i = 0; i < old.size(); ++i) {
        const std::string_view text = old.text(std::size_t{i});
        const auto found = new_places.find(text);
        if (old_places.at(text) != kGone && found != new_places.end() && found->second != kGone) {
            pairs.emplace_back(i, found->second);
        }
    }
    std::vector<std::uint32_t> became(old.size(), kGone);
    std::vector<bool> taken(now.size());
    const auto match = [&](std::uint32_t from, std::uint32_t to) {
        became[from] = to;
        taken[to] = true;
    };
    const auto same = [&](std::uint32_t from, std::uint32_t to) {
        return became[from] == kGone && !taken[to] &&
               old.text(std::size_t{from}) == now.text(std::size_t{to});
    };
    for (const auto& [from, to] : rising(pairs)) {
        match(from, to);
    }
    for (std::uint32_t i = 0; i < old.size(); ++i) {  // what follows a match, or begins both
        const std::uint32_t to = i == 0 ? 0 : became[i - 1] == kGone ? kGone : became[i - 1] + 1;
        if (to < now.size() && same(i, to)) {
            match(i, to);
        }
    }
    for (auto i = static_cast<std::uint32_t>(old.size()); i-- > 0;) {  // what comes before one, or ends both
        const bool last = i + 1 == old.size();
        const auto after = last ? static_cast<std::uint32_t>(now.size()) : became[i + 1];
        if (after != kGone && after > 0 && same(i, after - 1)) {
            match(i, after - 1);
        }
    }
    return became;
}

/// The place of a range among the new segments, when they still stand together. An empty range lies where its
/// neighbours do.
std::optional<Range> moved(Range range, const std::vector<std::uint32_t>& became, std::size_t new_size) {
    if (range.empty()) {
        if (range.begin > 0 && became[range.begin - 1] != kGone) {
            const std::uint32_t at = became[range.begin - 1] + 1;
            return Range{at, at};
        }
        if (range.begin < became.size() && became[range.begin] != kGone) {
            return Range{became[range.begin], became[range.begin]};
        }
        const bool both_empty = became.empty() && new_size == 0;
        return both_empty ? std::optional(Range{0, 0}) : std::nullopt;
    }
    const std::uint32_t first = became[range.begin];
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
        if (first == kGone || became[i] != first + (i - range.begin)) {
            return std::nullopt;
        }
    }
    return Range{first, first + range.size()};
}

}  // namespace

CarriedBeads carry_over(const Bitext& old, const SegmentedDocument& source, const SegmentedDocument& target) {
    CarriedBeads carried;
    const bool any = std::any_of(old.ladder.beads().begin(), old.ladder.beads().end(), [](const Bead& bead) {
        return bead.pinned || bead.origin == BeadOrigin::Human;
    });
    if (!any) {
        return carried;
    }
    const std::vector<std::uint32_t> sources = follow(old.source, source);
    const std::vector<std::uint32_t> targets = follow(old.target, target);
    std::uint32_t source_end = 0;
    std::uint32_t target_end = 0;
    for (const Bead& bead : old.ladder.beads()) {
        if (!bead.pinned && bead.origin != BeadOrigin::Human) {
            continue;
        }
        const auto from = moved(bead.source, sources, source.size());
        const auto to = moved(bead.target, targets, target.size());
        if (!from || !to || from->begin < source_end || to->begin < target_end) {
            ++carried.lost;
            continue;
        }
        Bead kept = bead;
        kept.source = *from;
        kept.target = *to;
        source_end = from->end;
        target_end = to->end;
        carried.beads.push_back(kept);
    }
    return carried;
}

Ladder with_kept_beads(const Ladder& ladder, const std::vector<Bead>& kept) {
    std::vector<Bead> beads;
    auto next = ladder.beads().begin();
    const auto end = ladder.beads().end();
    for (const Bead& keep : kept) {
        const auto is_before = [&](const Bead& bead) {
            return bead.source.end <= keep.source.begin && bead.target.end <= keep.target.begin;
        };
        const auto is_within = [&](const Bead& bead) {
            return bead.source.end <= keep.source.end && bead.target.end <= keep.target.end;
        };
        for (; next != end && is_before(*next); ++next) {
            beads.push_back(*next);
        }
        while (next != end && is_within(*next)) {
            ++next;
        }
        beads.push_back(keep);
    }
    beads.insert(beads.end(), next, end);
    return {std::move(beads), ladder.source_size(), ladder.target_size()};
}

}  // namespace diglot
