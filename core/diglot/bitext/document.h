#pragma once

#include "diglot/base/range.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// What a paragraph is in its document.
enum class ParagraphKind { Title, Heading, Body, ListItem, Quote, Caption, TableCell, Dateline };

/// The name of a kind as written in reports: "title", "heading", "body", "list-item", …
std::string_view to_string(ParagraphKind kind);

/// Where in the input something stood.
struct InputPlace {
    std::uint64_t byte = 0;  ///< Offset of its first byte in the decompressed input.
    std::uint32_t line = 0;  ///< Counted from 1; 0 where the format has no lines.
    std::string element;     ///< "html/body/p[3]" or the like; empty for plain text.
};

struct Paragraph {
    ParagraphKind kind = ParagraphKind::Body;
    std::string
        text;  ///< Valid UTF-8, as read; line feeds only where each line is a sentence (presegmented).
    InputPlace place;
    std::string language = {};  ///< BCP 47 tag where it is plainly another than the document's; else empty.
    std::uint8_t link_percent = 0;  ///< How much of it stands in links; 0 where the format has none.
};

/// What is known about a document beside its text. Keys in use: "title", "date" (ISO 8601), "source",
/// "author", "address", "charset", "file".
using Metadata = std::map<std::string, std::string>;

/// A text in one language as a row of paragraphs.
struct Document {
    std::string id;        ///< Made of content: 16 hexadecimal digits, see `content_id`.
    std::string language;  ///< BCP 47 tag; empty when unknown.
    Metadata metadata;
    std::vector<Paragraph> paragraphs;
};

/// 16 hexadecimal digits (XXH3-64) that depend on the kinds and texts of the paragraphs and the language
/// only.
std::string content_id(const Document& document);

/// One sentence or heading: a span of bytes inside one paragraph.
struct Segment {
    std::uint32_t paragraph = 0;
    Range bytes;  ///< Into `Paragraph::text`, without surrounding white space.
};

/// A document with its segments in order. Owns no second copy of the text.
class SegmentedDocument {
public:
    SegmentedDocument() = default;
    /// Throws `Error(Internal)` when a span lies outside its paragraph, is out of order or overlaps.
    SegmentedDocument(Document document, std::vector<Segment> segments);

    [[nodiscard]] const Document& document() const { return document_; }
    [[nodiscard]] const std::vector<Segment>& segments() const { return segments_; }
    [[nodiscard]] std::size_t size() const { return segments_.size(); }

    /// The text of one segment.
    [[nodiscard]] std::string_view text(std::size_t segment) const;
    /// Texts of consecutive segments (indices) joined by a space, or by nothing between characters of scripts
    /// written without spaces (Han, Kana, Thai, Lao, Khmer, Myanmar). Empty for an empty range.
    [[nodiscard]] std::string text(Range segments) const;
    [[nodiscard]] const Paragraph& paragraph_of(std::size_t segment) const;
    /// True when the segment is the first of its paragraph.
    [[nodiscard]] bool starts_paragraph(std::size_t segment) const;

    /// Whether the segments are lines of a sentence-per-line input.
    [[nodiscard]] bool numbered_by_lines() const { return !positions_.empty(); }
    /// The number that interchange formats give to position `segment` (0 … size()): the 0-based line in a
    /// sentence-per-line input, where blank lines and `<p>` count too, or the segment's own index otherwise.
    [[nodiscard]] std::uint32_t position(std::size_t segment) const;
    /// Says that segments are lines of an input with `line_count` lines, so that `position` counts lines;
    /// `lines` holds the 0-based line of each segment. Throws `Error(Internal)` when there is not one line a
    /// segment.
    void number_by_lines(std::vector<std::uint32_t> lines, std::uint32_t line_count);

private:
    Document document_;
    std::vector<Segment> segments_;
    std::vector<std::uint32_t>
        positions_;  // one a segment and one for the end; empty when segments number themselves
};

}  // namespace diglot
