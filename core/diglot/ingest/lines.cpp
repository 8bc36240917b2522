#include "diglot/ingest/lines.h"

#include "diglot/text/character.h"
#include "diglot/text/measure.h"
#include "diglot/text/script.h"
#include "diglot/text/utf8.h"

#include <algorithm>
#include <cctype>

namespace diglot {
namespace {

constexpr std::size_t kMaxWrapColumns = 120;  // no wider text is broken by hand or by a mail program
constexpr std::size_t kMinWrapColumns = 40;   // narrower lines are verse or tables
constexpr std::size_t kMostBlank = 2;         // in a row that are kept: more say no more
constexpr std::size_t kMinBreaks = 3;         // line ends needed to judge a whole text by
constexpr double kFullShare = 0.8;            // of its line ends that a broken text has full

/// The end of the line that begins at `at` and how many bytes its end mark takes.
std::pair<std::size_t, std::size_t> find_line_end(std::string_view text, std::size_t at) {
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\n' || c == '\f') {
            return {at, 1};
        }
        if (c == '\r') {
            return {at, at + 1 < text.size() && text[at + 1] == '\n' ? 2U : 1U};
        }
        if (c == '\xE2' && (text.substr(at, 3) == "\u2028" || text.substr(at, 3) == "\u2029")) {
            return {at, 3};
        }
    }
    return {at, 0};
}

/// Columns of the first word, or of the first character where words are not parted by spaces.
std::size_t first_word_columns(std::string_view text) {
    std::size_t at = 0;
    next_code_point(text, at);
    while (at < text.size()) {
        std::size_t next = at;
        const char32_t c = next_code_point(text, next);
        const bool breakable =
            c == ' ' || c == '\t' || !needs_space_between(text.substr(0, at), text.substr(at));
        if (breakable) {
            break;
        }
        at = next;
    }
    return count_columns(text.substr(0, at));
}

bool starts_list_item(std::string_view text) {
    static constexpr std::string_view kBullets[] = {"- ", "* ", "+ ", "• ", "· ", "– ", "— ",
                                                    "○ ", "● ", "■ ", "□ ", "◦ ", "▶ ", "※ "};
    if (std::any_of(std::begin(kBullets), std::end(kBullets),
                    [&](std::string_view b) { return text.starts_with(b); })) {
        return true;
    }
    std::size_t digits = 0;
    while (digits < text.size() && std::isdigit(static_cast<unsigned char>(text[digits])) != 0) {
        ++digits;
    }
    return digits > 0 && digits <= 3 && digits + 1 < text.size() &&
           (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == ' ';
}

/// "a) ", "(ii) ", "b. "
bool starts_enumeration(std::string_view text) {
    const std::size_t mark = text.find_first_of(").");
    constexpr std::size_t kLongest = 5;
    return mark <= kLongest && mark > 0 && (mark + 1 == text.size() || text[mark + 1] == ' ') &&
           text.substr(0, mark).find(' ') == std::string_view::npos;
}

/// True when `next`'s first word would not have fitted behind `line` within `width` columns.
bool is_full(const TextLine& line, const TextLine& next, std::size_t width) {
    return line.indent + line.columns + 1 + first_word_columns(next.text) > width;
}

struct BreakCount {
    std::size_t all = 0;
    std::size_t full = 0;
};

BreakCount count_breaks(const std::vector<TextLine>& lines, LineGroup block, std::size_t width) {
    BreakCount count;
    for (std::size_t i = block.begin; i + 1 < block.end; ++i) {
        ++count.all;
        count.full += is_full(lines[i], lines[i + 1], width) ? 1U : 0U;
    }
    return count;
}

std::vector<LineGroup> blocks_between_blank_lines(const std::vector<TextLine>& lines) {
    std::vector<LineGroup> blocks;
    bool open = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].text.empty()) {
            open = false;
        } else if (open) {
            blocks.back().end = i + 1;
        } else {
            blocks.push_back({i, i + 1});
            open = true;
        }
    }
    return blocks;
}

