#include "diglot/ingest/html_size.h"

#include "diglot/ingest/html_open_elements.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <gumbo.h>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace diglot {
namespace {

/// Elements whose content is no markup.
constexpr std::array<std::string_view, 8> kRaw = {"script", "style",  "textarea", "title",
                                                  "xmp",    "iframe", "noembed",  "noframes"};

bool is_raw(std::string_view tag) {
    return std::find(kRaw.begin(), kRaw.end(), tag) != kRaw.end();
}

char lower(char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

/// Where the text goes on behind the "<!" or "<?" at `at`: a comment, or what is taken for one
/// (HTML, 13.2.5.41 to 13.2.5.52).
std::size_t behind_comment(std::string_view text, std::size_t at) {
    if (!text.substr(at).starts_with("<!--")) {
        return std::min(text.find('>', at), text.size() - 1) + 1;
    }
    for (std::size_t end = at + 2; (end = text.find("--", end)) != std::string_view::npos; ++end) {
        if (const std::string_view rest = text.substr(end + 2);
            rest.starts_with('>') || rest.starts_with("!>")) {
            return end + 3;
        }
    }
    return text.size();
}

/// Finds where elements whose content is no markup end; asked in order, it looks through a text once for each
/// name.
class RawEnds {
public:
    explicit RawEnds(std::string_view text) : text_(text) {}
    /// The end tag of what begins at `at`, or the text's end.
    std::size_t find(const std::string& tag, std::size_t at) {
        const auto known = ends_.find(tag);
        if (known != ends_.end() && known->second >= at) {
            return known->second;
        }
        const std::string closing = tag == "![cdata[" ? "]]>" : std::string("</").append(tag);
        const auto same = [](char a, char b) { return lower(a) == lower(b); };
        const auto from = text_.begin() + static_cast<std::ptrdiff_t>(at);
        return ends_[tag] = static_cast<std::size_t>(
                   std::search(from, text_.end(), closing.begin(), closing.end(), same) - text_.begin());
    }

private:
    std::string_view text_;
    std::map<std::string, std::size_t> ends_;
};

/// The name of the tag that begins with the "<" at `at`, in lower case; empty for none. Headings close one
/// another, so they have one name, and so do all elements that the parser does not know.
std::string tag_name(std::string_view text, std::size_t at) {
    std::string tag;
    at += text.substr(at + 1).starts_with('/') ? 2U : 1U;
    if (at >= text.size() || std::isalpha(static_cast<unsigned char>(text[at])) == 0) {
        return tag;
    }
    while (at < text.size() && std::string_view(" \t\r\n\f/>").find(text[at]) == std::string_view::npos) {
        tag += lower(text[at++]);
    }
    if (!tag.empty() && gumbo_tag_enum(tag.c_str()) == GUMBO_TAG_UNKNOWN) {
        return "unknown";
    }
    const bool heading = tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
    return heading ? "h1" : tag;
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

/// Goes through a page tag by tag.
class PageMeasurer {
public:
    explicit PageMeasurer(std::string_view text) : text_(text), raw_ends_(text) {}

    /// Measures what begins with the "<" at `at`; returns from where to look for the next.
    std::size_t measure(std::size_t at) {
        const std::string_view rest = text_.substr(at + 1);
        if (elements_.in_picture() && rest.starts_with("![CDATA[")) {
            closing_from_ = std::max(closing_from_, raw_ends_.find("![cdata[", at));
            return at + 1;
        }
        if (rest.starts_with('!') || rest.starts_with('?')) {
            const std::size_t end = behind_comment(text_, at);
            const std::string_view mark = rest.starts_with("!--") ? "-->" : ">";
            size_.unfinished = end == text_.size() && !text_.ends_with(mark);
            return end;
        }
        const std::string tag = tag_name(text_, at);
        if (tag.empty()) {
            return at + 1;
        }
        if (!rest.starts_with('/') && is_raw(tag)) {
            const std::size_t end = raw_ends_.find(tag, at);
            if (!elements_.in_picture() && !elements_.in_choice()) {
                size_.unfinished = end == text_.size();
                return end;
            }
            closing_from_ = std::max(closing_from_, end);  // there such content is markup, or not
        }
        return measure_element(tag, at);
    }
    [[nodiscard]] const HtmlSize& size() const { return size_; }

private:
    std::size_t measure_element(const std::string& tag, std::size_t at) {
        const bool closing = text_.substr(at + 1).starts_with('/');
        const auto [end, attributes] = measure_tag(text_, at + (closing ? 2 : 1));
        if (at > behind_last_) {
            elements_.add_text();
        }
        const bool foreign = elements_.in_picture() || tag == "svg" || tag == "math";
        const bool closed = foreign && text_.substr(0, end).ends_with('/');
        if (closing && at >= closing_from_) {
            elements_.close(tag);
        } else if (!closing && !closed) {
            elements_.open(tag, text_.substr(at, end - at));
        }
        behind_last_ = end + 1;
        ++size_.tags;
        size_.unfinished = end == text_.size();
        size_.attributes = std::max(size_.attributes, attributes);
        size_.depth = std::max(size_.depth, elements_.depth());
        size_.repeated = elements_.repeated();
        return end;
    }

    std::string_view text_;
    OpenElements elements_;
    RawEnds raw_ends_;
    std::size_t behind_last_ = 0;   // tag
    std::size_t closing_from_ = 0;  // before, an end tag may be one or not
    HtmlSize size_;
};

}  // namespace

HtmlSize measure_html(std::string_view text, std::size_t max_depth, std::size_t max_attributes) {
    PageMeasurer page(text);
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
        at = page.measure(at);
        if (page.size().depth > max_depth || page.size().attributes > max_attributes) {
            break;
        }
    }
    return page.size();
}

}  // namespace diglot
