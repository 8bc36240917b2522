#include "diglot/exchange/unit_facts.h"

#include "diglot/exchange/unit.h"
#include "diglot/text/script.h"
#include "diglot/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace diglot {
namespace {

constexpr std::string_view kDigits = "0123456789";

/// The number of the variant that a key such as "2:paragraph-id" is about, counted from 1, and the rest of
/// the key; 0 for a key of the unit.
std::pair<std::size_t, std::string_view> split_key(std::string_view key) {
    const std::size_t colon = key.find(':');
    std::size_t number = 0;
    if (colon == std::string_view::npos || colon == 0 || colon > 4 ||
        key.substr(0, colon).find_first_not_of(kDigits) != std::string_view::npos) {
        return {0, key};
    }
    std::from_chars(key.data(), key.data() + colon, number);
    return {number, key.substr(colon + 1)};
}

std::string counted_type(const TranslationUnit& unit, char separator) {
    std::string type;
    for (const UnitVariant& variant : unit.variants) {
        type += type.empty() ? "" : std::string(1, separator);
        type += std::to_string(is_empty(variant) ? 0 : variant.segments.size());
    }
    return type;
}

/// "12 30+7": code points of each sentence, with a plus where no space was put before the next.
std::string lengths_text(const std::vector<std::string>& segments) {
    std::string lengths;
    std::string joined;
    for (const std::string& segment : segments) {
        const bool spaced = !joined.empty() && needs_space_between(joined, segment);
        lengths += lengths.empty() ? "" : spaced ? " " : "+";
        lengths += std::to_string(count_code_points(segment));
        joined += spaced ? " " : "";
        joined += segment;
    }
    return lengths;
}

/// The byte behind `count` code points from byte `at` of `text`; none when there are fewer.
std::optional<std::size_t> behind(std::string_view text, std::size_t at, std::size_t count) {
    for (; count > 0 && at < text.size(); --count) {
        next_code_point(text, at);
    }
    return count > 0 ? std::nullopt : std::optional(at);
}

/// Cuts the one text of a variant into sentences of these lengths again; false, and nothing changed, when
/// they do not fit, as after the text was edited.
bool cut_by_lengths(UnitVariant& variant, std::string_view lengths) {
    if (variant.segments.size() != 1) {
        return false;
    }
    const std::string& text = variant.segments.front();
    UnitVariant cut;
    std::size_t at = 0;
    while (true) {
        std::size_t length = 0;
        const auto [end, error] = std::from_chars(lengths.data(), lengths.data() + lengths.size(), length);
        const std::optional<std::size_t> next =
            error == std::errc() ? behind(text, at, length) : std::nullopt;
        if (!next) {
            return false;
        }
        cut.segments.push_back(text.substr(at, *next - at));
        at = *next;
        lengths.remove_prefix(static_cast<std::size_t>(end - lengths.data()));
        if (lengths.empty()) {
            break;
        }
        at += lengths.front() == ' ' ? std::size_t{1} : 0;
        lengths.remove_prefix(1);
        if (at > text.size()) {
            return false;
        }
    }
    if (at != text.size() || joined_text(cut) != text) {
        return false;
    }
    variant.segments = std::move(cut.segments);
    return true;
}

void take(Metadata& properties, const std::string& key, const auto& use) {
    const auto found = properties.find(key);
    if (found != properties.end() && use(found->second)) {
        properties.erase(found);
    }
}

void settle_variant(TranslationUnit& unit, std::size_t index) {
    UnitVariant& variant = unit.variants[index];
    take(unit.properties, variant_key(index, "source-document"), [&](const std::string& value) {
        const bool fits = variant.document.empty() || variant.document == value;
        variant.document = fits ? value : variant.document;
        return fits;
    });
    take(unit.properties, variant_key(index, "sentence-lengths"),
         [&](const std::string& value) { return cut_by_lengths(variant, value); });
    take(unit.properties, variant_key(index, "segment-ids"), [&](const std::string& value) {
        std::vector<std::string> ids = split_ids(value);
        const bool fits = variant.segment_ids.empty() && ids.size() == variant.segments.size();
        if (fits) {
            variant.segment_ids = std::move(ids);
        }
        return fits;
    });
}

}  // namespace

std::string joined_text(const UnitVariant& variant) {
    std::string joined;
    for (const std::string& next : variant.segments) {
        if (!joined.empty() && needs_space_between(joined, next)) {
            joined += ' ';
        }
        joined += next;
    }
    return joined;
}

bool is_empty(const UnitVariant& variant) {
    return std::all_of(variant.segments.begin(), variant.segments.end(),
                       [](const std::string& segment) { return segment.empty(); });
}

bool has_any_text(const TranslationUnit& unit) {
    return !std::all_of(unit.variants.begin(), unit.variants.end(), &is_empty);
}

bool has_null_side(const TranslationUnit& unit) {
    return unit.variants.size() < 2 || std::any_of(unit.variants.begin(), unit.variants.end(), &is_empty);
}

std::string unit_type(const TranslationUnit& unit, char separator) {
    const auto known = unit.properties.find("type");
    if (known == unit.properties.end()) {
        return counted_type(unit, separator);
    }
    std::string type = known->second;
    for (char& c : type) {
        c = c == ':' || c == '-' ? separator : c;
    }
    return type;
}

std::string number_text(double value) {
    std::string text = fixed(value, 4);
    return parse_number(text) == value ? text : fmt::format("{}", value);
}

std::optional<double> parse_number(std::string_view text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc() && end == text.data() + text.size() && std::isfinite(value);
    return whole ? std::optional(value) : std::nullopt;
}

std::string_view to_string(BeadOrigin origin) {
    return origin == BeadOrigin::Human ? "human" : "machine";
}

