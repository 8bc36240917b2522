#include "diglot/exchange/unit_check.h"

#include <fmt/format.h>

#include "command.h"
#include "library_messages.h"
#include "session.h"
#include "translate.h"
#include "units.h"
#include <CLI/CLI.hpp>
#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace diglot::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
    UnitReadingOptions reading;
    std::vector<std::string> files;
    bool json = false;
};

/// Defects of one file, printed as they come or kept for JSON; notes go on to the session.
class DefectSink final : public DiagnosticSink {
public:
    DefectSink(bool json, DiagnosticSink& notes) : json_(json), notes_(&notes) {}

    void report(Diagnostic diagnostic) override {
        if (diagnostic.severity == Severity::Note) {
            notes_->report(std::move(diagnostic));
            return;
        }
        ++count_;
        if (!json_) {
            const std::string place = diagnostic.where.to_string();
            print(fmt::format("{}: {}\n", place, translate_library_message(diagnostic.message)));
            return;
        }
        Json defect = {{"kind", diagnostic.kind}, {"message", diagnostic.message}};
        if (diagnostic.where.line) {
            defect["line"] = *diagnostic.where.line;
        }
        if (diagnostic.where.byte) {
            defect["byte"] = *diagnostic.where.byte;
        }
        defects_.push_back(std::move(defect));
    }
    [[nodiscard]] std::uint64_t count() const { return count_; }
    [[nodiscard]] const Json& defects() const { return defects_; }

private:
    bool json_;
    DiagnosticSink* notes_;
    Json defects_ = Json::array();
    std::uint64_t count_ = 0;
};

/// Reads one file to its end, or to where it cannot be read any more, which is a defect too.
std::uint64_t check_file(const std::string& file, const Options& options, DefectSink& sink,
                         Session& session) {
    std::uint64_t units = 0;
    try {
        UnitCheck check(sink);
        const auto reader = open_units(file, options.reading, sink);
        for (TranslationUnit unit; reader->read(unit); ++units) {
            check_cancelled(&session.job());
            check.look(unit, reader->place());
        }
        check.finish(file);
    } catch (const Error& error) {
        const ErrorCode code = error.code();
        if (code != ErrorCode::Format && code != ErrorCode::Encoding && code != ErrorCode::Limit) {
            throw;
        }
        Location where = error.where();
        where.file = where.file.empty() ? file : where.file;
        sink.warn("unreadable", error.message(), where);
    }
    return units;
}

int run(const Options& options, Session& session) {
    Json files = Json::array();
    std::uint64_t defects = 0;
    for (const std::string& file : options.files) {
        DefectSink sink(options.json, session.diagnostics());
        const std::uint64_t units = check_file(file, options, sink, session);
        defects += sink.count();
        if (options.json) {
            files.push_back({{"file", file}, {"units", units}, {"defects", sink.defects()}});
        } else {
            session.diagnostics().note("checked",
                                       fmt::format(fmt::runtime(tr("{} units, {} defects")),
                                                   format_number(units), format_number(sink.count())),
                                       {file, {}, {}});
        }
    }
    if (options.json) {
        print(Json{{"files", files}, {"defects", defects}}.dump(2) + '\n');
    }
    return defects == 0 ? kDone : kFailed;
}

}  // namespace

void add_validate_command(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("validate", tr("Check files of translation units, defect by defect"));
    const auto options = std::make_shared<Options>();
    command->add_option("FILE", options->files, tr("Files to check; '-' is standard input"))
        ->required()
        ->type_name("");
    add_unit_reading_options(*command, options->reading);
    command->add_flag("--json", options->json, tr("Print the defects as JSON"));
    session.add_common_options(*command);
    command->footer(tr("Exit code 1 when there is a defect.") + '\n' + tr("Examples:") +
                    "\n  diglot validate memory.tmx\n  diglot validate --json *.xlf");
    session.on_run(*command, [options, &session] { return run(*options, session); });
}

}  // namespace diglot::cli
