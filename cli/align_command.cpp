#include "diglot/exchange/writer.h"

#include <fmt/format.h>

#include "align_job.h"
#include "command.h"
#include "session.h"
#include "threads.h"
#include "translate.h"
#include <CLI/CLI.hpp>
#include <memory>
#include <string>

namespace diglot::cli {
namespace {

constexpr double kDoubtfulBelow = 0.7;  // as on the HTML page

struct AlignArguments {
    std::string source;
    std::string target;
    std::string manifest;
    AlignRequest request;
};

[[noreturn]] void fail_usage(const std::string& message, const std::string& advice) {
    throw Error(ErrorCode::Argument, message, {}, advice);
}

/// The pairs that the arguments name, once they are found to fit together.
void complete(AlignArguments& arguments) {
    AlignRequest& request = arguments.request;
    check_embedding_choice(request.embeddings);
    if (request.embeddings.from_files() && !arguments.manifest.empty()) {
        fail_usage(tr("Embeddings from files are for one pair of documents, not for a manifest"),
                   tr("Use --embedder, or align that pair alone"));
    }
    if (!request.lexicons.names.empty() && !request.evidence.lexicon) {
        fail_usage(tr("--lexicon is of no use without the evidence 'lexicon'"), tr("Add it to --evidence"));
    }
    if (!request.review.empty() && !request.review_below) {
        request.review_below = kDoubtfulBelow;
    }
    if (!arguments.manifest.empty()) {
        if (!arguments.source.empty()) {
            fail_usage(tr("A manifest and documents cannot be given together"), tr("Give one or the other"));
        }
        if (!request.anchors.empty()) {
            fail_usage(tr("--anchors is for one pair of documents, not for a manifest"),
                       tr("Use --anchor-line, or align that pair alone"));
        }
        request.pairs = read_manifest(arguments.manifest);
        request.from_manifest = true;
        if (request.pairs.empty()) {
            throw Error(ErrorCode::Format, tr("The manifest names no documents"),
                        {arguments.manifest, {}, {}}, tr("Write a line for each pair: source TAB target"));
        }
        return;
    }
    if (arguments.target.empty()) {
        fail_usage(tr("Two documents are needed, SOURCE and TARGET"), tr("See 'diglot align --help'"));
    }
    if (arguments.source == "-" && arguments.target == "-") {
        fail_usage(tr("Only one document can come from standard input"), tr("Give the other one as a file"));
    }
    if (!request.anchors.empty() && !request.anchor_line.empty()) {
        fail_usage(tr("--anchors and --anchor-line cannot be given together"), tr("Give one or the other"));
    }
    request.pairs = {{arguments.source, arguments.target, {}, 0}};
}

std::string list_of_formats() {
    std::string list = tr("Formats:");
    for (const WriterFormat& format : writer_formats()) {
        list += fmt::format("\n  {:<10}{}", format.name, tr(std::string(format.description).c_str()));
    }
    return list;
}

void add_documents(CLI::App& command, AlignArguments& arguments) {
    command.add_option("SOURCE", arguments.source, tr("Document in the first language; - is standard input"))
        ->type_name("");
    command.add_option("TARGET", arguments.target, tr("The same in the second language"))->type_name("");
    command
        .add_option(
            "--manifest", arguments.manifest,
            tr("Align many pairs: a line 'source TAB target [TAB output]' each, names relative to this file"))
        ->type_name(tr("FILE"));
    command
        .add_option("-s,--source-language", arguments.request.source_language,
                    tr("Language of the source, such as ko; otherwise from the name (x.ko.txt) or the text"))
        ->type_name(tr("LANG"));
    command
        .add_option("-t,--target-language", arguments.request.target_language, tr("Language of the target"))
        ->type_name(tr("LANG"));
}

void add_output(CLI::App& command, AlignRequest& request) {
    command
        .add_option("-o,--output", request.output,
                    tr("Write here instead of to standard output; .gz and .zst compress"))
        ->type_name(tr("FILE"));
    command
        .add_option("--format", request.format, tr("Format of the output; otherwise by its ending, else tsv"))
        ->type_name(tr("FORMAT"));
}

/// Where sentence vectors come from.
void add_embeddings(CLI::App& command, EmbeddingChoice& choice) {
    const auto file = [&](const char* name, std::string& value, const std::string& description) {
        command.add_option(name, value, description)->type_name(tr("FILE"));
    };
    command
        .add_option(
            "--embedder", choice.command,
            tr("Use sentence vectors from this command: lines on its input, float32 rows on its output"))
        ->type_name(tr("COMMAND"));
    command
        .add_option("--embedding-service", choice.address,
                    tr("Use sentence vectors from this address of an OpenAI-style service, such as "
                       "http://localhost:8080/v1/embeddings"))
        ->type_name(tr("URL"));
    command.add_option("--embedding-model", choice.model, tr("Name of the model to ask that service for"))
        ->type_name(tr("NAME"));
    file("--source-overlaps", choice.source_overlaps,
         tr("Lines of the source with vectors, as vecalign makes them"));
    file("--source-embeddings", choice.source_vectors, tr("Their vectors, a float32 row a line"));
    file("--target-overlaps", choice.target_overlaps, tr("The same of the target"));
    file("--target-embeddings", choice.target_vectors, tr("The same of the target"));
}

/// What is told of the alignment beside the corpus.
void add_telling(CLI::App& command, AlignRequest& request) {
    command
        .add_option_function<double>(
            "--review-below",
            [&request](double share) {
                if (!(share > 0.0 && share <= 1.0)) {
                    throw CLI::ValidationError("--review-below", tr("Choose a probability above 0, up to 1"));
                }
                request.review_below = share;
            },
            tr("List the beads less sure than this probability, such as 0.7, the least sure first"))
        ->type_name("P");
    command
        .add_option("--review", request.review,
                    tr("Write that list here as a table instead of to standard error; 0.7 unless said"))
        ->type_name(tr("FILE"));
    command.add_flag("--explain", request.explain,
                     tr("Tell of each bead what spoke for it, and the next best one, on standard error"));
}

/// How the alignment is done.
void add_aligning(CLI::App& command, AlignRequest& request) {
    command
        .add_option("--anchors", request.anchors,
                    tr("Sentences known to begin together: two numbers a line, counted from 1"))
        ->type_name(tr("FILE"));
    command
        .add_option(
            "--anchor-line", request.anchor_line,
            tr("A line that stands in both texts where they are level, such as .EOA; <p>: every paragraph"))
        ->type_name(tr("TEXT"));
    add_threads_option(command, request.threads);
}

}  // namespace

void add_align_command(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("align", tr("Align two documents, or many pairs, sentence by sentence"));
    const auto arguments = std::make_shared<AlignArguments>();
    add_documents(*command, *arguments);
    add_output(*command, arguments->request);
    add_presegmented_option(*command, arguments->request.reading);
    add_reading_options(*command, arguments->request.reading, session);
    add_no_clean_option(*command, arguments->request.reading);
    add_segmenting_options(*command, arguments->request.reading.segmenters);
    add_aligning(*command, arguments->request);
    add_lexicon_options(*command, arguments->request.lexicons);
    add_evidence_option(*command, arguments->request.evidence);
    add_embeddings(*command, arguments->request.embeddings);
    add_telling(*command, arguments->request);
    session.add_common_options(*command);
    command->footer(list_of_formats() + "\n\n" + tr("Examples:") +
                    "\n  diglot align letter.ko.txt letter.en.txt -o letter.html"
                    "\n  diglot align --manifest pairs.tsv -o corpus.tmx.gz");
    session.on_run(*command, [arguments, &session] {
        complete(*arguments);
        return run_align(arguments->request, session);
    });
}

}  // namespace diglot::cli
