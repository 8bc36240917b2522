#include "diglot/lexicon/vocabulary.h"

namespace diglot {

std::uint32_t Vocabulary::add(std::string_view form) {
    auto found = ids_.find(form);
    if (found == ids_.end()) {
        found = ids_.emplace(form, static_cast<std::uint32_t>(forms_.size())).first;
        forms_.push_back(&found->first);
        counts_.push_back(0);
    }
    ++counts_[found->second];
    ++total_;
    return found->second;
}

std::uint32_t Vocabulary::find(std::string_view form) const {
    const auto found = ids_.find(form);
    return found == ids_.end() ? kAbsent : found->second;
}

}  // namespace diglot
