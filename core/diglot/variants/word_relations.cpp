#include "diglot/variants/word_relations.h"

#include "diglot/text/character.h"
#include "diglot/text/english.h"
#include "diglot/text/utf8.h"
#include "diglot/variants/word_list.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace diglot {
namespace {

constexpr auto kEnglishFunctionWords = std::to_array<std::string_view>({
    "a",       "about",   "above",   "across",  "after",  "against", "all",     "along",    "although",
    "am",      "amid",    "among",   "amongst", "an",     "and",     "any",     "are",      "around",
    "as",      "at",      "be",      "because", "been",   "before",  "behind",  "being",    "below",
    "beneath", "beside",  "besides", "between", "beyond", "both",    "but",     "by",       "can",
    "could",   "despite", "did",     "do",      "does",   "down",    "due",     "during",   "each",
    "either",  "else",    "every",   "except",  "for",    "from",    "had",     "has",      "have",
    "he",      "her",     "hers",    "herself", "him",    "himself", "his",     "how",      "i",
    "if",      "in",      "inside",  "into",    "is",     "it",      "its",     "itself",   "may",
    "me",      "might",   "mine",    "must",    "my",     "myself",  "neither", "no",       "nor",
    "not",     "of",      "off",     "on",      "onto",   "or",      "our",     "ours",     "ourselves",
    "out",     "outside", "over",    "per",     "shall",  "she",     "should",  "since",    "so",
    "some",    "such",    "than",    "that",    "the",    "their",   "theirs",  "them",     "themselves",
    "then",    "there",   "these",   "they",    "this",   "those",   "though",  "through",  "throughout",
    "till",    "to",      "toward",  "towards", "under",  "unless",  "until",   "up",       "upon",
    "us",      "via",     "was",     "we",      "were",   "what",    "when",    "where",    "whereas",
    "whether", "which",   "while",   "whilst",  "who",    "whom",    "whose",   "why",      "will",
    "with",    "within",  "without", "would",   "you",    "your",    "yours",   "yourself", "yourselves",
});
static_assert(std::is_sorted(kEnglishFunctionWords.begin(), kEnglishFunctionWords.end()));

constexpr auto kKoreanFunctionWords = std::to_array<std::string_view>({
    "및",     "또",     "또는",   "또한",   "그",     "그는",   "그것은", "그것을", "이",
    "이는",   "저",     "그리고", "그러나", "하지만", "그런데", "그래서", "따라서", "등",
    "등의",   "의",     "와",     "과",     "는",     "은",     "을",     "를",     "에",
    "가",     "도",     "더",     "더욱",   "즉",     "혹은",   "그의",   "이와",   "그와",
    "것이",   "것을",   "것은",   "수",     "것",     "우리",   "우리의", "나의",   "그들의",
    "그들은", "그녀는", "그녀의", "때문에", "대하여", "대해",   "대한",   "관하여", "관해",
    "관한",   "위해",   "위하여", "위한",   "통해",   "통하여", "이번",   "매우",   "아주",
});

/// Names of one thing, apart by a bar; in small letters, without points.
constexpr auto kShortNames = std::to_array<std::string_view>({
    "dprk|north korea|n korea|north korean|democratic people's republic of korea|"
    "democratic peoples republic of korea",
    "rok|south korea|s korea|south korean|republic of korea",
    "us|usa|united states|united states of america|america|american",
    "uk|united kingdom|britain|great britain|british|united kingdom of great britain and northern ireland",
    "ussr|soviet union|soviet|union of soviet socialist republics",
    "prc|china|people's republic of china|chinese",
    "russia|russian federation|russian|rf",
    "uae|united arab emirates|emirates",
    "un|united nations|united nations organization|united nations organisation",
    "eu|european union|european",
    "frg|federal republic of germany|germany",
    "gdr|german democratic republic|east germany",
    "drc|democratic republic of the congo|dr congo",
    "nato|north atlantic treaty organization|north atlantic treaty organisation",
    "kcna|korean central news agency",
    "wpk|workers' party of korea|workers party of korea",
    "kpa|korean people's army",
    "and|&",
    "number|no|nr|№",
    "versus|vs|v",
    "mister|mr",
    "doctor|dr",
    "professor|prof",
    "saint|st",
    "street|st",
    "general|gen",
    "lieutenant|lt",
    "colonel|col",
    "government|gov't|govt",
    "for example|eg",
    "that is|ie",
    "and so on|etc|et cetera|and so forth",
    "approximately|approx|ca|circa",
    "corporation|corp",
    "company|co",
    "incorporated|inc",
    "limited|ltd",
    "department|dept",
    "television|tv",
    "telephone|phone|tel",
    "kilogram|kilo",
    "조선민주주의인민공화국|조선|북조선|북한|공화국",
    "대한민국|한국|남조선|남한",
    "미합중국|미국|미",
    "중화인민공화국|중국|중",
    "로씨야련방|로씨야|러시아|러시아연방|러시아련방|로",
    "국제련합|유엔|국제연합",
    "유럽련합|유럽연합",
    "조선중앙통신사|조선중앙통신|중앙통신",
    "조선로동당|로동당|당",
});

constexpr auto kContractions = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"n't", " not"},
    {"'re", " are"},
    {"'ve", " have"},
    {"'ll", " will"},
    {"'m", " am"},
    {"'d", " would"},
    {"'d", " had"},
    {"'s", " is"},
    {"'s", " has"},
});

