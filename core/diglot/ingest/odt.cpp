#include "diglot/ingest/archive.h"
#include "diglot/ingest/dublin_core.h"
#include "diglot/ingest/reader.h"
#include "diglot/ingest/xml_tree.h"
#include "diglot/text/measure.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace diglot {
namespace {

/// Styles by name: what each is based on, from the file's own and the automatic ones.
using StyleParents = std::map<std::string, std::string>;

void add_styles(const pugi::xml_node& root, StyleParents& parents) {
    for (const char* group : {"styles", "automatic-styles"}) {
        for (const pugi::xml_node& style : xml_child(root, group).children()) {
            if (local_name(style) == "style") {
                parents.emplace(xml_attribute(style, "name"), xml_attribute(style, "parent-style-name"));
            }
        }
    }
}

/// Goes through the body of an OpenDocument text (ISO/IEC 26300, chapters 4 to 9).
class OdtReader {
public:
    OdtReader(StyleParents styles, const ReaderInput& input) : styles_(std::move(styles)), input_(input) {}

    void read_blocks(const pugi::xml_node& parent, const std::string& path, ParagraphKind kind) {
        std::map<std::string, unsigned> counts;
        for (const pugi::xml_node& child : parent.children()) {
            input_.check_stopped();
            const std::string name(local_name(child));
            if (child.type() != pugi::node_element || is_no_text(name)) {
                continue;
            }
            const std::string here = element_path(path, name, ++counts[name]);
            if (name == "h") {
                read_paragraph(child, here, ParagraphKind::Heading);
            } else if (name == "p") {
                read_paragraph(child, here, kind == ParagraphKind::Body ? kind_of_style(child) : kind);
            } else if (name == "list-item" || name == "list-header") {
                read_blocks(child, here, ParagraphKind::ListItem);
            } else if (name == "table-cell") {
                read_blocks(child, here, ParagraphKind::TableCell);
            } else {
                read_blocks(child, here, kind);
            }
        }
    }
    std::vector<Paragraph> take() { return std::move(paragraphs_); }

private:
    static bool is_no_text(const std::string& name) {
        static const std::set<std::string> names = {"tracked-changes", "sequence-decls",
                                                    "forms",           "variable-decls",
                                                    "annotation",      "index-title-template"};
        return names.count(name) > 0;
    }

    void read_paragraph(const pugi::xml_node& element, const std::string& path, ParagraphKind kind) {
        std::string text;
        read_inline(element, path, text);
        Paragraph paragraph{kind, single_spaced(text), {xml_offset(element), 0, path}};
        if (!paragraph.text.empty()) {
            paragraphs_.push_back(std::move(paragraph));
        }
        for (const auto& [part, part_path] : std::exchange(parts_, {})) {
            read_blocks(part, part_path, ParagraphKind::Body);
        }
    }

    /// The running text; notes and text boxes wait for their paragraph's end.
    void read_inline(const pugi::xml_node& parent, const std::string& path, std::string& text) {
        for (const pugi::xml_node& child : parent.children()) {
            const std::string name(local_name(child));
            if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
                text += child.value();
            } else if (name == "s" || name == "tab" || name == "line-break") {
                text += ' ';
            } else if (name == "note-body" || name == "text-box") {
                parts_.emplace_back(child, element_path(path, name, 0));
            } else if (name != "note-citation" && name != "ruby-text" && name != "annotation" &&
                       name != "title" && name != "desc") {
                read_inline(child, path, text);
            }
        }
    }

    [[nodiscard]] ParagraphKind kind_of_style(const pugi::xml_node& element) const {
        std::string style(xml_attribute(element, "style-name"));
        for (int level = 0; level < 20 && !style.empty(); ++level) {
            if (style == "Title") {
                return ParagraphKind::Title;
            }
            if (style == "Subtitle" || style.starts_with("Heading")) {
                return ParagraphKind::Heading;
            }
            if (style == "Quotations") {
                return ParagraphKind::Quote;
            }
            if (style == "Caption" || style == "Illustration" || style == "Figure" || style == "Table") {
                return ParagraphKind::Caption;
            }
            const auto parent = styles_.find(style);
            style = parent == styles_.end() ? std::string() : parent->second;
        }
        return ParagraphKind::Body;
    }

    StyleParents styles_;
    const ReaderInput& input_;
    std::vector<std::pair<pugi::xml_node, std::string>> parts_;
    std::vector<Paragraph> paragraphs_;
};

Document read_parts(const pugi::xml_node& content, const pugi::xml_node& styles, const pugi::xml_node& meta,
                    const std::string& path, const ReaderInput& input) {
    StyleParents parents;
    add_styles(content, parents);
    add_styles(styles, parents);
    OdtReader reader(std::move(parents), input);
    const pugi::xml_node text = xml_child(xml_child(content, "body"), "text");
    reader.read_blocks(text, path + "/body/text", ParagraphKind::Body);
    Document document;
    document.metadata["charset"] = "UTF-8";
    read_dublin_core(xml_child(meta, "meta"), document.metadata, document.language);
    document.paragraphs = reader.take();
    return document;
}

bool is_odt_part(std::string_view name) {
    return name == "content.xml" || name == "styles.xml" || name == "meta.xml";
}

}  // namespace

bool is_odt(std::string_view head) {
    return (is_zip(head) && head.find("application/vnd.oasis.opendocument.text") != std::string_view::npos) ||
           head.find("<office:document ") != std::string_view::npos;
}

Document read_odt(const ReaderInput& input) {
    if (!is_zip(input.bytes)) {  // the flat form, one XML file
        const DecodedText decoded = input.decode_text(declared_xml_charset(input.bytes));
        const pugi::xml_document flat = parse_xml(decoded.text, input);
        const pugi::xml_node root = flat.document_element();
        return read_parts(root, root, root, "document", input);
    }
    const Archive archive(input, &is_odt_part);
    const auto part = [&](const char* name) {
        const std::string* file = archive.find(name);
        return file == nullptr ? pugi::xml_document() : parse_part(*file, input);
    };
    const pugi::xml_document content = parse_part(archive.get("content.xml"), input);
    const pugi::xml_document styles = part("styles.xml");
    const pugi::xml_document meta = part("meta.xml");
    return read_parts(content.document_element(), styles.document_element(), meta.document_element(),
                      "content.xml", input);
}

}  // namespace diglot
