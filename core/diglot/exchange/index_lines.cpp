#include "diglot/exchange/index_lines.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <vector>

namespace diglot {
namespace {

constexpr std::string_view kBlanks = " \t";

/// Reads a line from left to right; each step says whether it found what it looked for.
class Cursor {
public:
    explicit Cursor(std::string_view line) : rest_(line) {}

    void skip_blanks() { rest_.remove_prefix(std::min(rest_.find_first_not_of(kBlanks), rest_.size())); }

    bool take(char c) {
        skip_blanks();
        const bool found = !rest_.empty() && rest_.front() == c;
        rest_.remove_prefix(found ? 1 : 0);
        return found;
    }

    bool take_blanks() {
        const std::size_t before = rest_.size();
        skip_blanks();
        return rest_.size() < before || rest_.empty();
    }

    bool at_end() {
        skip_blanks();
        return rest_.empty();
    }

    std::optional<std::uint32_t> position() {
        skip_blanks();
        std::uint32_t value = 0;
        return number(value) && value < kPositionLimit ? std::optional(value) : std::nullopt;
    }

    std::optional<double> score() {
        skip_blanks();
        rest_.remove_prefix(!rest_.empty() && rest_.front() == '+' ? 1 : 0);
        double value = 0.0;
        return number(value) && std::isfinite(value) ? std::optional(value) : std::nullopt;
    }

    /// `0, 1, 2` up to, but not including, `end`.
    bool list(std::vector<std::uint32_t>& values, char end) {
        skip_blanks();
        if (rest_.empty() || rest_.front() == end) {
            return true;
        }
        do {
            const std::optional<std::uint32_t> value = position();
            if (!value) {
                return false;
            }
            values.push_back(*value);
        } while (take(','));
        return true;
    }

    /// A list in brackets.
    bool bracketed(std::vector<std::uint32_t>& values) { return take('[') && list(values, ']') && take(']'); }

private:
    template <typename Number>
    bool number(Number& value) {
        const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
        if (error != std::errc()) {
            return false;
        }
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
        return true;
    }

    std::string_view rest_;
};

std::vector<std::string_view> split_tabs(std::string_view line) {
    std::vector<std::string_view> fields;
    for (std::size_t tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
        fields.push_back(line.substr(0, tab));
        line.remove_prefix(tab + 1);
    }
    fields.push_back(line);
    return fields;
}

bool parse_cell(std::string_view cell, std::vector<std::uint32_t>& values) {
    Cursor cursor(cell);
    return cursor.list(values, '\0') && cursor.at_end();
}

}  // namespace

std::optional<IndexBead> parse_bracketed(std::string_view line) {
    Cursor cursor(line);
    IndexBead bead;
    if (!cursor.bracketed(bead.source) || !cursor.take(':') || !cursor.bracketed(bead.target)) {
        return std::nullopt;
    }
    if (cursor.take(':')) {
        bead.score = cursor.score();
        if (!bead.score) {
            return std::nullopt;
        }
    }
    return cursor.at_end() ? std::optional(std::move(bead)) : std::nullopt;
}

IndexFormat bracketed_dialect(LineReader following, std::string_view first) {
    do {
        const std::size_t comma = first.find(',');
        if (comma != std::string_view::npos && comma + 1 < first.size()) {
            return first[comma + 1] == ' ' ? IndexFormat::Vecalign : IndexFormat::SentAlign;
        }
    } while (following.next(first));
    return IndexFormat::Vecalign;
}

std::optional<Rung> parse_rung(std::string_view line) {
    Cursor cursor(line);
    const std::optional<std::uint32_t> source = cursor.position();
    const std::optional<std::uint32_t> target =
        source && cursor.take_blanks() ? cursor.position() : std::nullopt;
    if (!target || !cursor.take_blanks()) {
        return std::nullopt;
    }
    Rung rung{*source, *target, std::nullopt};
    if (!cursor.at_end()) {
        rung.score = cursor.score();
        if (!rung.score || !cursor.at_end()) {
            return std::nullopt;
        }
    }
    return rung;
}

IndexBead span_bead(Range source, Range target, std::optional<double> score) {
    IndexBead bead{std::vector<std::uint32_t>(source.size()), std::vector<std::uint32_t>(target.size()),
                   score};
    std::iota(bead.source.begin(), bead.source.end(), source.begin);
    std::iota(bead.target.begin(), bead.target.end(), target.begin);
    return bead;
}

std::optional<TsvColumns> TsvColumns::of_header(std::string_view line) {
    const std::vector<std::string_view> names = split_tabs(line);
    const auto find = [&](std::string_view name) -> std::optional<std::size_t> {
        const auto found = std::find(names.begin(), names.end(), name);
        return found == names.end() ? std::nullopt
                                    : std::optional(static_cast<std::size_t>(found - names.begin()));
    };
    const std::optional<std::size_t> source = find("source_positions");
    const std::optional<std::size_t> target = find("target_positions");
    if (!source || !target) {
        return std::nullopt;
    }
    TsvColumns columns;
    columns.source_ = *source;
    columns.target_ = *target;
    columns.source_document_ = find("source_document");
    columns.target_document_ = find("target_document");
    columns.score_ = find("score");
    columns.count_ = names.size();
    return columns;
}

std::optional<TsvRow> TsvColumns::parse(std::string_view line) const {
    const std::vector<std::string_view> fields = split_tabs(line);
    if (fields.size() != count_) {
        return std::nullopt;
    }
    const auto field = [&](std::optional<std::size_t> column) {
        return column ? fields[*column] : std::string_view();
    };
    TsvRow row;
    if (!parse_cell(fields[source_], row.bead.source) || !parse_cell(fields[target_], row.bead.target)) {
        return std::nullopt;
    }
    if (score_ && !is_blank(fields[*score_])) {
        Cursor cursor(fields[*score_]);
        row.bead.score = cursor.score();
        if (!row.bead.score || !cursor.at_end()) {
            return std::nullopt;
        }
    }
    (row.documents = field(source_document_)) += '\t';
    row.documents += field(target_document_);
    return row;
}

}  // namespace diglot
