#include "diglot/corpus/store.h"

#include <fmt/format.h>

#include "command.h"
#include "session.h"
#include "translate.h"
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
};

ReviewState state_of(const ReviewArguments& arguments) {
    return arguments.accept   ? ReviewState::Accepted
           : arguments.reject ? ReviewState::Rejected
                              : ReviewState::Unreviewed;
}

int run(const ReviewArguments& arguments, Session& session) {
    if (static_cast<int>(arguments.accept) + static_cast<int>(arguments.reject) +
            static_cast<int>(arguments.reset) !=
        1) {
        throw Error(ErrorCode::Argument, tr("One decision is needed"), {},
                    tr("Give --accept, --reject or --reset"));
    }
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

}  // namespace

void add_review_command(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand("review", tr("Record what a person thinks of units of a corpus"));
    const auto arguments = std::make_shared<ReviewArguments>();
    command->add_option("CORPUS", arguments->corpus, tr("The corpus"))->required()->type_name("");
    command->add_option("IDS", arguments->ids, tr("Ids of units"))->required()->type_name("");
    command->add_flag("--accept", arguments->accept,
                      tr("They are right: kept as they are when their documents are aligned again"));
    command->add_flag("--reject", arguments->reject, tr("They are wrong"));
    command->add_flag("--reset", arguments->reset, tr("Take an earlier decision back"));
    command->add_option("--note", arguments->note, tr("Why"))->type_name(tr("TEXT"));
    session.add_common_options(*command);
    command->footer(tr("Example:") + "\n  diglot review texts.diglot 3f0c5a1b2d4e6f70 --accept");
    session.on_run(*command, [arguments, &session] { return run(*arguments, session); });
}

}  // namespace diglot::cli
