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

struct RemoveArguments {
    std::string corpus;
    std::vector<std::string> names;
};

bool has(const Store& store, const std::string& name) {
    const auto document = store.find_document(name);
    return store.find_part(name) || (document && document->name == name);
}

int run(const RemoveArguments& arguments, Session& session) {
    Store store(arguments.corpus, StoreMode::Write);
    for (const std::string& name : arguments.names) {  // all or nothing of what is misspelt
        if (!has(store, name)) {
            throw Error(
                ErrorCode::Argument,
                fmt::format(fmt::runtime(tr("There is no document or memory '{}' in the corpus")), name),
                {arguments.corpus, {}, {}}, tr("See 'diglot info --documents' for the names"));
        }
    }
    std::size_t removed = 0;
    for (const std::string& name : arguments.names) {
        check_cancelled(&session.job());
        removed += store.remove(name);
    }
    if (!session.quiet()) {
        session.console().line(fmt::format(
            fmt::runtime(tr("diglot: {} part was removed", "diglot: {} parts were removed", removed)),
            format_number(removed)));
    }
    return kDone;
}

}  // namespace

void add_remove_command(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand("remove", tr("Remove documents or memories from a corpus"));
    const auto arguments = std::make_shared<RemoveArguments>();
    command->add_option("CORPUS", arguments->corpus, tr("The corpus"))->required()->type_name("");
    command
        ->add_option("NAMES", arguments->names,
                     tr("Names in the corpus of documents or memories; pairs with them go too"))
        ->required()
        ->type_name("");
    session.add_common_options(*command);
    command->footer(tr("What people decided is kept for the case that the texts come back.") + "\n\n" +
                    tr("Example:") + "\n  diglot remove texts.diglot ko/1.txt");
    session.on_run(*command, [arguments, &session] { return run(*arguments, session); });
}

}  // namespace diglot::cli
