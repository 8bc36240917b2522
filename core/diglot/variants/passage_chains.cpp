#include "diglot/variants/passage_chains.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace diglot {
namespace {

constexpr std::size_t kLookBack = 64;  // runs that a run may follow
constexpr std::size_t kNearest = 6;    // occurrences of a frequent shingle that are kept

struct Shingle {
    std::uint64_t number;
    std::uint32_t place;
};

std::vector<Shingle> shingles_of(std::span<const std::uint32_t> words, std::uint32_t size) {
    std::vector<Shingle> all;
    for (std::size_t i = 0; i + size <= words.size(); ++i) {
        all.push_back({shingle_number(words.subspan(i, size)), static_cast<std::uint32_t>(i)});
    }
    return all;
}

/// Hits on one diagonal that touch or overlap, as runs.
std::vector<SharedRun> runs_of(std::vector<ShingleHit>& hits, std::uint32_t shingle) {
    const auto diagonal = [](const ShingleHit& hit) {
        return static_cast<std::int64_t>(hit.second) - static_cast<std::int64_t>(hit.first);
    };
    std::sort(hits.begin(), hits.end(), [&](const ShingleHit& a, const ShingleHit& b) {
        return std::pair(diagonal(a), a.first) < std::pair(diagonal(b), b.first);
    });
    std::vector<SharedRun> runs;
    for (const ShingleHit& hit : hits) {
        SharedRun* last = runs.empty() ? nullptr : &runs.back();
        if (last != nullptr && diagonal(hit) == diagonal({last->first, last->second}) &&
            hit.first <= last->first + last->length) {
            last->length = std::max(last->length, hit.first + shingle - last->first);
        } else {
            runs.push_back({hit.first, hit.second, shingle});
        }
    }
    std::sort(runs.begin(), runs.end(), [](const SharedRun& a, const SharedRun& b) {
        return std::pair(a.second, a.first) < std::pair(b.second, b.first);
    });
    return runs;
}

/// What `next` adds behind `last`, the overlap taken off; nothing when it cannot follow.
double gain(const SharedRun& last, const SharedRun& next, const ChainOptions& options) {
    constexpr double kShift = 0.15;     // a word of the difference between the two gaps
    constexpr double kDistance = 0.02;  // a word between the runs
    if (next.first <= last.first || next.second <= last.second) {
        return -1.0;
    }
    const auto distance = [&](std::uint32_t from, std::uint32_t to) {
        return static_cast<std::int64_t>(to) - static_cast<std::int64_t>(from + last.length);
    };
    const std::int64_t a = distance(last.first, next.first);
    const std::int64_t b = distance(last.second, next.second);
    const std::int64_t overlap = std::max<std::int64_t>({0, -a, -b});
    if (std::max(a, b) > options.widest_gap || overlap >= next.length) {
        return -1.0;
    }
    const double shift = static_cast<double>(a > b ? a - b : b - a);
    return static_cast<double>(next.length) - static_cast<double>(overlap) - kShift * shift -
           kDistance * static_cast<double>(std::max<std::int64_t>(0, std::max(a, b)));
}

/// Takes from each run what overlaps with the run before it.
void trim(std::vector<SharedRun>& runs) {
    std::vector<SharedRun> kept;
    for (SharedRun run : runs) {
        if (!kept.empty()) {
            const SharedRun& last = kept.back();
            const std::uint32_t first_end = last.first + last.length;
            const std::uint32_t second_end = last.second + last.length;
            const std::uint32_t overlap = std::max(first_end > run.first ? first_end - run.first : 0,
                                                   second_end > run.second ? second_end - run.second : 0);
            if (overlap >= run.length) {
                continue;
            }
            run = {run.first + overlap, run.second + overlap, run.length - overlap};
        }
        kept.push_back(run);
    }
    runs = std::move(kept);
}

struct Link {
    double score = 0.0;
    std::size_t before = std::numeric_limits<std::size_t>::max();
};

std::vector<Link> link_runs(const std::vector<SharedRun>& runs, const ChainOptions& options) {
    std::vector<Link> links(runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i) {
        links[i].score = runs[i].length;
        for (std::size_t back = 1; back <= std::min(i, kLookBack); ++back) {
            const std::size_t j = i - back;
            const double added = gain(runs[j], runs[i], options);
            if (added > 0.0 && links[j].score + added > links[i].score) {
                links[i] = {links[j].score + added, j};
            }
        }
    }
    return links;
}

/// Adds the parts of a run that neither side has told yet.
void add_fresh(const SharedRun& run, const std::vector<bool>& first_told,
               const std::vector<bool>& second_told, std::vector<SharedRun>& fresh) {
    SharedRun piece{run.first, run.second, 0};
    for (std::uint32_t i = 0; i < run.length; ++i) {
        if (!first_told[run.first + i] && !second_told[run.second + i]) {
            ++piece.length;
            continue;
        }
        if (piece.length > 0) {
            fresh.push_back(piece);
        }
        piece = {run.first + i + 1, run.second + i + 1, 0};
    }
    if (piece.length > 0) {
        fresh.push_back(piece);
    }
}

}  // namespace

