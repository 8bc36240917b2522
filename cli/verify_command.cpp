#include "diglot/corpus/store.h"
#include "diglot/corpus/verify.h"

#include <fmt/format.h>

#include "command.h"
#include "corpus_counts.h"
#include "library_messages.h"
#include "session.h"
#include "translate.h"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace diglot::cli {
namespace {

struct VerifyArguments {
    std::string corpus;
    std::string rescue;
};

void tell(const std::vector<StoreProblem>& problems, Session& session) {
    for (const StoreProblem& problem : problems) {
        session.console().line(
            fmt::format("{}: {}", problem.kind, translate_library_message(problem.message)));
    }
}

/// Saves what can be read into a new corpus; tells what is lost.
void save(const Store& damaged, const std::string& path, Session& session) {
    std::error_code failure;
    if (std::filesystem::exists(path, failure)) {
        throw Error(ErrorCode::Argument, tr("There is a file of this name already"), {path, {}, {}},
                    tr("Choose another name for what is saved"));
    }
    Store target(path, StoreMode::Create);
    const RescueReport report = rescue(damaged, target, &session.job());
    for (const StoreProblem& lost : report.lost) {
        session.console().line(
            fmt::format(fmt::runtime(tr("lost: {}")), translate_library_message(lost.message)));
    }
    if (!session.quiet()) {
        session.console().line(
            fmt::format(fmt::runtime(tr("diglot: {} parts with {} units were saved to {}")),
                        format_number(report.parts), format_number(report.units), path));
    }
}

/// What to do about problems that were found.
std::string advice(const std::vector<StoreProblem>& problems, const VerifyArguments& arguments) {
    const bool index_alone = std::all_of(problems.begin(), problems.end(), [](const StoreProblem& problem) {
        return problem.kind == "index" || problem.message.starts_with("Table index_");
    });
    if (index_alone) {
        return tr("Make the index of words anew with 'diglot query CORPUS WORD --reindex'");
    }
    return arguments.rescue.empty() ? tr("Save what is whole with --rescue, then build again what is lost")
                                    : tr("Go on with what was saved");
}

int run(const VerifyArguments& arguments, Session& session) {
    const Store store(arguments.corpus, StoreMode::Read);
    session.start_phase(tr("verifying"));
    const VerifyReport report = verify(store, &session.job());
    session.console().clear_progress();
    tell(report.problems, session);
    if (!arguments.rescue.empty()) {
        save(store, arguments.rescue, session);
    }
    if (!report.problems.empty()) {
        throw Error(ErrorCode::Format,
                    fmt::format(fmt::runtime(tr("The corpus is damaged: {} problem was found",
                                                "The corpus is damaged: {} problems were found",
                                                report.problems.size())),
                                format_number(report.problems.size())),
                    {arguments.corpus, {}, {}}, advice(report.problems, arguments));
    }
    print(counts_text(report.counts));
    return kDone;
}

}  // namespace

void add_verify_command(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand("verify", tr("Check that a corpus is whole, and save what is"));
    const auto arguments = std::make_shared<VerifyArguments>();
    command->add_option("CORPUS", arguments->corpus, tr("The corpus"))->required()->type_name("");
    command
        ->add_option("--rescue", arguments->rescue,
                     tr("Put everything that can be read into this new corpus, and name what cannot"))
        ->type_name(tr("FILE"));
    session.add_common_options(*command);
    command->footer(
        tr("Prints the counts and ends with 0 when the corpus is whole; else names each problem and "
           "ends with 1.") +
        "\n\n" + tr("Examples:") +
        "\n  diglot verify texts.diglot\n  diglot verify damaged.diglot --rescue saved.diglot");
    session.on_run(*command, [arguments, &session] { return run(*arguments, session); });
}

}  // namespace diglot::cli
