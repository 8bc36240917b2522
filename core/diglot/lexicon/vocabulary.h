#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// The lexical units of one language in the texts at hand, numbered in the order of their first appearance.
class Vocabulary {
public:
    /// The number of `form`, a new one when it was never seen; counts the occurrence.
    std::uint32_t add(std::string_view form);
    /// The same, but counts nothing.
    std::uint32_t number_of(std::string_view form);
    /// Counts one more occurrence of a unit that is known. O(1), without a look at its form.
    void add_again(std::uint32_t id) {
        ++counts_[id];
        ++total_;
    }
    /// The number of `form`, or `kAbsent`.
    [[nodiscard]] std::uint32_t find(std::string_view form) const;
    [[nodiscard]] std::size_t size() const { return counts_.size(); }
    /// Valid until the next `add`.
    [[nodiscard]] const std::string& form(std::uint32_t id) const { return forms_[id]; }
    /// Occurrences of one unit, and of all.
    [[nodiscard]] std::uint64_t count(std::uint32_t id) const { return counts_[id]; }
    [[nodiscard]] std::uint64_t total() const { return total_; }

    static constexpr std::uint32_t kAbsent = UINT32_MAX;

private:
    struct Slot {
        std::uint32_t hash = 0;  // its upper half: most forms that differ differ here
        std::uint32_t id = kAbsent;
    };
    [[nodiscard]] std::size_t slot_of(std::string_view form, std::uint64_t hash) const;
    void grow();

    std::vector<Slot> slots_;  // open addressing, a power of two, at most half full
    std::vector<std::string> forms_;
    std::vector<std::uint64_t> counts_;
    std::uint64_t total_ = 0;
};

}  // namespace diglot
