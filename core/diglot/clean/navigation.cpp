#include "diglot/clean/page_rules.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {
namespace {

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

/// The components of an address such as "html/body/div.related[2]".
std::vector<std::string_view> components(std::string_view path) {
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        parts.push_back(path.substr(0, slash));
        path.remove_prefix(std::min(slash + 1, path.size()));
    }
    return parts;
}

std::string_view tag_of(std::string_view component) {
    return component.substr(0, component.find_first_of(".#["));
}

class PageParts {
public:
    explicit PageParts(const Page& page) : page_(page) {
        for (const std::size_t i : page.kept_indices()) {
            add(i);
        }
    }

    [[nodiscard]] bool is_html() const { return whole_.columns > 0; }

    /// The name of the part beside the text in which paragraph `i` stands; empty for the text.
    [[nodiscard]] std::string part_beside_text(std::size_t i) const {
        bool in_text = false;
        std::size_t end = 0;
        const std::string_view path = page_[i].place.element;
        for (const std::string_view component : components(path)) {
            end += (end > 0 ? 1 : 0) + component.size();
            const std::string_view tag = tag_of(component);
            const PartSum& sum = sums_.find(path.substr(0, end))->second;
            std::string name = name_of(component, tag, sum, in_text);
            const double most = is_never_text(name) ? kMaxCommentProse : kMaxPartProse;
            if (!name.empty() && static_cast<double>(sum.prose) <= most * static_cast<double>(whole_.prose)) {
                return name;
            }
            in_text = in_text || tag == "article" || tag == "main" || tag == "blockquote";
        }
        return {};
    }

    /// The address of the deepest element that holds nearly all of the running text.
    [[nodiscard]] std::string_view main_part() const {
        std::string_view deepest;
        for (const auto& [path, sum] : sums_) {
            if (static_cast<double>(sum.prose) >= kMainProse * static_cast<double>(whole_.prose) &&
                path.size() > deepest.size()) {
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

    void add(std::size_t i) {
        const std::string_view path = page_[i].place.element;
        if (!path.starts_with("html")) {
            return;
        }
        const std::size_t linked = page_.columns(i) * page_[i].link_percent / 100;
        const std::size_t prose =
            is_prose(page_, i) && page_[i].link_percent < kLinkPercent ? page_.columns(i) : 0;
        const auto count = [&](PartSum& sum) {
            sum.columns += page_.columns(i);
            sum.linked += linked;
            sum.prose += prose;
        };
        count(whole_);
        std::size_t end = 0;
        for (const std::string_view component : components(path)) {
            end += (end > 0 ? 1 : 0) + component.size();
            count(sums_[path.substr(0, end)]);
        }
    }

    const Page& page_;
    PartSum whole_;
    std::map<std::string_view, PartSum> sums_;  // by address
};

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
        const std::string name =
            page[i].place.element.starts_with("html") ? parts.part_beside_text(i) : std::string();
        if (!name.empty() && page[i].kind != ParagraphKind::Title) {
            page.remove(i, "part:" + name);
        }
    }
    const std::vector<std::size_t> kept = page.kept_indices();
    if (std::any_of(kept.begin(), kept.end(), [&](std::size_t i) { return is_prose(page, i); })) {
        const std::string main_part(PageParts(page).main_part());
        remove_link_lists(page, main_part);
    }
}

}  // namespace diglot
