#include "diglot/base/file.h"
#include "diglot/corpus/statistics.h"
#include "diglot/corpus/store.h"
#include "diglot/text/measure.h"

#include <fmt/format.h>

#include "command.h"
#include "session.h"
#include "translate.h"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diglot::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
    std::string corpus;
    std::string format;
    std::string output = "-";
};

Json json_of(const Histogram& histogram) {
    return {{"begin", histogram.begin}, {"step", histogram.step}, {"counts", histogram.counts}};
}

Json json_of(const std::map<std::string, GroupCounts>& groups) {
    Json json = Json::object();
    for (const auto& [name, group] : groups) {
        json[name] = {{"units", group.units}, {"words", group.words}};
    }
    return json;
}

std::string json_report(const CorpusStatistics& statistics) {
    const StoreCounts& store = statistics.store;
    Json json = {{"documents", store.documents}, {"bitexts", store.bitexts},
                 {"memories", store.memories},   {"segments", store.segments},
                 {"units", store.units},         {"accepted", store.accepted},
                 {"rejected", store.rejected},   {"needs_review", store.needs_review},
                 {"corrected", store.corrected}, {"human", statistics.human},
                 {"languages", Json::object()}};
    for (const auto& [tag, counts] : statistics.languages) {
        json["languages"][tag] = {{"documents", counts.documents}, {"texts", counts.texts},
                                  {"segments", counts.segments},   {"tokens", counts.tokens},
                                  {"words", counts.words},         {"letters", counts.letters}};
    }
    json["bead_types"] = statistics.bead_types;
    json["confidence"] = json_of(statistics.confidence);
    json["length_ratios"] = Json::array();
    for (const auto& [pair, ratio] : statistics.ratios) {
        json["length_ratios"].push_back({{"languages", {pair.first, pair.second}},
                                         {"median", ratio.median},
                                         {"log2", json_of(ratio.log_ratio)}});
    }
    json["sources"] = json_of(statistics.sources);
    json["years"] = json_of(statistics.years);
    json["excluded"] = statistics.excluded;
    return json.dump(2) + "\n";
}

using Rows = std::vector<std::vector<std::string>>;

/// Columns of a table below one another; all but the first are numbers.
std::string table(const Rows& rows) {
    std::vector<std::size_t> widths(rows.front().size(), 0);
    for (const std::vector<std::string>& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], count_columns(row[i]));
        }
    }
    std::string text;
    for (const std::vector<std::string>& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string padding(widths[i] - count_columns(row[i]), ' ');
            text += i == 0 ? row[i] + padding : "  " + padding + row[i];
        }
        text += "\n";
    }
    return text + "\n";
}

std::string or_unknown(const std::string& name) {
    return name.empty() ? tr("unknown") : name;
}

Rows groups_of(const std::string& title, const std::map<std::string, GroupCounts>& groups,
               const CorpusStatistics& statistics) {
    Rows rows = {{title, tr("units")}};
    for (const auto& [tag, counts] : statistics.languages) {
        rows[0].push_back(fmt::format(fmt::runtime(tr("words: {}")), tag));
    }
    for (const auto& [name, group] : groups) {
        rows.push_back({or_unknown(name), format_number(group.units)});
        for (const auto& [tag, counts] : statistics.languages) {
            const auto found = group.words.find(tag);
            rows.back().push_back(format_number(found == group.words.end() ? 0 : found->second));
        }
    }
    return rows;
}

std::string bars(const Histogram& histogram, const std::string& title) {
    constexpr std::uint64_t kLongest = 40;
    const std::uint64_t most = *std::max_element(histogram.counts.begin(), histogram.counts.end());
    std::string text = title + "\n";
    for (std::size_t i = 0; i < histogram.counts.size() && most > 0; ++i) {
        if (histogram.counts[i] > 0) {
            const std::uint64_t length = std::max<std::uint64_t>(1, histogram.counts[i] * kLongest / most);
            text +=
                fmt::format("{:>6.2f}  {} {}\n", histogram.begin + histogram.step * static_cast<double>(i),
                            std::string(length, '#'), format_number(histogram.counts[i]));
        }
    }
    return text + "\n";
}

