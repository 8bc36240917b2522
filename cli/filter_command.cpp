#include "diglot/base/file.h"
#include "diglot/corpus/exclusions.h"
#include "diglot/corpus/filter.h"
#include "diglot/corpus/filter_report.h"
#include "diglot/corpus/store.h"
#include "diglot/corpus/unit_survey.h"
#include "diglot/exchange/unit_writer.h"

#include <fmt/format.h>

#include "command.h"
#include "filter_output.h"
#include "input_guard.h"
#include "session.h"
#include "translate.h"
#include "units.h"
#include <CLI/CLI.hpp>
#include <charconv>
#include <functional>
#include <memory>
#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/parallel_for.h>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace diglot::cli {
namespace {

constexpr std::size_t kBatch = 8192;  // units in memory

struct Options {
    std::string input;
    std::string output;
    std::string from;
    std::string to;
    std::string report = "text";
    std::string scores;
    std::vector<std::string> thresholds;
    std::vector<std::string> off;
    std::vector<std::string> on;
    std::vector<std::string> only;
    std::optional<double> precision;
    bool dry_run = false;
    bool restore = false;
    bool list = false;
};

using Batch = std::vector<TranslationUnit>;

/// Units that can be gone through twice: of a corpus or a file.
class Units {
public:
    Units(const Options& options, Session& session) : options_(&options), session_(&session) {
        reading_.from = options.from;
        if (options.input == "-") {
            throw Error(ErrorCode::Argument,
                        tr("Standard input can be read only once, and filters read twice"), {},
                        tr("Give a file"));
        }
    }

    [[nodiscard]] bool is_corpus() const { return cli::is_corpus(options_->input, options_->from); }

    /// Calls `take` with the units, some thousands at once.
    void each(bool first_time, const std::function<void(Batch&)>& take) {
        Batch batch;
        DiagnosticLog unheard;  // what is wrong with the file was told the first time
        const auto reader =
            open_units(options_->input, reading_, first_time ? session_->diagnostics() : unheard);
        for (TranslationUnit unit; reader->read(unit);) {
            batch.push_back(std::move(unit));
            if (batch.size() == kBatch) {
                check_cancelled(&session_->job());
                take(batch);
                batch.clear();
            }
        }
        take(batch);
    }

private:
    const Options* options_;
    Session* session_;
    UnitReadingOptions reading_;
};

FilterSettings settings_of(const Options& options) {
    FilterSettings settings;
    if (!options.only.empty()) {
        settings.only(options.only);
    }
    for (const std::string& rule : options.on) {
        settings.turn(rule, true);
    }
    for (const std::string& rule : options.off) {
        settings.turn(rule, false);
    }
    for (const std::string& one : options.thresholds) {
        const std::size_t equals = one.find('=');
        double value = 0.0;
        const char* end = one.data() + one.size();
        const auto read = equals == std::string::npos
                              ? std::from_chars_result{end, std::errc::invalid_argument}
                              : std::from_chars(one.data() + equals + 1, end, value);
        if (read.ec != std::errc() || read.ptr != end) {
            throw Error(ErrorCode::Argument, fmt::format(fmt::runtime(tr("'{}' sets no threshold")), one), {},
                        tr("Write RULE=NUMBER, such as length_ratio=2.5"));
        }
        settings.set(one.substr(0, equals), value);
    }
    return settings;
}

/// Sets the threshold of confidence that the stated precision asks for.
std::optional<PrecisionChoice> choose_threshold(const Options& options, const UnitSurvey& survey,
                                                FilterSettings& settings) {
    if (!options.precision) {
        return std::nullopt;
    }
    const auto choice = threshold_for_precision(survey.confidences(), *options.precision);
    if (!choice) {
        throw Error(
            ErrorCode::Argument,
            survey.confidences().empty()
                ? tr("No unit has a confidence, so nothing can be said about precision")
                : fmt::format(fmt::runtime(tr("No threshold of confidence reaches a precision of {}")),
                              *options.precision),
            {options.input, {}, {}}, tr("Ask for less, or filter by other rules"));
    }
    settings.set("confidence", choice->threshold);
    return choice;
}

std::string names_of(const std::vector<std::size_t>& rules) {
    std::string names;
    for (const std::size_t rule : rules) {
        names += (names.empty() ? "" : " ") + std::string(filter_rules()[rule].name);
    }
    return names;
}

/// What happens to the units once they are judged.
struct Judged {
    FilterReport report;
    std::vector<Exclusion> exclusions;
};

class Judge {
public:
    Judge(const Options& options, const UnitSurvey& survey, FilterSettings settings, Session& session)
        : survey_(&survey), settings_(std::move(settings)) {
        if (!options.output.empty() && !options.dry_run) {
            const UnitWriterFormat* by_name = unit_writer_format_of_path(options.output);
            writer_ = make_unit_writer(!options.to.empty()  ? options.to
                                       : by_name == nullptr ? "tmx"
                                                            : std::string(by_name->name),
                                       options.output, {}, session.diagnostics());
        }
        if (!options.scores.empty()) {
            scores_.emplace(options.scores);
        }
    }