/// Small letters, straight apostrophes, no points, single spaces, no article in front, no possessive behind.
std::string plain_name(std::string_view text) {
    std::string plain;
    const std::string lower = to_lower(text);
    for (std::size_t i = 0; i < lower.size(); ++i) {
        if (lower.compare(i, 3, "’") == 0) {
            plain += '\'';
            i += 2;
        } else if (lower[i] == ' ' || lower[i] == '-') {
            if (!plain.empty() && plain.back() != ' ') {
                plain += ' ';
            }
        } else if (lower[i] != '.' && lower[i] != ',') {
            plain += lower[i];
        }
    }
    while (plain.ends_with(' ')) {
        plain.pop_back();
    }
    for (const std::string_view article : {"the ", "a ", "an "}) {
        if (plain.starts_with(article)) {
            plain.erase(0, article.size());
            break;
        }
    }
    return plain;
}

std::string without_possessive(std::string name) {
    if (name.ends_with("'s")) {
        name.resize(name.size() - 2);
    }
    return name;
}

std::vector<std::string_view> words_of(std::string_view name) {
    std::vector<std::string_view> words;
    while (!name.empty()) {
        const std::size_t end = std::min(name.find(' '), name.size());
        if (end > 0) {
            words.push_back(name.substr(0, end));
        }
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return words;
}

/// "wpk" of "workers' party of korea": the initials, with or without those of small words.
bool are_initials(std::string_view initials, std::string_view name) {
    const std::vector<std::string_view> words = words_of(name);
    if (words.size() < 2 || initials.size() < 2 || initials.find(' ') != std::string_view::npos) {
        return false;
    }
    std::string all;
    std::string content;
    for (const std::string_view word : words) {
        all += word.front();
        if (!is_function_word(word, "en")) {
            content += word.front();
        }
    }
    return initials == all || initials == content;
}

/// Two capitals or more: initials are written with them.
bool has_capitals(std::string_view text) {
    std::size_t capitals = 0;
    for (std::size_t at = 0; at < text.size();) {
        capitals += char_class(next_code_point(text, at)) == CharClass::Upper ? 1U : 0U;
    }
    return capitals > 1;
}

/// "dept." of "department": its first letter, the others in their order, and a point behind.
bool is_cut_short(std::string_view written, std::string_view whole) {
    if (!written.ends_with('.') || written.size() < 3 || whole.size() < written.size() + 1) {
        return false;
    }
    const std::string letters = to_lower(written.substr(0, written.size() - 1));
    const std::string word = to_lower(whole);
    if (word.front() != letters.front() || word.find(' ') != std::string::npos) {
        return false;
    }
    std::size_t at = 0;
    for (const char c : word) {
        at += at < letters.size() && c == letters[at] ? 1U : 0U;
    }
    return at == letters.size();
}

bool is_contraction(std::string_view shorter, std::string_view longer) {
    if (shorter == "can't" || shorter == "cannot") {
        return longer == "cannot" || longer == "can not";
    }
    if (shorter == "won't") {
        return longer == "will not";
    }
    return std::any_of(kContractions.begin(), kContractions.end(), [&](const auto& entry) {
        return shorter.ends_with(entry.first) &&
               std::string(shorter.substr(0, shorter.size() - entry.first.size())).append(entry.second) ==
                   longer;
    });
}

constexpr auto kKoreanEndings = std::to_array<std::string_view>({
    "은",       "는",       "이",       "가",         "을",       "를",         "의",       "에",
    "에서",     "에게",     "에게서",   "로",         "으로",     "로서",       "으로서",   "로써",
    "으로써",   "와",       "과",       "도",         "만",       "까지",       "부터",     "보다",
    "처럼",     "마다",     "이나",     "나",         "들",       "들이",       "들은",     "들을",
    "들의",     "들에",     "들에게",   "께서",       "한테",     "에는",       "에도",     "에서는",
    "에서도",   "으로는",   "로는",     "으로도",     "로도",     "이라는",     "라는",     "이라고",
    "라고",     "이며",     "며",       "이고",       "고",       "이다",       "다",       "였다",
    "이었다",   "인",       "일",       "입니다",     "임",       "란",         "이란",     "지",
    "지만",     "면",       "으면",     "니",         "으니",     "어",         "아",       "여",
    "어서",     "아서",     "여서",     "었다",       "았다",     "였고",       "었고",     "았고",
    "한다",     "하다",     "하고",     "하며",       "하여",     "해",         "했다",     "하였다",
    "하는",     "한",       "할",       "함",         "하기",     "했으며",     "하였으며", "했고",
    "하였고",   "합니다",   "했습니다", "하였습니다", "되다",     "된다",       "되고",     "되며",
    "되여",     "되어",     "돼",       "됐다",       "되었다",   "되였다",     "되는",     "된",
    "될",       "됨",       "되기",     "됩니다",     "됐습니다", "되었습니다", "시키다",   "시켰다",
    "시킨다",   "시키고",   "시키는",   "던",         "았던",     "었던",       "했던",     "하였던",
    "됐던",     "되었던",   "는다",     "ㄴ다",       "려고",     "도록",       "게",       "기",
    "음",       "습니다",   "었습니다", "았습니다",   "는데",     "은데",       "므로",     "으므로",
    "면서",     "으면서",   "자",       "자고",       "냐",       "느냐",       "했다고",   "하였다고",
    "한다고",   "된다고",   "됐다고",   "되었다고",   "다고",     "였다고",     "들과",     "들도",
    "들로",     "들로부터", "이라",     "라",         "으며",     "으려",       "려",       "하지",
    "되지",     "하게",     "되게",     "하면",       "되면",     "해서",       "하여서",   "돼서",
    "되어서",   "해야",     "하여야",   "되어야",     "돼야",     "하고있다",   "하고있는", "하고있으며",
    "하고있던", "되고있다", "되고있는", "되고있으며", "고있다",   "고있는",     "고있으며", "",
    "했",       "하였",     "됐",       "되었",       "되였",
});

bool is_korean_ending(std::string_view rest) {
    return std::find(kKoreanEndings.begin(), kKoreanEndings.end(), rest) != kKoreanEndings.end();
}

constexpr auto kAdjectives = std::to_array<std::string_view>({
    "big",    "bold",  "brave", "bright", "broad", "busy",  "calm",  "cheap",  "clean", "clear",  "close",
    "cold",   "cool",  "dark",  "deep",   "dry",   "early", "easy",  "fair",   "fast",  "few",    "fierce",
    "fine",   "firm",  "full",  "grave",  "great", "happy", "hard",  "harsh",  "heavy", "high",   "holy",
    "hot",    "kind",  "large", "late",   "light", "lofty", "long",  "loud",   "low",   "mighty", "near",
    "new",    "nice",  "noble", "old",    "poor",  "pure",  "quick", "quiet",  "rare",  "rich",   "rough",
    "safe",   "sharp", "short", "simple", "slow",  "small", "smart", "smooth", "soft",  "steep",  "strict",
    "strong", "sure",  "tall",  "thick",  "thin",  "tight", "tough", "true",   "vast",  "warm",   "weak",
    "wet",    "wide",  "wild",  "wise",   "young",
});

/// The adjective of which `word` is a form: "bigger" of "big", "easiest" of "easy".
std::string_view adjective_of(std::string_view word) {
    for (const std::string_view base : kAdjectives) {
        std::string stem(base);
        if (stem.ends_with('e')) {
            stem.pop_back();
        } else if (stem.ends_with('y')) {
            stem.back() = 'i';
        }
        const std::string doubled = stem + stem.back();
        for (const std::string_view ending : {"er", "est"}) {
            if (word == base || word == stem + std::string(ending) || word == doubled + std::string(ending)) {
                return base;
            }
        }
    }
    return {};
}

std::string_view common_beginning(std::string_view a, std::string_view b) {
    std::size_t same = 0;
    while (same < a.size() && same < b.size() && a[same] == b[same]) {
        ++same;
    }
    return a.substr(0, character_begin(a, same));
}

/// Whether both are forms of one of the verbs 하다 and 되다 alone: 하였다 and 했다.
bool are_forms_of_bare_verb(std::string_view a, std::string_view b) {
    const auto begins = [](std::string_view word, std::string_view syllables) {
        return word.size() > 3 && syllables.find(word.substr(0, 3)) != std::string_view::npos &&
               is_korean_ending(word);
    };
    return (begins(a, "하해했한할함합") && begins(b, "하해했한할함합")) ||
           (begins(a, "되돼됐된될됨됩") && begins(b, "되돼됐된될됨됩"));
}

bool is_korean_inflection(std::string_view a, std::string_view b) {
    if (are_forms_of_bare_verb(a, b)) {
        return true;
    }
    std::string_view stem = common_beginning(a, b);
    constexpr std::size_t kSyllable = 3;
    // The common beginning may have taken the first syllable of both endings (하였다, 한다 share nothing;
    // 했다, 했고 share 했).
    for (int back = 0; back < 3 && stem.size() >= kSyllable; ++back) {
        if (is_korean_ending(a.substr(stem.size())) && is_korean_ending(b.substr(stem.size()))) {
            return true;
        }
        stem.remove_suffix(kSyllable);
    }
    return false;
}

/// A Korean word with each particle that it may end in taken off, itself first.
std::vector<std::string_view> korean_stems(std::string_view word) {
    constexpr std::array<std::string_view, 18> kParticles = {"은",   "는",   "이",   "가",   "을",   "를",
                                                             "의",   "에",   "와",   "과",   "도",   "로",
                                                             "으로", "에서", "에게", "에는", "까지", "만"};
    std::vector<std::string_view> stems{word};
    for (const std::string_view particle : kParticles) {
        if (word.ends_with(particle) && word.size() > particle.size()) {
            stems.push_back(word.substr(0, word.size() - particle.size()));
        }
    }
    return stems;
}

bool is_korean_abbreviation(std::string_view a, std::string_view b) {
    const std::vector<std::string_view> first = korean_stems(a);
    const std::vector<std::string_view> second = korean_stems(b);
    return std::any_of(kShortNames.begin(), kShortNames.end(), [&](std::string_view names) {
        const auto named = [&](std::string_view stem) { return in_list(names, stem); };
        const auto one = std::find_if(first.begin(), first.end(), named);
        const auto other = std::find_if(second.begin(), second.end(), named);
        return one != first.end() && other != second.end() && *one != *other;
    });
}

}  // namespace

