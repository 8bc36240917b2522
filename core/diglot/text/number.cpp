#include "diglot/text/number.h"

#include "diglot/text/korean.h"
#include "diglot/text/number_parts.h"
#include "diglot/text/number_words.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace diglot {

using namespace number_parts;  // NOLINT(google-build-using-namespace): the private parts of this very file

struct NumberFinder::Rules {
    explicit Rules(const std::string& language);

    EastScript script = EastScript::None;
    bool decimal_comma = false;
    bool month_first = false;
    WordNumbers words;
};

namespace {

std::string base_of(const std::string& tag) {
    return tag.substr(0, tag.find_first_of("-_"));
}

// Languages that write "1.000,5" (CLDR: decimal sign U+002C), by their base tag.
constexpr std::array<std::string_view, 47> kDecimalComma = {
    "af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fo", "fr",
    "gl", "hr", "hu", "hy", "id", "is", "it", "ka", "kk", "lb", "lt", "lv", "mk", "nb", "nl", "nn",
    "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk", "uz", "vi", "ky"};

EastScript script_of(const std::string& base) {
    if (base == "ko") {
        return EastScript::Korean;
    }
    if (base == "ja") {
        return EastScript::Japanese;
    }
    return base == "zh" || base == "yue" || base == "lzh" ? EastScript::Chinese : EastScript::None;
}

struct Unit {
    std::u32string_view word;
    std::string_view canonical;
};

// What may stand behind a number; a sign like "$" also before it.
constexpr std::array kUnits = std::to_array<Unit>({
    {U"%", "unit:percent"},          {U"퍼센트", "unit:percent"},      {U"프로", "unit:percent"},
    {U"percent", "unit:percent"},    {U"per cent", "unit:percent"},    {U"Prozent", "unit:percent"},
    {U"pour cent", "unit:percent"},  {U"por ciento", "unit:percent"},  {U"per cento", "unit:percent"},
    {U"por cento", "unit:percent"},  {U"procent", "unit:percent"},     {U"процент", "unit:percent"},
    {U"パーセント", "unit:percent"}, {U"US$", "currency:USD"},         {U"$", "currency:USD"},
    {U"달러", "currency:USD"},       {U"딸라", "currency:USD"},        {U"미딸라", "currency:USD"},
    {U"US dollar", "currency:USD"},  {U"U.S. dollar", "currency:USD"}, {U"dollar", "currency:USD"},
    {U"Dollar", "currency:USD"},     {U"美元", "currency:USD"},        {U"ドル", "currency:USD"},
    {U"米ドル", "currency:USD"},     {U"долл", "currency:USD"},        {U"₩", "currency:KRW"},
    {U"원", "currency:KRW"},         {U"won", "currency:KRW"},         {U"ウォン", "currency:KRW"},
    {U"韩元", "currency:KRW"},       {U"¥", "currency:JPY"},           {U"엔", "currency:JPY"},
    {U"yen", "currency:JPY"},        {U"円", "currency:JPY"},          {U"日元", "currency:JPY"},
    {U"€", "currency:EUR"},          {U"유로", "currency:EUR"},        {U"euro", "currency:EUR"},
    {U"Euro", "currency:EUR"},       {U"欧元", "currency:EUR"},        {U"ユーロ", "currency:EUR"},
    {U"евро", "currency:EUR"},       {U"위안", "currency:CNY"},        {U"yuan", "currency:CNY"},
    {U"元", "currency:CNY"},         {U"人民币", "currency:CNY"},      {U"£", "currency:GBP"},
    {U"파운드", "currency:GBP"},     {U"pound", "currency:GBP"},       {U"루블", "currency:RUB"},
    {U"루불", "currency:RUB"},       {U"ruble", "currency:RUB"},       {U"rouble", "currency:RUB"},
    {U"рубл", "currency:RUB"},       {U"₽", "currency:RUB"},
});
// Words that begin like a unit: program, project, originally, euro zone are not shares or money.
constexpr std::initializer_list<std::u32string_view> kNoUnits = {U"프로그", U"프로젝", U"프로팀", U"원자",
                                                                 U"원정",   U"원내",   U"원칙",   U"엔진",
                                                                 U"wonder", U"유로존", U"元年",   U"元旦"};

const Unit* unit_at(const Points& text, std::size_t i) {
    const Unit* best = nullptr;
    for (const Unit& unit : kUnits) {
        if (text.has(i, unit.word) && (best == nullptr || unit.word.size() > best->word.size())) {
            best = &unit;
        }
    }
    return best != nullptr && text.has_any(i, kNoUnits) ? nullptr : best;
}

/// One run over one sentence.
class Scan {
public:
    Scan(const Points& text, EastScript script, bool decimal_comma, bool month_first,
         const WordNumbers& words)
        : text_(text),
          script_(script),
          decimal_comma_(decimal_comma),
          month_first_(month_first),
          words_(words) {}

