#include "diglot/exchange/unit_reader.h"
#include "diglot/exchange/unit_writer.h"
#include "diglot/exchange/writer.h"
#include "diglot/ingest/formats.h"

#include <fmt/format.h>

#include "command.h"
#include "session.h"
#include "translate.h"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <string_view>

namespace diglot::cli {
namespace {

/// "txt,text" for " txt text ".
std::string endings_list(std::string_view endings) {
    std::string list;
    for (const char c : endings.substr(std::min<std::size_t>(1, endings.size()))) {
        list += c == ' ' ? "," : std::string(1, c);
    }
    if (!list.empty()) {
        list.pop_back();
    }
    return list;
}

std::string row(std::string_view name, std::string_view use, const std::string& endings,
                std::string_view description) {
    return fmt::format("{}\t{}\t{}\t{}\n", name, use, endings, tr(std::string(description).c_str()));
}

std::string without_dot(std::string_view ending) {
    return std::string(ending.substr(std::min<std::size_t>(1, ending.size())));
}

/// A row a format and use: its name, whether documents are read or outputs written in it, or units converted
/// from or to it, its file endings, what it is.
std::string formats_text() {
    std::string text = "format\tuse\tendings\tdescription\n";
    for (const DocumentFormat& format : formats()) {
        text += row(format.name, "read", endings_list(format.endings), format.description);
    }
    for (const WriterFormat& format : writer_formats()) {
        text += row(format.name, "write", without_dot(format.ending), format.description);
    }
    for (const UnitReaderFormat& format : unit_reader_formats()) {
        text += row(format.name, "convert from", endings_list(format.endings), format.description);
    }
    for (const UnitWriterFormat& format : unit_writer_formats()) {
        text += row(format.name, "convert to", without_dot(format.ending), format.description);
    }
    return text;
}

}  // namespace

void add_formats_command(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand("formats", tr("List the formats of documents and of outputs"));
    session.add_common_options(*command);
    command->footer(tr(
        "A table with tabs: the name for --from, --to or --format, its use, its file endings, what it is."));
    session.on_run(*command, [] {
        print(formats_text());
        return kDone;
    });
}

}  // namespace diglot::cli
