#include "diglot/base/error.h"
#include "diglot/exchange/table_reader.h"
#include "diglot/exchange/xlsx_units.h"
#include "diglot/exchange/xml_stream.h"
#include "diglot/text/utf8.h"

#include <fmt/format.h>

#include <archive.h>
#include <archive_entry.h>
#include <charconv>
#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace diglot {
namespace {

constexpr std::size_t kLargestFile = std::size_t{1} << 30;     // of the workbook itself
constexpr std::size_t kLargestStrings = std::size_t{1} << 31;  // that sheets share, in bytes
constexpr std::size_t kMostColumns = 16384;

using ArchiveHandle = std::unique_ptr<::archive, decltype(&archive_read_free)>;

/// The bytes of one file inside the workbook.
class EntrySource final : public ByteSource {
public:
    EntrySource(const std::string& bytes, const std::string& name, const std::string& entry)
        : archive_(archive_read_new(), &archive_read_free), name_(name) {
        archive_read_support_format_zip(archive_.get());
        ::archive_entry* header = nullptr;
        int state = archive_read_open_memory(archive_.get(), bytes.data(), bytes.size());
        while (state == ARCHIVE_OK &&
               (state = archive_read_next_header(archive_.get(), &header)) == ARCHIVE_OK) {
            const char* path = archive_entry_pathname(header);
            if (path != nullptr && entry == path) {
                found_ = true;
                return;
            }
        }
        if (state != ARCHIVE_EOF) {
            fail();
        }
    }

    std::size_t read(char* to, std::size_t size) override {
        const la_ssize_t taken = archive_read_data(archive_.get(), to, size);
        if (taken < 0) {
            fail();
        }
        return static_cast<std::size_t>(taken);
    }
    [[nodiscard]] const std::string& name() const override { return name_; }
    [[nodiscard]] bool found() const { return found_; }

private:
    [[noreturn]] void fail() const {
        throw Error(ErrorCode::Format, "The workbook is damaged or cut short", {name_, {}, {}},
                    "Open it in its program and save it again");
    }

    ArchiveHandle archive_;
    std::string name_;
    bool found_ = false;
};

/// Undoes `_xHHHH_`.
std::string plain_text(const std::string& cell) {
    std::string text;
    for (std::size_t at = 0; at < cell.size(); ++at) {
        std::uint32_t value = 0;
        const char* const digits = cell.data() + at + 2;
        const bool escape = cell.size() - at >= 7 && cell[at] == '_' && cell[at + 1] == 'x' &&
                            cell[at + 6] == '_' &&
                            std::from_chars(digits, digits + 4, value, 16).ptr == digits + 4 &&
                            (value < 0xD800 || value > 0xDFFF);
        if (escape) {
            append_code_point(text, value);
            at += 6;
        } else {
            text += cell[at];
        }
    }
    return text;
}

/// The strings that cells refer to by number: each `si`, its runs put together, readings (`rPh`) left aside.
class SharedStrings final : public XmlHandler {
public:
    void load(const std::string& bytes, const std::string& name) {
        auto source = std::make_unique<EntrySource>(bytes, name, "xl/sharedStrings.xml");
        if (source->found()) {
            XmlStream stream(std::make_unique<TextSource>(std::move(source)), *this);
            while (stream.advance()) {
            }
        }
    }
    [[nodiscard]] const std::string* find(std::size_t number) const {
        return number < strings_.size() ? &strings_[number] : nullptr;
    }

private:
    void start_element(std::string_view name, const XmlAttributes& /*attributes*/) override {
        if (name == "si") {
            current_.clear();
        }
        reading_ += name == "rPh" ? 1 : 0;
        in_text_ = name == "t" && reading_ == 0;
    }
    void end_element(std::string_view name) override {
        if (name == "si") {
            bytes_ += current_.size();
            if (bytes_ > kLargestStrings) {
                throw Error(ErrorCode::Limit, "The workbook holds too much text", {}, "Save it as CSV");
            }
            strings_.push_back(plain_text(current_));
        }
        reading_ -= name == "rPh" ? 1 : 0;
        in_text_ = false;
    }
    void characters(std::string_view text) override {
        if (in_text_) {
            current_ += text;
        }
    }

    std::vector<std::string> strings_;
    std::string current_;
    std::size_t bytes_ = 0;
    int reading_ = 0;
    bool in_text_ = false;
};

/// The rows of all sheets, one sheet after the other.
class XlsxRows final : public RowSource, private XmlHandler {
public:
    XlsxRows(std::string bytes, std::string name) : bytes_(std::move(bytes)), name_(std::move(name)) {
        strings_.load(bytes_, name_);
        if (!open_sheet()) {
            throw Error(ErrorCode::Format, "The file is no workbook", {name_, {}, {}},
                        "Give an xlsx file, or name the format");
        }
    }

