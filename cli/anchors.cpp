#include "anchors.h"

#include "diglot/base/file.h"

#include <fmt/format.h>

#include "lines.h"
#include "translate.h"
#include <algorithm>
#include <sstream>
#include <string_view>
#include <utility>

namespace diglot::cli {
namespace {

constexpr const char* kParagraphMark = "<p>";

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kBlank);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(kBlank) + 1 - first);
}

/// Takes the segments that are `delimiter` out of a presegmented document.
DelimitedDocument without_delimiter_lines(const SegmentedDocument& document, const std::string& delimiter) {
    std::vector<Segment> kept;
    std::vector<std::uint32_t> lines;
    std::vector<std::uint32_t> delimiters;
    for (std::size_t i = 0; i < document.size(); ++i) {
        if (document.text(i) == delimiter) {
            delimiters.push_back(static_cast<std::uint32_t>(kept.size()));
        } else {
            kept.push_back(document.segments()[i]);
            lines.push_back(document.position(i));
        }
    }
    SegmentedDocument result(document.document(), std::move(kept));
    result.number_by_lines(std::move(lines), document.position(document.size()));
    return {std::move(result), std::move(delimiters)};
}

/// Takes the paragraphs that are `delimiter` out of a document; `places` gets their bytes in the input.
void take_out_delimiters(Document& document, const std::string& delimiter,
                         std::vector<std::uint64_t>& places) {
    std::erase_if(document.paragraphs, [&](const Paragraph& paragraph) {
        const bool is_delimiter = trimmed(paragraph.text) == delimiter;
        if (is_delimiter) {
            places.push_back(paragraph.place.byte);
        }
        return is_delimiter;
    });
}

/// For each place the number of segments that stand before it in the input. Cleaning keeps places, not
/// indices.
std::vector<std::uint32_t> segments_before(const SegmentedDocument& document,
                                           const std::vector<std::uint64_t>& places) {
    std::vector<std::uint32_t> counts;
    std::size_t at = 0;
    for (const std::uint64_t place : places) {
        while (at < document.size() && document.paragraph_of(at).place.byte < place) {
            ++at;
        }
        counts.push_back(static_cast<std::uint32_t>(at));
    }
    return counts;
}

std::vector<std::uint32_t> paragraph_starts(const SegmentedDocument& document) {
    std::vector<std::uint32_t> starts;
    for (std::size_t i = 1; i < document.size(); ++i) {
        if (document.starts_paragraph(i)) {
            starts.push_back(static_cast<std::uint32_t>(i));
        }
    }
    return starts;
}

/// The number of segments before the sentence (line) of that number, counted from 1.
std::uint32_t segments_before(const SegmentedDocument& document, std::uint64_t number,
                              const Location& where) {
    const std::uint64_t count = document.position(document.size());
    if (number == 0 || number > count) {
        throw Error(ErrorCode::Format,
                    fmt::format(fmt::runtime(tr("There is no sentence {}: the text has {}, counted from 1")),
                                number, count),
                    where, tr("Number the sentences as 'diglot segment --clean FILE | nl -ba' shows them"));
    }
    std::uint32_t low = 0;
    auto high = static_cast<std::uint32_t>(document.size());
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (document.position(middle) + std::uint64_t{1} < number) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

}  // namespace

DelimitedDocument make_delimited(const std::string& bytes, const std::string& name,
                                 const ReadingOptions& options, const std::string& delimiter,
                                 DiagnosticSink& sink) {
    if (delimiter.empty()) {
        return {make_segmented(bytes, name, options, sink), {}};
    }
    if (delimiter == kParagraphMark) {
        SegmentedDocument document = make_segmented(bytes, name, options, sink);
        std::vector<std::uint32_t> starts = paragraph_starts(document);
        return {std::move(document), std::move(starts)};
    }
    if (options.presegmented) {
        return without_delimiter_lines(make_segmented(bytes, name, options, sink), delimiter);
    }
    std::vector<std::uint64_t> places;
    Document document = ingest(bytes, name, options.ingest, sink);
    take_out_delimiters(document, delimiter, places);
    SegmentedDocument segmented = make_segmented(std::move(document), name, options, sink);
    std::vector<std::uint32_t> delimiters = segments_before(segmented, places);
    return {std::move(segmented), std::move(delimiters)};
}

std::vector<Anchor> pair_delimiters(const DelimitedDocument& source, const DelimitedDocument& target,
                                    const std::string& delimiter, const std::string& name) {
    if (source.delimiters.size() != target.delimiters.size()) {
        throw Error(ErrorCode::Format,
                    fmt::format(fmt::runtime(tr("Anchor lines '{}': {} in the source, {} in the target")),
                                delimiter, source.delimiters.size(), target.delimiters.size()),
                    {name, {}, {}}, tr("Put the same number of anchor lines into both texts"));
    }
    std::vector<Anchor> anchors;
    for (std::size_t i = 0; i < source.delimiters.size(); ++i) {
        anchors.push_back({source.delimiters[i], target.delimiters[i]});
    }
    return anchors;
}

std::vector<Anchor> read_anchors(const std::string& path, const SegmentedDocument& source,
                                 const SegmentedDocument& target) {
    std::vector<Anchor> anchors;
    for (const Line& line : lines_of(read_file(path))) {
        if (line.text.empty() || line.text.starts_with('#')) {
            continue;
        }
        const Location where{path, line.number, {}};
        std::istringstream columns(line.text);
        std::uint64_t from = 0;
        std::uint64_t to = 0;
        std::string rest;
        if (!(columns >> from >> to) || columns >> rest) {
            throw Error(ErrorCode::Format, tr("An anchor is two numbers of sentences"), where,
                        tr("Write it as: 12 14"));
        }
        const Anchor anchor{segments_before(source, from, where), segments_before(target, to, where)};
        if (!anchors.empty() &&
            (anchor.source < anchors.back().source || anchor.target < anchors.back().target)) {
            throw Error(ErrorCode::Format, tr("The anchors are not in rising order"), where,
                        tr("Sort them, and remove those that cross"));
        }
        anchors.push_back(anchor);
    }
    return anchors;
}

}  // namespace diglot::cli
