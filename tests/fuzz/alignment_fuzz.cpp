// Alignments by positions, in any dialect: an error or beads that keep to their bounds.
#include "diglot/base/error.h"
#include "diglot/exchange/reader.h"

#include "fuzz.h"
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace {

bool within(const std::vector<std::uint32_t>& positions, std::uint32_t end) {
    return std::all_of(positions.begin(), positions.end(), [end](std::uint32_t p) { return p < end; });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using diglot::fuzz::expect;
    diglot::DiagnosticLog log;
    try {
        auto alignment = diglot::read_alignment(diglot::fuzz::as_text(data, size), "input", log);
        const auto counts = log.counts();
        const auto reported = counts.find("malformed-line");
        expect((reported == counts.end() ? 0 : reported->second) == alignment.skipped,
               "each skipped line is reported");
        diglot::IndexAlignment gold;
        gold.source_end = 50;
        gold.target_end = 50;
        diglot::fit_ladder(alignment, gold);
        for (const diglot::IndexBead& bead : alignment.beads) {
            expect(within(bead.source, std::max(alignment.source_end, 50U)),
                   "source positions keep to their bound");
            expect(within(bead.target, std::max(alignment.target_end, 50U)),
                   "target positions keep to their bound");
            expect(!bead.score || std::isfinite(*bead.score), "scores are finite");
        }
    } catch (const diglot::Error& error) {
        expect(error.code() == diglot::ErrorCode::Format || error.code() == diglot::ErrorCode::Limit,
               "a bad file is a Format error");
    }
    return 0;
}
