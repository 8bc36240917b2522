#include "diglot/base/file.h"
#include "diglot/exchange/escape.h"
#include "diglot/lexicon/lexicon.h"
#include "diglot/lexicon/reader.h"
#include "diglot/text/language.h"
#include "diglot/variants/consistency.h"

#include <fmt/format.h>

#include "command.h"
#include "session.h"
#include "translate.h"
#include "unit_input.h"
#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace diglot::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
    std::string corpus, terms, source, target;
    FindingsOptions findings;
};

std::vector<TermRule> read_terms(const Options& options, const UnitSource& units, Session& session) {
    if (options.terms.empty()) {
        return {};
    }
    const Lexicon termbase = load_lexicon(options.terms, {{}, units.source_language, units.target_language},
                                          session.diagnostics());
    const bool turned = !termbase.source_language.empty() &&
                        primary_language(termbase.source_language) == primary_language(units.target_language);
    return term_rules(turned ? reversed(termbase) : termbase);
}

std::string joined(const std::vector<std::string>& texts) {
    return fmt::format("{}", fmt::join(texts, " | "));
}

/// What stands in the place of a term; a dash where nothing was found.
std::string instead_of(const RenderingPlace& place) {
    return place.rendering.empty() ? "-" : place.other.substr(place.rendering.begin, place.rendering.size());
}

void add_repeated(const ConsistencyReport& report, std::string& text) {
    for (const RepeatedText& repeated : report.repeated) {
        text += fmt::format(fmt::runtime(repeated.reversed ? tr("one target, {} sources: {}")
                                                           : tr("one source, {} targets: {}")),
                            format_number(repeated.translations.size()), flatten(repeated.text)) +
                '\n';
        for (const RivalTranslation& translation : repeated.translations) {
            text += fmt::format("{:>6}  {}  ({})\n", format_number(translation.units.size()),
                                flatten(translation.text), translation.units.front());
        }
    }
}

std::string as_text(const ConsistencyReport& report) {
    std::string text;
    add_repeated(report, text);
    for (const TermUse& use : report.terms) {
        if (use.broken.empty() && use.used.size() < 2) {
            continue;
        }
        text += fmt::format(fmt::runtime(tr("term {} ({}): in {} units, {} without it")), use.rule.source,
                            joined(use.rule.targets), format_number(use.occurrences),
                            format_number(use.broken.size())) +
                '\n';
        for (const auto& [target, count] : use.used) {
            text += fmt::format("{:>6}  {}\n", format_number(count), target);
        }
        for (const RenderingPlace& place : use.broken) {
            text += fmt::format("        {}: {}\n          {}\n          {}\n", place.unit,
                                flatten(instead_of(place)), flatten(place.text), flatten(place.other));
        }
    }
    for (const RivalWords& rival : report.rivals) {
        std::string renderings;
        for (const RivalWord& one : rival.renderings) {
            renderings += fmt::format("{}{} {} ({})", renderings.empty() ? "" : ", ", one.word,
                                      format_number(one.units), one.example);
        }
        text += fmt::format(fmt::runtime(tr("word {}: {}")), rival.word, renderings) + '\n';
    }
    return text.empty() ? fmt::format(fmt::runtime(tr("Nothing is translated in two ways in {} units")),
                                      format_number(report.units)) +
                              '\n'
                        : text;
}

std::string as_tsv(const ConsistencyReport& report) {
    std::string text = "finding\tsubject\trendering\tcount\tunit\ttext\tother\n";
    const auto row = [&](const char* finding, const std::string& subject, const std::string& rendering,
                         std::uint64_t count, const std::string& unit, const std::string& source,
                         const std::string& other) {
        text += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", finding, escape_field(subject),
                            escape_field(rendering), count, escape_field(unit), escape_field(source),
                            escape_field(other));
    };
    for (const RepeatedText& repeated : report.repeated) {
        for (const RivalTranslation& translation : repeated.translations) {
            row(repeated.reversed ? "target" : "source", repeated.text, translation.text,
                translation.units.size(), translation.units.front(), "", "");
        }
    }
    for (const TermUse& use : report.terms) {
        for (const auto& [target, count] : use.used) {
            row("term", use.rule.source, target, count, "", "", "");
        }
        for (const RenderingPlace& place : use.broken) {
            row("term-missing", use.rule.source, instead_of(place), 1, place.unit, place.text, place.other);
        }
    }
    for (const RivalWords& rival : report.rivals) {
        for (const RivalWord& one : rival.renderings) {
            row("word", rival.word, one.word, one.units, one.example, "", "");
        }
    }
    return text;
}

