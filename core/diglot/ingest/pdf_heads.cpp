#include "diglot/ingest/pdf_heads.h"

#include "diglot/text/regex.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace diglot {
namespace {

constexpr std::size_t kMinPages = 3;  // a running head comes at least so often,
constexpr std::size_t kMaxSpread =
    4;  // and on one of so many pages of its stretch (left and right pages differ)
constexpr double kSamePlace = 1.0;  // points

/// A line with every number made one mark, to find it again on other pages.
std::string without_numbers(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const bool digit = c >= '0' && c <= '9';
        if (!digit) {
            result += c;
        } else if (!result.ends_with('#')) {
            result += '#';
        }
    }
    return result;
}

bool is_page_number(std::string_view pattern) {
    std::string rest;
    for (const char c : pattern) {
        if (c != '#' && c != '-' && c != ' ' && c != '/' && c != '|' && c != '(' && c != ')') {
            rest += c;
        }
    }
    return pattern.find('#') != std::string_view::npos &&
           (rest.empty() || rest == "–" || rest == "––" || rest == "Page" || rest == "p.");
}

/// By what a line is found again on other pages: its text, and its text with the number in it counted from
/// the page's own, so that "Article 5" on page 7 and "Article 9" on page 12 are not one.
std::vector<std::string> head_keys(const PrintedLine& line) {
    std::vector<std::string> keys = {line.text};
    const std::size_t digit = line.text.find_first_of("0123456789");
    if (digit != std::string::npos && line.text.size() - digit < 200) {
        std::size_t number = 0;
        for (std::size_t i = digit;
             i < line.text.size() && number < 1000000 && line.text[i] >= '0' && line.text[i] <= '9'; ++i) {
            number = number * 10 + static_cast<std::size_t>(line.text[i] - '0');
        }
        keys.push_back(fmt::format("{} {}", without_numbers(line.text),
                                   static_cast<std::int64_t>(number) - static_cast<std::int64_t>(line.page)));
    }
    return keys;
}

/// True for pages that are enough and near enough to one another for a running head, be it a chapter's.
bool runs(const std::set<std::size_t>& pages) {
    return pages.size() >= kMinPages && *pages.rbegin() - *pages.begin() < kMaxSpread * pages.size();
}

using Indices = std::vector<std::size_t>;

/// The lines of each page, from above.
std::map<std::size_t, Indices> lines_of_pages(const std::vector<PrintedLine>& lines) {
    std::map<std::size_t, Indices> pages;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        pages[lines[i].page].push_back(i);
    }
    for (auto& [page, indices] : pages) {
        std::stable_sort(indices.begin(), indices.end(),
                         [&](std::size_t a, std::size_t b) { return lines[a].top < lines[b].top; });
    }
    return pages;
}

/// The two highest and two lowest lines of each page.
Indices edge_lines(const std::map<std::size_t, Indices>& pages) {
    Indices edges;
    for (const auto& [page, indices] : pages) {
        for (std::size_t k = 0; k < indices.size(); ++k) {
            if (k < 2 || k + 2 >= indices.size()) {
                edges.push_back(indices[k]);
            }
        }
    }
    return edges;
}

/// The heads that come again on at least three pages, and page numbers.
void add_repeated(const std::vector<PrintedLine>& lines, const Indices& edges, std::set<std::size_t>& heads) {
    std::map<std::string, std::set<std::size_t>> pages_of;
    for (const std::size_t i : edges) {
        for (const std::string& key : head_keys(lines[i])) {
            pages_of[key].insert(lines[i].page);
        }
    }
    for (const std::size_t i : edges) {
        const std::vector<std::string> keys = head_keys(lines[i]);
        const bool running = std::any_of(keys.begin(), keys.end(),
                                         [&](const std::string& key) { return runs(pages_of[key]); });
        const bool numbered = keys.size() > 1 && pages_of[keys[1]].size() >= 2 &&
                              is_page_number(without_numbers(lines[i].text));
        if (running || numbered) {
            heads.insert(i);
        }
    }
}

bool same_place(const PrintedLine& one, const PrintedLine& other) {
    return one.text == other.text && std::abs(one.top - other.top) < kSamePlace &&
           std::abs(one.left - other.left) < kSamePlace && std::abs(one.size - other.size) < kSamePlace;
}

