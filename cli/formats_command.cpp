#include "diglot/exchange/writer.h"
#include "diglot/ingest/formats.h"

#include <fmt/format.h>

#include "command.h"
#include "session.h"
#include "translate.h"
#include <CLI/CLI.hpp>
#include <string>

namespace diglot::cli {
namespace {

/// A row a format: its name, whether it is read or written, its file endings, what it is.
std::string formats_text() {
    std::string text = "format\tuse\tendings\tdescription\n";
    for (const DocumentFormat& format : formats()) {
        std::string endings;
        for (const char c : format.endings.substr(1)) {
            endings += c == ' ' ? "," : std::string(1, c);
        }
        endings.pop_back();
        text += fmt::format("{}\tread\t{}\t{}\n", format.name, endings,
                            tr(std::string(format.description).c_str()));
    }
    for (const WriterFormat& format : writer_formats()) {
        const std::string_view ending = format.ending.empty() ? format.ending : format.ending.substr(1);
        text += fmt::format("{}\twrite\t{}\t{}\n", format.name, ending,
                            tr(std::string(format.description).c_str()));
    }
    return text;
}

}  // namespace

void add_formats_command(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand("formats", tr("List the formats of documents and of outputs"));
    session.add_common_options(*command);
    command->footer(
        tr("A table with tabs: the name for --from or --format, its use, its file endings, what it is."));
    session.on_run(*command, [] {
        print(formats_text());
        return kDone;
    });
}

}  // namespace diglot::cli