std::string as_json(const ConsistencyReport& report) {
    Json repeated = Json::array(), terms = Json::array(), rivals = Json::array();
    for (const RepeatedText& one : report.repeated) {
        Json translations = Json::array();
        for (const RivalTranslation& translation : one.translations) {
            translations.push_back({{"text", translation.text}, {"units", translation.units}});
        }
        repeated.push_back({{"side", one.reversed ? "target" : "source"},
                            {"text", one.text},
                            {"translations", std::move(translations)}});
    }
    for (const TermUse& use : report.terms) {
        Json broken = Json::array();
        for (const RenderingPlace& place : use.broken) {
            broken.push_back({{"unit", place.unit},
                              {"instead", instead_of(place)},
                              {"text", place.text},
                              {"other", place.other}});
        }
        terms.push_back({{"term", use.rule.source},
                         {"allowed", use.rule.targets},
                         {"units", use.occurrences},
                         {"used", use.used},
                         {"missing", std::move(broken)}});
    }
    for (const RivalWords& rival : report.rivals) {
        Json renderings = Json::array();
        for (const RivalWord& one : rival.renderings) {
            renderings.push_back({{"word", one.word}, {"units", one.units}, {"example", one.example}});
        }
        rivals.push_back({{"word", rival.word}, {"renderings", std::move(renderings)}});
    }
    const Json result = {{"units", report.units},
                         {"repeated", std::move(repeated)},
                         {"terms", std::move(terms)},
                         {"words", std::move(rivals)}};
    return result.dump(2) + '\n';
}

int run(const Options& options, Session& session) {
    UnitSource units{options.corpus, options.findings.from, options.source, options.target};
    find_languages(units, session);
    ConsistencyCheck check(units.source_language, units.target_language, read_terms(options, units, session),
                           {builtin_lexicon(units.source_language, units.target_language)});
    session.start_phase(tr("reading"));
    each_unit(units, session, [&](const TranslationUnit& unit) {
        check.add(unit);
        return true;
    });
    const ConsistencyReport report = check.find();
    OutputFile output(options.findings.output);
    output.stream() << (options.findings.format == "json"  ? as_json(report)
                        : options.findings.format == "tsv" ? as_tsv(report)
                                                           : as_text(report));
    output.commit();
    return kDone;
}

}  // namespace

void add_consistency_command(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("consistency", tr("Find what a corpus translates in more than one way"));
    const auto options = std::make_shared<Options>();
    command
        ->add_option("CORPUS", options->corpus, tr("A corpus, or a file of translation units (TMX, TSV, …)"))
        ->required()
        ->type_name("");
    command
        ->add_option("--terms", options->terms,
                     tr("Terms that must be rendered as said: a TBX file, or 'source TAB target' a line, '|' "
                        "between alternatives"))
        ->type_name(tr("FILE"));
    command->add_option("--source-language", options->source, tr("Language of the sources (BCP 47)"))
        ->type_name(tr("LANG"));
    command->add_option("--target-language", options->target, tr("Language of the targets"))
        ->type_name(tr("LANG"));
    add_findings_options(*command, options->findings);
    session.add_common_options(*command);
    command->footer(tr("Examples:") +
                    "\n  diglot consistency news.diglot\n  diglot consistency memory.tmx --terms names.tbx");
    session.on_run(*command, [options, &session] { return run(*options, session); });
}

}  // namespace diglot::cli
