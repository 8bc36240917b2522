#include "query_output.h"

#include "diglot/base/file.h"
#include "diglot/exchange/escape.h"
#include "diglot/text/measure.h"
#include "diglot/text/utf8.h"

#include <fmt/format.h>

#include "translate.h"
#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string_view>
#include <utility>
#include <vector>

namespace diglot::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string format_of(const AnswerOutput& output) {
    if (!output.format.empty()) {
        return output.format;
    }
    for (const auto& [ending, format] : {std::pair{".tsv", "tsv"}, {".json", "json"}, {".html", "html"}}) {
        if (std::string_view(output.path).ends_with(ending)) {
            return format;
        }
    }
    return "text";
}

/// The end of `text` that takes at most `columns`.
std::string_view end_of(std::string_view text, std::size_t columns) {
    std::size_t at = text.size();
    while (at > 0) {
        std::size_t before = at;
        previous_code_point(text, before);
        if (count_columns(text.substr(before)) > columns) {
            break;
        }
        at = before;
    }
    return text.substr(at);
}

std::string_view beginning_of(std::string_view text, std::size_t columns) {
    std::size_t at = 0;
    std::size_t used = 0;
    while (at < text.size()) {
        std::size_t after = at;
        next_code_point(text, after);
        used += count_columns(text.substr(at, after - at));
        if (used > columns) {
            break;
        }
        at = after;
    }
    return text.substr(0, at);
}

/// A line of text as people read concordances: the matches below one another, the other sides under it.
std::string text_line(const ConcordanceLine& line, std::size_t context) {
    const std::string left = flatten(line.left);
    const std::string_view near = end_of(left, context);
    const bool space_before = !line.left.empty() && line.left.back() == ' ';
    const std::string shown_left = std::string(near) + (space_before && !near.empty() ? " " : "");
    const std::size_t columns = count_columns(shown_left);
    std::string text(columns < context + 1 ? context + 1 - columns : 0, ' ');
    const bool space_after = !line.right.empty() && line.right.front() == ' ';
    text += shown_left + "<" + flatten(line.match) + ">" + (space_after ? " " : "");
    text += std::string(beginning_of(flatten(line.right), context)) + "\n";
    for (const AlignedText& aligned : line.aligned) {
        text += fmt::format("    {}: {}\n", aligned.language, flatten(aligned.text));
    }
    return text;
}

std::string aligned_languages(const ConcordanceLine& line) {
    std::string texts;
    for (const AlignedText& aligned : line.aligned) {
        texts += "\t" + aligned.language + "\t" + escape_field(aligned.text);
    }
    return texts;
}

std::string tsv_line(const ConcordanceLine& line) {
    return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}{}\n", line.unit, line.language,
                       escape_field(line.left), escape_field(line.match), escape_field(line.right),
                       escape_field(line.document), escape_field(line.source), line.date,
                       line.confidence ? fmt::format("{}", *line.confidence) : std::string(),
                       aligned_languages(line));
}

Json json_line(const ConcordanceLine& line) {
    Json json = {{"unit", line.unit},     {"language", line.language}, {"left", line.left},
                 {"match", line.match},   {"right", line.right},       {"document", line.document},
                 {"source", line.source}, {"date", line.date}};
    json["confidence"] = line.confidence ? Json(*line.confidence) : Json(nullptr);
    json["aligned"] = Json::array();
    for (const AlignedText& aligned : line.aligned) {
        Json matches = Json::array();
        for (const Range& match : aligned.matches) {
            matches.push_back(aligned.text.substr(match.begin, match.size()));
        }
        json["aligned"].push_back(
            {{"language", aligned.language}, {"text", aligned.text}, {"matches", matches}});
    }
    return json;
}

Json json_head(const AnswerHead& head) {
    return {{"corpus", head.corpus}, {"query", head.question}, {"hits", head.hits}, {"units", head.units}};
}

/// One object, its lines written as they come.
void write_json(std::ostream& out, const AnswerHead& head, const EachLine& each) {
    std::string start = json_head(head).dump(2);
    start.resize(start.rfind('\n'));
    out << start << ",\n  \"lines\": [";
    const char* separator = "\n";
    each([&](const ConcordanceLine& line) {
        out << separator << "    " << json_line(line).dump();
        separator = ",\n";
    });
    out << "\n  ]\n}\n";
}

std::string text_table(const AnswerTable& table) {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        std::size_t width = count_columns(table.columns[i].title);
        for (const std::vector<std::string>& row : table.rows) {
            width = std::max(width, count_columns(row[i]));
        }
        widths.push_back(width);
    }
    const auto line = [&](const auto& cell) {
        std::string text;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const std::string value = cell(i);
            const std::string padding(widths[i] - count_columns(value), ' ');
            text += (i == 0 ? "" : "  ") + (table.columns[i].number ? padding + value : value + padding);
        }
        return text.substr(0, text.find_last_not_of(' ') + 1) + "\n";
    };
    std::string text = line([&](std::size_t i) { return table.columns[i].title; });
    for (const std::vector<std::string>& row : table.rows) {
        text += line([&](std::size_t i) { return row[i]; });
    }
    return text;
}

std::string tsv_table(const AnswerTable& table) {
    std::string text;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        text += (i == 0 ? "" : "\t") + table.columns[i].name;
    }
    text += '\n';
    for (const std::vector<std::string>& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += (i == 0 ? "" : "\t") + escape_field(row[i]);
        }
        text += '\n';
    }
    return text;
}

std::string json_table(const AnswerHead& head, const AnswerTable& table) {
    Json json = json_head(head);
    json["rows"] = Json::array();
    for (const std::vector<std::string>& row : table.rows) {
        Json one = Json::object();
        for (std::size_t i = 0; i < row.size(); ++i) {
            one[table.columns[i].name] = table.columns[i].number ? Json::parse(row[i]) : Json(row[i]);
        }
        json["rows"].push_back(std::move(one));
    }
    return json.dump(2) + "\n";
}

}  // namespace

void write_concordance(const AnswerOutput& output, const AnswerHead& head, const EachLine& each) {
    const std::string format = format_of(output);
    OutputFile file(output.path);
    if (format == "html") {
        std::vector<ConcordanceLine> lines;
        each([&](const ConcordanceLine& line) { lines.push_back(line); });
        file.stream() << concordance_page(head, lines, user_language());
    } else if (format == "json") {
        write_json(file.stream(), head, each);
    } else if (format == "tsv") {
        file.stream() << "unit\tlanguage\tleft\tmatch\tright\tdocument\tsource\tdate\tconfidence\taligned_"
                         "language\taligned\n";
        each([&](const ConcordanceLine& line) { file.stream() << tsv_line(line); });
    } else {
        each([&](const ConcordanceLine& line) { file.stream() << text_line(line, output.context); });
    }
    file.commit();
}

void write_table(const AnswerOutput& output, const AnswerHead& head, const AnswerTable& table) {
    const std::string format = format_of(output);
    OutputFile file(output.path);
    file.stream() << (format == "html"   ? table_page(head, table, user_language())
                      : format == "json" ? json_table(head, table)
                      : format == "tsv"  ? tsv_table(table)
                                         : text_table(table));
    file.commit();
}

}  // namespace diglot::cli
