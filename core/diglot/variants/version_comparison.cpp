#include "diglot/variants/version_comparison.h"

#include "diglot/text/character.h"
#include "diglot/text/number.h"
#include "diglot/text/utf8.h"
#include "diglot/variants/reading_relation.h"
#include "diglot/variants/word_relations.h"

#include <algorithm>
#include <tuple>

namespace diglot {
namespace {

bool is_quotation_mark(std::string_view mark) {
    constexpr std::u32string_view kMarks = U"\"'“”‘’„‚«»‹›「」『』《》〈〉";
    std::size_t at = 0;
    return kMarks.find(next_code_point(mark, at)) != std::u32string_view::npos;
}

class Comparing {
public:
    Comparing(const AtomRow& first, const AtomRow& second, const VariantKnowledge& knowledge)
        : rows_(first, second),
          a_(rows_.first()),
          b_(rows_.second()),
          knowledge_(knowledge),
          told_(rows_.steps().size() + 1) {}

    VersionComparison run();

private:
    [[nodiscard]] static bool begins_sentence(const AtomRow& row, std::uint32_t at);
    void classify(std::size_t& index);
    using ReadingTest = std::function<bool(const std::string&, const std::string&)>;
    bool try_windows(std::size_t& index, std::size_t reach, bool across, bool widest_first,
                     const ReadingTest& test, DifferenceClass kind);
    bool take_window(std::size_t& index, std::size_t begin, std::size_t end, const ReadingTest& test,
                     DifferenceClass kind);
    bool classify_quantity(std::size_t& index);
    bool classify_name(std::size_t& index);
    bool classify_abbreviation(std::size_t& index);
    void classify_steps(const Stretch& stretch);
    void classify_rest(std::size_t begin, std::size_t end);
    std::size_t split_marks(std::size_t begin, std::size_t end);
    [[nodiscard]] std::pair<std::size_t, bool> words_in(const AtomRow& row, Range atoms) const;
    void add(std::size_t begin, std::size_t end, DifferenceClass kind);
    void find_moves();
    [[nodiscard]] std::vector<std::uint32_t> word_keys(const AtomRow& row, Range atoms) const;
    [[nodiscard]] bool is_movable(const AtomRow& row, Range atoms) const;

