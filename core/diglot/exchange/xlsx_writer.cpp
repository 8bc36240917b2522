#include "diglot/base/error.h"
#include "diglot/base/file.h"
#include "diglot/exchange/unit_table.h"
#include "diglot/exchange/xlsx_units.h"
#include "diglot/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <map>
#include <optional>
#include <unistd.h>
#include <utility>
#include <vector>
#include <xlsxwriter.h>

namespace diglot {
namespace {

constexpr std::size_t kLongestCell = 32767;  // UTF-16 units
constexpr std::uint32_t kRows = 1'000'000;   // of a sheet, under Excel's 1,048,576

struct Layout {
    NamedColumn column;
    double width;
};

/// What a reviewer needs stands to the left.
const std::array layouts = {
    Layout{{"id", UnitColumn::Id}, 18},
    Layout{{"review", UnitColumn::Review}, 12},
    Layout{{"source_text", UnitColumn::SourceText}, 60},
    Layout{{"target_text", UnitColumn::TargetText}, 60},
    Layout{{"note", UnitColumn::Other}, 30},
    Layout{{"confidence", UnitColumn::Confidence}, 10},
    Layout{{"score", UnitColumn::Score}, 10},
    Layout{{"type", UnitColumn::Type}, 6},
    Layout{{"source_document", UnitColumn::SourceDocument}, 20},
    Layout{{"target_document", UnitColumn::TargetDocument}, 20},
    Layout{{"source_positions", UnitColumn::SourcePositions}, 10},
    Layout{{"target_positions", UnitColumn::TargetPositions}, 10},
    Layout{{"source_language", UnitColumn::SourceLanguage}, 8},
    Layout{{"target_language", UnitColumn::TargetLanguage}, 8},
    Layout{{"origin", UnitColumn::Origin}, 9},
    Layout{{"properties", UnitColumn::Properties}, 30},
};

bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

/// True where `_xHHHH_` stands, which a spreadsheet takes for one character.
bool is_escape(std::string_view text, std::size_t at) {
    const std::string_view seven = text.substr(at, 7);
    return seven.size() == 7 && seven.starts_with("_x") && seven[6] == '_' &&
           std::all_of(seven.begin() + 2, seven.begin() + 6, &is_hex);
}

/// The text of a cell (ECMA-376, 22.9.2.19): what XML forbids or changes, and what looks like such an escape,
/// as
/// `_xHHHH_`.
std::string cell_text(std::string_view text) {
    std::string cell;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const char32_t c = next_code_point(text, at);
        const bool forbidden = (c < 0x20 && c != '\t' && c != '\n') || c == 0xFFFE || c == 0xFFFF;
        if (forbidden || (c == '_' && is_escape(text, start))) {
            cell += fmt::format("_x{:04X}_", static_cast<std::uint32_t>(c));
        } else {
            cell += text.substr(start, at - start);
        }
    }
    return cell;
}

std::size_t utf16_units(std::string_view text) {
    std::size_t units = 0;
    for (std::size_t at = 0; at < text.size();) {
        units += next_code_point(text, at) >= 0x10000 ? 2U : 1U;
    }
    return units;
}

}  // namespace

struct XlsxWriter::Book {
    explicit Book(const std::string& place) : path(place), output(place) {
        const std::filesystem::path folder = std::filesystem::temp_directory_path();
        std::string name = (folder / ("diglot-" + std::string(6, 'X'))).string();
        const int file = ::mkstemp(name.data());
        if (file < 0) {
            throw Error(ErrorCode::Write, "Cannot make a temporary file", {folder.string(), {}, {}},
                        "Check the folder and who may write there");
        }
        ::close(file);
        temporary = name;
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        workbook = workbook_new_opt(temporary.c_str(), &options);
        lxw_doc_properties properties{};
        properties.created = 1;  // the same input gives the same bytes
        workbook_set_properties(workbook, &properties);
        wrapped = workbook_add_format(workbook);
        format_set_text_wrap(wrapped);
        format_set_align(wrapped, LXW_ALIGN_VERTICAL_TOP);
        bold = workbook_add_format(workbook);
        format_set_bold(bold);
    }
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;
    ~Book() {
        if (workbook != nullptr) {
            workbook_close(workbook);
        }
        std::error_code ignored;
        std::filesystem::remove(temporary, ignored);
    }

