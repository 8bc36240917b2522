#include "diglot/exchange/reader.h"

#include "diglot/exchange/index_lines.h"
#include "diglot/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace diglot {
namespace {

/// Longest piece of a bad line that a message repeats, in bytes.
constexpr std::size_t kQuoted = 40;

/// The start of a bad line for a message: bytes that are no text and control characters become U+FFFD.
std::string quoted(std::string_view line) {
    const std::size_t cut = character_begin(line, std::min(line.size(), kQuoted));
    const std::string valid = replace_invalid_utf8(line.substr(0, cut));
    std::string text;
    for (std::size_t at = 0; at < valid.size();) {
        const char32_t c = next_code_point(valid, at);
        append_code_point(text, c < U' ' ? U'\uFFFD' : c);
    }
    return text + (cut < line.size() ? "…" : "");
}

class Reader {
public:
    Reader(std::string_view bytes, const std::string& name, DiagnosticSink& sink)
        : lines_(bytes), name_(name), sink_(&sink) {}

    IndexAlignment read() {
        detect();
        for (std::string_view line; lines_.next(line);) {
            if (!is_blank(line) && !read_line(line)) {
                skip(line);
            }
        }
        if (result_.beads.empty() && result_.skipped > 0) {
            fail("No line of the file can be read");
        }
        return std::move(result_);
    }

private:
    /// Takes the format from the first line that has one, and stands before the first line again (behind the
    /// header of a table).
    void detect() {
        LineReader ahead = lines_;
        bool content = false;
        for (std::string_view line; ahead.next(line);) {
            if (is_blank(line)) {
                continue;
            }
            content = true;
            if (table_ = TsvColumns::of_header(line); table_) {
                result_.format = IndexFormat::Tsv;
                lines_ = ahead;
                return;
            }
            if (parse_bracketed(line)) {
                result_.format = bracketed_dialect(ahead, line);
                return;
            }
            if (parse_rung(line)) {
                result_.format = IndexFormat::Ladder;
                return;
            }
        }
        if (content) {
            fail("The file is no alignment by positions");
        }
    }

    bool read_line(std::string_view line) {
        switch (result_.format) {
            case IndexFormat::Vecalign:
            case IndexFormat::SentAlign:
                return add(parse_bracketed(line));
            case IndexFormat::Tsv:
                return read_row(line);
            case IndexFormat::Ladder:
                return climb(parse_rung(line));
        }
        return false;
    }

    bool add(std::optional<IndexBead> bead) {
        if (!bead) {
            return false;
        }
        for (const std::uint32_t i : bead->source) {
            result_.source_end = std::max(result_.source_end, i + 1);
        }
        for (const std::uint32_t j : bead->target) {
            result_.target_end = std::max(result_.target_end, j + 1);
        }
        result_.beads.push_back(*std::move(bead));
        return true;
    }

    bool read_row(std::string_view line) {
        std::optional<TsvRow> row = table_->parse(line);
        if (!row) {
            return false;
        }
        if (documents_ && *documents_ != row->documents) {
            throw Error(ErrorCode::Format, "The table holds more than one pair of documents",
                        {name_, lines_.number(), {}}, "Write one file for each pair of documents");
        }
        documents_ = std::move(row->documents);
        return add(std::move(row->bead));
    }

    /// A rung ends the bead that the rung before began, and its score belongs to the bead that it begins.
    bool climb(const std::optional<Rung>& rung) {
        if (!rung || rung->source < result_.source_end || rung->target < result_.target_end) {
            return false;
        }
        add_span(rung->source, rung->target);
        result_.last_score = rung->score;
        return true;
    }

    void add_span(std::uint32_t source, std::uint32_t target) {
        if (source > result_.source_end || target > result_.target_end) {
            result_.beads.push_back(
                span_bead({result_.source_end, source}, {result_.target_end, target}, result_.last_score));
            result_.source_end = source;
            result_.target_end = target;
        }
    }

    void skip(std::string_view line) {
        ++result_.skipped;
        sink_->warn("malformed-line", fmt::format("Malformed line: {}", quoted(line)),
                    {name_, lines_.number(), {}});
    }

    [[noreturn]] void fail(const std::string& message) const {
        throw Error(
            ErrorCode::Format, message, {name_, {}, {}},
            "Give a file of vecalign or SentAlign, a ladder of hunalign (made without -text) or a table "
            "written by diglot");
    }

    LineReader lines_;
    std::string name_;
    DiagnosticSink* sink_;
    IndexAlignment result_;
    std::optional<TsvColumns> table_;
    std::optional<std::string> documents_;
};

}  // namespace

IndexAlignment read_alignment(std::string_view bytes, const std::string& name, DiagnosticSink& sink) {
    return Reader(bytes, name, sink).read();
}

void fit_ladder(IndexAlignment& ladder, const IndexAlignment& gold) {
    if (ladder.format != IndexFormat::Ladder) {
        return;
    }
    const Range source{ladder.source_end, std::max(ladder.source_end, gold.source_end)};
    const Range target{ladder.target_end, std::max(ladder.target_end, gold.target_end)};
    if (!source.empty() || !target.empty()) {
        ladder.beads.push_back(span_bead(source, target, ladder.last_score));
        ladder.source_end = source.end;
        ladder.target_end = target.end;
    }
    std::unordered_set<std::uint32_t> sources;
    std::unordered_set<std::uint32_t> targets;
    for (const IndexBead& bead : gold.beads) {
        sources.insert(bead.source.begin(), bead.source.end());
        targets.insert(bead.target.begin(), bead.target.end());
    }
    std::erase_if(ladder.beads, [&](const IndexBead& bead) {
        const auto known = [](const std::vector<std::uint32_t>& positions, const auto& all) {
            return std::any_of(positions.begin(), positions.end(),
                               [&](std::uint32_t position) { return all.contains(position); });
        };
        return bead.score == 0.0 && !known(bead.source, sources) && !known(bead.target, targets);
    });
}

}  // namespace diglot