    AlignedRows rows_;
    const AtomRow& a_;
    const AtomRow& b_;
    const VariantKnowledge& knowledge_;
    std::vector<Stretch> stretches_;
    std::vector<bool> told_;  // whether spaces before a step are told with a difference around them
    std::vector<VersionDifference> found_;
};

bool Comparing::begins_sentence(const AtomRow& row, std::uint32_t at) {
    while (at > 0 && row.atoms[at - 1].segment == row.atoms[at].segment) {
        if (row.atoms[--at].is_word()) {
            return false;
        }
    }
    return true;
}

void Comparing::add(std::size_t begin, std::size_t end, DifferenceClass kind) {
    found_.push_back({rows_.first_of(begin, end), rows_.second_of(begin, end), kind});
    using enum DifferenceClass;
    if (kind == Spacing || kind == Number || kind == Name || kind == Abbreviation) {
        for (std::size_t s = begin + 1; s < end; ++s) {
            told_[s] = true;  // what is between its words is told with it
        }
    }
}

/// Tries growing windows around a stretch; where the test holds, the window is one difference and takes the
/// stretches in it along. `across` lets it reach over other stretches.
bool Comparing::try_windows(std::size_t& index, std::size_t reach, bool across, bool widest_first,
                            const ReadingTest& test, DifferenceClass kind) {
    const Stretch& stretch = stretches_[index];
    const auto open = [&](std::size_t s) {
        return across || (rows_.same_key(s) &&
                          (rows_.some_atom(s).is_word() || is_hyphen_or_apostrophe(rows_.some_text(s))));
    };
    std::size_t most_left = 0;
    std::size_t most_right = 0;
    const std::size_t floor = found_.empty() || index == 0 ? 0 : stretches_[index - 1].end;
    while (most_left < reach && stretch.begin > floor + most_left && open(stretch.begin - most_left - 1)) {
        ++most_left;
    }
    while (most_right < reach && stretch.end + most_right < rows_.steps().size() &&
           open(stretch.end + most_right)) {
        ++most_right;
    }
    std::vector<std::pair<std::size_t, std::size_t>> windows;
    for (std::size_t left = 0; left <= most_left; ++left) {
        for (std::size_t right = 0; right <= most_right; ++right) {
            windows.emplace_back(left, right);
        }
    }
    std::stable_sort(windows.begin(), windows.end(), [&](const auto& x, const auto& y) {
        const std::size_t x_size = x.first + x.second;
        const std::size_t y_size = y.first + y.second;
        return widest_first ? x_size > y_size : x_size < y_size;
    });
    return std::any_of(windows.begin(), windows.end(), [&](const auto& window) {
        return take_window(index, stretch.begin - window.first, stretch.end + window.second, test, kind);
    });
}

/// Makes the steps one difference when the test holds for them; the stretches in them are told with it.
bool Comparing::take_window(std::size_t& index, std::size_t begin, std::size_t end, const ReadingTest& test,
                            DifferenceClass kind) {
    std::size_t next = index + 1;
    while (next < stretches_.size() && stretches_[next].begin < end) {
        ++next;
    }
    if (stretches_[next - 1].end > end ||
        !test(rows_.first_text(begin, end), rows_.second_text(begin, end))) {
        return false;
    }
    add(begin, end, kind);
    index = next - 1;
    return true;
}

bool Comparing::classify_quantity(std::size_t& index) {
    constexpr std::size_t kReach = 5;
    const Stretch& stretch = stretches_[index];
    const std::size_t from = stretch.begin - std::min<std::size_t>(stretch.begin, kReach);
    const std::size_t to = std::min(stretch.end + kReach, rows_.steps().size());
    bool digits = false;
    for (std::size_t s = from; s < to; ++s) {
        digits = digits ||
                 (rows_.steps()[s].first && a_.atoms[*rows_.steps()[s].first].kind == TokenKind::Number) ||
                 (rows_.steps()[s].second && b_.atoms[*rows_.steps()[s].second].kind == TokenKind::Number);
    }
    if (!digits &&
        (find_numbers(rows_.first_text(stretch.begin, stretch.end), knowledge_.language).empty() ||
         find_numbers(rows_.second_text(stretch.begin, stretch.end), knowledge_.language).empty())) {
        return false;
    }
    const auto same_quantity = [&](const std::string& a, const std::string& b) {
        const auto first = quantity(a, knowledge_.language);
        return first && first == quantity(b, knowledge_.language);
    };
    return try_windows(index, kReach, true, false, same_quantity, DifferenceClass::Number);
}

bool Comparing::classify_name(std::size_t& index) {
    const Stretch& stretch = stretches_[index];
    const auto capital = [](const AtomRow& row, Range atoms) {
        return std::any_of(row.atoms.begin() + atoms.begin, row.atoms.begin() + atoms.end,
                           [](const Atom& atom) { return atom.capital; });
    };
    if (!capital(a_, rows_.first_of(stretch.begin, stretch.end)) &&
        !capital(b_, rows_.second_of(stretch.begin, stretch.end))) {
        return false;
    }
    constexpr std::size_t kReach = 3;
    return try_windows(index, kReach, false, true, is_name_pair, DifferenceClass::Name);
}

bool Comparing::classify_abbreviation(std::size_t& index) {
    constexpr std::size_t kReach = 2;
    constexpr std::size_t kLongest = 16;
    const Stretch& stretch = stretches_[index];
    const Range first = rows_.first_of(stretch.begin, stretch.end);
    const Range second = rows_.second_of(stretch.begin, stretch.end);
    if (first.size() > kLongest || second.size() > kLongest) {
        return false;
    }
    const auto short_for = [&](const std::string& a, const std::string& b) {
        return is_abbreviation_pair(a, b, knowledge_.language);
    };
    return try_windows(index, kReach, false, false, short_for, DifferenceClass::Abbreviation);
}

std::pair<std::size_t, bool> Comparing::words_in(const AtomRow& row, Range atoms) const {
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
        functional = functional && is_function_word(to_lower(text_of(row, {i, end})), knowledge_.language);
        i = end;
    }
    return {words, functional};
}

/// Marks at the beginning of a stretch, with a quotation mark or the end of a sentence among them, are a
/// difference of their own.
std::size_t Comparing::split_marks(std::size_t begin, std::size_t end) {
    std::size_t at = begin;
    bool apart = false;
    while (at < end && !rows_.some_atom(at).is_word() &&
           !(rows_.steps()[at].second && b_.atoms[*rows_.steps()[at].second].is_word())) {
        const std::string_view mark = rows_.some_text(at);
        apart = apart || is_quotation_mark(mark) || mark == "." || mark == "?" || mark == "!";
        ++at;
    }
    if (at == begin || at == end || !apart) {
        return begin;
    }
    add(begin, at, DifferenceClass::Punctuation);
    return at;
}

/// A stretch in which no two words are related.
void Comparing::classify_rest(std::size_t begin, std::size_t end) {
    if (begin >= end) {
        return;
    }
    begin = split_marks(begin, end);
    const auto [first_words, first_functional] = words_in(a_, rows_.first_of(begin, end));
    const auto [second_words, second_functional] = words_in(b_, rows_.second_of(begin, end));
    DifferenceClass kind = DifferenceClass::Rewording;
    if (first_words == 0 && second_words == 0) {
        kind = DifferenceClass::Punctuation;
    } else if (first_functional && second_functional) {
        kind = DifferenceClass::FunctionWord;
    } else if (first_words == 0) {
        kind = DifferenceClass::Insertion;
    } else if (second_words == 0) {
        kind = DifferenceClass::Omission;
    }
    add(begin, end, kind);
}

/// Related words of a stretch one by one, the rest between them together.
void Comparing::classify_steps(const Stretch& stretch) {
    std::size_t rest = stretch.begin;
    for (std::size_t s = stretch.begin; s < stretch.end; ++s) {
        if (!rows_.steps()[s].first || !rows_.steps()[s].second) {
            continue;
        }
        if (rows_.equal(s)) {
            classify_rest(rest, s);
            rest = s + 1;
            continue;
        }
        const std::string_view a = a_.text->text(a_.atoms[*rows_.steps()[s].first]);
        const std::string_view b = b_.text->text(b_.atoms[*rows_.steps()[s].second]);
        const bool names =
            !begins_sentence(a_, *rows_.steps()[s].first) && !begins_sentence(b_, *rows_.steps()[s].second);
        auto classes = formal_relation(a, b);
        if (!classes && rows_.some_atom(s).kind == TokenKind::Word) {
            classes = word_relation(a, b, names, knowledge_);
        }
        if (!classes || !rows_.some_atom(s).is_word()) {
            continue;
        }
        classify_rest(rest, s);
        rest = s + 1;
        for (const DifferenceClass kind : *classes) {
            add(s, s + 1, kind);
        }
    }
    classify_rest(rest, stretch.end);
}

void Comparing::classify(std::size_t& index) {
    const Stretch stretch = stretches_[index];
    if (classify_name(index)) {
        return;
    }
    const std::string a = rows_.first_text(stretch.begin, stretch.end);
    const std::string b = rows_.second_text(stretch.begin, stretch.end);
    const auto add_all = [&](const std::vector<DifferenceClass>& classes) {
        for (const DifferenceClass kind : classes) {
            add(stretch.begin, stretch.end, kind);
        }
    };
    const bool words =
        a_.atoms.size() > 0 && words_in(a_, rows_.first_of(stretch.begin, stretch.end)).first > 0;
    const auto formal = formal_relation(a, b);
    if (formal && words) {
        add_all(*formal);
        return;
    }
    if (classify_quantity(index) || classify_abbreviation(index)) {
        return;
    }
    const bool hangul = rows_.some_atom(stretch.begin).kind == TokenKind::Hangul ||
                        rows_.some_atom(stretch.end - 1).kind == TokenKind::Hangul;
    const bool one_word = a.find(' ') == std::string::npos && b.find(' ') == std::string::npos;
    if (hangul && one_word && !a.empty() && !b.empty()) {
        if (const auto classes = word_relation(a, b, true, knowledge_)) {
            add_all(*classes);
            return;
        }
    }
    if (hangul) {
        classify_rest(stretch.begin, stretch.end);
    } else {
        classify_steps(stretch);
    }
}

std::vector<std::uint32_t> Comparing::word_keys(const AtomRow& row, Range atoms) const {
    std::vector<std::uint32_t> keys;
    for (std::uint32_t i = atoms.begin; i < atoms.end; ++i) {
        if (row.atoms[i].is_word()) {
            keys.push_back(row.atoms[i].key);
        }
    }
    return keys;
}

/// One function word in two places is chance.
bool Comparing::is_movable(const AtomRow& row, Range atoms) const {
    const auto [words, functional] = words_in(row, atoms);
    return words > 0 && !functional;
}

void Comparing::find_moves() {
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
            if (word_keys(a_, left.first) == word_keys(b_, right.second) &&
                word_keys(b_, left.second) == word_keys(a_, right.first)) {
                moves.push_back({left.first, right.second, Move});
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

VersionComparison Comparing::run() {
    stretches_ = find_stretches(rows_);
    for (std::size_t i = 0; i < stretches_.size(); ++i) {
        classify(i);
    }
    for (const Stretch& space : find_spaces(rows_)) {
        if (!told_[space.place]) {
            add(space.begin, space.end, DifferenceClass::Spacing);
        }
    }
    find_moves();
    const auto place = [](const VersionDifference& d) {
        return std::tuple(d.first.begin, d.first.end, d.second.begin, d.second.end, d.kind);
    };
    std::sort(found_.begin(), found_.end(),
              [&](const VersionDifference& x, const VersionDifference& y) { return place(x) < place(y); });
    return {rows_.steps(), std::move(found_)};
}

}  // namespace

VersionComparison compare_versions(const AtomRow& first, const AtomRow& second,
                                   const VariantKnowledge& knowledge) {
    return Comparing(first, second, knowledge).run();
}

}  // namespace diglot
