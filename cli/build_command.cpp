#include <fmt/format.h>

#include "build_job.h"
#include "build_options.h"
#include "command.h"
#include "pairing.h"
#include "session.h"
#include "translate.h"
#include <CLI/CLI.hpp>
#include <memory>
#include <string>

namespace diglot::cli {
namespace {

constexpr double kSureEnough = 0.5;  // as `diglot pair` leaves out less sure pairs unless told

struct BuildArguments {
    std::string sources;
    std::string targets;
    std::string manifest;
    bool complete = true;  // whether all documents of the folders could be read
    BuildRequest request;
};

/// The pairs of two folders.
void pair_folders(BuildArguments& arguments, Session& session) {
    BuildRequest& request = arguments.request;
    const Pairing pairing = find_pairs({request.reading, arguments.sources, arguments.targets,
                                        request.source_language, request.target_language, false},
                                       session);
    arguments.complete = pairing.sources.complete && pairing.targets.complete;
    for (const DocumentMatch& match : pairing.matches) {
        if (match.confidence < kSureEnough) {
            continue;
        }
        request.pairs.push_back(
            {pairing.sources.files[match.source], pairing.targets.files[match.target], {}, 0});
    }
    const std::size_t alone =
        pairing.sources.files.size() + pairing.targets.files.size() - 2 * request.pairs.size();
    if (alone > 0) {
        session.diagnostics().note(
            "unpaired",
            fmt::format(fmt::runtime(tr("{} document has no sure counterpart and is left out; see "
                                        "'diglot pair'",
                                        "{} documents have no sure counterpart and are left out; "
                                        "see 'diglot pair'",
                                        alone)),
                        format_number(alone)));
    }
}

void find_documents(BuildArguments& arguments, Session& session) {
    BuildRequest& request = arguments.request;
    if (!arguments.manifest.empty()) {
        if (!arguments.sources.empty()) {
            throw Error(ErrorCode::Argument, tr("A manifest and folders cannot be given together"), {},
                        tr("Give one or the other"));
        }
        request.pairs = read_manifest(arguments.manifest);
    } else if (arguments.targets.empty()) {
        throw Error(ErrorCode::Argument, tr("A manifest or two folders are needed"), {},
                    tr("See 'diglot build --help'"));
    } else {
        pair_folders(arguments, session);
    }
    if (request.pairs.empty()) {
        throw Error(ErrorCode::Format, tr("There is no pair of documents to store"),
                    {arguments.manifest.empty() ? arguments.sources : arguments.manifest, {}, {}},
                    tr("Write a line for each pair: source TAB target"));
    }
}

}  // namespace

void add_build_command(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "build", tr("Align many documents into a corpus, and bring it up to date when they change"));
    const auto arguments = std::make_shared<BuildArguments>();
    command->add_option("CORPUS", arguments->request.corpus, tr("The corpus, such as texts.diglot"))
        ->required()
        ->type_name("");
    command->add_option("SOURCES", arguments->sources, tr("Folder of the documents in one language"))
        ->type_name("");
    command->add_option("TARGETS", arguments->targets, tr("The same for the other language"))->type_name("");
    command
        ->add_option("--manifest", arguments->manifest,
                     tr("The pairs: a line 'source TAB target' each, names relative to this file"))
        ->type_name(tr("FILE"));
    command->add_flag("--all", arguments->request.all,
                      tr("Align unchanged documents too, as a newer diglot may do better"));
    add_build_options(*command, arguments->request, session);
    session.add_common_options(*command);
    command->footer(
        tr("Run it again after a change: only new and changed documents are aligned, and what people "
           "settled stays.") +
        "\n\n" + tr("Examples:") +
        "\n  diglot build texts.diglot --manifest pairs.tsv"
        "\n  diglot build texts.diglot ko/ en/");
    session.on_run(*command, [arguments, command, &session] {
        note_rules(*command, arguments->request);
        find_documents(*arguments, session);
        const int code = run_build(arguments->request, session);
        return arguments->complete ? code : kFailed;
    });
}

}  // namespace diglot::cli
