#include "align_report.h"

#include "diglot/base/file.h"
#include "diglot/exchange/tsv_writer.h"
#include "diglot/exchange/unit.h"

#include <fmt/format.h>

#include "align_job.h"
#include "session.h"
#include "translate.h"
#include <algorithm>

namespace diglot::cli {
namespace {

/// "2, 3" or "-": the positions of one side of a bead, as the outputs count them.
std::string places(const SegmentedDocument& document, Range range) {
    return range.empty() ? "-" : fmt::format("{}", fmt::join(positions(document, range), ", "));
}

std::string heading(const Bitext& bitext, const Bead& bead) {
    return fmt::format("[{}] : [{}]  {}  {}", places(bitext.source, bead.source),
                       places(bitext.target, bead.target), bead_type(bead, '-'),
                       format_percent(bead.confidence));
}

std::string opinions_line(const std::vector<Opinion>& opinions) {
    std::string line;
    for (const Opinion& opinion : opinions) {
        line += fmt::format("{}{} {:+.2f}", line.empty() ? "" : ", ", opinion.evidence, opinion.score);
    }
    return line;
}

std::string words_line(const std::vector<WordPair>& words) {
    std::string line;
    for (const WordPair& word : words) {
        line +=
            fmt::format("{}{} = {} {:+.2f}", line.empty() ? "" : ", ", word.source, word.target, word.score);
    }
    return line;
}

}  // namespace

void AlignReport::tell_verdict(const AlignmentQuality& quality, const std::string& target_path) {
    const Location where{target_path, {}, {}};
    switch (quality.verdict) {
        case Verdict::Unrelated:
            session_.diagnostics().warn("unrelated", tr("These are not translations of each other"), where);
            break;
        case Verdict::InPart:
            session_.diagnostics().note(
                "translated-in-part",
                fmt::format(fmt::runtime(tr("Only parts translate each other: {} of the sentences have a "
                                            "counterpart")),
                            format_percent(quality.covered)),
                where);
            break;
        case Verdict::Translations:
            if (request_.from_manifest) {
                session_.diagnostics().note("translations", tr("These translate each other"), where);
            }
            break;
        case Verdict::Unknown:
            if (request_.from_manifest) {
                session_.diagnostics().note("too-little-text",
                                            tr("Too little text to tell whether these translate each other"),
                                            where);
            }
            break;
    }
}

void AlignReport::explain(const Bitext& bitext, const std::vector<BeadExplanation>& explanations) {
    Console& console = session_.console();
    console.line(fmt::format("{} : {}", document_name(bitext.source.document()),
                             document_name(bitext.target.document())));
    for (std::size_t n = 0; n < explanations.size(); ++n) {
        const BeadExplanation& explanation = explanations[n];
        const Bead& bead = bitext.ladder.beads()[n];
        console.line(heading(bitext, bead));
        for (const std::string& text : {bitext.source.text(bead.source), bitext.target.text(bead.target)}) {
            if (!text.empty()) {
                console.line("    " + text);
            }
        }
        console.line(fmt::format(fmt::runtime(tr("  said: {}; together {:+.2f}")),
                                 opinions_line(explanation.opinions), bead.score));
        if (!explanation.words.empty()) {
            console.line(fmt::format(fmt::runtime(tr("  words: {}")), words_line(explanation.words)));
        }
        if (explanation.runner_up) {
            console.line(
                fmt::format(fmt::runtime(tr("  runner-up: {}")), heading(bitext, *explanation.runner_up)));
        }
    }
}

void AlignReport::add(const Bitext& bitext, const Alignment& alignment, const std::string& target_path) {
    tell_verdict(alignment.quality, target_path);
    if (request_.explain) {
        explain(bitext, alignment.explanations);
    }
    if (!request_.review_below) {
        return;
    }
    for (const Bead& bead : bitext.ladder.beads()) {
        if (bead.confidence >= *request_.review_below) {
            continue;
        }
        if (!request_.review.empty()) {
            doubts_.push_back({bead.confidence, tsv_row(bitext, bead)});
        } else {
            std::string row = fmt::format("{} : {}  {}", document_name(bitext.source.document()),
                                          document_name(bitext.target.document()), heading(bitext, bead));
            for (const std::string& text :
                 {bitext.source.text(bead.source), bitext.target.text(bead.target)}) {
                row += text.empty() ? "" : "\n    " + text;
            }
            doubts_.push_back({bead.confidence, std::move(row)});
        }
    }
}

void AlignReport::finish() {
    if (!request_.review_below) {
        return;
    }
    std::stable_sort(doubts_.begin(), doubts_.end(),
                     [](const Doubt& a, const Doubt& b) { return a.confidence < b.confidence; });
    if (!request_.review.empty()) {
        OutputFile file(request_.review);
        file.stream() << tsv_alignment_header() << '\n';
        for (const Doubt& doubt : doubts_) {
            file.stream() << doubt.row << '\n';
        }
        file.commit();
        return;
    }
    session_.console().line(fmt::format(
        fmt::runtime(tr("{} bead is less sure than {}", "{} beads are less sure than {}", doubts_.size())),
        format_number(doubts_.size()), format_percent(*request_.review_below)));
    for (const Doubt& doubt : doubts_) {
        session_.console().line(doubt.row);
    }
}

}  // namespace diglot::cli
