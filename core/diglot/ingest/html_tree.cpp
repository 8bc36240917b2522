#include "diglot/ingest/html_tree.h"

#include "diglot/base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace diglot {
namespace {

constexpr std::size_t kMaxDepth = 1000;  // browsers stop at 512; gumbo's time grows with the square of it
constexpr std::size_t kMaxAttributes = 1000;
constexpr std::size_t kCharsetBytes = 16U << 10U;  // how far in a page's charset is looked for

char lower(char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

/// Elements that close themselves or one another: many of them make no depth.
bool makes_no_depth(std::string_view tag) {
    static constexpr std::array<std::string_view, 28> kTags = {
        "p",    "br",     "hr",    "img",   "input", "meta",  "link", "li",       "dt",     "dd",
        "tr",   "td",     "th",    "tbody", "thead", "tfoot", "col",  "colgroup", "option", "optgroup",
        "area", "source", "track", "wbr",   "embed", "param", "base", "rt"};
    return std::find(kTags.begin(), kTags.end(), tag) != kTags.end();
}

/// Where the text goes on behind a comment, script or style that begins at `at`; `at` itself when none does.
std::size_t behind_raw_text(std::string_view text, std::size_t at, std::string_view tag) {
    std::size_t end = at;
    if (text.substr(at).starts_with("<!--")) {
        end = text.find("-->", at + 4);
    } else if (tag == "script" || tag == "style" || tag == "textarea") {
        std::string closing = "</" + std::string(tag);
        const auto same = [](char a, char b) { return lower(a) == lower(b); };
        const auto from = text.begin() + static_cast<std::ptrdiff_t>(at);
        end = static_cast<std::size_t>(std::search(from, text.end(), closing.begin(), closing.end(), same) -
                                       text.begin());
    }
    return std::min(end, text.size());
}

/// The name of the tag that begins with the "<" at `at`, in lower case, its first ten letters; empty for
/// none.
std::string tag_name(std::string_view text, std::size_t at) {
    std::string tag;
    at += text.substr(at + 1).starts_with('/') ? 2U : 1U;
    while (at < text.size() && tag.size() < 10 && std::isalnum(static_cast<unsigned char>(text[at])) != 0) {
        tag += lower(text[at++]);
    }
    return tag;
}

/// Where a tag whose name begins at `at` ends, and how many attributes it has (HTML, 13.2.5.8 to 13.2.5.40).
std::pair<std::size_t, std::size_t> measure_tag(std::string_view text, std::size_t at) {
    constexpr std::string_view kSpace = " \t\r\n\f";
    const auto skip_to = [&](std::string_view marks) {
        at = std::min(text.find_first_of(marks, at), text.size());
    };
    const auto skip_over = [&](std::string_view marks) {
        at = std::min(text.find_first_not_of(marks, at), text.size());
    };
    std::size_t attributes = 0;
    skip_to(" \t\r\n\f/>");
    for (skip_over(" \t\r\n\f/"); at < text.size() && text[at] != '>'; skip_over(" \t\r\n\f/")) {
        ++attributes;
        ++at;  // "=" may begin a name
        skip_to(" \t\r\n\f/>=");
        skip_over(kSpace);
        if (at >= text.size() || text[at] != '=') {
            continue;
        }
        ++at;
        skip_over(kSpace);
        if (at < text.size() && (text[at] == '"' || text[at] == '\'')) {
            at = std::min(text.find(text[at], at + 1), text.size() - 1) + 1;
        } else {
            skip_to(" \t\r\n\f>");
        }
    }
    return {at, attributes};
}

/// What makes gumbo's time grow with the square of it.
struct PageSize {
    std::size_t depth = 0;       ///< That the tags could make, were none of them closed by another's end.
    std::size_t attributes = 0;  ///< The most that one tag has.
    bool unfinished = false;     ///< It ends within a tag, comment or script.
};

PageSize measure_page(std::string_view text) {
    std::size_t depth = 0;
    std::size_t foreign = 0;  // open svg and math, in which no element closes another
    PageSize greatest;
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        const std::string tag = tag_name(text, at);
        const bool closing = text.substr(at + 1).starts_with('/');
        const std::size_t behind = closing ? at : behind_raw_text(text, at, tag);
        if (behind != at) {
            greatest.unfinished = behind == text.size();
            at = behind - 1;
            continue;
        }
        if (tag.empty()) {
            continue;
        }
        const auto [end, attributes] = measure_tag(text, at + (closing ? 2 : 1));
        greatest.unfinished = end == text.size();
        at = end - 1;
        greatest.attributes = std::max(greatest.attributes, attributes);
        const bool holds_foreign = tag == "svg" || tag == "math";
        if (holds_foreign) {
            foreign = closing ? foreign - std::min<std::size_t>(foreign, 1) : foreign + 1;
        }
        if (foreign > 0 && end > 0 && text.substr(0, end).ends_with('/')) {
            continue;  // closed at once
        }
        if (foreign > 0 || !makes_no_depth(tag)) {
            depth = closing ? depth - std::min<std::size_t>(depth, 1) : depth + 1;
            greatest.depth = std::max(greatest.depth, depth);
        }
    }
    return greatest;
}

}  // namespace

