#include "diglot/clean/page_lines.h"
#include "diglot/clean/page_rules.h"
#include "diglot/text/date.h"
#include "diglot/text/measure.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace diglot {
namespace {

constexpr std::size_t kHeadLines = 20;       // a page's head is over after so many lines,
constexpr std::size_t kHeadProse = 2;        // or so many paragraphs of running text
constexpr std::size_t kHeaderColumns = 100;  // no line of a page's header is wider

bool is_plain(const Page& page, std::size_t i) {
    return page[i].kind == ParagraphKind::Body || page[i].kind == ParagraphKind::Dateline;
}

/// Takes the facts of a metadata line and the line itself; false when it is none.
bool take_metadata_line(Page& page, std::size_t i) {
    const std::optional<Metadata> facts = parse_metadata_line(page[i].text);
    if (!facts) {
        return false;
    }
    for (const auto& [key, value] : *facts) {
        page.add_metadata(key, value);
    }
    page.remove(i, "metadata");
    return true;
}

bool may_be_title(const Page& page, std::size_t i) {
    return is_headline(page, i) && !is_only_dates(page[i].text) && !is_furniture_line(page[i].text) &&
           !is_more_heading(page[i].text) && !is_credit_line(page[i].text);
}

/// True when line `upper` is a headline and `lower` its second line; a menu's entries are shorter.
bool is_title_over(const Page& page, std::size_t upper, std::size_t lower) {
    constexpr std::size_t kFewestColumns = 20;
    return may_be_title(page, upper) && page.columns(upper) >= kFewestColumns &&
           page[upper].place.line + 1 == page[lower].place.line &&
           page[upper].text.find_first_of(">|") == std::string::npos;
}

void name_title(Page& page, std::size_t i) {
    page.set_kind(i, ParagraphKind::Title);
    page.add_metadata("title", page[i].text);
}

/// Short lines without a sentence, all of them above the title.
void remove_header(Page& page, const std::vector<std::size_t>& kept, std::size_t title) {
    const auto is_header_line = [&](std::size_t i) {
        return page.columns(i) <= kHeaderColumns && !ends_like_sentence(page[i].text);
    };
    const auto above = kept.begin() + static_cast<std::ptrdiff_t>(title);
    if (std::all_of(kept.begin(), above, is_header_line)) {
        std::for_each(kept.begin(), above, [&](std::size_t i) { page.remove(i, "page-header"); });
    }
}

/// In an HTML page that names its title: the short lines above it.
void remove_header_of_html(Page& page) {
    const std::vector<std::size_t> kept = page.kept_indices();
    const auto title = std::find_if(kept.begin(), kept.end(),
                                    [&](std::size_t i) { return page[i].kind == ParagraphKind::Title; });
    const bool text_follows =
        std::any_of(title, kept.end(), [&](std::size_t i) { return is_prose(page, i); });
    if (text_follows && is_html(page, *title) && title - kept.begin() <= std::ptrdiff_t{kHeadLines}) {
        remove_header(page, kept, static_cast<std::size_t>(title - kept.begin()));
    }
}

/// The day in a line right behind the title, or at the very end, that is only a date. The line stays: an
/// official text may be dated so.
void note_date(Page& page) {
    constexpr std::ptrdiff_t kLines = 3;
    const std::vector<std::size_t> kept = page.kept_indices();
    const auto title = std::find_if(kept.begin(), kept.end(),
                                    [&](std::size_t i) { return page[i].kind == ParagraphKind::Title; });
    const auto end = kept.end() - title > kLines ? title + kLines + 1 : kept.end();
    auto dated = std::find_if(title, end, [&](std::size_t i) { return is_only_dates(page[i].text); });
    if (dated == end && !kept.empty() && is_only_dates(page[kept.back()].text)) {
        dated = std::prev(kept.end());  // below the text, as letters and orders are dated
    }
    if (dated != kept.end() && is_only_dates(page[*dated].text) &&
        !find_dates(page[*dated].text).front().iso.empty()) {
        page.add_metadata("date", find_dates(page[*dated].text).front().iso);
    }
}

/// Finds the title and the lines of metadata behind it; see `find_head`.
void find_title(Page& page) {
    const std::vector<std::size_t> kept = page.kept_indices();
    const bool titled = std::any_of(kept.begin(), kept.end(),
                                    [&](std::size_t i) { return page[i].kind == ParagraphKind::Title; });
    std::optional<std::size_t> title;
    std::size_t prose = 0;
    bool dated = false;
    for (std::size_t at = 0; at < std::min(kept.size(), kHeadLines) && prose < kHeadProse; ++at) {
        const std::size_t i = kept[at];
        if (is_plain(page, i) && take_metadata_line(page, i)) {
            dated = true;
        } else if (!dated && may_be_title(page, i)) {
            title = at;  // the last one above the metadata line
        }
        prose += is_prose(page, i) ? 1U : 0U;
    }
    if (titled) {
        remove_header_of_html(page);
        return;
    }
    if (dated && title) {
        if (*title > 0 && is_title_over(page, kept[*title - 1], kept[*title])) {
            --*title;
        }
        name_title(page, kept[*title]);
        remove_header(page, kept, *title);
        return;
    }
    const std::vector<std::size_t> left = page.kept_indices();
    if (left.size() > 1 && is_plain(page, left[0]) && may_be_title(page, left[0]) &&
        ends_like_sentence(page[left[1]].text)) {
        name_title(page, left[0]);
    }
}

/// What pages put between the paragraphs of their text.
void remove_inserted_lines(Page& page, const std::vector<std::size_t>& kept) {
    constexpr unsigned kLinkPercent = 50;
    for (const std::size_t i : kept) {
        page.check_stopped();
        const std::string_view text = page[i].text;
        const bool made_of_links =
            page[i].link_percent >= kLinkPercent ||
            (text.find(':') == std::string_view::npos && text.find("：") == std::string_view::npos);
        if (is_html(page, i) && is_plain(page, i) && made_of_links && is_inserted_line(text)) {
            page.remove(i, "furniture");
        }
    }
}

/// Which of a page's kept paragraphs are fixed short lines; each is looked at once.
class FurnitureLines {
public:
    FurnitureLines(const Page& page, const std::vector<std::size_t>& kept)
        : page_(page), kept_(kept), known_(kept.size(), Known::Unknown) {}

