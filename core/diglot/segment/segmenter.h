#pragma once

#include "diglot/base/job.h"
#include "diglot/base/range.h"
#include "diglot/bitext/document.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// Finds the sentences of a paragraph. Implementations may be used from several threads at once.
class Segmenter {
public:
    Segmenter() = default;
    Segmenter(const Segmenter&) = delete;
    Segmenter& operator=(const Segmenter&) = delete;
    virtual ~Segmenter();

    /// The sentences of a paragraph of valid UTF-8 as byte spans, in order, without surrounding white space.
    /// Nothing but white space lies outside of them; an empty or blank paragraph has none. The same text
    /// gives the same spans.
    [[nodiscard]] virtual std::vector<Range> segment(std::string_view paragraph) const = 0;
};

/// The segmenter for a language (BCP 47 tag). A language without rules of its own, or an empty tag, gets
/// ICU's.
std::unique_ptr<Segmenter> make_segmenter(const std::string& language);
/// The same with further abbreviations, whose stop never ends a sentence.
std::unique_ptr<Segmenter> make_segmenter(const std::string& language,
                                          std::span<const std::string> abbreviations);

/// The abbreviations listed in a file of any charset that `decode` tells: one a line, with or without its
/// last stop; `#` starts a comment. `name` stands in messages. Throws `Error(Format)` that names the first
/// line that is no abbreviation, and as `decode`.
std::vector<std::string> parse_abbreviations(std::string_view file, const std::string& name);

/// Segments every paragraph; titles and headings are one segment each. Blank paragraphs have no segment.
/// Throws `Error(Cancelled)` when `job` was told to stop.
SegmentedDocument segment(Document document, const Segmenter& segmenter, const JobControl* job = nullptr);

}  // namespace diglot
