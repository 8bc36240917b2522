#include "diglot/base/file.h"
#include "diglot/clean/clean.h"

#include <fmt/format.h>

#include "command.h"
#include "reading.h"
#include "session.h"
#include "translate.h"
#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

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
        text += fmt::format("{}\t{}\n", key, value);
    }
    for (const Paragraph& paragraph : cleaned.document.paragraphs) {
        if (!paragraph.language.empty()) {
            text += fmt::format("other-language\t{}\t{}\t{}\t{}\n", paragraph.language, paragraph.place.line,
                                paragraph.place.byte, paragraph.text);
        }
    }
    for (const Removal& removal : cleaned.removed) {
        const InputPlace& place = removal.paragraph.place;
        text += fmt::format("removed\t{}\t{}\t{}\t{}\n", removal.rule, place.line, place.byte,
                            removal.paragraph.text);
    }
    return text;
}

void write_text(const std::string& path, const std::string& text) {
    OutputFile output(path);
    output.stream() << text;
    output.commit();
}

/// Each document of a file that holds several, as a file of its own in a folder, and `index.tsv` that tells
/// which is which.
void write_folder(const std::vector<Cleaned>& documents, const std::string& folder) {
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem) {
        throw Error(ErrorCode::Write, tr("The folder cannot be made"), {folder, {}, {}},
                    tr("Check the folder and who may write there"));
    }
    const auto fact = [](const Document& document, const char* key) {
        const auto found = document.metadata.find(key);
        return found == document.metadata.end() ? std::string() : found->second;
    };
    std::string index = "file\taddress\tdate\ttitle\n";
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const Document& document = documents[i].document;
        const std::string language = document.language.empty() ? "" : "." + document.language;
        const std::string name = fmt::format("{:05}{}.txt", i + 1, language);
        write_text((std::filesystem::path(folder) / name).string(), paragraphs_text(document));
        index += fmt::format("{}\t{}\t{}\t{}\n", name, fact(document, "address"), fact(document, "date"),
                             fact(document, "title"));
    }
    write_text((std::filesystem::path(folder) / "index.tsv").string(), index);
}

std::vector<Cleaned> read_documents(const Options& options, Session& session) {
    const std::string bytes = read_bytes(options.input, options.reading);
    std::vector<Cleaned> all;
    for (Document& document :
         ingest_all(bytes, options.input, options.reading.ingest, session.diagnostics())) {
        all.push_back(options.reading.clean ? clean(std::move(document), &session.job())
                                            : Cleaned{std::move(document), {}});
    }
    return all;
}

int run(const Options& options, Session& session) {
    const std::vector<Cleaned> documents = read_documents(options, session);
    if (options.report) {
        std::string text;
        for (const Cleaned& cleaned : documents) {
            text += (text.empty() ? "" : "\n") + report_text(cleaned);
        }
        write_text(options.output, text);
        return kDone;
    }
    if (options.output.ends_with('/') || std::filesystem::is_directory(options.output)) {
        write_folder(documents, options.output);
        return kDone;
    }
    if (documents.size() != 1) {
        throw Error(
            ErrorCode::Format, fmt::format(fmt::runtime(tr("The file holds {} documents")), documents.size()),
            {options.input, {}, {}}, tr("Extract them into a folder first: diglot extract FILE -o FOLDER/"));
    }
    write_text(options.output, paragraphs_text(documents.front().document));
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
    command
        ->add_option("-o,--output", options->output,
                     tr("File to write instead of standard output; a folder for a file of many documents"))
        ->type_name(tr("FILE"));
    command->add_flag(
        "--report", options->report,
        tr("Print what is known of the document and each passage left out, with the rule for it"));
    add_reading_options(*command, options->reading, session);
    add_no_clean_option(*command, options->reading);
    session.add_common_options(*command);
    command->footer(tr("Examples:") + "\n  diglot extract page.html\n  diglot extract page.ko.txt --report");
    session.on_run(*command, [options, &session] { return run(*options, session); });
}

}  // namespace diglot::cli
