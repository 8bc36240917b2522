#include "diglot/corpus/joined_units.h"

#include "diglot/corpus/database.h"
#include "diglot/corpus/hash.h"
#include "diglot/corpus/unit_rows.h"
#include "diglot/exchange/unit_facts.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <list>
#include <map>
#include <numeric>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace diglot {
namespace {

/// Union-find: for each of `size` things the first one that it belongs together with.
class Groups {
public:
    void grow(std::size_t size) {
        const std::size_t old = leaders_.size();
        leaders_.resize(size);
        std::iota(leaders_.begin() + static_cast<std::ptrdiff_t>(old), leaders_.end(), old);
    }
    std::size_t leader(std::size_t one) {
        while (leaders_[one] != one) {
            one = leaders_[one] = leaders_[leaders_[one]];
        }
        return one;
    }
    void join(std::size_t a, std::size_t b) {
        a = leader(a);
        b = leader(b);
        leaders_[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::size_t> leaders_;
};

/// The number behind the last point of a segment's id.
std::uint64_t ordinal_of(std::string_view id) {
    std::uint64_t ordinal = 0;
    const std::size_t point = id.rfind('.');
    std::from_chars(id.data() + point + 1, id.data() + id.size(), ordinal);
    return ordinal;
}

/// What the links of one unit say of one document.
struct Side {
    std::string language;
    std::map<std::pair<std::uint64_t, std::string>, std::string> segments;  // by place and id
    std::vector<std::pair<std::size_t, std::string>> mended;                // of so many segments, text
};

ReviewState review_of_all(const std::vector<const JoinedBead*>& links) {
    const auto count = [&](ReviewState state) {
        return static_cast<std::size_t>(
            std::count_if(links.begin(), links.end(),
                          [&](const JoinedBead* link) { return link->stored.review == state; }));
    };
    return count(ReviewState::Rejected) > 0               ? ReviewState::Rejected
           : count(ReviewState::NeedsReview) > 0          ? ReviewState::NeedsReview
           : count(ReviewState::Accepted) == links.size() ? ReviewState::Accepted
                                                          : ReviewState::Unreviewed;
}

UnitVariant variant_of(const std::string& document, const Side& side, Metadata& properties,
                       std::size_t number) {
    UnitVariant variant{side.language, {}, document, {}};
    for (const auto& [place, text] : side.segments) {
        variant.segments.push_back(text);
        variant.segment_ids.push_back(place.second);
    }
    for (const auto& [size, text] : side.mended) {
        if (size == variant.segments.size()) {
            properties[variant_key(number, "original-text")] = joined_text(variant);
            if (size != 1) {
                properties[variant_key(number, "segment-ids")] = join_ids(variant.segment_ids);
                variant.segment_ids.clear();
            }
            variant.segments = {text};
            break;
        }
    }
    return variant;
}

}  // namespace

TranslationUnit join_beads(const std::vector<const JoinedBead*>& beads,
                           const std::vector<std::string>& documents) {
    TranslationUnit unit;
    std::map<std::string, Side> sides;
    std::string ids;
    bool human = true;
    for (const JoinedBead* bead : beads) {
        ids += (ids.empty() ? "" : ",") + bead->stored.id;
        human = human && bead->mended.origin == BeadOrigin::Human;
        if (bead->stored.confidence) {
            unit.confidence = std::min(unit.confidence.value_or(1.0), *bead->stored.confidence);
        }
        for (std::size_t i = 0; i < bead->stored.variants.size(); ++i) {
            const UnitVariant& variant = bead->stored.variants[i];
            Side& side = sides[variant.document];
            side.language = variant.language;
            for (std::size_t s = 0; s < variant.segments.size(); ++s) {
                const std::string& id = variant.segment_ids[s];
                side.segments.try_emplace({ordinal_of(id), id}, variant.segments[s]);
            }
            if (bead->mended.variants[i].segments != variant.segments) {
                side.mended.emplace_back(variant.segments.size(), joined_text(bead->mended.variants[i]));
            }
        }
    }
    unit.id = short_hash(ids);
    unit.origin = human ? BeadOrigin::Human : BeadOrigin::Machine;
    unit.review = review_of_all(beads);
    for (const char* key : {"date", "source"}) {
        if (const auto found = beads[0]->stored.properties.find(key);
            found != beads[0]->stored.properties.end()) {
            unit.properties.insert(*found);
        }
    }
    unit.properties[kJoinedFrom] = ids;
    const auto with_text = std::count_if(sides.begin(), sides.end(),
                                         [](const auto& side) { return !side.second.segments.empty(); });
    for (const std::string& document : documents) {
        const auto side = sides.find(document);
        if (side != sides.end() && (with_text < 2 || !side->second.segments.empty())) {
            unit.variants.push_back(
                variant_of(document, side->second, unit.properties, unit.variants.size()));
        }
    }
    return unit;
}

namespace {

/// Parts that share documents, directly or over others.
class PartGroup {
public:
    PartGroup(const Store& store, const UnitFilter& filter, JobControl* job)
        : store_(store), filter_(filter), job_(job) {}

