#include "spelling_output.h"

#include "diglot/base/file.h"
#include "diglot/exchange/escape.h"
#include "diglot/text/measure.h"

#include <fmt/format.h>

#include "translate.h"
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

namespace diglot::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string metadata_of(const Metadata& metadata, const std::string& key) {
    const bool year = key == "year";
    const auto found = metadata.find(year ? "date" : key);
    if (found == metadata.end()) {
        return {};
    }
    return year ? found->second.substr(0, 4) : found->second;
}

/// The verdict as a stable name: a tradition, "mixed" or "undecided".
std::string verdict_of(const SpellingReport& report) {
    if (!report.tradition) {
        return "undecided";
    }
    return report.mixed ? "mixed" : std::string(to_string(*report.tradition));
}

std::string verdict_text(const std::string& verdict) {
    if (verdict == "american") {
        return tr("American");
    }
    if (verdict == "british") {
        return tr("British");
    }
    if (verdict == "oxford") {
        return tr("Oxford (British with -ize)");
    }
    if (verdict == "southern") {
        return tr("Southern Korean");
    }
    if (verdict == "northern") {
        return tr("Northern Korean");
    }
    return verdict == "mixed" ? tr("mixed") : tr("undecided");
}

std::string place_text(const std::string& name, const SpellingPlace& where) {
    if (!where.segment.empty()) {
        return name + fmt::format(fmt::runtime(tr(", segment {}")), where.segment);
    }
    const InputPlace& place = where.word.input;
    std::string text = name;
    if (place.line > 0) {
        text += fmt::format(":{}", place.line);
        text += where.word.column > 0 ? fmt::format(":{}", where.word.column) : "";
    } else if (!place.element.empty()) {
        text += ":" + place.element;
    }
    return text + fmt::format(fmt::runtime(tr(" (byte {})")), place.byte);
}

/// "british,oxford"
std::string traditions_text(TraditionSet traditions) {
    std::string text;
    for (unsigned t = 0; t < 5; ++t) {
        const auto tradition = static_cast<SpellingTradition>(t);
        if (traditions.contains(tradition)) {
            text += (text.empty() ? "" : ",") + std::string(to_string(tradition));
        }
    }
    return text;
}

/// In what a word differs from what is expected, for people: Korean terms have names of their own.
std::string kind_text(SpellingKind kind) {
    switch (kind) {
        case SpellingKind::InitialSound:
            return tr("initial-sound");
        case SpellingKind::Loanword:
            return tr("loanword");
        case SpellingKind::SaiSiot:
            return tr("sai-siot");
        case SpellingKind::Ending:
            return tr("ending");
        case SpellingKind::Spacing:
            return tr("spacing");
        case SpellingKind::Quotation:
            return tr("quotation");
        default:
            return std::string(to_string(kind));
    }
}

std::string care_text(SpellingCare care) {
    switch (care) {
        case SpellingCare::Name:
            return tr("in a name");
        case SpellingCare::Quotation:
            return tr("in a quotation");
        case SpellingCare::Title:
            return tr("in a title");
        case SpellingCare::None:
            break;
    }
    return {};
}

/// Columns padded with spaces, or parted by tabs.
std::string lay_out(const std::vector<std::vector<std::string>>& rows, bool tabs) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], count_columns(row[i]));
        }
    }
    std::string text;
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += tabs ? escape_field(row[i]) : row[i];
            if (i + 1 == row.size()) {
                text += '\n';
            } else {
                text += tabs ? std::string("\t") : std::string(widths[i] + 2 - count_columns(row[i]), ' ');
            }
        }
    }
    return text;
}

/// The traditions that know a form; "-" where none does.
std::string traditions_of(const std::string& text, const SpellingTally& tally) {
    const auto known = std::find_if(tally.forms.begin(), tally.forms.end(),
                                    [&](const SpelledForm& form) { return form.text == text; });
    const std::string traditions =
        known == tally.forms.end() ? std::string() : traditions_text(known->traditions);
    return traditions.empty() ? "-" : traditions;
}

}  // namespace

