#include "diglot/variants/korean_spacing.h"

#include "diglot/text/korean.h"
#include "diglot/text/utf8.h"
#include "diglot/variants/spelling_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace diglot {
namespace {

constexpr int kFinalNieun = 4, kFinalRieul = 8;

/// Bound nouns and verbs that the North joins to what stands before them.
enum class Before { Adnominal, Future, Go, Ki };
struct Joined {
    std::string_view word;
    Before before;
    bool whole = false;  ///< Nothing may follow: 수 alone, as in 할 수 있다.
};
constexpr std::array kJoined = {Joined{"것", Before::Adnominal}, Joined{"수", Before::Future, true},
                                Joined{"있", Before::Go}, Joined{"때문", Before::Ki}};

/// Words that end in 것 as Southern dictionaries have them.
constexpr std::array<std::string_view, 8> kOwnWords = {"날", "들", "별", "탈", "딴", "헌", "풀", "물"};

/// Verbs of one syllable before 수: 할수 but not 실수, 필수, 철수.
constexpr std::array<std::string_view, 7> kFuture = {"할", "될", "을", "킬", "낼", "릴", "갈"};

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool has_final(std::string_view text, int final) {
    std::size_t at = text.size();
    const char32_t c = at == 0 ? 0 : previous_code_point(text, at);
    return is_hangul_syllable(c) && take_apart(c).final == final;
}

/// Whether `stem` is what can stand before the word: 하는, 할 before 것, 하고 before 있.
bool fits(std::string_view stem, Before before) {
    switch (before) {
        case Before::Adnominal:
            return (has_final(stem, kFinalNieun) || has_final(stem, kFinalRieul)) &&
                   std::find(kOwnWords.begin(), kOwnWords.end(), stem) == kOwnWords.end();
        case Before::Future:
            return std::any_of(kFuture.begin(), kFuture.end(),
                               [&](std::string_view end) { return ends_with(stem, end); });
        case Before::Go:
            return stem.size() > 3 && ends_with(stem, "고") && stem != "최고" && stem != "사고" &&
                   stem != "경고";
        case Before::Ki:
            return stem.size() > 3 && ends_with(stem, "기");
    }
    return false;
}

SpellingFinding finding(std::string_view text, std::size_t begin, std::size_t end, std::string expected,
                        SpellingKind kind) {
    SpellingFinding result;
    result.bytes = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    result.form = text.substr(begin, end - begin);
    result.expected = std::move(expected);
    result.kind = kind;
    return result;
}

/// An eojeol written together that the South would part.
void find_joined(std::string_view text, Range bytes, std::vector<SpellingFinding>& findings) {
    const std::string_view word = text.substr(bytes.begin, bytes.size());
    for (const Joined& joined : kJoined) {
        const std::size_t at = word.find(joined.word);
        const bool found = at != std::string_view::npos && at > 0 &&
                           (!joined.whole || at + joined.word.size() == word.size());
        if (found && fits(word.substr(0, at), joined.before)) {
            std::string expected = std::string(word.substr(0, at)) + ' ' + std::string(word.substr(at));
            findings.push_back(
                finding(text, bytes.begin, bytes.end, std::move(expected), SpellingKind::Spacing));
            return;
        }
    }
}

/// Two eojeols with a space between them that the North would join.
void find_parted(std::string_view text, Range left, Range right, std::vector<SpellingFinding>& findings) {
    const std::string_view stem = text.substr(left.begin, left.size());
    const std::string_view word = text.substr(right.begin, right.size());
    if (right.begin != left.end + 1 || text[left.end] != ' ') {
        return;
    }
    for (const Joined& joined : kJoined) {
        const bool found =
            word.substr(0, joined.word.size()) == joined.word && (!joined.whole || word == joined.word);
        if (found && fits(stem, joined.before)) {
            findings.push_back(finding(text, left.begin, right.end, std::string(stem) + std::string(word),
                                       SpellingKind::Spacing));
            return;
        }
    }
}

/// Double quotation marks where the North writes 《 》.
void find_quotations(std::string_view text, std::vector<SpellingFinding>& findings) {
    for (const auto& [mark, expected] : {std::pair{"“", "《"}, std::pair{"”", "》"}}) {
        const std::string_view own = mark;
        for (std::size_t at = text.find(own); at != std::string_view::npos;
             at = text.find(own, at + own.size())) {
            findings.push_back(finding(text, at, at + own.size(), expected, SpellingKind::Quotation));
        }
    }
}

}  // namespace

std::vector<SpellingFinding> korean_spacing(std::string_view paragraph, SpellingTradition tradition) {
    std::vector<SpellingFinding> findings;
    const std::vector<SpellingWord> words = korean_words(paragraph);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (tradition == SpellingTradition::Southern) {
            find_joined(paragraph, words[i].bytes, findings);
        } else if (i > 0) {
            find_parted(paragraph, words[i - 1].bytes, words[i].bytes, findings);
        }
    }
    if (tradition == SpellingTradition::Northern) {
        find_quotations(paragraph, findings);
    }
    return findings;
}

}  // namespace diglot
