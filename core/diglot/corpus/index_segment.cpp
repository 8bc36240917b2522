#include "diglot/corpus/index_segment.h"

#include "diglot/corpus/varint.h"
#include "diglot/text/fold.h"
#include "diglot/text/tokens.h"

#include <algorithm>
#include <deque>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace diglot {
namespace {

constexpr std::size_t kTermsPerBlock = 256;
constexpr std::size_t kPostingsPerBlock =
    32768;  // bytes: what a common word has, its neighbours need not read

/// The first eight bytes as a number that compares as they do; zeros where there are fewer.
std::uint64_t first_bytes(std::string_view key) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < sizeof number; ++i) {
        number = number << 8U | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0U);
    }
    return number;
}

class MemoryBlocks final : public IndexBlockSource {
public:
    explicit MemoryBlocks(std::vector<IndexBlock> blocks) : blocks_(std::move(blocks)) {}
    [[nodiscard]] std::size_t size() const override { return blocks_.size(); }
    [[nodiscard]] std::string_view first_key(std::size_t block) const override {
        return blocks_[block].first_key;
    }
    [[nodiscard]] std::string terms(std::size_t block) const override { return blocks_[block].terms; }
    [[nodiscard]] std::string postings(std::size_t block) const override { return blocks_[block].postings; }
    void each_terms(Range blocks,
                    const std::function<void(std::size_t, std::string_view)>& take) const override {
        for (std::size_t block = blocks.begin; block < blocks.end; ++block) {
            take(block, blocks_[block].terms);
        }
    }

private:
    std::vector<IndexBlock> blocks_;
};

}  // namespace

IndexSegment::IndexSegment(std::string language, std::uint32_t tokens, std::function<IndexSegmentHead()> load,
                           std::unique_ptr<IndexBlockSource> blocks)
    : language_(std::move(language)), tokens_(tokens), load_(std::move(load)), blocks_(std::move(blocks)) {}

const IndexSegmentHead& IndexSegment::head() const {
    if (!head_) {
        head_ = std::make_unique<IndexSegmentHead>(load_());
    }
    return *head_;
}

std::int64_t IndexSegment::part_of(std::size_t text) const {
    const std::vector<PartRun>& runs = head().parts;
    const auto after =
        std::upper_bound(runs.begin(), runs.end(), text,
                         [](std::size_t wanted, const PartRun& run) { return wanted < run.first_text; });
    return after == runs.begin() ? -1 : std::prev(after)->part;
}

