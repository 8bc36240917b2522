#include "diglot/lexicon/translation_table.h"

#include <algorithm>
#include <utility>

namespace diglot {

TranslationTable::TranslationTable(std::vector<Entry> entries) : entries_(std::move(entries)) {
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
        return a.source != b.source   ? a.source < b.source
               : a.target != b.target ? a.target < b.target
                                      : a.weight > b.weight;
    });
    const auto same_pair = [](const Entry& a, const Entry& b) {
        return a.source == b.source && a.target == b.target;
    };
    entries_.erase(std::unique(entries_.begin(), entries_.end(), same_pair), entries_.end());
    starts_.assign(entries_.empty() ? 1 : entries_.back().source + 2, 0);
    for (const Entry& entry : entries_) {
        ++starts_[entry.source + 1];
    }
    for (std::size_t s = 1; s < starts_.size(); ++s) {
        starts_[s] += starts_[s - 1];
    }
}

std::span<const TranslationTable::Entry> TranslationTable::row(std::uint32_t source) const {
    if (source + 1 >= starts_.size()) {
        return {};
    }
    return std::span(entries_).subspan(starts_[source], starts_[source + 1] - starts_[source]);
}

}  // namespace diglot
