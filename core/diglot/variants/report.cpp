#include "diglot/variants/report.h"

#include <algorithm>
#include <array>

namespace diglot {
namespace {

constexpr std::array<ReportFormat, 5> kFormats = {{
    {"text", "Differences with their sentences, to be read", ".txt", write_text_report},
    {"json", "Witnesses, shared passages and differences", ".json", write_json_report},
    {"tsv", "A difference a line", ".tsv", write_tsv_report},
    {"tei", "TEI critical apparatus, parallel segmentation", ".xml", write_tei_report},
    {"collatex", "CollateX JSON: a table of tokens", ".collatex.json", write_collatex_report},
}};

/// What stands before an atom and belongs to no atom.
std::string gap_before(const WitnessText& text, const std::vector<Atom>& row, std::uint32_t at) {
    if (at == 0 || at >= row.size()) {
        return {};
    }
    const Atom& last = row[at - 1];
    const Atom& next = row[at];
    if (last.segment != next.segment) {
        return " ";
    }
    return text.document()
        .paragraph_of(next.segment)
        .text.substr(last.bytes.end, next.bytes.begin - last.bytes.end);
}

}  // namespace

std::span<const ReportFormat> report_formats() {
    return kFormats;
}

const ReportFormat* find_report_format(std::string_view name) {
    const auto* found = std::find_if(kFormats.begin(), kFormats.end(),
                                     [&](const ReportFormat& format) { return format.name == name; });
    return found == kFormats.end() ? nullptr : found;
}

const ReportFormat* report_format_of_path(std::string_view path) {
    for (const std::string_view packed : {".gz", ".zst"}) {
        if (path.ends_with(packed)) {
            path.remove_suffix(packed.size());
        }
    }
    const ReportFormat* best = nullptr;
    for (const ReportFormat& format : kFormats) {
        if (path.ends_with(format.ending) &&
            (best == nullptr || format.ending.size() > best->ending.size())) {
            best = &format;
        }
    }
    return best;
}

std::vector<ReportPiece> report_pieces(const Collation& collation, const SentenceGroup& group,
                                       std::size_t witness) {
    const WitnessText& text = *collation.texts[witness];
    const std::vector<Atom> row = collation.row(group, witness);
    std::vector<ReportPiece> pieces;
    std::uint32_t cursor = 0;
    const auto add_plain = [&](std::uint32_t end, bool gap_behind) {
        ReportPiece piece;
        piece.atoms = {cursor, end};
        for (; cursor < end; ++cursor) {
            piece.text += gap_before(text, row, cursor);
            piece.text += text.text(row[cursor]);
        }
        piece.text += gap_behind ? gap_before(text, row, end) : "";
        if (!piece.text.empty()) {
            pieces.push_back(std::move(piece));
        }
    };
    for (std::uint32_t v = 0; v < group.variations.size(); ++v) {
        const auto& range = group.variations[v].atoms[witness];
        if (!range || range->begin < cursor) {
            continue;
        }
        add_plain(range->begin, !range->empty());
        pieces.push_back({text_of({&text, row}, *range), v, *range});
        cursor = range->end;
    }
    add_plain(static_cast<std::uint32_t>(row.size()), false);
    return pieces;
}

std::vector<Range> differences_by_group(const Collation& collation) {
    std::vector<Range> ranges(collation.groups.size());
    std::uint32_t at = 0;
    const auto size = static_cast<std::uint32_t>(collation.differences.size());
    for (std::uint32_t g = 0; g < ranges.size(); ++g) {
        ranges[g].begin = at;
        while (at < size && collation.differences[at].group == g) {
            ++at;
        }
        ranges[g].end = at;
    }
    return ranges;
}

std::size_t shared_sentences(const Collation& collation, std::size_t witness) {
    std::size_t shared = 0;
    for (const SentenceGroup& group : collation.groups) {
        if (group.witness_count() > 1) {
            shared += group.segments[witness].size() + group.repeats[witness].size();
        }
    }
    return shared;
}

}  // namespace diglot
