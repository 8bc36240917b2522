#pragma once

#include "diglot/base/job.h"
#include "diglot/bitext/document.h"

#include <string>
#include <vector>

namespace diglot {

/// A paragraph that is not the document, and the name of the rule that took it out: see docs of `clean`.
struct Removal {
    std::string rule;
    Paragraph paragraph;
};

struct Cleaned {
    Document document;
    std::vector<Removal> removed;  ///< In the order of the input.
};

/// Takes out what is not the document and names what is its title. Rules:
///   repeated-text  the text printed again, in whole or in its first part, right behind itself
///   metadata       a line of date, source, author or address ("Date: 25/10/2024 | Source: …"); goes into the
///   metadata page-header    short lines above a title that a metadata line follows credit         a line
///   that only names who owns or supplied a picture or text teasers        a list of other pages' titles and
///   first words after the end of the text furniture      a page's fixed short lines ("More Articles",
///   "Share", "목록") outside the text navigation     lists of links, and the parts of an HTML page marked as
///   menu, header, footer or related matter
/// Where the rules would leave no text nothing is taken out. A line that only looks unusual stays. The id is
/// made anew. Time grows with the text, but for the sorting of equal paragraphs. Throws `Error(Cancelled)`
/// when `job` was told to stop.
Cleaned clean(Document document, const JobControl* job = nullptr);

}  // namespace diglot
