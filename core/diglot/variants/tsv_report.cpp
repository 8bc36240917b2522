#include "diglot/bitext/place_finder.h"
#include "diglot/exchange/escape.h"
#include "diglot/variants/report.h"

namespace diglot {
namespace {

/// "line:byte" of a reading's first place; where the format has no lines, "element:byte" with the byte
/// counted in the paragraph's text.
std::string place_of(PlaceFinder& finder, const SegmentedDocument& document, const VersionReading& reading) {
    if (reading.places.empty()) {
        return {};
    }
    const WitnessPlace& where = reading.places.front();
    const InputPlace place = finder.find(document.paragraph_of(where.segment), where.bytes.begin).input;
    return place.line > 0 ? std::to_string(place.line) + ":" + std::to_string(place.byte)
                          : place.element + ":" + std::to_string(where.bytes.begin);
}

}  // namespace

void write_tsv_report(const Collation& collation, const ReportOptions& /*options*/, std::ostream& out) {
    out << "id\tclass\tscope\tgroup";
    for (const char* column : {"reading", "place", "sentence"}) {
        for (std::size_t w = 0; w < collation.witnesses.size(); ++w) {
            out << '\t' << column << '_' << Collation::siglum(w);
        }
    }
    out << '\n';
    std::vector<PlaceFinder> finders;
    for (const WitnessInput& witness : collation.witnesses) {
        finders.emplace_back(witness.bytes);
    }
    std::size_t number = 0;
    for (const Difference& difference : collation.differences) {
        const bool words = difference.scope == DifferenceScope::Words;
        out << 'd' << ++number << '\t' << to_string(difference.kind) << '\t' << (words ? "words" : "sentence")
            << "\tg" << difference.group + 1;
        for (const auto& reading : difference.readings) {
            out << '\t' << (reading ? escape_field(reading->text) : "");
        }
        for (std::size_t w = 0; w < difference.readings.size(); ++w) {
            out << '\t'
                << (difference.readings[w]
                        ? escape_field(
                              place_of(finders[w], *collation.witnesses[w].document, *difference.readings[w]))
                        : "");
        }
        for (std::size_t w = 0; w < difference.readings.size(); ++w) {
            out << '\t' << escape_field(report_sentence(collation, difference, w));
        }
        out << '\n';
    }
}

}  // namespace diglot
