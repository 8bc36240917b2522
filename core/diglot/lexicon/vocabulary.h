#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diglot {

/// The lexical units of one language in the texts at hand, numbered in the order of their first appearance.
class Vocabulary {
public:
    /// The number of `form`, a new one when it was never seen; counts the occurrence.
    std::uint32_t add(std::string_view form);
    /// The number of `form`, or `kAbsent`.
    [[nodiscard]] std::uint32_t find(std::string_view form) const;
    [[nodiscard]] std::size_t size() const { return counts_.size(); }
    [[nodiscard]] const std::string& form(std::uint32_t id) const { return *forms_[id]; }
    /// Occurrences of one unit, and of all.
    [[nodiscard]] std::uint64_t count(std::uint32_t id) const { return counts_[id]; }
    [[nodiscard]] std::uint64_t total() const { return total_; }

    static constexpr std::uint32_t kAbsent = UINT32_MAX;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> ids_;
    std::vector<const std::string*> forms_;  // into the keys of ids_, which do not move
    std::vector<std::uint64_t> counts_;
    std::uint64_t total_ = 0;
};

}  // namespace diglot
