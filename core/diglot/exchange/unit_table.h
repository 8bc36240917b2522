#pragma once

#include "diglot/bitext/translation_unit.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// What a column of a table of units holds. Of units with more than two variants a table holds the first two.
enum class UnitColumn : std::uint8_t {
    SourceDocument,
    TargetDocument,
    SourcePositions,  ///< Ids of the sentences, joined by commas.
    TargetPositions,
    Type,
    Score,
    Confidence,
    SourceText,
    TargetText,
    Id,
    SourceLanguage,
    TargetLanguage,
    Origin,
    Review,
    Properties,    ///< All else, as a JSON object.
    AlignerScore,  ///< Bitextor's: the confidence.
    Other,         ///< A property under the column's own name.
};

/// A column and its name in the header row.
struct NamedColumn {
    std::string name;
    UnitColumn column = UnitColumn::Other;
};

/// The columns of an alignment as `diglot align` writes it, and all columns of a unit.
std::span<const NamedColumn> alignment_columns();
std::span<const NamedColumn> unit_columns();
/// Bitextor's columns, and ours behind them.
std::span<const NamedColumn> bitextor_columns();

/// What a unit has in a column; for `Other` the property of that name.
std::string unit_cell(const TranslationUnit& unit, const NamedColumn& column);

/// Makes units of the rows of a table.
class UnitTable {
public:
    /// The table that a header row names the columns of: diglot's, Bitextor's, or two language tags or words
    /// such as "source" and "target"; columns of other names are properties. None when it names no two texts.
    static std::optional<UnitTable> of_header(const std::vector<std::string>& names);
    /// A table without header row: source, target and perhaps a score.
    static UnitTable without_header(std::size_t columns);

    /// The languages where no column tells them.
    void set_languages(const std::string& source, const std::string& target);
    /// True for a table that diglot wrote.
    [[nodiscard]] bool is_own() const { return own_; }
    [[nodiscard]] std::size_t size() const { return columns_.size(); }

    /// The unit of a row with `size()` cells. A cell that cannot be what its column says (a score that is no
    /// number) is described in `problem`, the first one only, and kept as a property.
    [[nodiscard]] TranslationUnit unit(std::span<const std::string> cells, std::string& problem) const;

private:
    std::vector<NamedColumn> columns_;
    std::string source_language_ = "und";
    std::string target_language_ = "und";
    std::optional<std::size_t> confidence_;  // the column, where Bitextor's score only repeats it
    bool own_ = false;
};

}  // namespace diglot
