#include "diglot/ingest/html_elements.h"

#include "diglot/ingest/html_tree.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace diglot {
namespace {

// Words that name a page's furniture, as authors of pages write them in classes and ids.
constexpr std::array<std::string_view, 72> kFurnitureWords = {
    "ad",          "ads",         "advert",     "advertisement", "aside",     "banner",     "breadcrumb",
    "breadcrumbs", "byline",      "comment",    "comments",      "consent",   "cookie",     "cookies",
    "copyright",   "disqus",      "footer",     "gnb",           "headlines", "lnb",        "login",
    "masthead",    "menu",        "mostread",   "nav",           "navbar",    "navigation", "newsletter",
    "outbrain",    "pager",       "pagination", "paging",        "popular",   "promo",      "ranking",
    "recommend",   "recommended", "related",    "relation",      "reply",     "reporter",   "search",
    "share",       "sharing",     "sidebar",    "skip",          "snb",       "sns",        "social",
    "sponsor",     "sponsored",   "subscribe",  "taboola",       "tags",      "teaser",     "teasers",
    "toolbar",     "topbar",      "trending",   "utility",       "utilmenu",  "widget",     "widgets",
    "contentinfo", "topmenu",     "gdpr",       "modal",         "popup",     "navbox",     "respond",
    "quickmenu",   "cmt"};

// Words for lists of links that may as well name a part of the text.
constexpr std::array<std::string_view, 5> kListWords = {"toc", "topics", "keywords", "hashtags", "catlinks"};

// Words that mean furniture in the id of a division too, where others are more often the name of a chapter.
constexpr std::array<std::string_view, 8> kSureIds = {"comments", "respond", "disqus", "cookie",
                                                      "cookies",  "consent", "gdpr",   "footer"};

// Classes by which pages hide text from the eye and leave it to screen readers.
constexpr std::array<std::string_view, 8> kHidingClasses = {
    "sr-only",     "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only",
    "a11y-hidden", "blind",           "skip-link"};

// Classes of what only editors of a wiki use, in the middle of headings.
constexpr std::array<std::string_view, 1> kEditingClasses = {"mw-editsection"};

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
    const auto has_class = [&](std::string_view name) {
        return classes.find(' ' + std::string(name) + ' ') != std::string::npos;
    };
    return std::any_of(kHidingClasses.begin(), kHidingClasses.end(), has_class) ||
           std::any_of(kEditingClasses.begin(), kEditingClasses.end(), has_class);
}

// Elements whose content is no running text: programs, data, controls, media, readings beside a word.
constexpr std::array kSkippedTags = {
    GUMBO_TAG_SCRIPT,        GUMBO_TAG_STYLE,    GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_IFRAME,
    GUMBO_TAG_OBJECT,        GUMBO_TAG_SVG,      GUMBO_TAG_HEAD,     GUMBO_TAG_SELECT,   GUMBO_TAG_TEXTAREA,
    GUMBO_TAG_BUTTON,        GUMBO_TAG_INPUT,    GUMBO_TAG_CANVAS,   GUMBO_TAG_AUDIO,    GUMBO_TAG_VIDEO,
    GUMBO_TAG_MAP,           GUMBO_TAG_NOFRAMES, GUMBO_TAG_RT,       GUMBO_TAG_RP,       GUMBO_TAG_DATALIST,
    GUMBO_TAG_ANNOTATION_XML};

// Elements that begin and end a paragraph (HTML, 15.3 "Non-replaced elements").
constexpr std::array kBlockTags = {
    GUMBO_TAG_HTML,       GUMBO_TAG_BODY,   GUMBO_TAG_ADDRESS,  GUMBO_TAG_ARTICLE,    GUMBO_TAG_ASIDE,
    GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_CENTER, GUMBO_TAG_DD,       GUMBO_TAG_DETAILS,    GUMBO_TAG_DIV,
    GUMBO_TAG_DL,         GUMBO_TAG_DT,     GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE,
    GUMBO_TAG_FOOTER,     GUMBO_TAG_FORM,   GUMBO_TAG_H1,       GUMBO_TAG_H2,         GUMBO_TAG_H3,
    GUMBO_TAG_H4,         GUMBO_TAG_H5,     GUMBO_TAG_H6,       GUMBO_TAG_HEADER,     GUMBO_TAG_HGROUP,
    GUMBO_TAG_HR,         GUMBO_TAG_LEGEND, GUMBO_TAG_LI,       GUMBO_TAG_MAIN,       GUMBO_TAG_NAV,
    GUMBO_TAG_OL,         GUMBO_TAG_P,      GUMBO_TAG_PRE,      GUMBO_TAG_SECTION,    GUMBO_TAG_SUMMARY,
    GUMBO_TAG_TABLE,      GUMBO_TAG_TBODY,  GUMBO_TAG_THEAD,    GUMBO_TAG_TFOOT,      GUMBO_TAG_TR,
    GUMBO_TAG_TD,         GUMBO_TAG_TH,     GUMBO_TAG_CAPTION,  GUMBO_TAG_UL,         GUMBO_TAG_FRAMESET};

template <std::size_t Size>
bool holds(const std::array<GumboTag, Size>& tags, GumboTag tag) {
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

HtmlRole role_of_tag(GumboTag tag) {
    if (tag == GUMBO_TAG_BR) {
        return HtmlRole::LineBreak;
    }
    if (holds(kSkippedTags, tag)) {
        return HtmlRole::Skipped;
    }
    return holds(kBlockTags, tag) ? HtmlRole::Block : HtmlRole::Inline;
}

template <std::size_t Size>
bool has_word(const std::array<std::string_view, Size>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// What a word in an attribute says of its element: '.' furniture, '#' furniture if it is a list of links, 0
/// nothing.
char mark_of(const GumboNode* element, std::string_view attribute, std::string_view word) {
    if (attribute == "role" && word == "dialog") {
        return '.';
    }
    if (has_word(kListWords, word)) {
        return '#';
    }
    if (!has_word(kFurnitureWords, word)) {
        return 0;
    }
    const bool chapter = html_attribute(element, "class").find("sect") != std::string_view::npos;
    const bool sure = element->v.element.tag == GUMBO_TAG_DIV && !chapter && has_word(kSureIds, word);
    return attribute == "id" && !sure ? '#' : '.';
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
            const char mark = !letter || hump ? mark_of(element, attribute, word) : '\0';
            if (mark != 0) {
                return mark + word;
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
