#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// One line of a text, without surrounding white space.
struct TextLine {
    std::string_view text;     ///< Empty for a blank line.
    std::size_t offset = 0;    ///< Of `text` in the whole, in bytes.
    std::uint32_t number = 0;  ///< Counted from 1.
    std::size_t indent = 0;    ///< Columns of white space before it.
    std::size_t columns = 0;   ///< Its width without the indent.
    bool flows = false;        ///< A space at its end says that the next line may belong to it (RFC 3676).
};

/// The lines of `text`, ended by LF, CR LF, CR, form feed, U+2028 or U+2029; of blank lines in a row the
/// first two, so that a file of nothing else takes no room. The views point into `text`.
std::vector<TextLine> split_lines(std::string_view text);

/// Lines that make one paragraph: lines [begin, end) of a `split_lines`.
struct LineGroup {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Groups lines into paragraphs. Blank lines part paragraphs. Whether single line ends do, the lines
/// themselves tell: where nearly every line is as full as the widest allows (the next line's first word would
/// not have fitted), the text, or one block of it, was broken to a fixed width and its lines are joined; else
/// each line is a paragraph (web text, poems, lists) but for a line that goes on in small letters after one
/// that flows, and for a sentence of long lines that goes on so without any mark and comes to a stop.
std::vector<LineGroup> group_paragraphs(const std::vector<TextLine>& lines);

/// The lines of a group as one text: joined by a space or, between characters of scripts without spaces, by
/// nothing; nothing also after a hyphen between letters at a line's end.
std::string join_lines(const std::vector<TextLine>& lines, LineGroup group);

}  // namespace diglot
