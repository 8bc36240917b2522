#pragma once

#include "diglot/base/range.h"
#include "diglot/segment/boundary.h"
#include "diglot/segment/boundary_reader.h"
#include "diglot/segment/marks.h"
#include "diglot/segment/sentence_rules.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace diglot {

/// Finds the sentences of one paragraph: walks through it once, gathers each place where a sentence may end,
/// and breaks where the rules, or by their leave Unicode's, say so.
class SentenceFinder {
public:
    /// `icu` holds the ends that ICU found, for languages without rules of their own; nullptr when ours
    /// decide alone.
    SentenceFinder(std::string_view text, const SentenceRules& rules, const std::vector<std::uint32_t>* icu);

    SentenceFinder(const SentenceFinder&) = delete;
    SentenceFinder& operator=(const SentenceFinder&) = delete;
    ~SentenceFinder() = default;

    std::vector<Range> find();

private:
    std::size_t at_stop(const Peek& first);
    std::size_t at_other(const Peek& next);
    std::size_t at_colon(const Peek& first);
    std::size_t at_emoji(const Peek& first);
    std::size_t at_line_end(const Peek& first);
    std::size_t at_space(const Peek& first);
    [[nodiscard]] bool is_plain_space(std::size_t at) const;
    std::size_t at_line_of_its_own(std::size_t begin);
    [[nodiscard]] bool is_decoration(const Peek& first, std::size_t& end) const;
    [[nodiscard]] bool is_bullet(const Peek& next) const;
    [[nodiscard]] bool ender_breaks(std::size_t word_end, std::size_t next) const;
    [[nodiscard]] bool has_letters(std::size_t begin, std::size_t end) const;
    [[nodiscard]] bool is_held(std::size_t at);
    [[nodiscard]] bool is_item(std::size_t begin);
    [[nodiscard]] bool in_item(std::size_t stop) const;
    [[nodiscard]] bool unicode_breaks(const Boundary& boundary);
    void break_at(std::size_t end);

    std::string_view text_;
    const SentenceRules& rules_;
    const std::vector<std::uint32_t>* icu_;
    BoundaryJudge judge_;
    Marks marks_;
    BoundaryReader reader_;  // sees marks_
    std::vector<Range> sentences_;
    std::size_t sentence_ = 0;  // where the sentence so far begins
    std::size_t held_until_ = 0;
    std::size_t next_held_ = 0;  // into marks_.held
    std::size_t next_item_ = 0;  // into marks_.items
    std::size_t next_icu_ = 0;   // into *icu_
};

}  // namespace diglot
