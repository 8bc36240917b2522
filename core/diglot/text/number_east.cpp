#include "diglot/text/number_parts.h"

#include <algorithm>
#include <array>

namespace diglot::number_parts {
namespace {

struct Sign {
    char32_t c;
    int value;  ///< A digit, or the power of ten of a unit.
};

constexpr std::array kHangulDigits = std::to_array<Sign>({{U'영', 0},
                                                          {U'공', 0},
                                                          {U'일', 1},
                                                          {U'이', 2},
                                                          {U'삼', 3},
                                                          {U'사', 4},
                                                          {U'오', 5},
                                                          {U'육', 6},
                                                          {U'륙', 6},
                                                          {U'칠', 7},
                                                          {U'팔', 8},
                                                          {U'구', 9}});
constexpr std::array kHanDigits = std::to_array<Sign>({{U'〇', 0},
                                                       {U'零', 0},
                                                       {U'一', 1},
                                                       {U'二', 2},
                                                       {U'两', 2},
                                                       {U'兩', 2},
                                                       {U'三', 3},
                                                       {U'四', 4},
                                                       {U'五', 5},
                                                       {U'六', 6},
                                                       {U'七', 7},
                                                       {U'八', 8},
                                                       {U'九', 9}});
constexpr std::array kHangulUnits =
    std::to_array<Sign>({{U'십', 1}, {U'백', 2}, {U'천', 3}, {U'만', 4}, {U'억', 8}, {U'조', 12}});
constexpr std::array kHanUnits = std::to_array<Sign>(
    {{U'十', 1}, {U'百', 2}, {U'千', 3}, {U'万', 4}, {U'萬', 4}, {U'亿', 8}, {U'億', 8}, {U'兆', 12}});
constexpr int kFirstLargeUnit = 4;

template <std::size_t N>
int find_sign(const std::array<Sign, N>& signs, char32_t c) {
    const auto found = std::find_if(signs.begin(), signs.end(), [c](const Sign& s) { return s.c == c; });
    return found == signs.end() ? -1 : found->value;
}

constexpr std::initializer_list<std::u32string_view> kSinoCounters = {
    U"명",   U"개",   U"년",   U"월",   U"일",   U"원",   U"달러", U"딸라", U"톤",  U"킬로",
    U"미터", U"메터", U"세대", U"정보", U"시간", U"분",   U"초",   U"차",   U"번",  U"회",
    U"호",   U"주년", U"돌",   U"마리", U"권",   U"장",   U"대",   U"척",   U"배",  U"퍼센트",
    U"프로", U"도",   U"리",   U"여",   U"인",   U"그루", U"평",   U"세",   U"위",  U"층",
    U"석",   U"건",   U"점",   U"발",   U"주",   U"%",    U"엔",   U"유로", U"위안"};

/// Reads digits, numerals and unit signs into one number, from large units to small.
class EastReader {
public:
    EastReader(const Points& text, EastScript script, bool decimal_comma)
        : text_(text), hangul_(script == EastScript::Korean), decimal_comma_(decimal_comma) {}

    std::optional<Found> read(std::size_t begin) {
        at_ = begin;
        while (read_step(begin)) {
        }
        const auto sum = add(total_, section_);
        if (at_ == begin || !sum) {
            return std::nullopt;
        }
        return Found{*sum, at_};
    }

    [[nodiscard]] bool has_unit() const { return units_ > 0; }
    [[nodiscard]] bool has_digits() const { return has_digits_; }
    [[nodiscard]] int signs() const { return signs_; }

private:
    [[nodiscard]] int numeral(char32_t c) const {
        return hangul_ ? find_sign(kHangulDigits, c) : find_sign(kHanDigits, c);
    }

    /// The power of ten of the unit sign at `i`; -1 for none, or where the sign begins another word.
    [[nodiscard]] int unit(std::size_t i, std::size_t begin) const {
        const int power = hangul_ ? find_sign(kHangulUnits, text_[i]) : find_sign(kHanUnits, text_[i]);
        if (text_[i] == U'조' && (text_[begin - 1] == U'제' ||
                                  text_.has_any(i + 1, {U"각", U"항", U"직", U"약", U"정", U"건", U"치"}))) {
            return -1;  // 제3조 is Article 3
        }
        return text_.has(i, U"만큼") ? -1 : power;
    }

