#pragma once

#include "diglot/bitext/document.h"

#include <pugixml.hpp>
#include <string>

namespace diglot {

/// What the children of a metadata element say in Dublin Core and the words that office formats use beside
/// it: title, creator, date, publisher, language. Only what is not known yet is taken.
void read_dublin_core(const pugi::xml_node& metadata, Metadata& facts, std::string& language);

}  // namespace diglot