/// The heads of a document of two pages: the same text in the same place.
void add_twins(const std::vector<PrintedLine>& lines, const Indices& edges, std::set<std::size_t>& heads) {
    for (const std::size_t i : edges) {
        for (const std::size_t k : edges) {
            if (lines[i].page != lines[k].page && same_place(lines[i], lines[k])) {
                heads.insert(i);
            }
        }
    }
}

/// The lines that stand beside `line`, itself among them, from the left.
Indices row_of(const std::vector<PrintedLine>& lines, const Indices& page, std::size_t line) {
    Indices row;
    for (const std::size_t i : page) {
        if (std::abs(lines[i].bottom - lines[line].bottom) < 0.5 * lines[line].size) {
            row.push_back(i);
        }
    }
    std::stable_sort(row.begin(), row.end(),
                     [&](std::size_t a, std::size_t b) { return lines[a].left < lines[b].left; });
    return row;
}

std::string text_of(const std::vector<PrintedLine>& lines, const Indices& row) {
    std::string text;
    for (const std::size_t i : row) {
        text += (text.empty() ? "" : " ") + lines[i].text;
    }
    return text;
}

/// True when a row counts the page: "2/3", "2 of 3".
bool counts_page(const std::vector<std::string>& groups, std::size_t page) {
    constexpr std::size_t kMaxDigits = 6;
    return groups[1].size() <= kMaxDigits && groups[2].size() <= kMaxDigits &&
           std::stoul(groups[1]) == page && std::stoul(groups[2]) >= page;
}

/// What browsers print around a page, which nothing else looks like: at one edge the address and at one the
/// page's number of so many, with the title and the day beside them.
void add_browser_frame(const std::vector<PrintedLine>& lines, const Indices& page,
                       std::set<std::size_t>& heads) {
    static const Regex foot("(?:https?|file|chrome|about)[:/]\\S+ ([0-9]+)/([0-9]+)");
    static const Regex dated(
        "(?=.{0,30}[0-9]{1,2}:[0-9]{2})[0-9]{1,4} ?[./-] ?[0-9]{1,2} ?[./-] ?[0-9]{1,4}\\b.*");
    static const Regex addressed("(?:.* )?(?:https?|file|chrome|about)[:/]\\S+");
    static const Regex counted("([0-9]+) (?:of|von|sur|de|из|/) ([0-9]+) .*[0-9]{1,2}:[0-9]{2}.*");
    constexpr std::size_t kMaxBytes = 1000;
    const Indices top = row_of(lines, page, page.front());
    const Indices bottom = row_of(lines, page, page.back());
    const std::string head = text_of(lines, top);
    const std::string last = text_of(lines, bottom);
    if (head.size() > kMaxBytes || last.size() > kMaxBytes || page.size() == top.size()) {
        return;
    }
    const std::size_t number = lines[page.front()].page;
    const auto by_address = foot.match(last);
    const auto by_count = counted.match(last);
    if (by_address && counts_page(by_address->groups, number)) {
        heads.insert(bottom.begin(), bottom.end());
        if (dated.match(head)) {
            heads.insert(top.begin(), top.end());
        }
    } else if (by_count && counts_page(by_count->groups, number) && addressed.match(head)) {
        heads.insert(bottom.begin(), bottom.end());
        heads.insert(top.begin(), top.end());
    }
}

}  // namespace

std::size_t remove_running_heads(std::vector<PrintedLine>& lines) {
    std::set<std::size_t> heads;
    const std::map<std::size_t, Indices> pages = lines_of_pages(lines);
    for (const auto& [number, page] : pages) {
        add_browser_frame(lines, page, heads);
    }
    const Indices edges = edge_lines(pages);
    add_repeated(lines, edges, heads);
    if (pages.size() == 2) {
        add_twins(lines, edges, heads);
    }
    std::vector<PrintedLine> kept;
    kept.reserve(lines.size() - heads.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (heads.count(i) == 0) {
            kept.push_back(std::move(lines[i]));
        }
    }
    lines = std::move(kept);
    return heads.size();
}

}  // namespace diglot
