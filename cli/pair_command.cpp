#include "diglot/base/file.h"

#include <fmt/format.h>

#include "command.h"
#include "pairing.h"
#include "reading.h"
#include "session.h"
#include "translate.h"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace diglot::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
    PairingRequest request;
    std::string output = "-";
    double min_confidence = 0.5;
};

/// A file's name as a manifest in the output's folder must write it.
std::string name_in_manifest(const std::string& file, const std::string& output) {
    const fs::path folder = output == "-" ? fs::path() : fs::path(output).parent_path();
    return folder.empty() ? file : fs::absolute(file).lexically_relative(fs::absolute(folder)).string();
}

std::string manifest_text(const Pairing& pairing, const Options& options) {
    const auto& [sources, targets, matches] = pairing;
    std::string text;
    std::vector<bool> source_used(sources.files.size());
    std::vector<bool> target_used(targets.files.size());
    for (const DocumentMatch& match : matches) {
        const bool doubtful = match.confidence < options.min_confidence;
        text += fmt::format("# confidence {:.3f}\n{}{}\t{}\n", match.confidence, doubtful ? "# " : "",
                            name_in_manifest(sources.files[match.source], options.output),
                            name_in_manifest(targets.files[match.target], options.output));
        source_used[match.source] = true;
        target_used[match.target] = true;
    }
    const auto add_unpaired = [&](const PairingSide& side, const std::vector<bool>& used) {
        for (std::size_t i = 0; i < used.size(); ++i) {
            if (!used[i]) {
                text += fmt::format("# without counterpart: {}\n",
                                    name_in_manifest(side.files[i], options.output));
            }
        }
    };
    add_unpaired(sources, source_used);
    add_unpaired(targets, target_used);
    return text;
}

int run(const Options& options, Session& session) {
    const Pairing pairing = find_pairs(options.request, session);
    const std::vector<DocumentMatch>& matches = pairing.matches;
    OutputFile output(options.output);
    output.stream() << manifest_text(pairing, options);
    output.commit();
    const auto sure = std::count_if(matches.begin(), matches.end(), [&](const DocumentMatch& match) {
        return match.confidence >= options.min_confidence;
    });
    if (!session.quiet()) {
        session.console().line(fmt::format(
            fmt::runtime(tr("diglot: {} pair, {} of them doubtful; {} and {} documents",
                            "diglot: {} pairs, {} of them doubtful; {} and {} documents", matches.size())),
            format_number(matches.size()), format_number(matches.size() - static_cast<std::size_t>(sure)),
            format_number(pairing.sources.files.size()), format_number(pairing.targets.files.size())));
    }
    return pairing.sources.complete && pairing.targets.complete ? kDone : kFailed;
}

}  // namespace

void add_pair_command(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("pair", tr("Find which documents of two folders translate each other"));
    const auto options = std::make_shared<Options>();
    command
        ->add_option("SOURCES", options->request.sources,
                     tr("Folder of the documents in one language, or a file that lists them, a line each"))
        ->required()
        ->type_name("");
    command->add_option("TARGETS", options->request.targets, tr("The same for the other language"))
        ->required()
        ->type_name("");
    command
        ->add_option("-s,--source-language", options->request.source_language,
                     tr("Language of the sources, such as ko"))
        ->type_name(tr("LANG"));
    command
        ->add_option("-t,--target-language", options->request.target_language, tr("Language of the targets"))
        ->type_name(tr("LANG"));
    command->add_option("-o,--output", options->output, tr("Manifest to write instead of standard output"))
        ->type_name(tr("FILE"));
    command
        ->add_option("--min-confidence", options->min_confidence,
                     tr("Pairs less sure than this are written as comments (0.5)"))
        ->type_name(tr("SHARE"));
    command->add_flag("--ignore-names", options->request.ignore_names,
                      tr("Do not look at the names of the files"));
    add_reading_options(*command, options->request.reading, session);
    add_no_clean_option(*command, options->request.reading);
    session.add_common_options(*command);
    command->footer(
        tr("The output is a manifest for 'diglot align --manifest'.") + "\n\n" + tr("Examples:") +
        "\n  diglot pair ko/ en/ -o pairs.tsv\n  diglot align --manifest pairs.tsv -o corpus.tmx");
    session.on_run(*command, [options, &session] { return run(*options, session); });
}

}  // namespace diglot::cli
