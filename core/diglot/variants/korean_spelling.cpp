#include "diglot/variants/korean_spelling.h"

#include "diglot/base/error.h"
#include "diglot/text/korean.h"
#include "diglot/text/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace diglot {
namespace {

constexpr int kNieun = 2, kRieul = 5, kIeung = 11;  // initials
constexpr int kFinalNieun = 4, kFinalRieul = 8, kFinalSiot = 19;
constexpr TraditionSet kBoth = {SpellingTradition::Southern, SpellingTradition::Northern};

std::u32string code_points(std::string_view text) {
    std::u32string result;
    for (std::size_t at = 0; at < text.size();) {
        result.push_back(next_code_point(text, at));
    }
    return result;
}

std::string utf8(std::u32string_view text) {
    std::string result;
    for (const char32_t c : text) {
        append_code_point(result, c);
    }
    return result;
}

char32_t put_together(HangulSyllable s) {
    return static_cast<char32_t>(0xAC00 + (s.initial * 21 + s.vowel) * 28 + s.final);
}

/// ㅣ and the vowels that begin with y.
bool is_iotised(int vowel) {
    return vowel == 2 || vowel == 3 || vowel == 6 || vowel == 7 || vowel == 12 || vowel == 17 || vowel == 20;
}

/// Whether ㄹ of 률 and 렬 falls away behind `before` in the South: after a vowel or ㄴ.
bool drops_rieul_behind(char32_t before) {
    if (!is_hangul_syllable(before)) {
        return false;
    }
    const int final = take_apart(before).final;
    return final == 0 || final == kFinalNieun;
}

struct Form {
    std::u32string text;
    bool everywhere, inside;
};

/// A form of the data with its marks read.
Form read_form(std::string_view text) {
    const std::size_t marks = std::min(text.find_first_of("~+"), text.size());
    return {code_points(text.substr(0, marks)), text.find('~') != std::string_view::npos,
            text.find('+') != std::string_view::npos};
}

/// What stands before a word within a compound and may be one syllable long (신여성, 총련합회).
bool is_prefix(std::u32string_view before) {
    static constexpr std::u32string_view kPrefixes = U"신총전반비대초친탈각구타무불재본범";
    return before.size() >= 2 ||
           (before.size() == 1 && kPrefixes.find(before.front()) != std::u32string_view::npos);
}

[[noreturn]] void fail(std::string_view line, std::uint64_t number) {
    throw Error(
        ErrorCode::Format, "Spelling data: no pair: " + std::string(line), Location{{}, number, {}},
        "Write a Southern and a Northern form with a slash (in pairs of your own: a tab) between them");
}

std::u32string southern_of(std::u32string word, bool inside) {
    if (!inside) {
        word.front() = southern_initial(word.front());
    }
    for (std::size_t i = 1; i < word.size(); ++i) {
        if ((word[i] == U'률' || word[i] == U'렬') && drops_rieul_behind(word[i - 1])) {
            word[i] = word[i] == U'률' ? U'율' : U'열';
        }
    }
    return word;
}

}  // namespace

char32_t southern_initial(char32_t northern) {
    if (!is_hangul_syllable(northern)) {
        return northern;
    }
    HangulSyllable s = take_apart(northern);
    if (s.initial == kRieul) {
        s.initial = is_iotised(s.vowel) ? kIeung : kNieun;
    } else if (s.initial == kNieun && is_iotised(s.vowel)) {
        s.initial = kIeung;
    }
    return put_together(s);
}

KoreanSpelling::KoreanSpelling(std::string_view data, std::string_view more) {
    std::string section = "[more]";
    std::uint64_t number = 0;
    for (const std::string_view text : {more, data}) {
        number = 0;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            std::string_view line = text.substr(at, end - at);
            line = line.substr(0, line.find_last_not_of(" \r") + 1);
            at = end + 1;
            ++number;
            if (line.empty() || line.front() == '#') {
                continue;
            }
            if (line.front() == '[') {
                section = line;
            } else {
                add_line(section, line, number);
            }
        }
    }
}

