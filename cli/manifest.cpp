#include "manifest.h"

#include "diglot/base/error.h"
#include "diglot/base/file.h"

#include <fmt/format.h>

#include "lines.h"
#include "translate.h"
#include <filesystem>
#include <set>
#include <string_view>

namespace diglot::cli {
namespace {

std::vector<std::string> columns_of(std::string_view line) {
    std::vector<std::string> columns;
    while (true) {
        const std::size_t tab = line.find('\t');
        columns.emplace_back(line.substr(0, tab));
        if (tab == std::string_view::npos) {
            break;
        }
        line.remove_prefix(tab + 1);
    }
    while (!columns.empty() && columns.back().empty()) {
        columns.pop_back();
    }
    return columns;
}

PairFiles parse_pair(std::string_view text, const std::filesystem::path& folder, const Location& where) {
    const std::vector<std::string> columns = columns_of(text);
    if (columns.size() < 2 || columns.size() > 3) {
        throw Error(ErrorCode::Format,
                    tr("A line of a manifest has two or three columns with a tab between them"), where,
                    tr("Write it as: source TAB target TAB output"));
    }
    const auto path = [&](const std::string& name) {
        if (name.empty() || name == "-") {
            throw Error(ErrorCode::Format, tr("A document or output of a manifest must be a file"), where,
                        tr("Give the name of a file"));
        }
        return (folder / name).lexically_normal().string();
    };
    return {path(columns[0]), path(columns[1]), columns.size() == 3 ? path(columns[2]) : std::string(),
            static_cast<std::size_t>(*where.line)};
}

}  // namespace

std::vector<PairFiles> read_manifest(const std::string& path) {
    const std::filesystem::path folder =
        path == "-" ? std::filesystem::path() : std::filesystem::path(path).parent_path();
    std::vector<PairFiles> pairs;
    std::set<std::string> outputs;
    for (const Line& line : lines_of(read_file(path))) {
        if (line.text.empty() || line.text.starts_with('#')) {
            continue;
        }
        const Location where{path, line.number, {}};
        pairs.push_back(parse_pair(line.text, folder, where));
        const std::string& output = pairs.back().output;
        if (!output.empty() && !outputs.insert(output).second) {
            throw Error(ErrorCode::Format,
                        fmt::format(fmt::runtime(tr("Two pairs of the manifest write the file {}")), output),
                        where, tr("Give each pair an output of its own"));
        }
    }
    return pairs;
}

}  // namespace diglot::cli
