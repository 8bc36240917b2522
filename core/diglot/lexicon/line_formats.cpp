// Lexicons with an entry a line: TSV, Bitextor's, hunalign's.
#include "diglot/lexicon/readers.h"
#include "diglot/lexicon/records.h"
#include "diglot/text/language.h"
#include "diglot/text/lines.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

namespace diglot {
namespace {

std::vector<std::string_view> split_at_tabs(std::string_view line) {
    std::vector<std::string_view> fields;
    for (;;) {
        const std::size_t tab = line.find('\t');
        fields.push_back(line.substr(0, tab));
        if (tab == std::string_view::npos) {
            return fields;
        }
        line.remove_prefix(tab + 1);
    }
}

std::optional<double> weight_of(std::string_view field) {
    double weight = 0.0;
    const auto [end, problem] = std::from_chars(field.data(), field.data() + field.size(), weight);
    const bool whole = problem == std::errc() && end == field.data() + field.size();
    return whole && weight > 0.0 && weight <= 1.0 ? std::optional(weight) : std::nullopt;
}

/// Two language codes of two or three letters.
std::optional<std::pair<std::string, std::string>> languages_of(std::string_view first,
                                                                std::string_view second) {
    const auto is_code = [](std::string_view code) {
        return (code.size() == 2 || code.size() == 3) &&
               std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    };
    if (!is_code(first.substr(0, first.find('-'))) || !is_code(second.substr(0, second.find('-')))) {
        return std::nullopt;
    }
    const auto source = canonical_language(first);
    const auto target = canonical_language(second);
    return source && target ? std::optional(std::pair(*source, *target)) : std::nullopt;
}

/// Reads the rows of a table behind its header.
void read_rows(LineReader& lines, LexiconBuilder& builder) {
    for (std::string_view line; lines.next(line);) {
        if (is_blank(line) || line.starts_with('#')) {
            continue;
        }
        const std::vector<std::string_view> fields = split_at_tabs(line);
        const std::optional<double> weight = fields.size() < 3 ? 1.0 : weight_of(fields[2]);
        if (fields.size() < 2 || fields.size() > 3 || !weight) {
            builder.malformed(line, lines.number());
        } else {
            builder.add(fields[0], fields[1], *weight, lines.number());
        }
    }
}

/// The first line that is neither blank nor a comment.
std::string_view first_line(std::string_view text) {
    LineReader lines(text);
    for (std::string_view line; lines.next(line);) {
        if (!is_blank(line) && !line.starts_with('#')) {
            return line;
        }
    }
    return {};
}

struct HunalignLine {
    std::string_view target;
    std::string_view source;
};

/// The parts of a line before and behind ` @ `, ` @V ` and the like.
std::optional<HunalignLine> split_at_delimiter(std::string_view line) {
    for (std::size_t at = line.find(" @"); at != std::string_view::npos; at = line.find(" @", at + 1)) {
        const std::size_t end = std::min(
            line.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", at + 2),
            line.size());
        if (end < line.size() && line[end] == ' ') {
            return HunalignLine{line.substr(0, at), line.substr(end + 1)};
        }
    }
    return std::nullopt;
}

}  // namespace

bool looks_like_tsv_lexicon(std::string_view text, std::string_view /*name*/) {
    return first_line(text).find('\t') != std::string_view::npos;
}

Lexicon read_tsv_lexicon(const LexiconInput& input) {
    LexiconBuilder builder(input.name, input.sink);
    LineReader lines(input.text);
    const std::vector<std::string_view> header = split_at_tabs(first_line(input.text));
    if (header.size() >= 2 && header[0] == "source" && header[1] == "target") {
        for (std::string_view line; lines.next(line) && !line.starts_with("source\t");) {
        }
    } else if (header.size() == 3 && header[2] == "weight") {
        if (auto languages = languages_of(header[0], header[1])) {
            builder.set_languages(std::move(languages->first), std::move(languages->second));
            for (std::string_view line; lines.next(line) && !line.ends_with("\tweight");) {
            }
        }
    }
    read_rows(lines, builder);
    return builder.finish();
}

bool looks_like_bitextor_lexicon(std::string_view text, std::string_view name) {
    const std::vector<std::string_view> fields = split_at_tabs(first_line(text));
    return !name.ends_with(".tsv") && fields.size() == 2 && languages_of(fields[0], fields[1]);
}

Lexicon read_bitextor_lexicon(const LexiconInput& input) {
    LexiconBuilder builder(input.name, input.sink);
    LineReader lines(input.text);
    std::string_view line;
    lines.next(line);
    const std::vector<std::string_view> fields = split_at_tabs(line);
    auto languages = fields.size() == 2 ? languages_of(fields[0], fields[1]) : std::nullopt;
    if (!languages) {
        throw Error(ErrorCode::Format, "The first line does not name two languages", {input.name, 1, {}},
                    "Write two language codes with a tab between, such as en TAB fr");
    }
    builder.set_languages(std::move(languages->first), std::move(languages->second));
    read_rows(lines, builder);
    return builder.finish();
}

bool looks_like_hunalign_lexicon(std::string_view text, std::string_view /*name*/) {
    return split_at_delimiter(first_line(text)).has_value();
}

Lexicon read_hunalign_lexicon(const LexiconInput& input) {
    LexiconBuilder builder(input.name, input.sink);
    LineReader lines(input.text);
    for (std::string_view line; lines.next(line);) {
        if (is_blank(line)) {
            continue;
        }
        if (const auto parts = split_at_delimiter(line)) {
            builder.add(parts->source, parts->target, 1.0, lines.number());
        } else {
            builder.malformed(line, lines.number());
        }
    }
    return builder.finish();
}

}  // namespace diglot
