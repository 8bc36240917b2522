#include "unit_input.h"

#include "diglot/base/error.h"
#include "diglot/text/language.h"

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

void read_units(const UnitSource& source, const UnitFilter& filter, Session& session, DiagnosticSink& sink,
                const std::function<bool(const TranslationUnit&)>& take) {
    UnitReadingOptions options;
    options.from = source.format;
    options.reader.source_language = source.source_language;
    options.reader.target_language = source.target_language;
    const auto reader = open_units(source.path, options, sink, filter);
    TranslationUnit unit;
    for (std::uint64_t number = 1; reader->read(unit); ++number) {
        if (unit.id.empty()) {
            unit.id = std::to_string(number);  // so that it can be found
        }
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

void each_unit(const UnitSource& source, const UnitFilter& filter, Session& session,
               const std::function<bool(const TranslationUnit&)>& take) {
    read_units(source, filter, session, session.diagnostics(), take);
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
    read_units(source, {}, session, unheard, [&](const TranslationUnit& unit) {
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
