#include "diglot/variants/rival_words.h"

#include "diglot/text/english.h"
#include "diglot/text/language.h"
#include "diglot/text/tokens.h"
#include "diglot/variants/term_finder.h"
#include "diglot/variants/word_links.h"
#include "diglot/variants/word_relations.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace diglot {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr double kLeastWeight = 0.15;     // of a word that may render another
constexpr std::uint64_t kLeastUnits = 3;  // with a rendering alone
constexpr std::size_t kLeastShare = 10;   // one in so many of the word's units

}  // namespace

RivalWordFinder::Side::Side(const std::string& tag)
    : language(primary_language(tag)), spelling(make_spelling(tag)) {}

/// The number of a word by what its forms have in common; kNone for a word that says nothing of its own.
std::uint32_t RivalWordFinder::Side::number_of(const std::string& form, bool hangul) {
    const auto [place, fresh] = known.try_emplace(form, kNone);
    if (!fresh) {
        return place->second;
    }
    std::string word(hangul ? without_particle(form) : form);
    if (word.size() < 3 || is_function_word(word, language) || is_function_word(form, language)) {
        return kNone;
    }
    const std::string shown = word;
    if (const auto other = spelling ? spelling->look_up(word) : std::nullopt; other) {
        word = other->forms.front().text;
    }
    const std::string key = language == "en" ? english_stem(word) : word;
    const auto [number, added] = numbers.try_emplace(key, static_cast<std::uint32_t>(words.size()));
    if (added) {
        words.push_back(shown);
    }
    place->second = number->second;
    return place->second;
}

std::vector<std::uint32_t> RivalWordFinder::Side::read(std::string_view text) {
    std::vector<std::uint32_t> result;
    for (const Token& token : tokenize(text)) {
        if (token.kind != TokenKind::Punctuation && token.kind != TokenKind::Number) {
            const std::uint32_t number = number_of(token.form, token.kind == TokenKind::Hangul);
            if (number != kNone) {
                result.push_back(number);
            }
        }
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

RivalWordFinder::RivalWordFinder(const std::string& source_language, const std::string& target_language)
    : source_(source_language), target_(target_language) {}

void RivalWordFinder::add(const std::string& unit, std::string_view source, std::string_view target) {
    const auto passage = static_cast<std::uint32_t>(passages_.size());
    for (const std::uint32_t word : source_.read(source)) {
        if (word >= passages_of_.size()) {
            passages_of_.resize(word + 1);
        }
        passages_of_[word].push_back(passage);
    }
    passages_.push_back({unit, target_.read(target)});
}

RivalWordFinder::Alone RivalWordFinder::standing_alone(
    std::uint32_t word, const std::function<bool(std::uint32_t)>& renders) const {
    std::map<std::uint32_t, bool> known;
    Alone alone;
    for (const std::uint32_t passage : passages_of_[word]) {
        std::vector<std::uint32_t> here;
        for (const std::uint32_t other : passages_[passage].target) {
            const auto [entry, fresh] = known.try_emplace(other, false);
            entry->second = fresh ? renders(other) : entry->second;
            if (entry->second) {
                here.push_back(other);
            }
        }
        if (here.size() == 1) {
            ++alone.try_emplace(here.front(), 0U, passage).first->second.first;
        }
    }
    return alone;
}

RivalWords RivalWordFinder::rivals_of(std::uint32_t word, const Alone& alone) const {
    RivalWords result{source_.words[word], {}};
    for (const auto& [other, found] : alone) {
        if (found.first >= std::max<std::uint64_t>(kLeastUnits, passages_of_[word].size() / kLeastShare)) {
            result.renderings.push_back({target_.words[other], found.first, passages_[found.second].unit});
        }
    }
    std::stable_sort(result.renderings.begin(), result.renderings.end(),
                     [](const RivalWord& a, const RivalWord& b) { return a.units > b.units; });
    return result;
}

std::vector<RivalWords> RivalWordFinder::find(const Lexicon& learnt) const {
    const WordLinks links({learnt});
    const auto units = [](const Side& side, std::uint32_t word) {
        return lexical_units(side.words[word], side.language == "ko");
    };
    std::vector<std::vector<std::string>> target_units;
    target_units.reserve(target_.words.size());
    for (std::uint32_t word = 0; word < target_.words.size(); ++word) {
        target_units.push_back(units(target_, word));
    }
    std::vector<RivalWords> rivals;
    for (std::uint32_t word = 0; word < passages_of_.size(); ++word) {
        if (passages_of_[word].size() < 2 * kLeastUnits) {
            continue;
        }
        const std::vector<std::string> own = units(source_, word);
        RivalWords result = rivals_of(word, standing_alone(word, [&](std::uint32_t other) {
                                          return links.weight(own, target_units[other]) >= kLeastWeight;
                                      }));
        if (result.renderings.size() > 1) {
            rivals.push_back(std::move(result));
        }
    }
    std::sort(rivals.begin(), rivals.end(), [](const RivalWords& a, const RivalWords& b) {
        const std::uint64_t first = a.renderings[1].units, second = b.renderings[1].units;
        return first != second ? first > second : a.word < b.word;
    });
    return rivals;
}

}  // namespace diglot
