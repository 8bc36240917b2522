#include "diglot/variants/renderings.h"

#include "diglot/text/character.h"
#include "diglot/text/english.h"
#include "diglot/text/language.h"
#include "diglot/text/tokens.h"
#include "diglot/text/utf8.h"
#include "diglot/variants/word_relations.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace diglot {
namespace {

constexpr std::size_t kMostUnits = 200000;       // to learn from
constexpr std::string_view kTermWord = "zqzqz";  // stands for the term among the words to learn about
constexpr double kAssociation = 0.6;             // of a word that stands just where the term does
constexpr double kUnseen = 0.4;
constexpr std::uint64_t kManyUnits = 4;  // with the term: then a word seen once with it says nothing
constexpr double kKnownWeight = 0.5;     // of a known lexicon's word for the term

/// Where what is attached to a Korean term ends; `at` for other scripts.
std::size_t end_of_word(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        std::size_t next = at;
        if (!is_hangul(next_code_point(text, next))) {
            break;
        }
        at = next;
    }
    return at;
}

std::string property(const TranslationUnit& unit, const char* key) {
    const auto found = unit.properties.find(key);
    return found == unit.properties.end() ? std::string() : found->second;
}

std::string_view rendered(const RenderingPlace& place) {
    return std::string_view(place.other).substr(place.rendering.begin, place.rendering.size());
}

/// The rendering in small letters with single spaces.
std::string form_of(std::string_view text) {
    std::string form;
    for (const Token& token : tokenize(text)) {
        form += (form.empty() ? "" : " ") + token.form;
    }
    return form;
}

/// Puts a rendering's forms in order, and names it by the first.
void sort_forms(Rendering& rendering, const std::map<std::string, std::uint64_t>& counts) {
    rendering.forms.assign(counts.begin(), counts.end());
    std::stable_sort(rendering.forms.begin(), rendering.forms.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    const std::string& usual = rendering.forms.front().first;
    const auto shown =
        std::find_if(rendering.places.begin(), rendering.places.end(),
                     [&](const RenderingPlace& place) { return form_of(rendered(place)) == usual; });
    rendering.text = rendered(*shown);
}

/// Adds the words of a known rendering as renderings of the term.
void add_units(const LexiconEntry& known, Lexicon& lexicon) {
    for (const Token& token : tokenize(known.target)) {
        for (const std::string& unit : lexical_units(token.form, token.kind == TokenKind::Hangul)) {
            lexicon.entries.push_back({std::string(kTermWord), unit, kKnownWeight * known.weight});
        }
    }
}

}  // namespace

std::string passage_of(const UnitVariant& variant) {
    std::string text;
    for (const std::string& segment : variant.segments) {
        text += (text.empty() ? "" : " ") + segment;
    }
    return text;
}

const UnitVariant* variant_in(const TranslationUnit& unit, std::string_view language) {
    const std::string primary = primary_language(language);
    const auto found =
        std::find_if(unit.variants.begin(), unit.variants.end(), [&](const UnitVariant& variant) {
            return primary_language(variant.language) == primary &&
                   std::any_of(variant.segments.begin(), variant.segments.end(),
                               [](const std::string& one) { return !one.empty(); });
        });
    return found == unit.variants.end() ? nullptr : &*found;
}

RenderingFinder::RenderingFinder(std::string_view term, const std::string& language, const std::string& other,
                                 std::vector<Lexicon> known)
    : matcher_(term, language),
      language_(language),
      other_(other),
      known_(std::move(known)),
      trainer_(language, other),
      spelling_(make_spelling(other)) {}

void RenderingFinder::add(const TranslationUnit& unit, bool wanted) {
    const UnitVariant* variant = variant_in(unit, language_);
    const UnitVariant* other = variant_in(unit, other_);
    if (variant == nullptr || other == nullptr || unit.review == ReviewState::Rejected) {
        return;
    }
    units_ += wanted ? 1U : 0U;
    const std::string text = passage_of(*variant);
    const std::string counterpart = passage_of(*other);
    const std::vector<Range> found = matcher_.find(text);
    if (wanted && !found.empty()) {
        unit_begins_.push_back(places_.size());
    }
    // The term as one word of its own, apart from what is attached to it.
    std::string learnt;
    std::size_t at = 0;
    for (const Range term : found) {
        learnt += text.substr(at, term.begin - at) + ' ' + std::string(kTermWord) + ' ';
        at = end_of_word(text, term.end);
        if (wanted) {
            places_.push_back({unit.id,
                               variant->document,
                               property(unit, "date"),
                               property(unit, "source"),
                               text,
                               counterpart,
                               term,
                               {}});
        }
    }
    learnt += text.substr(at);
    count(counterpart, !found.empty());
    if (trainer_.size() < kMostUnits) {
        trainer_.add(learnt, counterpart, unit.confidence.value_or(1.0));
    }
}

