#include "diglot/variants/word_links.h"

#include "diglot/text/english.h"
#include "diglot/text/language.h"
#include "diglot/text/tokens.h"
#include "diglot/variants/term_finder.h"
#include "diglot/variants/word_relations.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <utility>

namespace diglot {
namespace {

constexpr double kWordCost = 0.04;         // a word must be explained by more than this
constexpr double kUnexplainedCost = 0.2;   // of a word that the term does not explain at all
constexpr double kBridgeCost = 0.03;       // of a function word between two words explained
constexpr double kFunctionWordCost = 0.4;  // of one that renders the term itself
constexpr double kHyphenCost = 0.015;
constexpr double kMarkCost = 0.3;

/// A word of the other side, and how much better the term explains it than the words around the term do.
struct Gain {
    double gain = 0.0;
    std::string stem;    ///< Of a word that may come once in a rendering; empty for function words and marks.
    bool taken = false;  ///< By another rendering.
};

/// The words of a text as lexical units: those of the term, and those around it.
struct TermContext {
    std::vector<std::string> own;
    std::vector<std::vector<std::string>> around;
};

TermContext context_of(std::string_view text, std::span<const Range> terms,
                       const std::vector<std::string>& more) {
    TermContext context{more, {}};
    for (const Token& token : tokenize(text)) {
        if (token.kind == TokenKind::Punctuation) {
            continue;
        }
        const auto term = std::find_if(terms.begin(), terms.end(), [&](Range one) {
            return token.bytes.begin < one.end && token.bytes.end > one.begin;
        });
        const std::uint32_t begin =
            term == terms.end() ? token.bytes.begin : std::max(token.bytes.begin, term->begin);
        const std::string form = begin == token.bytes.begin
                                     ? token.form
                                     : std::string(text.substr(begin, token.bytes.end - begin));
        std::vector<std::string> units = lexical_units(form, token.kind == TokenKind::Hangul);
        if (term != terms.end()) {
            context.own.insert(context.own.end(), units.begin(), units.end());
        } else {
            context.around.push_back(std::move(units));
        }
    }
    return context;
}

Gain gain_of(const Token& token, std::string_view language, const TermContext& context,
             const WordLinks& links) {
    if (token.kind == TokenKind::Punctuation) {
        return {token.form == "-" ? -kHyphenCost : -kMarkCost, {}};
    }
    const std::vector<std::string> units = lexical_units(token.form, token.kind == TokenKind::Hangul);
    const double weight = links.weight(context.own, units);
    double rival = 0.0;
    for (const std::vector<std::string>& one : context.around) {
        rival = std::max(rival, links.weight(one, units));
    }
    if (is_function_word(token.form, language)) {
        return {std::max(-kBridgeCost, weight - rival - kFunctionWordCost), {}};
    }
    return {weight - rival - (weight > kWordCost ? kWordCost : kUnexplainedCost),
            language == "en" ? english_stem(token.form) : token.form};
}

/// The s of "government's", which renders nothing alone.
bool is_possessive(const Token& token, std::string_view text) {
    constexpr std::array<std::string_view, 3> kApostrophes = {"'", "’", "´"};
    const std::string_view before = text.substr(0, token.bytes.begin);
    return token.form == "s" && std::any_of(kApostrophes.begin(), kApostrophes.end(),
                                            [&](std::string_view mark) { return before.ends_with(mark); });
}

/// The run of tokens whose sum of gains is the greatest; empty when no sum is above 0. No stem comes twice in
/// it, and nothing that is taken.
std::pair<std::size_t, std::size_t> best_run(const std::vector<Gain>& gains) {
    std::pair<std::size_t, std::size_t> best = {0, 0};
    double best_sum = 0.0;
    for (std::size_t begin = 0; begin < gains.size(); ++begin) {
        double sum = 0.0;
        std::set<std::string_view> stems;
        for (std::size_t i = begin; i < gains.size() && !gains[i].taken; ++i) {
            sum += gains[i].gain;
            const bool repeated = !gains[i].stem.empty() && !stems.insert(gains[i].stem).second;
            if (sum <= 0.0 || repeated) {
                break;
            }
            if (sum > best_sum) {
                best_sum = sum;
                best = {begin, i + 1};
            }
        }
    }
    return best;
}

/// The bytes of some tokens, a particle at the end left off.
Range bytes_of(std::string_view other, const std::vector<Token>& tokens,
               std::pair<std::size_t, std::size_t> run) {
    const Token& last = tokens[run.second - 1];
    std::uint32_t end = last.bytes.end;
    if (last.kind == TokenKind::Hangul) {
        const std::string_view word = other.substr(last.bytes.begin, last.bytes.size());
        end = last.bytes.begin + static_cast<std::uint32_t>(without_particle(word).size());
    }
    return {tokens[run.first].bytes.begin, end};
}

}  // namespace

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
        if (std::find(target.begin(), target.end(), one) != target.end()) {
            return 1.0;
        }
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

std::vector<Range> find_renderings(std::string_view text, std::span<const Range> terms,
                                   std::string_view other, std::string_view language, const WordLinks& links,
                                   const std::vector<std::string>& more) {
    const std::string primary = primary_language(language);
    const TermContext context = context_of(text, terms, more);
    const std::vector<Token> tokens = tokenize(other);
    std::vector<Gain> gains;
    gains.reserve(tokens.size());
    for (const Token& token : tokens) {
        gains.push_back(is_possessive(token, other) ? Gain{-kBridgeCost, {}}
                                                    : gain_of(token, primary, context, links));
    }
    std::vector<std::pair<std::size_t, std::size_t>> runs;
    while (runs.size() < terms.size()) {
        const auto run = best_run(gains);
        if (run.first == run.second) {
            break;
        }
        for (std::size_t i = run.first; i < run.second; ++i) {
            gains[i].taken = true;
        }
        runs.push_back(run);
    }
    std::sort(runs.begin(), runs.end());
    std::vector<Range> found(terms.size());
    for (std::size_t i = 0; i < terms.size() && !runs.empty(); ++i) {
        found[i] = bytes_of(other, tokens, runs[i * runs.size() / terms.size()]);
    }
    return found;
}

}  // namespace diglot
