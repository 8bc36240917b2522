#pragma once

#include "diglot/text/number.h"
#include "diglot/text/tokens.h"

#include <span>
#include <string_view>

namespace diglot {

/// True for a line that frames a text of the press instead of belonging to it, so that a version in another
/// language may well lack it: a dateline ("(평양 9월 3일발 조선중앙통신)", "Pyongyang, September 3 (KCNA)
/// --"), a date, perhaps with its place, standing alone ("주체112(2023)년 10월 12일"), an agency
/// in brackets, perhaps with its place ("(서울=연합뉴스)", "(KCNA)"), an end mark ("(끝)", "-0-"), an address
/// or copyright line. Judged by form alone, for Korean and English and for digits everywhere; a heading that
/// holds a date and more words than a place is none. O(bytes).
bool is_frame_line(std::string_view segment);
/// The same where the tokens of `segment` are known and what its language finds in it (`NumberFinder`):
/// months are then known in that language ("Berlin, 14. März 2023").
bool is_frame_line(std::string_view segment, std::span<const Token> tokens,
                   std::span<const NumberToken> numbers);

/// True when `segment` goes on after a dateline: "Pyongyang, September 3 (KCNA) -- The farms …". O(bytes).
bool begins_with_dateline(std::string_view segment);

}  // namespace diglot
