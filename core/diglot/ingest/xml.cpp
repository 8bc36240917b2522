#include "diglot/ingest/reader.h"
#include "diglot/ingest/xml_tree.h"
#include "diglot/text/date.h"
#include "diglot/text/measure.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace diglot {
namespace {

struct ElementRow {
    std::string_view name;
    ParagraphKind kind;
};

// Elements of TEI, DocBook and their like that are paragraphs by themselves, or give their paragraphs a kind.
constexpr std::array kBlocks = {
    ElementRow{"p", ParagraphKind::Body},
    ElementRow{"ab", ParagraphKind::Body},
    ElementRow{"l", ParagraphKind::Body},
    ElementRow{"para", ParagraphKind::Body},
    ElementRow{"simpara", ParagraphKind::Body},
    ElementRow{"note", ParagraphKind::Body},
    ElementRow{"footnote", ParagraphKind::Body},
    ElementRow{"head", ParagraphKind::Heading},
    ElementRow{"title", ParagraphKind::Heading},
    ElementRow{"titlePart", ParagraphKind::Title},
    ElementRow{"subtitle", ParagraphKind::Heading},
    ElementRow{"item", ParagraphKind::ListItem},
    ElementRow{"listitem", ParagraphKind::ListItem},
    ElementRow{"li", ParagraphKind::ListItem},
    ElementRow{"member", ParagraphKind::ListItem},
    ElementRow{"term", ParagraphKind::ListItem},
    ElementRow{"blockquote", ParagraphKind::Quote},
    ElementRow{"quote", ParagraphKind::Quote},
    ElementRow{"cit", ParagraphKind::Quote},
    ElementRow{"cell", ParagraphKind::TableCell},
    ElementRow{"entry", ParagraphKind::TableCell},
    ElementRow{"td", ParagraphKind::TableCell},
    ElementRow{"th", ParagraphKind::TableCell},
    ElementRow{"figDesc", ParagraphKind::Caption},
    ElementRow{"caption", ParagraphKind::Caption},
    ElementRow{"speaker", ParagraphKind::Body},
    ElementRow{"stage", ParagraphKind::Body},
    ElementRow{"byline", ParagraphKind::Body},
    ElementRow{"dateline", ParagraphKind::Dateline},
};

// What is not the text: heads of files and pages, and the reading that an editor did not choose.
constexpr std::array<std::string_view, 9> kSkipped = {"teiHeader", "info", "bookinfo",  "fw",    "sic",
                                                      "orig",      "abbr", "indexterm", "remark"};

const ElementRow* find_block(std::string_view name) {
    const auto* row =
        std::find_if(kBlocks.begin(), kBlocks.end(), [&](const ElementRow& one) { return one.name == name; });
    return row == kBlocks.end() ? nullptr : row;
}

bool is_text(const pugi::xml_node& node) {
    return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

bool has_own_text(const pugi::xml_node& element) {
    return std::any_of(element.begin(), element.end(), [](const pugi::xml_node& child) {
        return is_text(child) && !trimmed(child.value()).empty();
    });
}

/// Goes through a tree: elements that hold text themselves are paragraphs, and what stands in them runs on,
/// unless it is a block of a known name.
class XmlReader {
public:
    explicit XmlReader(const ReaderInput& input)
        : input_(input), text_elements_(input.options.text_elements) {}

    void read(const pugi::xml_node& element, const std::string& path, ParagraphKind outer) {
        input_.check_stopped();
        const std::string name(local_name(element));
        if (std::find(kSkipped.begin(), kSkipped.end(), name) != kSkipped.end() &&
            element.parent().type() == pugi::node_element &&
            (local_name(element.parent()) == "choice" || name == "teiHeader" || name == "fw" ||
             name.ends_with("info") || name == "indexterm" || name == "remark")) {
            return;
        }
        if (open_.is_open && (name == "note" || name == "footnote")) {
            notes_.emplace_back(element, path);  // its paragraph's sentence goes on behind it
            return;
        }
        const ElementRow* row = find_block(name);
        const ParagraphKind kind = row != nullptr && row->kind != ParagraphKind::Body ? row->kind : outer;
        if (is_paragraph(element, name)) {
            finish();
            const Open before = open_;
            open_ = {{xml_offset(element), 0, path}, kind, true};
            read_children(element, path, kind);
            finish();
            open_ = before;
            if (!open_.is_open) {
                for (const auto& [note, note_path] : std::exchange(notes_, {})) {
                    read(note, note_path, ParagraphKind::Body);
                }
            }
        } else {
            read_children(element, path, kind);
        }
    }
    std::vector<Paragraph> take() { return std::move(paragraphs_); }

private:
    struct Open {
        InputPlace place;
        ParagraphKind kind = ParagraphKind::Body;
        bool is_open = false;
    };

    [[nodiscard]] bool is_paragraph(const pugi::xml_node& element, const std::string& name) const {
        if (!text_elements_.empty()) {
            return std::find(text_elements_.begin(), text_elements_.end(), name) != text_elements_.end();
        }
        return find_block(name) != nullptr || (!open_.is_open && has_own_text(element));
    }

    void read_children(const pugi::xml_node& element, const std::string& path, ParagraphKind kind) {
        std::map<std::string, unsigned> counts;
        for (const pugi::xml_node& child : element.children()) {
            if (is_text(child)) {
                text_ += open_.is_open ? child.value() : "";
            } else if (child.type() == pugi::node_element) {
                const std::string name(local_name(child));
                if (name == "lb" || name == "br") {
                    text_ += ' ';
                }
                const unsigned number = ++counts[name];
                read(child, element_path(path, name, number > 1 ? number : 0), kind);
            }
        }
    }

    void finish() {
        std::string text = single_spaced(text_);
        if (open_.is_open && !text.empty()) {
            paragraphs_.push_back({open_.kind, std::move(text), open_.place});
        }
        text_.clear();
    }

    const ReaderInput& input_;
    const std::vector<std::string>& text_elements_;
    Open open_;
    std::vector<std::pair<pugi::xml_node, std::string>> notes_;
    std::string text_;
    std::vector<Paragraph> paragraphs_;
};

/// Facts of a TEI header: title, author, publisher, and the day of the source before that of the file.
void read_tei_header(const pugi::xml_node& header, Document& document) {
    const pugi::xml_node file = xml_child(header, "fileDesc");
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty()) {
            document.metadata.emplace(key, value);
        }
    };
    add("title", xml_text(xml_child(xml_child(file, "titleStmt"), "title")));
    add("author", xml_text(xml_child(xml_child(file, "titleStmt"), "author")));
    const pugi::xml_node usage = xml_child(xml_child(header, "profileDesc"), "langUsage");
    if (document.language.empty() && std::distance(usage.begin(), usage.end()) == 1) {
        document.language = xml_attribute(xml_child(usage, "language"), "ident");
    }
    add("source", xml_text(xml_child(xml_child(file, "publicationStmt"), "publisher")));
    for (const char* part : {"sourceDesc", "publicationStmt"}) {
        const pugi::xml_node date = xml_child(file, part).find_node([](const pugi::xml_node& node) {
            return local_name(node) == "date";
        });
        const std::string when(xml_attribute(date, "when"));
        const std::vector<WrittenDate> dates =
            find_dates((when.empty() ? xml_text(date) : when).substr(0, 100));
        add("date", dates.empty() ? std::string() : dates.front().iso);
    }
}

