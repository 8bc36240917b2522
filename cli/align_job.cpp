#include "align_job.h"

#include "diglot/align/aligner.h"
#include "diglot/base/file.h"
#include "diglot/base/parallel.h"
#include "diglot/exchange/writer.h"

#include <fmt/format.h>

#include "align_output.h"
#include "align_report.h"
#include "align_summary.h"
#include "anchors.h"
#include "input_guard.h"
#include "session.h"
#include "translate.h"
#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace diglot::cli {
namespace {

/// One document on its way: what was told about it waits until its turn, so that the order is the same at any
/// number of threads.
struct Reading {
    DelimitedDocument result;
    DiagnosticLog log;
    std::optional<Error> problem;
};

/// One pair on its way from files to beads.
struct Pair {
    const PairFiles* files = nullptr;
    std::unique_ptr<Reading> source = std::make_unique<Reading>();
    std::unique_ptr<Reading> target = std::make_unique<Reading>();
    std::vector<Anchor> anchors;
    PairEmbeddings embeddings;
    Alignment alignment;
    bool failed = false;
};

class AlignJob {
public:
    AlignJob(const AlignRequest& request, Session& session) : request_(request), session_(session) {
        writer_options_.page_language = user_language();
        for (const PairFiles& pair : request_.pairs) {
            guard_.add(pair.source);
            guard_.add(pair.target);
        }
        writer_options_.before_file = [this](const std::string& path) { guard_.check(path); };
    }

    int run();

private:
    [[nodiscard]] std::unique_ptr<BitextWriter> writer_to(const std::string& output) const;
    void read_all();
    void read(const std::string& path, const std::string& language, Reading& reading) const;
    void settle(Pair& pair);
    void settle_all();
    void fail(Pair& pair, const Error& error);
    void align_all();
    void write_all();
    void write(Pair& pair);
    void open_shared();
    void tell_result() const;

    const AlignRequest& request_;
    Session& session_;
    InputGuard guard_;
    WriterOptions writer_options_;
    // Output of the pairs without one of their own; none when not needed.
    std::unique_ptr<BitextWriter> shared_;
    std::string standard_input_;
    std::vector<Pair> pairs_;
    std::size_t failed_ = 0;
    AlignReport report_{request_, session_};
    AlignSummary summary_{WriterOptions().doubtful_below};
};

void AlignJob::read(const std::string& path, const std::string& language, Reading& reading) const {
    try {
        check_cancelled(&session_.job());
        ReadingOptions options = request_.reading;
        options.ingest.language = language;
        const std::string bytes = path == "-" ? standard_input_ : read_bytes(path, options);
        reading.result = make_delimited(bytes, path, options, request_.anchor_line, reading.log);
        if (reading.result.document.size() == 0) {
            reading.log.warn("no-text", tr("There is no text in it"), {path, {}, {}});
        }
    } catch (const Error& error) {
        reading.problem = error;
    }
}

void AlignJob::read_all() {
    pairs_.resize(request_.pairs.size());
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
        const PairFiles& files = request_.pairs[i];
        pairs_[i].files = &files;
        if (files.source == "-" || files.target == "-") {  // here, for a signal to end the wait for it
            standard_input_ = read_bytes("-", request_.reading);
        }
    }
    session_.start_phase(tr("reading"));
    std::atomic<std::uint64_t> done{0};
    parallel_for(2 * pairs_.size(), request_.threads, [&](std::size_t i) {
        Pair& pair = pairs_[i / 2];
        if (i % 2 == 0) {
            read(pair.files->source, request_.source_language, *pair.source);
        } else {
            read(pair.files->target, request_.target_language, *pair.target);
        }
        session_.job().progress(++done, 2 * pairs_.size());
    });
    check_cancelled(&session_.job());
    standard_input_.clear();
}

void AlignJob::fail(Pair& pair, const Error& error) {
    if (!request_.from_manifest || error.code() == ErrorCode::Cancelled) {
        throw error;
    }
    session_.show(error);
    pair.failed = true;
    ++failed_;
    pair.source.reset();
    pair.target.reset();
}

/// Tells what was found while reading, and gives the pair its anchors.
void AlignJob::settle(Pair& pair) {
    for (const Reading* reading : {pair.source.get(), pair.target.get()}) {
        for (const Diagnostic& diagnostic : reading->log.entries()) {
            session_.diagnostics().report(diagnostic);
        }
        if (reading->problem) {
            throw Error(*reading->problem);
        }
    }
    const SegmentedDocument& source = pair.source->result.document;
    const SegmentedDocument& target = pair.target->result.document;
    const std::string& language = source.document().language;
    if (!language.empty() && language == target.document().language && source.size() > 0 &&
        target.size() > 0) {
        session_.diagnostics().warn(
            "same-language", fmt::format(fmt::runtime(tr("Both texts are in the language '{}'")), language),
            {pair.files->target, {}, {}});
    }
    if (!request_.anchors.empty()) {
        pair.anchors = read_anchors(request_.anchors, source, target);
    } else if (!request_.anchor_line.empty()) {
        pair.anchors = pair_delimiters(pair.source->result, pair.target->result, request_.anchor_line,
                                       pair.files->target);
    }
}

