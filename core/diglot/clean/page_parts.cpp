#include "diglot/clean/page_lines.h"
#include "diglot/clean/page_rules.h"
#include "diglot/text/date.h"
#include "diglot/text/measure.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

namespace diglot {
namespace {

constexpr std::size_t kHeadLines = 20;        // a page's head is over after so many lines,
constexpr std::size_t kHeadProse = 2;         // or so many paragraphs of running text
constexpr std::size_t kHeaderColumns = 100;   // no line of a page's header is wider
constexpr double kTeaserShare = 0.7;          // of a tail's paragraphs that must look like teasers
constexpr std::size_t kTeaserColumns = 60;    // a teaser's first words are at least so wide
constexpr std::size_t kHeadlineColumns = 25;  // headlines are at least so wide on average
constexpr std::size_t kMinTeasers = 4;

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

/// What the paragraphs of a page's tail have in common with a list of teasers.
class Tail {
public:
    Tail(const Page& page, const std::vector<std::size_t>& kept, std::size_t begin) : page_(page) {
        paragraphs_.assign(kept.begin() + static_cast<std::ptrdiff_t>(begin), kept.end());
        for (const std::size_t i : paragraphs_) {
            ++prints_[page[i].text];
        }
    }

    [[nodiscard]] const std::vector<std::size_t>& paragraphs() const { return paragraphs_; }
    [[nodiscard]] bool is_printed_again(std::size_t i) const { return prints_.at(page_[i].text) > 1; }

    /// True when most of it is headlines, dates, cut-off first words, or printed more than once; and no mere
    /// list of the names of chapters: there are dates or excerpts, or the lines are as long as headlines are.
    [[nodiscard]] bool looks_like_teasers() const {
        std::size_t columns = 0;
        bool excerpts = false;
        for (const std::size_t i : paragraphs_) {
            columns += page_.columns(i);
            excerpts = excerpts || is_excerpt(i) || is_cut_off(i) || is_only_dates(page_[i].text);
        }
        return (excerpts || columns >= kHeadlineColumns * paragraphs_.size()) && share([&](std::size_t i) {
                   return is_printed_again(i) || !ends_like_sentence(page_[i].text) || is_cut_off(i) ||
                          is_only_dates(page_[i].text);
               });
    }
    /// True without regard to headlines: printed more than once or dates, with cut-off first words among
    /// them.
    [[nodiscard]] bool is_surely_teasers() const {
        return paragraphs_.size() >= kMinTeasers &&
               std::any_of(paragraphs_.begin(), paragraphs_.end(),
                           [&](std::size_t i) { return is_excerpt(i); }) &&
               share([&](std::size_t i) { return is_printed_again(i) || is_only_dates(page_[i].text); });
    }

private:
    template <typename Predicate>
    [[nodiscard]] bool share(Predicate predicate) const {
        const auto count = std::count_if(paragraphs_.begin(), paragraphs_.end(), predicate);
        return static_cast<double>(count) >= kTeaserShare * static_cast<double>(paragraphs_.size());
    }
    [[nodiscard]] bool is_excerpt(std::size_t i) const {
        return is_printed_again(i) && page_.columns(i) >= kTeaserColumns &&
               (!ends_like_sentence(page_[i].text) || is_cut_off(i));
    }
    [[nodiscard]] bool is_cut_off(std::size_t i) const {
        const std::string_view text = page_[i].text;
        return text.ends_with("…") || text.ends_with("...") || text.ends_with("[…]") ||
               text.ends_with("[...]");
    }

    const Page& page_;
    std::vector<std::size_t> paragraphs_;
    std::map<std::string_view, std::size_t> prints_;
};

/// Where in `kept` the text is over: behind its last paragraph of prose that is printed once.
std::size_t end_of_prose(const Page& page, const std::vector<std::size_t>& kept) {
    const Tail whole(page, kept, 0);
    std::size_t end = kept.size();
    while (end > 0 && (!is_prose(page, kept[end - 1]) || whole.is_printed_again(kept[end - 1]))) {
        --end;
    }
    return end;
}

}  // namespace

void remove_credits(Page& page) {
    for (std::size_t i = 0; i < page.size(); ++i) {
        if (page.kept(i) && is_credit_line(page[i].text)) {
            page.remove(i, "credit");
        }
    }
}

void find_head(Page& page) {
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
        return;
    }
    if (dated && title) {
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

void remove_teasers(Page& page) {
    const std::vector<std::size_t> kept = page.kept_indices();
    const auto remove_all = [&](const std::vector<std::size_t>& paragraphs) {
        std::for_each(paragraphs.begin(), paragraphs.end(),
                      [&](std::size_t i) { page.remove(i, "teasers"); });
    };
    bool text_began = false;
    for (std::size_t at = 0; at < kept.size(); ++at) {
        text_began = text_began || is_prose(page, kept[at]);
        if (!text_began || !is_more_heading(page[kept[at]].text)) {
            continue;
        }
        if (const Tail tail(page, kept, at); tail.looks_like_teasers()) {
            remove_all(tail.paragraphs());
            return;
        }
    }
    const std::size_t end = end_of_prose(page, kept);
    if (const Tail tail(page, kept, end); end > 0 && tail.is_surely_teasers()) {
        remove_all(tail.paragraphs());
    }
}

void remove_furniture(Page& page) {
    const std::vector<std::size_t> kept = page.kept_indices();
    const auto is_furniture = [&](std::size_t at) {
        return is_furniture_line(page[kept[at]].text) || is_more_heading(page[kept[at]].text);
    };
    const std::size_t end = end_of_prose(page, kept);
    for (std::size_t at = 0; at < kept.size(); ++at) {
        const bool inside =
            at < end && std::any_of(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(at),
                                    [&](std::size_t i) { return is_prose(page, i); });
        const bool company =
            (at > 0 && is_furniture(at - 1)) || (at + 1 < kept.size() && is_furniture(at + 1));
        if (!inside && company && is_furniture(at)) {  // one such word alone may be a heading of the text
            page.remove(kept[at], "furniture");
        }
    }
}

}  // namespace diglot
