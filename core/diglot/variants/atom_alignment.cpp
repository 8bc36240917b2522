#include "diglot/variants/atom_alignment.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace diglot {
namespace {

/// Cells of one table; longer rows are cut first.
constexpr std::size_t kMostCells = std::size_t{4} << 20;

constexpr float kChange = -0.6F;   // from sameness to difference
constexpr float kGap = -0.05F;     // an atom without partner
constexpr float kUnlike = -0.12F;  // two atoms that are not alike, in place of two gaps
constexpr double kAlike = 0.5;     // written similarity from which words may stand for each other

char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

enum class Move : std::uint8_t { None, Both, First, Second };

struct Cell {
    float same = -1e9F;
    float differ = -1e9F;
};

class Table {
public:
    Table(const AtomRow& first, const AtomRow& second)
        : first_(first), second_(second), width_(second.atoms.size() + 1) {
        moves_.resize((first.atoms.size() + 1) * width_);
    }

    /// Adds the steps to `steps`, indices from the given offsets.
    void run(std::uint32_t first_offset, std::uint32_t second_offset, std::vector<AtomStep>& steps);

private:
    /// How a cell was reached: the move and from which state, for either state.
    struct Trace {
        Move same = Move::None;
        Move differ = Move::None;
        bool same_from_differ = false;
        bool differ_from_same = false;
    };

    void fill();
    void fill_cell(std::size_t i, std::size_t j, Cell& cell, const Cell& diagonal, const Cell& up,
                   const Cell& left);
    [[nodiscard]] float sameness(const Atom& a, const Atom& b) const;
    [[nodiscard]] float likeness(const Atom& a, const Atom& b) const;

    const AtomRow& first_;
    const AtomRow& second_;
    std::size_t width_;
    std::vector<Trace> moves_;
    bool ends_differing_ = false;
};

/// What it is worth that two atoms of one key stand for each other.
float Table::sameness(const Atom& a, const Atom& b) const {
    float worth = 0.5F;
    switch (a.kind) {
        case TokenKind::Word:
        case TokenKind::Number:
            worth = 1.0F + 0.1F * static_cast<float>(std::min<std::size_t>(a.bytes.size(), 8));
            break;
        case TokenKind::Hangul:
        case TokenKind::Kana:
        case TokenKind::Han:
            worth = 0.8F + (a.spaced && b.spaced ? 0.2F : 0.0F);
            break;
        case TokenKind::Punctuation:
            break;
    }
    return a.form == b.form ? worth : worth * 0.8F;
}

/// What it is worth that two different atoms stand for each other.
float Table::likeness(const Atom& a, const Atom& b) const {
    if (a.kind != b.kind) {
        return 2 * kUnlike;
    }
    if (a.kind != TokenKind::Word) {
        return kUnlike / 2;
    }
    const double alike = written_similarity(first_.text->text(a), second_.text->text(b));
    return alike >= kAlike ? static_cast<float>(alike) : kUnlike;
}

void Table::fill_cell(std::size_t i, std::size_t j, Cell& cell, const Cell& diagonal, const Cell& up,
                      const Cell& left) {
    Trace& trace = moves_[i * width_ + j];
    const auto differ = [&](const Cell& from, float worth, Move move) {
        const bool from_same = from.same + kChange > from.differ;
        const float score = std::max(from.same + kChange, from.differ) + worth;
        if (score > cell.differ) {
            cell.differ = score;
            trace.differ = move;
            trace.differ_from_same = from_same;
        }
    };
    if (i > 0 && j > 0) {
        const Atom& a = first_.atoms[i - 1];
        const Atom& b = second_.atoms[j - 1];
        if (a.key == b.key && a.kind == b.kind) {
            trace.same_from_differ = diagonal.differ > diagonal.same;
            trace.same = Move::Both;
            cell.same = std::max(diagonal.same, diagonal.differ) + sameness(a, b);
        } else {
            differ(diagonal, likeness(a, b), Move::Both);
        }
    }
    if (i > 0) {
        differ(up, kGap, Move::First);
    }
    if (j > 0) {
        differ(left, kGap, Move::Second);
    }
}

void Table::fill() {
    std::vector<Cell> above(width_);
    std::vector<Cell> row(width_);
    for (std::size_t i = 0; i <= first_.atoms.size(); ++i) {
        for (std::size_t j = 0; j < width_; ++j) {
            Cell cell;
            if (i == 0 && j == 0) {
                cell.same = 0.0F;
            } else {
                const Cell nothing;
                fill_cell(i, j, cell, i > 0 && j > 0 ? above[j - 1] : nothing, i > 0 ? above[j] : nothing,
                          j > 0 ? row[j - 1] : nothing);
            }
            row[j] = cell;
        }
        std::swap(above, row);
    }
    ends_differing_ = above.back().differ > above.back().same;
}

void Table::run(std::uint32_t first_offset, std::uint32_t second_offset, std::vector<AtomStep>& steps) {
    fill();
    std::vector<AtomStep> backwards;
    std::size_t i = first_.atoms.size();
    std::size_t j = width_ - 1;
    bool differing = ends_differing_;
    while (i > 0 || j > 0) {
        const Trace& trace = moves_[i * width_ + j];
        const Move move = differing ? trace.differ : trace.same;
        AtomStep step;
        if (move == Move::Both || move == Move::First) {
            step.first = first_offset + static_cast<std::uint32_t>(--i);
        }
        if (move == Move::Both || move == Move::Second) {
            step.second = second_offset + static_cast<std::uint32_t>(--j);
        }
        step.same_key = !differing;
        differing = differing ? !trace.differ_from_same : trace.same_from_differ;
        backwards.push_back(step);
    }
    steps.insert(steps.end(), backwards.rbegin(), backwards.rend());
}

struct Anchor {
    std::uint32_t first, second;
};

/// The atoms that occur once on either side, the longest row of them that is in order on both.
std::vector<Anchor> unique_anchors(std::span<const Atom> first, std::span<const Atom> second) {
    struct Seen {
        std::uint32_t first_count = 0, second_count = 0, second_at = 0;
    };
    std::unordered_map<std::uint32_t, Seen> seen;
    for (const Atom& atom : first) {
        ++seen[atom.key].first_count;
    }
    for (std::uint32_t j = 0; j < second.size(); ++j) {
        Seen& entry = seen[second[j].key];
        ++entry.second_count;
        entry.second_at = j;
    }
    std::vector<Anchor> candidates;
    for (std::uint32_t i = 0; i < first.size(); ++i) {
        const Seen& entry = seen[first[i].key];
        if (entry.first_count == 1 && entry.second_count == 1) {
            candidates.push_back({i, entry.second_at});
        }
    }
    std::vector<std::size_t> tails;  // of the increasing rows of each length, the one that ends first
    std::vector<std::size_t> before(candidates.size());
    for (std::size_t c = 0; c < candidates.size(); ++c) {
        const auto place =
            std::lower_bound(tails.begin(), tails.end(), candidates[c].second,
                             [&](std::size_t t, std::uint32_t j) { return candidates[t].second < j; });
        before[c] = place == tails.begin() ? c : *(place - 1);
        if (place == tails.end()) {
            tails.push_back(c);
        } else {
            *place = c;
        }
    }
    std::vector<Anchor> row;
    for (std::size_t left = tails.size(), c = tails.empty() ? 0 : tails.back(); left > 0;
         --left, c = before[c]) {
        row.push_back(candidates[c]);
    }
    std::reverse(row.begin(), row.end());
    return row;
}

class Aligning {
public:
    Aligning(const AtomRow& first, const AtomRow& second) : first_(first), second_(second) {}

