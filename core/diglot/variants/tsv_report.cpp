#include "diglot/exchange/escape.h"
#include "diglot/variants/report.h"

namespace diglot {
namespace {

/// "line:byte" of a reading's first place, the line left out where the format has none.
std::string place_of(const Collation& collation, std::size_t witness, const VersionReading& reading) {
    if (reading.places.empty()) {
        return {};
    }
    const WitnessPlace& place = reading.places.front();
    const InputPlace& paragraph = collation.witnesses[witness].document->paragraph_of(place.segment).place;
    const std::string line = paragraph.line > 0 ? std::to_string(paragraph.line) : "";
    return line + ":" + std::to_string(paragraph.byte + place.bytes.begin);
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
    std::size_t number = 0;
    for (const Difference& difference : collation.differences) {
        const bool words = difference.scope == DifferenceScope::Words;
        out << 'd' << ++number << '\t' << to_string(difference.kind) << '\t' << (words ? "words" : "sentence")
            << "\tg" << difference.group + 1;
        for (const auto& reading : difference.readings) {
            out << '\t' << (reading ? escape_field(reading->text) : "");
        }
        for (std::size_t w = 0; w < difference.readings.size(); ++w) {
            out << '\t' << (difference.readings[w] ? place_of(collation, w, *difference.readings[w]) : "");
        }
        for (std::size_t w = 0; w < difference.readings.size(); ++w) {
            out << '\t' << escape_field(report_sentence(collation, difference, w));
        }
        out << '\n';
    }
}

}  // namespace diglot