std::uint64_t shingle_number(std::span<const std::uint32_t> words) {
    std::uint64_t number = 0x9E3779B97F4A7C15ULL;
    for (const std::uint32_t word : words) {
        number ^= word + 0x9E3779B97F4A7C15ULL + (number << 6U) + (number >> 2U);
        number *= 0xBF58476D1CE4E5B9ULL;
        number ^= number >> 31U;
    }
    return number;
}

std::vector<ShingleHit> shingle_hits(std::span<const std::uint32_t> first,
                                     std::span<const std::uint32_t> second, std::uint32_t shingle) {
    std::vector<Shingle> index = shingles_of(first, shingle);
    std::sort(index.begin(), index.end(), [](const Shingle& a, const Shingle& b) {
        return std::pair(a.number, a.place) < std::pair(b.number, b.place);
    });
    std::vector<ShingleHit> hits;
    for (const Shingle& wanted : shingles_of(second, shingle)) {
        const auto from =
            std::lower_bound(index.begin(), index.end(), wanted.number,
                             [](const Shingle& entry, std::uint64_t n) { return entry.number < n; });
        const auto to =
            std::upper_bound(from, index.end(), wanted.number,
                             [](std::uint64_t n, const Shingle& entry) { return n < entry.number; });
        auto begin = from;
        auto end = to;
        if (to - from > static_cast<std::ptrdiff_t>(kNearest)) {
            const auto expected =
                static_cast<std::uint32_t>(std::uint64_t{wanted.place} * first.size() / second.size());
            auto nearest = std::lower_bound(from, to, expected,
                                            [](const Shingle& e, std::uint32_t p) { return e.place < p; });
            begin = std::max(from, nearest - std::min<std::ptrdiff_t>(nearest - from, kNearest / 2));
            end = std::min(to, begin + kNearest);
        }
        for (auto hit = begin; hit != end; ++hit) {
            hits.push_back({hit->place, wanted.place});
        }
    }
    return hits;
}

std::vector<PassageChain> chain_hits(std::vector<ShingleHit> hits, const ChainOptions& options) {
    const std::vector<SharedRun> runs = runs_of(hits, options.shingle);
    const std::vector<Link> links = link_runs(runs, options);
    std::vector<std::size_t> order(runs.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return links[a].score != links[b].score ? links[a].score > links[b].score : a < b;
    });
    std::vector<bool> used(runs.size());
    std::vector<PassageChain> chains;
    for (const std::size_t last : order) {
        if (used[last]) {
            continue;
        }
        PassageChain chain;
        std::size_t at = last;
        while (at < runs.size() && !used[at]) {
            used[at] = true;
            chain.runs.push_back(runs[at]);
            at = links[at].before;
        }
        chain.score = links[last].score - (at < runs.size() ? links[at].score : 0.0);
        if (chain.score >= options.least_score) {
            std::reverse(chain.runs.begin(), chain.runs.end());
            trim(chain.runs);
            chains.push_back(std::move(chain));
        }
    }
    std::sort(chains.begin(), chains.end(), [](const PassageChain& a, const PassageChain& b) {
        return a.score != b.score ? a.score > b.score
                                  : std::pair(a.first_begin(), a.second_begin()) <
                                        std::pair(b.first_begin(), b.second_begin());
    });
    return chains;
}

std::vector<PassageChain> primary_chains(std::vector<PassageChain> chains, std::size_t first_size,
                                         std::size_t second_size) {
    std::vector<bool> first_told(first_size);
    std::vector<bool> second_told(second_size);
    std::vector<PassageChain> kept;
    for (PassageChain& chain : chains) {
        std::vector<SharedRun> fresh;
        for (const SharedRun& run : chain.runs) {
            add_fresh(run, first_told, second_told, fresh);
        }
        for (const SharedRun& run : fresh) {
            for (std::uint32_t i = 0; i < run.length; ++i) {
                first_told[run.first + i] = true;
                second_told[run.second + i] = true;
            }
        }
        if (!fresh.empty()) {
            chain.runs = std::move(fresh);
            kept.push_back(std::move(chain));
        }
    }
    return kept;
}

}  // namespace diglot