    std::vector<NumberToken> run() {
        for (std::size_t i = 0; i < text_.size();) {
            const std::size_t next = digit_value(text_[i]) >= 0 ? at_digits(i) : at_other(i);
            i = std::max(next, i + 1);
        }
        return std::move(tokens_);
    }

private:
    void put(std::string canonical, std::size_t begin, std::size_t end) {
        tokens_.push_back({std::move(canonical), text_.bytes(begin, end)});
        last_end_ = end;
    }
    std::size_t put_number(std::size_t begin, const Found& found) {
        put("num:" + found.value.to_string(), begin, found.end);
        return put_unit(found.end);
    }
    /// A percent sign or currency at `end`, behind a number: told as well.
    std::size_t put_unit(std::size_t end) {
        const std::size_t at = text_.skip_space(end);
        if (const Unit* unit = unit_at(text_, at); unit != nullptr) {
            end = at + unit->word.size();
            put(std::string(unit->canonical), at, end);
        }
        return end;
    }

    std::size_t at_digits(std::size_t i) {
        if (const auto date = read_date(text_, i, month_first_)) {
            return put_date(*date);
        }
        if (const std::size_t end = put_clock(i); end > i) {
            return end;
        }
        if (const std::size_t end = put_memorial_day(i); end > i) {
            return end;
        }
        auto found = read_digits(text_, i, decimal_comma_);
        if (!found) {
            return end_of_long_digits(i);
        }
        if (const std::size_t end = put_month_or_hour(i, *found); end > i) {
            return end;
        }
        if (script_ != EastScript::None) {
            found = read_east_number(text_, i, script_, decimal_comma_).value_or(*found);
        } else {
            found = words_.scaled(text_, *found);
        }
        found->end = end_of_ordinal(found->end);
        return put_number(i, *found);
    }

    /// Behind a number too long to be a quantity (a telephone number, a code).
    [[nodiscard]] std::size_t end_of_long_digits(std::size_t i) const {
        while (digit_value(text_[i]) >= 0) {
            ++i;
        }
        return i;
    }

    /// "25th", "1st": the ending belongs to the number.
    [[nodiscard]] std::size_t end_of_ordinal(std::size_t end) const {
        const std::size_t length = text_.longest(end, {U"st", U"nd", U"rd", U"th"});
        return length > 0 && !is_letter(text_[end + length]) ? end + length : end;
    }

    std::size_t put_date(const Date& date) {
        struct Piece {
            std::string canonical;
            std::size_t begin, end;
        };
        std::array<Piece, 3> pieces{
            Piece{"num:" + std::to_string(date.year), date.year_begin, date.year_end},
            Piece{"month:" + std::to_string(date.month), date.month_begin, date.month_end},
            Piece{"num:" + std::to_string(date.day), date.day_begin, date.day_end}};
        std::sort(pieces.begin(), pieces.end(),
                  [](const Piece& a, const Piece& b) { return a.begin < b.begin; });
        for (Piece& piece : pieces) {
            put(std::move(piece.canonical), piece.begin, piece.end);
        }
        return date.end;
    }

    std::size_t put_time(std::uint64_t hour, std::uint64_t minute, std::size_t begin, std::size_t end,
                         bool afternoon) {
        hour += afternoon && hour < 12 ? 12 : 0;
        put("time:" + std::to_string(hour) + ':' + (minute < 10 ? "0" : "") + std::to_string(minute), begin,
            end);
        return end;
    }

    /// Behind an hour: " p.m.", "pm"; its end, and whether it is after noon.
    [[nodiscard]] std::size_t half_of_day(std::size_t end, bool& afternoon) const {
        const std::size_t at = text_.skip_space(end);
        const std::size_t after = text_.longest(at, {U"p.m.", U"pm", U"PM", U"P.M."});
        const std::size_t before = text_.longest(at, {U"a.m.", U"am", U"AM", U"A.M."});
        const std::size_t length = std::max(after, before);
        if (length == 0 || is_letter(text_[at + length])) {
            return end;
        }
        afternoon = after > 0;
        return at + length;
    }

