#include "diglot/corpus/decided_units.h"

#include "diglot/corpus/checksums.h"
#include "diglot/corpus/database.h"
#include "diglot/corpus/unit_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace diglot {
namespace {

constexpr std::size_t kSameOriginalId = std::size_t{1} << 40U;  // more than any text has bytes

using Texts = std::vector<std::vector<std::string>>;

Texts texts_of(TranslationUnit& unit) {
    Texts texts;
    for (UnitVariant& variant : unit.variants) {
        texts.push_back(std::move(variant.segments));
    }
    return texts;
}

std::string original_id_of(const TranslationUnit& unit) {
    const auto found = unit.properties.find("original-id");
    return found == unit.properties.end() ? std::string() : found->second;
}

std::size_t bytes_of(const std::vector<std::string>& segments) {
    std::size_t bytes = 0;
    for (const std::string& segment : segments) {
        bytes += segment.size();
    }
    return bytes;
}

/// Bytes of the segments that both units have in the same variant, if these are all that one of them has
/// there.
std::size_t shared_bytes(const Texts& one, const Texts& other) {
    std::size_t all = 0;
    for (std::size_t i = 0; i < std::min(one.size(), other.size()); ++i) {
        std::size_t shared = 0;
        for (const std::string& segment : one[i]) {
            const bool both = std::find(other[i].begin(), other[i].end(), segment) != other[i].end();
            shared += both ? segment.size() : 0;
        }
        all += shared == bytes_of(one[i]) || shared == bytes_of(other[i]) ? shared : 0;
    }
    return all;
}

}  // namespace

void DecidedUnits::remember(std::int64_t part) {
    Statement rows(*database_, fmt::format("SELECT {} FROM unit JOIN part ON part.row = unit.part LEFT JOIN "
                                           "decision ON decision.unit_id = unit.id WHERE unit.part = {} AND "
                                           "(decision.review <> 0 OR unit.corrected) ORDER BY unit.row",
                                           kUnitColumns, part));
    Statement corrections(*database_,
                          "SELECT ordinal, text FROM correction WHERE unit_id = ? ORDER BY ordinal");
    UnitRowReader reader(*database_, false);
    for (StoredUnit stored; rows.step();) {
        reader.read(rows, stored);
        Unit unit;
        unit.id = stored.unit.id;
        unit.review = stored.unit.review;
        unit.note = rows.text(18);
        if (unit.review == ReviewState::NeedsReview) {
            unit.review = review_of(rows.integer(19));
        }
        unit.original_id = original_id_of(stored.unit);
        unit.texts = texts_of(stored.unit);
        corrections.reset();
        corrections.bind_all(std::string_view(unit.id));
        while (corrections.step()) {
            unit.corrections.emplace_back(static_cast<std::size_t>(corrections.integer(0)),
                                          std::string(corrections.text(1)));
        }
        units_.push_back(std::move(unit));
    }
}

std::vector<DecidedUnits::Unit> DecidedUnits::gone() const {
    Statement find(*database_, "SELECT 1 FROM unit WHERE id = ?");
    std::vector<Unit> gone;
    for (const Unit& unit : units_) {
        find.reset();
        find.bind_all(std::string_view(unit.id));
        if (!find.step()) {
            gone.push_back(unit);
        }
    }
    return gone;
}

/// For units that are gone, the likeliest of those that came in their place.
class DecidedUnits::Succession {
public:
    explicit Succession(const std::vector<Unit>& gone) : gone_(gone), successors_(gone.size()) {
        for (std::size_t i = 0; i < gone.size(); ++i) {
            for (const auto& segments : gone[i].texts) {
                for (const std::string& segment : segments) {
                    by_text_[segment].push_back(i);
                }
            }
            if (!gone[i].original_id.empty()) {
                by_original_id_.emplace(gone[i].original_id, i);
            }
        }
    }

