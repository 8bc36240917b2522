#include "diglot/base/error.h"
#include "diglot/base/file.h"
#include "diglot/ingest/formats.h"
#include "diglot/text/language.h"
#include "diglot/variants/spelling_report.h"

#include <fmt/format.h>

#include "command.h"
#include "places.h"
#include "reading.h"
#include "session.h"
#include "spelling_output.h"
#include "translate.h"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace diglot::cli {
namespace {

struct Options {
    ReadingOptions reading;
    std::vector<std::string> inputs;
    std::string norm;
    std::string pairs;
    SpellingOutputOptions output;
};

/// The examiners of one run, one a language.
class Examiners {
public:
    Examiners(std::string pairs, const std::string& pairs_path)
        : pairs_(std::move(pairs)), pairs_path_(pairs_path) {}

    SpellingExaminer& of(const std::string& language) {
        const std::string primary = primary_language(language);
        auto found = made_.find(primary);
        if (found == made_.end()) {
            found = made_.emplace(primary, make(primary)).first;
        }
        return *found->second;
    }

private:
    [[nodiscard]] std::unique_ptr<SpellingExaminer> make(const std::string& language) const {
        try {
            return std::make_unique<SpellingExaminer>(language, pairs_);
        } catch (const Error& error) {
            Location where = error.where();
            where.file = pairs_path_;
            throw Error(error.code(), error.message(), where, error.advice());
        }
    }

    std::string pairs_;
    const std::string& pairs_path_;
    std::map<std::string, std::unique_ptr<SpellingExaminer>> made_;
};

class SpellingJob {
public:
    SpellingJob(const Options& options, Session& session)
        : options_(options),
          session_(session),
          examiners_(options.pairs.empty() ? std::string() : read_file(options.pairs), options.pairs),
          output_(options.output) {
        if (!options.norm.empty()) {
            norm_ = spelling_tradition(options.norm);
        }
    }

    int run() {
        for (const std::string& input : options_.inputs) {
            read(input);
        }
        output_.finish();
        return examined_ > 0 ? kDone : kFailed;
    }

private:
    void read(const std::string& input) {
        const std::string bytes = read_bytes(input, options_.reading);
        const IngestOptions& ingesting = options_.reading.ingest;
        const bool plain =
            ingesting.format.empty() ? guess_format(bytes, input).name == "txt" : ingesting.format == "txt";
        for (const Document& document : ingest_all(bytes, input, ingesting, session_.diagnostics())) {
            check_cancelled(&session_.job());
            examine(document, PlaceFinder(bytes_of_text(bytes, document, plain)), input);
        }
    }

    void examine(const Document& document, const PlaceFinder& places, const std::string& input) {
        const auto traditions = spelling_traditions(document.language);
        if (traditions.empty() ||
            (norm_ && std::find(traditions.begin(), traditions.end(), *norm_) == traditions.end())) {
            session_.diagnostics().warn("language-left-out",
                                        fmt::format(fmt::runtime(tr("A text in {} was left out")),
                                                    language_name(document.language, user_language())),
                                        {input, {}, {}});
            return;
        }
        ++examined_;
        output_.add(document, places, examiners_.of(document.language).examine(document, norm_));
    }

    const Options& options_;
    Session& session_;
    Examiners examiners_;
    SpellingOutput output_;
    std::optional<SpellingTradition> norm_;
    std::size_t examined_ = 0;
};

}  // namespace

void add_spelling_command(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "spelling", tr("Tell which spelling a text follows, and where it departs from it"));
    const auto options = std::make_shared<Options>();
    command->add_option("FILE", options->inputs, tr("Texts in English or Korean; '-' is standard input"))
        ->required()
        ->type_name("");
    command
        ->add_option("-l,--language", options->reading.ingest.language, tr("Language of the texts (BCP 47)"))
        ->type_name(tr("LANG"));
    command->add_option("--norm", options->norm, tr("Expect this tradition instead of the text's own"))
        ->check(CLI::IsMember({"american", "british", "oxford", "southern", "northern"}))
        ->type_name(tr("TRADITION"));
    command
        ->add_option("--by", options->output.by,
                     tr("Print a table only, a row for each of these facts: year, source, …"))
        ->delimiter(',')
        ->type_name(tr("KEYS"));
    command->add_flag("--words", options->output.words,
                      tr("Print how often each spelling of each word occurs"));
    command->add_flag("--all", options->output.all,
                      tr("List what stands in names, quotations and titles too"));
    command->add_option("--pairs", options->pairs, tr("More pairs to know, 'first TAB second' a line"))
        ->type_name(tr("FILE"));
    command->add_option("--format", options->output.format, tr("Form of the output: text, json or tsv"))
        ->check(CLI::IsMember({"text", "json", "tsv"}))
        ->type_name(tr("FORMAT"));
    command->add_option("-o,--output", options->output.path, tr("File to write instead of standard output"))
        ->type_name(tr("FILE"));
    add_reading_options(*command, options->reading, session);
    session.add_common_options(*command);
    command->footer(tr("Examples:") +
                    "\n  diglot spelling report.en.txt\n  diglot spelling --norm british *.en.txt\n"
                    "  diglot spelling --by year stories.json");
    session.on_run(*command, [options, &session] { return SpellingJob(*options, session).run(); });
}

}  // namespace diglot::cli
