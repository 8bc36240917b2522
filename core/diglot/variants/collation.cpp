#include "diglot/variants/collation.h"

#include "diglot/base/parallel.h"
#include "diglot/text/language.h"
#include "diglot/variants/group_comparison.h"
#include "diglot/variants/group_moves.h"
#include "diglot/variants/grouping.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <utility>

namespace diglot {
namespace {

constexpr const char* kOneLanguage =
    "Compare versions in one language; 'diglot align' puts two languages side by side";

void check(std::span<const WitnessInput> witnesses) {
    constexpr std::size_t kFewest = 2;
    if (witnesses.size() < kFewest) {
        throw Error(ErrorCode::Argument, "There is nothing to compare with", {}, "Give two versions or more");
    }
    std::string language;
    for (const WitnessInput& witness : witnesses) {
        const std::string its = primary_language(witness.document->document().language);
        if (!language.empty() && !its.empty() && its != language) {
            throw Error(ErrorCode::Argument,
                        fmt::format("The versions are in different languages: {} and {}", language, its),
                        {witness.name, {}, {}}, kOneLanguage);
        }
        language = its.empty() ? language : its;
    }
}

Collation make(std::span<const WitnessInput> witnesses) {
    check(witnesses);
    Collation collation;
    collation.witnesses.assign(witnesses.begin(), witnesses.end());
    AtomTable table;
    for (const WitnessInput& witness : witnesses) {
        collation.texts.push_back(std::make_unique<WitnessText>(*witness.document, table));
    }
    return collation;
}

std::vector<std::uint32_t> atoms_of(const std::vector<std::uint32_t>& segments, const WitnessText& text) {
    std::vector<std::uint32_t> row;
    for (const std::uint32_t segment : segments) {
        const Range atoms = text.atoms_of(segment);
        for (std::uint32_t i = atoms.begin; i < atoms.end; ++i) {
            row.push_back(i);
        }
    }
    return row;
}

void fill_rows(Collation& collation) {
    for (SentenceGroup& group : collation.groups) {
        for (std::size_t w = 0; w < collation.texts.size(); ++w) {
            group.rows[w] = atoms_of(group.segments[w], *collation.texts[w]);
        }
    }
}

void compare_groups(Collation& collation, const VariantKnowledge& knowledge, JobControl* job) {
    std::vector<std::vector<Difference>> found(collation.groups.size());
    std::atomic<std::uint64_t> done{0};
    parallel_for(collation.groups.size(), 0, [&](std::size_t g) {
        check_cancelled(job);
        found[g] = compare_group(collation, static_cast<std::uint32_t>(g), knowledge);
        if (job != nullptr) {
            job->progress(++done, collation.groups.size());
        }
    });
    for (auto& differences : found) {
        std::move(differences.begin(), differences.end(), std::back_inserter(collation.differences));
    }
}

void finish(Collation& collation, const Grouping& grouping, const VariantKnowledge& knowledge,
            JobControl* job) {
    collation.groups = grouping.groups(collation.original == nullptr ? 0 : collation.original->size());
    mark_moved(collation.groups, collation.texts);
    collation.passages = passages_of(collation.groups);
    fill_rows(collation);
    compare_groups(collation, knowledge, job);
    join_moves_between_groups(collation);
}

}  // namespace

std::size_t SentenceGroup::witness_count() const {
    return static_cast<std::size_t>(
        std::count_if(segments.begin(), segments.end(), [](const auto& list) { return !list.empty(); }));
}

std::size_t SentenceGroup::base() const {
    return static_cast<std::size_t>(
        std::find_if(segments.begin(), segments.end(), [](const auto& list) { return !list.empty(); }) -
        segments.begin());
}

std::string Collation::siglum(std::size_t witness) {
    constexpr std::size_t kLetters = 26;
    std::string name(1, static_cast<char>('A' + witness % kLetters));
    return witness < kLetters ? name : name + std::to_string(witness / kLetters);
}

std::map<DifferenceClass, std::size_t> Collation::counts(DifferenceScope scope) const {
    std::map<DifferenceClass, std::size_t> counts;
    for (const Difference& difference : differences) {
        if (difference.scope == scope) {
            ++counts[difference.kind];
        }
    }
    return counts;
}

std::vector<Atom> Collation::row(const SentenceGroup& group, std::size_t witness) const {
    std::vector<Atom> atoms;
    atoms.reserve(group.rows[witness].size());
    for (const std::uint32_t i : group.rows[witness]) {
        atoms.push_back(texts[witness]->atoms()[i]);
    }
    return atoms;
}

std::string Collation::text(const SentenceGroup& group, std::size_t witness) const {
    std::string text;
    for (const std::uint32_t segment : group.segments[witness]) {
        text += text.empty() ? "" : " ";
        text += witnesses[witness].document->text(segment);
    }
    return text;
}

Collation collate(std::span<const WitnessInput> witnesses, const VariantKnowledge& knowledge,
                  JobControl* job) {
    Collation collation = make(witnesses);
    Grouping grouping(collation.texts);
    grouping.join_versions(job);
    grouping.join_repeats(job);
    finish(collation, grouping, knowledge, job);
    return collation;
}

Collation collate_by_original(const SegmentedDocument& original, std::span<const WitnessInput> witnesses,
                              std::span<const Ladder> ladders, const VariantKnowledge& knowledge,
                              JobControl* job) {
    Collation collation = make(witnesses);
    collation.original = &original;
    Grouping grouping(collation.texts);
    for (std::size_t w = 0; w < ladders.size(); ++w) {
        grouping.join_by_original(ladders[w], w);
    }
    grouping.join_versions(job);
    grouping.join_repeats(job);
    finish(collation, grouping, knowledge, job);
    return collation;
}

}  // namespace diglot
