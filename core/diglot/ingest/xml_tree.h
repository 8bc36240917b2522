#pragma once

#include "diglot/ingest/reader.h"

#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace diglot {

/// Parses XML that is UTF-8 text. A document type declaration is not read, so entities of its own are not
/// expanded. Throws `Error`: Format (not well formed, naming the byte), Limit (elements nested too deeply).
pugi::xml_document parse_xml(std::string_view text, const ReaderInput& input);

/// Parses an XML file of an archive, in the charset that it declares. Throws as `parse_xml` and
/// `ReaderInput::decode_text`.
pugi::xml_document parse_part(std::string_view bytes, const ReaderInput& input);

/// A name without its namespace prefix: "p" of "w:p".
std::string_view local_name(std::string_view name);
inline std::string_view local_name(const pugi::xml_node& node) {
    return local_name(std::string_view(node.name()));
}
/// The value of the attribute with this local name; empty when there is none.
std::string_view xml_attribute(const pugi::xml_node& element, std::string_view local);
/// The first child element with this local name; a null node when there is none.
pugi::xml_node xml_child(const pugi::xml_node& element, std::string_view local);
/// The text of an element and all in it, white space collapsed and trimmed.
std::string xml_text(const pugi::xml_node& element);
/// The byte at which an element's tag begins in the text that was parsed.
std::uint64_t xml_offset(const pugi::xml_node& element);
/// The address of an element called `name`, the `number`th of this name (0: not counted) in the element at
/// `outer`: "body/p[2]". It grows no longer than some hundred bytes: what stands deeper has the address of an
/// outer element.
std::string element_path(const std::string& outer, std::string_view name, unsigned number);

}  // namespace diglot
