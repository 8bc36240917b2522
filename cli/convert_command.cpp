#include "diglot/base/file.h"
#include "diglot/corpus/store.h"
#include "diglot/exchange/unit_facts.h"

#include <fmt/format.h>

#include "command.h"
#include "decisions.h"
#include "input_guard.h"
#include "session.h"
#include "translate.h"
#include "units.h"
#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

namespace diglot::cli {
namespace {

struct Options {
    UnitReadingOptions reading;
    std::string input;
    std::string output = "-";
    std::string to;
    bool no_manifest = false;
};

/// The options that tell what the output is, as one line.
std::string options_text(const Options& options) {
    std::string text;
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) {
            text += fmt::format("{}{} {}", text.empty() ? "" : " ", name, value);
        }
    };
    add("--from", options.reading.from);
    add("--to", options.to);
    add("-s", options.reading.reader.source_language);
    add("-t", options.reading.reader.target_language);
    add("--charset", options.reading.reader.charset);
    return text;
}

Metadata manifest_of(const Options& options) {
    Metadata manifest = manifest_start("convert");
    manifest["input"] = std::filesystem::path(options.input).filename().string();
    if (const std::string hash = hash_of_file(options.input); !hash.empty()) {
        manifest["input-hash"] = hash;
    }
    if (const std::string text = options_text(options); !text.empty()) {
        manifest["options"] = text;
    }
    return manifest;
}

void copy_units(TranslationUnitReader& reader, TranslationUnitWriter& writer, LossCount& losses,
                Session& session) {
    for (TranslationUnit unit; reader.read(unit);) {
        check_cancelled(&session.job());
        losses.look(unit);
        writer.write(unit);
    }
    writer.finish();
}

int into_corpus(const Options& options, Session& session) {
    PartOrigin origin;
    const std::string name =
        options.input == "-" ? "stdin" : std::filesystem::path(options.input).filename().string();
    const std::string hash = hash_of_file(options.input);
    origin.inputs = {{name, hash}};
    origin.options = options_text(options);
    origin.fingerprint = hash + ' ' + origin.options;
    const auto reader = open_units(options.input, options.reading, session.diagnostics());
    Store store(options.output, StoreMode::Create);
    auto memory = store.put_memory(name, origin);
    for (TranslationUnit unit; reader->read(unit);) {
        check_cancelled(&session.job());
        if (has_any_text(unit)) {
            memory.add(unit);
        } else {
            session.diagnostics().warn("no-text", tr("A unit without text was left out"), reader->place());
        }
    }
    tell_decisions(memory.commit(), name, session.diagnostics());
    return kDone;
}

/// Everything that the reader opens is known to `guard`.
void watch_inputs(Options& options, InputGuard& guard) {
    guard.add(options.input);
    for (const std::string& text : options.reading.reader.texts) {
        guard.add(text);
    }
    options.reading.reader.open = [&guard](const std::string& path) {
        guard.add(path);
        return std::make_unique<FileSource>(path);
    };
    guard.check(options.output);
}

int run(Options options, Session& session) {
    InputGuard guard;
    watch_inputs(options, guard);
    if (is_corpus(options.output, options.to)) {
        return into_corpus(options, session);
    }
    const UnitWriterFormat& format = output_format(options.to, options.output);
    UnitWriterOptions writing;
    writing.before_file = [&guard](const std::string& path) { guard.check(path); };
    if (!options.no_manifest) {
        writing.manifest = manifest_of(options);
    }
    const auto reader = open_units(options.input, options.reading, session.diagnostics());
    announce_losses(format, UnitFeatures::all(), options.output, session.diagnostics());
    const auto writer = format.make(options.output, writing, session.diagnostics());
    LossCount losses(format.holds);
    copy_units(*reader, *writer, losses, session);
    losses.report(options.output, session.diagnostics());
    if (!options.no_manifest && !format.holds_manifest && options.output != "-") {
        write_manifest(options.output, writing.manifest);
    }
    session.diagnostics().note("written",
                               fmt::format(fmt::runtime(tr("{} units read, written as {}")),
                                           format_number(losses.units()), format.name),
                               {options.output, {}, {}});
    return kDone;
}

}  // namespace

void add_convert_command(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("convert", tr("Convert a file of translation units into another format"));
    const auto options = std::make_shared<Options>();
    command->add_option("IN", options->input, tr("File of units or corpus; '-' is standard input"))
        ->required()
        ->type_name("");
    command->add_option("OUT", options->output, tr("File or corpus to write; '-' is standard output"))
        ->required()
        ->type_name("");
    add_unit_reading_options(*command, options->reading);
    command->add_option("--to", options->to, tr("Format of the output where its name does not tell"))
        ->type_name(tr("FORMAT"));
    command->add_flag("--no-manifest", options->no_manifest,
                      tr("Do not write where the output comes from, in it or beside it"));
    session.add_common_options(*command);
    command->footer(tr("Examples:") +
                    "\n  diglot convert memory.tmx memory.xlsx\n"
                    "  diglot convert corpus.ko corpus.tmx --from moses --texts corpus.en");
    session.on_run(*command, [options, &session] { return run(*options, session); });
}

}  // namespace diglot::cli
