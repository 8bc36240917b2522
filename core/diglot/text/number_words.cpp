#include "diglot/text/number_words.h"

#include "diglot/text/known_terms.h"
#include "diglot/text/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace diglot::number_parts {
namespace {

struct ScaleWord {
    std::string_view language;
    std::string_view word;  ///< In lower case; a final '*' stands for any ending.
    int power;
    bool alone;
};

// The forms of plural and case of the language's own large-number words; CLDR tells numbers only up to a
// hundred here.
constexpr std::array kScaleWords = std::to_array<ScaleWord>({
    {"en", "hundred", 2, false},     {"en", "thousand", 3, false},  {"en", "million", 6, false},
    {"en", "billion", 9, false},     {"en", "trillion", 12, false}, {"en", "bn", 9, false},
    {"en", "mn", 6, false},          {"en", "tn", 12, false},       {"de", "hundert", 2, true},
    {"de", "tausend", 3, true},      {"de", "million", 6, false},   {"de", "millionen", 6, false},
    {"de", "mio", 6, false},         {"de", "milliarde", 9, false}, {"de", "milliarden", 9, false},
    {"de", "mrd", 9, false},         {"de", "billion", 12, false},  {"de", "billionen", 12, false},
    {"fr", "cent", 2, true},         {"fr", "cents", 2, false},     {"fr", "mille", 3, true},
    {"fr", "million", 6, false},     {"fr", "millions", 6, false},  {"fr", "milliard", 9, false},
    {"fr", "milliards", 9, false},   {"fr", "billion", 12, false},  {"fr", "billions", 12, false},
    {"es", "mil", 3, true},          {"es", "millón", 6, false},    {"es", "millones", 6, false},
    {"es", "billón", 12, false},     {"es", "billones", 12, false}, {"it", "mila", 3, false},
    {"it", "mille", 3, true},        {"it", "milione", 6, false},   {"it", "milioni", 6, false},
    {"it", "miliardo", 9, false},    {"it", "miliardi", 9, false},  {"pt", "mil", 3, true},
    {"pt", "milhão", 6, false},      {"pt", "milhões", 6, false},   {"pt", "bilhão", 9, false},
    {"pt", "bilhões", 9, false},     {"pt", "trilhões", 12, false}, {"nl", "honderd", 2, true},
    {"nl", "duizend", 3, true},      {"nl", "miljoen", 6, false},   {"nl", "miljard", 9, false},
    {"nl", "biljoen", 12, false},    {"ru", "тысяча", 3, true},     {"ru", "тысячи", 3, false},
    {"ru", "тысяч", 3, false},       {"ru", "тыс", 3, false},       {"ru", "миллион", 6, false},
    {"ru", "миллиона", 6, false},    {"ru", "миллионов", 6, false}, {"ru", "млн", 6, false},
    {"ru", "миллиард", 9, false},    {"ru", "миллиарда", 9, false}, {"ru", "миллиардов", 9, false},
    {"ru", "млрд", 9, false},        {"ru", "триллион", 12, false}, {"ru", "триллиона", 12, false},
    {"ru", "триллионов", 12, false}, {"pl", "tysiąc", 3, true},     {"pl", "tysiące", 3, false},
    {"pl", "tysięcy", 3, false},     {"pl", "milion", 6, false},    {"pl", "miliony", 6, false},
    {"pl", "milionów", 6, false},    {"pl", "miliard", 9, false},   {"pl", "miliardy", 9, false},
    {"pl", "miliardów", 9, false},   {"sv", "hundra", 2, true},     {"sv", "tusen", 3, true},
    {"sv", "miljon", 6, false},      {"sv", "miljoner", 6, false},  {"sv", "miljard", 9, false},
    {"sv", "miljarder", 9, false},   {"da", "tusind", 3, true},     {"da", "million", 6, false},
    {"da", "millioner", 6, false},   {"da", "milliard", 9, false},  {"da", "milliarder", 9, false},
    {"is", "hundrað", 2, true},      {"is", "þúsund", 3, true},     {"is", "milljón", 6, false},
    {"is", "milljónir", 6, false},   {"is", "milljónum", 6, false}, {"is", "milljarðar", 9, false},
    {"is", "milljarða", 9, false},   {"cs", "tisíc", 3, true},      {"cs", "tisíce", 3, false},
    {"cs", "milion", 6, false},      {"cs", "miliony", 6, false},   {"cs", "milionů", 6, false},
    {"cs", "miliard", 9, false},     {"cs", "miliardy", 9, false},  {"sk", "tisíc", 3, true},
    {"sk", "milión", 6, false},      {"sk", "milióny", 6, false},   {"sk", "miliónov", 6, false},
    {"sk", "miliárd", 9, false},     {"sk", "miliardy", 9, false},  {"hu", "száz", 2, true},
    {"hu", "ezer", 3, true},         {"hu", "millió", 6, false},    {"hu", "milliárd", 9, false},
    {"ro", "sute", 2, false},        {"ro", "mii", 3, false},       {"ro", "milion", 6, false},
    {"ro", "milioane", 6, false},    {"ro", "miliard", 9, false},   {"ro", "miliarde", 9, false},
    {"tr", "yüz", 2, true},          {"tr", "bin", 3, true},        {"tr", "milyon", 6, false},
    {"tr", "milyar", 9, false},      {"tr", "trilyon", 12, false},
});

struct Connector {
    std::string_view language;
    std::u32string_view word;
};
constexpr std::array kConnectors = std::to_array<Connector>({{"en", U"and"},
                                                             {"de", U"und"},
                                                             {"fr", U"et"},
                                                             {"es", U"y"},
                                                             {"pt", U"e"},
                                                             {"sv", U"och"},
                                                             {"da", U"og"},
                                                             {"is", U"og"},
                                                             {"ro", U"și"},
                                                             {"nl", U"en"}});

constexpr std::size_t kShortName = 3;
constexpr char32_t kFirstEastAsian = 0x2E80;
constexpr std::size_t kMostWords = 4;

std::u32string folded(std::string_view text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        out += c == U'-' ? U' ' : lower(c);
    }
    while (!out.empty() && out.back() == U'.') {
        out.pop_back();
    }
    return out;
}

bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == U'’';
}

/// The point at `i` belongs to a word: a letter, or an apostrophe between letters.
bool in_word(const Points& text, std::size_t i) {
    return is_letter(text[i]) || (is_apostrophe(text[i]) && is_letter(text[i + 1]) && is_letter(text[i - 1]));
}

/// Adds the word at `i` to `phrase`, in lower case; its end.
std::size_t add_word(const Points& text, std::size_t i, std::u32string& phrase) {
    while (in_word(text, i)) {
        phrase += lower(text[i++]);
    }
    return i;
}

/// The entry of `table` that is the longest run of words at `i`, parted by one space or hyphen.
template <class Table>
typename Table::const_iterator longest_phrase(const Table& table, const Points& text, std::size_t i,
                                              std::size_t& end) {
    auto best = table.end();
    std::u32string phrase;
    for (std::size_t words = 0; words < kMostWords; ++words) {
        const std::size_t stop = add_word(text, i, phrase);
        if (stop == i) {
            break;
        }
        if (const auto found = table.find(phrase); found != table.end()) {
            best = found;
            end = stop;
        }
        if (text[stop] != U' ' && text[stop] != U'-') {
            break;
        }
        phrase += U' ';
        i = stop + 1;
    }
    return best;
}

/// FNV-1a over code points.
class WordHash {
public:
    void add(char32_t c) { value_ = (value_ ^ c) * 1099511628211ULL; }
    [[nodiscard]] std::uint64_t value() const { return value_; }

private:
    std::uint64_t value_ = 14695981039346656037ULL;
};

bool has_digit(const std::u32string& text) {
    return std::any_of(text.begin(), text.end(), [](char32_t c) { return digit_value(c) >= 0; });
}

std::string base_language(const std::string& tag) {
    const std::string language = tag.substr(0, tag.find_first_of("-_"));
    return language == "nb" || language == "no" || language == "nn" ? "da" : language;
}

}  // namespace

WordNumbers::WordNumbers(const std::string& language) {
    for (const KnownTerm& term : known_number_terms(language)) {
        const std::u32string form = folded(term.form);
        const std::size_t colon = term.key.find(':');
        const std::string kind = term.key.substr(0, colon);
        const auto number = static_cast<unsigned>(std::stoul(term.key.substr(colon + 1)));
        if (form.empty() || has_digit(form)) {
            continue;
        }
        remember_start(form);
        if (kind == "number" || kind == "ordinal") {
            // Where one form means several numbers, the smallest stands (keys are sorted as text: compare).
            const auto [at, added] = values_.try_emplace(form, Value{number, kind == "ordinal", 0});
            if (!added && number < at->second.value) {
                at->second.value = number;
            }
        } else if (kind == "month" || form.size() > kShortName || form.front() >= kFirstEastAsian) {
            calendar_.try_emplace(form, term.key);
            calendar_firsts_ += form.front();
        }
    }
    const std::string base = base_language(language);
    for (const ScaleWord& word : kScaleWords) {
        if (word.language == base) {
            const std::u32string form = folded(word.word);
            remember_start(form);
            scales_.try_emplace(form, Scale{word.power, word.alone});
        }
    }
    for (const Connector& connector : kConnectors) {
        connector_ = connector.language == base ? connector.word : connector_;
    }
    article_counts_ = base == "en";
    if (article_counts_) {
        remember_start(U"a");
    }
}

