#include "diglot/ingest/archive.h"
#include "diglot/ingest/dublin_core.h"
#include "diglot/ingest/reader.h"
#include "diglot/ingest/xml_tree.h"
#include "diglot/text/measure.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <string>
#include <utility>

namespace diglot {
namespace {

constexpr const char* kBody = "word/document.xml";

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

/// What a style makes of its paragraphs, by its own name: style names are English inside a file whatever the
/// program's language.
ParagraphKind kind_of_style_name(const std::string& name) {
    if (name == "title") {
        return ParagraphKind::Title;
    }
    if (name.starts_with("heading") || name == "subtitle") {
        return ParagraphKind::Heading;
    }
    if (name.starts_with("list")) {
        return ParagraphKind::ListItem;
    }
    if (name == "quote" || name == "intense quote" || name == "block text") {
        return ParagraphKind::Quote;
    }
    return name == "caption" ? ParagraphKind::Caption : ParagraphKind::Body;
}

std::map<std::string, ParagraphKind> read_styles(const pugi::xml_node& styles) {
    std::map<std::string, ParagraphKind> kinds;
    for (const pugi::xml_node& style : styles.children()) {
        if (local_name(style) != "style") {
            continue;
        }
        ParagraphKind kind = kind_of_style_name(lower(xml_attribute(xml_child(style, "name"), "val")));
        if (kind == ParagraphKind::Body && xml_child(xml_child(style, "pPr"), "outlineLvl")) {
            kind = ParagraphKind::Heading;
        }
        kinds.emplace(xml_attribute(style, "styleId"), kind);
    }
    return kinds;
}

/// Goes through the parts of a WordprocessingML document (ECMA-376, part 1, chapter 17).
class DocxReader {
public:
    DocxReader(std::map<std::string, ParagraphKind> styles, const ReaderInput& input)
        : styles_(std::move(styles)), input_(input) {}

    void read_blocks(const pugi::xml_node& parent, const std::string& path, bool in_cell) {
        std::map<std::string, unsigned> counts;
        for (const pugi::xml_node& child : parent.children()) {
            input_.check_stopped();
            const std::string name(local_name(child));
            if (child.type() != pugi::node_element || name == "sectPr" || name == "del" ||
                name == "Fallback") {
                continue;
            }
            const std::string here = element_path(path, name, ++counts[name]);
            if (name == "p") {
                read_paragraph(child, here, in_cell);
            } else {
                read_blocks(child, here, in_cell || name == "tc");
            }
        }
    }
    std::vector<Paragraph> take() { return std::move(paragraphs_); }

private:
    void read_paragraph(const pugi::xml_node& element, const std::string& path, bool in_cell) {
        const pugi::xml_node properties = xml_child(element, "pPr");
        Paragraph paragraph;
        paragraph.kind = kind_of(properties, in_cell);
        paragraph.place = {xml_offset(element), 0, path};
        std::string text;
        read_runs(element, path, text);
        paragraph.text = single_spaced(text);
        if (!paragraph.text.empty()) {
            paragraphs_.push_back(std::move(paragraph));
        }
        for (const auto& [box, box_path] : std::exchange(boxes_, {})) {
            read_blocks(box, box_path, false);
        }
    }

    [[nodiscard]] ParagraphKind kind_of(const pugi::xml_node& properties, bool in_cell) const {
        const auto style = styles_.find(std::string(xml_attribute(xml_child(properties, "pStyle"), "val")));
        if (style != styles_.end() && style->second != ParagraphKind::Body) {
            return style->second;
        }
        if (xml_child(properties, "numPr")) {
            return ParagraphKind::ListItem;
        }
        return in_cell ? ParagraphKind::TableCell : ParagraphKind::Body;
    }

    /// The text of runs, also those in hyperlinks, insertions and fields; text boxes wait for their
    /// paragraph's end.
    void read_runs(const pugi::xml_node& parent, const std::string& path, std::string& text) {
        for (const pugi::xml_node& child : parent.children()) {
            const std::string_view name = local_name(child);
            if (name == "t") {
                text += child.text().get();
            } else if (name == "tab" || name == "br" || name == "cr") {
                text += ' ';
            } else if (name == "noBreakHyphen") {
                text += "\u2011";
            } else if (name == "txbxContent") {
                boxes_.emplace_back(child, path + "/txbxContent");
            } else if (name != "del" && name != "moveFrom" && name != "Fallback" && name != "pPr" &&
                       !is_hidden(child)) {
                read_runs(child, path, text);
            }
        }
    }
    static bool is_hidden(const pugi::xml_node& run) {
        return !xml_child(xml_child(run, "rPr"), "vanish").empty();
    }

    std::map<std::string, ParagraphKind> styles_;
    const ReaderInput& input_;
    std::vector<std::pair<pugi::xml_node, std::string>> boxes_;
    std::vector<Paragraph> paragraphs_;
};

bool is_docx_part(std::string_view name) {
    return name == kBody || name == "word/styles.xml" || name == "word/footnotes.xml" ||
           name == "word/endnotes.xml" || name == "docProps/core.xml";
}

}  // namespace

bool is_docx(std::string_view head) {
    return is_zip(head) && (head.find("[Content_Types].xml") != std::string_view::npos ||
                            head.find("word/") != std::string_view::npos);
}

Document read_docx(const ReaderInput& input) {
    const Archive archive(input, &is_docx_part);
    const pugi::xml_document body = parse_part(archive.get(kBody), input);
    const auto part = [&](const char* name) {
        const std::string* file = archive.find(name);
        return file == nullptr ? pugi::xml_document() : parse_part(*file, input);
    };
    DocxReader reader(read_styles(part("word/styles.xml").document_element()), input);
    reader.read_blocks(xml_child(body.document_element(), "body"), std::string(kBody) + "/body", false);
    for (const auto& [file, note] :
         {std::pair("word/footnotes.xml", "footnote"), std::pair("word/endnotes.xml", "endnote")}) {
        const pugi::xml_document notes = part(file);
        for (const pugi::xml_node& child : notes.document_element().children()) {
            if (local_name(child) == note && xml_attribute(child, "type").empty()) {  // others are separators
                reader.read_blocks(child, fmt::format("{}/{}[{}]", file, note, xml_attribute(child, "id")),
                                   false);
            }
        }
    }
    Document document;
    document.metadata["charset"] = "UTF-8";
    read_dublin_core(part("docProps/core.xml").document_element(), document.metadata, document.language);
    document.paragraphs = reader.take();
    return document;
}

}  // namespace diglot