    void take(const Batch& batch) {
        if (seen_ + batch.size() > survey_->size()) {
            throw Error(ErrorCode::Format, tr("The input changed while it was read"), {},
                        tr("Run again when nothing else writes it"));
        }
        std::vector<FilterScores> scores(batch.size());
        oneapi::tbb::parallel_for(oneapi::tbb::blocked_range<std::size_t>(0, batch.size()),
                                  [&](const auto& range) {
                                      for (std::size_t i = range.begin(); i != range.end(); ++i) {
                                          scores[i] = score_unit(batch[i], seen_ + i, *survey_);
                                      }
                                  });
        for (std::size_t i = 0; i < batch.size(); ++i) {
            const std::vector<std::size_t> against = reasons_against(scores[i], settings_);
            if (judged_.report.add(batch[i], scores[i], against)) {
                if (writer_) {
                    writer_->write(batch[i]);
                }
            } else {
                judged_.exclusions.push_back({batch[i].id, names_of(against)});
            }
            if (scores_) {
                scores_->add(batch[i], scores[i], names_of(against));
            }
        }
        seen_ += batch.size();
    }

    Judged finish() {
        if (writer_) {
            writer_->finish();
        }
        if (scores_) {
            scores_->finish();
        }
        return std::move(judged_);
    }

private:
    const UnitSurvey* survey_;
    FilterSettings settings_;
    std::unique_ptr<TranslationUnitWriter> writer_;
    std::optional<ScoreTable> scores_;
    Judged judged_;
    std::size_t seen_ = 0;
};

int restore(const Options& options) {
    Store store(options.input, StoreMode::Write);
    record_exclusions(store, {});
    return kDone;
}

int run(const Options& options, Session& session) {
    if (options.list) {
        print(list_of_rules());
        return kDone;
    }
    if (options.input.empty()) {
        throw Error(ErrorCode::Argument, tr("There is nothing to filter"), {},
                    tr("Give a corpus, or a file of translation units"));
    }
    if (options.restore) {
        return restore(options);
    }
    InputGuard guard;
    guard.add(options.input);
    guard.check(options.output.empty() ? "-" : options.output);
    guard.check(options.scores.empty() ? "-" : options.scores);
    FilterSettings settings = settings_of(options);
    Units units(options, session);
    UnitSurvey survey;
    session.start_phase(tr("looking at all units"));
    units.each(true, [&](Batch& batch) { survey.add(batch); });
    survey.finish();
    const auto choice = choose_threshold(options, survey, settings);
    session.start_phase(tr("judging"));
    Judge judge(options, survey, settings, session);
    units.each(false, [&](Batch& batch) { judge.take(batch); });
    const Judged judged = judge.finish();
    if (units.is_corpus() && options.output.empty() && !options.dry_run) {
        Store store(options.input, StoreMode::Write);
        record_exclusions(store, judged.exclusions);
    }
    session.console().clear_progress();
    const std::string report = options.report == "json" ? json_report(judged.report, settings, choice)
                                                        : text_report(judged.report, settings, choice);
    if (options.output == "-" || options.scores == "-") {
        session.console().line(report);
    } else {
        print(report);
    }
    return kDone;
}

void add_rule_options(CLI::App& command, Options& options) {
    command
        .add_option("--threshold", options.thresholds, tr("Set a threshold, RULE=NUMBER (may be repeated)"))
        ->allow_extra_args(false)
        ->type_name("RULE=N");
    command
        .add_option(
            "--precision", options.precision,
            tr("Choose the threshold of confidence so that this share of what it keeps is expected to be "
               "right, such as 0.95"))
        ->type_name("P")
        ->check(CLI::Range(0.0, 1.0));
    command.add_option("--on", options.on, tr("Rules that decide too, separated by commas"))
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name(tr("RULES"));
    command.add_option("--off", options.off, tr("Rules that do not decide"))
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name(tr("RULES"));
    command.add_option("--only", options.only, tr("Only these rules decide"))
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name(tr("RULES"));
    command.add_flag("--list", options.list,
                     tr("List the rules with what they measure and their thresholds"));
}

void add_file_options(CLI::App& command, Options& options) {
    command
        .add_option("-o,--output", options.output,
                    tr("Write the units kept here; a corpus stays as it is then"))
        ->type_name(tr("FILE"));
    command.add_option("--from", options.from, tr("Format of the input; otherwise seen from its content"))
        ->type_name(tr("FORMAT"));
    command.add_option("--to", options.to, tr("Format of the output; otherwise by its ending"))
        ->type_name(tr("FORMAT"));
    command.add_option("--report", options.report, tr("Form of the report: text (default) or json"))
        ->type_name(tr("FORMAT"))
        ->check(CLI::IsMember({"text", "json"}));
    command
        .add_option("--scores", options.scores,
                    tr("Write what every rule says of every unit here, as a table"))
        ->type_name(tr("FILE"));
    command.add_flag("--dry-run", options.dry_run, tr("Report only: write nothing, record nothing"));
    command.add_flag("--restore", options.restore, tr("Take all units of a corpus in again"));
}

}  // namespace

void add_filter_command(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("filter", tr("Leave bad units out of a corpus or file, each with its reason"));
    const auto options = std::make_shared<Options>();
    command->add_option("INPUT", options->input, tr("A corpus (.diglot), or a file of translation units"))
        ->type_name("");
    add_file_options(*command, *options);
    add_rule_options(*command, *options);
    session.add_common_options(*command);
    command->footer(
        tr("In a corpus nothing is deleted: units are marked as excluded with their reasons, in the place of "
           "what an earlier run marked. Units that a person accepted are never excluded.") +
        "\n\n" + tr("Examples:") +
        "\n  diglot filter news.diglot --dry-run"
        "\n  diglot filter news.diglot --precision 0.95 --threshold length_ratio=2.5"
        "\n  diglot filter memory.tmx -o clean.tmx --only no_duplicates,no_empty");
    session.on_run(*command, [options, &session] { return run(*options, session); });
}

}  // namespace diglot::cli
