#include "diglot/corpus/index.h"

#include "diglot/corpus/database.h"
#include "diglot/corpus/index_rows.h"
#include "diglot/corpus/index_segment.h"
#include "diglot/corpus/unit_text.h"
#include "diglot/text/fold.h"
#include "diglot/text/measure.h"

#include <algorithm>
#include <map>
#include <set>

namespace diglot {
namespace {

constexpr std::uint32_t kTokensPerSegment = 12'000'000;  // about 150 MB while it is built
constexpr std::int64_t kMostSegments = 40;
constexpr std::uint64_t kUnitsPerCheck = 4096;

/// Gives the texts of some parts to builders, one a language, and the full ones to `take`.
class PartIndexer {
public:
    PartIndexer(const Store& store, std::function<void(IndexSegmentBuilder&)> take)
        : store_(&store), take_(std::move(take)) {}

    std::uint64_t add_part(std::int64_t part, JobControl* job) {
        UnitFilter filter;
        filter.part = part;
        UnitCursor cursor = store_->units(filter);
        StoredUnit unit;
        std::uint64_t count = 0;
        while (cursor.read(unit)) {
            if (count++ % kUnitsPerCheck == 0) {
                check_cancelled(job);
            }
            for (const UnitVariant& variant : unit.unit.variants) {
                add_text(variant, unit);
            }
        }
        return count;
    }

    void finish() {
        for (auto& [language, builder] : builders_) {
            take_(builder);
        }
        builders_.clear();
    }

private:
    void add_text(const UnitVariant& variant, const StoredUnit& unit) {
        const std::string joined = variant.segments.size() == 1 ? std::string() : joined_text(variant);
        const std::string_view text = variant.segments.size() == 1 ? variant.segments[0] : joined;
        if (text.empty()) {
            return;
        }
        auto found = builders_.find(variant.language);
        if (found == builders_.end()) {
            found = builders_.emplace(variant.language, IndexSegmentBuilder(variant.language)).first;
        }
        found->second.add(unit.row, unit.part, text);
        if (found->second.tokens() >= kTokensPerSegment) {
            take_(found->second);
            builders_.erase(found);
        }
    }

    const Store* store_;
    std::function<void(IndexSegmentBuilder&)> take_;
    std::map<std::string, IndexSegmentBuilder> builders_;
};

std::vector<std::int64_t> column(Database& database, std::string_view sql) {
    Statement rows(database, sql);
    std::vector<std::int64_t> values;
    while (rows.step()) {
        values.push_back(rows.integer(0));
    }
    return values;
}

constexpr std::string_view kPartsInOrder = "SELECT row FROM part ORDER BY source_name, target_name";
constexpr std::string_view kPartsToIndex =
    "SELECT row FROM part WHERE row NOT IN (SELECT part FROM index_part) ORDER BY source_name, target_name";

bool is_worn_out(Database& database) {
    const std::int64_t gone = database.integer(
        "SELECT coalesce(sum(units), 0) FROM index_part WHERE part NOT IN (SELECT row FROM part)");
    const std::int64_t all = database.integer("SELECT coalesce(sum(units), 0) FROM index_part");
    return gone * 3 > all || database.integer("SELECT count(*) FROM index_segment") > kMostSegments;
}

}  // namespace

bool index_is_complete(const Store& store) {
    return store.database().integer(
               "SELECT EXISTS (SELECT 1 FROM part WHERE row NOT IN (SELECT part FROM index_part))") == 0;
}

void drop_index(Store& store) {
    store.database().run(
        "DELETE FROM index_part; DELETE FROM index_segment; DELETE FROM index_terms; DELETE FROM "
        "index_postings");
}

IndexUpdate update_index(Store& store, JobControl* job) {
    Database& database = store.database();
    Transaction transaction(database);
    if (is_worn_out(database)) {
        drop_index(store);
    }
    IndexUpdate update;
    PartIndexer indexer(store, [&](IndexSegmentBuilder& builder) { write_segment(database, builder); });
    Statement done(database, "INSERT INTO index_part (part, units) VALUES (?, ?)");
    for (const std::int64_t part : column(database, kPartsToIndex)) {
        const std::uint64_t units = indexer.add_part(part, job);
        done.bind_all(part, static_cast<std::int64_t>(units));
        done.run();
        ++update.parts;
        update.units += units;
    }
    indexer.finish();
    transaction.commit();
    return update;
}

struct CorpusIndex::Impl {
    std::vector<IndexSegment> segments;
    std::map<std::int64_t, std::int64_t> ranks;
    std::uint64_t in_memory = 0;
};

CorpusIndex::CorpusIndex(const Store& store) : impl_(std::make_unique<Impl>()) {
    Database& database = store.database();
    std::int64_t rank = 0;
    for (const std::int64_t part : column(database, kPartsInOrder)) {
        impl_->ranks[part] = rank++;
    }
    impl_->segments = open_segments(database);
    PartIndexer indexer(
        store, [&](IndexSegmentBuilder& builder) { impl_->segments.push_back(make_segment(builder)); });
    for (const std::int64_t part : column(database, kPartsToIndex)) {
        impl_->in_memory += indexer.add_part(part, nullptr);
    }
    indexer.finish();
}

CorpusIndex::~CorpusIndex() = default;

std::uint64_t CorpusIndex::units_in_memory() const {
    return impl_->in_memory;
}

std::span<const IndexSegment> CorpusIndex::segments() const {
    return impl_->segments;
}

std::int64_t CorpusIndex::rank_of_part(std::int64_t part) const {
    const auto found = impl_->ranks.find(part);
    return found == impl_->ranks.end() ? -1 : found->second;
}

std::vector<std::string> CorpusIndex::languages() const {
    std::set<std::string> languages;
    for (const IndexSegment& segment : impl_->segments) {
        languages.insert(segment.language());
    }
    return {languages.begin(), languages.end()};
}

std::vector<WordCount> CorpusIndex::words(std::string_view language) const {
    std::map<std::string, std::uint64_t> counts;
    const auto add = [&counts](const IndexTerm& term) {
        if (has_words(term.form)) {
            counts[fold_key(term.form)] += term.occurrences;
        }
    };
    for (const IndexSegment& segment : impl_->segments) {
        if (is_language(segment.language(), language)) {
            segment.each_term(segment.all_blocks(), add);
        }
    }
    std::vector<WordCount> words;
    words.reserve(counts.size());
    for (auto& [word, count] : counts) {
        words.push_back({word, count});
    }
    return words;
}

}  // namespace diglot
