#include "diglot/lexicon/xml.h"

#include "diglot/text/language.h"

#include <fmt/format.h>

namespace diglot {

std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    return name.substr(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1);
}

pugi::xml_node following(pugi::xml_node node, const pugi::xml_node& root, bool deeper) {
    if (deeper && node.first_child()) {
        return node.first_child();
    }
    while (node != root && !node.next_sibling()) {
        node = node.parent();
    }
    return node == root ? pugi::xml_node() : node.next_sibling();
}

std::string text_below(const pugi::xml_node& element) {
    std::string text;
    for (pugi::xml_node node = element.first_child(); node; node = following(node, element, true)) {
        text += node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata ? node.value() : "";
    }
    return text;
}

std::string language_of_element(const pugi::xml_node& element) {
    const pugi::xml_attribute full = element.attribute("xml:lang");
    const std::string tag = full ? full.value() : element.attribute("lang").value();
    return canonical_language(tag).value_or(tag);
}

pugi::xml_document parse_xml(const LexiconInput& input) {
    pugi::xml_document document;
    const pugi::xml_parse_result result =
        document.load_buffer(input.text.data(), input.text.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!result) {
        const auto byte = static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0));
        const std::string_view before = input.text.substr(0, byte);
        throw Error(ErrorCode::Format, fmt::format("The XML is damaged: {}", result.description()),
                    {input.name,
                     static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n')) + 1, byte},
                    "Fetch or make the file again");
    }
    return document;
}

std::string_view root_name(std::string_view text) {
    for (std::size_t at = text.find_first_not_of(" \t\r\n"); at < text.size() && text[at] == '<';) {
        const std::string_view name =
            text.substr(at + 1, std::min(text.find_first_of(" \t\r\n>/", at + 1), text.size()) - at - 1);
        if (!name.starts_with('?') && !name.starts_with('!')) {
            const std::size_t colon = name.find(':');
            return name.substr(colon == std::string_view::npos ? 0 : colon + 1);
        }
        const std::size_t end = text.find(name.starts_with("!--") ? "-->" : ">", at);
        at = end == std::string_view::npos ? end : text.find('<', end);
    }
    return {};
}

}  // namespace diglot