void IndexSegment::each_term(Range blocks, const std::function<void(const IndexTerm&)>& take) const {
    blocks_->each_terms(blocks, [&](std::size_t block, std::string_view bytes) {
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
    });
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

struct IndexSegmentBuilder::Impl {
    std::string language;
    IndexSegmentHead head;
    std::deque<std::string> forms;  // addresses stay
    std::unordered_map<std::string_view, std::uint32_t> ids;
    std::vector<std::uint32_t> stream;  // id of the term at each position
    std::vector<TokenSpan> spans;
    std::vector<std::string> keys;         // by id
    std::vector<std::uint32_t> ends;       // by id: where its positions begin; of the next, where they end
    std::vector<std::uint32_t> positions;  // by id

    std::uint32_t id_of(std::string_view form);
    void sort_positions();
    std::vector<std::uint32_t> ordered_ids();
    void add_term(std::uint32_t id, IndexBlock& block) const;
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

/// Turns the stream round by a counting sort.
void IndexSegmentBuilder::Impl::sort_positions() {
    ends.assign(forms.size() + 1, 0);
    for (const std::uint32_t id : stream) {
        ++ends[id + 1];
    }
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    std::vector<std::uint32_t> next(ends.begin(), ends.end() - 1);
    positions.resize(stream.size());
    for (std::uint32_t at = 0; at < stream.size(); ++at) {
        positions[next[stream[at]]++] = at;
    }
    stream = {};
}

/// The terms by key, then form.
std::vector<std::uint32_t> IndexSegmentBuilder::Impl::ordered_ids() {
    keys.reserve(forms.size());
    for (const std::string& form : forms) {
        keys.push_back(fold_key(form));
    }
    // Most are told apart by their first bytes, which lie side by side here.
    std::vector<std::pair<std::uint64_t, std::uint32_t>> sorted(forms.size());
    for (std::uint32_t id = 0; id < sorted.size(); ++id) {
        sorted[id] = {first_bytes(keys[id]), id};
    }
    std::sort(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) {
        if (a.first != b.first) {
            return a.first < b.first;
        }
        const int compared = keys[a.second].compare(keys[b.second]);
        return compared != 0 ? compared < 0 : forms[a.second] < forms[b.second];
    });
    std::vector<std::uint32_t> ordered(forms.size());
    std::transform(sorted.begin(), sorted.end(), ordered.begin(), [](const auto& one) { return one.second; });
    return ordered;
}

void IndexSegmentBuilder::Impl::add_term(std::uint32_t id, IndexBlock& block) const {
    const std::size_t begin = block.postings.size();
    std::uint32_t before = 0;
    for (std::uint32_t i = ends[id]; i < ends[id + 1]; ++i) {
        append_varint(block.postings, positions[i] - before);
        before = positions[i];
    }
    append_varint(block.terms, forms[id].size());
    block.terms += forms[id];
    append_varint(block.terms, ends[id + 1] - ends[id]);
    append_varint(block.terms, block.postings.size() - begin);
}

IndexSegmentBuilder::IndexSegmentBuilder(std::string language) : impl_(std::make_unique<Impl>()) {
    impl_->language = std::move(language);
}
IndexSegmentBuilder::IndexSegmentBuilder(IndexSegmentBuilder&&) noexcept = default;
IndexSegmentBuilder& IndexSegmentBuilder::operator=(IndexSegmentBuilder&&) noexcept = default;
IndexSegmentBuilder::~IndexSegmentBuilder() = default;

const std::string& IndexSegmentBuilder::language() const {
    return impl_->language;
}

void IndexSegmentBuilder::add(std::int64_t unit, std::int64_t part, std::string_view text) {
    IndexSegmentHead& head = impl_->head;
    if (head.parts.empty() || head.parts.back().part != part) {
        head.parts.push_back({part, static_cast<std::uint32_t>(head.units.size())});
    }
    head.units.push_back(unit);
    head.starts.push_back(tokens());
    find_tokens(text, impl_->spans);
    for (const TokenSpan& span : impl_->spans) {
        impl_->stream.push_back(impl_->id_of(text.substr(span.bytes.begin, span.bytes.size())));
    }
}

std::uint32_t IndexSegmentBuilder::tokens() const {
    return static_cast<std::uint32_t>(impl_->stream.size());
}

IndexSegmentHead IndexSegmentBuilder::finish(const std::function<void(const IndexBlock&)>& take) {
    const std::unique_ptr<Impl> impl = std::exchange(impl_, std::make_unique<Impl>());
    impl_->language = impl->language;
    impl->head.tokens = static_cast<std::uint32_t>(impl->stream.size());
    impl->head.starts.push_back(impl->head.tokens);
    impl->sort_positions();
    IndexBlock block;
    std::size_t terms = 0;
    const std::string* key_before = nullptr;
    for (const std::uint32_t id : impl->ordered_ids()) {
        const std::string& key = impl->keys[id];
        const bool full = terms >= kTermsPerBlock || block.postings.size() >= kPostingsPerBlock;
        if (full && key != *key_before) {
            take(block);
            block = {};
            terms = 0;
        }
        if (terms++ == 0) {
            block.first_key = key;
        }
        key_before = &key;
        impl->add_term(id, block);
    }
    if (terms > 0) {
        take(block);
    }
    return std::move(impl->head);
}

IndexSegment make_segment(IndexSegmentBuilder& builder) {
    const std::string language = builder.language();
    std::vector<IndexBlock> blocks;
    auto head = std::make_shared<IndexSegmentHead>(
        builder.finish([&](const IndexBlock& block) { blocks.push_back(block); }));
    const std::uint32_t tokens = head->tokens;
    return {language, tokens, [head] { return std::move(*head); },
            std::make_unique<MemoryBlocks>(std::move(blocks))};
}

}  // namespace diglot
