#include "diglot/variants/korean_spacing.h"

#include "diglot/text/korean.h"
#include "diglot/text/utf8.h"
#include "diglot/variants/spelling_words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

namespace diglot {
namespace {

constexpr int kFinalNieun = 4, kFinalRieul = 8;

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool ends_with_one_of(std::string_view word, std::span<const std::string_view> ends) {
    return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return word.ends_with(end); });
}

bool has_final(std::string_view text, int final) {
    std::size_t at = text.size();
    const char32_t c = at == 0 ? 0 : previous_code_point(text, at);
    return is_hangul_syllable(c) && take_apart(c).final == final;
}

/// Adnominal endings that no noun has by chance.
constexpr std::array<std::string_view, 10> kFuture = {"할", "될", "을", "킬", "낼",
                                                      "릴", "갈", "볼", "쓸", "칠"};
constexpr std::array<std::string_view, 2> kPresent = {"는", "던"};

/// What a bound noun stands behind.
enum class Before {
    Adnominal,  ///< 한, 하는, 할
    Verbal,     ///< 하는, 하던, 할: not 한, which nouns end in as well
    Present,    ///< 하는
    Future,     ///< 할
    Past,       ///< 입은, 된
    Go,         ///< 하고
    Any,
};

/// Bound nouns and verbs that the North joins to what stands before them.
struct Joined {
    std::string_view word;
    Before before;
    /// What may follow in the same eojeol, parted by spaces ("-" for nothing); empty for anything.
    std::string_view behind = {};
    /// How the next eojeol has to begin, parted by spaces; empty for anything.
    std::string_view next = {};
    bool north_joins = true;  ///< Whether a space before it departs from the North's way.
};

constexpr std::string_view kParticles =
    "- 이 가 은 는 을 를 도 에 에서 에게 에는 의 와 과 로 으로 만 까지 부터 인 이다 이며 이고 이라는 이었다 "
    "입니다";
constexpr std::array kJoined = {
    Joined{"것", Before::Adnominal},
    Joined{"수", Before::Future, "- 는 도 가 밖에 조차"},
    Joined{"때문", Before::Any, {}, {}, false},
    Joined{"있", Before::Go},
    Joined{"때", Before::Future, "- 에 에는 에도 마다 까지 부터 는 가 의 이면 면 에만", {}, false},
    Joined{"뿐", Before::Future, "- 만 더러 이다 이며 이고 이었다 입니다 아니라 만아니라"},
    Joined{"줄", Before::Verbal, "- 은 을 도 로 만", "알 모르 아 몰"},
    Joined{"리", Before::Future, "- 가 는 도", "없 있 만무"},
    Joined{"따름", Before::Future},
    Joined{"만큼", Before::Verbal, "- 은 의 이나 도", {}, false},
    Joined{"대로", Before::Present, "-", {}, false},
    Joined{"동안", Before::Present, "- 에 에는 에도 은", {}, false},
    Joined{"바", Before::Verbal, "가 와 를 도 에 대로 의 이다"},
    Joined{"채", Before::Past, "- 로", {}, false},
    Joined{"듯", Before::Verbal, "- 이", {}, false},
    Joined{"중", Before::Present, "- 이다 이며 이고 인 에 이었다 입니다", {}, false},
    Joined{"지", Before::Past, "- 도 는 가 만", "1 2 3 4 5 6 7 8 9 오래 얼마 벌써", false},
};

/// Words that end in a bound noun, as Southern dictionaries have them.
constexpr std::array<std::string_view, 10> kOwnWords = {"날것", "들것", "별것", "탈것", "딴것",
                                                        "헌것", "풀것", "물것", "단것", "칠수"};

/// Numerals before a unit: 두 가지, 세 번째.
constexpr std::array<std::string_view, 12> kNumerals = {"두",   "세",   "네", "다섯", "여섯", "일곱",
                                                        "여덟", "아홉", "열", "여러", "몇",   "스무"};
constexpr std::array<std::string_view, 16> kUnits = {"번째", "가지", "차례", "시간", "사람", "나라",
                                                     "마리", "군데", "명",   "개",   "번",   "달",
                                                     "살",   "곳",   "권",   "주일"};

/// Whether `text` begins with one of the words in `list`, or is one of them where `whole`.
bool fits_list(std::string_view text, std::string_view list, bool whole) {
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find(' ', at), list.size());
        const std::string_view item = list.substr(at, end - at);
        if (item == "-" ? text.empty() : whole ? text == item : text.starts_with(item)) {
            return true;
        }
        at = end + 1;
    }
    return list.empty();
}

bool fits(std::string_view stem, Before before) {
    switch (before) {
        case Before::Adnominal:
            return has_final(stem, kFinalNieun) || has_final(stem, kFinalRieul);
        case Before::Verbal:
            return ends_with_one_of(stem, kFuture) || (stem.size() > 3 && ends_with_one_of(stem, kPresent));
        case Before::Present:
            return stem.size() > 3 && stem.ends_with("는");
        case Before::Future:
            return ends_with_one_of(stem, kFuture);
        case Before::Past: {
            static constexpr std::array<std::string_view, 5> kPast = {"은", "된", "진", "친", "든"};
            return stem.size() > 3 && ends_with_one_of(stem, kPast);
        }
        case Before::Go:
            return stem.size() > 3 && stem.ends_with("고") && stem != "최고" && stem != "사고" &&
                   stem != "경고" && stem != "광고" && stem != "보고";
        case Before::Any:
            return true;
    }
    return false;
}

