#pragma once

#include <string>
#include <string_view>

namespace diglot {

/// The text between the outer quotes of a line of a gettext catalogue, its escapes undone (GNU gettext
/// manual, "The Format of PO Files": those of C, octal and hexadecimal numbers among them); empty without
/// quotes. Bytes that numbers give and that make no UTF-8 become U+FFFD. O(bytes).
std::string unquote_po(std::string_view line);

}  // namespace diglot