    [[nodiscard]] static bool too_large(int power, int last) { return power >= last; }

    /// One number with the unit behind it; false at the end.
    bool read_step(std::size_t begin) {
        std::size_t i = at_;
        if (units_ > 0 && text_[i] == U' ' && continues(i + 1)) {
            ++i;
        }
        Decimal number{1, 0};
        bool given = false;
        if (const auto digits = read_digits(text_, i, decimal_comma_)) {
            number = digits->value;
            i = digits->end;
            given = has_digits_ = true;
        } else if (const int n = numeral(text_[i]); n >= 0 && !has_digits_) {
            number.digits = static_cast<std::uint64_t>(n);
            ++i;
            ++signs_;
            given = true;
        }
        const std::size_t odd = given && hangul_ && text_[i] == U'여' ? i + 1 : i;  // 20여만: some 200,000
        const int power = unit(odd, begin);
        if (power < 0) {
            return finish(number, given, i);
        }
        const bool large = power >= kFirstLargeUnit;
        if (too_large(power, large ? last_large_ : last_small_)) {
            return false;
        }
        return take(number, given, power, odd + 1);
    }

    bool take(Decimal number, bool given, int power, std::size_t end) {
        if (power < kFirstLargeUnit) {
            number.exponent += power;
            if (!put(section_, number)) {
                return false;
            }
            last_small_ = power;
        } else {
            // 3백50만: what is gathered, all of it, counts in this unit.
            const bool bare = section_.digits == 0 && !given;
            if (!bare && !put(section_, given ? number : Decimal{})) {
                return false;
            }
            Decimal whole = bare ? number : section_;
            whole.exponent += power;
            if (!put(total_, whole)) {
                return false;
            }
            section_ = Decimal{};
            last_large_ = power;
            last_small_ = kFirstLargeUnit;
        }
        ++units_;
        ++signs_;
        at_ = end;
        return true;
    }

    /// A number without a unit is the last part.
    bool finish(Decimal number, bool given, std::size_t end) {
        if (given && put(section_, number)) {
            at_ = end;
        }
        return false;
    }

    static bool put(Decimal& sum, Decimal number) {
        const auto both = add(sum, number);
        sum = both.value_or(sum);
        return both.has_value();
    }

    /// After "40조" or "2천" and a space: does what stands there ("470억", "5백만") go on with the same
    /// number?
    [[nodiscard]] bool continues(std::size_t i) const {
        if (last_small_ < kFirstLargeUnit) {
            const int power =
                digit_value(text_[i]) >= 0 && hangul_ ? find_sign(kHangulUnits, text_[i + 1]) : -1;
            return power >= 0 && power < last_small_;
        }
        EastReader rest(text_, hangul_ ? EastScript::Korean : EastScript::Chinese, decimal_comma_);
        rest.last_large_ = last_large_;
        const auto found = digit_value(text_[i]) >= 0 ? rest.read(i) : std::nullopt;
        const std::uint64_t value = found ? found->value.integer().value_or(0) : 0;
        std::uint64_t limit = 1;
        for (int p = 0; p < last_large_; ++p) {
            limit *= 10;
        }
        return value >= 100 && value < limit &&
               !text_.has_any(found->end, {U"월", U"년", U"시", U"차", U"%", U":", U"-", U"."});
    }

