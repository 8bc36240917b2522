#pragma once

#include "diglot/exchange/unit_reader.h"
#include "diglot/exchange/unit_table.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// Rows of cells, one after the other.
class RowSource {
public:
    RowSource() = default;
    RowSource(const RowSource&) = delete;
    RowSource& operator=(const RowSource&) = delete;
    virtual ~RowSource() = default;

    /// The next row that is not blank; false at the end. Throws `Error` as `TranslationUnitReader::read`.
    virtual bool next(std::vector<std::string>& cells) = 0;
    /// The line, or row, at which it begins, counted from 1.
    [[nodiscard]] virtual std::uint64_t number() const = 0;
    /// Undoes what the format does to the cells of a table that diglot wrote.
    virtual void restore(std::string& cell) const = 0;
};

/// Units of a table, by the names of its columns.
class TableReader final : public TranslationUnitReader {
public:
    TableReader(UnitInput input, std::unique_ptr<RowSource> rows, DiagnosticSink& sink);
    bool read(TranslationUnit& unit) override;
    [[nodiscard]] Location place() const override { return {name_, rows_->number(), {}}; }

private:
    void start(const std::vector<std::string>& first);

    std::unique_ptr<RowSource> rows_;
    DiagnosticSink* sink_;
    std::string name_;
    UnitReaderOptions options_;
    std::optional<UnitTable> table_;
    std::vector<std::string> cells_;
};

/// diglot's table, Bitextor's, or any with tabs whose header names two texts or that has no header.
std::unique_ptr<TranslationUnitReader> make_tsv_reader(UnitInput input, DiagnosticSink& sink);
/// True for a text whose first line is such a header with tabs.
bool is_unit_tsv(std::string_view head);

/// The cells of a line with tabs.
std::vector<std::string> split_cells(std::string_view line);

}  // namespace diglot
