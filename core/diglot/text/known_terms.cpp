#include "diglot/text/known_terms.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/rbnf.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <tuple>
#include <utility>

namespace diglot {
namespace {

class TermList {
public:
    void add(std::string_view kind, std::string_view id, icu::UnicodeString form) {
        form.findAndReplace(icu::UnicodeString(static_cast<UChar>(0x00AD)), icu::UnicodeString());
        form.trim();
        if (form.isEmpty() || form.isBogus()) {
            return;
        }
        KnownTerm term{std::string(kind).append(":").append(id), {}};
        form.toUTF8String(term.form);
        if (term.form != id) {
            terms_.push_back(std::move(term));
        }
    }

    std::vector<KnownTerm> take() {
        const auto order = [](const KnownTerm& t) { return std::tie(t.key, t.form); };
        std::sort(terms_.begin(), terms_.end(),
                  [&](const KnownTerm& a, const KnownTerm& b) { return order(a) < order(b); });
        terms_.erase(
            std::unique(terms_.begin(), terms_.end(),
                        [&](const KnownTerm& a, const KnownTerm& b) { return order(a) == order(b); }),
            terms_.end());
        return std::move(terms_);
    }

private:
    std::vector<KnownTerm> terms_;
};

void add_regions_and_languages(const icu::Locale& locale, TermList& terms) {
    for (const UDisplayContext length : {UDISPCTX_LENGTH_FULL, UDISPCTX_LENGTH_SHORT}) {
        std::array<UDisplayContext, 2> contexts{length, UDISPCTX_NO_SUBSTITUTE};
        const std::unique_ptr<icu::LocaleDisplayNames> names(
            icu::LocaleDisplayNames::createInstance(locale, contexts.data(), int32_t{contexts.size()}));
        icu::UnicodeString form;
        for (const char* const* region = uloc_getISOCountries(); *region != nullptr; ++region) {
            terms.add("region", *region, names->regionDisplayName(*region, form));
        }
        if (length == UDISPCTX_LENGTH_SHORT) {
            continue;  // of some regions only is there a short name worth the time: the US, the UK
        }
        for (const char* const* language = uloc_getISOLanguages(); *language != nullptr; ++language) {
            terms.add("language", *language, names->languageDisplayName(*language, form));
        }
    }
}

constexpr int32_t kShortestAbbreviation = 3;

void add_names(const icu::DateFormatSymbols& symbols, icu::DateFormatSymbols::DtContextType context,
               icu::DateFormatSymbols::DtWidthType width, TermList& terms) {
    const auto long_enough = [&](const icu::UnicodeString& form) {
        return width == icu::DateFormatSymbols::WIDE || form.countChar32() >= kShortestAbbreviation;
    };
    int32_t count = 0;
    const icu::UnicodeString* months = symbols.getMonths(count, context, width);
    for (int32_t i = 0; i < count; ++i) {
        if (long_enough(months[i])) {
            terms.add("month", std::to_string(i + 1), months[i]);
        }
    }
    // ICU counts Sunday as 1 and leaves index 0 empty; the keys count Monday as 1 (ISO 8601).
    const icu::UnicodeString* weekdays = symbols.getWeekdays(count, context, width);
    for (int32_t i = 1; i < count; ++i) {
        if (long_enough(weekdays[i])) {
            terms.add("weekday", std::to_string(i == 1 ? 7 : i - 1), weekdays[i]);
        }
    }
}

void add_calendar(const icu::Locale& locale, TermList& terms) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(locale, "gregorian", status);
    if (U_FAILURE(status)) {
        return;
    }
    using Symbols = icu::DateFormatSymbols;
    for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
        for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
            add_names(symbols, context, width, terms);
        }
    }
}

