#include "diglot/variants/consistency.h"

#include "diglot/text/character.h"
#include "diglot/text/language.h"
#include "diglot/text/measure.h"
#include "diglot/text/utf8.h"

#include <algorithm>
#include <span>
#include <utility>

namespace diglot {
namespace {

constexpr std::size_t kMostUnits = 200000;  // to learn from

std::vector<std::string> alternatives(std::string_view text) {
    std::vector<std::string> result;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('|', at), text.size());
        std::string one = single_spaced(text.substr(at, end - at));
        if (!one.empty()) {
            result.push_back(std::move(one));
        }
        at = end + 1;
    }
    return result;
}

template <typename Texts>
void add_repeated(const Texts& texts, bool reversed, std::vector<RepeatedText>& repeated) {
    for (const std::string& text : texts.order) {
        const auto& translations = texts.translations.at(text);
        if (translations.size() < 2) {
            continue;
        }
        RepeatedText result{reversed, text, {}};
        for (const auto& [translation, units] : translations) {
            result.translations.push_back({translation, units});
        }
        std::stable_sort(result.translations.begin(), result.translations.end(),
                         [](const auto& a, const auto& b) { return a.units.size() > b.units.size(); });
        repeated.push_back(std::move(result));
    }
}

/// What two ways to write a term share: Korean, Chinese and Japanese ones that differ in spaces alone are
/// one.
std::string term_key(std::string_view term) {
    std::string key;
    bool spaceless = false;
    for (std::size_t at = 0; at < term.size();) {
        const char32_t c = next_code_point(term, at);
        spaceless = spaceless || is_hangul(c) || is_han_or_kana(c);
    }
    for (const char c : term) {
        if (c != ' ' || !spaceless) {
            key += c;
        }
    }
    return key;
}

void add_once(std::string term, std::vector<std::string>& terms) {
    const auto same = [key = term_key(term)](const std::string& one) { return term_key(one) == key; };
    if (std::none_of(terms.begin(), terms.end(), same)) {
        terms.push_back(std::move(term));
    }
}

}  // namespace

std::vector<TermRule> term_rules(const Lexicon& termbase) {
    std::vector<TermRule> rules;
    std::map<std::string, std::size_t> numbers;  // by key of the source
    for (const LexiconEntry& entry : termbase.entries) {
        for (const std::string& source : alternatives(entry.source)) {
            const auto [place, fresh] = numbers.try_emplace(term_key(source), rules.size());
            if (fresh) {
                rules.push_back({source, {}});
            }
            for (std::string& target : alternatives(entry.target)) {
                add_once(std::move(target), rules[place->second].targets);
            }
        }
    }
    return rules;
}

ConsistencyCheck::ConsistencyCheck(std::string source_language, std::string target_language,
                                   std::vector<TermRule> rules, std::vector<Lexicon> known)
    : source_language_(std::move(source_language)),
      target_language_(std::move(target_language)),
      known_(std::move(known)),
      terms_(source_language_),
      trainer_(source_language_, target_language_),
      rivals_(source_language_, target_language_) {
    const std::shared_ptr<const Spelling> source_spelling = make_spelling(source_language_);
    const std::shared_ptr<const Spelling> target_spelling = make_spelling(target_language_);
    for (TermRule& rule : rules) {
        std::vector<TermFinder> targets;
        for (const std::string& target : rule.targets) {
            targets.emplace_back(target, target_language_, target_spelling);
        }
        TermFinder source(rule.source, source_language_, source_spelling);
        order_.push_back(order_.size());
        rules_.push_back({{std::move(rule), 0, {}, {}}, std::move(source), std::move(targets)});
    }
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
        return rules_[a].use.rule.source.size() > rules_[b].use.rule.source.size();
    });
    for (std::size_t i = 0; i < order_.size(); ++i) {
        terms_.add(rules_[order_[i]].source, static_cast<std::uint32_t>(i));
    }
}

void ConsistencyCheck::add(const TranslationUnit& unit) {
    const UnitVariant* source = variant_in(unit, source_language_);
    const UnitVariant* target = variant_in(unit, target_language_);
    if (source == nullptr || target == nullptr || unit.review == ReviewState::Rejected) {
        return;
    }
    ++units_;
    const std::string text = single_spaced(passage_of(*source));
    const std::string other = single_spaced(passage_of(*target));
    const auto note = [&](Texts& texts, const std::string& from, const std::string& to) {
        auto& translations = texts.translations[from];
        if (translations.empty()) {
            texts.order.push_back(from);
        }
        translations[to].push_back(unit.id);
    };
    note(forward_, text, other);
    note(backward_, other, text);
    check_terms(unit, *source, *target);
    if (trainer_.size() < kMostUnits) {
        trainer_.add(text, other, unit.confidence.value_or(1.0));
        if (rules_.empty()) {
            rivals_.add(unit.id, text, other);
        }
    }
}

void ConsistencyCheck::check_terms(const TranslationUnit& unit, const UnitVariant& source,
                                   const UnitVariant& target) {
    const std::string text = passage_of(source);
    const std::string other = passage_of(target);
    const auto property = [&](const char* key) {
        const auto found = unit.properties.find(key);
        return found == unit.properties.end() ? std::string() : found->second;
    };
    std::vector<Range> taken;  // by longer terms
    for (const std::uint32_t term : terms_.candidates(text)) {
        Checked& rule = rules_[order_[term]];
        std::vector<Range> found = rule.source.find(text);
        std::erase_if(found, [&](Range one) {
            return std::any_of(taken.begin(), taken.end(), [&](Range longer) {
                return one.begin >= longer.begin && one.end <= longer.end;
            });
        });
        if (found.empty()) {
            continue;
        }
        taken.insert(taken.end(), found.begin(), found.end());
        rule.use.occurrences += 1;
        bool kept = false;
        for (std::size_t i = 0; i < rule.targets.size(); ++i) {
            if (!rule.targets[i].find(other).empty()) {
                rule.use.used[rule.use.rule.targets[i]] += 1;
                kept = true;
            }
        }
        if (!kept) {
            rule.use.broken.push_back({unit.id,
                                       source.document,
                                       property("date"),
                                       property("source"),
                                       text,
                                       other,
                                       found.front(),
                                       {}});
        }
    }
}

ConsistencyReport ConsistencyCheck::find() const {
    ConsistencyReport report;
    report.units = units_;
    add_repeated(forward_, false, report.repeated);
    add_repeated(backward_, true, report.repeated);
    if (units_ == 0) {
        return report;
    }
    const Lexicon learnt = trainer_.train(known_);
    if (rules_.empty()) {
        report.rivals = rivals_.find(learnt);
        return report;
    }
    const WordLinks links({learnt});
    for (const Checked& rule : rules_) {
        if (rule.use.occurrences == 0) {
            continue;
        }
        TermUse use = rule.use;
        for (RenderingPlace& place : use.broken) {
            place.rendering =
                find_renderings(place.text, std::span(&place.term, 1), place.other, target_language_, links)
                    .front();
        }
        report.terms.push_back(std::move(use));
    }
    return report;
}

}  // namespace diglot
