#include "filter_output.h"

#include "diglot/exchange/escape.h"
#include "diglot/text/measure.h"
#include "diglot/text/tokens.h"

#include <fmt/format.h>

#include "translate.h"
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

namespace diglot::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kExampleLength = 60;  // code points

std::string number(double value) {
    return fmt::format("{:.6g}", value);
}

/// "at least 3", as the table shows what is kept.
std::string line_of(const FilterRule& rule, double threshold) {
    return (rule.keep == KeepSide::AtLeast ? ">= " : "<= ") + number(threshold);
}

std::string padded(const std::string& text, std::size_t width) {
    const std::size_t used = count_columns(text);
    return text + std::string(width > used ? width - used : 0, ' ');
}

std::string shortened(const std::string& text) {
    const std::string line = flatten(text);
    const std::string_view beginning = first_code_points(line, kExampleLength);
    return std::string(beginning) + (beginning.size() < line.size() ? "…" : "");
}

std::string examples(const FilterReason& reason) {
    std::string text;
    for (const FilterExample& example : reason.examples) {
        text += fmt::format("    {}", number(example.score));
        for (const std::string& side : example.texts) {
            text += " | " + shortened(side);
        }
        text += "\n";
    }
    return text;
}

}  // namespace

std::string list_of_rules() {
    std::string text;
    for (const FilterRule& rule : filter_rules()) {
        text += fmt::format("{:<26}{:<9}{:<5}{}\n", rule.name, line_of(rule, rule.threshold),
                            rule.on ? "" : tr("off"), tr(std::string(rule.measure).c_str()));
    }
    return text;
}

std::string text_report(const FilterReport& report, const FilterSettings& settings,
                        const std::optional<PrecisionChoice>& choice) {
    std::string text =
        fmt::format(fmt::runtime(tr("units: {}; kept: {}; excluded: {}")), format_number(report.units),
                    format_number(report.kept), format_number(report.excluded)) +
        "\n";
    if (report.accepted > 0) {
        text += fmt::format(fmt::runtime(tr("kept because a person accepted them: {}")),
                            format_number(report.accepted)) +
                "\n";
    }
    if (choice) {
        text += fmt::format(fmt::runtime(tr("confidence of at least {}: expected precision {}, units: {}")),
                            number(choice->threshold), fmt::format("{:.3f}", choice->expected),
                            format_number(choice->kept)) +
                "\n";
    }
    constexpr std::size_t kName = 27;
    constexpr std::size_t kLine = 12;
    constexpr std::size_t kCount = 12;
    if (report.excluded > 0) {
        text += "\n" + padded(tr("reason"), kName) + padded(tr("kept if"), kLine) +
                padded(tr("first reason"), kCount + 2) + tr("any reason") + "\n";
    }
    for (const FilterReason& reason : report.reasons) {
        if (reason.all > 0) {
            const FilterRule& rule = filter_rules()[reason.rule];
            text += padded(std::string(rule.name), kName) +
                    padded(line_of(rule, settings.thresholds[reason.rule]), kLine) +
                    padded(format_number(reason.first), kCount + 2) + format_number(reason.all) + "\n" +
                    examples(reason);
        }
    }
    return text;
}

std::string json_report(const FilterReport& report, const FilterSettings& settings,
                        const std::optional<PrecisionChoice>& choice) {
    Json json = {{"units", report.units},
                 {"kept", report.kept},
                 {"excluded", report.excluded},
                 {"accepted", report.accepted}};
    if (choice) {
        json["precision"] = {
            {"threshold", choice->threshold}, {"expected", choice->expected}, {"units", choice->kept}};
    }
    json["rules"] = Json::array();
    for (const FilterReason& reason : report.reasons) {
        const FilterRule& rule = filter_rules()[reason.rule];
        Json row = {{"name", rule.name},
                    {"measure", rule.measure},
                    {"on", bool{settings.on[reason.rule]}},
                    {"keep", rule.keep == KeepSide::AtLeast ? "at least" : "at most"},
                    {"threshold", settings.thresholds[reason.rule]},
                    {"first", reason.first},
                    {"all", reason.all}};
        row["examples"] = Json::array();
        for (const FilterExample& example : reason.examples) {
            row["examples"].push_back(
                {{"id", example.id}, {"score", example.score}, {"texts", example.texts}});
        }
        json["rules"].push_back(std::move(row));
    }
    return json.dump(2) + "\n";
}

ScoreTable::ScoreTable(const std::string& path) : file_(path) {
    file_.stream() << "id";
    for (const FilterRule& rule : filter_rules()) {
        file_.stream() << '\t' << rule.name;
    }
    file_.stream() << "\treasons\n";
}

void ScoreTable::add(const TranslationUnit& unit, const FilterScores& scores, const std::string& reasons) {
    file_.stream() << escape_field(unit.id);
    for (const double score : scores) {
        file_.stream() << '\t' << (std::isnan(score) ? std::string() : number(score));
    }
    file_.stream() << '\t' << reasons << '\n';
}

}  // namespace diglot::cli
