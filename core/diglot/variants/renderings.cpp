#include "diglot/variants/renderings.h"

#include "diglot/text/character.h"
#include "diglot/text/language.h"
#include "diglot/text/tokens.h"
#include "diglot/text/utf8.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace diglot {
namespace {

constexpr std::size_t kMostUnits = 200000;       // to learn from
constexpr std::string_view kTermWord = "zqzqz";  // stands for the term among the words to learn about
constexpr double kWordCost = 0.04;               // a word must be explained by more than this
constexpr double kBridgeCost = 0.015;            // of a function word between two words explained
constexpr double kMarkCost = 0.3;
constexpr double kAssociation = 0.6;  // of a word that stands just where the term does
constexpr double kUnseen = 0.4;
constexpr std::uint64_t kManyUnits = 4;  // with the term: then a word seen once with it says nothing
constexpr double kKnownWeight = 0.5;     // of a known lexicon's word for the term

bool is_function_word(std::string_view form) {
    static constexpr std::string_view kWords =
        " a an the of to in on at by for from with and or as that this its his her their our is are was were "
        "be been it which who will has have had not ";
    return kWords.find(' ' + std::string(form) + ' ') != std::string_view::npos;
}

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

/// A run of tokens whose sum of gains is the greatest; empty when no sum is above 0 (Kadane's scan).
std::pair<std::size_t, std::size_t> best_run(const std::vector<double>& gains) {
    std::pair<std::size_t, std::size_t> best = {0, 0};
    double best_sum = 0.0, sum = 0.0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < gains.size(); ++i) {
        if (sum <= 0.0) {
            sum = 0.0;
            begin = i;
        }
        sum += gains[i];
        if (sum > best_sum) {
            best_sum = sum;
            best = {begin, i + 1};
        }
    }
    return best;
}

/// How much better the term explains a word of the other side than the words around the term do.
double gain_of(const Token& token, const std::vector<std::string>& own,
               const std::vector<std::vector<std::string>>& around, const WordLinks& links) {
    if (token.kind == TokenKind::Punctuation) {
        return token.form == "-" ? -kBridgeCost : -kMarkCost;
    }
    if (is_function_word(token.form)) {
        return -kBridgeCost;
    }
    const std::vector<std::string> units = lexical_units(token.form, token.kind == TokenKind::Hangul);
    double rival = 0.0;
    for (const std::vector<std::string>& one : around) {
        rival = std::max(rival, links.weight(one, units));
    }
    return links.weight(own, units) - rival - kWordCost;
}

std::string property(const TranslationUnit& unit, const char* key) {
    const auto found = unit.properties.find(key);
    return found == unit.properties.end() ? std::string() : found->second;
}