void add_currencies(const icu::Locale& locale, TermList& terms) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UEnumeration, decltype(&uenum_close)> codes(
        ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, &status), &uenum_close);
    while (U_SUCCESS(status)) {
        const char* code = uenum_next(codes.get(), nullptr, &status);
        if (code == nullptr || U_FAILURE(status)) {
            return;
        }
        icu::UnicodeString iso(code, -1, US_INV);
        UErrorCode found = U_ZERO_ERROR;
        int32_t length = 0;
        // Of a currency without a name in this locale the code that was passed in comes back.
        const UChar* name = ucurr_getName(iso.getTerminatedBuffer(), locale.getName(), UCURR_LONG_NAME,
                                          nullptr, &length, &found);
        if (U_SUCCESS(found)) {
            terms.add("currency", code, icu::UnicodeString(name, length));
        }
    }
}

void add_cities(const icu::Locale& locale, TermList& terms) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::TimeZoneNames> names(icu::TimeZoneNames::createInstance(locale, status));
    const std::unique_ptr<icu::StringEnumeration> zones(icu::TimeZone::createTimeZoneIDEnumeration(
        UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status));
    while (U_SUCCESS(status)) {
        const icu::UnicodeString* zone = zones->snext(status);
        if (zone == nullptr) {
            return;
        }
        std::string id;
        zone->toUTF8String(id);
        icu::UnicodeString form;
        terms.add("city", id, names->getExemplarLocationName(*zone, form));
    }
}

constexpr int32_t kLargestNumberInWords = 100;

icu::UnicodeString in_words(const icu::RuleBasedNumberFormat& format, const icu::UnicodeString& rule,
                            int32_t number) {
    icu::UnicodeString form;
    icu::FieldPosition position;
    UErrorCode status = U_ZERO_ERROR;
    format.format(number, rule, form, position, status);
    return U_SUCCESS(status) ? form : icu::UnicodeString();
}

/// The numbers 0 to 100 by one rule set. What is written in separate words (двадцать пять) is left to its
/// parts: with all cases and genders of a Slavic language it would be thousands of forms that say nothing
/// new.
void add_rule_set(const icu::RuleBasedNumberFormat& format, const icu::UnicodeString& rule,
                  std::string_view kind, TermList& terms) {
    const bool twenties_apart = in_words(format, rule, 25).indexOf(u' ') >= 0;
    const bool thirties_apart = in_words(format, rule, 35).indexOf(u' ') >= 0;
    for (int32_t number = 0; number <= kLargestNumberInWords; ++number) {
        const bool apart = (number > 30 && thirties_apart) || (number > 20 && number < 30 && twenties_apart);
        if (number % 10 == 0 || !apart) {
            terms.add(kind, std::to_string(number), in_words(format, rule, number));
        }
    }
}

void add_numbers(const icu::Locale& locale, TermList& terms) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, locale, status);
    if (U_FAILURE(status)) {
        return;
    }
    for (int32_t rule = 0; rule < format.getNumberOfRuleSetNames(); ++rule) {
        const icu::UnicodeString name = format.getRuleSetName(rule);
        const bool ordinal = name.indexOf("ordinal") >= 0;
        if (!ordinal && name.indexOf("cardinal") < 0) {
            continue;  // years, and digits with marks
        }
        add_rule_set(format, name, ordinal ? "ordinal" : "number", terms);
    }
}

/// Asked for a language it does not know, ICU answers in the language of the system: then there is nothing to
/// tell.
bool known_to_cldr(const icu::Locale& locale) {
    int32_t count = 0;
    const icu::Locale* available = icu::Locale::getAvailableLocales(count);
    return std::any_of(available, available + count, [&](const icu::Locale& other) {
        return std::string_view(other.getLanguage()) == locale.getLanguage();
    });
}

}  // namespace

std::vector<KnownTerm> known_number_terms(const std::string& language) {
    const icu::Locale locale(language.c_str());
    TermList terms;
    if (known_to_cldr(locale)) {
        add_calendar(locale, terms);
        add_numbers(locale, terms);
    }
    return terms.take();
}

std::vector<KnownTerm> known_terms(const std::string& language) {
    const icu::Locale locale(language.c_str());
    TermList terms;
    if (known_to_cldr(locale)) {
        add_regions_and_languages(locale, terms);
        add_calendar(locale, terms);
        add_currencies(locale, terms);
        add_cities(locale, terms);
        add_numbers(locale, terms);
    }
    return terms.take();
}

}  // namespace diglot
