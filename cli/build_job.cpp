#include "build_job.h"

#include "diglot/base/file.h"
#include "diglot/corpus/carry_over.h"
#include "diglot/corpus/hash.h"
#include "diglot/corpus/index.h"
#include "diglot/corpus/store.h"

#include <fmt/format.h>

#include "corpus_files.h"
#include "decisions.h"
#include "session.h"
#include "translate.h"
#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <optional>
#include <set>
#include <span>
#include <thread>
#include <utility>

namespace diglot::cli {
namespace {

constexpr std::size_t kLeastAtOnce = 4;

/// How many pairs are in memory together, and lost when the build is killed: enough for all cores.
std::size_t pairs_at_once() {
    return std::max<std::size_t>(kLeastAtOnce, std::thread::hardware_concurrency());
}

/// One document of a pair on its way.
struct Side {
    std::string file;
    std::string name;  // in the corpus
    std::string language;
    std::string bytes;
    std::string hash;
    SegmentedDocument document;
};

/// One pair on its way. What was told about it waits until its turn, so that the order is the same at any
/// number of threads.
struct Pair {
    Side source;
    Side target;
    std::string fingerprint;
    std::optional<PartSummary> stored;
    bool unchanged = false;
    CarriedBeads kept;
    Alignment alignment;
    DiagnosticLog log;
    std::optional<Error> problem;

    [[nodiscard]] bool to_do() const { return !unchanged && !problem; }
};

using Window = std::vector<std::unique_ptr<Pair>>;

std::string yes_or_no(bool value) {
    return value ? "yes" : "no";
}

/// The same document with other metadata.
SegmentedDocument with_metadata(const SegmentedDocument& document, Metadata metadata) {
    Document text = document.document();
    text.metadata = std::move(metadata);
    SegmentedDocument result(std::move(text), document.segments());
    if (document.numbered_by_lines()) {
        std::vector<std::uint32_t> lines;
        for (std::size_t i = 0; i < document.size(); ++i) {
            lines.push_back(document.position(i));
        }
        result.number_by_lines(std::move(lines), document.position(document.size()));
    }
    return result;
}

class BuildJob {
public:
    BuildJob(const BuildRequest& request, Session& session)
        : request_(request),
          session_(session),
          store_(request.corpus, StoreMode::Create),
          options_(describe()) {
        if (!request.metadata.empty()) {
            metadata_ = MetadataTable(request.metadata);
        }
    }

    int run();

private:
    [[nodiscard]] std::string describe() const;
    [[nodiscard]] Window make_window(std::span<const PairFiles> files) const;
    void read(Pair& pair) const;
    void read(Side& side) const;
    void look_up(Pair& pair);
    void segment(Pair& pair) const;
    [[nodiscard]] SegmentedDocument segmented(const Side& side, DiagnosticSink& sink) const;
    const std::vector<Lexicon>& lexicons_for(const Pair& pair);
    void align(Pair& pair, const std::vector<Lexicon>& lexicons) const;
    void work_on(Window& window);
    void store(Pair& pair);
    void tell(const Pair& pair);
    void tell_result() const;
    template <typename Step>
    void for_each(Window& window, const Step& step) const;