/// The rendering in small letters with single spaces: what counts as the same.
std::string key_of(std::string_view text) {
    std::string key;
    for (const Token& token : tokenize(text)) {
        key += (key.empty() ? "" : " ") + token.form;
    }
    return key;
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

std::vector<std::string> lexical_units(std::string_view form, bool hangul) {
    if (!hangul) {
        return {std::string(first_code_points(form, 5))};
    }
    std::vector<std::string> units = {std::string(first_code_points(form, 2)),
                                      std::string(first_code_points(form, 3))};
    units.erase(std::unique(units.begin(), units.end()), units.end());
    return units;
}

WordLinks::WordLinks(const std::vector<Lexicon>& lexicons) {
    for (const Lexicon& lexicon : lexicons) {
        for (const LexiconEntry& entry : lexicon.entries) {
            double& weight = rows_[entry.source][entry.target];
            weight = std::max(weight, entry.weight);
        }
    }
}

double WordLinks::weight(const std::vector<std::string>& source,
                         const std::vector<std::string>& target) const {
    double best = 0.0;
    for (const std::string& one : source) {
        const auto row = rows_.find(one);
        if (row == rows_.end()) {
            continue;
        }
        for (const std::string& other : target) {
            const auto entry = row->second.find(other);
            best = entry == row->second.end() ? best : std::max(best, entry->second);
        }
    }
    return best;
}

Range find_rendering(std::string_view text, Range term, std::string_view other, const WordLinks& links,
                     const std::vector<std::string>& more) {
    std::vector<std::vector<std::string>> around;
    std::vector<std::string> own = more;
    for (const Token& token : tokenize(text)) {
        if (token.kind == TokenKind::Punctuation) {
            continue;
        }
        const bool overlaps = token.bytes.begin < term.end && token.bytes.end > term.begin;
        const std::uint32_t begin = overlaps ? std::max(token.bytes.begin, term.begin) : token.bytes.begin;
        const std::string form = begin == token.bytes.begin
                                     ? token.form
                                     : std::string(text.substr(begin, token.bytes.end - begin));
        std::vector<std::string> units = lexical_units(form, token.kind == TokenKind::Hangul);
        if (overlaps) {
            own.insert(own.end(), units.begin(), units.end());
        } else {
            around.push_back(std::move(units));
        }
    }
    const std::vector<Token> tokens = tokenize(other);
    std::vector<double> gains;
    for (const Token& token : tokens) {
        gains.push_back(gain_of(token, own, around, links));
    }
    const auto [begin, end] = best_run(gains);
    if (begin == end) {
        return {};
    }
    const Token& last = tokens[end - 1];
    std::uint32_t stop = last.bytes.end;
    if (last.kind == TokenKind::Hangul) {
        stop = last.bytes.begin +
               static_cast<std::uint32_t>(
                   without_particle(other.substr(last.bytes.begin, last.bytes.size())).size());
    }
    return {tokens[begin].bytes.begin, stop};
}

RenderingFinder::RenderingFinder(std::string_view term, const std::string& language, const std::string& other,
                                 std::vector<Lexicon> known)
    : matcher_(term, language),
      language_(language),
      other_(other),
      known_(std::move(known)),
      trainer_(language, other) {}

void RenderingFinder::add(const TranslationUnit& unit) {
    const UnitVariant* variant = variant_in(unit, language_);
    const UnitVariant* other = variant_in(unit, other_);
    if (variant == nullptr || other == nullptr || unit.review == ReviewState::Rejected) {
        return;
    }
    ++units_;
    const std::string text = passage_of(*variant);
    const std::string counterpart = passage_of(*other);
    const std::vector<Range> found = matcher_.find(text);
    // The term as one word of its own, apart from what is attached to it.
    std::string learnt;
    std::size_t at = 0;
    for (const Range term : found) {
        learnt += text.substr(at, term.begin - at) + ' ' + std::string(kTermWord) + ' ';
        at = end_of_word(text, term.end);
        places_.push_back({unit.id,
                           variant->document,
                           property(unit, "date"),
                           property(unit, "source"),
                           text,
                           counterpart,
                           term,
                           {}});
    }
    learnt += text.substr(at);
    count(counterpart, !found.empty());
    if (trainer_.size() < kMostUnits) {
        trainer_.add(learnt, counterpart, unit.confidence.value_or(1.0));
    }
}

/// Counts the passages of each lexical unit.
void RenderingFinder::count(const std::string& counterpart, bool with_term) {
    std::set<std::string> units;
    for (const Token& token : tokenize(counterpart)) {
        if (token.kind != TokenKind::Punctuation && !is_function_word(token.form)) {
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
    std::vector<Lexicon> lexicons = {trainer_.train(known_), associated()};
    Lexicon own;
    for (const Lexicon& lexicon : known_) {
        for (const LexiconEntry& entry : lexicon.entries) {
            if (lexicon.kind != LexiconKind::Words || matcher_.find(entry.source).empty()) {
                continue;
            }
            for (const Token& token : tokenize(entry.target)) {
                for (const std::string& unit : lexical_units(token.form, token.kind == TokenKind::Hangul)) {
                    own.entries.push_back({std::string(kTermWord), unit, kKnownWeight * entry.weight});
                }
            }
        }
    }
    lexicons.push_back(std::move(own));
    return WordLinks(lexicons);
}

Renderings RenderingFinder::find() const {
    Renderings result;
    result.units = units_;
    if (places_.empty()) {
        return result;
    }
    const WordLinks links = learn();
    std::map<std::string, Rendering> by_key;
    for (const RenderingPlace& place : places_) {
        RenderingPlace aligned = place;
        aligned.rendering =
            find_rendering(place.text, place.term, place.other, links, {std::string(kTermWord)});
        if (aligned.rendering.empty()) {
            result.unrendered.push_back(std::move(aligned));
            continue;
        }
        const std::string text = aligned.other.substr(aligned.rendering.begin, aligned.rendering.size());
        Rendering& rendering = by_key[key_of(text)];
        if (rendering.text.empty()) {
            rendering.text = text;
        }
        rendering.places.push_back(std::move(aligned));
    }
    for (auto& [key, rendering] : by_key) {
        result.renderings.push_back(std::move(rendering));
    }
    std::stable_sort(
        result.renderings.begin(), result.renderings.end(),
        [](const Rendering& a, const Rendering& b) { return a.places.size() > b.places.size(); });
    return result;
}

}  // namespace diglot
