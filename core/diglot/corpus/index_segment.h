#pragma once

#include "diglot/base/range.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// Some hundred terms of a segment, in the order of their keys (`fold_key`), then of themselves. No key is in
/// two blocks.
struct IndexBlock {
    std::string first_key;
    std::string terms;  ///< For each: length of the form, form, occurrences, length of its postings; numbers
                        ///< as varints.
    std::string postings;  ///< For each term the differences of its positions as varints.
};

/// What a segment is beside its blocks.
struct IndexSegmentHead {
    std::string language;
    std::uint32_t tokens = 0;
    std::uint32_t terms = 0;
    std::vector<std::int64_t> units;    ///< Row of the unit of each text, ascending.
    std::vector<std::int64_t> parts;    ///< Row of the part of each text.
    std::vector<std::uint32_t> starts;  ///< Position of the first token of each text, and the end.
};

/// Where the blocks of a segment come from: memory or the corpus's file.
class IndexBlockSource {
public:
    IndexBlockSource() = default;
    IndexBlockSource(const IndexBlockSource&) = delete;
    IndexBlockSource& operator=(const IndexBlockSource&) = delete;
    virtual ~IndexBlockSource() = default;
    [[nodiscard]] virtual std::size_t size() const = 0;
    [[nodiscard]] virtual std::string_view first_key(std::size_t block) const = 0;
    [[nodiscard]] virtual std::string terms(std::size_t block) const = 0;
    [[nodiscard]] virtual std::string postings(std::size_t block) const = 0;
};

/// One term as a block has it; `form` is valid as long as the block's bytes.
struct IndexTerm {
    std::string_view form;
    std::uint32_t occurrences = 0;
    std::size_t block = 0;
    std::uint64_t postings_begin = 0;  ///< Bytes of the block's postings.
    std::uint64_t postings_size = 0;
};

/// Some ten million tokens of one language in the order of the texts, turned round: for each form of a word
/// its positions. A position counts all tokens of the segment from its beginning.
class IndexSegment {
public:
    IndexSegment(IndexSegmentHead head, std::unique_ptr<IndexBlockSource> blocks);

    [[nodiscard]] const IndexSegmentHead& head() const { return head_; }
    /// The text that position `at` is in (index into `head().units`). O(log texts).
    [[nodiscard]] std::size_t text_of(std::uint32_t at) const;

    /// Calls `take` for all terms; `blocks` counts from 0. Bytes of the terms live until the call returns.
    void each_term(Range blocks, const std::function<void(const IndexTerm&)>& take) const;
    [[nodiscard]] Range all_blocks() const;
    /// The blocks that may hold terms whose key begins with `prefix`, or is `prefix`. O(log blocks).
    [[nodiscard]] Range blocks_with(std::string_view prefix, bool whole) const;
    /// Adds the positions of a term, ascending, to `positions`.
    void add_positions(const std::string& postings, const IndexTerm& term,
                       std::vector<std::uint32_t>& positions) const;
    [[nodiscard]] std::string postings(std::size_t block) const { return blocks_->postings(block); }

private:
    IndexSegmentHead head_;
    std::unique_ptr<IndexBlockSource> blocks_;
};

/// Takes texts and makes a segment of them.
class IndexSegmentBuilder {
public:
    explicit IndexSegmentBuilder(std::string language);
    IndexSegmentBuilder(IndexSegmentBuilder&&) noexcept;
    ~IndexSegmentBuilder();

    /// Adds a text of a unit; units must come in ascending order of part, then row. O(bytes).
    void add(std::int64_t unit, std::int64_t part, std::string_view text);
    [[nodiscard]] std::uint32_t tokens() const;
    /// Gives the blocks one by one to `take` and leaves the builder empty. O(tokens).
    IndexSegmentHead finish(const std::function<void(IndexBlock&&)>& take);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// A segment whose blocks stay in memory.
IndexSegment make_segment(IndexSegmentBuilder& builder);

}  // namespace diglot
