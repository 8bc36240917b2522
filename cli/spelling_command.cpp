#include "diglot/base/error.h"
#include "diglot/base/file.h"
#include "diglot/bitext/place_finder.h"
#include "diglot/corpus/store.h"
#include "diglot/text/language.h"
#include "diglot/variants/spelling_report.h"

#include <fmt/format.h>

#include "command.h"
#include "corpus_texts.h"
#include "reading.h"
#include "session.h"
#include "spelling_output.h"
#include "translate.h"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>
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
        if (options_.reading.ingest.format.empty() && input != "-" && is_corpus_file(input)) {
            read_corpus(input);
        } else {
            read_file_of_texts(input);
        }
    }

    void read_corpus(const std::string& input) {
        output_.by_default({"source", "year"});
        each_corpus_text(input, session_, [&](const CorpusText& text) {
            if (speaks(text.document.language)) {
                examine(text.document, [&](const SpellingFinding& finding) {
                    return SpellingPlace{{}, text.segment_at(finding.paragraph, finding.bytes.begin)};
                });
            }
        });
        if (examined_ == 0) {
            session_.diagnostics().warn("language-left-out",
                                        tr("The corpus has no text in a language whose spelling is known"),
                                        {input, {}, {}});
        }
    }

    void read_file_of_texts(const std::string& input) {
        const std::string bytes = read_bytes(input, options_.reading);
        const IngestOptions& ingesting = options_.reading.ingest;
        for (const Document& document : ingest_all(bytes, input, ingesting, session_.diagnostics())) {
            check_cancelled(&session_.job());
            if (document.paragraphs.empty()) {
                session_.diagnostics().warn("no-text", tr("There is no text in it"), {input, {}, {}});
                continue;
            }
            if (!speaks(document.language)) {
                session_.diagnostics().warn("language-left-out",
                                            fmt::format(fmt::runtime(tr("A text in {} was left out")),
                                                        language_name(document.language, user_language())),
                                            {input, {}, {}});
                continue;
            }
            PlaceFinder places(bytes_of_text(bytes, document));
            examine(document, [&](const SpellingFinding& finding) {
                return SpellingPlace{places.find(document.paragraphs[finding.paragraph], finding.bytes.begin),
                                     {}};
            });
        }
    }

    /// Whether the spelling of a language is known, and the norm asked for is one of its.
    [[nodiscard]] bool speaks(const std::string& language) const {
        const auto traditions = spelling_traditions(language);
        const std::string& wanted = options_.reading.ingest.language;
        return !traditions.empty() &&
               (!norm_ || std::find(traditions.begin(), traditions.end(), *norm_) != traditions.end()) &&
               (wanted.empty() || primary_language(wanted) == primary_language(language));
    }

    void examine(const Document& document,
                 const std::function<SpellingPlace(const SpellingFinding&)>& place_of) {
        ++examined_;
        output_.add(document, examiners_.of(document.language).examine(document, norm_), place_of);
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
    command
        ->add_option("FILE", options->inputs,
                     tr("Texts in English or Korean, or corpora; '-' is standard input"))
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
                    "  diglot spelling --by year stories.json\n  diglot spelling news.diglot");
    session.on_run(*command, [options, &session] {
        options->output.table_only = !options->output.by.empty();
        return SpellingJob(*options, session).run();
    });
}

}  // namespace diglot::cli
