#include "diglot/exchange/tsv_writer.h"

#include "diglot/exchange/bitext_units.h"
#include "diglot/exchange/escape.h"

namespace diglot {
namespace {

std::string header_of(std::span<const NamedColumn> columns) {
    std::string header;
    for (const NamedColumn& column : columns) {
        header += header.empty() ? "" : "\t";
        header += column.name;
    }
    return header;
}

void add_row(const TranslationUnit& unit, std::span<const NamedColumn> columns, std::string& out) {
    for (const NamedColumn& column : columns) {
        out += &column == columns.data() ? "" : "\t";
        out += escape_field(unit_cell(unit, column));
    }
}

}  // namespace

std::string tsv_alignment_header() {
    return header_of(alignment_columns());
}

std::string tsv_row(const Bitext& bitext, const Bead& bead) {
    std::string row;
    add_row(unit_of_bead(bitext, bead), alignment_columns(), row);
    return row;
}

TsvWriter::TsvWriter(const std::string& path, const UnitWriterOptions& options)
    : file_(path), columns_(options.alignment_only ? alignment_columns() : unit_columns()) {
    (file_.text() += header_of(columns_)) += '\n';
}

void TsvWriter::write(const TranslationUnit& unit) {
    std::string& out = file_.text();
    add_row(unit, columns_, out);
    out += '\n';
}

}  // namespace diglot
