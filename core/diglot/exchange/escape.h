#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace diglot {

/// `text` as one field of a tab-separated table: backslash, tab, line feed, carriage return and NUL as `\\`,
/// `\t`,
/// `\n`, `\r` and `\0`. Undone by `unescape_field`.
std::string escape_field(std::string_view text);

/// The text that `escape_field` made the field from; a backslash before any other character stands for
/// itself.
std::string unescape_field(std::string_view field);

/// Valid UTF-8 as XML or HTML character data or attribute value in double quotes: `& < > "` as references,
/// carriage return as `&#13;` (a parser would turn it into a line feed). Characters that XML 1.0
/// (section 2.2) forbids are left out and added to `dropped`.
std::string escape_markup(std::string_view text, std::uint64_t& dropped);
std::string escape_markup(std::string_view text);
/// The same, added to `out`.
void escape_markup(std::string_view text, std::string& out, std::uint64_t& dropped);
/// The same for the value of an XML attribute: tab and line feed become references too, for a parser would
/// make spaces of them.
void escape_attribute(std::string_view text, std::string& out, std::uint64_t& dropped);

/// `lang="…" dir="…"` of an HTML element whose text is in `language` (BCP 47); the direction is the browser's
/// to find where the language is not known (empty).
std::string language_attributes(const std::string& language);

/// Undoes the references of `escape_markup`; others stay as they are.
std::string unescape_markup(std::string_view text);

/// True when `text` holds a character that XML 1.0 forbids. O(bytes).
bool has_forbidden_in_xml(std::string_view text);
/// `text` without characters that XML 1.0 forbids; their number is added to `dropped`.
std::string without_forbidden_in_xml(std::string_view text, std::uint64_t& dropped);

/// `text` on one line: each run of white space that holds a tab or any Unicode line break becomes one space;
/// runs at the start and end go.
std::string flatten(std::string_view text);

}  // namespace diglot
