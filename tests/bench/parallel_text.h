#pragma once

#include "diglot/bitext/document.h"

#include <cstddef>
#include <string>
#include <utility>

namespace diglot::bench {

/// A made-up Korean document and its made-up English translation, `sentences` Korean sentences, some of them
/// translated by two, some left out. Words follow Zipf's law, so that a lexicon can be learnt. The same
/// number gives the same texts.
std::pair<SegmentedDocument, SegmentedDocument> parallel_documents(std::size_t sentences);

/// The paragraphs of a document of `parallel_documents`, a line each.
std::string plain_text(const SegmentedDocument& document);

}  // namespace diglot::bench
