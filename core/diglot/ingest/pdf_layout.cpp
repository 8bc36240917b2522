#include "diglot/ingest/pdf_layout.h"

#include "diglot/ingest/broken_words.h"
#include "diglot/text/measure.h"
#include "diglot/text/script.h"
#include "diglot/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>

namespace diglot {
namespace {

constexpr double kHeadingSize = 1.15;  // of the body's font size
constexpr double kSameSize = 0.12;     // relative difference of sizes that are one
constexpr double kParagraphGap = 1.3;  // times the usual distance of lines
constexpr double kMaxPitch = 1.6;      // of lines in one paragraph, times the font size
constexpr double kIndent = 0.8;        // times the font size
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
    double pitch = 0;
    std::set<std::string> words;
    BrokenWords broken;
};

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

Usual measure(const std::vector<PrintedLine>& lines) {
    std::vector<double> sizes;
    std::vector<double> pitches;
    Usual usual;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::vector<std::string> words = words_of(lines[i].text);
        sizes.insert(sizes.end(), words.size(), lines[i].size);
        // A line's last word may be the first half of one.
        usual.words.insert(words.begin(), words.empty() ? words.end() : std::prev(words.end()));
        usual.broken.learn(lines[i].text);
    }
    usual.size = quantile(std::move(sizes), 0.5, 10.0);
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const double pitch = lines[i].top - lines[i - 1].top;
        if (lines[i].page == lines[i - 1].page && pitch > 0.5 * usual.size && pitch < 3.0 * usual.size) {
            pitches.push_back(pitch);
        }
    }
    // A text of short paragraphs has more distances between paragraphs than within.
    usual.pitch = std::min(quantile(std::move(pitches), 0.25, 1.2 * usual.size), kMaxPitch * usual.size);
    return usual;
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

bool starts_item(std::string_view text) {
    static constexpr std::string_view kBullets[] = {"•", "●", "○", "■", "□", "◦", "▪", "–", "※", "*", "o "};
    return std::any_of(std::begin(kBullets), std::end(kBullets),
                       [&](std::string_view bullet) { return text.starts_with(bullet); });
}

/// True when line `i` begins a paragraph.
bool begins_paragraph(const std::vector<PrintedLine>& lines, std::size_t i, const Usual& usual) {
    const PrintedLine& before = lines[i - 1];
    const PrintedLine& line = lines[i];
    if (!same_size(line, before) || starts_item(line.text)) {
        return true;
    }
    const bool jumped = line.page != before.page || line.top < before.top - line.size;
    if (!jumped && line.size >= kHeadingSize * usual.size) {  // headings are broken where it looks well
        return line.top - before.top > kMaxPitch * line.size;
    }
    const double left_over = column_right(lines, i - 1) - before.right;
    const bool left_short = left_over > 4.0 * before.size;
    const bool ended = ends_like_sentence(before.text);
    if (jumped) {
        return ended || left_short;
    }
    const double pitch = std::max(usual.pitch, 1.05 * line.size);
    if (line.top - before.top > kParagraphGap * pitch) {
        return true;
    }
    const bool indented = line.left > before.left + kIndent * line.size;
    const bool much_left = left_over > 0.25 * (column_right(lines, i - 1) - before.left);
    return indented || (left_short && ended) || much_left;
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
        if (usual.words.count(whole) > 0 || (!compound && usual.words.count(last + first) == 0)) {
            text.resize(text.size() - hyphen);
        }
        text += next;
        return;
    }
    text += !usual.broken.within_word(text, next) && needs_space_between(text, next) ? " " : "";
    text += next;
}

}  // namespace

std::vector<Paragraph> group_printed_lines(const std::vector<PrintedLine>& lines) {
    Usual usual = measure(lines);
    std::vector<Paragraph> paragraphs;
    std::vector<double> sizes;
    std::vector<bool> begins;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        begins.push_back(i == 0 || begins_paragraph(lines, i, usual));
        if (!begins[i]) {
            usual.broken.count_line_end(lines[i - 1].text, lines[i].text);
        }
    }
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