/// "southern TAB northern", in a list of the user's.
KoreanSpelling::Entry KoreanSpelling::entry_of_line(std::string_view line, std::uint64_t number) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos || tab == 0 || tab + 1 == line.size()) {
        fail(line, number);
    }
    Entry entry;
    entry.southern = code_points(line.substr(0, tab));
    entry.northern = code_points(line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1));
    return entry;
}

/// A Northern form whose Southern one follows from the law of initial sounds.
KoreanSpelling::Entry KoreanSpelling::entry_of_initial_sound(std::string_view word, bool anywhere) {
    const Form form = read_form(word);
    Entry entry;
    entry.kind = SpellingKind::InitialSound;
    entry.northern = form.text;
    entry.inside = form.inside;
    entry.anywhere = anywhere;
    entry.southern_everywhere = form.everywhere;
    entry.southern = southern_of(form.text, anywhere && form.text.front() != U'라');
    return entry;
}

/// "southern/northern".
KoreanSpelling::Entry KoreanSpelling::entry_of_pair(std::string_view word, SpellingKind kind) {
    const std::size_t slash = word.find('/');
    const Form southern = read_form(word.substr(0, slash));
    const Form northern = read_form(word.substr(slash + 1));
    Entry entry;
    entry.kind = kind;
    entry.southern = southern.text;
    entry.northern = northern.text;
    entry.southern_everywhere = southern.everywhere;
    entry.northern_everywhere = northern.everywhere;
    entry.anywhere = kind == SpellingKind::Ending;
    entry.inside = entry.southern.size() > 2 && entry.northern.size() > 2;
    return entry;
}

void KoreanSpelling::add_line(std::string_view section, std::string_view line, std::uint64_t number) {
    if (section == "[more]") {
        return add(entry_of_line(line, number));
    }
    const SpellingKind kind = section == "[loanword]"   ? SpellingKind::Loanword
                              : section == "[sai-siot]" ? SpellingKind::SaiSiot
                              : section == "[ending]"   ? SpellingKind::Ending
                                                        : SpellingKind::Single;
    for (std::size_t at = 0; (at = line.find_first_not_of(' ', at)) != std::string_view::npos;) {
        const std::size_t end = std::min(line.find(' ', at), line.size());
        const std::string_view word = line.substr(at, end - at);
        at = end;
        if (section == "[apart]") {
            apart_.insert(code_points(word));
        } else if (section == "[initial-sound]" || section == "[inside]") {
            add(entry_of_initial_sound(word, section == "[inside]"));
        } else {
            const std::size_t slash = word.find('/');
            if (slash == std::string_view::npos || slash == 0 || slash + 1 == word.size()) {
                fail(line, number);
            }
            add(entry_of_pair(word, kind));
        }
    }
}

void KoreanSpelling::add(Entry entry) {
    const auto index = static_cast<std::uint32_t>(entries_.size());
    longest_ = std::max({longest_, entry.southern.size(), entry.northern.size()});
    forms_.emplace(entry.southern, index);
    forms_.emplace(entry.northern, index);
    entries_.push_back(std::move(entry));
}

/// The longest entry that stands at `at` in `word`.
std::optional<KoreanSpelling::Change> KoreanSpelling::entry_at(std::u32string_view word,
                                                               std::size_t at) const {
    for (std::size_t size = std::min(longest_, word.size() - at); size >= 2; --size) {
        const std::u32string_view part = word.substr(at, size);
        const auto found = forms_.find(part);
        if (found == forms_.end()) {
            continue;
        }
        const Entry& entry = entries_[found->second];
        const bool allowed = at == 0 || entry.anywhere ||
                             (entry.inside && is_prefix(word.substr(0, at)) &&
                              !(entry.southern_everywhere && part == entry.southern));
        if (!allowed) {
            continue;
        }
        const bool southern = part == entry.southern;
        Change change{at, size, entry.southern, entry.northern, entry.kind, {}, false};
        change.traditions.add(southern ? SpellingTradition::Southern : SpellingTradition::Northern);
        if (southern ? entry.southern_everywhere : entry.northern_everywhere) {
            change.traditions = kBoth;
            change.by_sense = true;
        }
        return change;
    }
    return std::nullopt;
}

