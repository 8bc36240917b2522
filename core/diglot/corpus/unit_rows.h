#pragma once

#include "diglot/bitext/bitext.h"
#include "diglot/corpus/database.h"
#include "diglot/corpus/unit_cursor.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace diglot {

/// Stores the units of one part, in their order. An id is made of the part's names, the texts and, where the
/// part has the same texts again, their number: what is stored again gets the same ids.
class UnitInserter {
public:
    UnitInserter(Database& database, std::int64_t part, std::string_view source, std::string_view target);

    void add_bead(const Bitext& bitext, const Bead& bead);
    void add_unit(const TranslationUnit& unit);
    /// Notes how many units there are, and gives them back what people decided about them. Call once, at the
    /// end.
    void finish();
    [[nodiscard]] std::uint64_t size() const { return static_cast<std::uint64_t>(size_); }

private:
    /// Binds the id and runs `insert`, with the next number as long as the id is taken. Returns the unit's
    /// row.
    std::int64_t insert_with_id(Statement& insert, const std::string& texts);

    Database* database_;
    std::int64_t part_;
    std::int64_t size_ = 0;
    std::string names_;
    std::string key_;  // of the unit at hand
    Statement bead_;
    Statement unit_;
    Statement variant_;
    std::unordered_map<std::string, std::uint64_t> repeated_;  // next number of ids that came twice
};

/// Gives units that `condition` (SQL about `unit`) is true of what people decided about them.
void restore_decisions(Database& database, const std::string& condition);

/// The state of that number in the file; unreviewed where there is none of it.
ReviewState review_of(std::int64_t number);

/// Whether the unit is what the filter wants of its texts: languages, type, translated.
bool texts_pass(const UnitFilter& filter, const TranslationUnit& unit);

/// Tells whether units are those that were stored, by their ids. Units of one part are given in their order.
class UnitIds {
public:
    UnitIds(std::string_view source, std::string_view target);

    /// Whether the unit's id is made of its texts, and of the number that it must have.
    bool fits(const TranslationUnit& unit);

private:
    std::string names_;
    bool memory_;
    std::unordered_map<std::string, std::uint64_t>
        repeated_;  // number of the last unit with texts seen before
};

/// Takes the id that a unit of a memory had in its file out of the properties, and what the store adds.
std::string take_original_id(Metadata& properties);

/// The columns of a unit, for a statement whose tables are `unit`, `part` and, by a left join, `decision`.
inline constexpr std::string_view kUnitColumns =
    "unit.row, unit.id, unit.part, unit.score, unit.confidence, unit.human OR unit.corrected, unit.review, "
    "unit.pinned, unit.source_begin, unit.source_end, unit.target_begin, unit.target_end, "
    "coalesce(unit.date, part.date), coalesce(unit.provenance, part.provenance), unit.properties, "
    "part.kind = 'bitext', part.source, part.target, decision.note, decision.former, unit.corrected";
inline constexpr int kUnitColumnCount = 21;

/// Reads units from rows of `kUnitColumns`.
class UnitRowReader {
public:
    /// `with_corrections`: texts as people mended them; else as they were stored.
    explicit UnitRowReader(Database& database, bool with_corrections = true);

    void read(const Statement& row, StoredUnit& unit);

private:
    struct Side {
        std::int64_t row = 0;  // of the document; 0: none yet
        std::string id;
        std::string name;
        SegmentedDocument document;
    };

    void read_bead(const Statement& row, StoredUnit& unit);
    void read_variants(StoredUnit& unit);
    void correct(TranslationUnit& unit);
    void load(Side& side, std::int64_t row);
    static UnitVariant variant_of(const Side& side, std::int64_t begin, std::int64_t end);

    Database* database_;
    bool with_corrections_;
    Statement corrections_;
    Statement variants_;
    Side source_;
    Side target_;
};

}  // namespace diglot
