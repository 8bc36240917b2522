#include "diglot/base/file.h"
#include "diglot/clean/clean.h"

#include <fmt/format.h>

#include "command.h"
#include "reading.h"
#include "session.h"
#include "translate.h"
#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <utility>

namespace diglot::cli {
namespace {

struct Options {
    ReadingOptions reading;
    std::string input;
    std::string output = "-";
    bool report = false;
};

/// The paragraphs with a blank line between them.
std::string paragraphs_text(const Document& document) {
    std::string text;
    for (const Paragraph& paragraph : document.paragraphs) {
        text += text.empty() ? "" : "\n";
        text += paragraph.text + '\n';
    }
    return text;
}

/// A line a fact or passage: "title: …", "date: …", then "removed RULE PLACE text".
std::string report_text(const Cleaned& cleaned) {
    std::string text = "language\t" + cleaned.document.language + '\n';
    for (const auto& [key, value] : cleaned.document.metadata) {
        text += key + '\t' + value + '\n';
    }
    for (const Removal& removal : cleaned.removed) {
        const InputPlace& place = removal.paragraph.place;
        text += fmt::format("removed\t{}\t{}\t{}\t{}\n", removal.rule, place.line, place.byte,
                            removal.paragraph.text);
    }
    return text;
}

int run(const Options& options, Session& session) {
    const std::string bytes = read_bytes(options.input, options.reading);
    Document document = ingest(bytes, options.input, options.reading.ingest, session.diagnostics());
    Cleaned cleaned;
    if (options.reading.clean) {
        cleaned = clean(std::move(document));
    } else {
        cleaned.document = std::move(document);
    }
    OutputFile output(options.output);
    output.stream() << (options.report ? report_text(cleaned) : paragraphs_text(cleaned.document));
    output.commit();
    return kDone;
}

}  // namespace

void add_extract_command(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("extract", tr("Print the text of a document, cleaned, as paragraphs"));
    const auto options = std::make_shared<Options>();
    command->add_option("FILE", options->input, tr("The document; '-' is standard input"))
        ->required()
        ->type_name("");
    command
        ->add_option("-l,--language", options->reading.ingest.language,
                     tr("Language of the document (BCP 47)"))
        ->type_name(tr("LANG"));
    command->add_option("-o,--output", options->output, tr("File to write instead of standard output"))
        ->type_name(tr("FILE"));
    command->add_flag(
        "--report", options->report,
        tr("Print what is known of the document and each passage left out, with the rule for it"));
    add_reading_options(*command, options->reading);
    add_no_clean_option(*command, options->reading);
    session.add_common_options(*command);
    command->footer(tr("Examples:") + "\n  diglot extract page.html\n  diglot extract page.ko.txt --report");
    session.on_run(*command, [options, &session] { return run(*options, session); });
}

}  // namespace diglot::cli
