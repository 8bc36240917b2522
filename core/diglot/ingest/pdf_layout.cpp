#include "diglot/ingest/pdf_layout.h"

#include "diglot/ingest/broken_words.h"
#include "diglot/text/character.h"
#include "diglot/text/measure.h"
#include "diglot/text/script.h"
#include "diglot/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string_view>

namespace diglot {
namespace {

constexpr double kHeadingSize = 1.15;    // of the body's font size
constexpr double kSameSize = 0.12;       // relative difference of sizes that are one
constexpr double kParagraphGap = 1.3;    // times the usual distance of lines
constexpr double kSentenceGap = 1.15;    // the same, where the line above ends like a sentence
constexpr double kOtherScriptGap = 1.1;  // the same, where Korean and English meet
constexpr double kMaxPitch = 1.6;        // of lines in one paragraph, times the font size
constexpr double kIndent = 0.8;          // times the font size
constexpr double kHanging = 3.5;         // the most that lines of an item stand behind its mark
constexpr std::size_t kMaxHeadingColumns = 200;

/// The value below which a share of the values lies.
double quantile(std::vector<double> values, double share, double otherwise) {
    if (values.empty()) {
        return otherwise;
    }
    const double place = share * static_cast<double>(values.size() - 1);
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// What is usual in a document: its body's font size and distance of lines, the words it has.
struct Usual {
    double size = 0;
    std::array<double, 2> pitches = {0, 0};  // of lines without and with East Asian letters
    std::set<std::string> words;
    BrokenWords broken;
    bool hyphenates = true;
};

bool is_east_asian(const PrintedLine& line) {
    for (std::size_t at = 0; at < line.text.size();) {
        const char32_t c = next_code_point(line.text, at);
        if (is_hangul(c) || is_han_or_kana(c)) {
            return true;
        }
    }
    return false;
}

/// True when a line in one of Hangul and Han and a line of words without any stand one after the other.
bool scripts_differ(const PrintedLine& before, const PrintedLine& line) {
    constexpr auto kWords = 3;
    const bool from = is_east_asian(before);
    const PrintedLine& other = from ? line : before;
    return from != is_east_asian(line) && std::count(other.text.begin(), other.text.end(), ' ') >= kWords - 1;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0) {
            words.emplace_back(text.substr(0, end));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

/// The bytes of a hyphen between letters at the end of a line whose word goes on in small letters; 0 for
/// none.
std::size_t hyphen_at_end(std::string_view text, std::string_view next) {
    const std::size_t size = text.ends_with('-')        ? 1
                             : text.ends_with("\u2010") ? std::string_view("\u2010").size()
                                                        : 0;
    if (size == 0 || text.size() == size || !starts_lower_case(next)) {
        return 0;
    }
    std::size_t at = text.size() - size;
    previous_code_point(text, at);
    return has_words(text.substr(at)) ? size : 0;
}

bool same_size(const PrintedLine& one, const PrintedLine& other) {
    return std::abs(one.size - other.size) <= kSameSize * std::max(one.size, other.size);
}

/// The right edge of the column in which line `i` stands: of the lines of its size around it that overlap it
/// from side to side. A title may be wider than the columns below it.
double column_right(const std::vector<PrintedLine>& lines, std::size_t i) {
    constexpr std::size_t kAround = 30;
    double right = lines[i].right;
    for (std::size_t k = i < kAround ? 0 : i - kAround; k < std::min(lines.size(), i + kAround); ++k) {
        const bool overlaps = lines[k].left < lines[i].right && lines[k].right > lines[i].left;
        if (lines[k].page == lines[i].page && overlaps && same_size(lines[k], lines[i]) &&
            std::abs(lines[k].left - lines[i].left) < 6.0 * lines[i].size) {
            right = std::max(right, lines[k].right);
        }
    }
    return right;
}

/// True when line `i` goes on with the sentence of the line above it, which is full: two lines of one
/// paragraph.
bool goes_on(const std::vector<PrintedLine>& lines, std::size_t i) {
    const PrintedLine& before = lines[i - 1];
    return same_size(lines[i], before) && !ends_like_sentence(before.text) &&
           std::abs(lines[i].left - before.left) < kIndent * before.size &&
           column_right(lines, i - 1) - before.right < 2.0 * before.size;
}

/// The distances of lines under one another.
struct Pitches {
    std::vector<double> all;
    std::vector<double> within;  // paragraphs, for sure

    /// What is usual in paragraphs of a font size.
    [[nodiscard]] double usual(double size, double otherwise) {
        constexpr std::size_t kEnough = 4;
        constexpr double kShare = 0.25;  // a text of short paragraphs has more distances between than within
        if (within.size() >= kEnough) {
            return quantile(std::move(within), 0.5, otherwise);
        }
        return std::min(all.size() < kEnough ? otherwise : quantile(std::move(all), kShare, otherwise),
                        kMaxPitch * size);
    }
};

/// The usual distance of lines under one another, by script: Korean is often set wider than English in one
/// text.
void measure_pitches(const std::vector<PrintedLine>& lines, Usual& usual) {
    std::array<Pitches, 2> pitches;
    Pitches both;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const double pitch = lines[i].top - lines[i - 1].top;
        if (lines[i].page != lines[i - 1].page || pitch <= 0.5 * usual.size || pitch >= 3.0 * usual.size) {
            continue;
        }
        both.all.push_back(pitch);
        if (is_east_asian(lines[i]) != is_east_asian(lines[i - 1])) {
            continue;
        }
        Pitches& own = pitches[is_east_asian(lines[i]) ? 1 : 0];
        own.all.push_back(pitch);
        if (lines[i].size < kHeadingSize * usual.size && goes_on(lines, i)) {
            own.within.push_back(pitch);
        }
    }
    const double otherwise = both.usual(usual.size, 1.2 * usual.size);
    for (std::size_t script = 0; script < pitches.size(); ++script) {
        usual.pitches[script] = pitches[script].usual(usual.size, otherwise);
    }
}

/// False for a text whose lines are broken at hyphens of its own only (large-scale): one among many lines.
bool hyphenates(const std::vector<PrintedLine>& lines) {
    constexpr std::size_t kFewLines = 12;
    constexpr std::size_t kOneOf = 70;
    std::size_t hyphens = 0;
    std::size_t latin = 0;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        latin += is_east_asian(lines[i - 1]) ? 0U : 1U;
        hyphens += hyphen_at_end(lines[i - 1].text, lines[i].text) > 0 ? 1U : 0U;
    }
    return latin < kFewLines || (hyphens > 1 && hyphens * kOneOf > latin);
}

Usual measure(const std::vector<PrintedLine>& lines) {
    std::vector<double> sizes;
    Usual usual;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::vector<std::string> words = words_of(lines[i].text);
        sizes.insert(sizes.end(), words.size(), lines[i].size);
        // A line's last word may be the first half of one.
        usual.words.insert(words.begin(), words.empty() ? words.end() : std::prev(words.end()));
    }
    usual.size = quantile(std::move(sizes), 0.5, 10.0);
    measure_pitches(lines, usual);
    usual.hyphenates = hyphenates(lines);
    return usual;
}

/// True for a bullet or the mark of a note.
bool starts_item(std::string_view text) {
    static constexpr std::string_view kBullets[] = {"¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "•",
                                                    "●", "○", "■", "□", "◦", "▪", "–", "※", "*", "o "};
    return std::any_of(std::begin(kBullets), std::end(kBullets),
                       [&](std::string_view bullet) { return text.starts_with(bullet); });
}

/// True for "1. ", "a) ", "(가) ", "iv. " and the like.
bool starts_numbered(std::string_view text) {
    constexpr std::size_t kLongest = 8;  // bytes
    const std::size_t end = text.find(' ');
    if (end == std::string_view::npos || end < 2 || end > kLongest) {
        return false;
    }
    const std::string_view mark = text.substr(0, end);
    return mark.ends_with('.') || mark.ends_with(')');
}

/// True when line `i` begins a paragraph.
bool begins_paragraph(const std::vector<PrintedLine>& lines, std::size_t i, const Usual& usual) {
    const PrintedLine& before = lines[i - 1];
    const PrintedLine& line = lines[i];
    const bool next_item = starts_numbered(before.text) && starts_numbered(line.text) &&
                           std::abs(line.left - before.left) < kIndent * line.size;
    if (!same_size(line, before) || starts_item(line.text) || next_item) {
        return true;
    }
    const bool jumped = line.page != before.page || line.top < before.top - line.size;
    if (!jumped && line.size >= kHeadingSize * usual.size) {  // headings are broken where it looks well
        return scripts_differ(before, line) || line.top - before.top > kMaxPitch * line.size;
    }
    const bool first_cell = i + 1 < lines.size() && lines[i + 1].page == line.page &&
                            lines[i + 1].left >= line.right &&
                            std::abs(lines[i + 1].bottom - line.bottom) < 0.5 * line.size;
    const bool beside = line.left >= before.right || line.right <= before.left;
    if (first_cell || (!jumped && beside)) {
        return true;  // cells of a table, a line flush right
    }
    const double left_over = column_right(lines, i - 1) - before.right;
    const bool left_short = left_over > 4.0 * before.size;
    const bool ended = ends_like_sentence(before.text);
    if (jumped) {
        return ended || left_short;
    }
    const double usual_pitch =
        std::min(usual.pitches[is_east_asian(line) ? 1 : 0], usual.pitches[is_east_asian(before) ? 1 : 0]);
    const double pitch = std::max(usual_pitch, 1.05 * line.size);
    const double gap = scripts_differ(before, line) ? kOtherScriptGap : ended ? kSentenceGap : kParagraphGap;
    if (line.top - before.top > gap * pitch) {
        return true;
    }
    // The lines of an item hang behind its mark.
    const bool hangs = (starts_numbered(before.text) || starts_item(before.text)) && !left_short &&
                       line.left < before.left + kHanging * line.size;
    const bool indented = line.left > before.left + kIndent * line.size && !hangs;
    const bool much_left = left_over > 0.25 * (column_right(lines, i - 1) - before.left);
    return indented || (left_short && ended) || much_left;
}

/// Adds a line's text to a paragraph's.
void join(std::string& text, std::string_view next, const Usual& usual) {
    if (text.ends_with("\u00AD")) {  // a hyphen that is nothing but one at a line's end
        text.resize(text.size() - std::string_view("\u00AD").size());
        text += next;
        return;
    }
    const std::string last(text.substr(text.find_last_of(' ') + 1));
    const std::string first(next.substr(0, next.find(' ')));
    if (const std::size_t hyphen = hyphen_at_end(text, next); hyphen > 0) {
        const std::string whole = last.substr(0, last.size() - hyphen) + first;
        const bool compound = std::min(last.find('-'), last.find("\u2010")) <
                              last.size() - hyphen;  // "non-self-" keeps its last one too
        if (usual.words.count(whole) > 0 ||
            (!compound && usual.hyphenates && usual.words.count(last + first) == 0)) {
            text.resize(text.size() - hyphen);
        }
        text += next;
        return;
    }
    text += !usual.broken.within_word(text, next) && needs_space_between(text, next) ? " " : "";
    text += next;
}

/// True when a line ends though the first word of the next would have stood on it with room to spare: whoever
/// broke it wanted to.
bool is_broken_early(const PrintedLine& line, const PrintedLine& next, double right) {
    constexpr double kToSpare = 1.0;  // of the font size
    const std::string_view text = next.text;
    const auto columns = static_cast<double>(std::max<std::size_t>(count_columns(text), 1));
    const auto first = static_cast<double>(count_columns(text.substr(0, text.find(' '))));
    return right - line.right > (next.right - next.left) * first / columns + kToSpare * line.size;
}

/// Lines [begin, end) at usual distances under one another that begin at one edge.
struct Block {
    std::size_t begin, end;
    std::size_t early;  // lines that were broken early in mid-sentence
};

std::vector<Block> blocks_of(const std::vector<PrintedLine>& lines, const Usual& usual) {
    std::vector<Block> blocks;
    for (std::size_t begin = 0; begin < lines.size();) {
        std::size_t end = begin + 1;
        double right = lines[begin].right;
        for (; end < lines.size(); ++end) {
            const double pitch = lines[end].top - lines[end - 1].top;
            const double most = kParagraphGap * usual.pitches[is_east_asian(lines[end]) ? 1 : 0];
            if (!same_size(lines[end], lines[begin]) || lines[end].page != lines[begin].page || pitch <= 0 ||
                pitch > most || std::abs(lines[end].left - lines[begin].left) > kIndent * lines[end].size) {
                break;
            }
            right = std::max(right, lines[end].right);
        }
        std::size_t early = 0;
        for (std::size_t i = begin; i + 1 < end; ++i) {
            early += is_broken_early(lines[i], lines[i + 1], right) && !ends_like_sentence(lines[i].text)
                         ? 1U
                         : 0U;
        }
        blocks.push_back({begin, end, early});
        begin = end;
    }
    return blocks;
}

/// Makes each line of a verse a paragraph: a third of its lines, and two of them, were broken early in
/// mid-sentence. Prose does so nowhere.
void part_verses(const std::vector<PrintedLine>& lines, const Usual& usual, std::vector<bool>& begins) {
    const std::vector<Block> blocks = blocks_of(lines, usual);
    const auto is_verse = [&](std::size_t i, std::size_t least) {
        return i < blocks.size() && blocks[i].early >= least &&
               3 * blocks[i].early >= blocks[i].end - blocks[i].begin - 1;
    };
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const bool beside_verse = is_verse(i + 1, 2) || (i > 0 && is_verse(i - 1, 2));
        if (is_verse(i, beside_verse ? 1 : 2)) {
            std::fill(begins.begin() + static_cast<std::ptrdiff_t>(blocks[i].begin),
                      begins.begin() + static_cast<std::ptrdiff_t>(blocks[i].end), true);
        }
    }
}