void WordNumbers::remember_start(const std::u32string& phrase) {
    WordHash hash;
    for (std::size_t i = 0; i < phrase.size() && (is_letter(phrase[i]) || is_apostrophe(phrase[i])); ++i) {
        hash.add(phrase[i]);
    }
    starts_.insert(hash.value());
}

bool WordNumbers::may_start(const Points& text, std::size_t i) const {
    WordHash hash;
    while (in_word(text, i)) {
        hash.add(lower(text[i++]));
    }
    return starts_.contains(hash.value());
}

std::optional<WordNumbers::Value> WordNumbers::small_number(const Points& text, std::size_t i) const {
    std::size_t end = i;
    const auto found = longest_phrase(values_, text, i, end);
    if (found == values_.end()) {
        return std::nullopt;
    }
    Value value = found->second;
    value.end = end;
    return value;
}

const WordNumbers::Scale* WordNumbers::scale(const Points& text, std::size_t i, std::size_t& end) const {
    std::u32string word;
    end = add_word(text, i, word);
    const auto found = end > i ? scales_.find(word) : scales_.end();
    return found == scales_.end() ? nullptr : &found->second;
}

std::size_t WordNumbers::skip_connector(const Points& text, std::size_t i) const {
    std::u32string word;
    const std::size_t end = add_word(text, i, word);
    return end > i && word == connector_ && text[end] == U' ' ? end + 1 : i;
}

std::size_t WordNumbers::take_word(const Points& text, std::size_t i, Sum& sum) const {
    constexpr int kFirstLarge = 3;
    std::size_t end = i;
    if (const Scale* word = scale(text, i, end); word != nullptr) {
        if (sum.section == 0 && !sum.article && !(word->alone && sum.total == 0)) {
            return i;
        }
        std::uint64_t factor = 1;
        for (int p = 0; p < word->power; ++p) {
            factor *= 10;
        }
        sum.section = std::max<std::uint64_t>(sum.section, 1) * factor;
        if (word->power >= kFirstLarge) {
            sum.total += std::exchange(sum.section, 0);
        }
        sum.scaled = true;
        sum.article = false;
        return end;
    }
    const auto small = sum.article ? std::nullopt : small_number(text, i);
    if (!small) {
        return i;
    }
    const bool after_hundreds = sum.section % 100 == 0 && small->value < 100;
    const bool after_tens = sum.section % 10 == 0 && sum.section % 100 >= 20 && small->value < 10;
    if (sum.section != 0 && !after_hundreds && !after_tens) {
        return i;
    }
    sum.section += small->value;
    sum.ordinal = small->ordinal;
    return small->end;
}

std::optional<Found> WordNumbers::read(const Points& text, std::size_t i) const {
    Sum sum;
    sum.article = article_counts_ && (text.has(i, U"a ") || text.has(i, U"A "));
    std::size_t end = i;
    for (std::size_t at = sum.article ? i + 2 : i; !sum.ordinal;) {
        const std::size_t stop = take_word(text, at, sum);
        if (stop == at) {
            break;
        }
        end = stop;
        if (text[end] != U' ' && text[end] != U'-') {
            break;
        }
        at = skip_connector(text, end + 1);
    }
    const std::uint64_t value = sum.total + sum.section;
    if (end == i || value == 0 || (value == 1 && !sum.ordinal && !sum.scaled)) {
        return std::nullopt;
    }
    return Found{{value, 0}, end};
}

Found WordNumbers::scaled(const Points& text, Found number) const {
    const char32_t gap = text[number.end];
    const std::size_t at = gap == U' ' || gap == U'-' ? number.end + 1 : number.end;
    std::size_t end = at;
    if (const Scale* word = scale(text, at, end); word != nullptr) {
        number.value.exponent += word->power;
        number.end = end;
    }
    return number;
}

std::optional<CalendarWord> WordNumbers::calendar_word(const Points& text, std::size_t i) const {
    std::size_t end = i;
    const auto found = longest_phrase(calendar_, text, i, end);
    if (found == calendar_.end()) {
        return std::nullopt;
    }
    const bool doubtful = end - i <= kShortName || found->first == U"march" || found->first == U"mars";
    return CalendarWord{found->second, end, doubtful};
}

std::optional<CalendarWord> WordNumbers::calendar_word_inside(const Points& text, std::size_t i) const {
    constexpr std::size_t kLongest = 4;
    constexpr std::size_t kShortest = 3;
    if (calendar_firsts_.find(text[i]) == std::u32string::npos) {
        return std::nullopt;
    }
    std::u32string name;
    std::optional<CalendarWord> best;
    for (std::size_t end = i; end < i + kLongest && is_letter(text[end]);) {
        name += text[end++];
        const auto found = name.size() >= kShortest ? calendar_.find(name) : calendar_.end();
        if (found != calendar_.end()) {
            best = CalendarWord{found->second, end, false};
        }
    }
    return best;
}

}  // namespace diglot::number_parts