/// Counts the passages of each lexical unit.
void RenderingFinder::count(const std::string& counterpart, bool with_term) {
    const std::string primary = primary_language(other_);
    std::set<std::string> units;
    for (const Token& token : tokenize(counterpart)) {
        if (token.kind != TokenKind::Punctuation && !is_function_word(token.form, primary)) {
            for (std::string& unit : lexical_units(token.form, token.kind == TokenKind::Hangul)) {
                units.insert(std::move(unit));
            }
        }
    }
    units_with_term_ += with_term ? 1U : 0U;
    for (const std::string& unit : units) {
        passages_[unit] += 1;
        if (with_term) {
            passages_with_term_[unit] += 1;
        }
    }
}

/// The words associated with the term; what was seen once counts for less than once.
Lexicon RenderingFinder::associated() const {
    Lexicon lexicon;
    for (const auto& [unit, both] : passages_with_term_) {
        if (both < 2 && units_with_term_ >= kManyUnits) {
            continue;
        }
        const double seen = static_cast<double>(both) - kUnseen;
        const double weight = std::sqrt(seen / static_cast<double>(units_with_term_) * seen /
                                        static_cast<double>(passages_.at(unit)));
        lexicon.entries.push_back({std::string(kTermWord), unit, kAssociation * weight});
    }
    return lexicon;
}

/// What was learnt of words, and what is known of the term itself: the words of its renderings.
WordLinks RenderingFinder::learn() const {
    Lexicon own;
    for (const Lexicon& lexicon : known_) {
        for (const LexiconEntry& entry : lexicon.entries) {
            if (lexicon.kind == LexiconKind::Words && !matcher_.find(entry.source).empty()) {
                add_units(entry, own);
            }
        }
    }
    return WordLinks({trainer_.train(known_), associated(), std::move(own)});
}

/// What renderings have in common that count as one: the stems of their words in one tradition of spelling,
/// articles and particles left off.
std::string RenderingFinder::key_of(std::string_view text) const {
    const std::string primary = primary_language(other_);
    std::string key;
    for (const Token& token : tokenize(text)) {
        const bool article =
            primary == "en" && (token.form == "the" || token.form == "a" || token.form == "an");
        if (article || token.kind == TokenKind::Punctuation) {
            continue;
        }
        std::string word(token.kind == TokenKind::Hangul ? without_particle(token.form) : token.form);
        if (const auto known = spelling_ ? spelling_->look_up(word) : std::nullopt; known) {
            word = known->forms.front().text;
        }
        key += (key.empty() ? "" : " ") + (primary == "en" ? english_stem(word) : word);
    }
    return key.empty() ? form_of(text) : key;
}

/// The places of one unit with their renderings.
std::vector<RenderingPlace> RenderingFinder::aligned(std::size_t begin, std::size_t end,
                                                     const WordLinks& links) const {
    std::vector<RenderingPlace> places(places_.begin() + static_cast<std::ptrdiff_t>(begin),
                                       places_.begin() + static_cast<std::ptrdiff_t>(end));
    std::vector<Range> terms;
    terms.reserve(places.size());
    for (const RenderingPlace& place : places) {
        terms.push_back(place.term);
    }
    const std::vector<Range> found = find_renderings(places.front().text, terms, places.front().other, other_,
                                                     links, {std::string(kTermWord)});
    for (std::size_t i = 0; i < places.size(); ++i) {
        places[i].rendering = found[i];
    }
    return places;
}

Renderings RenderingFinder::find() const {
    Renderings result;
    result.units = units_;
    if (places_.empty()) {
        return result;
    }
    const WordLinks links = learn();
    std::map<std::string, std::pair<Rendering, std::map<std::string, std::uint64_t>>> by_key;
    for (std::size_t unit = 0; unit < unit_begins_.size(); ++unit) {
        const std::size_t end = unit + 1 < unit_begins_.size() ? unit_begins_[unit + 1] : places_.size();
        for (RenderingPlace& place : aligned(unit_begins_[unit], end, links)) {
            if (place.rendering.empty()) {
                result.unrendered.push_back(std::move(place));
                continue;
            }
            auto& [rendering, forms] = by_key[key_of(rendered(place))];
            forms[form_of(rendered(place))] += 1;
            rendering.places.push_back(std::move(place));
        }
    }
    for (auto& [key, found] : by_key) {
        sort_forms(found.first, found.second);
        result.renderings.push_back(std::move(found.first));
    }
    std::stable_sort(
        result.renderings.begin(), result.renderings.end(),
        [](const Rendering& a, const Rendering& b) { return a.places.size() > b.places.size(); });
    return result;
}

}  // namespace diglot
