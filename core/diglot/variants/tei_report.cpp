#include "diglot/exchange/escape.h"
#include "diglot/variants/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace diglot {
namespace {

constexpr std::array<std::string_view, kDifferenceClasses> kMeanings = {
    "marks and quotation marks",
    "hyphens and spaces",
    "capitals",
    "spelling",
    "form of a number, date or unit",
    "romanisation of a name",
    "abbreviation",
    "inflection",
    "function word",
    "synonym or rewording",
    "insertion",
    "omission",
    "move",
};

class TeiReport {
public:
    TeiReport(const Collation& collation, std::ostream& out) : collation_(collation), out_(out) {}

    void write();

private:
    void write_header();
    void write_group(std::uint32_t number);
    void write_whole(std::uint32_t number);
    void write_apparatus(std::uint32_t number);
    void write_variation(const SentenceGroup& group, std::uint32_t variation);
    [[nodiscard]] std::string analysis(std::span<const std::uint32_t> differences) const;
    [[nodiscard]] std::string analysis_of_whole(std::uint32_t number) const;
    [[nodiscard]] std::string witnesses(const std::vector<std::size_t>& list) const;

    const Collation& collation_;
    std::ostream& out_;
    std::vector<Range> by_group_ = differences_by_group(collation_);
    // Of the group at hand:
    std::vector<std::vector<std::uint32_t>> by_variation_;
    std::vector<std::vector<Atom>> rows_;
};

/// The attribute @ana: each class once, in the order of the classes.
std::string TeiReport::analysis(std::span<const std::uint32_t> differences) const {
    std::string list;
    for (const DifferenceClass kind : classes_of(collation_, differences)) {
        list += fmt::format("{}#{}", list.empty() ? "" : " ", to_string(kind));
    }
    return list.empty() ? std::string() : fmt::format(" ana=\"{}\"", list);
}

std::string TeiReport::analysis_of_whole(std::uint32_t number) const {
    std::vector<std::uint32_t> whole;
    for (std::uint32_t d = by_group_[number].end; d-- > by_group_[number].begin;) {
        if (collation_.differences[d].scope == DifferenceScope::Sentence) {
            whole.push_back(d);
        }
    }
    return analysis(whole);
}

std::string TeiReport::witnesses(const std::vector<std::size_t>& list) const {
    std::string text;
    for (const std::size_t w : list) {
        text += (text.empty() ? "#" : " #") + Collation::siglum(w);
    }
    return text;
}

void TeiReport::write_header() {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI "
            "xmlns=\"http://www.tei-c.org/ns/1.0\">\n<teiHeader>\n"
            "<fileDesc>\n<titleStmt><title>Collation of "
         << collation_.witnesses.size()
         << " versions</title></titleStmt>\n<publicationStmt><p>Made by diglot.</p></publicationStmt>\n"
            "<sourceDesc><listWit>\n";
    for (std::size_t w = 0; w < collation_.witnesses.size(); ++w) {
        out_ << fmt::format("<witness xml:id=\"{}\">{}</witness>\n", Collation::siglum(w),
                            escape_markup(collation_.witnesses[w].name));
    }
    out_ << "</listWit></sourceDesc>\n</fileDesc>\n<encodingDesc>\n"
            "<variantEncoding method=\"parallel-segmentation\" location=\"internal\"/>\n"
            "<classDecl><taxonomy>\n";
    for (const DifferenceClass kind : difference_classes()) {
        out_ << fmt::format("<category xml:id=\"{}\"><catDesc>{}</catDesc></category>\n", to_string(kind),
                            kMeanings.at(static_cast<std::size_t>(kind)));
    }
    out_ << "</taxonomy></classDecl>\n</encodingDesc>\n</teiHeader>\n";
}

/// A sentence that some versions lack: one reading for those that have it, an empty one for the others.
void TeiReport::write_whole(std::uint32_t number) {
    const SentenceGroup& group = collation_.groups[number];
    std::vector<std::size_t> lacking;
    for (std::size_t w = 0; w < group.segments.size(); ++w) {
        if (group.segments[w].empty()) {
            lacking.push_back(w);
        }
    }
    out_ << fmt::format("<app{}><rdg wit=\"#{}\">{}</rdg><rdg wit=\"{}\"/></app>", analysis_of_whole(number),
                        Collation::siglum(group.base()), escape_markup(collation_.text(group, group.base())),
                        witnesses(lacking));
}

/// Readings that are the same text stand together, in the order of the witnesses.
void TeiReport::write_variation(const SentenceGroup& group, std::uint32_t variation) {
    std::vector<std::pair<std::string, std::vector<std::size_t>>> readings;
    for (std::size_t w = 0; w < group.segments.size(); ++w) {
        std::string text;
        if (const auto& range = group.variations[variation].atoms[w]) {
            text = text_of({collation_.texts[w].get(), rows_[w]}, *range);
        }
        const auto same = std::find_if(readings.begin(), readings.end(),
                                       [&](const auto& reading) { return reading.first == text; });
        if (same == readings.end()) {
            readings.push_back({text, {w}});
        } else {
            same->second.push_back(w);
        }
    }
    out_ << "<app" << analysis(by_variation_[variation]) << '>';
    for (const auto& [text, list] : readings) {
        out_ << (text.empty()
                     ? fmt::format("<rdg wit=\"{}\"/>", witnesses(list))
                     : fmt::format("<rdg wit=\"{}\">{}</rdg>", witnesses(list), escape_markup(text)));
    }
    out_ << "</app>";
}

/// The text of the base with the variations in their places. Where a witness lacks the whole sentence, each
/// place says so.
void TeiReport::write_apparatus(std::uint32_t number) {
    const SentenceGroup& group = collation_.groups[number];
    by_variation_ = differences_by_variation(collation_, number, by_group_[number]);
    rows_.clear();
    for (std::size_t w = 0; w < group.segments.size(); ++w) {
        rows_.push_back(collation_.row(group, w));
    }
    std::vector<std::size_t> having;
    std::vector<std::size_t> lacking;
    for (std::size_t w = 0; w < group.segments.size(); ++w) {
        (group.segments[w].empty() ? lacking : having).push_back(w);
    }
    for (const ReportPiece& piece : report_pieces(collation_, group, group.base())) {
        if (piece.variation) {
            write_variation(group, *piece.variation);
        } else if (lacking.empty()) {
            out_ << escape_markup(piece.text);
        } else {
            out_ << fmt::format("<app{}><rdg wit=\"{}\">{}</rdg><rdg wit=\"{}\"/></app>",
                                analysis_of_whole(number), witnesses(having), escape_markup(piece.text),
                                witnesses(lacking));
        }
    }
}

void TeiReport::write_group(std::uint32_t number) {
    const SentenceGroup& group = collation_.groups[number];
    if (group.witness_count() == 0) {
        return;
    }
    out_ << fmt::format("<ab n=\"{}\"{}>", number + 1, group.moved ? " ana=\"#move\"" : "");
    if (group.witness_count() == 1) {
        write_whole(number);
    } else {
        write_apparatus(number);
    }
    out_ << "</ab>\n";
}

void TeiReport::write() {
    write_header();
    const std::string& language = collation_.texts.front()->language();
    out_ << "<text" << (language.empty() ? "" : " xml:lang=\"" + language + "\"") << ">\n<body>\n<div>\n";
    bool empty = true;
    for (std::uint32_t g = 0; g < collation_.groups.size(); ++g) {
        empty = empty && collation_.groups[g].witness_count() == 0;
        write_group(g);
    }
    out_ << (empty ? "<ab/>\n" : "") << "</div>\n</body>\n</text>\n</TEI>\n";
}

}  // namespace

void write_tei_report(const Collation& collation, const ReportOptions& /*options*/, std::ostream& out) {
    TeiReport(collation, out).write();
}

}  // namespace diglot