    std::vector<AtomStep> run() {
        align({0, static_cast<std::uint32_t>(first_.atoms.size())},
              {0, static_cast<std::uint32_t>(second_.atoms.size())});
        return std::move(steps_);
    }

private:
    [[nodiscard]] bool equal(std::uint32_t i, std::uint32_t j) const {
        return first_.atoms[i].form == second_.atoms[j].form;
    }
    void pair(std::uint32_t i, std::uint32_t j) { steps_.push_back({i, j, true}); }
    void align(Range a, Range b);
    void align_middle(Range a, Range b);
    void give_up(Range a, Range b);

    const AtomRow& first_;
    const AtomRow& second_;
    std::vector<AtomStep> steps_;
};

void Aligning::align(Range a, Range b) {
    while (!a.empty() && !b.empty() && equal(a.begin, b.begin)) {
        pair(a.begin++, b.begin++);
    }
    std::uint32_t tail = 0;
    while (!a.empty() && !b.empty() && equal(a.end - 1, b.end - 1)) {
        --a.end;
        --b.end;
        ++tail;
    }
    // One side only: the place of an insertion among equal neighbours is a matter of taste, this one is
    // fixed.
    align_middle(a, b);
    for (std::uint32_t i = 0; i < tail; ++i) {
        pair(a.end + i, b.end + i);
    }
}

void Aligning::align_middle(Range a, Range b) {
    if (a.empty() || b.empty()) {
        give_up(a, b);
        return;
    }
    if ((std::size_t{a.size()} + 1) * (std::size_t{b.size()} + 1) <= kMostCells) {
        const AtomRow first{first_.text, first_.atoms.subspan(a.begin, a.size())};
        const AtomRow second{second_.text, second_.atoms.subspan(b.begin, b.size())};
        Table(first, second).run(a.begin, b.begin, steps_);
        return;
    }
    const std::vector<Anchor> anchors =
        unique_anchors(first_.atoms.subspan(a.begin, a.size()), second_.atoms.subspan(b.begin, b.size()));
    if (anchors.empty()) {
        give_up(a, b);
        return;
    }
    Range left{a.begin, a.begin};
    Range right{b.begin, b.begin};
    for (const Anchor& anchor : anchors) {
        left.end = a.begin + anchor.first;
        right.end = b.begin + anchor.second;
        align(left, right);
        pair(left.end, right.end);
        left.begin = left.end + 1;
        right.begin = right.end + 1;
    }
    align({left.begin, a.end}, {right.begin, b.end});
}

void Aligning::give_up(Range a, Range b) {
    for (std::uint32_t i = a.begin; i < a.end; ++i) {
        steps_.push_back({i, {}, false});
    }
    for (std::uint32_t j = b.begin; j < b.end; ++j) {
        steps_.push_back({{}, j, false});
    }
}

}  // namespace

double written_similarity(std::string_view a, std::string_view b) {
    constexpr std::size_t kLongest = 64;
    a = a.substr(0, kLongest);
    b = b.substr(0, kLongest);
    if (a.empty() || b.empty()) {
        return 0.0;
    }
    std::array<std::uint8_t, kLongest + 1> row{};
    for (const char c : a) {
        std::uint8_t diagonal = 0;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::uint8_t above = row[j];
            row[j] = small(c) == small(b[j - 1]) ? static_cast<std::uint8_t>(diagonal + 1)
                                                 : std::max(above, row[j - 1]);
            diagonal = above;
        }
    }
    return 2.0 * row[b.size()] / static_cast<double>(a.size() + b.size());
}

std::vector<AtomStep> align_atoms(const AtomRow& first, const AtomRow& second) {
    return Aligning(first, second).run();
}

}  // namespace diglot
