#pragma once

#include <string>
#include <string_view>

namespace diglot {

/// A key that the forms of one English word share: "make", "makes", "making" and "made" give "mak"; "city"
/// and "cities" "citi"; "men" gives "man". A light stemmer by rules of spelling with the irregular forms of
/// common words by table: it takes off inflection alone, so "maker" and "national" stay apart from "make" and
/// "nation". The key is no word to show. `word` is in lower case, without apostrophe or what follows it; what
/// is not a-z comes back as it is. O(letters).
std::string english_stem(std::string_view word);

}  // namespace diglot
