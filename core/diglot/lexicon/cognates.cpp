#include "diglot/lexicon/cognates.h"

#include "diglot/text/name_index.h"
#include "diglot/text/transliterate.h"
#include "diglot/text/utf8.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

namespace diglot {
namespace {

constexpr std::size_t kPrefixLetters = 4;
constexpr double kLeastLikeness = 0.7;
constexpr std::size_t kMostRivals = 8;

struct Candidate {
    std::uint32_t source_word;
    std::uint32_t target_word;
    float likeness;
};

using Index = std::map<std::string, std::vector<std::uint32_t>>;

/// Length of the longest common subsequence of bytes.
std::size_t common_letters(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1, 0);
    for (const char x : a) {
        std::size_t diagonal = 0;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t above = row[j + 1];
            row[j + 1] = x == b[j] ? diagonal + 1 : std::max(above, row[j]);
            diagonal = above;
        }
    }
    return row.back();
}

bool is_alphabetic(const UnitReader::Word& word) {
    return word.kind == TokenKind::Word;
}

/// Words of both texts in plain Latin letters, by their first four.
std::vector<Candidate> find_lookalikes(const UnitReader& source, const UnitReader& target) {
    Index index;
    std::vector<std::string> plain(target.words().size());
    for (std::uint32_t t = 0; t < target.words().size(); ++t) {
        if (is_alphabetic(target.word(t))) {
            plain[t] = to_plain_latin(target.words().form(t));
            if (plain[t].size() >= kPrefixLetters) {
                index[plain[t].substr(0, kPrefixLetters)].push_back(t);
            }
        }
    }
    std::vector<Candidate> found;
    for (std::uint32_t s = 0; s < source.words().size(); ++s) {
        if (!is_alphabetic(source.word(s))) {
            continue;
        }
        const std::string word = to_plain_latin(source.words().form(s));
        const auto rivals = index.find(word.substr(0, kPrefixLetters));
        if (word.size() < kPrefixLetters || rivals == index.end()) {
            continue;
        }
        for (const std::uint32_t t : rivals->second) {
            const double likeness = static_cast<double>(common_letters(word, plain[t])) /
                                    static_cast<double>(std::max(word.size(), plain[t].size()));
            if (likeness >= kLeastLikeness) {
                found.push_back({s, t, static_cast<float>(likeness)});
            }
        }
    }
    return found;
}

/// Hangul and Kana words against words written with a capital.
std::vector<Candidate> find_soundalikes(const UnitReader& source, const UnitReader& target) {
    NameIndex names;
    for (std::uint32_t t = 0; t < target.words().size(); ++t) {
        const UnitReader::Word& word = target.word(t);
        if (is_alphabetic(word) && std::uint64_t{2} * word.capitals > target.words().count(t)) {
            names.add(target.words().form(t), t);
        }
    }
    std::vector<Candidate> found;
    for (std::uint32_t s = 0; s < source.words().size(); ++s) {
        const std::string& form = source.words().form(s);
        if (is_alphabetic(source.word(s)) || count_code_points(form) < 2) {
            continue;
        }
        for (const NameIndex::Match& match : names.find(form)) {
            found.push_back({s, match.id, static_cast<float>(match.similarity)});
        }
    }
    return found;
}

/// Turns pairs of words into pairs of units, each pair's weight divided by the roots of its numbers of
/// rivals.
void add_candidates(const UnitReader& source, const UnitReader& target,
                    const std::vector<Candidate>& candidates, bool mirrored, float weight,
                    std::vector<TranslationTable::Entry>& entries) {
    std::vector<float> source_rivals(source.units().size(), 0.0F);
    std::vector<float> target_rivals(target.units().size(), 0.0F);
    for (const Candidate& candidate : candidates) {
        source_rivals[source.word(candidate.source_word).unit] += 1.0F;
        target_rivals[target.word(candidate.target_word).unit] += 1.0F;
    }
    for (const Candidate& candidate : candidates) {
        const std::uint32_t s = source.word(candidate.source_word).unit;
        const std::uint32_t t = target.word(candidate.target_word).unit;
        if (source_rivals[s] > kMostRivals * 2 || target_rivals[t] > kMostRivals * 2) {
            continue;
        }
        const float share =
            weight * candidate.likeness / std::sqrt(std::sqrt(source_rivals[s] * target_rivals[t]));
        entries.push_back(mirrored ? TranslationTable::Entry{t, s, share}
                                   : TranslationTable::Entry{s, t, share});
    }
}

}  // namespace

void add_cognates(const UnitReader& source, const UnitReader& target, float weight,
                  std::vector<TranslationTable::Entry>& entries) {
    add_candidates(source, target, find_lookalikes(source, target), false, weight, entries);
    add_candidates(source, target, find_soundalikes(source, target), false, weight, entries);
    add_candidates(target, source, find_soundalikes(target, source), true, weight, entries);
}

}  // namespace diglot
