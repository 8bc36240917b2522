#include "unit_input.h"

#include "diglot/base/error.h"
#include "diglot/text/language.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "session.h"
#include "translate.h"
#include "units.h"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace diglot::cli {
namespace {

std::string property(const TranslationUnit& unit, const char* key) {
    const auto found = unit.properties.find(key);
    return found == unit.properties.end() ? std::string() : found->second;
}

/// Gives the two texts of a unit that says no languages those of the source, once they are known.
void name_languages(TranslationUnit& unit, const UnitSource& source) {
    const auto says_none = [](const UnitVariant& variant) {
        return variant.language.empty() || variant.language == "und";
    };
    if (unit.variants.size() == 2 && !source.source_language.empty() && !source.target_language.empty() &&
        std::all_of(unit.variants.begin(), unit.variants.end(), says_none)) {
        unit.variants[0].language = source.source_language;
        unit.variants[1].language = source.target_language;
    }
}

void read_units(const UnitSource& source, Session& session, DiagnosticSink& sink,
                const std::function<bool(const TranslationUnit&)>& take) {
    UnitReadingOptions options;
    options.from = source.format;
    options.reader.source_language = source.source_language;
    options.reader.target_language = source.target_language;
    const auto reader = open_units(source.path, options, sink);
    TranslationUnit unit;
    for (std::uint64_t number = 1; reader->read(unit); ++number) {
        if (unit.id.empty()) {
            unit.id = std::to_string(number);  // so that it can be found
        }
        name_languages(unit, source);
        if (!take(unit)) {
            return;
        }
        check_cancelled(&session.job());
    }
}

}  // namespace

void add_findings_options(CLI::App& command, FindingsOptions& options) {
    command
        .add_option("--from", options.from, tr("Format of a file of units where name and content mislead"))
        ->type_name(tr("FORMAT"));
    command.add_option("--format", options.format, tr("Form of the output: text, json or tsv"))
        ->check(CLI::IsMember({"text", "json", "tsv"}))
        ->type_name(tr("FORMAT"));
    command.add_option("-o,--output", options.output, tr("File to write instead of standard output"))
        ->type_name(tr("FILE"));
}

void each_unit(const UnitSource& source, Session& session,
               const std::function<bool(const TranslationUnit&)>& take) {
    read_units(source, session, session.diagnostics(), take);
}

void UnitWish::add_options(CLI::App& command) {
    command.add_option("--source", source, tr("Only units of this source"))->type_name(tr("NAME"));
    command.add_option("--since", date_from, tr("Only units of this date (2024, 2024-10-25) or later"))
        ->type_name(tr("DATE"));
    command.add_option("--until", date_to, tr("Only units of this date or earlier"))->type_name(tr("DATE"));
}

bool UnitWish::passes(const TranslationUnit& unit) {
    constexpr std::size_t kMostNamed = 10;
    const std::string its_source = property(unit, "source"), date = property(unit, "date");
    if (!its_source.empty() && sources_.size() < kMostNamed) {
        sources_.insert(its_source);
    }
    dated_ = dated_ || !date.empty();
    const bool in_time = (date_from.empty() && date_to.empty()) ||
                         (!date.empty() && date >= date_from &&
                          (date_to.empty() || date.substr(0, date_to.size()) <= date_to));
    const bool passes = (source.empty() || its_source == source) && in_time;
    passed_ = passed_ || passes;
    return passes;
}

void UnitWish::check(const std::string& path) const {
    if (passed_ || (source.empty() && date_from.empty() && date_to.empty())) {
        return;
    }
    if (!source.empty() && sources_.empty()) {
        throw Error(ErrorCode::Argument, tr("No unit says its source"), {path, {}, {}},
                    tr("Leave --source out"));
    }
    if (!dated_ && source.empty()) {
        throw Error(ErrorCode::Argument, tr("No unit says its date"), {path, {}, {}},
                    tr("Leave --since and --until out"));
    }
    throw Error(ErrorCode::Argument, tr("No unit is of this source and date"), {path, {}, {}},
                sources_.empty()
                    ? tr("Ask for other dates")
                    : fmt::format(fmt::runtime(tr("Sources there are: {}")), fmt::join(sources_, ", ")));
}

void find_languages(UnitSource& source, Session& session) {
    if (source.path == "-") {
        throw Error(ErrorCode::Argument, tr("A corpus is read twice, and standard input can be read once"),
                    {}, tr("Give the name of a file"));
    }
    constexpr std::size_t kSample = 50;
    std::vector<std::string> languages;
    std::array<std::string, 2> texts;
    std::size_t units = 0;
    DiagnosticLog unheard;  // what is worth telling is told when all is read
    read_units(source, session, unheard, [&](const TranslationUnit& unit) {
        languages.clear();
        for (std::size_t i = 0; i < unit.variants.size(); ++i) {
            const UnitVariant& variant = unit.variants[i];
            const bool text = std::any_of(variant.segments.begin(), variant.segments.end(),
                                          [](const std::string& one) { return !one.empty(); });
            if (text && variant.language != "und" &&
                std::find(languages.begin(), languages.end(), variant.language) == languages.end()) {
                languages.push_back(variant.language);
            }
            for (const std::string& segment : variant.segments) {
                texts.at(std::min<std::size_t>(i, 1)) += segment + '\n';
            }
        }
        return languages.size() < 2 && ++units < kSample;
    });
    if (languages.size() < 2) {
        languages = {detect_language(texts[0]).tag, detect_language(texts[1]).tag};
    }
    source.source_language = source.source_language.empty() ? languages[0] : source.source_language;
    source.target_language = source.target_language.empty() ? languages[1] : source.target_language;
    if (source.source_language.empty() || source.target_language.empty() ||
        source.source_language == source.target_language) {
        throw Error(ErrorCode::Argument, tr("There is no unit with text in two languages"),
                    {source.path, {}, {}},
                    tr("Give a corpus or a file of translation units that says its languages"));
    }
}

}  // namespace diglot::cli