bool is_contracted(std::string_view text) {
    return text.find('\'') != std::string_view::npos || text.find("’") != std::string_view::npos;
}

bool is_function_word(std::string_view word, std::string_view language) {
    if (language == "en") {
        return std::binary_search(kEnglishFunctionWords.begin(), kEnglishFunctionWords.end(), word);
    }
    return language == "ko" && std::find(kKoreanFunctionWords.begin(), kKoreanFunctionWords.end(), word) !=
                                   kKoreanFunctionWords.end();
}

bool is_abbreviation_pair(std::string_view a, std::string_view b, std::string_view language) {
    const std::string first = plain_name(a);
    const std::string second = plain_name(b);
    if (first.empty() || second.empty() || first == second) {
        return false;
    }
    const std::string first_bare = without_possessive(first);
    const std::string second_bare = without_possessive(second);
    for (const std::string_view names : kShortNames) {
        if (first_bare != second_bare && in_list(names, first_bare) && in_list(names, second_bare)) {
            return true;
        }
    }
    if (language == "ko" && is_korean_abbreviation(first, second)) {
        return true;
    }
    return (has_capitals(a) && are_initials(first_bare, second_bare)) ||
           (has_capitals(b) && are_initials(second_bare, first_bare)) || is_cut_short(a, b) ||
           is_cut_short(b, a) || is_contraction(first, second) || is_contraction(second, first);
}

bool is_inflection_pair(std::string_view a, std::string_view b, std::string_view language) {
    if (language == "ko") {
        return a == b || is_korean_inflection(a, b);
    }
    if (language != "en") {
        return a == b;
    }
    const auto base = [](std::string_view word) {
        for (const std::string_view ending : {"'s", "’s", "s'", "s’", "'", "’"}) {
            if (word.ends_with(ending) && word.size() > ending.size() + 1) {
                word.remove_suffix(ending.size());
                break;
            }
        }
        return english_stem(word);
    };
    if (base(a) == base(b)) {
        return true;
    }
    const std::string_view adjective = adjective_of(a);
    return !adjective.empty() && adjective == adjective_of(b);
}

bool is_auxiliary(std::string_view word) {
    constexpr auto kAuxiliaries =
        std::to_array<std::string_view>({"am", "are", "be", "been", "being", "did", "do", "does", "had",
                                         "has", "have", "is", "was", "were", "will", "would"});
    return std::find(kAuxiliaries.begin(), kAuxiliaries.end(), word) != kAuxiliaries.end();
}

}  // namespace diglot
