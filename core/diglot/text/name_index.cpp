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

private:
    const std::string& first_;
    std::string key_;
    double weight_ = 0.0;
};

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
    names_.push_back({std::move(sounds), id});
}

std::vector<NameIndex::Match> NameIndex::find(std::string_view word) const {
    const std::string sounds = name_sounds(word);
    const std::string first = first_consonants(sounds);
    if (first.empty()) {
        return {};
    }
    const std::vector<std::size_t> ends = possible_ends(word, sounds);
    std::vector<std::uint32_t> candidates;
    const auto look_up = [&](const std::string& key) {
        if (const auto found = by_key_.find(key); found != by_key_.end()) {
            candidates.insert(candidates.end(), found->second.begin(), found->second.end());
        }
    };
    KeyWalk walk(first);
    std::size_t passed = 0;
    for (const std::size_t end : ends) {
        for (; passed < end; ++passed) {
            walk.pass(sounds[passed]);
        }
        look_up(walk.key());
    }
    if (walk.heavy()) {
        look_up(walk.heavy_key());
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    std::vector<Match> matches;
    SoundComparison comparison;
    for (const std::uint32_t candidate : candidates) {
        comparison.begin(names_[candidate].sounds);
        double best = 0.0;
        std::size_t taken = 0;
        for (const std::size_t end : ends) {
            for (; taken < end; ++taken) {
                comparison.extend(sounds[taken]);
            }
            best = std::max(best, comparison.similarity());
        }
        if (best >= kLeastSimilarity) {
            matches.push_back({names_[candidate].id, best});
        }
    }
    return matches;
}

}  // namespace diglot