/// Learns which words there are, and how often lines end within one.
void learn_words(const std::vector<PrintedLine>& lines, const std::vector<bool>& begins,
                 BrokenWords& broken) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        broken.learn(lines[i].text, begins[i], i + 1 == lines.size() || begins[i + 1]);
    }
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (!begins[i]) {
            broken.count_line_end(lines[i - 1].text, lines[i].text);
        }
    }
}

}  // namespace

std::vector<Paragraph> group_printed_lines(const std::vector<PrintedLine>& lines) {
    Usual usual = measure(lines);
    std::vector<Paragraph> paragraphs;
    std::vector<double> sizes;
    std::vector<bool> begins;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        begins.push_back(i == 0 || begins_paragraph(lines, i, usual));
    }
    part_verses(lines, usual, begins);
    learn_words(lines, begins, usual.broken);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (begins[i]) {
            paragraphs.push_back(
                {ParagraphKind::Body, lines[i].text, {0, 0, fmt::format("page[{}]", lines[i].page)}});
            sizes.push_back(lines[i].size);
        } else {
            join(paragraphs.back().text, lines[i].text, usual);
        }
    }
    std::size_t title = paragraphs.size();
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        if (sizes[i] >= kHeadingSize * usual.size &&
            count_columns(paragraphs[i].text) <= kMaxHeadingColumns) {
            paragraphs[i].kind = ParagraphKind::Heading;
            const bool first_page = paragraphs[i].place.element == "page[1]";
            title = first_page && (title == paragraphs.size() || sizes[i] > sizes[title]) ? i : title;
        } else if (starts_item(paragraphs[i].text)) {
            paragraphs[i].kind = ParagraphKind::ListItem;
        }
    }
    if (title < paragraphs.size()) {
        paragraphs[title].kind = ParagraphKind::Title;
    }
    return paragraphs;
}

}  // namespace diglot
