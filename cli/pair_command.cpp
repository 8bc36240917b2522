#include "diglot/base/error.h"
#include "diglot/base/file.h"
#include "diglot/lexicon/lexicon.h"
#include "diglot/pair/document_pairing.h"

#include <fmt/format.h>

#include "command.h"
#include "lines.h"
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
    ReadingOptions reading;
    std::string sources;
    std::string targets;
    std::string source_language;
    std::string target_language;
    std::string output = "-";
    double min_confidence = 0.5;
    bool ignore_names = false;
};

/// The files of a folder and its folders, or those that a list names, relative to the list; in the order of
/// their names.
std::vector<std::string> files_of(const std::string& place) {
    std::vector<std::string> files;
    std::error_code problem;
    if (fs::is_directory(place, problem)) {
        for (const auto& entry : fs::recursive_directory_iterator(place, problem)) {
            const std::string name = entry.path().filename().string();
            if (entry.is_regular_file() && !name.starts_with('.')) {
                files.push_back(entry.path().lexically_normal().string());
            }
        }
    } else {
        const fs::path folder = place == "-" ? fs::path() : fs::path(place).parent_path();
        for (const Line& line : lines_of(read_file(place))) {
            if (!line.text.empty() && !line.text.starts_with('#')) {
                files.push_back((folder / std::string(line.text)).lexically_normal().string());
            }
        }
    }
    if (problem) {
        throw Error(ErrorCode::Missing, tr("The folder cannot be read"), {place, {}, {}},
                    tr("Check what it is and who may read it"));
    }
    std::sort(files.begin(), files.end());
    return files;
}

struct Side {
    std::vector<Document> documents;
    std::vector<std::string> files;
    bool complete = true;
};

/// The documents of one side; one that cannot be read is reported and left out.
Side read_side(const std::string& place, const std::string& language, const Options& options,
               Session& session) {
    Side side;
    ReadingOptions reading = options.reading;
    reading.ingest.language = language;
    for (const std::string& file : files_of(place)) {
        check_cancelled(&session.job());
        try {
            side.documents.push_back(
                make_document(read_bytes(file, reading), file, reading, session.diagnostics()));
            side.files.push_back(file);
        } catch (const Error& error) {
            if (error.code() == ErrorCode::Argument || error.code() == ErrorCode::Cancelled) {
                throw;
            }
            session.show(error);
            side.complete = false;
        }
    }
    return side;
}

/// A file's name as a manifest in the output's folder must write it.
std::string name_in_manifest(const std::string& file, const std::string& output) {
    const fs::path folder = output == "-" ? fs::path() : fs::path(output).parent_path();
    return folder.empty() ? file : fs::absolute(file).lexically_relative(fs::absolute(folder)).string();
}

std::string manifest_text(const std::vector<DocumentMatch>& matches, const Side& sources, const Side& targets,
                          const Options& options) {
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
    const auto add_unpaired = [&](const Side& side, const std::vector<bool>& used) {
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
    const Side sources = read_side(options.sources, options.source_language, options, session);
    const Side targets = read_side(options.targets, options.target_language, options, session);
    std::vector<DocumentMatch> matches;
    if (!sources.documents.empty() && !targets.documents.empty()) {
        const Lexicon lexicon =
            builtin_lexicon(sources.documents.front().language, targets.documents.front().language);
        matches = pair_documents(sources.documents, targets.documents, {&lexicon, 1}, {!options.ignore_names},
                                 &session.job());
    }
    OutputFile output(options.output);
    output.stream() << manifest_text(matches, sources, targets, options);
    output.commit();
    const auto sure = std::count_if(matches.begin(), matches.end(), [&](const DocumentMatch& match) {
        return match.confidence >= options.min_confidence;
    });
    if (!session.quiet()) {
        session.console().line(fmt::format(
            fmt::runtime(tr("diglot: {} pairs, {} of them doubtful; {} and {} documents")),
            format_number(matches.size()), format_number(matches.size() - static_cast<std::size_t>(sure)),
            format_number(sources.files.size()), format_number(targets.files.size())));
    }
    return sources.complete && targets.complete ? kDone : kFailed;
}

}  // namespace

void add_pair_command(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("pair", tr("Find which documents of two folders translate each other"));
    const auto options = std::make_shared<Options>();
    command
        ->add_option("SOURCES", options->sources,
                     tr("Folder of the documents in one language, or a file that lists them, a line each"))
        ->required()
        ->type_name("");
    command->add_option("TARGETS", options->targets, tr("The same for the other language"))
        ->required()
        ->type_name("");
    command
        ->add_option("-s,--source-language", options->source_language,
                     tr("Language of the sources, such as ko"))
        ->type_name(tr("LANG"));
    command->add_option("-t,--target-language", options->target_language, tr("Language of the targets"))
        ->type_name(tr("LANG"));
    command->add_option("-o,--output", options->output, tr("Manifest to write instead of standard output"))
        ->type_name(tr("FILE"));
    command
        ->add_option("--min-confidence", options->min_confidence,
                     tr("Pairs less sure than this are written as comments (0.5)"))
        ->type_name(tr("SHARE"));
    command->add_flag("--ignore-names", options->ignore_names, tr("Do not look at the names of the files"));
    add_reading_options(*command, options->reading);
    add_no_clean_option(*command, options->reading);
    session.add_common_options(*command);
    command->footer(
        tr("The output is a manifest for 'diglot align --manifest'.") + "\n\n" + tr("Examples:") +
        "\n  diglot pair ko/ en/ -o pairs.tsv\n  diglot align --manifest pairs.tsv -o corpus.tmx");
    session.on_run(*command, [options, &session] { return run(*options, session); });
}

}  // namespace diglot::cli
