#include "diglot/variants/sentence_groups.h"

#include "diglot/variants/passage_chains.h"

#include <algorithm>
#include <limits>
#include <string>
#include <unordered_map>

namespace diglot {
namespace {

/// The words of a text in a row, with the way back to their sentences.
struct WordRow {
    std::vector<std::uint32_t> keys;
    std::vector<std::uint32_t> segments;
};

WordRow word_row(const WitnessText& text, const std::vector<bool>& taken) {
    WordRow row;
    for (const Atom& atom : text.atoms()) {
        if (atom.is_word() && (taken.empty() || !taken[atom.segment])) {
            row.keys.push_back(atom.key);
            row.segments.push_back(atom.segment);
        }
    }
    return row;
}

/// Syllables and characters say less than words: more of them make a shingle.
ChainOptions options_for(const WitnessText& text) {
    const std::string& language = text.language();
    const bool small = language == "ko" || language == "zh" || language == "ja";
    return small ? ChainOptions{7, 150, 7.0} : ChainOptions{4, 60, 4.0};
}

/// Links of sentences that share at least half of the shorter one's words.
std::vector<SentenceLink> links_of_chains(const std::vector<PassageChain>& chains, const WordRow& first_row,
                                          const WordRow& second_row, const WitnessText& first,
                                          const WitnessText& second) {
    std::vector<SentenceLink> words;
    for (const PassageChain& chain : chains) {
        for (const SharedRun& run : chain.runs) {
            for (std::uint32_t i = 0; i < run.length; ++i) {
                words.push_back({first_row.segments[run.first + i], second_row.segments[run.second + i]});
            }
        }
    }
    std::sort(words.begin(), words.end());
    std::vector<SentenceLink> links;
    for (std::size_t i = 0; i < words.size();) {
        std::size_t end = i;
        while (end < words.size() && words[end] == words[i]) {
            ++end;
        }
        const std::uint32_t shorter =
            std::min(first.words_of(words[i].first), second.words_of(words[i].second));
        if (2 * (end - i) >= shorter) {
            links.push_back(words[i]);
        }
        i = end;
    }
    return links;
}

/// How much of two sentences is shared, 0 … 1, by their distinct words (Dice),
/// rare ones counting more.
class Likeness {
public:
    Likeness(const WitnessText& first, const WitnessText& second) : first_(first), second_(second) {
        for (const WitnessText* text : {&first, &second}) {
            for (const Atom& atom : text->atoms()) {
                ++count_[atom.key];
            }
        }
    }

    [[nodiscard]] double operator()(std::uint32_t i, std::uint32_t j) const {
        const std::vector<std::uint32_t> a = keys(first_, i);
        const std::vector<std::uint32_t> b = keys(second_, j);
        double shared = 0.0;
        double all = 0.0;
        std::size_t x = 0;
        std::size_t y = 0;
        while (x < a.size() || y < b.size()) {
            if (y == b.size() || (x < a.size() && a[x] < b[y])) {
                all += weight(a[x++]);
            } else if (x == a.size() || b[y] < a[x]) {
                all += weight(b[y++]);
            } else {
                shared += 2.0 * weight(a[x]);
                all += 2.0 * weight(a[x]);
                ++x;
                ++y;
            }
        }
        return all > 0.0 ? shared / all : 0.0;
    }

private:
    [[nodiscard]] double weight(std::uint32_t key) const {
        constexpr double kCommon = 20.0;
        return kCommon / (kCommon + static_cast<double>(count_.at(key)));
    }
    static std::vector<std::uint32_t> keys(const WitnessText& text, std::uint32_t segment) {
        std::vector<std::uint32_t> keys;
        const Range atoms = text.atoms_of(segment);
        for (std::uint32_t i = atoms.begin; i < atoms.end; ++i) {
            if (text.atoms()[i].is_word()) {
                keys.push_back(text.atoms()[i].key);
            }
        }
        std::sort(keys.begin(), keys.end());
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
        return keys;
    }

    const WitnessText& first_;
    const WitnessText& second_;
    std::unordered_map<std::uint32_t, std::uint32_t> count_;
};

/// The best row of one-to-one links in order between two stretches of
/// sentences; `enclosed` when the sentences around both are linked with each
/// other.
void link_stretch(Range first, Range second, bool enclosed, const Likeness& likeness,
                  std::vector<SentenceLink>& links) {
    constexpr std::size_t kMostCells = 100000;
    // Between the same neighbours on both sides, as many sentences as here, a
    // weak likeness says enough.
    const double least = enclosed && first.size() == second.size() ? 0.2 : 0.4;
    const std::size_t width = std::size_t{second.size()} + 1;
    if (first.empty() || second.empty() || (std::size_t{first.size()} + 1) * width > kMostCells) {
        return;
    }
    std::vector<double> gain(std::size_t{first.size()} * second.size());
    std::vector<double> best((std::size_t{first.size()} + 1) * width);
    const auto gain_at = [&](std::size_t i, std::size_t j) -> double& { return gain[i * second.size() + j]; };
    for (std::size_t i = first.size(); i-- > 0;) {
        for (std::size_t j = second.size(); j-- > 0;) {
            const double alike = likeness(first.begin + static_cast<std::uint32_t>(i),
                                          second.begin + static_cast<std::uint32_t>(j));
            gain_at(i, j) = alike >= least ? alike : 0.0;
            best[i * width + j] = std::max({best[(i + 1) * width + j], best[i * width + j + 1],
                                            best[(i + 1) * width + j + 1] + gain_at(i, j)});
        }
    }
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < first.size() && j < second.size()) {
        const double here = best[i * width + j];
        if (gain_at(i, j) > 0.0 && here == best[(i + 1) * width + j + 1] + gain_at(i, j)) {
            links.push_back({first.begin + static_cast<std::uint32_t>(i++),
                             second.begin + static_cast<std::uint32_t>(j++)});
        } else if (here == best[(i + 1) * width + j]) {
            ++i;
        } else {
            ++j;
        }
    }
}

/// Stretches of sentences without link that lie between the same linked
/// neighbours.
class Between {
public:
    Between(const WitnessText& first, const WitnessText& second, const std::vector<bool>& first_taken,
            const std::vector<bool>& second_taken, const std::vector<SentenceLink>& links)
        : first_free_(free_of(first, first_taken)), second_free_(free_of(second, second_taken)) {
        partner_.resize(first.segment_count(), kNone);
        for (const SentenceLink& link : links) {
            first_free_[link.first] = false;
            second_free_[link.second] = false;
            partner_[link.first] = link.second;  // the last of several
        }
    }

