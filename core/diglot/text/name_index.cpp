#include "diglot/text/name_index.h"

#include "diglot/text/korean.h"
#include "diglot/text/sound_cost.h"
#include "diglot/text/transliterate.h"
#include "diglot/text/utf8.h"

#include <algorithm>
#include <utility>

namespace diglot {
namespace {

// Names below this weight must agree in their hard consonants to be alike: to lose one of those, or to have a
// quite different one, costs 1 or more, which is over 15% of them. Heavier ones may differ in one.
constexpr std::int32_t kAllMustAgree = 560;  // hundredths of a consonant, as all weights and costs here
static_assert(kAllMustAgree / 100.0 < NameIndex::kLeastSimilarity / (1.0 - NameIndex::kLeastSimilarity));
constexpr std::int32_t kRoom = 15;  // hundredths of the heavier name's weight that two names may cost
static_assert(kRoom == 100 - static_cast<int>(100 * NameIndex::kLeastSimilarity));

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
    [[nodiscard]] std::int32_t weight() const { return weight_; }
    /// Its part for the hard consonants passed.
    [[nodiscard]] std::string_view hard() const { return std::string_view(key_).substr(first_.size() + 1); }

private:
    const std::string& first_;
    std::string key_;
    std::int32_t weight_ = 0;
};

/// What two names may cost against each other, of which the heavier weighs so much.
std::int32_t room_for(std::int32_t heavier) {
    return heavier * kRoom / 100;
}

/// Whether two names may be alike that have these weights and hard consonants by their classes. To lose a
/// hard consonant or to have one of another class costs 1 or more; where similarity leaves room for less than
/// two of these, one look at what both begin and end with tells most pairs apart.
bool may_be_alike(std::int32_t weight, std::string_view hard, std::int32_t other_weight,
                  std::string_view other_hard) {
    const std::int32_t room = room_for(std::max(weight, other_weight));
    const auto lost = static_cast<std::size_t>(room / 100);  // hard consonants that may differ
    const std::size_t longer = std::max(hard.size(), other_hard.size());
    const std::size_t shorter = std::min(hard.size(), other_hard.size());
    if (longer - shorter > lost) {
        return false;
    }
    const auto begin = std::mismatch(hard.begin(), hard.end(), other_hard.begin(), other_hard.end());
    const auto same = begin.first - hard.begin();
    const auto tail =
        std::mismatch(hard.rbegin(), hard.rend() - same, other_hard.rbegin(), other_hard.rend() - same);
    const auto different = longer - static_cast<std::size_t>(same + (tail.first - hard.rbegin()));
    return lost >= 2 || different <= lost;
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

/// The similarity of two names of that weight at most; 0 where it is below `kLeastSimilarity` for sure.
double similarity(std::string_view sounds, const std::string& name, std::int32_t heavier,
                  SoundComparison& comparison) {
    const std::int32_t room = room_for(heavier);
    comparison.begin(name);
    for (const char sound : sounds) {
        comparison.extend(sound);
        if (comparison.least_cost() > room) {
            return 0.0;
        }
    }
    return comparison.similarity();
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

std::vector<NameIndex::Match> NameIndex::find(std::string_view word) {
    const std::string sounds = name_sounds(word);
    std::vector<Match> matches;
    for (const std::size_t end : possible_ends(word, sounds)) {
        const auto [known, added] = known_.try_emplace(sounds.substr(0, end));
        if (added) {
            known->second = alike(known->first);
        }
        matches.insert(matches.end(), known->second.begin(), known->second.end());
    }
    std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
        return std::pair(a.id, -a.similarity) < std::pair(b.id, -b.similarity);
    });
    matches.erase(std::unique(matches.begin(), matches.end(),
                              [](const Match& a, const Match& b) { return a.id == b.id; }),
                  matches.end());
    return matches;
}

/// The names that the whole of `sounds` is like.
std::vector<NameIndex::Match> NameIndex::alike(const std::string& sounds) const {
    std::vector<Match> matches;
    const std::string first = first_consonants(sounds);
    if (first.empty()) {
        return matches;
    }
    KeyWalk walk(first);
    for (const char sound : sounds) {
        walk.pass(sound);
    }
    SoundComparison comparison;
    const auto compare = [&](const Name& name) {
        if (!may_be_alike(walk.weight(), walk.hard(), name.weight, name.hard)) {
            return;
        }
        const double alike =
            similarity(sounds, name.sounds, std::max(walk.weight(), name.weight), comparison);
        if (alike >= kLeastSimilarity) {
            matches.push_back({name.id, alike});
        }
    };
    for (const std::uint32_t place : at_key(walk.key())) {
        compare(names_[place]);
    }
    for (const std::uint32_t place :
         walk.heavy() ? at_key(walk.heavy_key()) : std::span<const std::uint32_t>()) {
        if (names_[place].hard != walk.hard()) {  // else it was met at the other key
            compare(names_[place]);
        }
    }
    return matches;
}

std::span<const std::uint32_t> NameIndex::at_key(const std::string& key) const {
    const auto found = by_key_.find(key);
    return found == by_key_.end() ? std::span<const std::uint32_t>() : found->second;
}

}  // namespace diglot
