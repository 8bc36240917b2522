#include "diglot/exchange/jsonl_writer.h"

#include "diglot/exchange/unit.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace diglot {
namespace {

using Json = nlohmann::ordered_json;  // keys stay in the order of writing

/// Four decimals are what the figure is worth, and keep lines comparable between machines.
double rounded(double value) {
    const double result = std::round(value * 1e4) / 1e4;
    return result == 0.0 ? 0.0 : result;  // no "-0.0"
}

Json side(const SegmentedDocument& document, Range range) {
    return {{"id", document.document().id},
            {"document", document_name(document.document())},
            {"positions", positions(document, range)}};
}

}  // namespace

JsonlWriter::JsonlWriter(const std::string& path) : file_(path) {}

void JsonlWriter::write(const Bitext& bitext) {
    const std::string source_language = language_or_und(bitext.source.document());
    const std::string target_language = target_language_key(bitext);
    for (const Bead& bead : bitext.ladder.beads()) {
        const Json line = {{"id", bead_id(bitext, bead)},
                           {"translation",
                            {{source_language, bitext.source.text(bead.source)},
                             {target_language, bitext.target.text(bead.target)}}},
                           {"type", bead_type(bead, '-')},
                           {"score", rounded(bead.score)},
                           {"confidence", rounded(bead.confidence)},
                           {"source", side(bitext.source, bead.source)},
                           {"target", side(bitext.target, bead.target)}};
        file_.stream() << line.dump() << '\n';
    }
}

void JsonlWriter::finish() {
    file_.commit();
}

}  // namespace diglot
