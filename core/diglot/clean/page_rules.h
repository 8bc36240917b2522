#pragma once

#include "diglot/clean/page.h"

namespace diglot {

// The rules of `clean`, in the order in which they run: each sees what the ones before it left.

/// The text printed again right behind itself. O(paragraphs).
void remove_repeated_text(Page& page);
/// The parts of an HTML page that its elements and classes name as menu, header, footer or matter beside the
/// text, and lists of links outside the part that holds the text. A part that holds much of the running text
/// is never one.
void remove_navigation(Page& page);
/// Lines that only name who owns or supplied something.
void remove_credits(Page& page);
/// Finds the title; takes out the metadata line behind it and the page's header lines above it.
void find_head(Page& page);
/// Lists of other pages behind the end of the text.
void remove_teasers(Page& page);
/// A page's fixed short lines before and behind the text.
void remove_furniture(Page& page);

}  // namespace diglot
