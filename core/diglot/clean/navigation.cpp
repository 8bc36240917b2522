#include "diglot/clean/page_lines.h"
#include "diglot/clean/page_rules.h"
#include "diglot/text/date.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace diglot {
namespace {

constexpr std::size_t kLongestByline = 200;  // bytes in which a day is sought

constexpr double kMaxPartProse = 0.3;  // share of a page's running text that a part beside the text may hold
constexpr double kMaxCommentProse =
    0.85;                                 // readers' comments and notices about cookies may be longer than it
constexpr double kMainProse = 0.9;        // share of it that the main part holds
constexpr std::size_t kLinkPercent = 50;  // above it, a part is made of links

/// What the paragraphs under one element come to.
struct PartSum {
    std::size_t columns = 0;
    std::size_t linked = 0;
    std::size_t prose = 0;
};

std::string_view tag_of(std::string_view component) {
    return component.substr(0, component.find_first_of(".#["));
}

/// The elements that a page's paragraphs stand in, each once.
class PageParts {
public:
    explicit PageParts(const Page& page) : page_(page), element_of_(page.size(), kNone) {
        for (const std::size_t i : page.kept_indices()) {
            page.check_stopped();
            add(i);
        }
        name_parts();
    }

    [[nodiscard]] bool is_html() const { return whole_.columns > 0; }

    /// The name of the part beside the text in which paragraph `i` stands; empty for the text.
    [[nodiscard]] std::string_view part_beside_text(std::size_t i) const {
        return element_of_[i] == kNone ? std::string_view() : elements_[element_of_[i]].beside;
    }

    /// The address of the deepest element that holds nearly all of the running text.
    [[nodiscard]] std::string_view main_part() const {
        std::string_view deepest;
        for (const Element& element : elements_) {
            const std::string_view path = element.path;
            const bool deeper =
                path.size() > deepest.size() || (path.size() == deepest.size() && path < deepest);
            if (deeper &&
                static_cast<double>(element.sum.prose) >= kMainProse * static_cast<double>(whole_.prose)) {
                deepest = path;
            }
        }
        return deepest;
    }

private:
    static bool is_linked(const PartSum& sum) { return sum.linked * 100 >= kLinkPercent * sum.columns; }

    /// True for what is beside the text in every page, however much of it there is.
    static bool is_never_text(std::string_view name) {
        static constexpr std::array<std::string_view, 10> kNames = {
            "comments", "comment", "cmt",     "disqus",  "reply",
            "respond",  "cookie",  "cookies", "consent", "gdpr"};
        return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
    }

    /// What a part calls itself, by its element, its class (after a point) or, less surely, its id (after a
    /// hash).
    static std::string name_of(std::string_view component, std::string_view tag, const PartSum& sum,
                               bool in_text) {
        if (tag == "nav" || (tag == "footer" && !in_text) || (tag == "header" && !in_text) ||
            (tag == "aside" && (!in_text || is_linked(sum)))) {
            return std::string(tag);
        }
        const std::size_t mark = component.find_first_of(".#", tag.size());
        if (mark == std::string_view::npos) {
            return {};
        }
        // An id may be the name of a chapter ("#search"): it counts for lists of links only.
        const bool surely = component[mark] == '.' || (is_linked(sum) && sum.prose == 0);
        return surely ? std::string(component.substr(mark + 1, component.find('[') - mark - 1))
                      : std::string();
    }

    struct Element {
        std::string_view path;
        std::size_t begin = 0;  // of its own component in the path
        std::size_t outer = kNone;
        PartSum sum;
        std::string beside;  // see `part_beside_text`
        bool is_text = false;
    };

    void add(std::size_t i) {
        const std::string_view path = page_[i].place.element;
        if (!path.starts_with("html")) {
            return;
        }
        enter(path);
        element_of_[i] = open_.back();
        const std::size_t linked = page_.columns(i) * page_[i].link_percent / 100;
        const std::size_t prose =
            is_prose(page_, i) && page_[i].link_percent < kLinkPercent ? page_.columns(i) : 0;
        const auto count = [&](PartSum& sum) {
            sum.columns += page_.columns(i);
            sum.linked += linked;
            sum.prose += prose;
        };
        count(whole_);
        for (const std::size_t element : open_) {
            count(elements_[element].sum);
        }
    }

