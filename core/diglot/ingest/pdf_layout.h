#pragma once

#include "diglot/bitext/document.h"

#include <cstddef>
#include <string>
#include <vector>

namespace diglot {

/// One line of print on a page; y grows downwards, sizes are in points.
struct PrintedLine {
    std::string text;
    std::size_t page = 0;  ///< Counted from 1.
    double left = 0;
    double right = 0;
    double top = 0;
    double bottom = 0;
    double size = 0;  ///< Of the font.
};

/// Puts lines in reading order together to paragraphs, by their distance, indent, font size and how full they
/// are; also across columns and pages. A hyphen at a line's end goes when the word stands elsewhere without
/// it or nowhere with it. Large print is headings, the largest on the first page the title.
std::vector<Paragraph> group_printed_lines(const std::vector<PrintedLine>& lines);

}  // namespace diglot
