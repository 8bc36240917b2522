#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace diglot {

/// Tells where Korean print breaks a line within a word. Browsers, Word and Hangul may break a line between
/// any two syllables, and nothing on paper says so. The text itself does: within its lines it shows which
/// syllables begin and end words, which stand together and which whole words there are, and a particle or
/// ending that stands alone (는, 에서, 었다.) belongs to what is before it.
class BrokenWords {
public:
    BrokenWords();

    /// Learns from a line; its first and last word may be halves where it does not begin or end a paragraph.
    /// Linear.
    void learn(std::string_view line, bool begins_paragraph, bool ends_paragraph);

    /// Counts a line's end towards what is usual in the text, once all is learnt; `before` and `next` are
    /// lines of one paragraph.
    void count_line_end(std::string_view before, std::string_view next);

    /// True when the end of `before` and the beginning of `next` are one word. Needs strong evidence: two
    /// words are worse run together than one is in halves.
    [[nodiscard]] bool within_word(std::string_view before, std::string_view next) const;

private:
    struct Counts {
        std::uint32_t within = 0;  // words
        std::uint32_t apart = 0;   // at their ends
    };
    struct Halves;

    [[nodiscard]] double odds(const Halves& halves) const;
    [[nodiscard]] bool parts_scripts(const Halves& halves) const;
    [[nodiscard]] double share_within(const std::uint64_t* keys, std::size_t size, double otherwise) const;

    std::unordered_map<std::uint64_t, Counts> counts_;
    std::unordered_set<std::uint64_t> words_;  // hashes
    std::unordered_set<std::uint64_t> seen_;   // line ends, as hashes
    std::size_t ends_ = 0;
    std::size_t broken_ = 0;  // of these, where a particle or the rest of a known word begins the next line
    std::size_t likely_ = 0;  // of these, where all that is known says so
};

}  // namespace diglot
