#pragma once

#include "diglot/bitext/document.h"

#include <functional>
#include <string>
#include <vector>

namespace diglot::cli {

class Session;

/// A text that a corpus holds: a document, or what a memory has of one document and language.
struct CorpusText {
    Document document;  ///< Its metadata has "file", the name of the document or memory.
    /// Segments of a document in order; of a memory one a paragraph.
    std::vector<Segment> segments;
    std::vector<std::string> units;  ///< Of a memory: the id of the unit of each paragraph.

    /// What people call the segment at a byte of a paragraph: its number in the document, from 1, or the id
    /// of its unit. Empty between segments. O(log segments).
    [[nodiscard]] std::string segment_at(std::uint32_t paragraph, std::uint32_t byte) const;
};

/// Goes through the texts of a corpus: its documents in the order of their names, then its memories, whose
/// units are put together by language, document, source and date. Throws as `Store`.
void each_corpus_text(const std::string& path, Session& session,
                      const std::function<void(const CorpusText&)>& take);

}  // namespace diglot::cli
