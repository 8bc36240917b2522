#include "diglot/base/file.h"
#include "diglot/evaluate/evaluate.h"
#include "diglot/exchange/reader.h"
#include "diglot/text/utf8.h"

#include <fmt/format.h>

#include "command.h"
#include "session.h"
#include "translate.h"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace diglot::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
    std::vector<std::string> files;
    bool json = false;
};

struct Pair {
    std::string gold;
    std::string hypothesis;
};

struct Compared {
    Pair files;
    Evaluation evaluation;
};

/// Arguments as pairs: `GOLD=HYPOTHESIS` is one by itself unless a file has just that name, others go two by
/// two.
std::vector<Pair> pairs_of(const std::vector<std::string>& files) {
    std::vector<Pair> pairs;
    const std::string* waiting = nullptr;
    for (const std::string& file : files) {
        const std::size_t equals = file.find('=');
        std::error_code ignored;
        if (waiting == nullptr && equals != std::string::npos && !std::filesystem::exists(file, ignored)) {
            pairs.push_back({file.substr(0, equals), file.substr(equals + 1)});
        } else if (waiting == nullptr) {
            waiting = &file;
        } else {
            pairs.push_back({*waiting, file});
            waiting = nullptr;
        }
    }
    if (waiting != nullptr) {
        throw Error(ErrorCode::Argument,
                    fmt::format(fmt::runtime(tr("No hypothesis is given for the gold file '{}'")), *waiting),
                    {}, tr("Give the files in pairs: GOLD HYPOTHESIS"));
    }
    return pairs;
}

Evaluation compare(const Pair& files, DiagnosticSink& sink) {
    const IndexAlignment gold = read_alignment(read_file(files.gold), files.gold, sink);
    IndexAlignment hypothesis = read_alignment(read_file(files.hypothesis), files.hypothesis, sink);
    fit_ladder(hypothesis, gold);
    return evaluate(gold.beads, hypothesis.beads);
}

Json to_json(const Scores& scores) {
    return {{"precision", scores.precision}, {"recall", scores.recall}, {"f1", scores.f1}};
}

Json to_json(const Evaluation& evaluation) {
    Json types = Json::array();
    for (const auto& [type, counts] : evaluation.types) {
        Json row = {{"type", fmt::format("{}-{}", type.first, type.second)},
                    {"gold", counts.gold},
                    {"hypothesis", counts.hypothesis},
                    {"right", counts.right}};
        row.update(to_json(counts.scores()));
        types.push_back(std::move(row));
    }
    return {{"strict", to_json(evaluation.strict())},
            {"lax", to_json(evaluation.lax())},
            {"inside", evaluation.inside_share()},
            {"hypothesis_beads", evaluation.hypothesis_beads},
            {"gold_beads_with_two_sides", evaluation.gold_beads},
            {"types", std::move(types)}};
}

std::string json_report(const std::vector<Compared>& compared, const Evaluation& all) {
    Json report = to_json(all);
    report["pairs"] = Json::array();
    for (const Compared& one : compared) {
        Json row = {{"gold", one.files.gold}, {"hypothesis", one.files.hypothesis}};
        row.update(to_json(one.evaluation));
        report["pairs"].push_back(std::move(row));
    }
    return report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// Columns that `text` takes on a terminal; East Asian letters take two.
std::size_t width(const std::string& text) {
    constexpr char32_t kFirstWide = 0x1100;
    if (find_invalid_utf8(text)) {
        return text.size();
    }
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) {
        columns += next_code_point(text, at) >= kFirstWide ? 2U : 1U;
    }
    return columns;
}

/// Rows with their columns in line: the first to the left, others to the right.
std::string table(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths(rows.front().size());
    for (const std::vector<std::string>& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], width(row[i]));
        }
    }
    std::string text;
    for (const std::vector<std::string>& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string padding(widths[i] - width(row[i]), ' ');
            text += i == 0 ? row[i] + padding : "  " + padding + row[i];
        }
        text += '\n';
    }
    return text;
}

std::string decimals(double share) {
    return fmt::format("{:.3f}", share);
}

std::vector<std::string> score_row(std::string name, const Evaluation& evaluation) {
    const Scores strict = evaluation.strict();
    const Scores lax = evaluation.lax();
    return {std::move(name),         decimals(strict.precision),
            decimals(strict.recall), decimals(strict.f1),
            decimals(lax.precision), decimals(lax.recall),
            decimals(lax.f1),        decimals(evaluation.inside_share())};
}

std::string text_report(const std::vector<Compared>& compared, const Evaluation& all) {
    const std::string strict = tr("strict");
    const std::string lax = tr("lax");
    std::vector<std::vector<std::string>> scores = {
        {"", strict + " P", "R", "F1", lax + " P", "R", "F1", tr("inside")}};
    for (const Compared& one : compared) {
        scores.push_back(score_row(one.files.hypothesis, one.evaluation));
    }
    if (compared.size() > 1) {
        scores.push_back(score_row(tr("all together"), all));
    }
    std::vector<std::vector<std::string>> types = {
        {tr("type"), tr("gold"), tr("hypothesis"), tr("right"), "P", "R", "F1"}};
    for (const auto& [type, counts] : all.types) {
        const Scores own = counts.scores();
        types.push_back({fmt::format("{}-{}", type.first, type.second), format_number(counts.gold),
                         format_number(counts.hypothesis), format_number(counts.right),
                         decimals(own.precision), decimals(own.recall), decimals(own.f1)});
    }
    return table(scores) + '\n' + table(types);
}

int run(const Options& options, Session& session) {
    std::vector<Compared> compared;
    Evaluation all;
    for (Pair& files : pairs_of(options.files)) {
        const Evaluation evaluation = compare(files, session.diagnostics());
        all += evaluation;
        compared.push_back({std::move(files), evaluation});
    }
    print(options.json ? json_report(compared, all) : text_report(compared, all));
    return kDone;
}

}  // namespace

void add_evaluate_command(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand("evaluate", tr("Compare alignments with known ones"));
    const auto options = std::make_shared<Options>();
    command
        ->add_option(
            "GOLD HYPOTHESIS", options->files,
            tr("Files in pairs, or GOLD=HYPOTHESIS each: vecalign, SentAlign, hunalign's ladder, or a "
               "table of diglot"))
        ->required()
        ->type_name("");
    command->add_flag("--json", options->json, tr("Print JSON with all figures in full"));
    session.add_common_options(*command);
    command->footer(
        tr("P is precision, R recall, F1 their harmonic mean. Strict: both sides of a bead are the "
           "gold's; lax: a gold bead shares a sentence on both sides. Inside: share of the beads "
           "with two sides that lie wholly in one gold bead. All pairs count together.") +
        "\n\n" + tr("Examples:") + "\n  diglot evaluate letter.gold letter.vecalign\n" +
        "  diglot evaluate a.gold=a.ladder b.gold=b.ladder --json");
    session.on_run(*command, [options, &session] { return run(*options, session); });
}

}  // namespace diglot::cli
