#include "diglot/variants/group_comparison.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace diglot {
namespace {

/// A witness of a group laid beside the base.
struct Side {
    std::vector<Atom> atoms;
    VersionComparison comparison;
    std::vector<std::uint32_t> at_begin;  // by atom of the base: where its partner stands or would stand
    std::vector<std::uint32_t> at_end;    // by number of atoms of the base: behind what they correspond to
};

class GroupComparing {
public:
    GroupComparing(Collation& collation, std::uint32_t group, const VariantKnowledge& knowledge)
        : collation_(collation), number_(group), group_(collation.groups[group]), knowledge_(knowledge) {}

    std::vector<Difference> run();

private:
    /// A stretch of the base with what one witness has for it.
    struct Mark {
        Range base;
        std::size_t witness;
        Range other;
    };

    void compare_with_base();
    void add_marks(const VersionDifference& difference, std::size_t witness);
    void make_variations();
    [[nodiscard]] Variation joined(const Range& base, const std::vector<const Mark*>& members) const;
    [[nodiscard]] Range mapped(const Range& base, std::size_t witness) const;
    [[nodiscard]] VersionReading reading(std::size_t witness, Range atoms) const;
    void add_places(VersionReading& reading, std::size_t witness) const;
    void add_word_differences();
    void add_sentence_difference();
    [[nodiscard]] VersionReading whole_reading(std::size_t witness) const;
    [[nodiscard]] bool present(std::size_t w) const { return !group_.segments[w].empty(); }

