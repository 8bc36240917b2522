#include "diglot/exchange/tsv_writer.h"

#include "diglot/exchange/escape.h"
#include "diglot/exchange/unit.h"

#include <fmt/format.h>

namespace diglot {

TsvWriter::TsvWriter(const std::string& path) : file_(path) {
    file_.stream() << kTsvHeader << '\n';
}

void TsvWriter::write(const Bitext& bitext) {
    const std::string documents = escape_field(document_name(bitext.source.document())) + '\t' +
                                  escape_field(document_name(bitext.target.document()));
    for (const Bead& bead : bitext.ladder.beads()) {
        file_.stream() << fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", documents,
                                      fmt::join(positions(bitext.source, bead.source), ","),
                                      fmt::join(positions(bitext.target, bead.target), ","),
                                      bead_type(bead, '-'), fixed(bead.score, 4), fixed(bead.confidence, 4),
                                      escape_field(bitext.source.text(bead.source)),
                                      escape_field(bitext.target.text(bead.target)));
    }
}

void TsvWriter::finish() {
    file_.commit();
}

}  // namespace diglot
