#include "diglot/corpus/split.h"

#include "diglot/base/error.h"
#include "diglot/corpus/minhash.h"
#include "diglot/corpus/unit_text.h"
#include "diglot/text/tokens.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diglot {
namespace {

constexpr double kAlike = 0.8;

/// What is compared of a unit.
struct Glance {
    std::uint64_t content = 0;
    MinHash signature{};
    bool comparable = false;
};

Glance glance_at(const TranslationUnit& unit) {
    Glance glance;
    std::vector<std::uint64_t> shingles;
    for (const UnitVariant& variant : unit.variants) {
        const std::vector<Token> tokens = tokenize(joined_text(variant));
        const std::uint64_t language = hash_bytes(variant.language, 7);
        std::string words;
        for (const Token& token : tokens) {
            (words += token.form) += ' ';
        }
        glance.content = mix_bits(glance.content + hash_bytes(words, language));
        add_shingles(tokens, language, shingles);
    }
    glance.comparable = shingles.size() >= kFewestShingles;
    glance.signature = min_hash(shingles);
    return glance;
}

/// The documents of a unit; where it has none, something of its own.
std::vector<std::string> documents_of(const TranslationUnit& unit) {
    std::vector<std::string> names;
    for (const UnitVariant& variant : unit.variants) {
        if (!variant.document.empty()) {
            names.push_back(variant.document);
        }
    }
    if (names.empty()) {
        const std::string own =
            unit.id.empty() && !unit.variants.empty() ? joined_text(unit.variants.front()) : unit.id;
        names.push_back('\n' + own);  // no name of a document begins so
    }
    return names;
}

}  // namespace

std::string_view to_string(Split split) {
    static constexpr std::array<std::string_view, 3> kNames = {"train", "dev", "test"};
    return kNames.at(static_cast<std::size_t>(split));
}

struct CorpusSplitter::Impl {
    SplitOptions options;
    std::map<std::string, std::size_t> numbers;  // of documents
    std::vector<std::size_t> leaders;            // union-find over documents
    std::vector<std::uint64_t> units;            // of each document, counted at the first of a unit
    std::vector<Split> splits;                   // of each leader
    std::vector<MinHash> signatures;             // of what is protected
    std::vector<Split> signature_splits;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> bands;  // looked up only
    std::unordered_map<std::uint64_t, Split> contents;                    // looked up only

    std::size_t number(const std::string& name) {
        const auto [found, fresh] = numbers.try_emplace(name, leaders.size());
        if (fresh) {
            leaders.push_back(found->second);
            units.push_back(0);
        }
        return found->second;
    }

    [[nodiscard]] std::size_t leader(std::size_t document) const {
        while (leaders[document] != document) {
            document = leaders[document];
        }
        return document;
    }

    void join(std::size_t a, std::size_t b) {
        a = leader(a);
        b = leader(b);
        leaders[std::max(a, b)] = std::min(a, b);
    }

    [[nodiscard]] bool has_like(const Glance& glance, Split split) const {
        for (std::size_t band = 0; band < kMinHashBands; ++band) {
            const auto found = bands.find(mix_bits(band_key(glance.signature, band) + band));
            if (found == bands.end()) {
                continue;
            }
            for (const std::uint32_t other : found->second) {
                if (signature_splits[other] > split &&
                    estimated_likeness(signatures[other], glance.signature) >= kAlike) {
                    return true;
                }
            }
        }
        return false;
    }
};

CorpusSplitter::CorpusSplitter(SplitOptions options) : impl_(std::make_unique<Impl>()) {
    if (!(options.dev >= 0.0) || !(options.test >= 0.0) || options.dev + options.test > 1.0) {
        throw Error(ErrorCode::Argument, "The shares of dev and test do not fit into a whole", {},
                    "Give shares such as 0.05 and 0.05");
    }
    impl_->options = options;
}

CorpusSplitter::~CorpusSplitter() = default;

void CorpusSplitter::count(const TranslationUnit& unit) {
    const std::vector<std::string> names = documents_of(unit);
    const std::size_t first = impl_->number(names.front());
    ++impl_->units[first];
    for (std::size_t i = 1; i < names.size(); ++i) {
        impl_->join(first, impl_->number(names[i]));
    }
}

void CorpusSplitter::assign() {
    std::map<std::size_t, std::uint64_t> sizes;  // of groups, by leader
    std::map<std::size_t, std::string> names;    // the least of a group's names
    std::uint64_t total = 0;
    for (const auto& [name, number] : impl_->numbers) {
        const std::size_t leader = impl_->leader(number);
        sizes[leader] += impl_->units[number];
        names.try_emplace(leader, name);
        total += impl_->units[number];
    }
    std::vector<std::pair<std::uint64_t, std::size_t>> order;
    order.reserve(names.size());
    for (const auto& [leader, name] : names) {
        order.emplace_back(hash_bytes(name, impl_->options.seed), leader);
    }
    std::sort(order.begin(), order.end());
    impl_->splits.assign(impl_->leaders.size(), Split::Train);
    double test = impl_->options.test * static_cast<double>(total);
    double dev = impl_->options.dev * static_cast<double>(total);
    for (const auto& [key, leader] : order) {
        const auto size = static_cast<double>(sizes[leader]);
        if (size / 2 <= test) {  // more than half of it fits
            impl_->splits[leader] = Split::Test;
            test -= size;
        } else if (size / 2 <= dev) {
            impl_->splits[leader] = Split::Dev;
            dev -= size;
        }
    }
}

void CorpusSplitter::protect(const TranslationUnit& unit) {
    const Split split = split_of(unit);
    if (split == Split::Train) {
        return;
    }
    const Glance glance = glance_at(unit);
    Split& dearest = impl_->contents.try_emplace(glance.content, split).first->second;
    dearest = std::max(dearest, split);
    if (!glance.comparable) {
        return;
    }
    for (std::size_t band = 0; band < kMinHashBands; ++band) {
        impl_->bands[mix_bits(band_key(glance.signature, band) + band)].push_back(
            static_cast<std::uint32_t>(impl_->signatures.size()));
    }
    impl_->signatures.push_back(glance.signature);
    impl_->signature_splits.push_back(split);
}

Split CorpusSplitter::split_of(const TranslationUnit& unit) const {
    const auto found = impl_->numbers.find(documents_of(unit).front());
    return found == impl_->numbers.end() ? Split::Train : impl_->splits[impl_->leader(found->second)];
}

bool CorpusSplitter::is_leak(const TranslationUnit& unit) const {
    const Split split = split_of(unit);
    if (split == Split::Test) {
        return false;
    }
    const Glance glance = glance_at(unit);
    const auto same = impl_->contents.find(glance.content);
    return (same != impl_->contents.end() && same->second > split) ||
           (glance.comparable && impl_->has_like(glance, split));
}

}  // namespace diglot
