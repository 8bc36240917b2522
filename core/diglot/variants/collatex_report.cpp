#include "diglot/text/character.h"
#include "diglot/variants/report.h"

#include <nlohmann/json.hpp>

namespace diglot {
namespace {

using Json = nlohmann::ordered_json;

/// The tokens of a stretch, parted by white space; each keeps the space behind it.
Json tokens_of(const std::string& text) {
    Json tokens = Json::array();
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = text.find_first_of(" \t\n\r", at);
        std::size_t next = end == std::string::npos ? text.size() : text.find_first_not_of(" \t\n\r", end);
        next = next == std::string::npos ? text.size() : next;
        const std::string word = text.substr(at, end == std::string::npos ? std::string::npos : end - at);
        if (!word.empty()) {
            tokens.push_back({{"t", text.substr(at, next - at)}, {"n", to_lower(word)}});
        }
        at = next;
    }
    return tokens;
}

/// One column of the table: what each witness has.
using Column = std::vector<std::string>;

/// The columns of a group: stretches where all agree, and variations.
std::vector<Column> columns_of(const Collation& collation, const SentenceGroup& group) {
    const std::size_t base = group.base();
    const std::size_t width = group.segments.size();
    std::vector<std::vector<ReportPiece>> pieces(width);
    for (std::size_t w = base; w < width; ++w) {
        if (!group.segments[w].empty()) {
            pieces[w] = report_pieces(collation, group, w);
        }
    }
    // Column 2v+1 is variation v, column 2v what stands before it.
    std::vector<Column> columns(2 * group.variations.size() + 1, Column(width));
    for (std::size_t w = base; w < width; ++w) {
        std::size_t column = 0;
        for (const ReportPiece& piece : pieces[w]) {
            column = piece.variation ? 2 * std::size_t{*piece.variation} + 1 : column + column % 2;
            columns[column][w] += piece.text;
        }
    }
    return columns;
}

}  // namespace

void write_collatex_report(const Collation& collation, const ReportOptions& /*options*/, std::ostream& out) {
    Json names = Json::array();
    for (std::size_t w = 0; w < collation.witnesses.size(); ++w) {
        names.push_back(Collation::siglum(w));
    }
    out << "{\"witnesses\": " << names.dump() << ",\n\"table\": [";
    bool first = true;
    for (const SentenceGroup& group : collation.groups) {
        if (group.witness_count() == 0) {
            continue;
        }
        for (const Column& column : columns_of(collation, group)) {
            Json cells = Json::array();
            bool empty = true;
            for (const std::string& text : column) {
                cells.push_back(tokens_of(text));
                empty = empty && cells.back().empty();
            }
            if (!empty) {
                out << (first ? "\n" : ",\n") << cells.dump(-1, ' ', false, Json::error_handler_t::replace);
                first = false;
            }
        }
    }
    out << (first ? "]" : "\n]") << "\n}\n";
}

}  // namespace diglot