void SpellingOutput::by_default(const std::vector<std::string>& keys) {
    if (options_.by.empty()) {
        options_.by = keys;
    }
}

void SpellingOutput::add(const Document& document, const SpellingReport& report,
                         const std::function<SpellingPlace(const SpellingFinding&)>& place_of) {
    Text text;
    text.name = metadata_of(document.metadata, "file");
    text.language = document.language;
    text.metadata = document.metadata;
    text.verdict = verdict_of(report);
    text.leaning = report.leaning ? std::string(to_string(*report.leaning)) : "mixed";
    text.evidence = report.evidence;
    text.telling = report.telling;
    text.departures = report.departures();
    text.author_both_ways = report.author_both_ways;
    for (const std::string& key : report.both_ways) {
        text.both_ways[key] = report.tallies.at(key).counts;
    }
    for (const auto& [tradition, count] : report.followed) {
        text.traditions[std::string(to_string(tradition))] = count;
        text.followed += report.tradition == tradition ? count : 0;
    }
    for (const SpellingFinding& finding : report.findings) {
        text.findings.push_back({finding, place_of(finding)});
    }
    texts_.push_back(std::move(text));
    for (const auto& [key, tally] : report.tallies) {
        SpellingTally& sum = tallies_[key];
        sum.kind = tally.kind;
        sum.forms = tally.forms;
        for (const auto& [form, count] : tally.counts) {
            sum.counts[form] += count;
        }
    }
}

std::vector<std::string> SpellingOutput::group_of(const Text& text) const {
    std::vector<std::string> group;
    for (const std::string& key : options_.by) {
        const std::string value = key == "language" ? text.language : metadata_of(text.metadata, key);
        group.push_back(value.empty() ? "-" : value);
    }
    return group;
}

std::map<std::vector<std::string>, SpellingOutput::Row> SpellingOutput::groups() const {
    std::map<std::vector<std::string>, Row> groups;
    for (const Text& text : texts_) {
        Row& row = groups[group_of(text)];
        row.texts += 1;
        row.departures += text.departures;
        row.both_ways += text.both_ways.empty() ? 0U : 1U;
        row.verdicts[text.verdict] += 1;
    }
    return groups;
}

/// The verdicts that occur, in the order of the traditions.
std::vector<std::string> SpellingOutput::verdicts() const {
    std::vector<std::string> found;
    for (const char* verdict :
         {"american", "british", "oxford", "southern", "northern", "mixed", "undecided"}) {
        if (std::any_of(texts_.begin(), texts_.end(),
                        [&](const Text& text) { return text.verdict == verdict; })) {
            found.emplace_back(verdict);
        }
    }
    return found;
}

std::string SpellingOutput::table(bool tabs) const {
    std::vector<std::vector<std::string>> rows;
    rows.push_back(options_.by);
    rows.back().insert(rows.back().end(), {"texts"});
    const std::vector<std::string> columns = verdicts();
    rows.back().insert(rows.back().end(), columns.begin(), columns.end());
    rows.back().insert(rows.back().end(), {"both ways", "departures"});
    for (const auto& [group, row] : groups()) {
        rows.push_back(group);
        rows.back().push_back(std::to_string(row.texts));
        for (const std::string& verdict : columns) {
            const auto found = row.verdicts.find(verdict);
            rows.back().push_back(std::to_string(found == row.verdicts.end() ? 0 : found->second));
        }
        rows.back().push_back(std::to_string(row.both_ways));
        rows.back().push_back(std::to_string(row.departures));
    }
    return lay_out(rows, tabs);
}

