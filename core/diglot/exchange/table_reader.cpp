#include "diglot/exchange/table_reader.h"

#include "diglot/exchange/escape.h"
#include "diglot/exchange/xml_units.h"
#include "diglot/text/lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace diglot {
namespace {

class TsvRows final : public RowSource {
public:
    explicit TsvRows(std::unique_ptr<TextSource> text) : lines_(std::move(text)) {}
    bool next(std::vector<std::string>& cells) override {
        for (std::string_view line; lines_.next(line);) {
            if (!is_blank(line)) {
                cells = split_cells(line);
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] std::uint64_t number() const override { return lines_.number(); }
    void restore(std::string& cell) const override {
        if (cell.find('\\') != std::string::npos) {
            cell = unescape_field(cell);
        }
    }

private:
    LineSource lines_;
};

}  // namespace

std::vector<std::string> split_cells(std::string_view line) {
    std::vector<std::string> cells;
    for (std::size_t tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
        cells.emplace_back(line.substr(0, tab));
        line.remove_prefix(tab + 1);
    }
    cells.emplace_back(line);
    return cells;
}

TableReader::TableReader(UnitInput input, std::unique_ptr<RowSource> rows, DiagnosticSink& sink)
    : rows_(std::move(rows)), sink_(&sink), name_(std::move(input.path)), options_(std::move(input.options)) {
    std::vector<std::string> first;
    if (rows_->next(first)) {
        start(first);
    }
}

void TableReader::start(const std::vector<std::string>& first) {
    table_ = UnitTable::of_header(first);
    if (!table_) {
        if (first.size() < 2) {
            throw Error(ErrorCode::Format, "The table has no two columns of texts", place(),
                        "Name the columns in its first row: source_text and target_text");
        }
        sink_->note("no-header",
                    "The table has no header row: its first two columns were taken for the texts",
                    {name_, {}, {}});
        table_ = UnitTable::without_header(first.size());
        cells_ = first;
    }
    table_->set_languages(options_.source_language, options_.target_language);
}

bool TableReader::read(TranslationUnit& unit) {
    while (table_ && (!cells_.empty() || rows_->next(cells_))) {
        std::vector<std::string> cells = std::exchange(cells_, {});
        if (cells.size() != table_->size()) {
            sink_->warn("malformed-line",
                        fmt::format("The row has {} cells, the header {}", cells.size(), table_->size()),
                        place());
            continue;
        }
        if (table_->is_own()) {
            std::for_each(cells.begin(), cells.end(), [&](std::string& cell) { rows_->restore(cell); });
        }
        std::string problem;
        unit = table_->unit(cells, problem);
        if (!problem.empty()) {
            sink_->warn("malformed-cell", problem, place());
        }
        return true;
    }
    return false;
}

bool is_unit_tsv(std::string_view head) {
    LineReader lines(head);
    std::string_view first;
    return lines.next(first) && first.find('\t') != std::string_view::npos &&
           UnitTable::of_header(split_cells(first)).has_value();
}

std::unique_ptr<TranslationUnitReader> make_tsv_reader(UnitInput input, DiagnosticSink& sink) {
    auto rows = std::make_unique<TsvRows>(open_text(input));
    return std::make_unique<TableReader>(std::move(input), std::move(rows), sink);
}

}  // namespace diglot
