#include "diglot/ingest/html_tree.h"

#include "diglot/base/error.h"
#include "diglot/ingest/html_size.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <utility>
#include <vector>

namespace diglot {
namespace {

constexpr std::size_t kMaxDepth = 1000;  // browsers stop at 512; gumbo's time grows with the square of it
constexpr std::size_t kMaxTreeDepth =
    4000;  // with paragraphs, items and cells, which are not counted at first
constexpr std::size_t kMaxAttributes = 1000;
constexpr std::size_t kCharsetBytes = 16U << 10U;  // how far in a page's charset is looked for

char lower(char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

/// Elements that may be repeated to repair a page: so many, and so many more for each tag of it.
constexpr std::size_t kMaxRepeated = 3000000;
constexpr std::size_t kMaxRepeatedOfTag = 20;

/// Throws `Error(Limit)` when a tree is deeper than what goes through it, a call for each level, has room
/// for.
void check_tree_depth(const GumboNode* root, const std::string& name) {
    std::vector<std::pair<const GumboNode*, std::size_t>> rest = {{root, 0}};
    while (!rest.empty()) {
        const auto [node, depth] = rest.back();
        rest.pop_back();
        if (depth > kMaxTreeDepth) {
            throw Error(ErrorCode::Limit,
                        fmt::format("HTML elements are nested more than {} deep", kMaxTreeDepth),
                        {name, {}, {}}, "Repair the page, or give its text as plain text");
        }
        const bool element = node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
        for (unsigned i = 0; element && i < node->v.element.children.length; ++i) {
            rest.emplace_back(static_cast<const GumboNode*>(node->v.element.children.data[i]), depth + 1);
        }
    }
}

}  // namespace

HtmlTree::HtmlTree(std::string_view text, const std::string& name) {
    const HtmlSize page = measure_html(text, kMaxDepth, kMaxAttributes);
    if (page.attributes > kMaxAttributes) {
        throw Error(ErrorCode::Limit,
                    fmt::format("An HTML element has more than {} attributes", kMaxAttributes),
                    {name, {}, {}}, "Repair the page, or give its text as plain text");
    }
    if (page.depth > kMaxDepth) {
        throw Error(ErrorCode::Limit, fmt::format("HTML elements are nested more than {} deep", kMaxDepth),
                    {name, {}, {}}, "Repair the page, or give its text as plain text");
    }
    if (page.repeated > kMaxRepeated + kMaxRepeatedOfTag * page.tags) {
        throw Error(ErrorCode::Limit,
                    "Tags of the page that are never closed would be repeated far too often", {name, {}, {}},
                    "Repair the page, or give its text as plain text");
    }
    unfinished_ = page.unfinished;
    output_.reset(gumbo_parse_with_options(&kGumboDefaultOptions, text.data(), text.size()));
    check_tree_depth(output_->document, name);
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
