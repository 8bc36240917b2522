#pragma once

#include "diglot/text/tokens.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace diglot {

inline constexpr std::size_t kMinHashValues = 64;  // a unit
inline constexpr std::size_t kMinHashBands = 8;
inline constexpr std::size_t kMinHashBandRows = 3;
inline constexpr std::size_t kFewestShingles = 8;  // a shorter unit is too easily alike by chance

/// MinHash values of 16 bits (Broder 1997; Li and König 2010).
using MinHash = std::array<std::uint16_t, kMinHashValues>;

std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed);
/// splitmix64's finaliser.
std::uint64_t mix_bits(std::uint64_t x);

/// Adds the words and pairs of neighbouring words of a text, as hashes; punctuation aside. `side` keeps
/// languages apart.
void add_shingles(const std::vector<Token>& tokens, std::uint64_t side, std::vector<std::uint64_t>& shingles);
MinHash min_hash(const std::vector<std::uint64_t>& shingles);
/// The estimated Jaccard similarity of what two signatures were made of, 0 … 1.
double estimated_likeness(const MinHash& a, const MinHash& b);
/// Units that are alike share the key of at least one band, most likely.
std::uint64_t band_key(const MinHash& signature, std::size_t band);

}  // namespace diglot