    void consider(const std::string& id, const std::string& original_id, const Texts& texts) {
        if (const auto same = by_original_id_.find(original_id); same != by_original_id_.end()) {
            offer(same->second, kSameOriginalId, id, texts);
        }
        for (const auto& segments : texts) {
            for (const std::string& segment : segments) {
                const auto found = by_text_.find(segment);
                if (found == by_text_.end()) {
                    continue;
                }
                for (const std::size_t i : found->second) {
                    offer(i, shared_bytes(gone_[i].texts, texts), id, texts);
                }
            }
        }
    }

    std::vector<Successor> take() { return std::move(successors_); }

private:
    void offer(std::size_t i, std::size_t shared, const std::string& id, const Texts& texts) {
        if (shared > successors_[i].shared) {
            successors_[i] = {shared, id, texts};
        }
    }

    const std::vector<Unit>& gone_;
    std::unordered_map<std::string_view, std::vector<std::size_t>> by_text_;  // looked up only
    std::unordered_map<std::string_view, std::size_t> by_original_id_;        // looked up only
    std::vector<Successor> successors_;
};

std::vector<DecidedUnits::Successor> DecidedUnits::find_successors(const std::vector<Unit>& gone,
                                                                   std::int64_t part) const {
    Succession succession(gone);
    Statement rows(*database_,
                   fmt::format("SELECT {} FROM unit JOIN part ON part.row = unit.part LEFT JOIN "
                               "decision ON decision.unit_id = unit.id WHERE unit.part = {} AND "
                               "decision.unit_id IS NULL AND NOT unit.corrected ORDER BY unit.row",
                               kUnitColumns, part));
    UnitRowReader reader(*database_, false);
    for (StoredUnit stored; rows.step();) {
        reader.read(rows, stored);
        const std::string original_id = original_id_of(stored.unit);
        succession.consider(stored.unit.id, original_id, texts_of(stored.unit));
    }
    return succession.take();
}

void DecidedUnits::mark(const Unit& unit, const Successor& successor) {
    // Two units may have become one: the first decision stands, the other's reason goes beside its.
    Statement decide(
        *database_,
        "INSERT INTO decision (unit_id, review, note, former) VALUES (?1, ?2, ?3, ?4) "
        "ON CONFLICT (unit_id) DO UPDATE SET note = note || CASE WHEN note = '' OR ?3 = '' THEN '' "
        "ELSE '; ' END || ?3");
    decide.bind_all(std::string_view(successor.id), static_cast<std::int64_t>(ReviewState::NeedsReview),
                    std::string_view(unit.note), static_cast<std::int64_t>(unit.review));
    decide.run();
    Statement correct(*database_,
                      "INSERT OR IGNORE INTO correction (unit_id, ordinal, text) VALUES (?, ?, ?)");
    for (const auto& [ordinal, text] : unit.corrections) {
        if (ordinal < successor.texts.size() && unit.texts[ordinal] == successor.texts[ordinal]) {
            correct.bind_all(std::string_view(successor.id), static_cast<std::int64_t>(ordinal),
                             std::string_view(text));
            correct.run();
        }
    }
}

CarriedDecisions DecidedUnits::settle(std::int64_t part) {
    const std::vector<Unit> gone = this->gone();
    CarriedDecisions carried;
    carried.kept = units_.size() - gone.size();
    if (gone.empty()) {
        return carried;
    }
    const std::vector<Successor> successors = find_successors(gone, part);
    for (std::size_t i = 0; i < gone.size(); ++i) {
        if (successors[i].shared > 0) {
            mark(gone[i], successors[i]);
            ++carried.needs_review;
        } else {
            ++carried.waiting;
        }
    }
    set_checksums(*database_, "decision", "checksum = 0");
    set_checksums(*database_, "correction", "checksum = 0");
    restore_decisions(*database_, fmt::format("unit.part = {}", part));
    return carried;
}

}  // namespace diglot
