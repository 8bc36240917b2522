#include "diglot/segment/sentence_rules.h"

#include "diglot/base/error.h"
#include "diglot/segment/rules_embedded.h"
#include "diglot/text/character.h"
#include "diglot/text/utf8.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace diglot {
namespace {

constexpr std::array<std::pair<std::string_view, WordClass>, 16> kWordSections = {{
    {"title", WordClass::Title},
    {"number", WordClass::Number},
    {"inner", WordClass::Inner},
    {"may-end", WordClass::MayEnd},
    {"ends-before-capital", WordClass::EndsBeforeCapital},
    {"starter", WordClass::Starter},
    {"saying", WordClass::Saying},
    {"relative", WordClass::Relative},
    {"exclaiming", WordClass::Exclaiming},
    {"ordinal-before", WordClass::OrdinalBefore},
    {"ordinal-after", WordClass::OrdinalAfter},
    {"after-ender", WordClass::AfterEnder},
    {"conjunction", WordClass::Conjunction},
    {"continuing", WordClass::Continuing},
    {"plain", WordClass::Plain},
    {"street", WordClass::Street},
}};

// The final consonants and the vowels of Hangul syllables as compatibility letters, in the order of their
// index (Unicode, section 3.12).
constexpr std::u32string_view kFinals = U"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
constexpr std::u32string_view kVowels = U"ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
constexpr char32_t kFirstSyllable = 0xAC00;
constexpr char32_t kLastSyllable = 0xD7A3;
constexpr char32_t kFinalCount = 28;

[[noreturn]] void refuse(const std::string& what, const std::string& name, std::uint64_t line) {
    throw Error(ErrorCode::Format, what, {name, line, std::nullopt},
                "See core/diglot/segment/rules/README.md");
}

WordEnding parse_ending(std::string_view word) {
    if (word.starts_with('=')) {
        return {0, std::string(word.substr(1)), true};
    }
    std::size_t at = 0;
    const char32_t first = next_code_point(word, at);
    const bool lone =
        kFinals.find(first) != std::u32string_view::npos || kVowels.find(first) != std::u32string_view::npos;
    return lone ? WordEnding{first, std::string(word.substr(at))} : WordEnding{0, std::string(word)};
}

/// True when the last syllable of `word` ends with the letter `lone`.
bool ends_with_letter(std::string_view word, char32_t lone) {
    if (word.empty()) {
        return false;
    }
    std::size_t at = word.size();
    const char32_t c = previous_code_point(word, at);
    if (c < kFirstSyllable || c > kLastSyllable) {
        return false;
    }
    const std::size_t final_consonant = (c - kFirstSyllable) % kFinalCount;
    const std::size_t vowel = (c - kFirstSyllable) / kFinalCount % kVowels.size();
    return final_consonant == 0 ? kVowels[vowel] == lone : kFinals[final_consonant - 1] == lone;
}

/// True when `word` has one of `endings`; with `or_is` also when it is one (좋다, 없다).
bool has_ending(std::string_view word, const EndingsByLetter& endings, bool or_is) {
    std::size_t at = word.size();
    const auto found = word.empty() ? endings.end() : endings.find(previous_code_point(word, at));
    if (found == endings.end()) {
        return false;
    }
    return std::any_of(found->second.begin(), found->second.end(), [&](const WordEnding& ending) {
        if (!word.ends_with(ending.letters)) {
            return false;
        }
        if (word.size() == ending.letters.size()) {
            return ending.whole || (or_is && ending.lone == 0);
        }
        return !ending.whole &&
               (ending.lone == 0 ||
                ends_with_letter(word.substr(0, word.size() - ending.letters.size()), ending.lone));
    });
}

/// True when `rest` starts with one of `words`, to whose end only those go on that end in *.
bool starts_with_one(std::string_view rest, const std::vector<std::string>& words) {
    const auto word_ends = [](std::string_view after) {
        std::size_t at = 0;
        return after.empty() || char_class(next_code_point(after, at)) != CharClass::Letter;
    };
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        if (word.ends_with('*')) {
            return rest.starts_with(word.substr(0, word.size() - 1));
        }
        return rest.starts_with(word) && word_ends(rest.substr(word.size()));
    });
}

std::string_view without_stop(std::string_view word) {
    return word.size() > 1 && word.back() == '.' ? word.substr(0, word.size() - 1) : word;
}

