#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diglot {

/// Finds, among many names, those that sound like a word, without comparing the word with each of them. Finds
/// exactly those that `sound_similarity` would, among names whose skeletons (`consonant_skeleton`) begin with
/// the same two consonants as the word's.
class NameIndex {
public:
    /// The least similarity that is found.
    static constexpr double kLeastSimilarity = 0.85;

    struct Match {
        std::uint32_t id = 0;
        double similarity = 0.0;
    };

    /// `name`: one word. Ids must rise. O(|name|).
    void add(std::string_view name, std::uint32_t id);

    /// The names that `word` sounds like, by rising id. A Hangul word may have particles behind the name: the
    /// beginning of it that is most alike counts, as in `best_name_prefix`. About O(|word| + matches).
    /// What was found once is remembered, as words share their beginnings.
    [[nodiscard]] std::vector<Match> find(std::string_view word);

private:
    struct Name {
        std::string sounds;
        std::uint32_t id = 0;
        std::int32_t weight = 0;  // hundredths of a consonant
        std::string hard;         // its hard consonants by their classes
    };

    [[nodiscard]] std::vector<Match> alike(const std::string& sounds) const;
    [[nodiscard]] std::span<const std::uint32_t> at_key(const std::string& key) const;

    std::vector<Name> names_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_key_;  // places in names_
    std::unordered_map<std::string, std::vector<Match>> known_;           // by sounds
};

}  // namespace diglot
