#include "diglot/base/file.h"

#include "command.h"
#include "reading.h"
#include "session.h"
#include "translate.h"
#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace diglot::cli {
namespace {

struct Options {
    ReadingOptions reading;
    std::string input;
    std::string output = "-";
    bool paragraphs = false;
};

/// Writes a sentence as one line; a line end inside of it becomes a space.
void write_sentence(std::ostream& stream, std::string_view sentence) {
    bool spaced = false;
    for (const char c : sentence) {
        const bool line_end = c == '\n' || c == '\r';
        if (!line_end) {
            stream << c;
        } else if (!spaced) {
            stream << ' ';
        }
        spaced = line_end || c == ' ';
    }
    stream << '\n';
}

int run(const Options& options, Session& session) {
    const std::string bytes = read_bytes(options.input, options.reading);
    const SegmentedDocument document =
        make_segmented(bytes, options.input, options.reading, session.diagnostics());
    OutputFile output(options.output);
    for (std::size_t i = 0; i < document.size(); ++i) {
        check_cancelled(&session.job());
        if (options.paragraphs && i > 0 && document.starts_paragraph(i)) {
            output.stream() << '\n';
        }
        write_sentence(output.stream(), document.text(i));
    }
    output.commit();
    return kDone;
}

}  // namespace

void add_segment_command(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand("segment", tr("Print the sentences of a document, one a line"));
    const auto options = std::make_shared<Options>();
    options->reading.clean = false;
    command->add_option("FILE", options->input, tr("The document; '-' is standard input"))
        ->required()
        ->type_name("");
    command
        ->add_option("-l,--language", options->reading.ingest.language,
                     tr("Language of the document (BCP 47)"))
        ->type_name(tr("LANG"));
    command->add_option("-o,--output", options->output, tr("File to write instead of standard output"))
        ->type_name(tr("FILE"));
    command->add_flag("--paragraphs", options->paragraphs, tr("Put a blank line between paragraphs"));
    command->add_flag("--clean", options->reading.clean,
                      tr("Leave out what is not the document, as 'diglot extract' does"));
    add_segmenting_options(*command, options->reading.segmenters);
    add_reading_options(*command, options->reading, session);
    session.add_common_options(*command);
    command->footer(tr("Examples:") +
                    "\n  diglot segment -l ko news.txt\n  diglot segment --paragraphs page.en.html");
    session.on_run(*command, [options, &session] { return run(*options, session); });
}

}  // namespace diglot::cli
