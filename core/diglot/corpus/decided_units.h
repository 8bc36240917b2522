#pragma once

#include "diglot/corpus/store.h"

#include <cstdint>
#include <string>
#include <vector>

namespace diglot {

/// What people decided about the units of a part that is stored again: where the text is the same the
/// decision holds, where it changed the unit that took its place is marked for another review.
class DecidedUnits {
public:
    explicit DecidedUnits(Database& database) : database_(&database) {}

    /// Notes what was decided about the units of a part that is about to go. O(units of the part).
    void remember(std::int64_t part);
    /// Call when the new part has all its units and the decisions about those with the same texts. Nothing to
    /// do, or O(units of the part).
    CarriedDecisions settle(std::int64_t part);

private:
    struct Unit {
        std::string id;
        ReviewState review = ReviewState::Unreviewed;  // what a person decided last
        std::string note;
        std::string original_id;                                       // in a memory's file
        std::vector<std::vector<std::string>> texts;                   // segments of each variant
        std::vector<std::pair<std::size_t, std::string>> corrections;  // variant, text
    };
    class Succession;
    struct Successor {
        std::size_t shared = 0;  // bytes; 0: none
        std::string id;
        std::vector<std::vector<std::string>> texts;
    };

    [[nodiscard]] std::vector<Unit> gone() const;
    [[nodiscard]] std::vector<Successor> find_successors(const std::vector<Unit>& gone,
                                                         std::int64_t part) const;
    void mark(const Unit& unit, const Successor& successor);

    Database* database_;
    std::vector<Unit> units_;
};

}  // namespace diglot
