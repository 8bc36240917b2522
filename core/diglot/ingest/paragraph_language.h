#pragma once

#include "diglot/base/job.h"
#include "diglot/bitext/document.h"

#include <cstddef>

namespace diglot {

/// Gives paragraphs that are plainly in another language than their document their own
/// (`Paragraph::language`), such as a paragraph left untranslated; returns how many. Short ones, and those in
/// a language near the document's, are left as they are. Looks at the first 120 characters of each.
std::size_t mark_other_languages(Document& document, const JobControl* job);

}  // namespace diglot
