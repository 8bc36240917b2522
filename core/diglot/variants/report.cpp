#include "diglot/variants/report.h"

#include "diglot/text/utf8.h"

#include <algorithm>
#include <array>

namespace diglot {
namespace {

constexpr std::array<ReportFormat, 6> kFormats = {{
    {"text", "Differences with their sentences, to be read", ".txt", write_text_report},
    {"json", "Witnesses, shared passages and differences", ".json", write_json_report},
    {"tsv", "A difference a line", ".tsv", write_tsv_report},
    {"tei", "TEI critical apparatus, parallel segmentation", ".xml", write_tei_report},
    {"collatex", "CollateX JSON: a table of tokens", ".collatex.json", write_collatex_report},
    {"html", "One page: versions in columns, differences by class", ".html", write_html_report},
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

std::string report_sentence(const Collation& collation, const Difference& difference, std::size_t witness) {
    constexpr std::size_t kLongest = 2000;
    constexpr std::size_t kAround = 500;
    const SentenceGroup& group = collation.groups[difference.group];
    const auto& segments = collation.witnesses[witness].document->segments();
    std::size_t bytes = 0;
    for (const std::uint32_t segment : group.segments[witness]) {
        bytes += segments[segment].bytes.size() + 1;
    }
    const auto& reading = difference.readings[witness];
    if (bytes <= kLongest || difference.scope == DifferenceScope::Sentence || !reading ||
        reading->places.empty()) {
        return collation.text(group, witness);
    }
    const WitnessPlace& place = reading->places.front();
    const std::string_view text = collation.witnesses[witness].document->text(place.segment);
    const std::size_t offset = place.bytes.begin - segments[place.segment].bytes.begin;
    const auto boundary = [&](std::size_t at) {
        while (at < text.size() && is_continuation(text[at])) {
            ++at;
        }
        return std::min(at, text.size());
    };
    const std::size_t from = boundary(offset > kAround ? offset - kAround : 0);
    const std::size_t to = boundary(offset + place.bytes.size() + kAround);
    std::string around(from > 0 ? "…" : "");
    around += text.substr(from, to - from);
    return around + (to < text.size() ? "…" : "");
}

std::vector<std::vector<std::uint32_t>> differences_by_variation(const Collation& collation,
                                                                 std::uint32_t group, Range differences) {
    std::vector<std::vector<std::uint32_t>> lists(collation.groups[group].variations.size());
    for (std::uint32_t d = differences.begin; d < differences.end; ++d) {
        const Difference& difference = collation.differences[d];
        if (difference.scope == DifferenceScope::Words && difference.variation < lists.size()) {
            lists[difference.variation].push_back(d);
        }
    }
    for (auto& list : lists) {
        std::stable_sort(list.begin(), list.end(), [&](std::uint32_t a, std::uint32_t b) {
            return collation.differences[a].kind < collation.differences[b].kind;
        });
    }
    return lists;
}

std::vector<DifferenceClass> classes_of(const Collation& collation,
                                        std::span<const std::uint32_t> differences) {
    std::vector<DifferenceClass> classes;
    for (const std::uint32_t d : differences) {
        classes.push_back(collation.differences[d].kind);
    }
    std::sort(classes.begin(), classes.end());
    classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
    return classes;
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
    std::vector<bool> shared(collation.witnesses[witness].document->size());
    for (const SentenceGroup& group : collation.groups) {
        if (group.witness_count() > 1) {
            for (const std::uint32_t segment : group.segments[witness]) {
                shared[segment] = true;
            }
            for (const SentenceRepeat& repeat : group.repeats[witness]) {
                shared[repeat.at] = true;
            }
        }
    }
    return static_cast<std::size_t>(std::count(shared.begin(), shared.end(), true));
}

}  // namespace diglot
