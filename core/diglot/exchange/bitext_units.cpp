#include "diglot/exchange/bitext_units.h"

#include "diglot/exchange/unit.h"
#include "diglot/exchange/unit_facts.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace diglot {
namespace {

double rounded(double value) {
    const double result = std::round(value * 1e4) / 1e4;
    return result == 0.0 ? 0.0 : result;  // no "-0.0"
}

void add_side(TranslationUnit& unit, const SegmentedDocument& document, Range range) {
    const std::size_t index = unit.variants.size();
    UnitVariant& variant = unit.variants.emplace_back();
    variant.language = language_or_und(document.document());
    variant.document = document_name(document.document());
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
        variant.segments.emplace_back(document.text(std::size_t{i}));
        variant.segment_ids.push_back(std::to_string(document.position(i)));
    }
    unit.properties.emplace(variant_key(index, "document-id"), document.document().id);
    if (!range.empty()) {
        const std::uint32_t first = document.segments()[range.begin].paragraph + 1;
        const std::uint32_t last = document.segments()[range.end - 1].paragraph + 1;
        unit.properties.emplace(variant_key(index, "paragraph-id"),
                                first == last ? fmt::format("{}", first) : fmt::format("{}-{}", first, last));
    }
}

class BitextUnitsWriter final : public BitextWriter {
public:
    explicit BitextUnitsWriter(std::unique_ptr<TranslationUnitWriter> writer) : writer_(std::move(writer)) {}
    void write(const Bitext& bitext) override {
        writer_->start_documents();
        for (const Bead& bead : bitext.ladder.beads()) {
            writer_->write(unit_of_bead(bitext, bead));
        }
    }
    void finish() override { writer_->finish(); }

private:
    std::unique_ptr<TranslationUnitWriter> writer_;
};

}  // namespace

TranslationUnit unit_of_bead(const Bitext& bitext, const Bead& bead) {
    TranslationUnit unit;
    unit.id = bead_id(bitext, bead);
    unit.score = rounded(bead.score);
    unit.confidence = rounded(bead.confidence);
    unit.origin = bead.origin;
    add_side(unit, bitext.source, bead.source);
    add_side(unit, bitext.target, bead.target);
    return unit;
}

std::unique_ptr<BitextWriter> write_as_units(std::unique_ptr<TranslationUnitWriter> writer) {
    return std::make_unique<BitextUnitsWriter>(std::move(writer));
}

}  // namespace diglot
