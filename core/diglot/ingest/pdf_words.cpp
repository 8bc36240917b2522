#include "diglot/ingest/pdf_words.h"

#include "diglot/text/character.h"
#include "diglot/text/utf8.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

namespace diglot {
namespace {

// Of the font size:
constexpr double kWordGap = 0.1;  // between Latin words set tight; Hangul may be set wider
constexpr double kScriptGap =
    0.213;                        // LibreOffice puts a fifth between scripts; no usual font's space is less
constexpr double kWideGap = 0.5;  // a space where poppler saw another column
constexpr double kGapsDiffer =
    0.065;  // spaces of one line differ by less: they stand in fonts of two scripts

bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

bool is_east_asian(char32_t c) {
    return is_hangul(c) || is_han_or_kana(c);
}

bool is_latin_or_digit(char32_t c) {
    const bool digit = c >= U'0' && c <= U'9';
    return digit || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

char32_t last_of(std::string_view text) {
    std::size_t end = text.size();
    return previous_code_point(text, end);
}

char32_t first_of(std::string_view text) {
    std::size_t begin = 0;
    return next_code_point(text, begin);
}

/// True for a word that is a mark to which no space belongs, wherever justified print puts it.
bool is_closing_mark(std::string_view word) {
    return word.size() == 1 && std::string_view(",.;:!?)]").find(word.front()) != std::string_view::npos;
}

/// The width of a letter in font sizes: of Hangul and Han what is usual, of the rest as in Helvetica.
double usual_width(char32_t c) {
    constexpr double kEastAsian = 0.93;
    constexpr double kOther = 0.4;
    constexpr double kDigit = 0.556;
    // Twentieths of the font size, from a and from A.
    constexpr std::string_view kSmall = ";;:;;6;;44:4A;;;;7:6;:>:::";
    constexpr std::string_view kCapitals = "==>>=<@>6:=;A>@=@>=<>=C==<";
    if (is_east_asian(c)) {
        return kEastAsian;
    }
    if (c >= U'a' && c <= U'z') {
        return (kSmall[c - U'a'] - '0') / 20.0;
    }
    if (c >= U'A' && c <= U'Z') {
        return (kCapitals[c - U'A'] - '0') / 20.0;
    }
    return c >= U'0' && c <= U'9' ? kDigit : kOther;
}

// Where poppler puts top and bottom of letters whose font does not say, in font sizes from the baseline.
constexpr double kAscent = 0.95;
constexpr double kDescent = 0.35;

double baseline_of(const PrintedWord& word) {
    return word.bottom - (word.bottom - word.top) * kDescent / (kAscent + kDescent);
}

/// The end of the words from `begin` whose sizes are guessed and that stand on one baseline.
std::size_t end_of_guessed(const std::vector<PrintedWord>& words, std::size_t begin) {
    constexpr double kSameBaseline = 0.5;  // points
    std::size_t end = begin;
    while (end < words.size() && words[end].size_guessed &&
           std::abs(baseline_of(words[end]) - baseline_of(words[begin])) < kSameBaseline) {
        ++end;
    }
    return end;
}

double size_by_width(const std::vector<PrintedWord>& words, std::size_t begin, std::size_t end) {
    double width = 0;
    double usual = 0;
    for (std::size_t i = begin; i < end; ++i) {
        width += words[i].right - words[i].left;
        for (std::size_t at = 0; at < words[i].text.size();) {
            usual += usual_width(next_code_point(words[i].text, at));
        }
    }
    return width / usual;
}

double median(std::vector<double>& values) {
    if (values.empty()) {
        return 0;
    }
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// True for a word that is much smaller than another and stands in its height.
bool is_small_beside(const PrintedWord& word, const PrintedWord& other) {
    constexpr double kSmall = 0.9;
    const double middle = 0.5 * (word.top + word.bottom);
    return word.size < kSmall * other.size && other.top < middle && middle < other.bottom;
}

bool stand_in_line(const PrintedWord& first, double right, const PrintedWord& word) {
    const bool one_line = std::abs(word.bottom - first.bottom) < 0.5 * word.size ||
                          is_small_beside(word, first) || is_small_beside(first, word);
    const double size = std::max(word.size, first.size);
    return one_line && word.left >= right - size;
}

/// A word of a line and the gap before it, in sizes of the font.
double gap_before(const PrintedWord& word, double right) {
    return (word.left - right) / std::max(word.size, 1.0);
}

/// Small raised digits, marks of notes and powers, as what they are; other text as it is.
std::string marked_text(const PrintedWord& word, const PrintedWord& tallest) {
    constexpr double kRaised = 0.15;
    static constexpr std::array<const char*, 10> kRaisedDigits = {"⁰", "¹", "²", "³", "⁴",
                                                                  "⁵", "⁶", "⁷", "⁸", "⁹"};
    const bool digits = word.text.find_first_not_of("0123456789") == std::string::npos;
    if (!digits || !is_small_beside(word, tallest) || word.bottom > tallest.bottom - kRaised * tallest.size) {
        return word.text;
    }
    std::string marks;
    for (const char digit : word.text) {
        marks += kRaisedDigits[static_cast<std::size_t>(digit - '0')];
    }
    return marks;
}

/// The words [begin, end) of one line.
struct WordsOfLine {
    const std::vector<PrintedWord>& words;
    std::size_t begin;
    std::size_t end;

    /// The gap before word `i`, in font sizes.
    [[nodiscard]] double gap(std::size_t i) const {
        return (words[i].left - words[i - 1].right) / std::max(words[i].size, 1.0);
    }

    /// The smallest space between words of Hangul, in font sizes; 0 for none.
    [[nodiscard]] double least_space() const {
        double least = 0;
        for (std::size_t i = begin + 1; i < end; ++i) {
            if (words[i - 1].space_after && is_hangul(last_of(words[i - 1].text)) &&
                is_hangul(first_of(words[i].text))) {
                least = least == 0 ? gap(i) : std::min(least, gap(i));
            }
        }
        return least;
    }

    /// The gaps between the letters of a line that is spread out letter by letter, in font sizes; 0 for other
    /// lines.
    [[nodiscard]] double letter_space() const {
        constexpr std::size_t kFewest = 5;  // letters
        constexpr double kMost = 0.7;       // of the words
        std::vector<double> gaps;
        std::size_t single = 0;
        for (std::size_t i = begin; i < end; ++i) {
            single += is_hangul(first_of(words[i].text)) && count_code_points(words[i].text) == 1 ? 1U : 0U;
            if (i > begin) {
                gaps.push_back(gap(i));
            }
        }
        if (single < kFewest || static_cast<double>(single) < kMost * static_cast<double>(end - begin)) {
            return 0;
        }
        const auto low = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 4);
        std::nth_element(gaps.begin(), low, gaps.end());
        return std::max(*low, 0.0);
    }

    /// True when the gap before word `i` only parts two scripts.
    [[nodiscard]] bool parts_scripts(std::size_t i, double space) const {
        const char32_t left = last_of(words[i - 1].text);
        const char32_t right = first_of(words[i].text);
        const bool scripts = (is_east_asian(left) && is_latin_or_digit(right)) ||
                             (is_latin_or_digit(left) && is_east_asian(right));
        return scripts && (gap(i) <= kScriptGap || gap(i) < space - kGapsDiffer);
    }

    [[nodiscard]] bool has_space(std::size_t i, double space) const {
        const PrintedWord& before = words[i - 1];
        const PrintedWord& word = words[i];
        const bool gapped =
            before.space_after || gap(i) > kWideGap ||
            (gap(i) > kWordGap && is_ascii(before.text.back()) && is_ascii(word.text.front()));
        return gapped && !is_closing_mark(word.text) && !parts_scripts(i, space);
    }
};

constexpr std::string_view kSoftHyphen = "\u00AD";

/// Takes out soft hyphens, which nobody sees, but for one at the end, before the hyphen that is seen or in
/// its place.
void remove_soft_hyphens(std::string& text) {
    if (text.find(kSoftHyphen) == std::string::npos) {
        return;
    }
    for (const std::string_view seen : {"-", "\u2010"}) {
        if (text.ends_with(std::string(kSoftHyphen).append(seen))) {
            text.resize(text.size() - seen.size());
        }
    }
    const bool at_end = text.ends_with(kSoftHyphen);
    for (std::size_t at = text.find(kSoftHyphen); at != std::string::npos; at = text.find(kSoftHyphen, at)) {
        text.erase(at, kSoftHyphen.size());
    }
    text += at_end ? kSoftHyphen : "";
}

PrintedLine join_line(const WordsOfLine& line, std::size_t page) {
    const auto at = line.words.begin();
    const PrintedWord& tallest = *std::max_element(
        at + static_cast<std::ptrdiff_t>(line.begin), at + static_cast<std::ptrdiff_t>(line.end),
        [](const PrintedWord& one, const PrintedWord& other) { return one.size < other.size; });
    PrintedLine joined{
        "", page, line.words[line.begin].left, tallest.right, tallest.top, tallest.bottom, tallest.size};
    constexpr double kSpace = 0.15;  // the least that a space adds to the gap between letters
    const double space = line.least_space();
    const double letters = line.letter_space();
    const auto has_space = [&](std::size_t i) {
        return line.has_space(i, space) && (letters == 0 || line.gap(i) > letters + kSpace);
    };
    for (std::size_t i = line.begin; i < line.end; ++i) {
        joined.text += i > line.begin && has_space(i) ? " " : "";
        joined.text += marked_text(line.words[i], tallest);
        joined.right = std::max(joined.right, line.words[i].right);
    }
    remove_soft_hyphens(joined.text);
    return joined;
}

}  // namespace

void mend_guessed_sizes(std::vector<PrintedWord>& words) {
    constexpr double kSame = 0.15;  // of sizes that follow from widths
    std::vector<double> sizes;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].size_guessed && is_east_asian(first_of(words[i].text))) {
            sizes.push_back(size_by_width(words, i, i + 1));
        }
    }
    const double usual = median(sizes);
    for (std::size_t begin = 0; begin < words.size();) {
        const std::size_t end = std::max(end_of_guessed(words, begin), begin + 1);
        if (words[begin].size_guessed) {
            const double size = size_by_width(words, begin, end);
            for (std::size_t i = begin; i < end; ++i) {
                const double baseline = baseline_of(words[i]);
                words[i].size = std::abs(size - usual) < kSame * usual ? usual : size;
                words[i].top = baseline - kAscent * words[i].size;
                words[i].bottom = baseline + kDescent * words[i].size;
            }
        }
        begin = end;
    }
}

std::vector<PrintedLine> join_printed_words(const std::vector<PrintedWord>& words, std::size_t page) {
    constexpr double kApart = 4.0;    // what stands so far apart is no text of one line,
    constexpr double kCellGap = 1.2;  // and then what stands so far apart is not either: cells of a table
    std::vector<PrintedLine> lines;
    for (std::size_t begin = 0; begin < words.size();) {
        std::vector<double> gaps = {0};
        double right = words[begin].right;
        std::size_t end = begin + 1;
        for (; end < words.size() && stand_in_line(words[begin], right, words[end]); ++end) {
            gaps.push_back(gap_before(words[end], right));
            right = std::max(right, words[end].right);
        }
        const double most = *std::max_element(gaps.begin(), gaps.end()) > kApart ? kCellGap : kApart;
        for (std::size_t i = begin + 1, from = begin; i <= end; ++i) {
            if (i == end || gaps[i - begin] > most) {
                lines.push_back(join_line({words, from, i}, page));
                from = i;
            }
        }
        begin = end;
    }
    return lines;
}

}  // namespace diglot
