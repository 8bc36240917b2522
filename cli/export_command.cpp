#include "diglot/base/file.h"
#include "diglot/corpus/joined_units.h"
#include "diglot/corpus/split.h"
#include "diglot/corpus/store.h"
#include "diglot/exchange/unit_facts.h"

#include <fmt/format.h>

#include "command.h"
#include "data_card.h"
#include "input_guard.h"
#include "session.h"
#include "translate.h"
#include "units.h"
#include <CLI/CLI.hpp>
#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace diglot::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string corpus;
    std::string output;
    std::string to;
    UnitFilter filter;
    bool with_excluded = false;
    std::optional<double> min_confidence;
    std::string review;
    std::string card;
    SplitOptions split;
    std::vector<double> shares;
    bool no_card = false;
    bool join = false;
};

/// "corpus.train.tmx.gz" for "corpus.tmx.gz".
std::string path_of_split(const std::string& path, Split split) {
    const std::size_t slash = path.find_last_of('/');
    const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
    const std::size_t dot = path.find('.', begin + 1);
    const std::string ending = dot == std::string::npos ? std::string() : path.substr(dot);
    return fmt::format("{}.{}{}", path.substr(0, path.size() - ending.size()), to_string(split), ending);
}

std::vector<std::string> choices_of(const Options& options) {
    std::vector<std::string> choices;
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) {
            choices.push_back(fmt::format("{} {}", name, value));
        }
    };
    add("--min-confidence",
        options.min_confidence ? fmt::format("{}", *options.min_confidence) : std::string());
    add("--source", options.filter.source);
    add("--document", options.filter.document);
    add("--since", options.filter.date_from);
    add("--until", options.filter.date_to);
    add("--languages", fmt::format("{}", fmt::join(options.filter.languages, " ")));
    add("--review", options.review);
    add("--type", options.filter.bead_type);
    if (options.with_excluded) {
        choices.emplace_back("--with-excluded");
    }
    if (options.join) {
        choices.emplace_back("--join");
    }
    if (!options.shares.empty()) {
        choices.push_back(
            fmt::format("--split {} {} --seed {}", options.shares[0], options.shares[1], options.split.seed));
    }
    return choices;
}

/// Goes through the chosen units; each pass sees the same ones in the same order.
class Passes {
public:
    Passes(const Store& store, const UnitFilter& filter, bool join, Session& session)
        : store_(&store), filter_(&filter), join_(join), session_(&session) {}
    void each(const std::function<void(const TranslationUnit&)>& use) const {
        if (join_) {
            each_joined_unit(*store_, *filter_, &session_->job(), use);
            return;
        }
        UnitCursor cursor = store_->units(*filter_);
        for (StoredUnit stored; cursor.read(stored);) {
            check_cancelled(&session_->job());
            use(stored.unit);
        }
    }

private:
    const Store* store_;
    const UnitFilter* filter_;
    bool join_;
    Session* session_;
};

struct Output {
    std::string path;
    std::unique_ptr<TranslationUnitWriter> writer;
};

Output open_output(const std::string& path, const UnitWriterFormat& format, const UnitWriterOptions& writing,
                   Session& session) {
    return {path, format.make(path, writing, session.diagnostics())};
}

std::string file_name(const std::string& path) {
    return fs::path(path).filename().string();
}

void write_whole(const Passes& passes, Output& output, LossCount& losses, DataCard& card) {
    passes.each([&](const TranslationUnit& unit) {
        losses.look(unit);
        card.look(unit, file_name(output.path));
        output.writer->write(unit);
    });
    output.writer->finish();
}

void write_splits(const Passes& passes, std::array<Output, 3>& outputs, const SplitOptions& options,
                  LossCount& losses, DataCard& card) {
    CorpusSplitter splitter(options);
    passes.each([&](const TranslationUnit& unit) { splitter.count(unit); });
    splitter.assign();
    passes.each([&](const TranslationUnit& unit) { splitter.protect(unit); });
    passes.each([&](const TranslationUnit& unit) {
        if (splitter.is_leak(unit)) {
            card.leave_out("near-duplicate of a unit in dev or test");
            return;
        }
        Output& output = outputs.at(static_cast<std::size_t>(splitter.split_of(unit)));
        losses.look(unit);
        card.look(unit, file_name(output.path));
        output.writer->write(unit);
    });
    for (Output& output : outputs) {
        output.writer->finish();
    }
}

Metadata manifest_of(const Options& options) {
    Metadata manifest = manifest_start("export");
    manifest["input"] = file_name(options.corpus);
    const std::vector<std::string> choices = choices_of(options);
    if (!choices.empty()) {
        manifest["options"] = fmt::format("{}", fmt::join(choices, " "));
    }
    return manifest;
}

void write_card(const Options& options, const std::vector<std::string>& paths, DataCard& card,
                const Store& store, const Metadata& manifest) {
    for (const std::string& path : paths) {
        std::error_code ignored;
        if (fs::is_regular_file(path, ignored)) {
            card.add_file(file_name(path), hash_of_file(path));
        }
    }
    for (const std::string& choice : choices_of(options)) {
        card.add_choice(choice);
    }
    OutputFile file(options.card.empty() ? options.output + ".card.md" : options.card);
    file.stream() << card.markdown(file_name(options.output), store, manifest);
    file.commit();
}

