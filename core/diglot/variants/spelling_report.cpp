#include "diglot/variants/spelling_report.h"

#include "diglot/base/error.h"
#include "diglot/text/character.h"
#include "diglot/text/language.h"
#include "diglot/variants/korean_spacing.h"
#include "diglot/variants/spelling_words.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>
#include <utility>

namespace diglot {
namespace {

/// A word of the text whose spelling is known to part the traditions.
struct Occurrence {
    std::uint32_t paragraph = 0;
    SpellingWord word;
    const WordSpelling* spelling = nullptr;
    std::string key;   ///< The word's first form in small letters.
    std::string form;  ///< As it stands there.
};

bool tells(const Occurrence& one, std::span<const SpellingTradition> traditions) {
    return std::any_of(traditions.begin(), traditions.end(),
                       [&](SpellingTradition t) { return !one.spelling->traditions.contains(t); });
}

using KnownWords = std::unordered_map<std::string, std::optional<WordSpelling>>;

/// The traditions of each telling occurrence of a word.
using SpelledWords = std::map<std::string, std::vector<TraditionSet>>;

/// In small letters, without possessive.
std::string plain(std::string_view form) {
    for (const std::string_view end : {"'s", "’s", "'", "’"}) {
        if (form.size() > end.size() && form.substr(form.size() - end.size()) == end) {
            form.remove_suffix(end.size());
            break;
        }
    }
    return to_lower(form);
}

/// The examination of one document.
class Examination {
public:
    Examination(const Document& document, const Spelling& spelling, KnownWords& known)
        : document_(document),
          spelling_(spelling),
          known_(known),
          traditions_(spelling_traditions(document.language)) {}

    SpellingReport examine(std::optional<SpellingTradition> norm) {
        for (std::uint32_t i = 0; i < document_.paragraphs.size(); ++i) {
            const std::string& language = document_.paragraphs[i].language;
            if (language.empty() || primary_language(language) == primary_language(document_.language)) {
                read(i);
            }
        }
        count();
        decide();
        lean();
        const std::optional<SpellingTradition> expected = norm ? norm : report_.tradition;
        if (expected) {
            find_departures(*expected);
        }
        find_rivals(expected);
        find_spacing(expected);
        std::stable_sort(report_.findings.begin(), report_.findings.end(), [](const auto& a, const auto& b) {
            return std::pair(a.paragraph, a.bytes.begin) < std::pair(b.paragraph, b.bytes.begin);
        });
        return std::move(report_);
    }

private:
    [[nodiscard]] bool is_korean() const { return primary_language(document_.language) == "ko"; }

    /// What is known of a form; the same forms come again and again.
    const WordSpelling* known(std::string_view form) {
        const auto [place, fresh] = known_.try_emplace(std::string(form));
        if (fresh) {
            place->second = spelling_.look_up(form);
        }
        return place->second ? &*place->second : nullptr;
    }

    void read(std::uint32_t paragraph) {
        const std::string& text = document_.paragraphs[paragraph].text;
        for (const SpellingWord& word : is_korean() ? korean_words(text) : english_words(text, quoted_)) {
            const std::string_view form = std::string_view(text).substr(word.bytes.begin, word.bytes.size());
            const WordSpelling* spelling = known(form);
            if (spelling != nullptr) {
                occurrences_.push_back(
                    {paragraph, word, spelling, plain(spelling->forms.front().text), std::string(form)});
            }
        }
    }

    /// Adds a word to the tally of its spellings.
    void tally(const Occurrence& one) {
        SpellingTally& tally = report_.tallies[one.key];
        if (tally.forms.empty()) {
            tally.kind = one.spelling->kind;
            tally.forms = one.spelling->forms;
            for (SpelledForm& form : tally.forms) {
                form.text = plain(form.text);
            }
        }
        tally.counts[plain(one.form)] += 1;
    }

    void count() {
        for (const Occurrence& one : occurrences_) {
            tally(one);
            if (!tells(one, traditions_)) {
                continue;
            }
            spelled_[one.key].push_back(one.spelling->traditions);
            note(one);
            if (one.word.care != SpellingCare::None) {
                continue;
            }
            spelled_by_author_[one.key].push_back(one.spelling->traditions);
            report_.telling += 1;
            for (const SpellingTradition tradition : traditions_) {
                report_.followed[tradition] += one.spelling->traditions.contains(tradition) ? 1U : 0U;
            }
        }
    }

    /// Adds a telling word to the evidence.
    void note(const Occurrence& one) {
        SpellingEvidence& evidence = evidence_[{one.word.care, plain(one.form)}];
        evidence.form = plain(one.form);
        evidence.traditions = one.spelling->traditions;
        evidence.care = one.word.care;
        evidence.count += 1;
    }

    /// Takes over the evidence, and what it says where only names, quotations and titles tell.
    void lean() {
        std::uint64_t all = 0;
        std::map<SpellingTradition, std::uint64_t> followed;
        for (auto& [key, evidence] : evidence_) {
            all += evidence.count;
            for (const SpellingTradition tradition : traditions_) {
                followed[tradition] += evidence.traditions.contains(tradition) ? evidence.count : 0U;
            }
            report_.evidence.push_back(std::move(evidence));
        }
        const std::optional<SpellingTradition> most = most_followed(followed);
        if (report_.telling == 0 && most && followed[*most] * 4 >= all * 3) {
            report_.leaning = most;
        }
    }

