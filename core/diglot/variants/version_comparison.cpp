#include "diglot/variants/version_comparison.h"

#include "diglot/text/character.h"
#include "diglot/text/number.h"
#include "diglot/text/utf8.h"
#include "diglot/variants/moves.h"
#include "diglot/variants/quantities.h"
#include "diglot/variants/reading_relation.h"
#include "diglot/variants/word_relations.h"

#include <algorithm>
#include <optional>
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
    /// How far windows around a stretch may reach, and over what.
    struct Windows {
        std::size_t reach = 0;
        bool widest_first = false;
        std::function<bool(std::size_t step)> open;
    };
    bool try_windows(std::size_t& index, const Windows& windows, const ReadingTest& test,
                     DifferenceClass kind);
    bool take_window(std::size_t& index, std::size_t begin, std::size_t end, const ReadingTest& test,
                     DifferenceClass kind);
    bool classify_quantity(std::size_t& index);
    bool classify_name(std::size_t& index);
    bool classify_abbreviation(std::size_t& index);
    void classify_steps(const Stretch& stretch);
    bool classify_eojeol(const Stretch& stretch, const std::string& a, const std::string& b);
    [[nodiscard]] std::vector<DifferenceClass> beside_position(const Stretch& stretch,
                                                               std::vector<DifferenceClass> classes) const;
    void add_all(const Stretch& stretch, const std::vector<DifferenceClass>& classes);
    void join_auxiliaries();
    void classify_rest(std::size_t begin, std::size_t end);
    std::size_t split_marks(std::size_t begin, std::size_t end);
    void add(std::size_t begin, std::size_t end, DifferenceClass kind);

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
bool Comparing::try_windows(std::size_t& index, const Windows& windows, const ReadingTest& test,
                            DifferenceClass kind) {
    const Stretch& stretch = stretches_[index];
    std::size_t most_left = 0;
    std::size_t most_right = 0;
    const std::size_t floor = index == 0 ? 0 : stretches_[index - 1].end;
    while (most_left < windows.reach && stretch.begin > floor + most_left &&
           windows.open(stretch.begin - most_left - 1)) {
        ++most_left;
    }
    while (most_right < windows.reach && stretch.end + most_right < rows_.steps().size() &&
           windows.open(stretch.end + most_right)) {
        ++most_right;
    }
    std::vector<std::pair<std::size_t, std::size_t>> sizes;
    for (std::size_t left = 0; left <= most_left; ++left) {
        for (std::size_t right = 0; right <= most_right; ++right) {
            sizes.emplace_back(left, right);
        }
    }
    std::stable_sort(sizes.begin(), sizes.end(), [&](const auto& x, const auto& y) {
        const std::size_t x_size = x.first + x.second;
        const std::size_t y_size = y.first + y.second;
        return windows.widest_first ? x_size > y_size : x_size < y_size;
    });
    return std::any_of(sizes.begin(), sizes.end(), [&](const auto& window) {
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
    // "10 meters" and "10 metres" differ in spelling, not in the form of the amount.
    if (knowledge_.same_spelling && knowledge_.same_spelling(rows_.first_text(stretch.begin, stretch.end),
                                                             rows_.second_text(stretch.begin, stretch.end))) {
        return false;
    }
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
    bool counts = false;
    for (std::size_t s = stretch.begin; s < stretch.end; ++s) {
        counts = counts || may_count(to_lower(rows_.some_text(s)));
    }
    if (!counts) {
        return false;
    }
    const auto same_quantity = [&](const std::string& a, const std::string& b) {
        const auto first = quantity(a, knowledge_.language);
        return first && first == quantity(b, knowledge_.language);
    };
    const Windows windows{kReach, false, [](std::size_t) { return true; }};
    return try_windows(index, windows, same_quantity, DifferenceClass::Number);
}

bool Comparing::classify_name(std::size_t& index) {
    constexpr std::size_t kReach = 5;
    const Stretch& stretch = stretches_[index];
    // A name goes on through words with capitals, and through others only behind a hyphen.
    const auto in_name = [&](std::size_t s) {
        const Atom& atom = rows_.some_atom(s);
        return atom.capital || atom.kind == TokenKind::Hangul ||
               is_hyphen_or_apostrophe(rows_.some_text(s)) ||
               (!atom.spaced && s > 0 && is_hyphen_or_apostrophe(rows_.some_text(s - 1)));
    };
    const std::size_t from = stretch.begin - std::min<std::size_t>(stretch.begin, kReach);
    bool capital = false;
    for (std::size_t s = from; s < stretch.end; ++s) {
        const AtomStep& step = rows_.steps()[s];
        capital = capital || (step.first && a_.atoms[*step.first].capital) ||
                  (step.second && b_.atoms[*step.second].capital);
    }
    return capital && try_windows(index, {kReach, true, in_name}, is_name_pair, DifferenceClass::Name);
}

bool Comparing::classify_abbreviation(std::size_t& index) {
    constexpr std::size_t kReach = 2;
    constexpr std::size_t kLongest = 16;
    const Stretch& stretch = stretches_[index];
    const Range first = rows_.first_of(stretch.begin, stretch.end);
    const Range second = rows_.second_of(stretch.begin, stretch.end);
    const bool contracted = is_contracted(rows_.first_text(stretch.begin, stretch.end)) ||
                            is_contracted(rows_.second_text(stretch.begin, stretch.end));
    if (first.size() > kLongest || second.size() > kLongest ||
        ((first.empty() || second.empty()) && !contracted)) {
        return false;
    }
    const auto short_for = [&](const std::string& a, const std::string& b) {
        return is_abbreviation_pair(a, b, knowledge_.language);
    };
    const auto word = [&](std::size_t s) {
        return (contracted || rows_.same_key(s)) &&
               (rows_.some_atom(s).is_word() || is_hyphen_or_apostrophe(rows_.some_text(s)));
    };
    return try_windows(index, {kReach, false, word}, short_for, DifferenceClass::Abbreviation);
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
    const auto [first_words, first_functional] =
        words_in(a_, knowledge_.language, rows_.first_of(begin, end));
    const auto [second_words, second_functional] =
        words_in(b_, knowledge_.language, rows_.second_of(begin, end));
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
        add_all({s, s + 1}, *classes);
    }
    classify_rest(rest, stretch.end);
}

/// Without a capital that only the beginning of a sentence asks for.
std::vector<DifferenceClass> Comparing::beside_position(const Stretch& stretch,
                                                        std::vector<DifferenceClass> classes) const {
    const Range first = rows_.first_of(stretch.begin, stretch.end);
    const Range second = rows_.second_of(stretch.begin, stretch.end);
    if (first.size() == 1 && second.size() == 1 &&
        begins_sentence(a_, first.begin) != begins_sentence(b_, second.begin)) {
        std::erase(classes, DifferenceClass::Capitals);
    }
    return classes;
}

void Comparing::add_all(const Stretch& stretch, const std::vector<DifferenceClass>& classes) {
    for (const DifferenceClass kind : beside_position(stretch, classes)) {
        add(stretch.begin, stretch.end, kind);
    }
}

/// A Korean word with its particles as a whole; false when the two are not related.
bool Comparing::classify_eojeol(const Stretch& stretch, const std::string& a, const std::string& b) {
    if (a.empty() || b.empty() || a.find(' ') != std::string::npos || b.find(' ') != std::string::npos) {
        return false;
    }
    const auto classes = word_relation(a, b, true, knowledge_);
    if (classes) {
        add_all(stretch, *classes);
    }
    return classes.has_value();
}

void Comparing::classify(std::size_t& index) {
    const Stretch stretch = stretches_[index];
    if (classify_name(index)) {
        return;
    }
    const std::string a = rows_.first_text(stretch.begin, stretch.end);
    const std::string b = rows_.second_text(stretch.begin, stretch.end);
    const bool words =
        words_in(a_, knowledge_.language, rows_.first_of(stretch.begin, stretch.end)).first > 0;
    const auto formal = formal_relation(a, b);
    if (formal && words) {
        add_all(stretch, *formal);
        return;
    }
    const bool hangul = rows_.some_atom(stretch.begin).kind == TokenKind::Hangul ||
                        rows_.some_atom(stretch.end - 1).kind == TokenKind::Hangul;
    if (hangul && knowledge_.same_spelling && knowledge_.same_spelling(a, b)) {
        add(stretch.begin, stretch.end, DifferenceClass::Spelling);
    } else if (is_roman_numeral_pair(a, b) || is_roman_numeral_pair(b, a)) {
        add(stretch.begin, stretch.end, DifferenceClass::Number);
    } else if (classify_quantity(index) || classify_abbreviation(index)) {
        return;
    } else if (!hangul) {
        classify_steps(stretch);
    } else if (!classify_eojeol(stretch, a, b)) {
        classify_rest(stretch.begin, stretch.end);
    }
}

/// An auxiliary that comes or goes with another form of its verb belongs to it: "has gone", "goes".
void Comparing::join_auxiliaries() {
    const auto is_auxiliary_only = [&](const VersionDifference& d) {
        const auto all = [](const AtomRow& row, Range atoms) {
            return std::all_of(
                row.atoms.begin() + atoms.begin, row.atoms.begin() + atoms.end,
                [&](const Atom& atom) { return is_auxiliary(to_lower(row.text->text(atom))); });
        };
        return d.kind == DifferenceClass::FunctionWord && all(a_, d.first) && all(b_, d.second);
    };
    for (std::size_t i = 0; i + 1 < found_.size(); ++i) {
        VersionDifference& next = found_[i + 1];
        if (is_auxiliary_only(found_[i]) && next.kind == DifferenceClass::Inflection &&
            found_[i].first.end == next.first.begin && found_[i].second.end == next.second.begin) {
            next.first.begin = found_[i].first.begin;
            next.second.begin = found_[i].second.begin;
            found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }
}

VersionComparison Comparing::run() {
    stretches_ = find_stretches(rows_);
    for (std::size_t i = 0; i < stretches_.size(); ++i) {
        classify(i);
    }
    join_auxiliaries();
    for (const Stretch& space : find_spaces(rows_)) {
        if (!told_[space.place]) {
            add(space.begin, space.end, DifferenceClass::Spacing);
        }
    }
    join_moves(a_, b_, knowledge_.language, found_);
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