    const BuildRequest& request_;
    Session& session_;
    Store store_;
    std::string options_;
    MetadataTable metadata_;
    std::map<std::pair<std::string, std::string>, std::vector<Lexicon>> lexicons_;
    std::set<std::pair<std::string, std::string>> named_;  // pairs of this list
    std::size_t added_ = 0;
    std::size_t redone_ = 0;
    std::size_t unchanged_ = 0;
    std::size_t failed_ = 0;
    std::size_t kept_ = 0;
    std::size_t lost_ = 0;
};

/// All that decides what becomes of two given documents, as one line.
std::string BuildJob::describe() const {
    const IngestOptions& ingest = request_.reading.ingest;
    std::string evidence;
    for (const auto& [name, chosen] :
         {std::pair{"length", request_.evidence.length}, std::pair{"structure", request_.evidence.structure},
          std::pair{"lexicon", request_.evidence.lexicon}}) {
        evidence += chosen ? fmt::format("{}{}", evidence.empty() ? "" : ",", name) : "";
    }
    std::string line = fmt::format(
        "clean {}; presegmented {}; evidence {}; builtin-lexicon {}", yes_or_no(request_.reading.clean),
        yes_or_no(request_.reading.presegmented), evidence, yes_or_no(request_.lexicons.builtin));
    const auto add = [&](const char* name, const std::string& value) {
        line += value.empty() ? "" : fmt::format("; {} {}", name, value);
    };
    add("from", ingest.format);
    add("charset", ingest.charset);
    add("text-elements", fmt::format("{}", fmt::join(ingest.text_elements, ",")));
    add("replace-undecodable", ingest.replace_undecodable ? "yes" : "");
    add("languages",
        request_.source_language + (request_.target_language.empty() ? "" : " ") + request_.target_language);
    add("rules", request_.rules);
    for (const std::string& name : request_.lexicons.names) {
        // FreeDict's dictionaries are named, not given as files
        add("lexicon", name.starts_with("freedict:") ? name : content_hash(read_file(name)));
    }
    return line;
}

Window BuildJob::make_window(std::span<const PairFiles> files) const {
    Window window;
    for (const PairFiles& file : files) {
        auto pair = std::make_unique<Pair>();
        pair->source = {
            file.source, name_in_corpus(file.source, request_.corpus), request_.source_language, {}, {}, {}};
        pair->target = {
            file.target, name_in_corpus(file.target, request_.corpus), request_.target_language, {}, {}, {}};
        window.push_back(std::move(pair));
    }
    return window;
}

/// Does `step` for all pairs that still have something to do, in threads; a pair where it fails is done.
template <typename Step>
void BuildJob::for_each(Window& window, const Step& step) const {
    oneapi::tbb::parallel_for(std::size_t{0}, window.size(), [&](std::size_t i) {
        Pair& pair = *window[i];
        try {
            if (pair.to_do()) {
                check_cancelled(&session_.job());
                step(pair);
            }
        } catch (const Error& error) {
            pair.problem = error;
        }
    });
    check_cancelled(&session_.job());
}

void BuildJob::read(Side& side) const {
    side.bytes = read_bytes(side.file, request_.reading);
    side.hash = content_hash(side.bytes);
}

void BuildJob::read(Pair& pair) const {
    read(pair.source);
    read(pair.target);
    std::string key = fmt::format("{}\n{}\n{}\n", pair.source.hash, pair.target.hash, options_);
    for (const Side* side : {&pair.source, &pair.target}) {
        for (const auto& [name, value] : metadata_.of(side->file)) {
            key += fmt::format("{}\t{}\n", name, value);
        }
        key += '\n';
    }
    pair.fingerprint = content_hash(key);
}

void BuildJob::look_up(Pair& pair) {
    named_.emplace(pair.source.name, pair.target.name);
    pair.stored = store_.find_part(pair.source.name, pair.target.name);
    pair.unchanged = !request_.all && pair.stored && pair.stored->origin.fingerprint == pair.fingerprint;
}

SegmentedDocument BuildJob::segmented(const Side& side, DiagnosticSink& sink) const {
    ReadingOptions options = request_.reading;
    options.ingest.language = side.language;
    SegmentedDocument document = make_segmented(side.bytes, side.file, options, sink);
    if (document.size() == 0) {
        sink.warn("no-text", tr("There is no text in it"), {side.file, {}, {}});
    }
    Metadata metadata = document.document().metadata;
    for (const auto& [key, value] : metadata_.of(side.file)) {
        metadata[key] = value;
    }
    metadata["file"] = side.name;
    return with_metadata(document, std::move(metadata));
}

void BuildJob::segment(Pair& pair) const {
    for (Side* side : {&pair.source, &pair.target}) {
        side->document = segmented(*side, pair.log);
        side->bytes = {};
    }
}

/// The lexicons for the languages of a pair; those texts that come first show which way round they are.
const std::vector<Lexicon>& BuildJob::lexicons_for(const Pair& pair) {
    const std::pair languages{pair.source.document.document().language,
                              pair.target.document.document().language};
    const auto found = lexicons_.find(languages);
    if (found != lexicons_.end()) {
        return found->second;
    }
    const LexiconTexts texts{{&pair.source.document}, {&pair.target.document}};
    return lexicons_[languages] = load_lexicons(request_.lexicons.names, texts, session_);
}

void BuildJob::align(Pair& pair, const std::vector<Lexicon>& lexicons) const {
    AlignOptions options;
    options.threads = request_.threads;
    options.evidence = request_.evidence;
    options.builtin_lexicon = request_.lexicons.builtin;
    options.lexicons = lexicons;
    std::vector<Anchor> anchors;
    for (const Bead& bead : pair.kept.beads) {
        anchors.push_back({bead.source.begin, bead.target.begin});
        anchors.push_back({bead.source.end, bead.target.end});
    }
    const std::array<DocumentPair, 1> documents{
        DocumentPair{&pair.source.document, &pair.target.document, std::move(anchors)}};
    pair.alignment = std::move(Aligner(options).align_and_judge(documents, false).front());
    pair.alignment.ladder = with_kept_beads(pair.alignment.ladder, pair.kept.beads);
}

void BuildJob::store(Pair& pair) {
    if (pair.alignment.quality.verdict == Verdict::Unrelated) {
        session_.diagnostics().warn("unrelated", tr("These are not translations of each other"),
                                    {pair.target.file, {}, {}});
    }
    const CarriedDecisions decisions = store_.put(
        {std::move(pair.source.document), std::move(pair.target.document), std::move(pair.alignment.ladder)},
        {{{pair.source.name, pair.source.hash}, {pair.target.name, pair.target.hash}},
         options_,
         pair.fingerprint});
    kept_ += pair.kept.beads.size();
    lost_ += pair.kept.lost;
    tell_decisions(decisions, pair.target.file, session_.diagnostics());
    ++(pair.stored ? redone_ : added_);
}

/// Tells what was found on the way, and what failed.
void BuildJob::tell(const Pair& pair) {
    for (const Diagnostic& diagnostic : pair.log.entries()) {
        session_.diagnostics().report(diagnostic);
    }
    if (pair.problem) {
        if (pair.problem->code() == ErrorCode::Cancelled || request_.pairs.size() == 1) {
            throw Error(*pair.problem);
        }
        session_.show(*pair.problem);
        ++failed_;
    }
    unchanged_ += pair.unchanged ? 1 : 0;
}

void BuildJob::tell_result() const {
    if (session_.quiet()) {
        return;
    }
    Console& console = session_.console();
    console.line(fmt::format(fmt::runtime(tr("diglot: {} new, {} redone, {} unchanged, {} failed")),
                             format_number(added_), format_number(redone_), format_number(unchanged_),
                             format_number(failed_)));
    if (kept_ + lost_ > 0) {
        console.line(
            fmt::format(fmt::runtime(tr("diglot: {} bead that people settled was kept, {} lost",
                                        "diglot: {} beads that people settled were kept, {} lost", kept_)),
                        format_number(kept_), format_number(lost_)));
    }
    const std::vector<PartSummary> parts = store_.parts();
    const auto others = std::count_if(parts.begin(), parts.end(), [&](const PartSummary& part) {
        return part.kind == PartKind::Bitext && !named_.contains({part.source, part.target});
    });
    if (others > 0) {
        const auto n = static_cast<std::size_t>(others);
        console.line(
            fmt::format(fmt::runtime(tr("diglot: {} other pair is in the corpus and stays there",
                                        "diglot: {} other pairs are in the corpus and stay there", n)),
                        format_number(n)));
    }
}

/// Everything up to the beads of those pairs that are new or changed.
void BuildJob::work_on(Window& window) {
    for_each(window, [&](Pair& pair) { read(pair); });
    for (const auto& pair : window) {
        if (pair->to_do()) {
            look_up(*pair);
        }
    }
    for_each(window, [&](Pair& pair) { segment(pair); });
    for (const auto& pair : window) {
        if (pair->to_do() && pair->stored) {
            pair->kept =
                carry_over(store_.bitext(pair->stored->row), pair->source.document, pair->target.document);
        }
        if (pair->to_do()) {
            lexicons_for(*pair);
        }
    }
    for_each(window, [&](Pair& pair) {
        align(pair, lexicons_.at({pair.source.document.document().language,
                                  pair.target.document.document().language}));
    });
}

int BuildJob::run() {
    std::optional<oneapi::tbb::global_control> limit;
    if (request_.threads != 0) {
        limit.emplace(oneapi::tbb::global_control::max_allowed_parallelism, request_.threads);
    }
    session_.start_phase(tr("aligning"));
    const std::span<const PairFiles> files = request_.pairs;
    const std::size_t at_once = pairs_at_once();
    for (std::size_t at = 0; at < files.size(); at += at_once) {
        Window window = make_window(files.subspan(at, std::min(at_once, files.size() - at)));
        work_on(window);
        for (const auto& pair : window) {
            tell(*pair);
            if (pair->to_do()) {
                store(*pair);
            }
        }
        session_.job().progress(std::min(at + at_once, files.size()), files.size());
    }
    session_.start_phase(tr("indexing"));
    update_index(store_, &session_.job());
    tell_result();
    return failed_ == 0 ? kDone : kFailed;
}

}  // namespace

int run_build(const BuildRequest& request, Session& session) {
    return BuildJob(request, session).run();
}

}  // namespace diglot::cli
