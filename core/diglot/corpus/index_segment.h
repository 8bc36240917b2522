#pragma once

#include "diglot/base/range.h"
#include "diglot/corpus/varint.h"

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

/// Texts of one part that follow each other.
struct PartRun {
    std::int64_t part = 0;
    std::uint32_t first_text = 0;
};

/// Which texts a segment is made of, in the order in which they were added.
struct IndexSegmentHead {
    std::uint32_t tokens = 0;
    std::vector<std::int64_t> units;    ///< Row of the unit of each text.
    std::vector<PartRun> parts;         ///< Ascending by text.
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
    /// Calls `take` with number and terms of each block; the bytes live until the call returns.
    virtual void each_terms(Range blocks,
                            const std::function<void(std::size_t, std::string_view)>& take) const = 0;
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
    /// `load` is called for the head when that is first asked for.
    IndexSegment(std::string language, std::uint32_t tokens, std::function<IndexSegmentHead()> load,
                 std::unique_ptr<IndexBlockSource> blocks);

    [[nodiscard]] const std::string& language() const { return language_; }
    [[nodiscard]] std::uint32_t tokens() const { return tokens_; }
    [[nodiscard]] const IndexSegmentHead& head() const;
    /// The part of a text. O(log parts).
    [[nodiscard]] std::int64_t part_of(std::size_t text) const;

    /// Calls `take` for the terms of some blocks, in order.
    void each_term(Range blocks, const std::function<void(const IndexTerm&)>& take) const;
    [[nodiscard]] Range all_blocks() const;
    /// The blocks that may hold terms whose key begins with `prefix`, or is `prefix`. O(log blocks), and for
    /// prefixes O(blocks found).
    [[nodiscard]] Range blocks_with(std::string_view prefix, bool whole) const;
    [[nodiscard]] std::string postings(std::size_t block) const { return blocks_->postings(block); }
    /// Calls `take` with the positions of a term, ascending; `postings` are those of its block.
    template <typename Take>
    void each_position(std::string_view postings, const IndexTerm& term, Take&& take) const;

private:
    std::string language_;
    std::uint32_t tokens_ = 0;
    std::function<IndexSegmentHead()> load_;
    std::unique_ptr<IndexBlockSource> blocks_;
    mutable std::unique_ptr<IndexSegmentHead> head_;
};

template <typename Take>
void IndexSegment::each_position(std::string_view postings, const IndexTerm& term, Take&& take) const {
    if (term.postings_begin > postings.size()) {
        return;
    }
    VarintReader reader(postings.substr(term.postings_begin, term.postings_size));
    std::uint64_t at = 0;
    while (!reader.done()) {
        at += reader.next();
        if (at >= tokens_) {  // a damaged index must not lead outside
            return;
        }
        take(static_cast<std::uint32_t>(at));
    }
}

/// Takes texts and makes a segment of them.
class IndexSegmentBuilder {
public:
    explicit IndexSegmentBuilder(std::string language);
    IndexSegmentBuilder(IndexSegmentBuilder&&) noexcept;
    IndexSegmentBuilder& operator=(IndexSegmentBuilder&&) noexcept;
    IndexSegmentBuilder(const IndexSegmentBuilder&) = delete;
    IndexSegmentBuilder& operator=(const IndexSegmentBuilder&) = delete;
    ~IndexSegmentBuilder();

    [[nodiscard]] const std::string& language() const;
    /// Adds a text of a unit; those of one part together. O(bytes).
    void add(std::int64_t unit, std::int64_t part, std::string_view text);
    [[nodiscard]] std::uint32_t tokens() const;
    /// Gives the blocks one by one to `take` and leaves the builder empty. O(tokens).
    IndexSegmentHead finish(const std::function<void(const IndexBlock&)>& take);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// A segment whose blocks stay in memory.
IndexSegment make_segment(IndexSegmentBuilder& builder);

}  // namespace diglot
