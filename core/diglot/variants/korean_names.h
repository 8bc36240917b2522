#pragma once

#include <string_view>

namespace diglot {

/// True when both can be read as the same Korean name or word, each in Hangul or in Latin letters by
/// McCune–Reischauer (with its marks or without), North Korea's agency, the Revised Romanization, Yale, or
/// the usage of South Korean passports: "Kim Jong Gyu", "Kim Chŏng-kyu", "Gim Jeong-gyu", "김정규". Capitals,
/// spaces, hyphens and apostrophes do not count. False for texts without letters. O(|a|·|b|).
bool may_be_same_korean(std::string_view a, std::string_view b);

/// True for a Korean family name, in Hangul or in any usual Latin spelling ("Kim", "Gim", "Lee", "Ri",
/// "최", "Choe"); capitals do not count.
bool is_korean_family_name(std::string_view word);

/// True when `name` is a whole Korean personal name in Latin letters: a family name and one or two syllables
/// of a given name, or the given name first.
bool looks_like_korean_name(std::string_view name);

}  // namespace diglot
