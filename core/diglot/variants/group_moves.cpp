#include "diglot/variants/group_moves.h"

#include "diglot/text/character.h"
#include "diglot/variants/moves.h"
#include "diglot/variants/word_relations.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace diglot {
namespace {

constexpr std::size_t kLeastWords = 4, kLeastContent = 2, kSureWords = 8;
constexpr std::uint32_t kNear = 8;  // groups

/// Words that some versions of a group have, and the others present lack.
struct Stretch {
    std::vector<std::uint32_t> keys;
    std::vector<std::size_t> having, lacking;  // witnesses
    std::size_t words = 0;
};

class GroupMoves {
public:
    explicit GroupMoves(Collation& collation) : collation_(collation) {}

    void run();

private:
    [[nodiscard]] std::optional<Stretch> stretch_of(const Difference& difference) const;
    [[nodiscard]] static bool is_movable(const Stretch& stretch, const AtomRow& row);
    bool join(std::size_t number, const Stretch& stretch);

    Collation& collation_;
    using Found = std::pair<std::size_t, Stretch>;  // number of the difference, what it is about
    std::map<std::vector<std::uint32_t>, std::vector<Found>> waiting_;
    std::vector<bool> gone_;
};

bool GroupMoves::is_movable(const Stretch& stretch, const AtomRow& row) {
    std::size_t content = 0;
    const std::string& language = row.text->language();
    for (const Atom& atom : row.atoms) {
        const bool functional = !atom.is_word() || is_function_word(to_lower(row.text->text(atom)), language);
        content += functional ? 0U : 1U;
    }
    return stretch.words >= kLeastWords && content >= kLeastContent;
}

/// What an omission or insertion of words is about; none when it is too little to be sure of.
std::optional<Stretch> GroupMoves::stretch_of(const Difference& difference) const {
    if (difference.scope != DifferenceScope::Words ||
        (difference.kind != DifferenceClass::Omission && difference.kind != DifferenceClass::Insertion)) {
        return std::nullopt;
    }
    Stretch stretch;
    for (std::size_t w = 0; w < difference.readings.size(); ++w) {
        if (difference.readings[w]) {
            (difference.readings[w]->text.empty() ? stretch.lacking : stretch.having).push_back(w);
        }
    }
    if (stretch.having.empty() || stretch.lacking.empty()) {
        return std::nullopt;
    }
    const std::size_t witness = stretch.having.front();
    const Range atoms = difference.readings[witness]->atoms;
    std::vector<Atom> own;
    own.reserve(atoms.size());
    for (std::uint32_t i = atoms.begin; i < atoms.end; ++i) {
        const Atom& atom =
            collation_.texts[witness]->atoms()[collation_.groups[difference.group].rows[witness][i]];
        own.push_back(atom);
        if (atom.is_word()) {
            stretch.keys.push_back(atom.key);
        }
    }
    const AtomRow row{collation_.texts[witness].get(), own};
    stretch.words = words_in(row, row.text->language(), {0, atoms.size()}).first;
    return is_movable(stretch, row) ? std::optional(std::move(stretch)) : std::nullopt;
}

/// Makes a move of the difference and one that waits for it; false when none does.
bool GroupMoves::join(std::size_t number, const Stretch& stretch) {
    const auto same = waiting_.find(stretch.keys);
    if (same == waiting_.end()) {
        return false;
    }
    std::vector<Found>& found = same->second;
    for (std::size_t i = found.size(); i-- > 0;) {
        const auto& [other_number, other] = found[i];
        const std::uint32_t far =
            collation_.differences[number].group - collation_.differences[other_number].group;
        if (far == 0 || (far > kNear && stretch.words < kSureWords) || other.having != stretch.lacking ||
            other.lacking != stretch.having) {
            continue;
        }
        // The first version's place is where the words are taken from.
        const bool earlier = other.having.front() < other.lacking.front();
        const std::size_t kept = earlier ? other_number : number;
        const std::size_t dropped = earlier ? number : other_number;
        Difference& move = collation_.differences[kept];
        const std::vector<std::size_t> elsewhere = earlier ? other.lacking : stretch.lacking;
        move.kind = DifferenceClass::Move;
        for (const std::size_t w : elsewhere) {
            const Range here = move.readings[w]->atoms;  // in the row of this group
            move.readings[w] = collation_.differences[dropped].readings[w];
            move.readings[w]->atoms = here;
        }
        gone_[dropped] = true;
        found.erase(found.begin() + static_cast<std::ptrdiff_t>(i));
        return true;
    }
    return false;
}

void GroupMoves::run() {
    gone_.resize(collation_.differences.size());
    for (std::size_t d = 0; d < collation_.differences.size(); ++d) {
        auto stretch = stretch_of(collation_.differences[d]);
        if (stretch && !join(d, *stretch)) {
            waiting_[stretch->keys].emplace_back(d, std::move(*stretch));
        }
    }
    std::size_t kept = 0;
    for (std::size_t d = 0; d < gone_.size(); ++d) {
        if (!gone_[d]) {
            if (kept != d) {
                collation_.differences[kept] = std::move(collation_.differences[d]);
            }
            ++kept;
        }
    }
    collation_.differences.resize(kept);
}

}  // namespace

void join_moves_between_groups(Collation& collation) {
    GroupMoves(collation).run();
}

}  // namespace diglot