    /// "15:30", "3:30 p.m.", "3 p.m.", "15 Uhr", "3 o'clock".
    std::size_t put_clock(std::size_t i) {
        const auto hour = read_digits(text_, i, true);
        const auto value = hour ? hour->value.integer() : std::nullopt;
        if (!value || *value > 24) {
            return i;
        }
        std::size_t end = hour->end;
        std::uint64_t minute = 0;
        bool told = false;
        if (text_[end] == U':' && digit_value(text_[end + 2]) >= 0 && digit_value(text_[end + 3]) < 0) {
            const auto minutes = read_digits(text_, end + 1, true);
            minute = minutes ? minutes->value.integer().value_or(60) : 60;
            told = minute < 60;
            end = told ? minutes->end : end;
        }
        bool afternoon = false;
        std::size_t stop = half_of_day(end, afternoon);
        if (stop == end) {
            const std::size_t at = text_.skip_space(end);
            const std::size_t word = text_.longest(at, {U"o'clock", U"o’clock", U"Uhr"});
            stop = word > 0 ? at + word : end;
        }
        return told || stop > end ? put_time(*value, minute, i, stop, afternoon || afternoon_before(i)) : i;
    }

    [[nodiscard]] bool afternoon_before(std::size_t i) const {
        const std::size_t at = i > 0 && text_[i - 1] == U' ' ? i - 1 : i;
        return at >= 2 && (text_.has_any(at - 2, {U"오후", U"저녁", U"午後", U"下午", U"晚上"}) ||
                           text_.has(at - 1, U"밤"));
    }

    /// 6.15공동선언, 3·1: days that a language names by their numbers.
    std::size_t put_memorial_day(std::size_t i) {
        const auto month = read_digits(text_, i, true);
        if (script_ != EastScript::Korean || !month ||
            (text_[month->end] != U'.' && text_[month->end] != U'·')) {
            return i;
        }
        const auto day = read_digits(text_, month->end + 1, true);
        const auto m = month->value.integer();
        const auto d = day ? day->value.integer() : std::nullopt;
        if (!m || !d || *m < 1 || *m > 12 || *d < 1 || *d > 31) {
            return i;
        }
        if (text_[month->end] == U'.' &&
            !text_.has_any(text_.skip_space(day->end),
                           {U"공동선언", U"북남", U"남북", U"선언", U"테로", U"테러", U"운동", U"혁명",
                            U"사태", U"합의", U"절"})) {
            return i;
        }
        put("month:" + std::to_string(*m), i, month->end);
        put("num:" + std::to_string(*d), month->end + 1, day->end);
        return day->end;
    }

    /// 10월, 10月; 오후 3시 30분, 下午3时.
    std::size_t put_month_or_hour(std::size_t i, const Found& found) {
        const auto value = found.value.integer();
        const char32_t sign = text_[found.end];
        if (script_ == EastScript::None || !value || *value > 24) {
            return i;
        }
        if ((sign == U'월' || sign == U'月') && *value >= 1 && *value <= 12 &&
            !text_.has(found.end, U"월드")) {
            put("month:" + std::to_string(*value), i, found.end + 1);
            return found.end + 1;
        }
        const bool hour =
            (sign == U'시' && !text_.has_any(found.end, {U"시간", U"시즌", U"시리", U"시민", U"시험"})) ||
            ((sign == U'時' || sign == U'时') && !text_.has_any(found.end + 1, {U"間", U"间", U"代"}));
        if (!hour) {
            return i;
        }
        const std::size_t at = text_.skip_space(found.end + 1);
        const auto minutes = read_digits(text_, at, true);
        const auto minute = minutes ? minutes->value.integer() : std::nullopt;
        const bool told = minute && *minute < 60 &&
                          (text_[minutes->end] == U'분' || text_[minutes->end] == U'分') &&
                          !text_.has(minutes->end, U"분의");
        return put_time(*value, told ? *minute : 0, i, told ? minutes->end + 1 : found.end + 1,
                        afternoon_before(i));
    }

    std::size_t at_other(std::size_t i) {
        const char32_t c = text_[i];
        if (!is_letter(c) && c != U'〇') {
            return put_sign_before(i);
        }
        const bool word_starts = !is_letter(text_[i - 1]) && digit_value(text_[i - 1]) < 0;
        const bool east_asian = c >= 0x2E80;
        if (script_ == EastScript::None || !east_asian) {
            return word_starts ? at_word(i) : i + 1;
        }
        // Korean words begin with their number; Chinese and Japanese are written without spaces.
        const bool may_start =
            !is_hangul_syllable(c) || word_starts || text_[i - 1] == U'제' || text_[i - 1] == U'약';
        const std::size_t end = may_start ? at_east_letter(i) : i;
        return end > i ? end : i + 1;
    }

