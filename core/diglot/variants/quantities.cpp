#include "diglot/variants/quantities.h"

#include "diglot/text/character.h"
#include "diglot/text/number.h"
#include "diglot/text/tokens.h"
#include "diglot/variants/word_list.h"

#include <algorithm>
#include <array>
#include <utility>

namespace diglot {
namespace {

constexpr auto kUnits = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"km", "km|kms|kilometer|kilometers|kilometre|kilometres|킬로미터|키로메터|㎞"},
    {"m", "m|meter|meters|metre|metres|미터|메터"},
    {"cm", "cm|centimeter|centimeters|centimetre|centimetres|센티미터|센치메터|㎝"},
    {"mm", "mm|millimeter|millimeters|millimetre|millimetres|밀리미터|㎜"},
    {"mi", "mi|mile|miles|마일"},
    {"ft", "ft|foot|feet|피트"},
    {"in", "inch|inches|인치"},
    {"kg", "kg|kgs|kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes|킬로그램|키로그람|㎏"},
    {"g", "g|gram|grams|gramme|grammes|그램|그람"},
    {"t", "t|ton|tons|tonne|tonnes|톤"},
    {"lb", "lb|lbs|pound|pounds|파운드"},
    {"l", "l|liter|liters|litre|litres|리터"},
    {"ha", "ha|hectare|hectares|헥타르|정보"},
    {"km2", "km²|㎢"},
    {"h", "h|hr|hrs|hour|hours|시간"},
    {"min", "min|mins|minute|minutes|분"},
    {"s", "sec|secs|second|seconds|초"},
    {"kw", "kw|kilowatt|kilowatts|킬로와트|키로와트"},
    {"mw", "mw|megawatt|megawatts"},
    {"hz", "hz|hertz"},
    {"gb", "gb|gigabyte|gigabytes"},
    {"mb", "mb|megabyte|megabytes"},
    {"kb", "kb|kilobyte|kilobytes"},
    {"percent", "%|percent|per cent|pct|퍼센트|프로|％"},
    {"degree", "°|degree|degrees|도"},
    {"c", "c|celsius|℃"},
    {"usd", "$|us$|usd|dollar|dollars|달러|딸라|불"},
    {"eur", "€|eur|euro|euros|유로"},
    {"gbp", "£|gbp|sterling"},
    {"krw", "₩|krw|won|원"},
    {"jpy", "¥|jpy|yen|엔"},
    {"year", "년"},
    {"month", "월"},
    {"day", "일"},
});

bool is_connector(std::string_view word) {
    return word == "," || word == "of" || word == "the" || word == "and" || word == "-" || word == "." ||
           word == "/" || word == "(" || word == ")" || word == "th" || word == "st" || word == "nd" ||
           word == "rd" || word == ":" || word == "년" || word == "월" || word == "일";
}

}  // namespace

bool may_count(std::string_view word) {
    return word != "," && word != "of" && word != "the" && word != "and" && word != "(" && word != ")";
}

std::optional<std::string> unit_of_measure(std::string_view word) {
    const std::string lower = to_lower(word);
    for (const auto& [unit, names] : kUnits) {
        if (in_list(names, lower)) {
            return std::string(unit);
        }
    }
    return std::nullopt;
}

std::optional<std::vector<std::string>> quantity(std::string_view text, const std::string& language) {
    const std::vector<NumberToken> numbers = find_numbers(text, language);
    std::vector<std::string> found;
    for (const NumberToken& number : numbers) {
        const bool unit = number.canonical.starts_with("unit:") || number.canonical.starts_with("currency:");
        found.push_back(unit ? to_lower(number.canonical.substr(number.canonical.find(':') + 1))
                             : number.canonical);
    }
    if (found.empty()) {
        return std::nullopt;
    }
    const bool dollars =
        text.find('$') != std::string_view::npos || text.find("dollar") != std::string_view::npos;
    std::size_t next = 0;
    for (const Token& token : tokenize(text)) {
        while (next < numbers.size() && numbers[next].bytes.end <= token.bytes.begin) {
            ++next;
        }
        if (next < numbers.size() && token.bytes.end > numbers[next].bytes.begin) {
            continue;
        }
        if (const auto unit = unit_of_measure(token.form); unit && !is_connector(token.form)) {
            found.push_back(*unit);
        } else if (!is_connector(token.form) && !(token.form == "us" && dollars)) {
            return std::nullopt;
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool is_roman_numeral_pair(std::string_view roman, std::string_view number) {
    constexpr std::array<std::string_view, 20> kNumerals = {
        "I",  "II",  "III",  "IV",  "V",  "VI",  "VII",  "VIII",  "IX",  "X",
        "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"};
    const auto* const found = std::find(kNumerals.begin(), kNumerals.end(), roman);
    return found != kNumerals.end() && std::to_string(found - kNumerals.begin() + 1) == number;
}

}  // namespace diglot
