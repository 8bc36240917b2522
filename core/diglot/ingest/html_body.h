#pragma once

#include "diglot/base/job.h"
#include "diglot/bitext/document.h"
#include "diglot/ingest/html_tree.h"

#include <vector>

namespace diglot {

/// The paragraphs of a page as a reader sees it: block by block, white space collapsed, without scripts,
/// forms and what is hidden. Headings, list items, quotations, captions and table cells have their kind, an
/// address of the form "html/body/div[2]/p[3]" and the share of their text that is links. Where an element's
/// class or id names furniture
/// ("related", "nav", "comments" …) the address says so: "div.related[2]". Places are bytes of the text
/// parsed.
std::vector<Paragraph> read_html_body(const HtmlTree& tree, const JobControl* job);

}  // namespace diglot
