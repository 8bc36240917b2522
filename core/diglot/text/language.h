#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diglot {

/// `tag` in the canonical form of BCP 47 ("EN_us" gives "en-US", "kor" gives "ko", "iw" gives "he"); none
/// when it is not a tag of a language with a name.
std::optional<std::string> canonical_language(std::string_view tag);

/// The tag of a language by its English name or its own ("Korean", "한국어", "Deutsch"), case ignored; a tag
/// is taken too. None for a name nobody knows.
std::optional<std::string> language_of_name(std::string_view name);

/// The language subtag of a canonical tag: "zh" of "zh-Hant-TW".
std::string primary_language(std::string_view tag);

/// The name of a language in the words of another: `language_name("ko", "en")` is "Korean". The tag itself
/// where there is no name.
std::string language_name(const std::string& tag, const std::string& in);

/// True when the language is written from right to left (Arabic, Hebrew, Persian, …), by its usual script or
/// the one its tag names.
bool writes_right_to_left(const std::string& tag);

/// The script in which a language is usually written, as ISO 15924 names it: "Latn" for "en", "Kore" for
/// "ko".
std::string script_of_language(std::string_view tag);

/// A language read off the text itself.
struct LanguageGuess {
    std::string tag;          ///< Language subtag, "sr-Latn" for Serbian in Latin; empty when nothing tells.
    double confidence = 0.0;  ///< 0 … 1; near 0.5 where two languages fit almost equally well.
    double evidence = 0.0;    ///< How much spoke for it, in nats; a short text says little.
};

/// The language of `text` by its scripts first, then by letter trigrams (after Cavnar and Trenkle 1994, but
/// as a sum of log-likelihood ratios) and common words among the languages that share the script. Knows those
/// of language_profiles.inc and those that have a script of their own. O(bytes).
LanguageGuess detect_language(std::string_view text);

}  // namespace diglot
