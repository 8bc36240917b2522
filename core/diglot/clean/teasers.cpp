#include "diglot/clean/page_lines.h"
#include "diglot/clean/page_rules.h"
#include "diglot/text/date.h"
#include "diglot/text/measure.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace diglot {
namespace {

constexpr double kTeaserShare = 0.7;          // of a list's paragraphs that must look like teasers
constexpr std::size_t kTeaserColumns = 60;    // a teaser's first words are at least so wide
constexpr std::size_t kHeadlineColumns = 20;  // headlines are at least so wide on average
constexpr std::size_t kMinTeasers = 4;
constexpr double kMaxBoxProse = 0.3;      // share of a page's running text that a box of teasers may hold
constexpr std::size_t kLinkPercent = 50;  // above it, a paragraph is a link

constexpr std::size_t kFewestLooks = 200;  // headings over lists that are followed up in one page,
constexpr std::size_t kLooks = 10000000;  // and more in a short one: paragraphs that all may look at together

using Indices = std::vector<std::size_t>;

bool is_cut_off(std::string_view text) {
    return text.ends_with("…") || text.ends_with("...") || text.ends_with("[…]") || text.ends_with("[...]");
}

/// Which of a page's kept paragraphs are printed more than once. Each is looked at once, however many lists
/// are sought.
class Prints {
public:
    Prints(const Page& page, const Indices& kept) : before_(kept.size(), kNone), behind_(kept.size(), kNone) {
        std::unordered_map<std::string_view, std::size_t> last;
        for (std::size_t at = 0; at < kept.size(); ++at) {
            page.check_stopped();
            const auto [found, fresh] = last.try_emplace(page[kept[at]].text, at);
            if (!fresh) {
                before_[at] = found->second;
                behind_[found->second] = at;
                found->second = at;
            }
        }
    }

    /// True when the paragraph at `at`, counted in kept ones, is printed again at `begin` or behind it.
    [[nodiscard]] bool is_again(std::size_t at, std::size_t begin) const {
        return behind_[at] != kNone || (before_[at] != kNone && before_[at] >= begin);
    }

private:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    std::vector<std::size_t> before_;
    std::vector<std::size_t> behind_;
};

/// A stretch of a page's kept paragraphs that may be a list of teasers.
class Stretch {
public:
    Stretch(const Page& page, const Indices& kept, const Prints& prints, std::size_t begin, std::size_t end)
        : page_(page), kept_(kept), prints_(prints), begin_(begin), end_(end) {}

    [[nodiscard]] std::size_t size() const { return end_ - begin_; }
    [[nodiscard]] bool is_printed_again(std::size_t at) const { return prints_.is_again(at, begin_); }

    /// True when most of it is headlines, dates, cut-off first words, or printed more than once; and no mere
    /// list of the names of chapters: there are dates or excerpts, or the lines are as long as headlines are.
    [[nodiscard]] bool looks_like_teasers() const {
        std::size_t columns = 0;
        bool excerpts = false;
        for (std::size_t at = begin_; at < end_; ++at) {
            const std::string_view text = page_[kept_[at]].text;
            columns += at == begin_ ? 0 : page_.columns(kept_[at]);  // the first is the list's own heading
            excerpts = excerpts || is_excerpt(at) || is_cut_off(text) || is_only_dates(text);
        }
        return (excerpts || columns >= kHeadlineColumns * (size() - 1)) && share([&](std::size_t at) {
                   const std::string_view text = page_[kept_[at]].text;
                   return is_printed_again(at) || !ends_like_sentence(text) || is_cut_off(text) ||
                          is_only_dates(text);
               });
    }
    /// True without regard to headlines: printed more than once or dates, with cut-off first words among
    /// them.
    [[nodiscard]] bool is_surely_teasers() const {
        bool excerpts = false;
        for (std::size_t at = begin_; at < end_ && !excerpts; ++at) {
            excerpts = is_excerpt(at);
        }
        return size() >= kMinTeasers && excerpts && share([&](std::size_t at) {
                   return is_printed_again(at) || is_only_dates(page_[kept_[at]].text);
               });
    }

private:
    template <typename Predicate>
    [[nodiscard]] bool share(Predicate predicate) const {
        std::size_t count = 0;
        for (std::size_t at = begin_; at < end_; ++at) {
            page_.check_stopped();
            count += predicate(at) ? 1U : 0U;
        }
        return static_cast<double>(count) >= kTeaserShare * static_cast<double>(size());
    }
    [[nodiscard]] bool is_excerpt(std::size_t at) const {
        const std::string_view text = page_[kept_[at]].text;
        return is_printed_again(at) && page_.columns(kept_[at]) >= kTeaserColumns &&
               (!ends_like_sentence(text) || is_cut_off(text));
    }

    const Page& page_;
    const Indices& kept_;
    const Prints& prints_;
    std::size_t begin_;
    std::size_t end_;
};

/// Takes lists of other pages out of one page.
class TeaserRemover {
public:
    explicit TeaserRemover(Page& page) : page_(page), kept_(page.kept_indices()), prints_(page, kept_) {}

    void remove() {
        bool text_began = false;
        // Each heading may look at the whole page: a page made to do harm has as many as it has lines.
        std::size_t looks = std::max<std::size_t>(kFewestLooks, kLooks / (kept_.size() + 1));
        for (std::size_t at = 0; at < kept_.size();) {
            page_.check_stopped();
            text_began = text_began || is_prose(page_, kept_[at]);
            const bool heading = text_began && looks > 0 && is_more_heading(page_[kept_[at]].text);
            looks -= heading ? 1 : 0;
            const std::size_t end = heading ? end_of_list(at) : at;
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
        return Stretch(page_, kept_, prints_, at, end).looks_like_teasers() ? end : at;
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
        Indices sentences;
        for (std::size_t n = at + 1; n < kept_.size(); ++n) {
            page_.check_stopped();
            if (is_prose(page_, kept_[n]) && !prints_.is_again(n, at) && !is_cut_off(page_[kept_[n]].text)) {
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
        const Indices kept = page_.kept_indices();
        const Prints prints(page_, kept);
        const std::size_t end = end_of_prose(page_, kept);
        if (end > 0 && Stretch(page_, kept, prints, end, kept.size()).is_surely_teasers()) {
            for (std::size_t at = end; at < kept.size(); ++at) {
                page_.remove(kept[at], "teasers");
            }
        }
    }

    Page& page_;
    Indices kept_;
    Prints prints_;
};

}  // namespace

void remove_teasers(Page& page) {
    TeaserRemover(page).remove();
}

}  // namespace diglot
