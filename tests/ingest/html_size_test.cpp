// What is told of a page's tags before it is parsed, against the tree that comes of it.
#include "diglot/ingest/html_size.h"

#include "diglot/ingest/html_tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace diglot {
namespace {

constexpr std::size_t kNoBound = 1U << 30U;

std::size_t depth_of_tree(const GumboNode* node) {
    std::size_t greatest = 0;
    if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) {
        for (unsigned i = 0; i < node->v.element.children.length; ++i) {
            greatest = std::max(
                greatest, 1 + depth_of_tree(static_cast<const GumboNode*>(node->v.element.children.data[i])));
        }
    }
    return greatest;
}

/// Tags in any order, a few kinds of them again and again.
std::string soup(std::mt19937& random) {
    static const std::vector<std::string> names = {
        "a",      "b",       "i",        "font",    "span",         "div",      "p",      "li",
        "ul",     "dd",      "h1",       "h3",      "table",        "tr",       "td",     "th",
        "tbody",  "caption", "object",   "marquee", "template",     "select",   "option", "ruby",
        "rt",     "svg",     "g",        "math",    "mi",           "title",    "iframe", "style",
        "form",   "button",  "textarea", "center",  "optgroup",     "noscript", "x-y",    "section",
        "script", "body",    "nobr",     "pre",     "foreignObject"};
    std::vector<std::string> few;
    for (std::size_t i = 2 + random() % 4; i > 0; --i) {
        few.push_back(names[random() % names.size()]);
    }
    std::string page = "<html><body>";
    std::vector<std::string> turn;
    for (std::size_t i = 3 + random() % 6; i > 0; --i) {
        const std::string& name = few[random() % few.size()];
        const auto what = random() % 10;
        turn.push_back(
            what < 5   ? "<" + name + (what == 0 ? " c=1>" : ">")
            : what < 9 ? "</" + name + ">"
                       : std::vector<std::string>{"x", "<!-- -->", "<![CDATA[", "]]>", "<!x "}[random() % 5]);
    }
    for (int i = 0; i < 60; ++i) {
        for (const std::string& piece : turn) {
            page += piece;
        }
    }
    return page;
}

TEST(HtmlSize, SaysNoLessThanTheTreeHasInProportion) {
    std::mt19937 random(4);
    for (int i = 0; i < 2000; ++i) {
        const std::string page = soup(random);
        const HtmlTree tree(page, "a.html");
        const std::size_t depth = depth_of_tree(tree.root());
        const HtmlSize size = measure_html(page, kNoBound, kNoBound);
        EXPECT_LE(depth, 12 + 4 * size.depth) << page.substr(0, 200);
    }
}

TEST(HtmlSize, CountsNoDepthWherePagesAreOnlySloppy) {
    const auto depth = [](const std::string& piece) {
        std::string page = piece.starts_with("<tr") ? "<table>" : "<html><body><div>";
        for (int i = 0; i < 2000; ++i) {
            page += piece;
        }
        return measure_html(page, kNoBound, kNoBound).depth;
    };
    for (const char* piece :
         {"<p><b>x</p>", "<p>x", "<li><a href=x>x</li>", "<li><b>x", "<h2>x</h3>", "<div><span>x</div>",
          "<tr><td>x<td><font color=red>y", "<table><tr><td><div>x</table>", "<div><font color=red>x</div>",
          "<b><span>x</b>", "<p>x<div>y</div>", "</div></b></table>", "<ruby>漢<rt>かん</ruby>",
          "<p><select><option>a</select>", "<svg><path d=''/><title>x</title></svg>",
          "<!-- <div> --><script>'<div>'</script>", "<br><img src=x>", "<dl><dt>x<dd><i>y</dl>",
          "<ul><li><p>x</ul>"}) {
        EXPECT_LE(depth(piece), 20U) << piece;
    }
}

TEST(HtmlSize, ToldWhereAPageEndsTooSoon) {
    const auto unfinished = [](const char* page) {
        return measure_html(page, kNoBound, kNoBound).unfinished;
    };
    for (const char* page :
         {"<p>x<!-- <b>y</b>", "<p>x<scr", "<p>x<script>y", "<p title=\"x>y", "<p>x<!doc"}) {
        EXPECT_TRUE(unfinished(page)) << page;
    }
    for (const char* page :
         {"<p>x<!-- y -->", "<p>x", "<p>x<script>y</script>", "<p>x<!-->", "<p>x</p>", "<!x>"}) {
        EXPECT_FALSE(unfinished(page)) << page;
    }
}

}  // namespace
}  // namespace diglot
