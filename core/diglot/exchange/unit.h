#pragma once

#include "diglot/bitext/bitext.h"

#include <string>
#include <vector>

namespace diglot {

/// What users call the document: its file's name where it has one, else its id.
std::string document_name(const Document& document);

/// The document's language tag, or "und" (BCP 47: undetermined) when unknown.
std::string language_or_und(const Document& document);

/// A key for the target language that differs from the source language's: the tag itself, or, where both
/// documents are in the same language, the tag with the private subtag `-x-target`.
std::string target_language_key(const Bitext& bitext);

/// 16 hexadecimal digits made of both documents' ids and the bead's ranges: the same in every run over the
/// same input.
std::string bead_id(const Bitext& bitext, const Bead& bead);

/// Number of source and target segments with `separator` between: "2-1".
std::string bead_type(const Bead& bead, char separator);

/// Positions (see `SegmentedDocument::position`) of the segments in `range`.
std::vector<std::uint32_t> positions(const SegmentedDocument& document, Range range);

/// `value` with `digits` decimals, never "-0.00".
std::string fixed(double value, int digits);

}  // namespace diglot