    /// The first of equals, as American stands before Oxford; none when nothing was counted.
    [[nodiscard]] std::optional<SpellingTradition> most_followed(
        std::map<SpellingTradition, std::uint64_t>& followed) const {
        const auto most = std::max_element(
            traditions_.begin(), traditions_.end(),
            [&](SpellingTradition a, SpellingTradition b) { return followed[a] < followed[b]; });
        return most == traditions_.end() || followed[*most] == 0 ? std::nullopt : std::optional(*most);
    }

    /// The words whose spellings no tradition knows together.
    [[nodiscard]] std::vector<std::string> words_both_ways(const SpelledWords& words) const {
        std::vector<std::string> keys;
        for (const auto& [key, spellings] : words) {
            const auto know_all = [&all = spellings](SpellingTradition tradition) {
                return std::all_of(all.begin(), all.end(),
                                   [&](TraditionSet one) { return one.contains(tradition); });
            };
            const bool together = std::any_of(traditions_.begin(), traditions_.end(), know_all);
            if (!together) {
                keys.push_back(key);
            }
        }
        return keys;
    }

    /// The tradition that most telling words follow.
    void decide() {
        report_.both_ways = words_both_ways(spelled_);
        report_.author_both_ways = words_both_ways(spelled_by_author_);
        if (report_.telling == 0) {
            return;
        }
        report_.tradition = most_followed(report_.followed);
        report_.mixed = !report_.author_both_ways.empty() || !report_.tradition ||
                        report_.followed[*report_.tradition] * 4 < report_.telling * 3;
    }

    void add(const Occurrence& one, const std::string& expected, bool rival) {
        report_.findings.push_back(
            {one.paragraph, one.word.bytes, one.form, expected, one.spelling->kind, one.word.care, rival});
    }

    void find_departures(SpellingTradition tradition) {
        for (const Occurrence& one : occurrences_) {
            const std::string* expected = one.spelling->form_in(tradition);
            if (!one.spelling->traditions.contains(tradition) && expected != nullptr &&
                *expected != one.form) {
                add(one, *expected, false);
            }
        }
    }

    /// Words that the text spells in two ways of which its tradition takes both (judgment, judgement): the
    /// rarer way, the later of equals.
    void find_rivals(std::optional<SpellingTradition> expected) {
        std::map<std::string, std::map<std::string, std::uint64_t>> counts;
        const auto counts_here = [&](const Occurrence& one) {
            return one.word.care == SpellingCare::None && !one.spelling->by_sense &&
                   (!expected || one.spelling->traditions.contains(*expected));
        };
        for (const Occurrence& one : occurrences_) {
            if (counts_here(one)) {
                counts[one.key][plain(one.form)] += 1;
            }
        }
        for (const Occurrence& one : occurrences_) {
            const auto& forms = counts[one.key];
            if (!counts_here(one) || forms.size() < 2) {
                continue;
            }
            const auto best = std::max_element(
                forms.begin(), forms.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
            if (best->first != plain(one.form)) {
                add(one, best->first, true);
            }
        }
    }

    void find_spacing(std::optional<SpellingTradition> expected) {
        if (!is_korean()) {
            return;
        }
        for (std::uint32_t i = 0; expected && i < document_.paragraphs.size(); ++i) {
            for (SpellingFinding& finding : korean_spacing(document_.paragraphs[i].text, *expected)) {
                finding.paragraph = i;
                report_.findings.push_back(std::move(finding));
            }
        }
    }

    const Document& document_;
    const Spelling& spelling_;
    KnownWords& known_;
    std::span<const SpellingTradition> traditions_;
    std::vector<Occurrence> occurrences_;
    bool quoted_ = false;  ///< Whether a quotation goes on into the next paragraph.
    SpelledWords spelled_, spelled_by_author_;
    std::map<std::pair<SpellingCare, std::string>, SpellingEvidence> evidence_;
    SpellingReport report_;
};

}  // namespace

std::string_view to_string(SpellingCare care) {
    static constexpr std::array<std::string_view, 4> kNames = {"none", "name", "quotation", "title"};
    return kNames.at(static_cast<std::size_t>(care));
}

std::uint64_t SpellingReport::departures() const {
    return static_cast<std::uint64_t>(
        std::count_if(findings.begin(), findings.end(),
                      [](const SpellingFinding& one) { return one.care == SpellingCare::None; }));
}

SpellingExaminer::SpellingExaminer(const std::string& language, std::string_view more)
    : spelling_(make_spelling(language, more)) {
    if (!spelling_) {
        throw Error(ErrorCode::Argument, "Nothing is known of the spelling of this language: " + language, {},
                    "Give a text in English or Korean, or its language with -l");
    }
}

SpellingReport SpellingExaminer::examine(const Document& document, std::optional<SpellingTradition> norm) {
    return Examination(document, *spelling_, known_).examine(norm);
}

}  // namespace diglot
