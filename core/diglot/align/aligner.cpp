#include "diglot/align/aligner.h"

#include "diglot/align/rounds.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace diglot {
namespace {

void check_anchors(const DocumentPair& pair) {
    Anchor before;
    for (const Anchor anchor : pair.anchors) {
        const bool inside = anchor.source <= pair.source->size() && anchor.target <= pair.target->size();
        if (!inside || anchor.source < before.source || anchor.target < before.target) {
            throw Error(
                ErrorCode::Argument,
                fmt::format("The anchor ({}, {}) lies outside the documents or before the one ahead of it",
                            anchor.source, anchor.target),
                {}, "Give anchors in rising order, within both documents");
        }
        before = anchor;
    }
}

void check_embeddings(const DocumentPair& pair) {
    if (pair.source_embeddings == nullptr && pair.target_embeddings == nullptr) {
        return;
    }
    if (pair.source_embeddings == nullptr || pair.target_embeddings == nullptr) {
        throw Error(ErrorCode::Argument, "Only one of two documents has embeddings", {},
                    "Give embeddings of both");
    }
    const std::size_t source = pair.source_embeddings->dimension();
    const std::size_t target = pair.target_embeddings->dimension();
    if (pair.source_embeddings->size() != pair.source->size() ||
        pair.target_embeddings->size() != pair.target->size()) {
        throw Error(ErrorCode::Argument, "The embeddings are not those of the documents", {},
                    "Make them from the same sentences");
    }
    if (source != target && pair.source->size() > 0 && pair.target->size() > 0) {
        throw Error(
            ErrorCode::Argument,
            fmt::format("The embeddings have {} dimensions on one side and {} on the other", source, target),
            {}, "Make both with the same model");
    }
}

/// Indices of pairs by their languages, each group in an order that depends on the documents alone.
std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> group_by_languages(
    std::span<const DocumentPair> pairs) {
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> groups;
    for (std::size_t p = 0; p < pairs.size(); ++p) {
        check_anchors(pairs[p]);
        check_embeddings(pairs[p]);
        groups[{pairs[p].source->document().language, pairs[p].target->document().language}].push_back(p);
    }
    for (auto& [languages, members] : groups) {
        std::stable_sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
            const auto key = [&](std::size_t p) {
                return std::tie(pairs[p].source->document().id, pairs[p].target->document().id);
            };
            return key(a) < key(b);
        });
    }
    return groups;
}

/// Gives each group of pairs to `align_group` and puts what comes back into the order of `pairs`.
template <typename Result, typename AlignGroup>
std::vector<Result> align_groups(std::span<const DocumentPair> pairs, AlignGroup align_group) {
    std::vector<Result> results(pairs.size());
    for (const auto& [languages, members] : group_by_languages(pairs)) {
        std::vector<const DocumentPair*> group;
        for (const std::size_t p : members) {
            group.push_back(&pairs[p]);
        }
        std::vector<Result> found = align_group(group);
        for (std::size_t n = 0; n < members.size(); ++n) {
            results[members[n]] = std::move(found[n]);
        }
    }
    return results;
}

}  // namespace

Aligner::Aligner(AlignOptions options) : options_(std::move(options)) {}

std::vector<Ladder> Aligner::align(std::span<const DocumentPair> pairs, JobControl* job) const {
    return align_groups<Ladder>(
        pairs, [&](const auto& group) { return AlignmentRounds(options_, group, job).run(); });
}

std::vector<Alignment> Aligner::align_and_judge(std::span<const DocumentPair> pairs, bool explained,
                                                JobControl* job) const {
    return align_groups<Alignment>(pairs, [&](const auto& group) {
        return AlignmentRounds(options_, group, job).run_judged(explained);
    });
}

}  // namespace diglot
