#pragma once

#include "diglot/lexicon/reader.h"

#include <algorithm>
#include <initializer_list>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace diglot {

/// The name of an element without its prefix.
std::string_view local_name(const pugi::xml_node& node);

/// The name of the first element of an XML text without its prefix; empty when it does not look like XML.
std::string_view root_name(std::string_view text);

/// Throws `Error(Format)` with the line where the XML breaks.
pugi::xml_document parse_xml(const LexiconInput& input);

/// All text below an element.
std::string text_below(const pugi::xml_node& element);

/// The language of an element by its `xml:lang`, or an older `lang`, in canonical form; empty for none.
std::string language_of_element(const pugi::xml_node& element);

/// The next node in the order of the document, below `root`; not into `node` when `deeper` is false.
pugi::xml_node following(pugi::xml_node node, const pugi::xml_node& root, bool deeper);

/// Calls `visit` for every element of one of `names` below `root`, but not for those inside another one. No
/// recursion: depth costs nothing. O(nodes).
template <typename Visit>
void each_element(const pugi::xml_node& root, std::initializer_list<std::string_view> names,
                  const Visit& visit) {
    bool found = false;
    for (pugi::xml_node node = root.first_child(); node; node = following(node, root, !found)) {
        found = std::find(names.begin(), names.end(), local_name(node)) != names.end();
        if (found) {
            visit(node);
        }
    }
}

}  // namespace diglot
