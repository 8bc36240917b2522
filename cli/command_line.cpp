#include "command_line.h"

#include <fmt/format.h>

#include "command.h"
#include "help.h"
#include "session.h"
#include "translate.h"
#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <vector>

namespace diglot::cli {
namespace {

std::string examples() {
    return tr("Examples:") +
           "\n  diglot align letter.ko.txt letter.en.txt -o letter.html"
           "\n  diglot align page.ko.html page.en.html --format tmx -o page.tmx\n\n" +
           tr("'diglot help COMMAND' explains a command.");
}

std::string version_text() {
    return fmt::format("diglot {}\n{}", DIGLOT_VERSION, DIGLOT_LIBRARY_VERSIONS);
}

/// The words of CLI11's help in the user's language; inherited by the subcommands.
void dress(CLI::App& app) {
    app.formatter(make_help_formatter());
    app.option_defaults()->group(tr("Options"));
    app.set_help_flag("-h,--help", tr("Print this help"));
}

/// What CLI11 found wrong, as one of our errors.
Error usage_error(const CLI::ParseError& problem, const CLI::App& app) {
    std::string command = "diglot";
    for (const CLI::App* chosen = &app; !chosen->get_subcommands().empty();) {
        chosen = chosen->get_subcommands().front();
        command += " " + chosen->get_name();
    }
    std::string message = problem.what();
    if (dynamic_cast<const CLI::ExtrasError*>(&problem) != nullptr) {
        const std::vector<std::string> extras = app.remaining(true);
        const std::string first = extras.empty() ? std::string() : extras.front();
        const bool option = first.size() > 1 && first.front() == '-';
        message =
            fmt::format(fmt::runtime(option                ? tr("There is no option '{}'")
                                     : command == "diglot" ? tr("There is no command '{}'")
                                                           : tr("There is one argument too many: '{}'")),
                        first);
    } else if (dynamic_cast<const CLI::RequiredError*>(&problem) != nullptr) {
        const std::string what =
            message.starts_with("A subcommand") ? tr("COMMAND") : message.substr(0, message.find(' '));
        message = fmt::format(fmt::runtime(tr("{} is missing")), what);
    } else if (dynamic_cast<const CLI::ArgumentMismatch*>(&problem) != nullptr) {
        const bool repeated = message.find("At Most") != std::string::npos;
        message =
            fmt::format(fmt::runtime(repeated ? tr("{} is given more than once") : tr("{} needs a value")),
                        message.substr(0, message.find(':')));
    } else if (dynamic_cast<const CLI::ConversionError*>(&problem) != nullptr) {
        message = fmt::format(fmt::runtime(tr("This value does not fit: {}")),
                              message.substr(message.find(':') + 2));
    }
    return {ErrorCode::Argument, message, {}, fmt::format(fmt::runtime(tr("See '{} --help'")), command)};
}

int help_on(CLI::App& app, const std::string& name) {
    if (name.empty()) {
        print(app.help());
        return kDone;
    }
    const std::vector<CLI::App*> found = app.get_subcommands(
        [&name](const CLI::App* command) { return command->get_name() == name && name != "help"; });
    if (found.empty()) {
        throw Error(ErrorCode::Argument, fmt::format(fmt::runtime(tr("There is no command '{}'")), name), {},
                    tr("See 'diglot --help' for the commands"));
    }
    print(found.front()->help("diglot"));
    return kDone;
}

void add_help_command(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand("help", tr("Explain a command"));
    const auto name = std::make_shared<std::string>();
    command->add_option("COMMAND", *name, tr("The command to explain"))->type_name("");
    session.on_run(*command, [&app, name] { return help_on(app, *name); });
}

/// Names the groups under which help shows commands and their --help, on every level.
void group_commands(CLI::App& app) {
    for (CLI::App* command : app.get_subcommands({})) {
        command->group(tr("Commands"));
        command->get_help_ptr()->group(tr("Options"));  // made before the command knew of a group
        group_commands(*command);
    }
}

int parse_and_run(int argc, char** argv, Session& session) {
    CLI::App app(tr("diglot: aligned bilingual corpora from parallel documents"), "diglot");
    dress(app);
    app.set_version_flag("--version", version_text(), tr("Print the versions of diglot and its libraries"));
    app.footer(examples());
    for (const AddCommand add : commands()) {
        add(app, session);
    }
    add_help_command(app, session);
    app.require_subcommand(0, 1);  // a second name of a command is an argument, as in `diglot help align`
    group_commands(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForVersion&) {
        print(version_text());
        return kDone;
    } catch (const CLI::Success&) {
        print(app.help());
        return kDone;
    } catch (const CLI::ParseError& problem) {
        throw usage_error(problem, app);
    }
    return session.chosen() ? session.chosen()() : help_on(app, {});
}

/// Runs, and says at the end how many warnings were not printed, before the error that ended the run if one
/// did.
int run_and_count(int argc, char** argv, Session& session) {
    try {
        const int code = parse_and_run(argc, argv, session);
        session.tell_unprinted();
        return code;
    } catch (...) {
        session.tell_unprinted();
        throw;
    }
}

/// What became of the run: an exit code, or a signal that the program should die by.
struct Outcome {
    int code = kDone;
    int signal = 0;
};

Outcome outcome_of(const Error& error, Session& session) {
    if (stop_signal() != 0) {
        return {kFailed, stop_signal()};  // the error is only how the stop showed itself
    }
    if (error.code() == ErrorCode::Write && error.where().file == "-" && reader_of_output_is_gone()) {
        return {kFailed, SIGPIPE};
    }
    session.show(error);
    return {error.code() == ErrorCode::Argument ? kWrongUsage : kFailed, 0};
}

/// Runs and turns every exception into a line and an exit code.
Outcome run_guarded(int argc, char** argv, Session& session) {
    try {
        return {run_and_count(argc, argv, session), 0};
    } catch (const Error& error) {
        return outcome_of(error, session);
    } catch (const std::bad_alloc&) {
        session.show({ErrorCode::Limit,
                      tr("There is not enough memory"),
                      {},
                      tr("Split the input, or use a machine with more memory")});
    } catch (const std::exception& failure) {
        session.show({ErrorCode::Internal, failure.what()});
    }
    return {kFailed, 0};
}

}  // namespace

int run_command_line(int argc, char** argv) {
    hold_standard_files();
    Session session;
    handle_signals(session.job());
    const Outcome outcome = run_guarded(argc, argv, session);
    session.console().clear_progress();
    if (outcome.signal != 0) {
        die_by(outcome.signal);
    }
    return outcome.code;
}

}  // namespace diglot::cli
