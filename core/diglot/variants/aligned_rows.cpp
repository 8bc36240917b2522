#include "diglot/variants/aligned_rows.h"

#include <algorithm>
#include <utility>

namespace diglot {
namespace {

class StretchFinder {
public:
    explicit StretchFinder(const AlignedRows& rows) : rows_(rows) {}

    std::vector<Stretch> stretches() {
        find_stretches();
        return std::move(stretches_);
    }
    std::vector<Stretch> spaces() {
        find_spaces();
        return std::move(spaces_);
    }

private:
    void find_stretches();
    void find_spaces();
    void widen(Stretch& stretch) const;
    void widen_syllables(Stretch& stretch) const;
    void widen_joints(Stretch& stretch) const;
    [[nodiscard]] bool crosses(std::size_t s, const Stretch& stretch) const;
    void merge_stretches();

    const AlignedRows& rows_;
    std::vector<Stretch> stretches_;
    std::vector<Stretch> spaces_;
};

/// A step into a stretch's neighbourhood that belongs to it: no space parts them on a side that the stretch
/// has words on.
bool StretchFinder::crosses(std::size_t s, const Stretch& stretch) const {
    const bool first = !rows_.first_of(stretch.begin, stretch.end).empty();
    const bool second = !rows_.second_of(stretch.begin, stretch.end).empty();
    return (!first || !rows_.spaced_first(s)) && (!second || !rows_.spaced_second(s));
}

void StretchFinder::widen_syllables(Stretch& stretch) const {
    const auto is_syllable = [&](std::size_t s) {
        return rows_.same_key(s) && rows_.some_atom(s).kind == TokenKind::Hangul;
    };
    while (stretch.begin > 0 && is_syllable(stretch.begin - 1) && crosses(stretch.begin, stretch)) {
        --stretch.begin;
    }
    while (stretch.end < rows_.steps().size() && is_syllable(stretch.end) && crosses(stretch.end, stretch)) {
        ++stretch.end;
    }
}

/// A stretch of hyphens takes the words that they join.
void StretchFinder::widen_joints(Stretch& stretch) const {
    const auto is_word = [&](std::size_t s) { return rows_.same_key(s) && rows_.some_atom(s).is_word(); };
    if (stretch.begin > 0 && is_word(stretch.begin - 1) && crosses(stretch.begin, stretch) &&
        stretch.end < rows_.steps().size() && is_word(stretch.end) && crosses(stretch.end, stretch)) {
        --stretch.begin;
        ++stretch.end;
    }
}

void StretchFinder::widen(Stretch& stretch) const {
    bool hangul = false;
    bool joints = true;
    for (std::size_t s = stretch.begin; s < stretch.end; ++s) {
        for (const auto& [row, at] : {std::pair(&rows_.first(), rows_.steps()[s].first),
                                      std::pair(&rows_.second(), rows_.steps()[s].second)}) {
            if (at) {
                hangul = hangul || row->atoms[*at].kind == TokenKind::Hangul;
                joints = joints && is_hyphen_or_apostrophe(row->text->text(row->atoms[*at]));
            }
        }
    }
    if (hangul) {
        widen_syllables(stretch);
    } else if (joints) {
        widen_joints(stretch);
    }
}

void StretchFinder::find_stretches() {
    for (std::size_t s = 0; s < rows_.steps().size(); ++s) {
        if (rows_.equal(s)) {
            continue;
        }
        Stretch stretch{s, s + 1};
        while (!rows_.same_key(s) && stretch.end < rows_.steps().size() && !rows_.same_key(stretch.end)) {
            ++stretch.end;
        }
        s = stretch.end - 1;
        widen(stretch);
        stretches_.push_back(stretch);
    }
    merge_stretches();
}

/// Stretches that overlap become one, and those that touch within one word.
void StretchFinder::merge_stretches() {
    std::vector<Stretch> merged;
    for (const Stretch& stretch : stretches_) {
        if (!merged.empty()) {
            Stretch& last = merged.back();
            const bool touching = stretch.begin == last.end && crosses(stretch.begin, stretch) &&
                                  crosses(stretch.begin, last) && rows_.some_atom(stretch.begin).is_word() &&
                                  rows_.some_atom(last.end - 1).is_word();
            if (stretch.begin < last.end || touching) {
                last.begin = std::min(last.begin, stretch.begin);
                last.end = std::max(last.end, stretch.end);
                continue;
            }
        }
        merged.push_back(stretch);
    }
    stretches_ = std::move(merged);
}

/// Places between two equal atoms where one side has a space and the other has none, told by the whole words
/// around them.
void StretchFinder::find_spaces() {
    for (std::size_t s = 1; s < rows_.steps().size(); ++s) {
        if (!rows_.same_key(s - 1) || !rows_.same_key(s) || rows_.spaced_first(s) == rows_.spaced_second(s)) {
            continue;
        }
        Stretch space{s - 1, s + 1, s};
        if (rows_.some_atom(s).kind == TokenKind::Hangul ||
            rows_.some_atom(s - 1).kind == TokenKind::Hangul) {
            const auto joins = [&](std::size_t i) {
                return rows_.same_key(i) && rows_.some_atom(i).is_word();
            };
            while (space.begin > 0 && !rows_.common_boundary(space.begin) && joins(space.begin - 1)) {
                --space.begin;
            }
            while (space.end < rows_.steps().size() && !rows_.common_boundary(space.end) &&
                   joins(space.end)) {
                ++space.end;
            }
        }
        if (!spaces_.empty() && spaces_.back().end > space.begin + 1) {
            spaces_.back().end = std::max(spaces_.back().end, space.end);
        } else {
            spaces_.push_back(space);
        }
    }
}

}  // namespace

AlignedRows::AlignedRows(const AtomRow& first, const AtomRow& second)
    : a_(first), b_(second), steps_(align_atoms(first, second)) {
    std::uint32_t first_count = 0;
    std::uint32_t second_count = 0;
    for (const AtomStep& step : steps_) {
        first_at_.push_back(first_count);
        second_at_.push_back(second_count);
        first_count += step.first ? 1U : 0U;
        second_count += step.second ? 1U : 0U;
    }
    first_at_.push_back(first_count);
    second_at_.push_back(second_count);
}

bool AlignedRows::equal(std::size_t step) const {
    return same_key(step) && a_.atoms[*steps_[step].first].form == b_.atoms[*steps_[step].second].form;
}

bool AlignedRows::spaced_first(std::size_t step) const {
    return first_at_[step] >= a_.atoms.size() || first_at_[step] == 0 || a_.atoms[first_at_[step]].spaced;
}

bool AlignedRows::spaced_second(std::size_t step) const {
    return second_at_[step] >= b_.atoms.size() || second_at_[step] == 0 || b_.atoms[second_at_[step]].spaced;
}

const Atom& AlignedRows::some_atom(std::size_t step) const {
    return steps_[step].first ? a_.atoms[*steps_[step].first] : b_.atoms[*steps_[step].second];
}

std::string_view AlignedRows::some_text(std::size_t step) const {
    return steps_[step].first ? a_.text->text(some_atom(step)) : b_.text->text(some_atom(step));
}

Range AlignedRows::first_of(std::size_t begin, std::size_t end) const {
    return {first_at_[begin], first_at_[end]};
}

Range AlignedRows::second_of(std::size_t begin, std::size_t end) const {
    return {second_at_[begin], second_at_[end]};
}

std::string AlignedRows::first_text(std::size_t begin, std::size_t end) const {
    return text_of(a_, first_of(begin, end));
}

std::string AlignedRows::second_text(std::size_t begin, std::size_t end) const {
    return text_of(b_, second_of(begin, end));
}

std::vector<Stretch> find_stretches(const AlignedRows& rows) {
    return StretchFinder(rows).stretches();
}

std::vector<Stretch> find_spaces(const AlignedRows& rows) {
    return StretchFinder(rows).spaces();
}

std::string text_of(const AtomRow& row, Range atoms) {
    std::string text;
    for (std::uint32_t i = atoms.begin; i < atoms.end;) {
        const Atom& first = row.atoms[i];
        std::uint32_t end = i + 1;
        while (end < atoms.end && row.atoms[end].segment == first.segment) {
            ++end;
        }
        const Atom& last = row.atoms[end - 1];
        text += text.empty() ? "" : " ";
        text += std::string_view(row.text->document().paragraph_of(first.segment).text)
                    .substr(first.bytes.begin, last.bytes.end - first.bytes.begin);
        i = end;
    }
    return text;
}

bool is_hyphen_or_apostrophe(std::string_view mark) {
    return mark == "-" || mark == "‐" || mark == "‑" || mark == "'" || mark == "’";
}

}  // namespace diglot