std::string_view to_string(ReviewState review) {
    static constexpr std::array<std::string_view, 4> kNames = {"unreviewed", "accepted", "rejected",
                                                               "needs-review"};
    return kNames.at(static_cast<std::size_t>(review));
}

std::optional<ReviewState> parse_review(std::string_view word) {
    for (const ReviewState state :
         {ReviewState::Unreviewed, ReviewState::Accepted, ReviewState::Rejected, ReviewState::NeedsReview}) {
        if (word == to_string(state)) {
            return state;
        }
    }
    return std::nullopt;
}

std::string join_ids(const std::vector<std::string>& ids) {
    std::string joined;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        joined += i == 0 ? "" : ",";
        for (const char c : ids[i]) {
            joined += c == ',' || c == '\\' ? "\\" : "";
            joined += c;
        }
    }
    return joined;
}

std::vector<std::string> split_ids(std::string_view joined) {
    std::vector<std::string> ids;
    if (joined.empty()) {
        return ids;
    }
    ids.emplace_back();
    for (std::size_t i = 0; i < joined.size(); ++i) {
        if (joined[i] == ',') {
            ids.emplace_back();
        } else {
            i += joined[i] == '\\' && i + 1 < joined.size() ? std::size_t{1} : 0;
            ids.back() += joined[i];
        }
    }
    return ids;
}

std::string segment_ids_text(const TranslationUnit& unit, std::size_t variant) {
    const std::vector<std::string>& ids = unit.variants[variant].segment_ids;
    return ids.empty() ? std::string(variant_property(unit, variant, "segment-ids")) : join_ids(ids);
}

std::string variant_key(std::size_t variant, std::string_view name) {
    return fmt::format("{}:{}", variant + 1, name);
}

std::string_view variant_property(const TranslationUnit& unit, std::size_t variant, std::string_view name) {
    const auto found = unit.properties.find(variant_key(variant, name));
    return found == unit.properties.end() ? std::string_view() : std::string_view(found->second);
}

void add_property(TranslationUnit& unit, const std::string& key, std::string value) {
    std::string free = key;
    for (int number = 2; unit.properties.contains(free); ++number) {
        free = fmt::format("{}#{}", key, number);
    }
    unit.properties.emplace(std::move(free), std::move(value));
}

void move_variant_to_front(TranslationUnit& unit, std::size_t variant) {
    const auto begin = unit.variants.begin();
    const auto moved = begin + static_cast<std::ptrdiff_t>(variant);
    std::rotate(begin, moved, moved + 1);
    Metadata properties;
    for (auto& [key, value] : unit.properties) {
        const auto [number, name] = split_key(key);
        const bool follows = number >= 1 && number <= variant + 1;
        const std::size_t place = number == variant + 1 ? 0 : number;  // counted from 0
        properties.emplace(follows ? variant_key(place, name) : key, std::move(value));
    }
    unit.properties = std::move(properties);
}

std::string_view without_number(std::string_view key) {
    const std::size_t hash = key.rfind('#');
    const bool numbered = hash != std::string_view::npos && hash > 0 && hash + 1 < key.size() &&
                          key.substr(hash + 1).find_first_not_of(kDigits) == std::string_view::npos;
    return numbered ? key.substr(0, hash) : key;
}

Facts unit_facts(const TranslationUnit& unit) {
    Facts facts;
    if (unit.origin != BeadOrigin::Machine) {
        facts.emplace_back("origin", to_string(unit.origin));
    }
    if (unit.review != ReviewState::Unreviewed) {
        facts.emplace_back("review", to_string(unit.review));
    }
    for (const auto& [key, value] : unit.properties) {
        const std::size_t variant = split_key(key).first;
        if ((variant == 0 || variant > unit.variants.size()) && key != "type") {
            facts.emplace_back(key, value);
        }
    }
    return facts;
}

Facts variant_facts(const TranslationUnit& unit, std::size_t variant) {
    Facts facts;
    const UnitVariant& one = unit.variants[variant];
    if (!one.segment_ids.empty()) {
        facts.emplace_back("segment-ids", join_ids(one.segment_ids));
    }
    if (one.segments.size() > 1) {
        facts.emplace_back("sentence-lengths", lengths_text(one.segments));
    }
    for (auto found = unit.properties.lower_bound(variant_key(variant, {})); found != unit.properties.end();
         ++found) {
        const auto [number, name] = split_key(found->first);
        if (number != variant + 1) {
            break;
        }
        facts.emplace_back(name, found->second);
    }
    return facts;
}

void settle_facts(TranslationUnit& unit) {
    const auto number = [](std::optional<double>& field) {
        return [&field](const std::string& value) {
            const std::optional<double> parsed = parse_number(value);
            field = parsed && !field ? parsed : field;
            return parsed.has_value() && field == parsed;
        };
    };
    take(unit.properties, "score-aligner", number(unit.score));
    take(unit.properties, "score-confidence", [&](const std::string& value) {
        const std::optional<double> parsed = parse_number(value);
        return parsed && *parsed >= 0.0 && *parsed <= 1.0 && number(unit.confidence)(value);
    });
    take(unit.properties, "origin", [&](const std::string& value) {
        unit.origin = value == "human" ? BeadOrigin::Human : unit.origin;
        return value == "human" || value == "machine";
    });
    take(unit.properties, "review", [&](const std::string& value) {
        const std::optional<ReviewState> state = parse_review(value);
        unit.review = state.value_or(unit.review);
        return state.has_value();
    });
    for (std::size_t i = 0; i < unit.variants.size(); ++i) {
        settle_variant(unit, i);
    }
    take(unit.properties, "type", [&](const std::string& value) {
        return value == counted_type(unit, ':') || value == counted_type(unit, '-');
    });
}

}  // namespace diglot