    /// "$5": a sign that stands before its number.
    std::size_t put_sign_before(std::size_t i) {
        constexpr std::u32string_view kSigns = U"$₩¥€£₽";
        if (kSigns.find(text_[i]) == std::u32string_view::npos || i == last_end_ ||
            digit_value(text_[text_.skip_space(i + 1)]) < 0) {
            return i + 1;
        }
        const Unit* sign = unit_at(text_, i);
        put(std::string(sign->canonical), i, i + sign->word.size());
        return i + sign->word.size();
    }

    std::size_t at_east_letter(std::size_t i) {
        if (const auto native = script_ == EastScript::Korean ? read_native_korean(text_, i) : std::nullopt) {
            return put_number(i, *native);
        }
        if (const auto number = read_east_number(text_, i, script_, decimal_comma_)) {
            if (const std::size_t end = put_month_or_hour(i, *number); end > i) {
                return end;
            }
            return put_number(i, *number);
        }
        if (const auto day = words_.calendar_word_inside(text_, i)) {
            put(day->canonical, i, day->end);
            return day->end;
        }
        return i;
    }

    std::size_t at_word(std::size_t i) {
        if (!words_.may_start(text_, i)) {
            return end_of_word(i);
        }
        if (const auto day = words_.calendar_word(text_, i);
            day && (!day->doubtful || clearly_month(i, day->end))) {
            put(day->canonical, i, day->end);
            return day->end;
        }
        if (const auto number = words_.read(text_, i)) {
            return put_number(i, *number);
        }
        return end_of_word(i);
    }

    [[nodiscard]] std::size_t end_of_word(std::size_t i) const {
        while (is_letter(text_[i])) {
            ++i;
        }
        return i;
    }

    /// "in May", "5 mars": a word that could be another is a month beside a number or behind such a word.
    [[nodiscard]] bool clearly_month(std::size_t begin, std::size_t end) const {
        constexpr auto kBefore =
            std::to_array<std::u32string_view>({U"in ", U"In ", U"of ", U"last ", U"next ", U"since ",
                                                U"Since ", U"until ", U"early ", U"late ", U"from ", U"en "});
        const bool capital = text_[begin] < U'a';
        for (const std::u32string_view word : kBefore) {
            if (capital && begin >= word.size() && text_.has(begin - word.size(), word)) {
                return true;
            }
        }
        return beside_number(begin, end);
    }

    /// A number ends right before `begin` or starts right behind `end` ("May 5", "5. Mai", "5 de mayo").
    [[nodiscard]] bool beside_number(std::size_t begin, std::size_t end) const {
        std::size_t after = text_[end] == U'.' ? end + 1 : end;
        after = text_.skip_space(text_[after] == U',' ? after + 1 : after);
        const std::size_t before = std::min(begin, std::size_t{4});
        bool digit_before = false;
        for (std::size_t k = 1; k <= before; ++k) {
            digit_before = digit_before || digit_value(text_[begin - k]) >= 0;
        }
        return digit_before || digit_value(text_[after]) >= 0;
    }

    const Points& text_;
    EastScript script_;
    bool decimal_comma_;
    bool month_first_;
    const WordNumbers& words_;
    std::vector<NumberToken> tokens_;
    std::size_t last_end_ = static_cast<std::size_t>(-1);
};

}  // namespace

NumberFinder::Rules::Rules(const std::string& language)
    : script(script_of(base_of(language))),
      decimal_comma(std::find(kDecimalComma.begin(), kDecimalComma.end(), base_of(language)) !=
                    kDecimalComma.end()),
      month_first(base_of(language) == "en" && language.find("GB") == std::string::npos),
      words(language) {}

NumberFinder::NumberFinder(const std::string& language) : rules_(std::make_unique<const Rules>(language)) {}
NumberFinder::~NumberFinder() = default;
NumberFinder::NumberFinder(NumberFinder&&) noexcept = default;
NumberFinder& NumberFinder::operator=(NumberFinder&&) noexcept = default;

std::vector<NumberToken> NumberFinder::find(std::string_view sentence) const {
    const Points text(sentence);
    return Scan(text, rules_->script, rules_->decimal_comma, rules_->month_first, rules_->words).run();
}

std::vector<NumberToken> find_numbers(std::string_view sentence, const std::string& language) {
    thread_local std::unordered_map<std::string, NumberFinder> finders;
    return finders.try_emplace(language, language).first->second.find(sentence);
}

}  // namespace diglot
