#include "diglot/clean/page_lines.h"
#include "diglot/clean/page_rules.h"
#include "diglot/text/date.h"
#include "diglot/text/measure.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace diglot {
namespace {

constexpr double kTeaserShare = 0.7;          // of a list's paragraphs that must look like teasers
constexpr std::size_t kTeaserColumns = 60;    // a teaser's first words are at least so wide
constexpr std::size_t kHeadlineColumns = 20;  // headlines are at least so wide on average
constexpr std::size_t kMinTeasers = 4;
constexpr double kMaxBoxProse = 0.3;      // share of a page's running text that a box of teasers may hold
constexpr std::size_t kLinkPercent = 50;  // above it, a paragraph is a link

using Indices = std::vector<std::size_t>;

bool is_cut_off(std::string_view text) {
    return text.ends_with("…") || text.ends_with("...") || text.ends_with("[…]") || text.ends_with("[...]");
}

/// A stretch of a page's kept paragraphs that may be a list of teasers.
class Stretch {
public:
    Stretch(const Page& page, const Indices& kept, std::size_t begin, std::size_t end) : page_(page) {
        paragraphs_.assign(kept.begin() + static_cast<std::ptrdiff_t>(begin),
                           kept.begin() + static_cast<std::ptrdiff_t>(end));
        for (auto i = kept.begin() + static_cast<std::ptrdiff_t>(begin); i != kept.end(); ++i) {
            ++prints_[page[*i].text];
        }
    }

    [[nodiscard]] const Indices& paragraphs() const { return paragraphs_; }
    [[nodiscard]] bool is_printed_again(std::size_t i) const { return prints_.at(page_[i].text) > 1; }

    /// True when most of it is headlines, dates, cut-off first words, or printed more than once; and no mere
    /// list of the names of chapters: there are dates or excerpts, or the lines are as long as headlines are.
    [[nodiscard]] bool looks_like_teasers() const {
        std::size_t columns = 0;
        bool excerpts = false;
        for (const std::size_t i : paragraphs_) {
            columns +=
                i == paragraphs_.front() ? 0 : page_.columns(i);  // the first is the list's own heading
            excerpts = excerpts || is_excerpt(i) || is_cut_off(page_[i].text) || is_only_dates(page_[i].text);
        }
        return (excerpts || columns >= kHeadlineColumns * (paragraphs_.size() - 1)) &&
               share([&](std::size_t i) {
                   return is_printed_again(i) || !ends_like_sentence(page_[i].text) ||
                          is_cut_off(page_[i].text) || is_only_dates(page_[i].text);
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
               (!ends_like_sentence(page_[i].text) || is_cut_off(page_[i].text));
    }

    const Page& page_;
    Indices paragraphs_;
    std::map<std::string_view, std::size_t> prints_;
};

/// Takes lists of other pages out of one page.
class TeaserRemover {
public:
    explicit TeaserRemover(Page& page) : page_(page), kept_(page.kept_indices()) {}

    void remove() {
        bool text_began = false;
        for (std::size_t at = 0; at < kept_.size();) {
            text_began = text_began || is_prose(page_, kept_[at]);
            const std::size_t end =
                text_began && is_more_heading(page_[kept_[at]].text) ? end_of_list(at) : at;
            for (std::size_t n = at; n < end; ++n) {
                page_.remove(kept_[n], "teasers");
            }
            at = std::max(end, at + 1);
        }
        remove_tail();
    }

private:
    /// Behind the list that the heading at `at` begins; `at` when it begins none.
    [[nodiscard]] std::size_t end_of_list(std::size_t at) const {
        const auto prose_before = std::find_if(kept_.rend() - static_cast<std::ptrdiff_t>(at), kept_.rend(),
                                               [&](std::size_t i) { return is_prose(page_, i); });
        if (is_html(page_, kept_[at]) && prose_before != kept_.rend() &&
            page_[*prose_before].place.element != page_[kept_[at]].place.element) {
            return end_of_box(at);
        }
        const std::size_t end = end_before_text(at);
        return Stretch(page_, kept_, at, end).looks_like_teasers() ? end : at;
    }

    /// In a page whose parts have elements: all in the heading's own box, or where that is the text's, the
    /// links that follow.
    [[nodiscard]] std::size_t end_of_box(std::size_t at) const {
        std::string_view box = page_[kept_[at]].place.element;
        const auto end_of = [&] {
            std::size_t end = at + 1;
            while (end < kept_.size() && is_inside(page_[kept_[end]].place.element, box)) {
                ++end;
            }
            return end;
        };
        std::size_t end = end_of();
        while (end == at + 1 && box.find('/') != std::string_view::npos) {
            box = box.substr(0, box.rfind('/'));
            end = end_of();
        }
        const auto prose = [&](std::size_t begin, std::size_t behind) {
            std::size_t columns = 0;
            for (std::size_t n = begin; n < behind; ++n) {
                columns += is_prose(page_, kept_[n]) ? page_.columns(kept_[n]) : 0;
            }
            return static_cast<double>(columns);
        };
        const bool holds_text = std::any_of(
            kept_.begin(), kept_.begin() + static_cast<std::ptrdiff_t>(at),
            [&](std::size_t i) { return is_prose(page_, i) && is_inside(page_[i].place.element, box); });
        if (!holds_text && prose(at, end) <= kMaxBoxProse * prose(0, kept_.size())) {
            return end;
        }
        end = at + 1;
        while (end < kept_.size() && page_[kept_[end]].link_percent >= kLinkPercent) {
            ++end;
        }
        return end > at + 1 ? end : at;
    }

    /// In a page without parts: where the text goes on behind a list that may begin at `at`. First words of
    /// other pages are printed again or cut off, or each stands between two headlines.
    [[nodiscard]] std::size_t end_before_text(std::size_t at) const {
        const Stretch tail(page_, kept_, at, kept_.size());
        Indices sentences;
        for (std::size_t n = at + 1; n < kept_.size(); ++n) {
            if (is_prose(page_, kept_[n]) && !tail.is_printed_again(kept_[n]) &&
                !is_cut_off(page_[kept_[n]].text)) {
                sentences.push_back(n);
            }
        }
        const bool all_under_headlines =
            sentences.size() > 1 && std::all_of(sentences.begin(), sentences.end(), [&](std::size_t n) {
                return is_headline(page_, kept_[n - 1]) &&
                       (n + 1 == kept_.size() || !is_prose(page_, kept_[n + 1]));
            });
        return sentences.empty() || all_under_headlines ? kept_.size() : sentences.front();
    }

    /// Teasers behind the end of the text, without a heading.
    void remove_tail() {
        kept_ = page_.kept_indices();
        const std::size_t end = end_of_prose(page_, kept_);
        const Stretch tail(page_, kept_, end, kept_.size());
        if (end > 0 && tail.is_surely_teasers()) {
            for (const std::size_t i : tail.paragraphs()) {
                page_.remove(i, "teasers");
            }
        }
    }

    Page& page_;
    Indices kept_;
};

}  // namespace

void remove_teasers(Page& page) {
    TeaserRemover(page).remove();
}

}  // namespace diglot