    [[nodiscard]] bool is_furniture(std::size_t at) {
        if (known_[at] == Known::Unknown) {
            const std::string_view text = page_[kept_[at]].text;
            known_[at] = is_furniture_line(text) || is_more_heading(text) || is_surely_furniture(text)
                             ? Known::Yes
                             : Known::No;
        }
        return known_[at] == Known::Yes;
    }
    /// True for one that does not stand alone: one such word alone may be a heading of the text.
    [[nodiscard]] bool has_company(std::size_t at) {
        return (at > 0 && is_furniture(at - 1)) || (at + 1 < kept_.size() && is_furniture(at + 1)) ||
               is_surely_furniture(page_[kept_[at]].text) ||
               (at + 1 == kept_.size() && is_more_heading(page_[kept_[at]].text));
    }

private:
    enum class Known : char { Unknown, No, Yes };

    const Page& page_;
    const std::vector<std::size_t>& kept_;
    std::vector<Known> known_;
};

}  // namespace

void remove_credits(Page& page) {
    for (std::size_t i = 0; i < page.size(); ++i) {
        page.check_stopped();
        if (page.kept(i) && is_credit_line(page[i].text)) {
            page.remove(i, "credit");
        }
    }
}

void find_head(Page& page) {
    find_title(page);
    note_date(page);
}

void remove_furniture(Page& page) {
    const std::vector<std::size_t> kept = page.kept_indices();
    const std::size_t end = end_of_prose(page, kept);
    remove_inserted_lines(page, kept);
    FurnitureLines lines(page, kept);
    bool text_began = false;
    for (std::size_t at = 0; at < kept.size(); ++at) {
        page.check_stopped();
        if (at >= end && end > 0 && is_html(page, kept[at]) && is_plain(page, kept[at])) {
            take_metadata_line(page, kept[at]);  // the byline below the text
        }
        const bool inside = at < end && text_began;
        text_began = text_began || is_prose(page, kept[at]);
        if (!inside && lines.is_furniture(at) && lines.has_company(at)) {
            page.remove(kept[at], "furniture");
        }
    }
}

}  // namespace diglot