    /// Makes `open_` the elements of an address, from the outermost on; most are those of the paragraph
    /// before.
    void enter(std::string_view path) {
        while (!open_.empty() && !is_inside(path, elements_[open_.back()].path)) {
            open_.pop_back();
        }
        std::size_t begin = open_.empty() ? 0 : elements_[open_.back()].path.size() + 1;
        while (begin <= path.size()) {
            const std::size_t end = std::min(path.find('/', begin), path.size());
            const auto [known, fresh] = by_path_.try_emplace(path.substr(0, end), elements_.size());
            if (fresh) {
                elements_.push_back(
                    {path.substr(0, end), begin, open_.empty() ? kNone : open_.back(), {}, {}});
            }
            open_.push_back(known->second);
            begin = end + 1;
        }
    }

    /// Says of each element whether it is a part beside the text; outer ones come first.
    void name_parts() {
        for (Element& element : elements_) {
            const Element* outer = element.outer == kNone ? nullptr : &elements_[element.outer];
            element.is_text = outer != nullptr && outer->is_text;
            if (outer != nullptr && !outer->beside.empty()) {
                element.beside = outer->beside;
                continue;
            }
            const std::string_view component = element.path.substr(element.begin);
            const std::string_view tag = tag_of(component);
            std::string name = name_of(component, tag, element.sum, element.is_text);
            const double most = is_never_text(name) ? kMaxCommentProse : kMaxPartProse;
            if (!name.empty() &&
                static_cast<double>(element.sum.prose) <= most * static_cast<double>(whole_.prose)) {
                element.beside = std::move(name);
            }
            element.is_text = element.is_text || tag == "article" || tag == "main" || tag == "blockquote";
        }
    }

    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    const Page& page_;
    PartSum whole_;
    std::vector<Element> elements_;
    std::unordered_map<std::string_view, std::size_t> by_path_;
    std::vector<std::size_t> open_;        // the elements around the paragraph added last
    std::vector<std::size_t> element_of_;  // each paragraph's own
};

/// Who wrote the text and when, as a byline says that goes.
void keep_facts(Page& page, std::size_t i) {
    Metadata facts = parse_metadata_line(page[i].text).value_or(Metadata());
    const std::vector<WrittenDate> dates =
        page[i].text.size() <= kLongestByline ? find_dates(page[i].text) : std::vector<WrittenDate>();
    if (!dates.empty() && !dates.front().iso.empty()) {
        facts.emplace("date", dates.front().iso);
    }
    for (const auto& [key, value] : facts) {
        page.add_metadata(key, value);
    }
}

/// Lists of links outside the part that holds the text.
void remove_link_lists(Page& page, std::string_view main_part) {
    for (const std::size_t i : page.kept_indices()) {
        const Paragraph& paragraph = page[i];
        if (paragraph.kind != ParagraphKind::Title && paragraph.link_percent >= kLinkPercent &&
            !is_inside(paragraph.place.element, main_part)) {
            page.remove(i, "navigation");
        }
    }
}

}  // namespace

void remove_navigation(Page& page) {
    const PageParts parts(page);
    if (!parts.is_html()) {
        return;
    }
    for (const std::size_t i : page.kept_indices()) {
        page.check_stopped();
        const std::string_view name = parts.part_beside_text(i);
        if (!name.empty() && page[i].kind != ParagraphKind::Title) {
            if (name == "byline") {
                keep_facts(page, i);
            }
            page.remove(i, "part:" + std::string(name));
        }
    }
    const std::vector<std::size_t> kept = page.kept_indices();
    if (std::any_of(kept.begin(), kept.end(), [&](std::size_t i) { return is_prose(page, i); })) {
        const std::string main_part(PageParts(page).main_part());
        remove_link_lists(page, main_part);
    }
}

}  // namespace diglot
