#pragma once

#include "diglot/ingest/pdf_layout.h"

#include <cstddef>
#include <vector>

namespace diglot {

/// Takes out the lines at the heads and feet of pages that come again from page to page, digits aside, page
/// numbers, and what browsers print around a page (day, title, address, "1/3"). Returns how many.
std::size_t remove_running_heads(std::vector<PrintedLine>& lines);

}  // namespace diglot