void AlignJob::settle_all() {
    if (request_.embeddings.wanted()) {
        session_.start_phase(tr("embedding"));
    }
    for (Pair& pair : pairs_) {
        try {
            settle(pair);
            if (request_.embeddings.wanted()) {
                pair.embeddings = load_embeddings(request_.embeddings, pair.source->result.document,
                                                  pair.target->result.document, &session_.job());
            }
        } catch (const Error& error) {
            fail(pair, error);
        }
    }
    if (failed_ == pairs_.size()) {
        throw Error(ErrorCode::Missing, tr("No pair of the manifest could be read"), {},
                    tr("See the lines above for each of them"));
    }
}

/// Pairs of the same two languages learn from one another.
void AlignJob::align_all() {
    std::map<std::pair<std::string, std::string>, std::vector<Pair*>> groups;
    for (Pair& pair : pairs_) {
        if (!pair.failed) {
            groups[{pair.source->result.document.document().language,
                    pair.target->result.document.document().language}]
                .push_back(&pair);
        }
    }
    session_.start_phase(tr("aligning"));
    AlignOptions options;
    options.threads = request_.threads;
    options.evidence = request_.evidence;
    options.builtin_lexicon = request_.lexicons.builtin;
    for (const auto& [languages, group] : groups) {
        std::vector<DocumentPair> documents;
        LexiconTexts texts;
        for (const Pair* pair : group) {
            const bool embedded = request_.embeddings.wanted();
            documents.push_back({&pair->source->result.document, &pair->target->result.document,
                                 pair->anchors, embedded ? &pair->embeddings.source : nullptr,
                                 embedded ? &pair->embeddings.target : nullptr});
            texts.source.push_back(documents.back().source);
            texts.target.push_back(documents.back().target);
        }
        options.lexicons = load_lexicons(request_.lexicons.names, texts, session_);
        std::vector<Alignment> alignments =
            Aligner(options).align_and_judge(documents, request_.explain, &session_.job());
        for (std::size_t i = 0; i < group.size(); ++i) {
            group[i]->alignment = std::move(alignments[i]);
            group[i]->embeddings = {};
        }
    }
}

void AlignJob::write(Pair& pair) {
    check_cancelled(&session_.job());
    const Bitext bitext{std::move(pair.source->result.document), std::move(pair.target->result.document),
                        std::move(pair.alignment.ladder)};
    report_.add(bitext, pair.alignment, pair.files->target);
    pair.alignment = {};
    if (pair.files->output.empty()) {
        shared_->write(bitext);
    } else {
        const auto writer = writer_to(pair.files->output);
        writer->write(bitext);
        writer->finish();
    }
    summary_.add(bitext.ladder);
}

void AlignJob::write_all() {
    if (request_.output == "-") {
        session_.console().clear_progress();  // standard output may be the same terminal
    } else {
        session_.start_phase(tr("writing"));
    }
    for (Pair& pair : pairs_) {
        if (pair.failed) {
            continue;
        }
        try {
            write(pair);
        } catch (const Error& error) {
            if (pair.files->output.empty()) {
                throw;
            }
            fail(pair, error);
        }
    }
    if (shared_) {
        check_cancelled(&session_.job());
        shared_->finish();
    }
}

std::unique_ptr<BitextWriter> AlignJob::writer_to(const std::string& output) const {
    return make_writer(format_of_output(request_, output, session_.diagnostics()), output, writer_options_,
                       session_.diagnostics());
}

void AlignJob::open_shared() {
    if (std::any_of(request_.pairs.begin(), request_.pairs.end(),
                    [](const PairFiles& pair) { return pair.output.empty(); })) {
        shared_ = writer_to(request_.output);
    }
}

void AlignJob::tell_result() const {
    if (session_.quiet()) {
        return;
    }
    std::string text = summary_.to_string();
    if (request_.from_manifest) {
        const std::size_t good = pairs_.size() - failed_;
        text = fmt::format(
            fmt::runtime(tr("{} pair aligned, {} failed: {}", "{} pairs aligned, {} failed: {}", good)),
            format_number(good), format_number(failed_), text);
    }
    session_.console().line(fmt::format("diglot: {}", text));
}

int AlignJob::run() {
    check_outputs(request_);
    if (request_.output != "-") {
        open_shared();  // before the work, so that an output that cannot be written is told at once
    }
    read_all();
    settle_all();
    align_all();
    if (!shared_) {
        open_shared();
    }
    write_all();
    report_.finish();
    tell_result();
    return failed_ == 0 ? kDone : kFailed;
}

}  // namespace

int run_align(const AlignRequest& request, Session& session) {
    return AlignJob(request, session).run();
}

}  // namespace diglot::cli
