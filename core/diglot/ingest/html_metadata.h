#pragma once

#include "diglot/bitext/document.h"
#include "diglot/ingest/html_tree.h"

#include <string>

namespace diglot {

/// What a page says of itself in its head, in JSON-LD (schema.org), OpenGraph, Dublin Core and HTML's own
/// elements, in this order of trust.
struct HtmlHead {
    Metadata metadata;     ///< "title", "date", "source", "author", "address"
    std::string language;  ///< As written; empty when not said.
};

HtmlHead read_html_head(const HtmlTree& tree);

}  // namespace diglot
