#include "diglot/exchange/tsv_writer.h"

#include "diglot/exchange/escape.h"
#include "diglot/exchange/unit.h"

#include <fmt/format.h>

namespace diglot {

std::string tsv_row(const Bitext& bitext, const Bead& bead) {
    return fmt::format(
        "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}", escape_field(document_name(bitext.source.document())),
        escape_field(document_name(bitext.target.document())),
        fmt::join(positions(bitext.source, bead.source), ","),
        fmt::join(positions(bitext.target, bead.target), ","), bead_type(bead, '-'), fixed(bead.score, 4),
        fixed(bead.confidence, 4), escape_field(bitext.source.text(bead.source)),
        escape_field(bitext.target.text(bead.target)));
}

TsvWriter::TsvWriter(const std::string& path) : file_(path) {
    file_.stream() << kTsvHeader << '\n';
}

void TsvWriter::write(const Bitext& bitext) {
    for (const Bead& bead : bitext.ladder.beads()) {
        file_.stream() << tsv_row(bitext, bead) << '\n';
    }
}

void TsvWriter::finish() {
    file_.commit();
}

}  // namespace diglot
