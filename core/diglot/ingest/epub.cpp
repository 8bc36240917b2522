#include "diglot/base/error.h"
#include "diglot/ingest/archive.h"
#include "diglot/ingest/dublin_core.h"
#include "diglot/ingest/html_body.h"
#include "diglot/ingest/html_tree.h"
#include "diglot/ingest/reader.h"
#include "diglot/ingest/xml_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace diglot {
namespace {

/// The value of a hexadecimal digit; -1 for another character.
int hex_value(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    const char small = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/// A link without its fragment and with its percent signs undone (RFC 3986, 2.1).
std::string plain_link(std::string_view link) {
    link = link.substr(0, link.find('#'));
    std::string plain;
    for (std::size_t i = 0; i < link.size(); ++i) {
        const int high = link[i] == '%' && i + 2 < link.size() ? hex_value(link[i + 1]) : -1;
        const int low = high >= 0 ? hex_value(link[i + 2]) : -1;
        if (low >= 0) {
            plain += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            plain += link[i];
        }
    }
    return plain;
}

/// A name in the archive from a link in the file `base`: "." and ".." followed, never out of the archive.
std::string resolve(const std::string& base, std::string_view link) {
    const std::string written = base.substr(0, base.find_last_of('/') + 1) + plain_link(link);
    std::vector<std::string> parts;
    std::size_t begin = 0;
    while (begin <= written.size()) {
        const std::size_t end = std::min(written.find('/', begin), written.size());
        const std::string part = written.substr(begin, end - begin);
        if (part == ".." && !parts.empty()) {
            parts.pop_back();
        } else if (!part.empty() && part != "." && part != "..") {
            parts.push_back(part);
        }
        begin = end + 1;
    }
    return fmt::format("{}", fmt::join(parts, "/"));
}

/// The chapters of a package in reading order, as names in the archive; without the table of contents.
std::vector<std::string> spine(const pugi::xml_node& package, const std::string& file) {
    std::map<std::string, std::string> pages;
    for (const pugi::xml_node& item : xml_child(package, "manifest").children()) {
        const std::string type(xml_attribute(item, "media-type"));
        const bool contents = xml_attribute(item, "properties").find("nav") != std::string_view::npos;
        if ((type == "application/xhtml+xml" || type == "text/html") && !contents) {
            pages.emplace(xml_attribute(item, "id"), resolve(file, xml_attribute(item, "href")));
        }
    }
    std::vector<std::string> names;
    std::set<std::string> seen;  // a spine may name a chapter a million times
    for (const pugi::xml_node& reference : xml_child(package, "spine").children()) {
        const auto page = pages.find(std::string(xml_attribute(reference, "idref")));
        if (page != pages.end() && seen.insert(page->second).second) {
            names.push_back(page->second);
        }
    }
    return names;
}

bool is_epub_part(std::string_view name) {
    for (const std::string_view ending : {".xml", ".opf", ".xhtml", ".html", ".htm", ".XHTML", ".HTML"}) {
        if (name.ends_with(ending)) {
            return true;
        }
    }
    return false;
}

/// The paragraphs of one chapter.
void read_page(const Archive& archive, const std::string& page, const ReaderInput& input,
               Document& document) {
    const std::string* file = archive.find(page);
    if (file == nullptr) {
        input.sink.warn("chapter-missing", fmt::format("The book has no \"{}\"", page), {input.name, {}, {}});
        return;
    }
    const ReaderInput part{*file, input.name, input.options, input.sink};
    const DecodedText decoded = part.decode_text(declared_html_charset(*file));
    const HtmlTree tree(decoded.text, input.name);
    for (Paragraph& paragraph : read_html_body(tree, input.options.job)) {
        paragraph.place.byte = decoded.source.input_byte(paragraph.place.byte);
        paragraph.place.element.insert(0, page + '/');
        document.paragraphs.push_back(std::move(paragraph));
    }
}

}  // namespace

bool is_epub(std::string_view head) {
    return is_zip(head) && head.find("application/epub+zip") != std::string_view::npos;
}

Document read_epub(const ReaderInput& input) {
    const Archive archive(input, &is_epub_part);
    const pugi::xml_document container = parse_part(archive.get("META-INF/container.xml"), input);
    const pugi::xml_node rootfile =
        xml_child(xml_child(container.document_element(), "rootfiles"), "rootfile");
    const std::string package_file = resolve("", xml_attribute(rootfile, "full-path"));
    const pugi::xml_document package = parse_part(archive.get(package_file), input);
    Document document;
    document.metadata["charset"] = "UTF-8";
    read_dublin_core(xml_child(package.document_element(), "metadata"), document.metadata, document.language);
    for (const std::string& page : spine(package.document_element(), package_file)) {
        read_page(archive, page, input, document);
    }
    return document;
}

}  // namespace diglot
