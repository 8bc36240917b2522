#pragma once

#include <string>
#include <vector>

namespace diglot {

/// One word or name whose meaning is known in every language that CLDR describes.
struct KnownTerm {
    std::string key;  ///< "region:RU", "language:ko", "month:10", "weekday:5" (Monday is 1), "currency:USD",
                      ///< "city:Europe/Moscow", "number:3", "ordinal:3".
    std::string
        form;  ///< As the language writes it, its own case kept; may hold spaces; without soft hyphens.
};

/// The terms of one language from Unicode CLDR: regions and languages (full and short names), months and
/// weekdays (standing alone and in a date; abbreviated ones of three code points or more), names of current
/// currencies, cities after which time zones are named, and the numbers 0 to 100 in words (every gender and
/// case that CLDR has). Two forms with one key, of two languages, are translations of each other. Sorted by
/// key, then form; no row twice. Terms that CLDR leaves untranslated (a code shown as its own name) are left
/// out. A language unknown to CLDR has no terms. Around ten milliseconds; the caller keeps the answer.
std::vector<KnownTerm> known_terms(const std::string& language);

/// The months, weekdays, numbers and ordinals alone of `known_terms`: what dates and amounts are written
/// with.
std::vector<KnownTerm> known_number_terms(const std::string& language);

}  // namespace diglot