/// The width to which the text was broken, 0 when it was not.
std::size_t wrap_width(const std::vector<TextLine>& lines, const std::vector<LineGroup>& blocks) {
    std::vector<std::size_t> widths;
    for (const LineGroup& block : blocks) {
        for (std::size_t i = block.begin; i + 1 < block.end; ++i) {
            widths.push_back(lines[i].indent + lines[i].columns);
        }
    }
    if (widths.size() < kMinBreaks) {
        return 0;
    }
    // A few lines stand out (addresses that could not be broken): the width is what nearly all lines keep to.
    const auto place = widths.begin() + static_cast<std::ptrdiff_t>((widths.size() - 1) * 97 / 100);
    std::nth_element(widths.begin(), place, widths.end());
    const std::size_t width = *place;
    if (width < kMinWrapColumns || width > kMaxWrapColumns) {
        return 0;
    }
    BreakCount count;
    for (const LineGroup& block : blocks) {
        const BreakCount one = count_breaks(lines, block, width);
        count.all += one.all;
        count.full += one.full;
    }
    return static_cast<double>(count.full) >= kFullShare * static_cast<double>(count.all) ? width : 0;
}

bool starts_small(std::string_view text) {
    std::size_t at = 0;
    return char_class(next_code_point(text, at)) == CharClass::Lower;
}

/// True when a sentence ends within the line and another begins.
bool holds_sentence_end(std::string_view text) {
    const std::size_t stop = text.find_first_of(".!?");
    return stop != std::string_view::npos && stop > 0 && stop + 2 < text.size() && text[stop + 1] == ' ';
}

/// The width to which one block of a text was broken that else was not, as a mail with a poem and a list in
/// it; 0 without sure signs: every line is full, the last one ends a sentence, and sentences end within lines
/// or go on in small letters from half of the lines to the next.
std::size_t own_wrap_width(const std::vector<TextLine>& lines, LineGroup block) {
    if (block.end - block.begin <= kMinBreaks || !ends_like_sentence(lines[block.end - 1].text)) {
        return 0;
    }
    std::size_t width = 0;
    std::size_t small = 0;
    bool sentences = false;
    for (std::size_t i = block.begin; i + 1 < block.end; ++i) {
        width = std::max(width, lines[i].indent + lines[i].columns);
        small += !ends_like_sentence(lines[i].text) && starts_small(lines[i + 1].text) ? 1U : 0U;
        sentences = sentences || holds_sentence_end(lines[i].text);
    }
    const BreakCount count = count_breaks(lines, block, width);
    const bool prose = sentences || 2 * small >= count.all;
    // lines that all flow come out of a page set in letters of uneven width
    const bool flow = std::all_of(lines.begin() + static_cast<std::ptrdiff_t>(block.begin),
                                  lines.begin() + static_cast<std::ptrdiff_t>(block.end) - 1,
                                  [](const TextLine& line) { return line.flows; });
    const double needed = (flow ? kFullShare : 1.0) * static_cast<double>(count.all);
    const bool full = static_cast<double>(count.full) >= needed;
    return width >= kMinWrapColumns && width <= kMaxWrapColumns && full && prose ? width : 0;
}

/// Parts one block of a text broken to `width`: a new paragraph starts after a line that was left short, at a
/// list item, and at an indented line among lines that are not.
void part_wrapped_block(const std::vector<TextLine>& lines, LineGroup block, std::size_t width,
                        std::vector<LineGroup>& groups) {
    groups.push_back({block.begin, block.begin + 1});
    for (std::size_t i = block.begin + 1; i < block.end; ++i) {
        const TextLine& before = lines[i - 1];
        const bool left_short =
            !is_full(before, lines[i], width) && (before.indent + before.columns) * 4 < width * 3;
        const bool ended = !is_full(before, lines[i], width) && ends_like_sentence(before.text);
        const bool indented = lines[i].indent > before.indent && i > block.begin + 1;
        if (left_short || ended || indented || starts_list_item(lines[i].text)) {
            groups.push_back({i, i + 1});
        } else {
            groups.back().end = i + 1;
        }
    }
}

/// True when `line` was broken in mid-sentence by a program that marks such breaks with a space at the end.
bool flows_on(const TextLine& line, const TextLine& next) {
    std::size_t at = 0;
    const char32_t first = next_code_point(next.text, at);
    const bool goes_on = char_class(first) == CharClass::Lower || first == '(';
    return line.flows && goes_on && !ends_like_sentence(line.text) && !starts_enumeration(next.text);
}

