#include "diglot/lexicon/corpus.h"

#include "diglot/lexicon/xml.h"
#include "diglot/text/charset.h"
#include "diglot/text/language.h"
#include "diglot/text/lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

namespace diglot {
namespace {

using Add = std::function<void(const PassagePair&)>;

std::vector<std::string_view> fields_of(std::string_view line) {
    std::vector<std::string_view> fields;
    for (std::size_t tab = 0; tab != std::string_view::npos;) {
        tab = line.find('\t');
        fields.push_back(line.substr(0, tab));
        line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
    }
    return fields;
}

/// Where a table has its columns.
struct Columns {
    std::size_t source = 0;
    std::size_t target = 1;
    std::size_t weight = std::string_view::npos;  // no such column
};

/// The columns that a header names; none when the line is no header.
std::optional<Columns> columns_of(std::string_view header) {
    const std::vector<std::string_view> names = fields_of(header);
    const auto place = [&](std::string_view name) {
        return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
    };
    Columns columns{place("source_text"), place("target_text"), place("confidence")};
    if (columns.source == names.size() || columns.target == names.size()) {
        return std::nullopt;
    }
    return columns;
}

double weight_of(std::string_view field) {
    double weight = 0.0;
    const auto result = std::from_chars(field.data(), field.data() + field.size(), weight);
    return result.ec == std::errc() ? std::clamp(weight, 0.0, 1.0) : 0.0;
}

std::size_t read_table(std::string_view text, const std::string& name, DiagnosticSink& sink, const Add& add) {
    constexpr std::size_t kToldOneByOne = 10;
    std::size_t good = 0;
    std::size_t bad = 0;
    LineReader lines(text);
    std::optional<Columns> columns;
    for (std::string_view line; lines.next(line);) {
        if (!columns) {
            columns = columns_of(line);
            if (columns) {
                continue;
            }
            columns = Columns();
        }
        const std::vector<std::string_view> fields = fields_of(line);
        if (is_blank(line)) {
            continue;
        }
        if (fields.size() <= std::max(columns->source, columns->target)) {
            if (++bad <= kToldOneByOne) {
                sink.warn("malformed-line", "The line has no two columns", {name, lines.number(), {}});
            }
            continue;
        }
        ++good;
        add({fields[columns->source], fields[columns->target],
             columns->weight < fields.size() ? weight_of(fields[columns->weight]) : 1.0});
    }
    return good;
}

/// The texts of a unit in the two languages; empty where it lacks one.
std::pair<std::string, std::string> texts_of(const pugi::xml_node& unit, const LexiconReadOptions& options) {
    const auto is_in = [](const std::string& language, const std::string& wanted) {
        return primary_language(language) == primary_language(wanted);
    };
    std::pair<std::string, std::string> texts;
    each_element(unit, {"tuv"}, [&](const pugi::xml_node& variant) {
        const std::string language = language_of_element(variant);
        std::string* side = is_in(language, options.source_language)   ? &texts.first
                            : is_in(language, options.target_language) ? &texts.second
                                                                       : nullptr;
        if (side != nullptr) {
            each_element(variant, {"seg"}, [&](const pugi::xml_node& seg) { *side = text_below(seg); });
        }
    });
    return texts;
}

std::size_t read_tmx(const LexiconInput& input, const Add& add) {
    const pugi::xml_document document = parse_xml(input);
    std::size_t good = 0;
    each_element(document, {"tu"}, [&](const pugi::xml_node& unit) {
        const auto [source, target] = texts_of(unit, input.options);
        if (!source.empty() && !target.empty()) {
            ++good;
            add({source, target, 1.0});
        }
    });
    return good;
}

}  // namespace

void read_passages(std::string_view bytes, const std::string& name, const std::string& source_language,
                   const std::string& target_language, DiagnosticSink& sink,
                   const std::function<void(const PassagePair&)>& add) {
    const std::string text = decode(bytes).text;
    const LexiconReadOptions options{{}, source_language, target_language};
    const std::size_t good = root_name(text) == "tmx" ? read_tmx({text, name, options, sink}, add)
                                                      : read_table(text, name, sink, add);
    if (good == 0) {
        throw Error(
            ErrorCode::Format,
            fmt::format("No pair of passages in {} and {} is in it", source_language, target_language),
            {name, {}, {}}, "Give TMX, a table written by diglot, or lines with a tab between two texts");
    }
}

}  // namespace diglot