void number_lines(std::string_view text, std::vector<Paragraph>& paragraphs) {
    std::uint32_t line = 1;
    std::size_t counted = 0;
    for (Paragraph& paragraph : paragraphs) {
        const std::size_t at = std::min<std::size_t>(paragraph.place.byte, text.size());
        if (at > counted) {
            line +=
                static_cast<std::uint32_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(counted),
                                                      text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
            counted = at;
        }
        paragraph.place.line = line;
    }
}

}  // namespace

Document read_xml(const ReaderInput& input) {
    const DecodedText decoded = input.decode_text(declared_xml_charset(input.bytes));
    const pugi::xml_document tree = parse_xml(decoded.text, input);
    const pugi::xml_node root = tree.document_element();
    Document document;
    document.metadata["charset"] = decoded.charset;
    document.language = xml_attribute(root, "lang");
    if (document.language.empty()) {
        document.language = xml_attribute(xml_child(root, "text"), "lang");
    }
    read_tei_header(xml_child(root, "teiHeader"), document);
    XmlReader reader(input);
    reader.read(root, element_path({}, local_name(root), 0), ParagraphKind::Body);
    document.paragraphs = reader.take();
    number_lines(decoded.text, document.paragraphs);
    for (Paragraph& paragraph : document.paragraphs) {
        paragraph.place.byte = decoded.source.input_byte(paragraph.place.byte);
    }
    return document;
}

}  // namespace diglot
