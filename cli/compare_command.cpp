#include "diglot/align/aligner.h"
#include "diglot/base/file.h"
#include "diglot/bitext/place_finder.h"
#include "diglot/variants/report.h"
#include "diglot/variants/variant_knowledge.h"

#include <fmt/format.h>

#include "command.h"
#include "compare_passages.h"
#include "reading.h"
#include "session.h"
#include "threads.h"
#include "translate.h"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <memory>
#include <oneapi/tbb/global_control.h>
#include <optional>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

namespace diglot::cli {
namespace {

struct Options {
    ReadingOptions reading;
    std::vector<std::string> versions;
    std::string original;
    std::string original_language;
    std::string output = "-";
    std::string format;
    unsigned threads = 0;
    bool passages = false;
    CorpusPassageOptions search;
};

/// Colour is for people at a terminal who have not said no (no-color.org).
bool wants_colour(const std::string& output) {
    const char* refused = std::getenv("NO_COLOR");
    const char* type = std::getenv("TERM");
    return output == "-" && ::isatty(STDOUT_FILENO) == 1 && (refused == nullptr || *refused == '\0') &&
           type != nullptr && std::string(type) != "dumb";
}

const ReportFormat& format_of(const Options& options) {
    if (!options.format.empty()) {
        if (const ReportFormat* format = find_report_format(options.format)) {
            return *format;
        }
        std::string names;
        for (const ReportFormat& format : report_formats()) {
            names += fmt::format("{}{}", names.empty() ? "" : ", ", format.name);
        }
        throw Error(ErrorCode::Argument,
                    fmt::format(fmt::runtime(tr("There is no output format '{}'")), options.format), {},
                    fmt::format(fmt::runtime(tr("Use one of these: {}")), names));
    }
    const ReportFormat* by_name = options.output == "-" ? nullptr : report_format_of_path(options.output);
    return by_name == nullptr ? report_formats().front() : *by_name;
}

/// Refuses an output that is one of the inputs.
void check_output(const Options& options) {
    namespace fs = std::filesystem;
    std::error_code problem;
    if (options.output == "-" || !fs::is_regular_file(options.output, problem)) {
        return;
    }
    std::vector<std::string> inputs = options.versions;
    inputs.push_back(options.original);
    for (const std::string& input : inputs) {
        if (!input.empty() && fs::equivalent(input, options.output, problem)) {
            throw Error(ErrorCode::Argument, tr("The output would replace one of the documents"),
                        {options.output, {}, {}}, tr("Choose another output"));
        }
    }
}

class CompareJob {
public:
    CompareJob(const Options& options, Session& session) : options_(options), session_(session) {}

    int run();

private:
    SegmentedDocument read(const std::string& path, const std::string& language);
    [[nodiscard]] std::vector<Ladder> align() const;
    [[nodiscard]] Collation collate_all() const;
    void tell(const Collation& collation) const;

