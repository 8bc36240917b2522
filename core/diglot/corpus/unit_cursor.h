#pragma once

#include "diglot/bitext/translation_unit.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace diglot {

class Database;

/// Which units are wanted; what is left empty does not matter.
struct UnitFilter {
    std::optional<std::int64_t> part;      ///< Row of one part.
    std::string document;                  ///< Name of a document or memory that the unit is of.
    std::string source;                    ///< Exactly this "source" in the metadata.
    std::string date_from;                 ///< ISO 8601, any precision: "2024", "2024-10"; inclusive.
    std::string date_to;                   ///< Inclusive: "2024" takes all of that year.
    std::vector<std::string> languages;    ///< There is text in each of these (BCP 47, as stored).
    std::optional<double> min_confidence;  ///< Units without a confidence do not pass.
    std::optional<ReviewState> review;
    std::string bead_type;      ///< Numbers of segments, such as "1-1" or "2-1".
    bool translated = false;    ///< At least two variants have text: no null beads.
    bool not_excluded = false;  ///< No unit that a filter excluded (see exclusions.h).
    bool uncorrected = false;   ///< Texts as they were stored, without what people mended.
};

/// A unit and where it is kept. The unit of a null bead has a variant without segments for the empty side.
/// Properties of units of bitexts: "date" and "source" of their documents; those of memories have what the
/// memory's file said, their id there as "original-id". Of both kinds: "review-note", a person's reason;
/// "review-before", what was decided before the text changed; "2:original-text", the text that a person
/// mended.
struct StoredUnit {
    std::int64_t row = 0;   ///< Of this file, until the part is stored again.
    std::int64_t part = 0;  ///< Row of the part.
    bool pinned = false;
    TranslationUnit unit;
};

/// Goes through the units of a corpus, one in memory at a time (and the two documents they are of).
class UnitCursor {
public:
    UnitCursor(Database& database, const UnitFilter& filter);
    UnitCursor(UnitCursor&&) noexcept;
    UnitCursor& operator=(UnitCursor&&) noexcept;
    UnitCursor(const UnitCursor&) = delete;
    UnitCursor& operator=(const UnitCursor&) = delete;
    ~UnitCursor();

    /// Puts the next unit into `unit`; false at the end.
    bool read(StoredUnit& unit);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace diglot