std::string SpellingOutput::words_table(bool tabs) const {
    std::vector<std::vector<std::string>> rows = {{"word", "form", "traditions", "kind", "count"}};
    for (const auto& [key, tally] : tallies_) {
        std::map<std::string, std::uint64_t> counts = tally.counts;
        for (const SpelledForm& form : tally.forms) {
            counts.emplace(form.text, 0);
        }
        for (const auto& [form, count] : counts) {
            rows.push_back({key, form, traditions_of(form, tally), std::string(to_string(tally.kind)),
                            std::to_string(count)});
        }
    }
    return lay_out(rows, tabs);
}

/// The verdict and what it stands on: the very words where they are few.
std::string SpellingOutput::verdict_line(const Text& text, const std::string& name) {
    constexpr std::uint64_t kFew = 3;  // fewer words say little
    if (text.telling >= kFew) {
        return fmt::format(fmt::runtime(tr("{}: {}, {} of {} telling words")), name,
                           verdict_text(text.verdict), format_number(text.followed),
                           format_number(text.telling)) +
               '\n';
    }
    std::string words;
    for (const SpellingEvidence& one : text.evidence) {
        if ((one.care == SpellingCare::None) == (text.telling > 0)) {
            words += fmt::format("{}{} {}", words.empty() ? "" : ", ", one.form, format_number(one.count));
        }
    }
    if (words.empty()) {
        return fmt::format(fmt::runtime(tr("{}: no word tells a tradition")), name) + '\n';
    }
    if (text.telling == 0) {
        return fmt::format(
                   fmt::runtime(tr("{}: no word of its own tells a tradition; names, quotations and titles: "
                                   "{} ({})")),
                   name, verdict_text(text.leaning), words) +
               '\n';
    }
    return fmt::format(fmt::runtime(tr("{}: {}, but {} word alone tells: {}",
                                       "{}: {}, but {} words alone tell: {}", text.telling)),
                       name, verdict_text(text.verdict), format_number(text.telling), words) +
           '\n';
}

std::string SpellingOutput::text_of(const Text& text) const {
    const std::string title = metadata_of(text.metadata, "title");
    std::string name = text.name;
    if (!title.empty()) {
        name += " · " + flatten(title);
    }
    std::string result = verdict_line(text, name);
    for (const auto& [word, counts] : text.both_ways) {
        std::string forms;
        for (const auto& [form, count] : counts) {
            forms += fmt::format("{}{} {}", forms.empty() ? "" : ", ", form, format_number(count));
        }
        const auto& own = text.author_both_ways;
        const std::string line = std::find(own.begin(), own.end(), word) != own.end()
                                     ? tr("both ways: {}")
                                     : tr("both ways, with names, quotations and titles: {}");
        result += "  " + fmt::format(fmt::runtime(line), forms) + '\n';
    }
    std::uint64_t spared = 0;
    for (const Finding& finding : text.findings) {
        if (!shown(finding)) {
            ++spared;
            continue;
        }
        const SpellingFinding& what = finding.what;
        std::string note = what.rival ? tr("spelled otherwise elsewhere in the text") : kind_text(what.kind);
        if (what.care != SpellingCare::None) {
            note += ", " + care_text(what.care);
        }
        result += fmt::format("  {}: {} → {}  ({})\n", place_text(text.name, finding.place), what.form,
                              what.expected, note);
    }
    if (spared > 0) {
        result +=
            "  " +
            fmt::format(
                fmt::runtime(tr("{} more stands in a name, a quotation or a title (--all shows it)",
                                "{} more stand in names, quotations or titles (--all shows them)", spared)),
                format_number(spared)) +
            '\n';
    }
    return result;
}

std::string SpellingOutput::as_text() const {
    std::string result;
    if (!options_.table_only && !options_.words) {
        for (const Text& text : texts_) {
            // Of many texts, those without a departure are counted in the table below.
            const bool worth =
                texts_.size() < 4 || std::any_of(text.findings.begin(), text.findings.end(),
                                                 [&](const Finding& one) { return shown(one); });
            result += worth ? text_of(text) : "";
        }
        if (texts_.size() < 4 && options_.by.empty()) {
            return result;
        }
        result += result.empty() ? "" : "\n";
    }
    return result + (options_.words ? words_table(false) : table(false));
}

