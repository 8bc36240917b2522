#include "diglot/ingest/html_body.h"
#include "diglot/ingest/html_metadata.h"
#include "diglot/ingest/html_tree.h"
#include "diglot/ingest/reader.h"
#include "diglot/text/measure.h"
#include "diglot/text/utf8.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace diglot {
namespace {

/// Names the page's main heading its title: the one that the page's own title holds, else its first of the
/// highest rank.
void name_title(Document& document) {
    const auto known = document.metadata.find("title");
    Paragraph* best = nullptr;
    bool best_is_named = false;
    for (Paragraph& paragraph : document.paragraphs) {
        const std::string& path = paragraph.place.element;
        const bool heading = paragraph.kind == ParagraphKind::Heading;
        const bool first_rank = path.ends_with("/h1") || path.find("/h1/") != std::string::npos ||
                                path.find("/h1[") != std::string::npos ||
                                path.find("/h1.") != std::string::npos;
        const bool named = known != document.metadata.end() && has_words(paragraph.text) &&
                           known->second.find(paragraph.text) != std::string::npos;
        if (!heading || best_is_named) {
            continue;
        }
        if (named || (first_rank && best == nullptr)) {
            best = &paragraph;
            best_is_named = named;
        }
    }
    if (best != nullptr) {
        best->kind = ParagraphKind::Title;
        document.metadata["title"] = best->text;  // without the site's name that titles of pages carry
    }
}

}  // namespace

bool is_html(std::string_view head) {
    head = head.substr(0, find_invalid_utf8(head).value_or(head.size()));  // nobody has decoded it yet
    std::string lower(head.substr(0, 512));
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const std::string_view text =
        trimmed(std::string_view(lower).substr(lower.starts_with("\xEF\xBB\xBF") ? 3 : 0));
    return text.starts_with("<!doctype html") || text.starts_with("<html") ||
           (text.starts_with("<?xml") && text.find("<html") != std::string_view::npos);
}

Document read_html(const ReaderInput& input) {
    const DecodedText decoded = input.decode_text(declared_html_charset(input.bytes));
    const HtmlTree tree(decoded.text, input.name);
    input.check_stopped();
    if (tree.is_unfinished()) {
        input.sink.warn("page-cut", "The page ends within a tag, comment or script: it may be cut short",
                        {input.name, {}, {}});
    }
    HtmlHead head = read_html_head(tree);
    Document document;
    document.metadata = std::move(head.metadata);
    document.metadata["charset"] = decoded.charset;
    document.language = head.language;
    document.paragraphs = read_html_body(tree, input.options.job);
    for (Paragraph& paragraph : document.paragraphs) {
        paragraph.place.byte = decoded.source.input_byte(paragraph.place.byte);
    }
    name_title(document);
    return document;
}

}  // namespace diglot