std::string text_report(const CorpusStatistics& statistics) {
    const StoreCounts& store = statistics.store;
    std::string text = table({{tr("documents"), format_number(store.documents)},
                              {tr("memories"), format_number(store.memories)},
                              {tr("segments"), format_number(store.segments)},
                              {tr("units"), format_number(store.units)},
                              {tr("accepted"), format_number(store.accepted)},
                              {tr("rejected"), format_number(store.rejected)},
                              {tr("needs review"), format_number(store.needs_review)},
                              {tr("corrected"), format_number(store.corrected)},
                              {tr("made by people"), format_number(statistics.human)}});
    Rows languages = {
        {tr("language"), tr("documents"), tr("texts"), tr("segments"), tr("words"), tr("letters")}};
    for (const auto& [tag, counts] : statistics.languages) {
        languages.push_back({tag, format_number(counts.documents), format_number(counts.texts),
                             format_number(counts.segments), format_number(counts.words),
                             format_number(counts.letters)});
    }
    text += table(languages);
    Rows types = {{tr("bead type"), tr("units")}};
    for (const auto& [type, count] : statistics.bead_types) {
        types.push_back({type, format_number(count)});
    }
    text += table(types);
    text += table(groups_of(tr("source"), statistics.sources, statistics));
    text += table(groups_of(tr("year"), statistics.years, statistics));
    if (statistics.confidence.total > 0) {
        text += bars(statistics.confidence, tr("confidence from"));
    }
    for (const auto& [pair, ratio] : statistics.ratios) {
        text +=
            bars(ratio.log_ratio, fmt::format(fmt::runtime(tr("letters {}/{}, log2 from (median ratio {})")),
                                              pair.second, pair.first, fmt::format("{:.2f}", ratio.median)));
    }
    Rows excluded = {{tr("excluded by"), tr("units")}};
    for (const auto& [reason, count] : statistics.excluded) {
        excluded.push_back({reason, format_number(count)});
    }
    text += excluded.size() > 1 ? table(excluded) : std::string();
    return text.substr(0, text.size() - 1);
}

int run(const Options& options, Session& session) {
    const Store store(options.corpus, StoreMode::Read);
    session.start_phase(tr("counting"));
    const CorpusStatistics statistics = collect_statistics(store, &session.job());
    session.console().clear_progress();
    const std::string_view path = options.output;
    const std::string format = !options.format.empty()   ? options.format
                               : path.ends_with(".html") ? "html"
                               : path.ends_with(".json") ? "json"
                                                         : "text";
    OutputFile file(options.output);
    file.stream() << (format == "html"
                          ? statistics_page(statistics,
                                            options.corpus.substr(options.corpus.find_last_of('/') + 1),
                                            user_language())
                      : format == "json" ? json_report(statistics)
                                         : text_report(statistics));
    file.commit();
    return kDone;
}

}  // namespace

void add_stats_command(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand("stats", tr("Tell in numbers what a corpus holds"));
    const auto options = std::make_shared<Options>();
    command->add_option("CORPUS", options->corpus, tr("A corpus (.diglot)"))->required()->type_name("");
    command
        ->add_option("--format", options->format, tr("text, json or html; otherwise by the output's ending"))
        ->type_name(tr("FORMAT"))
        ->check(CLI::IsMember({"text", "json", "html"}));
    command->add_option("-o,--output", options->output, tr("Write here instead of standard output"))
        ->type_name(tr("FILE"));
    session.add_common_options(*command);
    command->footer(tr("Examples:") +
                    "\n  diglot stats news.diglot\n  diglot stats news.diglot -o news.html");
    session.on_run(*command, [options, &session] { return run(*options, session); });
}

}  // namespace diglot::cli