    Collation& collation_;
    std::uint32_t number_;
    SentenceGroup& group_;
    const VariantKnowledge& knowledge_;
    std::size_t base_ = 0;
    std::vector<Side> sides_;
    std::vector<Mark> marks_;
    std::vector<Range> variation_ranges_;  // in the base, ascending
    using MarkPlace = std::tuple<std::uint32_t, std::uint32_t, std::size_t, std::uint32_t>;
    std::map<MarkPlace, std::uint32_t> variation_of_;  // by base range, witness, begin of what it has
    std::vector<Difference> differences_;
};

void GroupComparing::compare_with_base() {
    base_ = group_.base();
    sides_.resize(group_.segments.size());
    sides_[base_].atoms = collation_.row(group_, base_);
    const AtomRow base{collation_.texts[base_].get(), sides_[base_].atoms};
    for (std::size_t w = base_ + 1; w < sides_.size(); ++w) {
        if (!present(w)) {
            continue;
        }
        Side& side = sides_[w];
        side.atoms = collation_.row(group_, w);
        side.comparison = compare_versions(base, {collation_.texts[w].get(), side.atoms}, knowledge_);
        std::uint32_t other = 0;
        side.at_end.push_back(0);
        for (const AtomStep& step : side.comparison.steps) {
            if (step.first) {
                side.at_begin.push_back(other);
            }
            other += step.second ? 1U : 0U;
            if (step.first) {
                side.at_end.push_back(other);
            }
        }
        side.at_begin.push_back(other);
        for (const VersionDifference& difference : side.comparison.differences) {
            add_marks(difference, w);
        }
    }
}

/// A move is one difference in two places.
void GroupComparing::add_marks(const VersionDifference& difference, std::size_t witness) {
    if (difference.kind != DifferenceClass::Move) {
        marks_.push_back({difference.first, witness, difference.second});
        return;
    }
    marks_.push_back({difference.first, witness, mapped(difference.first, witness)});
    const Side& side = sides_[witness];
    const auto behind = std::upper_bound(side.at_end.begin(), side.at_end.end(), difference.second.begin);
    const auto place = static_cast<std::uint32_t>(behind - side.at_end.begin()) - 1;
    marks_.push_back({{place, place}, witness, difference.second});
}

/// What a witness has for a stretch of the base.
Range GroupComparing::mapped(const Range& base, std::size_t witness) const {
    const Side& side = sides_[witness];
    if (witness == base_) {
        return base;
    }
    const std::uint32_t end = side.at_end[base.end];
    return base.empty() ? Range{end, end} : Range{std::min(side.at_begin[base.begin], end), end};
}

/// Marks that overlap on either side become one variation.
void GroupComparing::make_variations() {
    std::sort(marks_.begin(), marks_.end(), [](const Mark& x, const Mark& y) {
        return std::tuple(x.base.begin, x.base.end, x.witness, x.other.begin) <
               std::tuple(y.base.begin, y.base.end, y.witness, y.other.begin);
    });
    std::vector<std::vector<const Mark*>> members;
    std::vector<std::uint32_t> reach(sides_.size());  // behind the last variation, by witness
    for (const Mark& mark : marks_) {
        if (!variation_ranges_.empty()) {
            Range& last = variation_ranges_.back();
            const bool behind =
                mark.witness == members.back().back()->witness && mark.other.begin >= reach[mark.witness];
            const bool same_point = last.empty() && mark.base == last && !behind;
            const bool overlaps = mark.base.begin < last.end || same_point ||
                                  (!mark.other.empty() && mark.other.begin < reach[mark.witness]);
            if (overlaps) {
                last.end = std::max(last.end, mark.base.end);
                members.back().push_back(&mark);
                reach[mark.witness] = std::max(reach[mark.witness], mark.other.end);
                continue;
            }
        }
        variation_ranges_.push_back(mark.base);
        members.push_back({&mark});
        reach[mark.witness] = std::max(reach[mark.witness], mark.other.end);
    }
    for (std::uint32_t v = 0; v < members.size(); ++v) {
        for (const Mark* mark : members[v]) {
            variation_of_[{mark->base.begin, mark->base.end, mark->witness, mark->other.begin}] = v;
        }
    }
    for (std::size_t v = 0; v < members.size(); ++v) {
        group_.variations.push_back(joined(variation_ranges_[v], members[v]));
    }
}

/// What each witness has for a stretch of the base in which marks overlap.
Variation GroupComparing::joined(const Range& base, const std::vector<const Mark*>& members) const {
    Variation variation;
    variation.atoms.resize(sides_.size());
    for (std::size_t w = base_; w < sides_.size(); ++w) {
        if (present(w)) {
            variation.atoms[w] = mapped(base, w);
        }
    }
    for (const Mark* mark : members) {
        Range& range = *variation.atoms[mark->witness];
        if (range.empty() && !mark->other.empty()) {
            range = mark->other;
        } else if (!mark->other.empty()) {
            range = {std::min(range.begin, mark->other.begin), std::max(range.end, mark->other.end)};
        }
    }
    return variation;
}

void GroupComparing::add_places(VersionReading& reading, std::size_t witness) const {
    const auto& segments = collation_.witnesses[witness].document->segments();
    const std::size_t count = reading.places.size();
    for (std::size_t i = 0; i < count; ++i) {
        const WitnessPlace place = reading.places[i];
        for (const SentenceRepeat& repeat : group_.repeats[witness]) {
            if (repeat.of == place.segment) {
                const std::uint32_t from = segments[repeat.of].bytes.begin;
                const std::uint32_t to = segments[repeat.at].bytes.begin;
                reading.repeats.push_back(
                    {repeat.at, {place.bytes.begin - from + to, place.bytes.end - from + to}});
            }
        }
    }
}

VersionReading GroupComparing::reading(std::size_t witness, Range atoms) const {
    const std::vector<Atom>& row = sides_[witness].atoms;
    VersionReading reading;
    reading.text = text_of({collation_.texts[witness].get(), row}, atoms);
    reading.atoms = atoms;
    for (std::uint32_t i = atoms.begin; i < atoms.end; ++i) {
        if (!reading.places.empty() && reading.places.back().segment == row[i].segment) {
            reading.places.back().bytes.end = row[i].bytes.end;
        } else {
            reading.places.push_back({row[i].segment, row[i].bytes});
        }
    }
    if (reading.places.empty() && !row.empty()) {
        const bool last = atoms.begin > 0;
        const Atom& near = row[last ? atoms.begin - 1 : 0];
        const std::uint32_t at = last ? near.bytes.end : near.bytes.begin;
        reading.places.push_back({near.segment, {at, at}});
    }
    add_places(reading, witness);
    return reading;
}

/// The same change against the base in several witnesses is one difference.
void GroupComparing::add_word_differences() {
    using Key = std::tuple<std::uint32_t, std::uint32_t, DifferenceClass>;
    std::map<Key, std::vector<std::pair<std::size_t, Range>>> found;
    for (std::size_t w = base_ + 1; w < sides_.size(); ++w) {
        for (const VersionDifference& d : sides_[w].comparison.differences) {
            found[{d.first.begin, d.first.end, d.kind}].emplace_back(w, d.second);
        }
    }
    for (const auto& [key, others] : found) {
        const Range base{std::get<0>(key), std::get<1>(key)};
        Difference difference;
        difference.kind = std::get<2>(key);
        difference.group = number_;
        const auto& [witness, other] = others.front();
        const Range place = difference.kind == DifferenceClass::Move ? mapped(base, witness) : other;
        difference.variation = variation_of_.at({base.begin, base.end, witness, place.begin});
        difference.readings.resize(sides_.size());
        for (std::size_t w = base_; w < sides_.size(); ++w) {
            if (present(w)) {
                difference.readings[w] = reading(w, mapped(base, w));
            }
        }
        for (const auto& [w, range] : others) {
            difference.readings[w] = reading(w, range);
        }
        differences_.push_back(std::move(difference));
    }
}

VersionReading GroupComparing::whole_reading(std::size_t witness) const {
    VersionReading whole;
    if (!present(witness)) {
        return whole;
    }
    whole.text = collation_.text(group_, witness);
    for (const std::uint32_t segment : group_.segments[witness]) {
        whole.places.push_back({segment, collation_.witnesses[witness].document->segments()[segment].bytes});
    }
    whole.atoms = {0, static_cast<std::uint32_t>(group_.rows[witness].size())};
    add_places(whole, witness);
    return whole;
}

/// A sentence that not all versions have, or not in the same order.
void GroupComparing::add_sentence_difference() {
    const std::size_t have = group_.witness_count();
    if (have == 0 || (have == sides_.size() && !group_.moved)) {
        return;
    }
    const auto add = [&](DifferenceClass kind) {
        Difference difference;
        difference.kind = kind;
        difference.scope = DifferenceScope::Sentence;
        difference.group = number_;
        for (std::size_t w = 0; w < sides_.size(); ++w) {
            difference.readings.emplace_back(whole_reading(w));
        }
        differences_.push_back(std::move(difference));
    };
    if (have < sides_.size() && !group_.repeated) {
        add(base_ == 0 ? DifferenceClass::Omission : DifferenceClass::Insertion);
    }
    if (group_.moved) {
        add(DifferenceClass::Move);
    }
}

std::vector<Difference> GroupComparing::run() {
    if (group_.witness_count() == 0) {
        return {};
    }
    compare_with_base();
    make_variations();
    add_word_differences();
    add_sentence_difference();
    return std::move(differences_);
}

}  // namespace

std::vector<Difference> compare_group(Collation& collation, std::uint32_t group,
                                      const VariantKnowledge& knowledge) {
    return GroupComparing(collation, group, knowledge).run();
}

}  // namespace diglot
