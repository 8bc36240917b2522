#include "diglot/ingest/xml_tree.h"

#include "diglot/base/error.h"
#include "diglot/text/charset.h"
#include "diglot/text/measure.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <system_error>

namespace diglot {
namespace {

constexpr int kMaxDepth = 1000;

class DepthWalker final : public pugi::xml_tree_walker {
public:
    bool for_each(pugi::xml_node& /*node*/) override { return depth() < kMaxDepth; }
};

class TextWalker final : public pugi::xml_tree_walker {
public:
    bool for_each(pugi::xml_node& node) override {
        text += node.value();
        return true;
    }
    std::string text;
};

/// True when a character reference ("&#xD800;"), given without "&#", is of no character (XML 1.0, production
/// 2); control characters are let pass.
bool is_of_no_character(std::string_view reference) {
    const bool hexadecimal = reference.starts_with('x');
    reference.remove_prefix(hexadecimal ? 1 : 0);
    std::uint32_t value = 0;
    const auto [end, failure] =
        std::from_chars(reference.data(), reference.data() + reference.size(), value, hexadecimal ? 16 : 10);
    return end != reference.data() &&
           (failure != std::errc() || value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF));
}

/// The parser would make invalid UTF-8 of such references, and end the text at a NUL.
void check_references(std::string_view text, const std::string& name) {
    for (std::size_t at = text.find("&#"); at != std::string_view::npos; at = text.find("&#", at + 2)) {
        if (is_of_no_character(text.substr(at + 2, 12))) {
            throw Error(ErrorCode::Format, "The XML names a character that does not exist", {name, {}, at},
                        "Repair the file, or make it again");
        }
    }
}

}  // namespace

pugi::xml_document parse_part(std::string_view bytes, const ReaderInput& input) {
    IngestOptions options = input.options;
    options.charset.clear();  // it was not said of what the archive holds
    const std::string declared = declared_xml_charset(bytes);
    const ReaderInput part{bytes, input.name, options, input.sink};
    return parse_xml(part.decode_text(declared.empty() ? "UTF-8" : declared).text, input);
}

pugi::xml_document parse_xml(std::string_view text, const ReaderInput& input) {
    const std::string& name = input.name;
    input.check_stopped();
    check_references(text, name);
    pugi::xml_document document;
    const unsigned options = pugi::parse_default | pugi::parse_ws_pcdata;
    const pugi::xml_parse_result result =
        document.load_buffer(text.data(), text.size(), options, pugi::encoding_utf8);
    if (!result) {
        throw Error(ErrorCode::Format, fmt::format("The XML is not well formed: {}", result.description()),
                    {name, {}, static_cast<std::uint64_t>(result.offset)},
                    "Repair the file, or make it again");
    }
    input.check_stopped();
    if (DepthWalker walker; !document.traverse(walker)) {
        throw Error(ErrorCode::Limit, fmt::format("XML elements are nested more than {} deep", kMaxDepth),
                    {name, {}, {}}, "No document needs that: check where the file comes from");
    }
    return document;
}

std::string_view local_name(std::string_view name) {
    return name.substr(name.find(':') + 1);
}

std::string_view xml_attribute(const pugi::xml_node& element, std::string_view local) {
    for (const pugi::xml_attribute& attribute : element.attributes()) {
        if (local_name(std::string_view(attribute.name())) == local) {
            return attribute.value();
        }
    }
    return {};
}

pugi::xml_node xml_child(const pugi::xml_node& element, std::string_view local) {
    return element.find_child([&](const pugi::xml_node& child) {
        return child.type() == pugi::node_element && local_name(child) == local;
    });
}

std::string xml_text(const pugi::xml_node& element) {
    TextWalker walker;
    pugi::xml_node node = element;
    node.traverse(walker);
    return single_spaced(walker.text);
}

std::uint64_t xml_offset(const pugi::xml_node& element) {
    const std::ptrdiff_t name = element.offset_debug();
    return name > 0 ? static_cast<std::uint64_t>(name) - 1 : 0;  // behind the "<"
}

std::string element_path(const std::string& outer, std::string_view name, unsigned number) {
    constexpr std::size_t kLongest = 600;  // bytes; each paragraph keeps one
    if (outer.size() + name.size() > kLongest) {
        return outer;
    }
    if (outer.empty()) {
        return std::string(name);
    }
    return number > 0 ? fmt::format("{}/{}[{}]", outer, name, number) : fmt::format("{}/{}", outer, name);
}

}  // namespace diglot
