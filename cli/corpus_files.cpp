#include "corpus_files.h"

#include "diglot/base/error.h"
#include "diglot/base/file.h"

#include <fmt/format.h>

#include "lines.h"
#include "translate.h"
#include <cstddef>
#include <filesystem>
#include <string_view>
#include <vector>

namespace diglot::cli {
namespace {

namespace fs = std::filesystem;

std::string whole_path(const fs::path& path) {
    return fs::absolute(path).lexically_normal().generic_string();
}

std::vector<std::string> cells_of(std::string_view line) {
    std::vector<std::string> cells;
    for (std::size_t tab = 0; tab != std::string_view::npos;) {
        tab = line.find('\t');
        cells.emplace_back(line.substr(0, tab));
        line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
    }
    return cells;
}

}  // namespace

std::string name_in_corpus(const std::string& file, const std::string& corpus) {
    const fs::path folder = fs::path(whole_path(corpus)).parent_path();
    return fs::path(whole_path(file)).lexically_relative(folder).generic_string();
}

MetadataTable::MetadataTable(const std::string& path) {
    const fs::path folder = path == "-" ? fs::path() : fs::path(path).parent_path();
    std::vector<std::string> keys;
    for (const Line& line : lines_of(read_file(path))) {
        if (line.text.empty() || line.text.starts_with('#')) {
            continue;
        }
        const Location where{path, line.number, {}};
        const std::vector<std::string> cells = cells_of(line.text);
        if (keys.empty()) {
            keys = cells;
            if (keys.size() < 2 || keys.front() != "file") {
                throw Error(ErrorCode::Format, tr("The first row must name the columns, \"file\" first"),
                            where, tr("Write it as: file TAB date TAB source"));
            }
            continue;
        }
        if (cells.size() > keys.size()) {
            throw Error(ErrorCode::Format, tr("The row has more columns than the first row names"), where,
                        tr("Take the tabs out of it, or name the columns"));
        }
        const auto [row, is_new] = rows_.try_emplace(whole_path(folder / cells.front()));
        if (!is_new) {
            throw Error(ErrorCode::Format,
                        fmt::format(fmt::runtime(tr("The file {} has two rows")), cells.front()), where,
                        tr("Make one row of them"));
        }
        for (std::size_t i = 1; i < cells.size(); ++i) {
            if (!cells[i].empty()) {
                row->second[keys[i]] = cells[i];
            }
        }
    }
}

const Metadata& MetadataTable::of(const std::string& file) const {
    static const Metadata nothing;
    const auto row = rows_.find(whole_path(file));
    return row == rows_.end() ? nothing : row->second;
}

}  // namespace diglot::cli
