#include "diglot/bitext/document.h"

#include "diglot/base/error.h"
#include "diglot/text/script.h"

#include <fmt/format.h>

#include <array>
#include <utility>
#include <xxhash.h>

namespace diglot {

std::string_view to_string(ParagraphKind kind) {
    static constexpr std::array<std::string_view, 8> kNames = {"title", "heading", "body",       "list-item",
                                                               "quote", "caption", "table-cell", "dateline"};
    return kNames.at(static_cast<std::size_t>(kind));
}

std::string content_id(const Document& document) {
    const std::string header = document.language + '\n';
    XXH64_hash_t hash = XXH3_64bits(header.data(), header.size());
    for (const Paragraph& paragraph : document.paragraphs) {
        const XXH64_hash_t seed = hash ^ static_cast<XXH64_hash_t>(paragraph.kind);
        hash = XXH3_64bits_withSeed(paragraph.text.data(), paragraph.text.size(), seed);
    }
    return fmt::format("{:016x}", hash);
}

SegmentedDocument::SegmentedDocument(Document document, std::vector<Segment> segments)
    : document_(std::move(document)), segments_(std::move(segments)) {
    std::uint32_t paragraph = 0;
    std::uint32_t end = 0;
    for (const Segment& segment : segments_) {
        if (segment.paragraph != paragraph) {
            end = 0;
        }
        const bool known = segment.paragraph >= paragraph && segment.paragraph < document_.paragraphs.size();
        if (!known || segment.bytes.begin < end || segment.bytes.end < segment.bytes.begin ||
            segment.bytes.end > document_.paragraphs[segment.paragraph].text.size()) {
            throw Error(ErrorCode::Internal, fmt::format("Segment {} of document {} is out of place",
                                                         &segment - segments_.data(), document_.id));
        }
        paragraph = segment.paragraph;
        end = segment.bytes.end;
    }
}

std::string_view SegmentedDocument::text(std::size_t segment) const {
    const Segment& found = segments_.at(segment);
    return std::string_view(document_.paragraphs[found.paragraph].text)
        .substr(found.bytes.begin, found.bytes.size());
}

std::string SegmentedDocument::text(Range segments) const {
    std::string joined;
    for (std::uint32_t i = segments.begin; i < segments.end; ++i) {
        const std::string_view next = text(i);
        if (!joined.empty() && needs_space_between(joined, next)) {
            joined += ' ';
        }
        joined += next;
    }
    return joined;
}

const Paragraph& SegmentedDocument::paragraph_of(std::size_t segment) const {
    return document_.paragraphs[segments_.at(segment).paragraph];
}

bool SegmentedDocument::starts_paragraph(std::size_t segment) const {
    return segment == 0 || segments_.at(segment).paragraph != segments_[segment - 1].paragraph;
}

std::uint32_t SegmentedDocument::position(std::size_t segment) const {
    return positions_.empty() ? static_cast<std::uint32_t>(segment) : positions_.at(segment);
}

void SegmentedDocument::number_by_lines(std::vector<std::uint32_t> lines, std::uint32_t line_count) {
    if (lines.size() != segments_.size()) {
        throw Error(ErrorCode::Internal, "A presegmented document needs one line number a segment");
    }
    positions_ = std::move(lines);
    positions_.push_back(line_count);
}

}  // namespace diglot
