#include "diglot/corpus/index.h"
#include "diglot/corpus/review_import.h"
#include "diglot/corpus/store.h"

#include <fmt/format.h>

#include "command.h"
#include "session.h"
#include "translate.h"
#include "units.h"
#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

namespace diglot::cli {
namespace {

struct ReviewArguments {
    std::string corpus;
    std::vector<std::string> ids;
    bool accept = false;
    bool reject = false;
    bool reset = false;
    std::string note;
    std::string file;
    UnitReadingOptions reading;
    ReviewImportOptions import;
};

ReviewState state_of(const ReviewArguments& arguments) {
    return arguments.accept   ? ReviewState::Accepted
           : arguments.reject ? ReviewState::Rejected
                              : ReviewState::Unreviewed;
}

int decide(const ReviewArguments& arguments, Session& session) {
    Store store(arguments.corpus, StoreMode::Write);
    for (const std::string& id : arguments.ids) {
        if (!store.find_unit(id)) {
            throw Error(ErrorCode::Argument,
                        fmt::format(fmt::runtime(tr("There is no unit '{}' in the corpus")), id),
                        {arguments.corpus, {}, {}}, tr("Give ids as exports and queries show them"));
        }
    }
    for (const std::string& id : arguments.ids) {
        store.set_review(id, state_of(arguments), arguments.note);
    }
    if (!session.quiet()) {
        const std::size_t n = arguments.ids.size();
        session.console().line(
            fmt::format(fmt::runtime(tr("diglot: {} decision is kept", "diglot: {} decisions are kept", n)),
                        format_number(n)));
    }
    return kDone;
}

int read_back(const ReviewArguments& arguments, Session& session) {
    Store store(arguments.corpus, StoreMode::Write);
    session.start_phase(tr("reading"));
    const auto reader = open_units(arguments.file, arguments.reading, session.diagnostics());
    const ReviewImport result =
        import_review(store, *reader, arguments.import, session.diagnostics(), &session.job());
    if (result.corrected > 0) {
        session.start_phase(tr("indexing"));
        update_index(store, &session.job());
    }
    session.console().clear_progress();
    if (!session.quiet()) {
        session.console().line(fmt::format(
            fmt::runtime(
                tr("diglot: rows: {}; accepted: {}, rejected: {}, texts mended: {}, notes alone: {}, "
                   "as before: {}, left out: {}")),
            format_number(result.rows), format_number(result.accepted), format_number(result.rejected),
            format_number(result.corrected), format_number(result.noted), format_number(result.unchanged),
            format_number(result.left_out)));
    }
    return kDone;
}

int run(const ReviewArguments& arguments, Session& session) {
    const int decisions = static_cast<int>(arguments.accept) + static_cast<int>(arguments.reject) +
                          static_cast<int>(arguments.reset);
    if (!arguments.file.empty()) {
        if (decisions > 0 || !arguments.ids.empty() || !arguments.note.empty()) {
            throw Error(ErrorCode::Argument, tr("With --import the file says what was decided"), {},
                        tr("Leave out ids, --accept, --reject, --reset and --note"));
        }
        return read_back(arguments, session);
    }
    if (arguments.ids.empty()) {
        throw Error(ErrorCode::Argument, tr("No unit is named"), {},
                    tr("Give ids, or with --import a file that was reviewed"));
    }
    if (decisions != 1) {
        throw Error(ErrorCode::Argument, tr("One decision is needed"), {},
                    tr("Give --accept, --reject or --reset"));
    }
    return decide(arguments, session);
}

}  // namespace

void add_review_command(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand("review", tr("Record what a person thinks of units of a corpus"));
    const auto arguments = std::make_shared<ReviewArguments>();
    command->add_option("CORPUS", arguments->corpus, tr("The corpus"))->required()->type_name("");
    command->add_option("IDS", arguments->ids, tr("Ids of units"))->type_name("");
    command->add_flag("--accept", arguments->accept,
                      tr("They are right: kept as they are when their documents are aligned again"));
    command->add_flag("--reject", arguments->reject, tr("They are wrong"));
    command->add_flag("--reset", arguments->reset, tr("Take an earlier decision back"));
    command->add_option("--note", arguments->note, tr("Why"))->type_name(tr("TEXT"));
    command
        ->add_option(
            "--import", arguments->file,
            tr("Read decisions, notes and mended texts back from an export that a person went through"))
        ->type_name(tr("FILE"));
    command
        ->add_option("--from", arguments->reading.from,
                     tr("Format of the input where name and content mislead"))
        ->type_name(tr("FORMAT"));
    command->add_flag("--sources-too", arguments->import.sources_too,
                      tr("Texts of the first language may have been mended as well"));
    session.add_common_options(*command);
    command->footer(tr("Examples:") +
                    "\n  diglot review texts.diglot 3f0c5a1b2d4e6f70 --accept"
                    "\n  diglot export texts.diglot -o look.xlsx"
                    "\n  diglot review texts.diglot --import look.xlsx");
    session.on_run(*command, [arguments, &session] { return run(*arguments, session); });
}

}  // namespace diglot::cli
