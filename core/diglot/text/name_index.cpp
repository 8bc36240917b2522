#include "diglot/text/name_index.h"

#include "diglot/text/korean.h"
#include "diglot/text/sound_cost.h"
#include "diglot/text/transliterate.h"
#include "diglot/text/utf8.h"

#include <algorithm>

namespace diglot {
namespace {

// Names below this weight must agree in their hard consonants to be alike: to lose one of those, or to have a
// quite different one, costs 1 or more, which is over 15% of them. Heavier ones may differ in one.
constexpr double kAllMustAgree = 5.6;
static_assert(kAllMustAgree < NameIndex::kLeastSimilarity / (1.0 - NameIndex::kLeastSimilarity));

constexpr std::size_t kFirstConsonants = 2;

/// The class of a hard consonant: within one, an exchange costs half or less. L and r, which may fall silent,
/// and vowels have none.
char hard_class(char sound) {
    switch (sound) {
        case 'K':
        case 'g':
        case 'S':
        case 'T':
            return 'T';
        case 'M':
        case 'N':
        case 'n':
            return 'N';
        case 'P':
            return 'P';
        default:
            return '\0';
    }
}

/// As in `consonant_skeleton`.
char skeleton_letter(char sound) {
    return sound == 'n' ? 'N' : sound == 'g' ? 'K' : sound == 'r' ? 'L' : sound;
}

/// The first two consonants of a name; empty when it has fewer.
std::string first_consonants(std::string_view sounds) {
    std::string first;
    for (std::size_t n = 0; n < sounds.size() && first.size() < kFirstConsonants; ++n) {
        if (is_consonant_sound(sounds[n])) {
            first += skeleton_letter(sounds[n]);
        }
    }
    return first.size() < kFirstConsonants ? std::string() : first;
}

/// Walks along the sounds of a name and knows the key of what it has passed.
class KeyWalk {
public:
    explicit KeyWalk(const std::string& first) : first_(first), key_(first + ':') {}

    void pass(char sound) {
        weight_ += sound_cost::weight(sound);
        if (const char found = hard_class(sound); found != '\0') {
            key_ += found;
        }
    }
    /// Where names that may be alike meet.
    [[nodiscard]] const std::string& key() const { return key_; }
    /// Where the heavy ones meet, beside that.
    [[nodiscard]] const std::string& heavy_key() const { return first_; }
    [[nodiscard]] bool heavy() const { return weight_ >= kAllMustAgree; }
    [[nodiscard]] double weight() const { return weight_; }
    /// Its part for the hard consonants passed.
    [[nodiscard]] std::string_view hard() const { return std::string_view(key_).substr(first_.size() + 1); }

private:
    const std::string& first_;
    std::string key_;
    double weight_ = 0.0;
};

/// A place where a name within a word may end.
struct End {
    std::size_t sounds = 0;  // heard until there
    double weight = 0.0;
    std::string hard;  // hard consonants until there, by their classes
};

/// Whether a name may sound like the word up to `end`. To lose a hard consonant or to have one of another
/// class costs 1 or more; where similarity leaves room for less than two of these, one look at what both
/// begin and end with tells most pairs apart.
bool may_be_alike(const End& end, double weight, std::string_view hard) {
    const double room = (1.0 - NameIndex::kLeastSimilarity) * std::max(end.weight, weight) + 1e-9;
    const std::size_t longer = std::max(end.hard.size(), hard.size());
    const std::size_t shorter = std::min(end.hard.size(), hard.size());
    if (static_cast<double>(longer - shorter) > room) {
        return false;
    }
    const auto begin = std::mismatch(hard.begin(), hard.end(), end.hard.begin(), end.hard.end());
    const auto same = static_cast<std::size_t>(begin.first - hard.begin());
    const auto tail = std::mismatch(hard.rbegin(), hard.rend() - static_cast<std::ptrdiff_t>(same),
                                    end.hard.rbegin(), end.hard.rend() - static_cast<std::ptrdiff_t>(same));
    const auto different = longer - same - static_cast<std::size_t>(tail.first - hard.rbegin());
    return room >= 2.0 || static_cast<double>(different) <= room;
}

/// How many sounds have been heard after each place where a name may end.
std::vector<std::size_t> possible_ends(std::string_view word, const std::string& sounds) {
    std::size_t first = 0;
    if (word.empty() || !is_hangul_syllable(next_code_point(word, first))) {
        return {sounds.size()};
    }
    std::vector<std::size_t> ends;
    for (std::size_t end = 0; end < word.size();) {
        next_code_point(word, end);
        ends.push_back(name_sounds(word.substr(0, end)).size());
    }
    return ends;
}

/// The greatest similarity of a name to a word up to one of its ends; 0 where that is below
/// `kLeastSimilarity` for sure.
double best_similarity(const std::string& word, const std::vector<End>& ends, const std::string& name,
                       double weight, std::string_view hard, SoundComparison& comparison) {
    double best = 0.0;
    std::size_t taken = 0;
    bool begun = false;
    for (const End& end : ends) {
        if (!may_be_alike(end, weight, hard)) {
            continue;
        }
        if (!begun) {
            comparison.begin(name);
            begun = true;
        }
        for (; taken < end.sounds; ++taken) {
            comparison.extend(word[taken]);
        }
        best = std::max(best, comparison.similarity());
    }
    return best;
}

}  // namespace

void NameIndex::add(std::string_view name, std::uint32_t id) {
    std::string sounds = name_sounds(name);
    const std::string first = first_consonants(sounds);
    if (first.empty()) {
        return;
    }
    KeyWalk walk(first);
    for (const char sound : sounds) {
        walk.pass(sound);
    }
    const auto place = static_cast<std::uint32_t>(names_.size());
    by_key_[walk.key()].push_back(place);
    if (walk.heavy()) {
        by_key_[walk.heavy_key()].push_back(place);
    }
    names_.push_back({std::move(sounds), id, walk.weight(), std::string(walk.hard())});
}

std::vector<NameIndex::Match> NameIndex::find(std::string_view word) const {
    const std::string sounds = name_sounds(word);
    const std::string first = first_consonants(sounds);
    if (first.empty()) {
        return {};
    }
    std::vector<std::uint32_t> candidates;
    const auto look_up = [&](const std::string& key) {
        if (const auto found = by_key_.find(key); found != by_key_.end()) {
            candidates.insert(candidates.end(), found->second.begin(), found->second.end());
        }
    };
    KeyWalk walk(first);
    std::vector<End> ends;
    std::size_t passed = 0;
    for (const std::size_t end : possible_ends(word, sounds)) {
        for (; passed < end; ++passed) {
            walk.pass(sounds[passed]);
        }
        look_up(walk.key());
        ends.push_back({end, walk.weight(), std::string(walk.hard())});
    }
    if (walk.heavy()) {
        look_up(walk.heavy_key());
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    std::vector<Match> matches;
    SoundComparison comparison;
    for (const std::uint32_t candidate : candidates) {
        const Name& name = names_[candidate];
        if (const double best =
                best_similarity(sounds, ends, name.sounds, name.weight, name.hard, comparison);
            best >= kLeastSimilarity) {
            matches.push_back({name.id, best});
        }
    }
    return matches;
}

}  // namespace diglot
