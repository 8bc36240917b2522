#pragma once

#include <gumbo.h>
#include <memory>
#include <string>
#include <string_view>

namespace diglot {

/// A parsed HTML page. Points into the text it was parsed from.
class HtmlTree {
public:
    /// Throws `Error(Limit)` when elements are nested too deeply.
    HtmlTree(std::string_view text, const std::string& name);

    [[nodiscard]] const GumboNode* root() const { return output_->root; }
    /// True for a page that ends within a tag, comment or script, as one that was cut short does.
    [[nodiscard]] bool is_unfinished() const { return unfinished_; }

private:
    struct Destroy {
        void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
    };
    std::unique_ptr<GumboOutput, Destroy> output_;
    bool unfinished_ = false;
};

/// The value of an element's attribute; empty when it has none.
std::string_view html_attribute(const GumboNode* element, const char* name);
/// True when an element has the attribute, be it empty.
bool has_html_attribute(const GumboNode* element, const char* name);
/// The text of an element and all in it.
std::string html_text(const GumboNode* element);

/// The charset that a page's first bytes declare in a `meta` element or an XML declaration; empty when they
/// do not.
std::string declared_html_charset(std::string_view bytes);

}  // namespace diglot
