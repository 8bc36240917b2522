#include "diglot/corpus/collocations.h"

#include "diglot/corpus/hit_text.h"
#include "diglot/corpus/unit_fetch.h"
#include "diglot/corpus/unit_text.h"
#include "diglot/text/fold.h"
#include "diglot/text/measure.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>

namespace diglot {
namespace {

using Counts = std::map<std::string, std::uint64_t>;

std::string_view form(const HitText& found, std::size_t token) {
    const Range bytes = found.tokens[token].bytes;
    return std::string_view(found.text).substr(bytes.begin, bytes.size());
}

bool is_word(const TokenSpan& token) {
    return token.kind != TokenKind::Punctuation;
}

void add_window(const HitText& found, const Hit& hit, const CollocationWindow& window, Counts& counts) {
    std::uint32_t left = window.left;
    for (std::size_t i = hit.tokens.begin; i > 0 && left > 0; --i) {
        if (is_word(found.tokens[i - 1])) {
            ++counts[fold_key(form(found, i - 1))];
            --left;
        }
    }
    std::uint32_t right = window.right;
    for (std::size_t i = hit.tokens.end; i < found.tokens.size() && right > 0; ++i) {
        if (is_word(found.tokens[i])) {
            ++counts[fold_key(form(found, i))];
            --right;
        }
    }
}

void add_words(std::string_view text, std::set<std::string>& words) {
    for (const Token& token : tokenize(text)) {
        if (token.kind != TokenKind::Punctuation) {
            words.insert(fold_accents(token.form));
        }
    }
}

void add_other_side(const TranslationUnit& unit, const std::string& language, Counts& counts) {
    std::set<std::string> words;
    for (const UnitVariant& variant : unit.variants) {
        if (is_language(variant.language, language)) {
            add_words(joined_text(variant), words);
        }
    }
    for (const std::string& word : words) {
        ++counts[word];
    }
}

Counts totals(const CorpusIndex& index, const std::set<std::string>& languages) {
    Counts all;
    for (const std::string& language : languages) {
        for (const WordCount& word : index.words(language)) {
            all[word.word] += word.count;
        }
    }
    return all;
}

double sum_of(const Counts& counts) {
    double sum = 0.0;
    for (const auto& [word, count] : counts) {
        sum += static_cast<double>(count);
    }
    return sum;
}

}  // namespace

std::vector<Collocate> find_collocates(const Store& store, const CorpusIndex& index,
                                       const SearchResult& result, const CollocationWindow& window) {
    UnitFetcher units(store);
    Counts near;
    std::set<std::string> languages;
    double nodes = 0.0;
    std::int64_t before = -1;
    for (const Hit& hit : result.hits) {
        const TranslationUnit& unit = units.fetch(hit.unit);
        if (window.other_side.empty()) {
            add_window(text_of_hit(unit, result, hit), hit, window, near);
            languages.insert(result.languages[hit.language]);
            nodes += 1.0;
        } else if (hit.unit != before) {
            add_other_side(unit, window.other_side, near);
            languages = {window.other_side};
            nodes += 1.0;
        }
        before = hit.unit;
    }
    const Counts all = totals(index, languages);
    const double size = sum_of(all);
    const double seen = sum_of(near);
    std::vector<Collocate> found;
    for (const auto& [word, together] : near) {
        const auto known = all.find(word);
        const auto total = std::max(known == all.end() ? 0 : known->second, together);
        if (together >= window.least_together) {
            const auto observed = static_cast<double>(together);
            const double expected = seen * static_cast<double>(total) / std::max(size, 1.0);
            const double dice = 2.0 * observed / (nodes + static_cast<double>(total));
            found.push_back({word, together, total, 14.0 + std::log2(std::min(dice, 1.0)),
                             (observed - expected) / std::sqrt(observed)});
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Collocate& a, const Collocate& b) { return a.log_dice > b.log_dice; });
    return found;
}

std::vector<Keyword> find_keywords(const std::vector<WordCount>& here, const std::vector<WordCount>& there) {
    Counts other;
    for (const WordCount& word : there) {
        other[word.word] = word.count;
    }
    double size_here = 0.0;
    for (const WordCount& word : here) {
        size_here += static_cast<double>(word.count);
    }
    const double size_there = std::max(sum_of(other), 1.0);
    std::vector<Keyword> found;
    for (const WordCount& word : here) {
        const auto known = other.find(word.word);
        const std::uint64_t count = known == other.end() ? 0 : known->second;
        const auto a = static_cast<double>(word.count);
        const auto b = static_cast<double>(count);
        if (a / size_here <= b / size_there) {
            continue;
        }
        const double expected_a = size_here * (a + b) / (size_here + size_there);
        const double expected_b = size_there * (a + b) / (size_here + size_there);
        const double likelihood =
            2.0 * (a * std::log(a / expected_a) + (b > 0 ? b * std::log(b / expected_b) : 0.0));
        const double ratio = std::log2((a / size_here) / (std::max(b, 0.5) / size_there));
        found.push_back({word.word, word.count, count, likelihood, ratio});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Keyword& a, const Keyword& b) { return a.log_likelihood > b.log_likelihood; });
    return found;
}

}  // namespace diglot