    const Options& options_;
    Session& session_;
    std::deque<std::string> bytes_;  ///< Of the files, in the order of reading.
    std::vector<SegmentedDocument> documents_;
    std::optional<SegmentedDocument> original_;
};

SegmentedDocument CompareJob::read(const std::string& path, const std::string& language) {
    check_cancelled(&session_.job());
    ReadingOptions reading = options_.reading;
    reading.ingest.language = language;
    bytes_.push_back(read_bytes(path, reading));
    SegmentedDocument document = make_segmented(bytes_.back(), path, reading, session_.diagnostics());
    if (document.size() == 0) {
        session_.diagnostics().warn("no-text", tr("There is no text in it"), {path, {}, {}});
    }
    return document;
}

std::vector<Ladder> CompareJob::align() const {
    std::vector<DocumentPair> pairs;
    pairs.reserve(documents_.size());
    for (const SegmentedDocument& document : documents_) {
        pairs.push_back({&*original_, &document, {}});
    }
    AlignOptions align;
    align.threads = options_.threads;
    // One by one: versions of one text would teach each other what they have in common twice.
    std::vector<Ladder> ladders;
    ladders.reserve(pairs.size());
    for (const DocumentPair& pair : pairs) {
        ladders.push_back(std::move(Aligner(align).align({&pair, 1}, &session_.job()).front()));
    }
    return ladders;
}

Collation CompareJob::collate_all() const {
    std::vector<WitnessInput> witnesses;
    std::string language;
    for (std::size_t i = 0; i < documents_.size(); ++i) {
        witnesses.push_back(
            {options_.versions[i], &documents_[i], bytes_of_text(bytes_[i], documents_[i].document())});
        language = language.empty() ? documents_[i].document().language : language;
    }
    const VariantKnowledge knowledge = variant_knowledge(language);
    if (!original_) {
        session_.start_phase(tr("comparing"));
        return collate(witnesses, knowledge, &session_.job());
    }
    session_.start_phase(tr("aligning"));
    const std::vector<Ladder> ladders = align();
    session_.start_phase(tr("comparing"));
    return collate_by_original(*original_, witnesses, ladders, knowledge, &session_.job());
}

void CompareJob::tell(const Collation& collation) const {
    if (session_.quiet()) {
        return;
    }
    std::size_t words = 0;
    for (const auto& [kind, count] : collation.counts(DifferenceScope::Words)) {
        words += count;
    }
    std::size_t sentences = 0;
    for (const auto& [kind, count] : collation.counts(DifferenceScope::Sentence)) {
        sentences += count;
    }
    session_.console().line(fmt::format(
        fmt::runtime(tr("diglot: shared passages: {}, differences in words: {}, in whole sentences: {}")),
        format_number(collation.passages.size()), format_number(words), format_number(sentences)));
}

int CompareJob::run() {
    const ReportFormat& format = format_of(options_);
    check_output(options_);
    std::optional<oneapi::tbb::global_control> limit;
    if (options_.threads != 0) {
        limit.emplace(oneapi::tbb::global_control::max_allowed_parallelism, options_.threads);
    }
    session_.start_phase(tr("reading"));
    for (const std::string& version : options_.versions) {
        documents_.push_back(read(version, options_.reading.ingest.language));
    }
    if (!options_.original.empty()) {
        original_ = read(options_.original, options_.original_language);
    }
    const Collation collation = collate_all();
    session_.console().clear_progress();
    ReportOptions report;
    report.colour = wants_colour(options_.output);
    report.page_language = user_language();
    OutputFile output(options_.output);
    format.write(collation, report, output.stream());
    output.commit();
    tell(collation);
    return kDone;
}

std::string list_of_formats() {
    std::string text = tr("Formats:");
    for (const ReportFormat& format : report_formats()) {
        text += fmt::format("\n  {:<10}{}", format.name, format.description);
    }
    return text;
}

void add_inputs(CLI::App& command, Options& options) {
    command
        .add_option("VERSION", options.versions,
                    tr("Two or more versions of one text in one language; '-' is standard input"))
        ->required()
        ->type_name("");
    command
        .add_option("-l,--language", options.reading.ingest.language,
                    tr("Language of the versions (BCP 47); without it each tells its own"))
        ->type_name(tr("LANG"));
    command
        .add_option("--original", options.original,
                    tr("The text that the versions translate: compare them sentence by sentence through it"))
        ->type_name(tr("FILE"));
    command
        .add_option("--original-language", options.original_language, tr("Language of the original (BCP 47)"))
        ->type_name(tr("LANG"));
}

void add_output(CLI::App& command, Options& options) {
    command.add_flag("--passages", options.passages,
                     tr("Report only what documents share, all against all; files of many documents and "
                        "folders are taken too"));
    command
        .add_option(
            "-f,--format", options.format,
            tr("Format of the output, see below; without it the ending of the output tells, else text"))
        ->type_name(tr("NAME"));
    command.add_option("-o,--output", options.output, tr("File to write instead of standard output"))
        ->type_name(tr("FILE"));
    command
        .add_option_function<int>(
            "--min-words",
            [&options](int words) {
                constexpr int kMost = 10000;
                if (words < 2 || words > kMost) {
                    throw CLI::ValidationError("--min-words", tr("Choose a number from 2 to 10000"));
                }
                options.search.least_words = static_cast<std::uint32_t>(words);
            },
            tr("With --passages: tell passages that share this many words or more; 12 unless said"))
        ->type_name("N");
    add_threads_option(command, options.threads);
}

}  // namespace

void add_compare_command(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("compare", tr("Show how versions of one text differ, and name each difference"));
    const auto options = std::make_shared<Options>();
    add_inputs(*command, *options);
    add_output(*command, *options);
    add_presegmented_option(*command, options->reading);
    add_reading_options(*command, options->reading, session);
    add_no_clean_option(*command, options->reading);
    add_segmenting_options(*command, options->reading.segmenters);
    session.add_common_options(*command);
    command->footer(list_of_formats() + "\n\n" + tr("Examples:") +
                    "\n  diglot compare official.en.txt newswire.en.txt"
                    "\n  diglot compare a.en.txt b.en.txt --original a.ko.txt -o versions.html"
                    "\n  diglot compare --passages stories/ -f tsv");
    session.on_run(*command, [options, &session] {
        if (!options->passages) {
            return CompareJob(*options, session).run();
        }
        return run_passages(
            {options->reading, options->versions, options->output, options->format, options->search},
            session);
    });
}

}  // namespace diglot::cli
