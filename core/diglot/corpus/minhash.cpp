#include "diglot/corpus/minhash.h"

#include <algorithm>
#include <xxhash.h>

namespace diglot {

std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed) {
    return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

std::uint64_t mix_bits(std::uint64_t x) {
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31U);
}

void add_shingles(const std::vector<Token>& tokens, std::uint64_t side,
                  std::vector<std::uint64_t>& shingles) {
    std::uint64_t before = 0;
    for (const Token& token : tokens) {
        if (token.kind == TokenKind::Punctuation) {
            continue;
        }
        const std::uint64_t word = hash_bytes(token.form, side);
        shingles.push_back(word);
        if (before != 0) {
            shingles.push_back(mix_bits(before * 31 + word));
        }
        before = word;
    }
}

MinHash min_hash(const std::vector<std::uint64_t>& shingles) {
    MinHash signature{};
    for (std::size_t i = 0; i < kMinHashValues; ++i) {
        const std::uint64_t factor = mix_bits(i + 1) | 1U;
        std::uint64_t least = ~std::uint64_t{0};
        for (const std::uint64_t shingle : shingles) {
            least = std::min(least, shingle * factor ^ (shingle >> 32U));
        }
        signature[i] = static_cast<std::uint16_t>(mix_bits(least));
    }
    return signature;
}

double estimated_likeness(const MinHash& a, const MinHash& b) {
    std::size_t same = 0;
    for (std::size_t i = 0; i < kMinHashValues; ++i) {
        same += a[i] == b[i] ? 1U : 0U;
    }
    return static_cast<double>(same) / static_cast<double>(kMinHashValues);
}

std::uint64_t band_key(const MinHash& signature, std::size_t band) {
    std::uint64_t key = 0;
    for (std::size_t row = 0; row < kMinHashBandRows; ++row) {
        key = key << 16U | signature[band * kMinHashBandRows + row];
    }
    return key;
}

}  // namespace diglot