std::string SpellingOutput::as_tsv() const {
    if (options_.words) {
        return words_table(true);
    }
    if (options_.table_only) {
        return table(true);
    }
    std::vector<std::vector<std::string>> rows = {{"file", "title", "date", "line", "column", "byte",
                                                   "element", "segment", "form", "expected", "kind", "why",
                                                   "care", "verdict"}};
    for (const Text& text : texts_) {
        for (const Finding& finding : text.findings) {
            if (!shown(finding)) {
                continue;
            }
            const SpellingFinding& what = finding.what;
            rows.push_back(
                {text.name, metadata_of(text.metadata, "title"), metadata_of(text.metadata, "date"),
                 std::to_string(finding.place.word.input.line), std::to_string(finding.place.word.column),
                 std::to_string(finding.place.word.input.byte), finding.place.word.input.element,
                 finding.place.segment, what.form, what.expected, std::string(to_string(what.kind)),
                 what.rival ? "rival" : "departure", std::string(to_string(what.care)), text.verdict});
        }
    }
    return lay_out(rows, true);
}

namespace {

Json evidence_json(const std::vector<SpellingEvidence>& evidence) {
    Json list = Json::array();
    for (const SpellingEvidence& one : evidence) {
        list.push_back({{"form", one.form},
                        {"traditions", traditions_text(one.traditions)},
                        {"care", to_string(one.care)},
                        {"count", one.count}});
    }
    return list;
}

}  // namespace

std::string SpellingOutput::as_json() const {
    Json texts = Json::array();
    for (const Text& text : texts_) {
        Json findings = Json::array();
        for (const Finding& finding : text.findings) {
            const SpellingFinding& what = finding.what;
            findings.push_back({{"line", finding.place.word.input.line},
                                {"column", finding.place.word.column},
                                {"byte", finding.place.word.input.byte},
                                {"element", finding.place.word.input.element},
                                {"segment", finding.place.segment},
                                {"form", what.form},
                                {"expected", what.expected},
                                {"kind", to_string(what.kind)},
                                {"why", what.rival ? "rival" : "departure"},
                                {"care", to_string(what.care)}});
        }
        texts.push_back({{"file", text.name},
                         {"language", text.language},
                         {"metadata", text.metadata},
                         {"verdict", text.verdict},
                         {"telling", text.telling},
                         {"followed", text.traditions},
                         {"leaning", text.telling == 0 && !text.evidence.empty() ? text.leaning : ""},
                         {"evidence", evidence_json(text.evidence)},
                         {"both_ways", text.both_ways},
                         {"departures", text.departures},
                         {"findings", std::move(findings)}});
    }
    Json table = Json::array();
    for (const auto& [group, row] : groups()) {
        Json keys = Json::object();
        for (std::size_t i = 0; i < group.size(); ++i) {
            keys[options_.by[i]] = group[i];
        }
        table.push_back({{"group", std::move(keys)},
                         {"texts", row.texts},
                         {"verdicts", row.verdicts},
                         {"both_ways", row.both_ways},
                         {"departures", row.departures}});
    }
    Json words = Json::array();
    for (const auto& [key, tally] : tallies_) {
        words.push_back({{"word", key}, {"kind", to_string(tally.kind)}, {"counts", tally.counts}});
    }
    const Json result = {
        {"texts", std::move(texts)}, {"table", std::move(table)}, {"words", std::move(words)}};
    return result.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

void SpellingOutput::finish() {
    OutputFile output(options_.path);
    output.stream() << (options_.format == "json"  ? as_json()
                        : options_.format == "tsv" ? as_tsv()
                                                   : as_text());
    output.commit();
}

}  // namespace diglot::cli