    static constexpr int kNone = 100;
    const Points& text_;
    bool hangul_;
    bool decimal_comma_;
    std::size_t at_ = 0;
    Decimal total_, section_;
    int last_large_ = kNone;
    int last_small_ = kFirstLargeUnit;
    int units_ = 0;
    int signs_ = 0;
    bool has_digits_ = false;
};

/// Whether a number can begin with `c`.
bool may_begin(char32_t c, EastScript script) {
    const bool sign = script == EastScript::Korean
                          ? find_sign(kHangulDigits, c) >= 0 || find_sign(kHangulUnits, c) >= 0
                          : find_sign(kHanDigits, c) >= 0 || find_sign(kHanUnits, c) >= 0;
    return sign || digit_value(c) >= 0;
}

bool starts_eojeol(const Points& text, std::size_t i) {
    return i == 0 || !is_letter(text[i - 1]) || text[i - 1] == U'제' || text[i - 1] == U'약';
}

/// Numerals in words alone could be parts of other words (이사, 구조): a counter must follow, and a unit be
/// among them.
std::optional<Found> accept_hangul_words(const Points& text, std::size_t i, const EastReader& reader,
                                         const Found& found) {
    const bool counted = text.has_any(text.skip_space(found.end), kSinoCounters);
    const bool bare_unit = reader.signs() == 1 && text[found.end] != U' ';
    const bool month = text[found.end] == U'월' &&
                       (!is_letter(text[found.end + 1]) ||
                        text.has_any(found.end + 1, {U"에", U"의", U"부터", U"까지", U"초", U"말"}));
    if (month && starts_eojeol(text, i) && found.value.digits >= 3) {
        return found;  // 칠월
    }
    if (reader.signs() == 2 && text[found.end - 1] == U'조') {
        return std::nullopt;  // 구조, 사조
    }
    if (!starts_eojeol(text, i) || !reader.has_unit() || !counted || bare_unit) {
        return std::nullopt;
    }
    return found;
}

/// 二〇二四: four numerals without units, a year.
std::optional<Found> read_positional_year(const Points& text, std::size_t i) {
    Found found{{0, 0}, i};
    for (; found.end < i + 4; ++found.end) {
        const int n = find_sign(kHanDigits, text[found.end]);
        if (n < 0) {
            return std::nullopt;
        }
        found.value.digits = found.value.digits * 10 + static_cast<std::uint64_t>(n);
    }
    return text[found.end] == U'年' ? std::optional(found) : std::nullopt;
}

constexpr std::initializer_list<std::u32string_view> kHanCounters = {
    U"年", U"月", U"日", U"号", U"號", U"人", U"个",   U"個", U"名", U"次", U"回",   U"位", U"天", U"岁",
    U"歲", U"歳", U"点", U"時", U"时", U"分", U"元",   U"円", U"块", U"米", U"公里", U"里", U"种", U"条",
    U"座", U"本", U"枚", U"台", U"章", U"节", U"节课", U"届", U"周", U"倍", U"成",   U"只", U"张", U"口",
    U"家", U"代", U"つ", U"度", U"番", U"等", U"艘",   U"架", U"辆", U"斤", U"吨"};

std::optional<Found> accept_han_words(const Points& text, std::size_t i, const EastReader& reader,
                                      const Found& found) {
    const bool counted = text.has_any(found.end, kHanCounters) || text[i - 1] == U'第';
    const bool bare = reader.signs() == 1;
    const bool starts_with_digit = find_sign(kHanDigits, text[i]) > 0 || text[i] == U'十';
    const bool enough = starts_with_digit || reader.signs() > 2 ||
                        (reader.signs() == 2 && counted);  // 千万 alone: by all means
    if (!enough || (bare && (!counted || found.value.digits < 2)) || (!reader.has_unit() && !counted)) {
        return std::nullopt;
    }
    return found;
}

}  // namespace

std::optional<Found> read_east_number(const Points& text, std::size_t i, EastScript script,
                                      bool decimal_comma) {
    if (!may_begin(text[i], script)) {
        return std::nullopt;  // most letters
    }
    if (script == EastScript::Chinese || script == EastScript::Japanese) {
        if (auto year = read_positional_year(text, i)) {
            return year;
        }
    }
    EastReader reader(text, script, decimal_comma);
    const auto found = reader.read(i);
    if (!found || reader.has_digits()) {
        return found;
    }
    return script == EastScript::Korean ? accept_hangul_words(text, i, reader, *found)
                                        : accept_han_words(text, i, reader, *found);
}

namespace {

struct Native {
    std::u32string_view word;
    unsigned value;
};
constexpr std::array kNativeTens = std::to_array<Native>({{U"열", 10},
                                                          {U"스물", 20},
                                                          {U"서른", 30},
                                                          {U"마흔", 40},
                                                          {U"쉰", 50},
                                                          {U"예순", 60},
                                                          {U"일흔", 70},
                                                          {U"여든", 80},
                                                          {U"아흔", 90}});
constexpr std::array kNativeOnes = std::to_array<Native>({{U"한", 1},
                                                          {U"하나", 1},
                                                          {U"두", 2},
                                                          {U"둘", 2},
                                                          {U"세", 3},
                                                          {U"셋", 3},
                                                          {U"네", 4},
                                                          {U"넷", 4},
                                                          {U"다섯", 5},
                                                          {U"여섯", 6},
                                                          {U"일곱", 7},
                                                          {U"여덟", 8},
                                                          {U"아홉", 9}});

template <std::size_t N>
const Native* longest_native(const Points& text, std::size_t i, const std::array<Native, N>& table) {
    const Native* best = nullptr;
    for (const Native& entry : table) {
        if (text.has(i, entry.word) && (best == nullptr || entry.word.size() > best->word.size())) {
            best = &entry;
        }
    }
    return best;
}

constexpr std::initializer_list<std::u32string_view> kNativeCounters = {
    U"명",   U"개",   U"번",   U"사람", U"가지", U"차례", U"시간", U"시", U"달", U"살",   U"배",
    U"나라", U"해",   U"마리", U"곳",   U"편",   U"팀",   U"아들", U"딸", U"권", U"장",   U"채",
    U"척",   U"째",   U"자루", U"그루", U"송이", U"병",   U"잔",   U"쌍", U"벌", U"켤레", U"여인",
    U"녀인", U"형제", U"친구", U"아이", U"날",   U"주일", U"주",   U"돌", U"돐", U"군데", U"갈래"};

/// 두, 세, 네, 열 and the like begin other words (두려움, 세계, 네트워크, 열다): a counter or a space must
/// follow.
bool counts_something(const Points& text, std::size_t end, unsigned value, bool attributive) {
    if (text.has_any(end, kNativeCounters)) {
        return true;
    }
    if (text[end] == U' ') {
        return attributive ? value == 2 || value == 3 || text.has_any(end + 1, kNativeCounters) : true;
    }
    return !attributive &&
           (value >= 5 || text.has_any(end, {U"이 ", U"은 ", U"을 ", U"의 ", U"로 ", U"과 "}));
}

}  // namespace

std::optional<Found> read_native_korean(const Points& text, std::size_t i) {
    constexpr std::u32string_view kFirsts = U"첫열스서마쉰예일여아한하두둘세셋네넷다";
    if (kFirsts.find(text[i]) == std::u32string_view::npos || (i > 0 && is_letter(text[i - 1]))) {
        return std::nullopt;
    }
    if (text.has(i, U"첫 ") || text.has_any(i, {U"첫째", U"첫번째", U"첫날"})) {
        return Found{{1, 0}, i + 1};
    }
    if (text.has(i, U"스무 ")) {
        return Found{{20, 0}, i + 2};
    }
    const Native* tens = longest_native(text, i, kNativeTens);
    std::size_t end = i + (tens != nullptr ? tens->word.size() : 0);
    const Native* ones = longest_native(text, end, kNativeOnes);
    end += ones != nullptr ? ones->word.size() : 0;
    const unsigned value = (tens != nullptr ? tens->value : 0) + (ones != nullptr ? ones->value : 0);
    const bool attributive = ones != nullptr
                                 ? ones->word.size() == 1 && ones->value <= 4 && ones->word != U"둘" &&
                                       ones->word != U"셋" && ones->word != U"넷"
                                 : value == 10;
    if (value < 2 || !counts_something(text, end, value, attributive)) {
        return std::nullopt;
    }
    return Found{{value, 0}, end};
}

}  // namespace diglot::number_parts
