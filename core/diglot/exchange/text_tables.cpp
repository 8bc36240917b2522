#include "diglot/exchange/text_tables.h"

#include "diglot/exchange/escape.h"
#include "diglot/exchange/table_reader.h"
#include "diglot/exchange/unit_facts.h"
#include "diglot/exchange/xml_units.h"

#include <fmt/format.h>

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace diglot {
namespace {

constexpr std::size_t kLongestRow = std::size_t{1} << 28;
constexpr std::string_view kFormulaStarts = "=+-@\t\r";

bool looks_like_formula(std::string_view cell) {
    const std::size_t first = cell.find_first_not_of('\'');
    return first != std::string_view::npos && kFormulaStarts.find(cell[first]) != std::string_view::npos;
}

void add_csv_cell(std::string_view cell, std::string& out) {
    const bool guarded = looks_like_formula(cell) && !parse_number(cell);
    const bool edges = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
    if (!guarded && !edges && cell.find_first_of(",;\"\r\n\t") == std::string_view::npos) {
        out += cell;
        return;
    }
    out += guarded ? "\"'" : "\"";
    for (const char c : cell) {
        out += c == '"' ? "\"\"" : std::string_view(&c, 1);
    }
    out += '"';
}

std::span<const NamedColumn> columns_of(bool alignment_only) {
    return alignment_only ? alignment_columns() : unit_columns();
}

/// Rows as RFC 4180 has them: a quoted cell may hold separators, line breaks and doubled quotes.
class CsvRows final : public RowSource {
public:
    CsvRows(std::unique_ptr<TextSource> text, DiagnosticSink& sink) : text_(std::move(text)), sink_(&sink) {
        const std::string_view head = text_->head();
        const std::string_view first = head.substr(0, head.find('\n'));
        separator_ = first.find(',') == std::string_view::npos && first.find(';') != std::string_view::npos
                         ? ';'
                         : ',';
    }

    bool next(std::vector<std::string>& cells) override {
        do {
            cells.clear();
            row_ = line_;
            if (!read_row(cells)) {
                return false;
            }
        } while (cells.size() == 1 && cells.front().empty());
        return true;
    }
    [[nodiscard]] std::uint64_t number() const override { return row_; }
    void restore(std::string& cell) const override {
        if (cell.starts_with('\'') && looks_like_formula(cell)) {
            cell.erase(0, 1);
        }
    }

private:
    /// The next byte; -1 at the end.
    int get() {
        if (piece_.empty()) {
            piece_ = text_->next();
        }
        if (piece_.empty()) {
            return -1;
        }
        const char c = piece_.front();
        piece_.remove_prefix(1);
        line_ += c == '\n' ? 1 : 0;
        return static_cast<unsigned char>(c);
    }

    bool read_row(std::vector<std::string>& cells) {
        int c = get();
        if (c < 0) {
            return false;
        }
        std::size_t size = 0;
        while (true) {
            std::string& cell = cells.emplace_back();
            const bool quoted = c == '"';
            c = quoted ? read_quoted(cell) : c;
            for (; c >= 0 && c != separator_ && c != '\n'; c = get()) {
                cell += static_cast<char>(c);
            }
            size += cell.size();
            if (size > kLongestRow) {
                throw Error(ErrorCode::Limit, fmt::format("A row is longer than {} bytes", kLongestRow),
                            {text_->name(), row_, {}}, "Check what the file is");
            }
            if (c != separator_) {
                if (!quoted && cell.ends_with('\r')) {
                    cell.pop_back();
                }
                return true;
            }
            c = get();
        }
    }

    /// Reads behind the opening quote up to and over the closing one; what follows it.
    int read_quoted(std::string& cell) {
        for (int c = get(); c >= 0; c = get()) {
            if (c == '"') {
                c = get();
                if (c != '"') {
                    c = c == '\r' ? get() : c;
                    return c;
                }
            }
            cell += static_cast<char>(c);
            if (cell.size() > kLongestRow) {
                throw Error(ErrorCode::Limit, fmt::format("A row is longer than {} bytes", kLongestRow),
                            {text_->name(), row_, {}}, "A quotation mark is not closed: repair the file");
            }
        }
        sink_->warn("quote-open", "A quotation mark is not closed", {text_->name(), row_, {}});
        return -1;
    }

    std::unique_ptr<TextSource> text_;
    DiagnosticSink* sink_;
    std::string_view piece_;
    std::uint64_t line_ = 1;
    std::uint64_t row_ = 0;
    char separator_ = ',';
};

}  // namespace

CsvWriter::CsvWriter(const std::string& path, const UnitWriterOptions& options)
    : file_(path), alignment_only_(options.alignment_only) {
    std::string& out = file_.text();
    for (const NamedColumn& column : columns_of(alignment_only_)) {
        out += out.empty() ? "" : ",";
        out += column.name;
    }
    out += "\r\n";
}

void CsvWriter::write(const TranslationUnit& unit) {
    const std::span<const NamedColumn> columns = columns_of(alignment_only_);
    std::string& out = file_.text();
    for (const NamedColumn& column : columns) {
        out += &column == columns.data() ? "" : ",";
        add_csv_cell(unit_cell(unit, column), out);
    }
    out += "\r\n";
}

std::unique_ptr<TranslationUnitReader> make_csv_reader(UnitInput input, DiagnosticSink& sink) {
    auto rows = std::make_unique<CsvRows>(open_text(input), sink);
    return std::make_unique<TableReader>(std::move(input), std::move(rows), sink);
}

BitextorWriter::BitextorWriter(const std::string& path, const UnitWriterOptions& /*options*/) : file_(path) {
    std::string& out = file_.text();
    for (const NamedColumn& column : bitextor_columns()) {
        out += out.empty() ? "" : "\t";
        out += column.name;
    }
    out += '\n';
}

void BitextorWriter::write(const TranslationUnit& any_unit) {
    TranslationUnit unit = any_unit;  // flat before anything is counted from the sentences
    for (UnitVariant& variant : unit.variants) {
        for (std::string& segment : variant.segments) {
            segment = flatten(segment);
        }
    }
    const std::span<const NamedColumn> columns = bitextor_columns();
    std::string& out = file_.text();
    for (const NamedColumn& column : columns) {
        out += &column == columns.data() ? "" : "\t";
        out += flatten(unit_cell(unit, column));
    }
    out += '\n';
}

}  // namespace diglot
