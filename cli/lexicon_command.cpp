#include "diglot/base/file.h"
#include "diglot/lexicon/reader.h"
#include "diglot/lexicon/writer.h"

#include <fmt/format.h>

#include "command.h"
#include "lexicon_training.h"
#include "session.h"
#include "translate.h"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace diglot::cli {
namespace {

struct TrainArguments {
    std::vector<std::string> documents;
    std::string manifest;
    std::string output;
    TrainingRequest request;
};

struct ShowArguments {
    std::string file;
    std::string word;
    std::size_t limit = 0;
};

struct ConvertArguments {
    std::string input;
    std::string output;
    std::string format;
    LexiconReadOptions reading;
};

std::string list_of_formats() {
    std::string list = tr("Formats:");
    for (const LexiconFormat& format : lexicon_formats()) {
        list += fmt::format("\n  {:<10}{}", format.name, tr(std::string(format.description).c_str()));
    }
    return list;
}

void save(const Lexicon& lexicon, const std::string& path, std::string_view format) {
    const std::string bytes = write_lexicon(lexicon, format);
    OutputFile file(path);
    file.stream().write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.commit();
}

std::string format_of(const std::string& path, const std::string& stated, std::string_view otherwise) {
    if (!stated.empty()) {
        return stated;
    }
    const std::string_view by_name = lexicon_format_of_path(path);
    return std::string(by_name.empty() ? otherwise : by_name);
}

int train(TrainArguments& arguments, Session& session) {
    TrainingRequest& request = arguments.request;
    if (arguments.documents.size() % 2 != 0) {
        throw Error(ErrorCode::Argument, tr("A document has no counterpart"), {},
                    tr("Give documents in pairs: SOURCE TARGET"));
    }
    for (std::size_t i = 0; i < arguments.documents.size(); i += 2) {
        request.pairs.push_back({arguments.documents[i], arguments.documents[i + 1], {}, 0});
    }
    if (!arguments.manifest.empty()) {
        for (PairFiles& pair : read_manifest(arguments.manifest)) {
            request.pairs.push_back(std::move(pair));
        }
    }
    if (request.pairs.empty() && request.corpora.empty()) {
        throw Error(ErrorCode::Argument, tr("There is nothing to learn from"), {},
                    tr("Give documents in pairs, --manifest or --corpus"));
    }
    const Lexicon lexicon = train_lexicon(request, session);
    save(lexicon, arguments.output, format_of(arguments.output, {}, "dlx"));
    if (!session.quiet()) {
        session.console().line(fmt::format(
            "diglot: {}", fmt::format(fmt::runtime(tr("{} entry learnt, {} to {}",
                                                      "{} entries learnt, {} to {}", lexicon.entries.size())),
                                      format_number(lexicon.entries.size()), lexicon.source_language,
                                      lexicon.target_language)));
    }
    return kDone;
}

/// "regie (regierung)": a unit and its usual word.
std::string described(const std::string& entry, const std::vector<UnitWord>& words) {
    const auto found =
        std::lower_bound(words.begin(), words.end(), entry,
                         [](const UnitWord& word, const std::string& unit) { return word.unit < unit; });
    return found != words.end() && found->unit == entry ? fmt::format("{} ({})", entry, found->word) : entry;
}

/// Whether an entry's side is, or stands for, the word asked for.
bool is_about(const std::string& side, const std::vector<UnitWord>& words, const std::string& word) {
    return side == word || described(side, words) == fmt::format("{} ({})", side, word);
}

int show(const ShowArguments& arguments, Session& session) {
    Lexicon lexicon = load_lexicon(arguments.file, {}, session.diagnostics());
    if (!arguments.word.empty()) {
        std::erase_if(lexicon.entries, [&](const LexiconEntry& entry) {
            return !is_about(entry.source, lexicon.source_words, arguments.word) &&
                   !is_about(entry.target, lexicon.target_words, arguments.word);
        });
        if (lexicon.entries.empty()) {
            throw Error(ErrorCode::Missing,
                        fmt::format(fmt::runtime(tr("The lexicon has no entry for '{}'")), arguments.word),
                        {arguments.file, {}, {}}, tr("See 'diglot lexicon show' for what it has"));
        }
    }
    std::stable_sort(lexicon.entries.begin(), lexicon.entries.end(),
                     [](const LexiconEntry& a, const LexiconEntry& b) { return a.weight > b.weight; });
    if (arguments.limit > 0 && lexicon.entries.size() > arguments.limit) {
        lexicon.entries.resize(arguments.limit);
    }
    std::string text;
    for (const LexiconEntry& entry : lexicon.entries) {
        text += fmt::format("{:.3f}\t{}\t{}\n", entry.weight, described(entry.source, lexicon.source_words),
                            described(entry.target, lexicon.target_words));
    }
    print(text);
    return kDone;
}

int convert(const ConvertArguments& arguments, Session& session) {
    Lexicon lexicon = load_lexicon(arguments.input, arguments.reading, session.diagnostics());
    if (lexicon.source_language.empty()) {
        lexicon.source_language = arguments.reading.source_language;
    }
    if (lexicon.target_language.empty()) {
        lexicon.target_language = arguments.reading.target_language;
    }
    save(lexicon, arguments.output, format_of(arguments.output, arguments.format, "tsv"));
    return kDone;
}

void add_languages(CLI::App& command, std::string& source, std::string& target) {
    command.add_option("-s,--source-language", source, tr("Language of the source, such as ko"))
        ->type_name(tr("LANG"));
    command.add_option("-t,--target-language", target, tr("Language of the target"))->type_name(tr("LANG"));
}

void add_train(CLI::App& parent, Session& session) {
    CLI::App* command = parent.add_subcommand("train", tr("Learn a lexicon from documents or corpora"));
    const auto arguments = std::make_shared<TrainArguments>();
    TrainingRequest& request = arguments->request;
    command
        ->add_option("SOURCE TARGET", arguments->documents, tr("Documents in pairs; they are aligned first"))
        ->type_name("");
    command
        ->add_option("--manifest", arguments->manifest,
                     tr("Pairs of documents, a line 'source TAB target' each"))
        ->type_name(tr("FILE"));
    command
        ->add_option(
            "--corpus", request.corpora,
            tr("Learn from an aligned corpus (may be repeated): TMX, or a table such as diglot writes"))
        ->allow_extra_args(false)
        ->type_name(tr("FILE"));
    command->add_flag("--line-parallel", request.line_parallel,
                      tr("The lines of each pair translate each other one by one; nothing is aligned"));
    command->add_option("-o,--output", arguments->output, tr("Write the lexicon here, best as .dlx"))
        ->required()
        ->type_name(tr("FILE"));
    add_languages(*command, request.source_language, request.target_language);
    add_lexicon_options(*command, request.lexicons);
    add_presegmented_option(*command, request.reading);
    add_reading_options(*command, request.reading, session);
    add_no_clean_option(*command, request.reading);
    session.add_common_options(*command);
    session.on_run(*command, [arguments, &session] { return train(*arguments, session); });
}

void add_show(CLI::App& parent, Session& session) {
    CLI::App* command = parent.add_subcommand("show", tr("List entries, the surest first"));
    const auto arguments = std::make_shared<ShowArguments>();
    command->add_option("FILE", arguments->file, tr("A lexicon"))->required()->type_name("");
    command->add_option("WORD", arguments->word, tr("Only the entries for this word"))->type_name("");
    command->add_option("--limit", arguments->limit, tr("Show no more entries than this"))->type_name("N");
    session.add_common_options(*command);
    session.on_run(*command, [arguments, &session] { return show(*arguments, session); });
}

void add_convert(CLI::App& parent, Session& session) {
    CLI::App* command = parent.add_subcommand("convert", tr("Write a lexicon in another format"));
    const auto arguments = std::make_shared<ConvertArguments>();
    command->add_option("INPUT", arguments->input, tr("A lexicon"))->required()->type_name("");
    command
        ->add_option("OUTPUT", arguments->output, tr("The new file: .tsv, .dic (hunalign's), .tbx or .dlx"))
        ->required()
        ->type_name("");
    command
        ->add_option("--from", arguments->reading.format,
                     tr("Format of the input; otherwise seen from its content"))
        ->type_name(tr("FORMAT"));
    command
        ->add_option("--format", arguments->format,
                     tr("Format of the output: tsv, hunalign, tbx or dlx; otherwise by its ending"))
        ->type_name(tr("FORMAT"));
    add_languages(*command, arguments->reading.source_language, arguments->reading.target_language);
    session.add_common_options(*command);
    session.on_run(*command, [arguments, &session] { return convert(*arguments, session); });
}

}  // namespace

void add_lexicon_command(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand("lexicon", tr("Train, show and convert bilingual lexicons"));
    add_train(*command, session);
    add_show(*command, session);
    add_convert(*command, session);
    command->require_subcommand(1);
    command->footer(list_of_formats() + "\n\n" + tr("Examples:") +
                    "\n  diglot lexicon train --manifest pairs.tsv -o news.dlx"
                    "\n  diglot lexicon show news.dlx 정부"
                    "\n  diglot lexicon convert freedict:deu-fra deu-fra.tsv");
}

}  // namespace diglot::cli
