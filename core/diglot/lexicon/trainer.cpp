#include "diglot/lexicon/trainer.h"

#include "diglot/lexicon/seed.h"
#include "diglot/text/tokens.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace diglot {
namespace {

/// Whether a unit is a word or part of one: no number in its form for all languages, and no mark.
bool is_word(const std::string& unit) {
    if (unit.find(':') != std::string::npos) {
        return false;
    }
    const std::vector<Token> tokens = tokenize(unit);
    return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
        return token.kind != TokenKind::Punctuation && token.kind != TokenKind::Number;
    });
}

std::vector<bool> words_among(const Vocabulary& units) {
    std::vector<bool> words(units.size());
    for (std::uint32_t unit = 0; unit < units.size(); ++unit) {
        words[unit] = is_word(units.form(unit));
    }
    return words;
}

/// The most frequent word of each unit that a lexicon names, where it is another form.
std::vector<UnitWord> usual_words(const UnitReader& reader, const std::set<std::string>& named) {
    std::map<std::string, std::pair<std::uint64_t, std::string>> best;  // unit → count, word
    const auto offer = [&](const std::string& unit, std::uint32_t word) {
        if (!named.contains(unit)) {
            return;
        }
        auto& [count, form] = best[unit];
        if (reader.words().count(word) > count) {  // the first of several equal ones stays
            count = reader.words().count(word);
            form = reader.words().form(word);
        }
    };
    for (std::uint32_t word = 0; word < reader.words().size(); ++word) {
        offer(reader.units().form(reader.word(word).unit), word);
        if (reader.word(word).kind == TokenKind::Hangul) {
            offer(std::string(first_code_points(reader.words().form(word), 2)), word);
        }
    }
    std::vector<UnitWord> words;
    for (auto& [unit, usual] : best) {
        if (unit != usual.second) {
            words.push_back({unit, std::move(usual.second)});
        }
    }
    return words;
}

}  // namespace

LexiconTrainer::LexiconTrainer(std::string source_language, std::string target_language)
    : source_language_(std::move(source_language)),
      target_language_(std::move(target_language)),
      source_(source_language_),
      target_(target_language_) {}

void LexiconTrainer::add(std::string_view source, std::string_view target, double weight) {
    source_units_.clear();
    target_units_.clear();
    source_.read(source, source_units_);
    target_.read(target, target_units_);
    beads_.add(source_units_, target_units_, static_cast<float>(weight));
}

Lexicon LexiconTrainer::train(std::span<const Lexicon> known) const {
    const TranslationTable seed = seed_table(source_, target_, source_language_, target_language_, known);
    const TranslationTable table =
        train_model1(beads_, source_.units().size(), target_.units().size(), seed, {});
    const std::vector<bool> source_words = words_among(source_.units());
    const std::vector<bool> target_words = words_among(target_.units());
    Lexicon lexicon;
    lexicon.source_language = source_language_;
    lexicon.target_language = target_language_;
    lexicon.kind = LexiconKind::Units;
    std::set<std::string> named_source;
    std::set<std::string> named_target;
    for (const TranslationTable::Entry& entry : table.entries()) {
        const std::string& source = source_.units().form(entry.source);
        const std::string& target = target_.units().form(entry.target);
        if (source != target && source_words[entry.source] && target_words[entry.target]) {
            lexicon.entries.push_back({source, target, static_cast<double>(entry.weight)});
            named_source.insert(source);
            named_target.insert(target);
        }
    }
    std::sort(lexicon.entries.begin(), lexicon.entries.end(),
              [](const LexiconEntry& a, const LexiconEntry& b) {
                  return std::tie(a.source, b.weight, a.target) < std::tie(b.source, a.weight, b.target);
              });
    lexicon.source_words = usual_words(source_, named_source);
    lexicon.target_words = usual_words(target_, named_target);
    return lexicon;
}

}  // namespace diglot