    /// Whether the sentences before and behind two stretches are linked with each
    /// other.
    [[nodiscard]] bool encloses(Range first, Range second) const {
        return first.begin > 0 && second.begin > 0 && first.end < partner_.size() &&
               second.end < second_free_.size() && partner_[first.begin - 1] == second.begin - 1 &&
               partner_[first.end] == second.end;
    }

    /// Calls `use(first, second)` for each pair of stretches.
    template <typename Use>
    void for_each(const Use& use) const {
        const auto size = static_cast<std::uint32_t>(first_free_.size());
        for (std::uint32_t i = 0; i < size; ++i) {
            if (!first_free_[i]) {
                continue;
            }
            const std::uint32_t begin = i;
            while (i + 1 < size && first_free_[i + 1]) {
                ++i;
            }
            for (const Range& other : opposite({begin, i + 1})) {
                use(Range{begin, i + 1}, other);
            }
        }
    }

private:
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

    static std::vector<bool> free_of(const WitnessText& text, const std::vector<bool>& taken) {
        std::vector<bool> free(text.segment_count(), true);
        for (std::size_t i = 0; i < taken.size(); ++i) {
            free[i] = !taken[i];
        }
        return free;
    }

    /// What stands in the other text behind the partner of the neighbour before,
    /// or else before that of the neighbour behind.
    [[nodiscard]] std::vector<Range> opposite(Range stretch) const {
        const auto size = static_cast<std::uint32_t>(second_free_.size());
        std::vector<Range> found;
        const std::uint32_t before = stretch.begin == 0 ? kNone : partner_[stretch.begin - 1];
        const std::uint32_t from = stretch.begin == 0 ? 0 : before == kNone ? kNone : before + 1;
        if (from != kNone) {
            std::uint32_t end = from;
            while (end < size && second_free_[end]) {
                ++end;
            }
            found.push_back({from, end});
        }
        const bool last = stretch.end == partner_.size();
        const std::uint32_t behind = last ? size : partner_[stretch.end];
        if (behind != kNone) {
            std::uint32_t begin = behind;
            while (begin > 0 && second_free_[begin - 1]) {
                --begin;
            }
            if (found.empty() || found.back().end != behind) {
                found.push_back({begin, behind});
            }
        }
        return found;
    }

    std::vector<bool> first_free_;
    std::vector<bool> second_free_;
    std::vector<std::uint32_t> partner_;
};

}  // namespace

std::vector<SentenceLink> link_repeats(const WitnessText& first, const WitnessText& second,
                                       const std::vector<bool>& first_taken,
                                       const std::vector<bool>& second_taken, const JobControl* job) {
    const WordRow first_row = word_row(first, first_taken);
    const WordRow second_row = word_row(second, second_taken);
    if (first_row.keys.empty() || second_row.keys.empty()) {
        return {};
    }
    const ChainOptions options = options_for(first);
    std::vector<ShingleHit> hits = shingle_hits(first_row.keys, second_row.keys, options.shingle);
    check_cancelled(job);
    const std::vector<PassageChain> chains =
        primary_chains(chain_hits(std::move(hits), options), first_row.keys.size(), second_row.keys.size());
    check_cancelled(job);
    return links_of_chains(chains, first_row, second_row, first, second);
}

std::vector<SentenceLink> link_sentences(const WitnessText& first, const WitnessText& second,
                                         const std::vector<bool>& first_taken,
                                         const std::vector<bool>& second_taken, const JobControl* job) {
    std::vector<SentenceLink> links = link_repeats(first, second, first_taken, second_taken, job);
    const Likeness likeness(first, second);
    std::vector<SentenceLink> more;
    std::vector<bool> first_used(first.segment_count());
    std::vector<bool> second_used(second.segment_count());
    const Between between(first, second, first_taken, second_taken, links);
    between.for_each([&](Range a, Range b) {
        std::vector<SentenceLink> found;
        link_stretch(a, b, between.encloses(a, b), likeness, found);
        for (const SentenceLink& link : found) {
            if (!first_used[link.first] && !second_used[link.second]) {
                first_used[link.first] = second_used[link.second] = true;
                more.push_back(link);
            }
        }
    });
    links.insert(links.end(), more.begin(), more.end());
    std::sort(links.begin(), links.end());
    return links;
}

}  // namespace diglot