    void start_sheet() {
        ++sheets;
        const std::string name = sheets == 1 ? "units" : fmt::format("units {}", sheets);
        sheet = workbook_add_worksheet(workbook, name.c_str());
        row = 0;
        for (std::size_t i = 0; i < layouts.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            worksheet_set_column(sheet, column, column, layouts[i].width, nullptr);
            worksheet_write_string(sheet, 0, column, layouts[i].column.name.c_str(), bold);
        }
        worksheet_freeze_panes(sheet, 1, 0);
        std::array<const char*, 5> states = {"unreviewed", "accepted", "rejected", "needs-review", nullptr};
        lxw_data_validation choice{};
        choice.validate = LXW_VALIDATION_TYPE_LIST;
        choice.value_list = const_cast<char**>(const_cast<const char* const*>(states.data()));
        worksheet_data_validation_range(sheet, 1, 1, kRows, 1, &choice);
    }

    void finish() {
        const lxw_error error = workbook_close(std::exchange(workbook, nullptr));
        if (error != LXW_NO_ERROR) {
            throw Error(ErrorCode::Write, fmt::format("Cannot write: {}", lxw_strerror(error)),
                        {path, {}, {}}, "Make room on the disk and run again");
        }
        FileSource made(temporary);
        std::vector<char> piece(std::size_t{1} << 16);
        while (const std::size_t size = made.read(piece.data(), piece.size())) {
            output.stream().write(piece.data(), static_cast<std::streamsize>(size));
        }
        output.commit();
    }

    std::string path;
    OutputFile output;
    std::string temporary;
    lxw_workbook* workbook = nullptr;
    lxw_worksheet* sheet = nullptr;
    lxw_format* wrapped = nullptr;
    lxw_format* bold = nullptr;
    std::uint32_t row = 0;  // written last; 0 is the header
    int sheets = 0;
};

XlsxWriter::XlsxWriter(const std::string& path, UnitWriterOptions options, DiagnosticSink& sink)
    : path_(path), options_(std::move(options)), sink_(&sink), book_(std::make_unique<Book>(path)) {
    book_->start_sheet();
}

XlsxWriter::~XlsxWriter() = default;

void XlsxWriter::write(const TranslationUnit& unit) {
    std::vector<std::string> cells;
    TranslationUnit rest;  // without the property that has a column of its own
    const bool noted = unit.properties.contains("note");
    if (noted) {
        rest = unit;
        rest.properties.erase("note");
    }
    for (const Layout& layout : layouts) {
        const bool properties = layout.column.column == UnitColumn::Properties;
        cells.push_back(cell_text(unit_cell(noted && properties ? rest : unit, layout.column)));
        if (utf16_units(cells.back()) > kLongestCell) {
            ++too_long_;
            return;
        }
    }
    if (book_->row == kRows) {
        book_->start_sheet();
    }
    ++book_->row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!cells[i].empty()) {
            const bool text = layouts[i].column.column == UnitColumn::SourceText ||
                              layouts[i].column.column == UnitColumn::TargetText;
            worksheet_write_string(book_->sheet, book_->row, static_cast<lxw_col_t>(i), cells[i].c_str(),
                                   text ? book_->wrapped : nullptr);
        }
    }
}

void XlsxWriter::finish() {
    for (const auto& [key, value] : options_.manifest) {
        workbook_set_custom_property_string(book_->workbook, key.c_str(), value.substr(0, 255).c_str());
    }
    book_->finish();
    if (too_long_ > 0) {
        sink_->warn("too-long",
                    fmt::format("{} units have a text longer than a cell may be and are not in the output",
                                too_long_),
                    {path_, {}, {}});
    }
}

}  // namespace diglot