std::string_view next_word(std::string_view& line) {
    constexpr std::string_view kSpace = " \t\r";
    const std::size_t begin = std::min(line.find_first_not_of(kSpace), line.size());
    const std::size_t end = std::min(line.find_first_of(kSpace, begin), line.size());
    const std::string_view word = line.substr(begin, end - begin);
    line.remove_prefix(end);
    return word;
}

std::u32string code_points(std::string_view text) {
    std::u32string decoded;
    for (std::size_t at = 0; at < text.size();) {
        decoded += next_code_point(text, at);
    }
    return decoded;
}

std::string primary_subtag(const std::string& language) {
    return to_lower(language.substr(0, language.find_first_of("-_")));
}

std::optional<RuleFile> find_file(std::string_view name) {
    const auto files = embedded_rule_files();
    const auto found =
        std::find_if(files.begin(), files.end(), [&](const RuleFile& file) { return file.name == name; });
    return found == files.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

void SentenceRules::add(std::string_view file, const std::string& name) {
    std::string section;
    std::uint64_t number = 0;
    while (!file.empty()) {
        ++number;
        const std::size_t end = std::min(file.find('\n'), file.size());
        std::string_view line = file.substr(0, end);
        file.remove_prefix(std::min(end + 1, file.size()));
        if (line.starts_with('#')) {
            continue;
        }
        if (line.starts_with('[') && line.ends_with(']')) {
            section = line.substr(1, line.size() - 2);
            continue;
        }
        for (std::string_view word = next_word(line); !word.empty(); word = next_word(line)) {
            add_word(section, word, name, number);
        }
    }
}

void SentenceRules::add_word(const std::string& section, std::string_view word, const std::string& name,
                             std::uint64_t line) {
    const auto found = std::find_if(kWordSections.begin(), kWordSections.end(),
                                    [&](const auto& entry) { return entry.first == section; });
    if (section == "after-ender" && word.ends_with('*')) {
        after_ender_.emplace_back(word.substr(0, word.size() - 1));
    } else if (found != kWordSections.end()) {
        words_[std::string(without_stop(word))] |= static_cast<std::uint32_t>(found->second);
    } else if (section == "ender") {
        add_ender(enders_, word);
    } else if (section == "weak-ender") {
        add_ender(weak_enders_, word);
    } else if (section == "not-ender") {
        not_enders_.emplace_back(word);
    } else if (section == "after-quote") {
        after_quote_.emplace_back(word);
    } else if (section == "after-quoted-noun") {
        after_quoted_noun_.emplace_back(word);
    } else if (section == "report") {
        reports_.emplace_back(word);
    } else if (section == "not-report") {
        not_reports_.emplace_back(word);
    } else if (section == "after-name") {
        after_name_.emplace_back(word);
    } else if (section == "ending") {
        endings_.emplace_back(to_lower(word), word);
    } else if (section == "end-mark") {
        end_marks_.emplace_back(word);
    } else if (section == "stop") {
        for (const char32_t c : code_points(word)) {
            stops += c;
            if (c < 0x80) {
                plain[c] = false;
            }
        }
    } else if (section == "not-stop") {
        not_stops += code_points(word);
    } else if (section == "quotes") {
        quotes += code_points(word);
    } else if (section == "options") {
        add_option(word, name, line);
    } else {
        refuse("Unknown section [" + section + "] in segmentation rules", name, line);
    }
}

void SentenceRules::add_ender(EndingsByLetter& enders, std::string_view word) {
    std::size_t at = word.size();
    const char32_t last = previous_code_point(word, at);
    enders[last].push_back(parse_ending(word));
    if (last < ender_letters_.size()) {
        ender_letters_.set(last);
    }
}

void SentenceRules::add_option(std::string_view option, const std::string& name, std::uint64_t line) {
    if (option == "lowercase-starts") {
        lowercase_starts = true;
    } else if (option == "ordinals") {
        ordinals = true;
    } else if (option == "colon-introduces") {
        colon_introduces = true;
    } else if (option == "dotted-dates") {
        dotted_dates = true;
    } else if (option == "quotations-hold") {
        quotations_hold = true;
    } else {
        refuse("Unknown option '" + std::string(option) + "' in segmentation rules", name, line);
    }
}

void SentenceRules::add_abbreviation(std::string_view abbreviation) {
    const auto add_one = [&](std::string_view word) {
        words_[std::string(without_stop(word))] |= static_cast<std::uint32_t>(WordClass::Inner);
    };
    for (std::string_view word = next_word(abbreviation); !word.empty(); word = next_word(abbreviation)) {
        const bool last = abbreviation.find_first_not_of(" \t") == std::string_view::npos;
        if (last || word.ends_with('.')) {  // "z. B." are two, "et al." is one
            add_one(word);
        }
    }
}

std::uint32_t SentenceRules::classes(std::string_view word) const {
    constexpr std::size_t kLongest = 64;  // bytes; no listed word is longer
    if (word.empty() || word.size() > kLongest) {
        return 0;
    }
    const auto listed = [&](const std::string& key) {
        const auto found = words_.find(key);
        return found == words_.end() ? 0 : found->second;
    };
    const std::string lower = to_lower(word);
    std::uint32_t found = listed(lower);
    if (lower != word) {
        std::size_t first = 0;
        next_code_point(word, first);
        found |= listed(std::string(word)) |
                 listed(std::string(word.substr(0, first)) + to_lower(word.substr(first)));
    }
    if (found != 0) {
        return found;
    }
    const auto ending = std::find_if(endings_.begin(), endings_.end(),
                                     [&](const auto& one) { return lower.ends_with(one.first); });
    return ending == endings_.end() ? 0 : listed(ending->second);
}

bool SentenceRules::starts_sentence(std::string_view word) const {
    constexpr std::string_view kApostrophe = "’";
    if (is(word, WordClass::Starter)) {
        return true;
    }
    const std::size_t elided = std::min(word.find('\''), word.find(kApostrophe));
    return elided != std::string_view::npos &&
           is(std::string(word.substr(0, elided)) + '\'', WordClass::Starter);
}

bool SentenceRules::is_ender(std::string_view word) const {
    return has_ending(word, enders_, false) &&
           std::none_of(not_enders_.begin(), not_enders_.end(),
                        [&](const std::string& ending) { return word.ends_with(ending); });
}

bool SentenceRules::continues_ender(std::string_view word) const {
    return is(word, WordClass::AfterEnder) ||
           std::any_of(after_ender_.begin(), after_ender_.end(),
                       [&](const std::string& beginning) { return word.starts_with(beginning); });
}

bool SentenceRules::is_weak_ender(std::string_view word) const {
    return has_ending(word, weak_enders_, true);
}

// A clause of a few characters that ends with a word of saying: 首席执行官王芳说，
bool SentenceRules::reports(std::string_view rest) const {
    constexpr int kLongest = 15;  // characters
    std::size_t end = 0;
    for (int i = 0; end < rest.size(); ++i) {
        std::size_t next = end;
        if (char_class(next_code_point(rest, next)) != CharClass::Letter) {
            break;
        }
        if (i == kLongest) {
            return false;
        }
        end = next;
    }
    const auto ends_clause = [clause = rest.substr(0, end)](const std::string& ending) {
        return clause.ends_with(ending);
    };
    return std::any_of(reports_.begin(), reports_.end(), ends_clause) &&
           std::none_of(not_reports_.begin(), not_reports_.end(), ends_clause);
}

bool SentenceRules::reports_quotation(std::string_view rest) const {
    return starts_with_one(rest, after_quote_) || (!reports_.empty() && reports(rest));
}

bool SentenceRules::continues_quoted_noun(std::string_view rest) const {
    return starts_with_one(rest, after_quoted_noun_);
}

bool SentenceRules::continues_name(std::string_view rest) const {
    return std::any_of(after_name_.begin(), after_name_.end(), [&](std::string_view particle) {
        std::size_t at = particle.size();
        const char32_t next = rest.starts_with(particle) && at < rest.size() ? next_code_point(rest, at) : 0;
        const bool han = next >= 0x4E00 && next <= 0x9FFF;
        const bool katakana = next >= 0x30A1 && next <= 0x30FA;
        return han || katakana;  // before Hiragana it may be the beginning of a word
    });
}

std::size_t SentenceRules::end_mark(std::string_view rest) const {
    const auto found = std::find_if(end_marks_.begin(), end_marks_.end(),
                                    [&](const std::string& mark) { return rest.starts_with(mark); });
    return found == end_marks_.end() ? 0 : found->size();
}

SentenceRules builtin_rules(const std::string& language) {
    SentenceRules rules;
    for (const std::string& name : {std::string("all"), primary_subtag(language)}) {
        if (const auto file = find_file(name)) {
            rules.add(file->text, "rules/" + name + ".rules");
        }
    }
    return rules;
}

bool has_builtin_rules(const std::string& language) {
    return find_file(primary_subtag(language)).has_value();
}

}  // namespace diglot
