#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace diglot {

/// `text` in lower-case ASCII letters as far as ICU can (Any-Latin; Latin-ASCII; Lower), without apostrophes:
/// Владимир gives "vladimir", 平壤 "ping rang". Costs microseconds a word beyond ASCII; each thread keeps its
/// transliterator.
std::string to_plain_latin(std::string_view text);

/// How a name sounds, one letter a sound, so that names of different scripts can be compared; see
/// `sound_similarity`. Hangul is taken apart by arithmetic, other scripts go through `to_plain_latin`; spaces
/// and hyphens vanish. K for k g q and hard c, T for t d, P for p b f v, S for s z sh ch j and soft c, L for
/// l and r, M, N; `n` for ng, `r` for an r that English leaves silent (Park), `g` for a g that may be soft
/// (George); a e i o u for vowels, `-` for Hangul's ㅡ, h, w and y for the weak sounds. Doubled sounds are
/// told once (Anna, 안나).
std::string name_sounds(std::string_view name);

/// 1 for sounds that are alike, 0 for nothing in common: one less the cost of the cheapest way from one to
/// the other, in parts of the heavier. Vowels weigh little, as spellings disagree about them (김정은: Kim
/// Jong Un, Gim Jeong-eun); a lost ㅡ, h, w or y almost nothing; t for s half (블라지미르, Vladimir).
/// O(|a|·|b|).
double sound_similarity(std::string_view sounds_a, std::string_view sounds_b);

/// `sound_similarity` of two names as written; a first l that Southern Korean does not say is forgiven (이:
/// Lee, 노: Roh).
double name_similarity(std::string_view a, std::string_view b);

/// The consonants alone of `name_sounds`: "PTN" for both 푸틴 and Putin. A key to find candidates by; many
/// names share one.
std::string consonant_skeleton(std::string_view name);

/// The beginning of a Korean word that is most like a name: what follows are particles (푸틴이, 로씨야의).
struct NamePrefix {
    std::size_t bytes = 0;  ///< Length of that beginning.
    double similarity = 0.0;
};
/// At least one syllable of `eojeol` is taken; the longer beginning wins among equals.
NamePrefix best_name_prefix(std::string_view eojeol, std::string_view name);

}  // namespace diglot
