#pragma once

#include "diglot/bitext/document.h"
#include "diglot/bitext/ladder.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diglot {

/// How far a person has gone with a unit (XLIFF's segment states, without their order of work). One that a
/// person decided about before its text changed needs a review anew.
enum class ReviewState : std::uint8_t { Unreviewed, Accepted, Rejected, NeedsReview };

/// The wording of a unit in one language.
struct UnitVariant {
    std::string language;               ///< BCP 47 tag; "und" when unknown.
    std::vector<std::string> segments;  ///< Sentences in order; one where the format knows no sentences.
    std::string document;               ///< Name of the document it comes from; empty when unknown.
    std::vector<std::string> segment_ids = {};  ///< Ids of the segments in their document; empty or one each.
    friend bool operator==(const UnitVariant&, const UnitVariant&) = default;
};

/// A group of segments that translate each other, apart from its documents: what a translation memory keeps.
struct TranslationUnit {
    std::string id;                     ///< Stable; unique in its file or corpus; empty when not given.
    std::vector<UnitVariant> variants;  ///< The source first; a language may come twice (rival versions).
    std::optional<double> score;        ///< Log-likelihood ratio, in nats.
    std::optional<double> confidence;   ///< Probability that the variants translate each other, 0 … 1.
    BeadOrigin origin = BeadOrigin::Machine;
    ReviewState review = ReviewState::Unreviewed;
    Metadata properties = {};  ///< All else that is known: "date", "source", "note", …
    friend bool operator==(const TranslationUnit&, const TranslationUnit&) = default;
};

}  // namespace diglot