HtmlTree::HtmlTree(std::string_view text, const std::string& name) {
    const PageSize page = measure_page(text);
    if (page.attributes > kMaxAttributes) {
        throw Error(ErrorCode::Limit,
                    fmt::format("An HTML element has more than {} attributes", kMaxAttributes),
                    {name, {}, {}}, "Repair the page, or give its text as plain text");
    }
    if (page.depth > kMaxDepth) {
        throw Error(ErrorCode::Limit, fmt::format("HTML elements are nested more than {} deep", kMaxDepth),
                    {name, {}, {}}, "Repair the page, or give its text as plain text");
    }
    unfinished_ = page.unfinished;
    output_.reset(gumbo_parse_with_options(&kGumboDefaultOptions, text.data(), text.size()));
}

std::string_view html_attribute(const GumboNode* element, const char* name) {
    const GumboAttribute* attribute = gumbo_get_attribute(&element->v.element.attributes, name);
    return attribute == nullptr ? std::string_view() : std::string_view(attribute->value);
}

bool has_html_attribute(const GumboNode* element, const char* name) {
    return gumbo_get_attribute(&element->v.element.attributes, name) != nullptr;
}

std::string html_text(const GumboNode* element) {
    std::string text;
    const GumboVector& children = element->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
        const auto* child = static_cast<const GumboNode*>(children.data[i]);
        if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE ||
            child->type == GUMBO_NODE_CDATA) {
            text += child->v.text.text;
        } else if (child->type == GUMBO_NODE_ELEMENT) {
            text += html_text(child);
        }
    }
    return text;
}

std::string declared_html_charset(std::string_view bytes) {
    std::string head(bytes.substr(0, kCharsetBytes));
    std::transform(head.begin(), head.end(), head.begin(), lower);
    for (const auto& [open, label] : {std::pair("<?xml", "encoding"), std::pair("<meta", "charset")}) {
        for (std::size_t at = head.find(open); at != std::string::npos; at = head.find(open, at + 1)) {
            const std::string tag = head.substr(at, head.find('>', at) - at);
            std::size_t value = tag.find(label);
            value = value == std::string::npos ? value : tag.find('=', value);
            if (value == std::string::npos) {
                continue;
            }
            value = tag.find_first_not_of(" \t\r\n\"'", value + 1);
            const std::size_t end = tag.find_first_of(" \t\r\n\"';/>?", std::min(value, tag.size()));
            if (value != std::string::npos && end != value) {
                const std::string charset = tag.substr(value, end - value);
                // A page whose declaration could be read byte by byte is not UTF-16 (HTML, 13.2.3.2).
                return charset.starts_with("utf-16") ? "utf-8" : charset;
            }
        }
    }
    return {};
}

}  // namespace diglot
