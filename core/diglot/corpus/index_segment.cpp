#include "diglot/corpus/index_segment.h"

#include "diglot/corpus/varint.h"
#include "diglot/text/fold.h"
#include "diglot/text/tokens.h"

#include <algorithm>
#include <deque>
#include <numeric>
#include <unordered_map>

namespace diglot {
namespace {

constexpr std::size_t kTermsPerBlock = 256;
constexpr std::size_t kPostingsPerBlock =
    32768;  // bytes: what a common word has, its neighbours need not read

class MemoryBlocks final : public IndexBlockSource {
public:
    explicit MemoryBlocks(std::vector<IndexBlock> blocks) : blocks_(std::move(blocks)) {}
    [[nodiscard]] std::size_t size() const override { return blocks_.size(); }
    [[nodiscard]] std::string_view first_key(std::size_t block) const override {
        return blocks_[block].first_key;
    }
    [[nodiscard]] std::string terms(std::size_t block) const override { return blocks_[block].terms; }
    [[nodiscard]] std::string postings(std::size_t block) const override { return blocks_[block].postings; }

private:
    std::vector<IndexBlock> blocks_;
};

}  // namespace

IndexSegment::IndexSegment(IndexSegmentHead head, std::unique_ptr<IndexBlockSource> blocks)
    : head_(std::move(head)), blocks_(std::move(blocks)) {}

std::size_t IndexSegment::text_of(std::uint32_t at) const {
    const auto after = std::upper_bound(head_.starts.begin(), head_.starts.end(), at);
    return static_cast<std::size_t>(after - head_.starts.begin()) - 1;
}

void IndexSegment::each_term(Range blocks, const std::function<void(const IndexTerm&)>& take) const {
    for (std::size_t block = blocks.begin; block < blocks.end; ++block) {
        const std::string bytes = blocks_->terms(block);
        VarintReader reader(bytes);
        IndexTerm term;
        term.block = block;
        while (!reader.done()) {
            term.form = reader.bytes(reader.next());
            term.occurrences = static_cast<std::uint32_t>(reader.next());
            term.postings_size = reader.next();
            take(term);
            term.postings_begin += term.postings_size;
        }
    }
}

Range IndexSegment::all_blocks() const {
    return {0, static_cast<std::uint32_t>(blocks_->size())};
}

Range IndexSegment::blocks_with(std::string_view prefix, bool whole) const {
    // The first block whose first key is greater than `prefix`; the one before may hold it.
    std::size_t low = 0;
    std::size_t high = blocks_->size();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        blocks_->first_key(middle) <= prefix ? low = middle + 1 : high = middle;
    }
    std::size_t end = low;
    while (!whole && end < blocks_->size() && blocks_->first_key(end).starts_with(prefix)) {
        ++end;
    }
    return {static_cast<std::uint32_t>(low == 0 ? 0 : low - 1), static_cast<std::uint32_t>(end)};
}

void IndexSegment::add_positions(const std::string& postings, const IndexTerm& term,
                                 std::vector<std::uint32_t>& positions) const {
    if (term.postings_begin > postings.size()) {
        return;
    }
    VarintReader reader(std::string_view(postings).substr(term.postings_begin, term.postings_size));
    std::uint64_t at = 0;
    while (!reader.done()) {
        at += reader.next();
        if (at < head_.tokens) {  // a damaged index must not lead outside
            positions.push_back(static_cast<std::uint32_t>(at));
        }
    }
}

struct IndexSegmentBuilder::Impl {
    IndexSegmentHead head;
    std::deque<std::string> forms;  // addresses stay
    std::unordered_map<std::string_view, std::uint32_t> ids;
    std::vector<std::uint32_t> stream;  // id of the term at each position
    std::vector<TokenSpan> spans;

    std::uint32_t id_of(std::string_view form);
    std::vector<std::uint32_t> order(std::vector<std::string>& keys) const;
};

std::uint32_t IndexSegmentBuilder::Impl::id_of(std::string_view form) {
    const auto found = ids.find(form);
    if (found != ids.end()) {
        return found->second;
    }
    const auto id = static_cast<std::uint32_t>(forms.size());
    ids.emplace(forms.emplace_back(form), id);
    return id;
}