/// True for a small letter that starts a plain word: not an address, "iPhone" or the letter of an item.
bool goes_on_small(std::string_view text) {
    std::size_t at = 0;
    next_code_point(text, at);
    const std::string_view word = text.substr(0, text.find(' '));
    const bool plain = word.find_first_of("@/:.)") == std::string_view::npos;
    return starts_small(text) && plain && at < text.size() &&
           char_class(next_code_point(text, at)) != CharClass::Upper;
}

/// The end of a sentence that begins with a capital at line `begin` and was torn without a sign: its lines
/// end in a word, go on in small letters and come to a stop; `begin` + 1 when it is no such sentence.
std::size_t torn_sentence_end(const std::vector<TextLine>& lines, std::size_t begin, std::size_t end) {
    constexpr std::ptrdiff_t kFewestWords = 4;  // a shorter line may be the heading of a list
    std::size_t at = 0;
    if (char_class(next_code_point(lines[begin].text, at)) != CharClass::Upper) {
        return begin + 1;
    }
    std::size_t last = begin;
    while (last + 1 < end) {
        const std::string_view text = lines[last].text;
        const bool many = std::count(text.begin(), text.end(), ' ') + 1 >= kFewestWords;
        std::size_t final = text.size();
        const CharClass kind = char_class(previous_code_point(text, final));
        const bool word = kind == CharClass::Lower || kind == CharClass::Upper || kind == CharClass::Digit;
        if (!many || !word || !goes_on_small(lines[last + 1].text)) {
            break;
        }
        ++last;
    }
    return ends_like_sentence(lines[last].text) ? last + 1 : begin + 1;
}

bool ends_in_hyphen(std::string_view text) {
    if (text.size() < 2 || text.back() != '-') {
        return false;
    }
    std::size_t at = text.size() - 1;
    previous_code_point(text, at);
    return has_words(text.substr(at));
}

}  // namespace

std::vector<TextLine> split_lines(std::string_view text) {
    std::vector<TextLine> lines;
    std::uint32_t number = 0;
    std::size_t blank = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto [end, mark] = find_line_end(text, at);
        const std::string_view whole = text.substr(at, end - at);
        const std::string_view inner = trimmed(whole);
        ++number;
        blank = inner.empty() ? blank + 1 : 0;
        if (blank > kMostBlank) {
            at = end + mark;
            continue;
        }
        TextLine line;
        line.text = inner;
        line.number = number;
        line.offset = inner.empty() ? at : static_cast<std::size_t>(inner.data() - text.data());
        line.indent = count_columns(whole.substr(0, line.offset - at));
        line.columns = count_columns(inner);
        line.flows = whole.ends_with(' ');
        lines.push_back(line);
        at = end + mark;
    }
    return lines;
}

std::vector<LineGroup> group_paragraphs(const std::vector<TextLine>& lines) {
    const std::vector<LineGroup> blocks = blocks_between_blank_lines(lines);
    const std::size_t width = wrap_width(lines, blocks);
    std::vector<LineGroup> groups;
    for (const LineGroup& block : blocks) {
        if (const std::size_t own = width > 0 ? width : own_wrap_width(lines, block); own > 0) {
            part_wrapped_block(lines, block, own, groups);
            continue;
        }
        for (std::size_t i = block.begin; i < block.end; ++i) {
            if (i > block.begin && flows_on(lines[i - 1], lines[i])) {
                groups.back().end = i + 1;
            } else {
                groups.push_back({i, torn_sentence_end(lines, i, block.end)});
                i = groups.back().end - 1;
            }
        }
    }
    return groups;
}

std::string join_lines(const std::vector<TextLine>& lines, LineGroup group) {
    std::string text(lines[group.begin].text);
    for (std::size_t i = group.begin + 1; i < group.end; ++i) {
        const std::string_view next = lines[i].text;
        if (!ends_in_hyphen(text) && needs_space_between(text, next)) {
            text += ' ';
        }
        text += next;
    }
    return text;
}

}  // namespace diglot