std::vector<KoreanSpelling::Change> KoreanSpelling::changes(std::u32string_view word) const {
    std::vector<Change> result;
    // A word that is apart is left alone as a whole: nothing begins within it.
    std::size_t at = 0;
    for (std::size_t size = std::min(longest_, word.size()); size >= 2 && at == 0; --size) {
        at = apart_.contains(word.substr(0, size)) ? size : 0;
    }
    while (at < word.size()) {
        if (auto change = entry_at(word, at); change) {
            at += change->size;
            result.push_back(std::move(*change));
            continue;
        }
        const char32_t c = word[at];
        if (at > 0 && (c == U'률' || c == U'렬' || c == U'율') && drops_rieul_behind(word[at - 1])) {
            const bool southern = c == U'율';
            Change change{
                at, 1,    c == U'렬' ? U"열" : U"율", c == U'렬' ? U"렬" : U"률", SpellingKind::InitialSound,
                {}, false};
            change.traditions.add(southern ? SpellingTradition::Southern : SpellingTradition::Northern);
            result.push_back(std::move(change));
        }
        ++at;
    }
    return result;
}

std::optional<WordSpelling> KoreanSpelling::look_up(std::string_view word) const {
    const std::u32string text = code_points(word);
    const std::vector<Change> found = changes(text);
    if (found.empty()) {
        return std::nullopt;
    }
    WordSpelling result;
    result.traditions = kBoth;
    std::u32string southern, northern;
    std::size_t at = 0;
    for (const Change& change : found) {
        // The kind is that of the first change that tells something.
        if (result.traditions == kBoth) {
            result.kind = change.kind;
        }
        result.traditions = result.traditions & change.traditions;
        result.by_sense = result.by_sense || change.by_sense;
        southern.append(text, at, change.at - at).append(change.southern);
        northern.append(text, at, change.at - at).append(change.northern);
        at = change.at + change.size;
    }
    southern.append(text, at);
    northern.append(text, at);
    result.forms = {{utf8(southern), {SpellingTradition::Southern}},
                    {utf8(northern), {SpellingTradition::Northern}}};
    return result;
}