    void add(const PartSummary& part) {
        for (const std::string& name : {part.source, part.target}) {
            if (std::find(documents_.begin(), documents_.end(), name) == documents_.end()) {
                documents_.push_back(name);
            }
        }
        UnitFilter stored;
        stored.part = part.row;
        stored.document = filter_.document;
        stored.source = filter_.source;
        stored.date_from = filter_.date_from;
        stored.date_to = filter_.date_to;
        UnitFilter mended = stored;
        stored.uncorrected = true;
        UnitCursor one = store_.units(stored);
        UnitCursor other = store_.units(mended);
        auto place = order_.begin();
        Statement excluded(store_.database(), "SELECT 1 FROM exclusion WHERE unit_id = ?");
        for (StoredUnit a, b; one.read(a) && other.read(b);) {
            check_cancelled(job_);
            excluded.reset();
            excluded.bind_all(std::string_view(a.unit.id));
            links_.push_back({std::move(a.unit), std::move(b.unit), excluded.step()});
            groups_.grow(links_.size());
            join_segments(links_.size() - 1);
            place = std::next(put(links_.size() - 1, place));
        }
    }

    void each(const std::function<void(const TranslationUnit&)>& take) {
        std::map<std::size_t, std::vector<const JoinedBead*>> units;
        for (std::size_t i = 0; i < links_.size(); ++i) {
            units[groups_.leader(i)].push_back(&links_[i]);
        }
        for (const std::size_t link : order_) {
            const auto found = units.find(groups_.leader(link));
            if (found == units.end()) {
                continue;  // taken where its first link stands
            }
            const std::vector<const JoinedBead*>& links = found->second;
            const TranslationUnit unit = links.size() == 1 ? links[0]->mended : join_beads(links, documents_);
            const bool excluded =
                std::any_of(links.begin(), links.end(), [](const JoinedBead* one) { return one->excluded; });
            if (passes(unit, excluded)) {
                take(unit);
            }
            units.erase(found);
        }
    }

private:
    using Order = std::list<std::size_t>;

    void join_segments(std::size_t link) {
        for (const UnitVariant& variant : links_[link].stored.variants) {
            for (const std::string& id : variant.segment_ids) {
                const auto [owner, fresh] = owners_.try_emplace(id, link);
                if (!fresh) {
                    groups_.join(owner->second, link);
                }
            }
        }
    }

    /// Where the link's unit has its place: that of an earlier link of it, else `place`.
    Order::iterator put(std::size_t link, Order::iterator place) {
        for (const UnitVariant& variant : links_[link].stored.variants) {
            for (const std::string& id : variant.segment_ids) {
                if (const auto found = places_.find(id); found != places_.end()) {
                    return remember(link, found->second);
                }
            }
        }
        return remember(link, order_.insert(place, link));
    }

    Order::iterator remember(std::size_t link, Order::iterator place) {
        for (const UnitVariant& variant : links_[link].stored.variants) {
            for (const std::string& id : variant.segment_ids) {
                places_.try_emplace(id, place);
            }
        }
        return place;
    }

    [[nodiscard]] bool passes(const TranslationUnit& unit, bool excluded) const {
        return !(filter_.not_excluded && excluded) &&
               (!filter_.min_confidence ||
                (unit.confidence && *unit.confidence >= *filter_.min_confidence)) &&
               (!filter_.review || unit.review == *filter_.review) && texts_pass(filter_, unit);
    }

    const Store& store_;
    const UnitFilter& filter_;
    JobControl* job_;
    std::vector<std::string> documents_;
    std::vector<JoinedBead> links_;
    Groups groups_;
    Order order_;                                          // a link for each unit, in the order of the texts
    std::unordered_map<std::string, std::size_t> owners_;  // looked up only
    std::unordered_map<std::string, Order::iterator> places_;  // looked up only
};

/// Lists of parts that share documents by name, each list and all of them in the order of parts.
std::vector<std::vector<PartSummary>> groups_of(const std::vector<PartSummary>& parts) {
    Groups groups;
    groups.grow(parts.size());
    std::map<std::string, std::size_t> owners;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (const std::string& name : {parts[i].source, parts[i].target}) {
            const auto [owner, fresh] = owners.try_emplace(name, i);
            if (!fresh) {
                groups.join(owner->second, i);
            }
        }
    }
    std::map<std::size_t, std::vector<PartSummary>> lists;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        lists[groups.leader(i)].push_back(parts[i]);
    }
    std::vector<std::vector<PartSummary>> result;
    result.reserve(lists.size());
    for (auto& [leader, list] : lists) {
        result.push_back(std::move(list));
    }
    return result;
}

}  // namespace

void each_joined_unit(const Store& store, const UnitFilter& filter, JobControl* job,
                      const std::function<void(const TranslationUnit&)>& take) {
    const std::vector<PartSummary> parts = store.parts();
    std::vector<PartSummary> bitexts;
    std::copy_if(parts.begin(), parts.end(), std::back_inserter(bitexts),
                 [](const PartSummary& part) { return part.kind == PartKind::Bitext; });
    for (const std::vector<PartSummary>& list : groups_of(bitexts)) {
        PartGroup group(store, filter, job);
        for (const PartSummary& part : list) {
            group.add(part);
        }
        group.each(take);
    }
    for (const PartSummary& part : parts) {
        if (part.kind == PartKind::Memory) {
            UnitFilter of_memory = filter;
            of_memory.part = part.row;
            UnitCursor cursor = store.units(of_memory);
            for (StoredUnit unit; cursor.read(unit);) {
                check_cancelled(job);
                take(unit.unit);
            }
        }
    }
}

}  // namespace diglot