    bool next(std::vector<std::string>& cells) override {
        while (true) {
            while (rows_.empty() && stream_->advance()) {
            }
            if (rows_.empty()) {
                if (!open_sheet()) {
                    return false;
                }
                continue;
            }
            cells = std::move(rows_.front().cells);
            number_ = rows_.front().number;
            rows_.pop_front();
            if (take(cells)) {
                return true;
            }
        }
    }
    [[nodiscard]] std::uint64_t number() const override { return number_; }
    void restore(std::string& /*cell*/) const override {}

private:
    struct Row {
        std::vector<std::string> cells;
        std::uint64_t number = 0;
    };

    bool open_sheet() {
        auto source =
            std::make_unique<EntrySource>(bytes_, name_, fmt::format("xl/worksheets/sheet{}.xml", ++sheet_));
        if (!source->found()) {
            return false;
        }
        stream_ = std::make_unique<XmlStream>(std::make_unique<TextSource>(std::move(source)),
                                              static_cast<XmlHandler&>(*this));
        row_number_ = 0;
        fresh_sheet_ = true;
        return true;
    }

    /// Every row has as many cells as the header; the header of a further sheet is that of the first.
    bool take(std::vector<std::string>& cells) {
        while (!cells.empty() && cells.back().empty()) {
            cells.pop_back();
        }
        if (cells.empty()) {
            return false;
        }
        if (header_.empty()) {
            header_ = cells;
        } else if (std::exchange(fresh_sheet_, false) && cells == header_) {
            return false;
        }
        fresh_sheet_ = false;
        cells.resize(std::max(cells.size(), header_.size()));
        return true;
    }

    void start_element(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "row") {
            row_.clear();
            ++row_number_;
        } else if (name == "c") {
            column_ = column_of(attributes.get("r"));
            type_ = attributes.get("t");
            value_.clear();
        } else if (name == "rPh") {
            ++reading_;
        }
        in_value_ = (name == "v" || name == "t") && reading_ == 0;
    }
    void end_element(std::string_view name) override {
        in_value_ = false;
        if (name == "c") {
            set_cell();
        } else if (name == "row") {
            rows_.push_back({std::move(row_), row_number_});
            row_.clear();
        } else if (name == "rPh") {
            --reading_;
        }
    }
    void characters(std::string_view text) override {
        if (in_value_) {
            value_ += text;
        }
    }

    /// The column of a cell such as "AB12", from 0; behind the last one when the cell does not say.
    [[nodiscard]] std::size_t column_of(std::string_view reference) const {
        std::size_t column = 0;
        for (const char c : reference) {
            if (c < 'A' || c > 'Z') {
                break;
            }
            column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
        }
        return column == 0 ? row_.size() : std::min(column, kMostColumns) - 1;
    }

    void set_cell() {
        row_.resize(std::max(row_.size(), column_ + 1));
        if (type_ != "s") {
            row_[column_] = plain_text(value_);
            return;
        }
        std::size_t number = 0;
        std::from_chars(value_.data(), value_.data() + value_.size(), number);
        const std::string* shared = strings_.find(number);
        if (shared == nullptr) {
            throw Error(ErrorCode::Format,
                        fmt::format("A cell refers to a text \"{}\" that is not there", value_),
                        {name_, row_number_, {}}, "Open it in its program and save it again");
        }
        row_[column_] = *shared;
    }

    std::string bytes_;
    std::string name_;
    SharedStrings strings_;
    std::unique_ptr<XmlStream> stream_;
    std::deque<Row> rows_;
    std::vector<std::string> header_;
    std::vector<std::string> row_;
    std::string type_;
    std::string value_;
    std::size_t column_ = 0;
    std::uint64_t row_number_ = 0;
    std::uint64_t number_ = 0;
    int sheet_ = 0;
    int reading_ = 0;
    bool in_value_ = false;
    bool fresh_sheet_ = true;
};

std::string all_bytes(ByteSource& source) {
    std::string bytes;
    std::vector<char> piece(std::size_t{1} << 16);
    while (const std::size_t size = source.read(piece.data(), piece.size())) {
        bytes.append(piece.data(), size);
        if (bytes.size() > kLargestFile) {
            throw Error(ErrorCode::Limit, fmt::format("The input is larger than {} bytes", kLargestFile),
                        {source.name(), {}, {}}, "Save it as CSV");
        }
    }
    return bytes;
}

}  // namespace

bool is_workbook(std::string_view head) {
    return head.starts_with("PK\x03\x04");
}

std::unique_ptr<TranslationUnitReader> make_xlsx_reader(UnitInput input, DiagnosticSink& sink) {
    auto rows = std::make_unique<XlsxRows>(all_bytes(*input.bytes), input.path);
    return std::make_unique<TableReader>(std::move(input), std::move(rows), sink);
}

}  // namespace diglot