/// The terms by key, then form; their keys by id.
std::vector<std::uint32_t> IndexSegmentBuilder::Impl::order(std::vector<std::string>& keys) const {
    keys.reserve(forms.size());
    for (const std::string& form : forms) {
        keys.push_back(fold_key(form));
    }
    std::vector<std::uint32_t> ordered(forms.size());
    std::iota(ordered.begin(), ordered.end(), 0U);
    std::sort(ordered.begin(), ordered.end(), [&](std::uint32_t a, std::uint32_t b) {
        const int compared = keys[a].compare(keys[b]);
        return compared != 0 ? compared < 0 : forms[a] < forms[b];
    });
    return ordered;
}

IndexSegmentBuilder::IndexSegmentBuilder(std::string language) : impl_(std::make_unique<Impl>()) {
    impl_->head.language = std::move(language);
}
IndexSegmentBuilder::IndexSegmentBuilder(IndexSegmentBuilder&&) noexcept = default;
IndexSegmentBuilder::~IndexSegmentBuilder() = default;

void IndexSegmentBuilder::add(std::int64_t unit, std::int64_t part, std::string_view text) {
    impl_->head.units.push_back(unit);
    impl_->head.parts.push_back(part);
    impl_->head.starts.push_back(tokens());
    find_tokens(text, impl_->spans);
    for (const TokenSpan& span : impl_->spans) {
        impl_->stream.push_back(impl_->id_of(text.substr(span.bytes.begin, span.bytes.size())));
    }
}

std::uint32_t IndexSegmentBuilder::tokens() const {
    return static_cast<std::uint32_t>(impl_->stream.size());
}

IndexSegmentHead IndexSegmentBuilder::finish(const std::function<void(IndexBlock&&)>& take) {
    const std::unique_ptr<Impl> impl = std::move(impl_);
    impl_ = std::make_unique<Impl>();
    impl_->head.language = impl->head.language;
    impl->head.starts.push_back(static_cast<std::uint32_t>(impl->stream.size()));
    impl->head.tokens = static_cast<std::uint32_t>(impl->stream.size());
    impl->head.terms = static_cast<std::uint32_t>(impl->forms.size());
    // Positions by term, a counting sort.
    std::vector<std::uint32_t> ends(impl->forms.size() + 1, 0);
    for (const std::uint32_t id : impl->stream) {
        ++ends[id + 1];
    }
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    std::vector<std::uint32_t> next(ends.begin(), ends.end() - 1);
    std::vector<std::uint32_t> positions(impl->stream.size());
    for (std::uint32_t at = 0; at < impl->stream.size(); ++at) {
        positions[next[impl->stream[at]]++] = at;
    }
    impl->stream = {};
    std::vector<std::string> keys;
    IndexBlock block;
    std::size_t terms = 0;
    const std::string* key_before = nullptr;
    for (const std::uint32_t id : impl->order(keys)) {
        const bool full = terms >= kTermsPerBlock || block.postings.size() >= kPostingsPerBlock;
        if (full && keys[id] != *key_before) {
            take(std::move(block));
            block = {};
            terms = 0;
        }
        if (terms++ == 0) {
            block.first_key = keys[id];
        }
        key_before = &keys[id];
        const std::size_t begin = block.postings.size();
        std::uint32_t before = 0;
        for (std::uint32_t i = ends[id]; i < ends[id + 1]; ++i) {
            append_varint(block.postings, positions[i] - before);
            before = positions[i];
        }
        append_varint(block.terms, impl->forms[id].size());
        block.terms += impl->forms[id];
        append_varint(block.terms, ends[id + 1] - ends[id]);
        append_varint(block.terms, block.postings.size() - begin);
    }
    if (terms > 0) {
        take(std::move(block));
    }
    return std::move(impl->head);
}

IndexSegment make_segment(IndexSegmentBuilder& builder) {
    std::vector<IndexBlock> blocks;
    IndexSegmentHead head = builder.finish([&](IndexBlock&& block) { blocks.push_back(std::move(block)); });
    return {std::move(head), std::make_unique<MemoryBlocks>(std::move(blocks))};
}

}  // namespace diglot