/// Puts what the options say in words into the filter.
void complete(Options& options) {
    options.filter.min_confidence = options.min_confidence;
    options.filter.not_excluded = !options.with_excluded;
    if (!options.review.empty()) {
        options.filter.review = parse_review(options.review);
    }
    if (!options.shares.empty()) {
        options.split.dev = options.shares[0];
        options.split.test = options.shares[1];
        if (options.output == "-") {
            throw Error(ErrorCode::Argument, tr("Splits are several files and cannot go to standard output"),
                        {}, tr("Name an output with -o"));
        }
    }
}

int run(Options options, Session& session) {
    complete(options);
    const UnitWriterFormat& format = output_format(options.to, options.output);
    const Store store(options.corpus, StoreMode::Read);
    InputGuard guard;
    guard.add(options.corpus);
    guard.check(options.output);
    guard.check(options.card.empty() ? "-" : options.card);
    UnitWriterOptions writing;
    writing.before_file = [&guard](const std::string& path) { guard.check(path); };
    writing.manifest = manifest_of(options);
    announce_losses(format, UnitFeatures::all(), options.output, session.diagnostics());
    const Passes passes(store, options.filter, options.join, session);
    LossCount losses(format.holds);
    DataCard card;
    std::vector<std::string> paths;
    if (options.shares.empty()) {
        Output output = open_output(options.output, format, writing, session);
        paths = {options.output};
        write_whole(passes, output, losses, card);
    } else {
        std::array<Output, 3> outputs;
        for (const Split split : {Split::Train, Split::Dev, Split::Test}) {
            paths.push_back(path_of_split(options.output, split));
            guard.check(paths.back());
            outputs.at(static_cast<std::size_t>(split)) = open_output(paths.back(), format, writing, session);
        }
        write_splits(passes, outputs, options.split, losses, card);
    }
    losses.report(options.output, session.diagnostics());
    if (options.output != "-") {
        if (!format.holds_manifest) {
            write_manifest(options.output, writing.manifest);
        }
        if (!options.no_card) {
            write_card(options, paths, card, store, writing.manifest);
        }
    }
    session.diagnostics().note(
        "written",
        fmt::format(fmt::runtime(tr("{} units written as {}")), format_number(losses.units()), format.name),
        {options.output, {}, {}});
    return kDone;
}

void add_filter_options(CLI::App& command, Options& options) {
    command.add_option("--min-confidence", options.min_confidence, tr("Only units at least this sure"))
        ->type_name(tr("SHARE"))
        ->check(CLI::Range(0.0, 1.0));
    command.add_option("--source", options.filter.source, tr("Only units of documents from this source"))
        ->type_name(tr("NAME"));
    command.add_option("--document", options.filter.document, tr("Only units of this document or memory"))
        ->type_name(tr("NAME"));
    command
        .add_option("--since", options.filter.date_from,
                    tr("Only units of this date or later: 2024, 2024-10"))
        ->type_name(tr("DATE"));
    command.add_option("--until", options.filter.date_to, tr("Only units of this date or earlier"))
        ->type_name(tr("DATE"));
    command.add_option("--languages", options.filter.languages, tr("Only units with text in all of these"))
        ->type_name(tr("LANG"))
        ->delimiter(',');
    command
        .add_option("--review", options.review,
                    tr("Only units in this state: accepted, rejected, needs-review, unreviewed"))
        ->type_name(tr("STATE"))
        ->check(CLI::IsMember({"accepted", "rejected", "needs-review", "unreviewed"}));
    command.add_option("--type", options.filter.bead_type, tr("Only units of this type, such as 1-1"))
        ->type_name(tr("TYPE"));
    command.add_flag("--with-excluded", options.with_excluded, tr("Units that filters excluded count too"));
    command.add_flag("--join", options.join,
                     tr("Join units of pairs that share a document: one unit with all its languages"));
    command.add_flag("--translated", options.filter.translated, tr("No null beads"));
}

}  // namespace

void add_export_command(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("export", tr("Write units of a corpus as a file, with a data card"));
    const auto options = std::make_shared<Options>();
    command->add_option("CORPUS", options->corpus, tr("The corpus"))->required()->type_name("");
    command->add_option("-o,--output", options->output, tr("File to write; '-' is standard output"))
        ->required()
        ->type_name(tr("FILE"));
    command->add_option("--to", options->to, tr("Format of the output where its name does not tell"))
        ->type_name(tr("FORMAT"));
    add_filter_options(*command, *options);
    command
        ->add_option(
            "--split", options->shares,
            tr("Shares of dev and test, as 0.05 0.05: files for train, dev and test, parted by documents"))
        ->type_name(tr("SHARE"))
        ->expected(2)
        ->check(CLI::Range(0.0, 1.0));
    command->add_option("--seed", options->split.seed, tr("Another seed gives other splits (1 unless said)"))
        ->type_name(tr("NUMBER"));
    command->add_option("--card", options->card, tr("Data card to write instead of OUT.card.md"))
        ->type_name(tr("FILE"));
    command->add_flag("--no-card", options->no_card, tr("Write no data card"));
    session.add_common_options(*command);
    command->footer(tr("Examples:") +
                    "\n  diglot export corpus.diglot -o corpus.tmx --min-confidence 0.9\n"
                    "  diglot export corpus.diglot -o corpus.jsonl --split 0.05 0.05");
    session.on_run(*command, [options, &session] { return run(*options, session); });
}

}  // namespace diglot::cli
