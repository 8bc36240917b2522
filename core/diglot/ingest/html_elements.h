#pragma once

#include <gumbo.h>
#include <string>

namespace diglot {

/// What an element does to the text in it.
enum class HtmlRole {
    Inline,     ///< Runs on in its block.
    Block,      ///< Begins and ends a paragraph.
    LineBreak,  ///< `br`.
    Skipped,    ///< Not seen by a reader of the page.
};

/// The role of an element by its tag and by its attributes that hide it.
HtmlRole html_role(const GumboNode* element);

/// The word by which an element's class, id or role says that it is furniture of the page ("related"); empty
/// for none.
std::string html_furniture_mark(const GumboNode* element);

}  // namespace diglot
