#include "diglot/ingest/html_elements.h"

#include "diglot/ingest/html_tree.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace diglot {
namespace {

// Words that name a page's furniture, as authors of pages write them in classes and ids.
constexpr std::array<std::string_view, 65> kFurnitureWords = {
    "ad",          "ads",         "advert",     "advertisement", "aside",     "banner",     "breadcrumb",
    "breadcrumbs", "byline",      "comment",    "comments",      "consent",   "cookie",     "cookies",
    "copyright",   "disqus",      "footer",     "gnb",           "headlines", "lnb",        "login",
    "masthead",    "menu",        "mostread",   "nav",           "navbar",    "navigation", "newsletter",
    "outbrain",    "pager",       "pagination", "paging",        "popular",   "promo",      "ranking",
    "recommend",   "recommended", "related",    "relation",      "reply",     "reporter",   "search",
    "share",       "sharing",     "sidebar",    "skip",          "snb",       "sns",        "social",
    "sponsor",     "sponsored",   "subscribe",  "taboola",       "tags",      "teaser",     "teasers",
    "toolbar",     "topbar",      "trending",   "utility",       "utilmenu",  "widget",     "widgets",
    "contentinfo", "topmenu"};

// Classes by which pages hide text from the eye and leave it to screen readers.
constexpr std::array<std::string_view, 8> kHidingClasses = {
    "sr-only",     "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only",
    "a11y-hidden", "blind",           "skip-link"};

std::string lower_without_spaces(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (std::isspace(static_cast<unsigned char>(c)) == 0) {
            result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        }
    }
    return result;
}

bool is_hidden(const GumboNode* element) {
    if (has_html_attribute(element, "hidden")) {
        return true;
    }
    const std::string style = lower_without_spaces(html_attribute(element, "style").substr(0, 1000));
    if (style.find("display:none") != std::string::npos ||
        style.find("visibility:hidden") != std::string::npos) {
        return true;
    }
    std::string classes = " ";
    for (const char c : html_attribute(element, "class").substr(0, 1000)) {
        classes += std::isspace(static_cast<unsigned char>(c)) != 0 ? ' ' : c;
    }
    classes += ' ';
    return std::any_of(kHidingClasses.begin(), kHidingClasses.end(), [&](std::string_view name) {
        return classes.find(' ' + std::string(name) + ' ') != std::string::npos;
    });
}

HtmlRole role_of_tag(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_SCRIPT:
        case GUMBO_TAG_STYLE:
        case GUMBO_TAG_NOSCRIPT:
        case GUMBO_TAG_TEMPLATE:
        case GUMBO_TAG_IFRAME:
        case GUMBO_TAG_OBJECT:
        case GUMBO_TAG_SVG:
        case GUMBO_TAG_HEAD:
        case GUMBO_TAG_SELECT:
        case GUMBO_TAG_TEXTAREA:
        case GUMBO_TAG_BUTTON:
        case GUMBO_TAG_INPUT:
        case GUMBO_TAG_CANVAS:
        case GUMBO_TAG_AUDIO:
        case GUMBO_TAG_VIDEO:
        case GUMBO_TAG_MAP:
        case GUMBO_TAG_NOFRAMES:
        case GUMBO_TAG_RT:
        case GUMBO_TAG_RP:
        case GUMBO_TAG_DATALIST:
        case GUMBO_TAG_ANNOTATION_XML:
            return HtmlRole::Skipped;
        case GUMBO_TAG_BR:
            return HtmlRole::LineBreak;
        case GUMBO_TAG_HTML:
        case GUMBO_TAG_BODY:
        case GUMBO_TAG_ADDRESS:
        case GUMBO_TAG_ARTICLE:
        case GUMBO_TAG_ASIDE:
        case GUMBO_TAG_BLOCKQUOTE:
        case GUMBO_TAG_CENTER:
        case GUMBO_TAG_DD:
        case GUMBO_TAG_DETAILS:
        case GUMBO_TAG_DIV:
        case GUMBO_TAG_DL:
        case GUMBO_TAG_DT:
        case GUMBO_TAG_FIELDSET:
        case GUMBO_TAG_FIGCAPTION:
        case GUMBO_TAG_FIGURE:
        case GUMBO_TAG_FOOTER:
        case GUMBO_TAG_FORM:
        case GUMBO_TAG_H1:
        case GUMBO_TAG_H2:
        case GUMBO_TAG_H3:
        case GUMBO_TAG_H4:
        case GUMBO_TAG_H5:
        case GUMBO_TAG_H6:
        case GUMBO_TAG_HEADER:
        case GUMBO_TAG_HGROUP:
        case GUMBO_TAG_HR:
        case GUMBO_TAG_LEGEND:
        case GUMBO_TAG_LI:
        case GUMBO_TAG_MAIN:
        case GUMBO_TAG_NAV:
        case GUMBO_TAG_OL:
        case GUMBO_TAG_P:
        case GUMBO_TAG_PRE:
        case GUMBO_TAG_SECTION:
        case GUMBO_TAG_SUMMARY:
        case GUMBO_TAG_TABLE:
        case GUMBO_TAG_TBODY:
        case GUMBO_TAG_THEAD:
        case GUMBO_TAG_TFOOT:
        case GUMBO_TAG_TR:
        case GUMBO_TAG_TD:
        case GUMBO_TAG_TH:
        case GUMBO_TAG_CAPTION:
        case GUMBO_TAG_UL:
        case GUMBO_TAG_FRAMESET:
            return HtmlRole::Block;
        default:
            return HtmlRole::Inline;
    }
}

}  // namespace

HtmlRole html_role(const GumboNode* element) {
    const HtmlRole role = role_of_tag(element->v.element.tag);
    const bool decoration = role == HtmlRole::Inline && html_attribute(element, "aria-hidden") == "true";
    return decoration || is_hidden(element) ? HtmlRole::Skipped : role;
}

std::string html_furniture_mark(const GumboNode* element) {
    for (const char* attribute : {"class", "role", "id"}) {
        std::string word;
        char before = ' ';
        const std::string names = std::string(html_attribute(element, attribute).substr(0, 300)) + ' ';
        for (const char c : names) {
            const bool letter = std::isalpha(static_cast<unsigned char>(c)) != 0;
            const bool hump = std::isupper(static_cast<unsigned char>(c)) != 0 &&
                              std::islower(static_cast<unsigned char>(before)) != 0;
            if ((!letter || hump) &&
                std::find(kFurnitureWords.begin(), kFurnitureWords.end(), word) != kFurnitureWords.end()) {
                return (attribute == std::string_view("id") ? '#' : '.') + word;
            }
            word = letter ? (hump ? std::string() : word) +
                                static_cast<char>(std::tolower(static_cast<unsigned char>(c)))
                          : "";
            before = c;
        }
    }
    return {};
}

}  // namespace diglot