/// Whether `joined` may stand at byte `at` of an eojeol that is `next` to another.
bool stands(const Joined& joined, std::string_view stem, std::string_view behind, std::string_view next) {
    return !stem.empty() && fits(stem, joined.before) && fits_list(behind, joined.behind, true) &&
           fits_list(next, joined.next, false);
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

/// Where the unit begins in a numeral written together with it.
std::optional<std::size_t> find_unit(std::string_view word) {
    for (const std::string_view numeral : kNumerals) {
        if (!word.starts_with(numeral)) {
            continue;
        }
        const std::string_view rest = word.substr(numeral.size());
        for (const std::string_view unit : kUnits) {
            if (rest.starts_with(unit) && fits_list(rest.substr(unit.size()), kParticles, true)) {
                return numeral.size();
            }
        }
    }
    return std::nullopt;
}

/// The bytes of an eojeol before which the South sets a space, ascending.
std::vector<std::size_t> southern_spaces(std::string_view word, std::string_view next) {
    std::vector<std::size_t> spaces;
    if (is_one_of(word, kOwnWords)) {
        return spaces;
    }
    for (const Joined& joined : kJoined) {
        for (std::size_t at = word.find(joined.word); at != std::string_view::npos;
             at = word.find(joined.word, at + joined.word.size())) {
            const std::size_t end = at + joined.word.size();
            if (!is_one_of(word.substr(0, end), kOwnWords) &&
                stands(joined, word.substr(0, at), word.substr(end), next)) {
                spaces.push_back(at);
                break;
            }
        }
    }
    if (const auto unit = find_unit(word); unit && spaces.empty()) {
        spaces.push_back(*unit);
    }
    std::sort(spaces.begin(), spaces.end());
    spaces.erase(std::unique(spaces.begin(), spaces.end()), spaces.end());
    return spaces;
}

/// An eojeol written together that the South would part.
void find_joined(std::string_view text, Range bytes, std::string_view next,
                 std::vector<SpellingFinding>& findings) {
    const std::string_view word = text.substr(bytes.begin, bytes.size());
    const std::vector<std::size_t> spaces = southern_spaces(word, next);
    if (spaces.empty()) {
        return;
    }
    std::string expected(word);
    for (std::size_t i = spaces.size(); i-- > 0;) {
        expected.insert(spaces[i], 1, ' ');
    }
    findings.push_back(finding(text, bytes.begin, bytes.end, std::move(expected), SpellingKind::Spacing));
}

/// Whether the North joins the auxiliary verb `word` to `stem`: 되여 있다, 만들어 주다.
bool is_auxiliary(std::string_view stem, std::string_view word) {
    static constexpr std::array<std::string_view, 8> kInfinitive = {"어", "여", "해", "려",
                                                                    "져", "켜", "쳐", "아"};
    static constexpr std::array<std::string_view, 8> kAuxiliary = {"있",   "주었", "준다", "주는",
                                                                   "버렸", "버린", "놓았", "놓은"};
    return stem.size() > 3 && ends_with_one_of(stem, kInfinitive) &&
           std::any_of(kAuxiliary.begin(), kAuxiliary.end(),
                       [&](std::string_view begin) { return word.starts_with(begin); });
}

/// Two eojeols with a space between them that the North would join.
void find_parted(std::string_view text, Range left, Range right, std::string_view next,
                 std::vector<SpellingFinding>& findings) {
    const std::string_view stem = text.substr(left.begin, left.size());
    const std::string_view word = text.substr(right.begin, right.size());
    if (right.begin != left.end + 1 || text[left.end] != ' ') {
        return;
    }
    const bool bound = std::any_of(kJoined.begin(), kJoined.end(), [&](const Joined& joined) {
        return joined.north_joins && word.starts_with(joined.word) &&
               stands(joined, stem, word.substr(joined.word.size()), next);
    });
    const bool because = word.starts_with("때문") && stem.size() > 3 && stem.ends_with("기");
    const std::string together = std::string(stem) + std::string(word);
    const auto unit = find_unit(together);
    const bool counted = unit && *unit == stem.size() && stem != "여러" && stem != "몇";
    if (bound || because || counted || is_auxiliary(stem, word)) {
        findings.push_back(finding(text, left.begin, right.end, together, SpellingKind::Spacing));
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

/// What stands behind byte `end` after one space.
std::string_view behind_space(std::string_view text, std::size_t end) {
    return end < text.size() && text[end] == ' ' ? text.substr(end + 1) : std::string_view();
}

}  // namespace

std::vector<SpellingFinding> korean_spacing(std::string_view paragraph, SpellingTradition tradition) {
    std::vector<SpellingFinding> findings;
    const std::vector<SpellingWord> words = korean_words(paragraph);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view next = behind_space(paragraph, words[i].bytes.end);
        if (tradition == SpellingTradition::Southern) {
            find_joined(paragraph, words[i].bytes, next, findings);
        } else if (i > 0) {
            find_parted(paragraph, words[i - 1].bytes, words[i].bytes, next, findings);
        }
    }
    if (tradition == SpellingTradition::Northern) {
        find_quotations(paragraph, findings);
    }
    return findings;
}

}  // namespace diglot
