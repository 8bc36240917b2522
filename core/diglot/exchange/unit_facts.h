#pragma once

#include "diglot/bitext/translation_unit.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diglot {

/// The sentences of a variant as one text: joined by a space, or by nothing between characters of scripts
/// written without spaces, as `SegmentedDocument::text` joins them.
std::string joined_text(const UnitVariant& variant);

/// True when the variant has no text.
bool is_empty(const UnitVariant& variant);
/// True when a variant of the unit has text.
bool has_any_text(const TranslationUnit& unit);
/// True when the unit has fewer than two variants, or one without text.
bool has_null_side(const TranslationUnit& unit);

/// Number of sentences of each variant with `separator` between ("2-1"): the property "type" where the
/// sentences themselves are no longer apart.
std::string unit_type(const TranslationUnit& unit, char separator);

/// A number of a text format: four decimals when these are all of it, else the shortest form that gives the
/// same number again.
std::string number_text(double value);
/// The number that all of `text` is; none for anything else, and for infinity.
std::optional<double> parse_number(std::string_view text);

/// "origin" and "review" as words; `parse_…` are their reverse.
std::string_view to_string(BeadOrigin origin);
std::string_view to_string(ReviewState review);
std::optional<ReviewState> parse_review(std::string_view word);

/// `ids` joined by commas, with `\,` for a comma and `\\` for a backslash inside an id.
std::string join_ids(const std::vector<std::string>& ids);
std::vector<std::string> split_ids(std::string_view joined);
/// The ids of the variant's sentences as one text, also where they no longer have a sentence each.
std::string segment_ids_text(const TranslationUnit& unit, std::size_t variant);

/// The key of a property of one variant (counted from 0 here, from 1 in the key): "2:paragraph-id".
std::string variant_key(std::size_t variant, std::string_view name);
/// A property of one variant; empty when there is none.
std::string_view variant_property(const TranslationUnit& unit, std::size_t variant, std::string_view name);
/// Adds a property; when there is one of that key, as "key#2", "key#3" ….
void add_property(TranslationUnit& unit, const std::string& key, std::string value);
/// Puts a variant first; the others keep their order, and what is known of each follows it.
void move_variant_to_front(TranslationUnit& unit, std::size_t variant);
/// A property's key without what `add_property` put behind it.
std::string_view without_number(std::string_view key);

/// What a format may write as named values because it has no place of its own for it.
using Facts = std::vector<std::pair<std::string, std::string>>;
/// Of the unit: "origin" and "review" when not as usual, and its properties, "type" and those of variants
/// aside.
Facts unit_facts(const TranslationUnit& unit);
/// Of one variant: "segment-ids", "sentence-lengths" (code points of each sentence, when several) and its
/// properties.
Facts variant_facts(const TranslationUnit& unit, std::size_t variant);
/// Moves properties that are facts of the lists above, and "score-aligner", "score-confidence" and
/// "source-document", to the fields they are about, as far as they fit. Call once, when the unit is complete.
void settle_facts(TranslationUnit& unit);

}  // namespace diglot
