#include "diglot/variants/moves.h"

#include "diglot/text/character.h"
#include "diglot/variants/word_relations.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace diglot {
namespace {

class Moves {
public:
    Moves(const AtomRow& first, const AtomRow& second, const std::string& language,
          std::vector<VersionDifference>& found)
        : a_(first), b_(second), language_(language), found_(found) {}

    void run();

private:
    [[nodiscard]] static std::vector<std::uint32_t> word_keys(const AtomRow& row, Range atoms);
    [[nodiscard]] std::vector<std::uint32_t> content_keys(const AtomRow& row, Range atoms) const;
    [[nodiscard]] bool is_movable(const AtomRow& row, Range atoms) const;
    [[nodiscard]] static std::vector<Range> slides(const AtomRow& row, Range atoms);
    [[nodiscard]] std::optional<VersionDifference> as_move(const VersionDifference& left,
                                                           const VersionDifference& right) const;

    const AtomRow& a_;
    const AtomRow& b_;
    const std::string& language_;
    std::vector<VersionDifference>& found_;
};

std::vector<std::uint32_t> Moves::word_keys(const AtomRow& row, Range atoms) {
    std::vector<std::uint32_t> keys;
    for (std::uint32_t i = atoms.begin; i < atoms.end; ++i) {
        if (row.atoms[i].is_word()) {
            keys.push_back(row.atoms[i].key);
        }
    }
    return keys;
}

/// The keys of the words that are no function words.
std::vector<std::uint32_t> Moves::content_keys(const AtomRow& row, Range atoms) const {
    std::vector<std::uint32_t> keys;
    for (std::uint32_t i = atoms.begin; i < atoms.end; ++i) {
        const Atom& atom = row.atoms[i];
        if (atom.is_word() && !is_function_word(to_lower(row.text->text(atom)), language_)) {
            keys.push_back(atom.key);
        }
    }
    return keys;
}

/// One function word in two places is chance.
bool Moves::is_movable(const AtomRow& row, Range atoms) const {
    const auto [words, functional] = words_in(row, language_, atoms);
    return words > 1 || (words == 1 && !functional);
}

/// The places to which a stretch that one side lacks may be slid, as the words that it begins with also stand
/// behind it, or those that it ends with before it: "(the gravity of) the", "the (gravity of the)".
std::vector<Range> Moves::slides(const AtomRow& row, Range atoms) {
    std::vector<Range> places{atoms};
    constexpr std::size_t kMost = 8;
    const auto form = [&](std::uint32_t i) { return row.atoms[i].form; };
    for (Range at = atoms;
         !at.empty() && at.begin > 0 && form(at.begin - 1) == form(at.end - 1) && places.size() < kMost;) {
        at = {at.begin - 1, at.end - 1};
        places.push_back(at);
    }
    for (Range at = atoms; !at.empty() && at.end < row.atoms.size() && form(at.begin) == form(at.end) &&
                           places.size() < 2 * kMost;) {
        at = {at.begin + 1, at.end + 1};
        places.push_back(at);
    }
    return places;
}

/// The move that an omission and an insertion are together, if they are one.
std::optional<VersionDifference> Moves::as_move(const VersionDifference& left,
                                                const VersionDifference& right) const {
    const bool plain = left.second.empty() && right.first.empty();
    if (!plain) {
        const bool exchanged = word_keys(a_, left.first) == word_keys(b_, right.second) &&
                               word_keys(b_, left.second) == word_keys(a_, right.first);
        return exchanged ? std::optional(VersionDifference{left.first, right.second, DifferenceClass::Move})
                         : std::nullopt;
    }
    if (left.first.size() > right.second.size() + 2 || right.second.size() > left.first.size() + 2) {
        return std::nullopt;
    }
    for (const Range& from : slides(a_, left.first)) {
        for (const Range& to : slides(b_, right.second)) {
            const bool same = word_keys(a_, from) == word_keys(b_, to);
            if (same || (!content_keys(a_, from).empty() && content_keys(a_, from) == content_keys(b_, to))) {
                return VersionDifference{from, to, DifferenceClass::Move};
            }
        }
    }
    return std::nullopt;
}

void Moves::run() {
    using enum DifferenceClass;
    const auto may_move = [](const VersionDifference& d) {
        return d.kind == Insertion || d.kind == Omission || d.kind == Rewording || d.kind == FunctionWord;
    };
    std::vector<bool> gone(found_.size());
    std::vector<VersionDifference> moves;
    constexpr std::size_t kMost = 400;  // differences of one passage that are compared with one another
    for (std::size_t i = 0; i < found_.size() && found_.size() <= kMost; ++i) {
        for (std::size_t j = 0; j < found_.size() && !gone[i]; ++j) {
            const VersionDifference& left = found_[i];
            const VersionDifference& right = found_[j];
            if (i == j || gone[j] || !may_move(left) || !may_move(right) || !is_movable(a_, left.first)) {
                continue;
            }
            if (const auto move = as_move(left, right)) {
                moves.push_back(*move);
                gone[i] = gone[j] = true;
            }
        }
    }
    std::vector<VersionDifference> kept = std::move(moves);
    for (std::size_t i = 0; i < found_.size(); ++i) {
        if (!gone[i]) {
            kept.push_back(found_[i]);
        }
    }
    found_ = std::move(kept);
}

}  // namespace

std::pair<std::size_t, bool> words_in(const AtomRow& row, const std::string& language, Range atoms) {
    std::size_t words = 0;
    bool functional = true;
    for (std::uint32_t i = atoms.begin; i < atoms.end;) {
        const Atom& atom = row.atoms[i];
        if (!atom.is_word()) {
            ++i;
            continue;
        }
        std::uint32_t end = i + 1;
        while (atom.kind == TokenKind::Hangul && end < atoms.end &&
               row.atoms[end].kind == TokenKind::Hangul && !row.atoms[end].spaced) {
            ++end;
        }
        ++words;
        functional = functional && is_function_word(to_lower(text_of(row, {i, end})), language);
        i = end;
    }
    return {words, functional};
}

void join_moves(const AtomRow& first, const AtomRow& second, const std::string& language,
                std::vector<VersionDifference>& differences) {
    Moves(first, second, language, differences).run();
}

}  // namespace diglot