namespace {

/// Whether `northern` may stand for `southern` at this place by the initial-sound law.
bool follow_law(std::u32string_view southern, std::u32string_view northern, std::size_t at) {
    if (at == 0) {
        return southern_initial(northern[0]) == southern[0];
    }
    const char32_t n = northern[at];
    const bool rate = (n == U'률' && southern[at] == U'율') || (n == U'렬' && southern[at] == U'열');
    return rate ? drops_rieul_behind(northern[at - 1]) : at >= 2 && southern_initial(n) == southern[at];
}

/// -어 in the South, -여 in the North, behind ㅣ ㅐ ㅔ ㅚ ㅟ ㅢ without a final.
bool follow_ending(std::u32string_view southern, std::u32string_view northern, std::size_t at) {
    if (at == 0 || !is_hangul_syllable(southern[at]) || !is_hangul_syllable(northern[at])) {
        return false;
    }
    const HangulSyllable s = take_apart(southern[at]);
    const HangulSyllable n = take_apart(northern[at]);
    const HangulSyllable before =
        is_hangul_syllable(southern[at - 1]) ? take_apart(southern[at - 1]) : HangulSyllable{0, 0, 1};
    const bool front = before.vowel == 20 || before.vowel == 1 || before.vowel == 5 || before.vowel == 11 ||
                       before.vowel == 16 || before.vowel == 19;
    return s.initial == kIeung && n.initial == kIeung && s.vowel == 4 && n.vowel == 6 && s.final == n.final &&
           before.final == 0 && front;
}

/// ㅅ between the parts of a compound, which the South alone writes; 것, 못, 옷 and the like have their own
/// ㅅ.
bool follow_sai_siot(std::u32string_view southern, std::u32string_view northern, std::size_t at) {
    if (at + 1 >= southern.size() || !is_hangul_syllable(southern[at]) || !is_hangul_syllable(northern[at])) {
        return false;
    }
    HangulSyllable s = take_apart(southern[at]);
    const bool siot =
        s.final == kFinalSiot &&
        std::u32string_view(U"것못옷맛멋곳뜻벗솟웃씻짓엇젓").find(southern[at]) == std::u32string_view::npos;
    s.final = 0;
    return siot && put_together(s) == northern[at];
}

/// -ㄹ까 in the South, -ㄹ가 in the North.
bool follow_question(std::u32string_view southern, std::u32string_view northern, std::size_t at) {
    return at > 0 && southern[at] == U'까' && northern[at] == U'가' && is_hangul_syllable(southern[at - 1]) &&
           take_apart(southern[at - 1]).final == kFinalRieul;
}

/// In what two words of the same length differ by rule alone; none when there is more.
std::optional<SpellingKind> pattern(std::u32string_view southern, std::u32string_view northern) {
    std::optional<SpellingKind> kind;
    for (std::size_t at = 0; at < southern.size(); ++at) {
        if (southern[at] == northern[at]) {
            continue;
        }
        std::optional<SpellingKind> here;
        if (follow_law(southern, northern, at)) {
            here = SpellingKind::InitialSound;
        } else if (follow_ending(southern, northern, at) || follow_question(southern, northern, at)) {
            here = SpellingKind::Ending;
        } else if (follow_sai_siot(southern, northern, at)) {
            here = SpellingKind::SaiSiot;
        }
        if (!here) {
            return std::nullopt;
        }
        kind = kind ? kind : here;
    }
    return kind;
}

std::u32string without_spaces(std::u32string text) {
    std::erase_if(text, [](char32_t c) { return c == U' ' || c == U'\u00A0'; });
    return text;
}

/// 돼, 됐 as 되어, 되었: the South writes both.
std::u32string uncontracted(std::u32string_view text) {
    std::u32string result;
    for (const char32_t c : text) {
        if (c == U'돼') {
            result += U"되어";
        } else if (c == U'됐') {
            result += U"되었";
        } else {
            result += c;
        }
    }
    return result;
}

}  // namespace

std::optional<SpellingPair> KoreanSpelling::compare(std::string_view first, std::string_view second) const {
    if (first == second) {
        return std::nullopt;
    }
    const std::u32string spaced1 = code_points(first), spaced2 = code_points(second);
    const std::u32string one = without_spaces(spaced1), other = without_spaces(spaced2);
    if (one == other) {
        const bool first_is_spaced = spaced1.size() > spaced2.size();
        const TraditionSet southern = {SpellingTradition::Southern}, northern = {SpellingTradition::Northern};
        return SpellingPair{SpellingKind::Spacing, SpellingBasis::Pattern,
                            first_is_spaced ? southern : northern, first_is_spaced ? northern : southern};
    }
    const auto known1 = look_up(utf8(one)), known2 = look_up(utf8(other));
    if (known1 && known2) {
        for (const SpellingTradition tradition : spelling_traditions("ko")) {
            if (*known1->form_in(tradition) == *known2->form_in(tradition)) {
                const WordSpelling& telling = known1->traditions == kBoth ? *known2 : *known1;
                return SpellingPair{telling.kind, SpellingBasis::Known, known1->traditions,
                                    known2->traditions};
            }
        }
    }
    const std::u32string long1 = uncontracted(one), long2 = uncontracted(other);
    if (long1.size() != long2.size() || long1 == long2) {
        return std::nullopt;
    }
    if (const auto kind = pattern(long1, long2); kind) {
        return SpellingPair{
            *kind, SpellingBasis::Pattern, {SpellingTradition::Southern}, {SpellingTradition::Northern}};
    }
    if (const auto kind = pattern(long2, long1); kind) {
        return SpellingPair{
            *kind, SpellingBasis::Pattern, {SpellingTradition::Northern}, {SpellingTradition::Southern}};
    }
    return std::nullopt;
}

}  // namespace diglot
