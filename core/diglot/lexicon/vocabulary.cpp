#include "diglot/lexicon/vocabulary.h"

#include <functional>

namespace diglot {
namespace {

constexpr std::size_t kFirstSlots = 1024;

std::uint64_t hash_of(std::string_view form) {
    return std::hash<std::string_view>()(form);
}

std::uint32_t upper_half(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> 32U);
}

}  // namespace

/// The slot that holds `form`, or the free one where it belongs.
std::size_t Vocabulary::slot_of(std::string_view form, std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].id != kAbsent &&
           (slots_[at].hash != upper_half(hash) || forms_[slots_[at].id] != form)) {
        at = (at + 1) & mask;
    }
    return at;
}

void Vocabulary::grow() {
    slots_.assign(slots_.empty() ? kFirstSlots : 2 * slots_.size(), {});
    for (std::uint32_t id = 0; id < forms_.size(); ++id) {
        const std::uint64_t hash = hash_of(forms_[id]);
        slots_[slot_of(forms_[id], hash)] = {upper_half(hash), id};
    }
}

std::uint32_t Vocabulary::add(std::string_view form) {
    const std::uint32_t id = number_of(form);
    add_again(id);
    return id;
}

std::uint32_t Vocabulary::number_of(std::string_view form) {
    if (2 * (forms_.size() + 1) > slots_.size()) {
        grow();
    }
    const std::uint64_t hash = hash_of(form);
    Slot& slot = slots_[slot_of(form, hash)];
    if (slot.id == kAbsent) {
        slot = {upper_half(hash), static_cast<std::uint32_t>(forms_.size())};
        forms_.emplace_back(form);
        counts_.push_back(0);
    }
    return slot.id;
}

std::uint32_t Vocabulary::find(std::string_view form) const {
    return slots_.empty() ? kAbsent : slots_[slot_of(form, hash_of(form))].id;
}

}  // namespace diglot
