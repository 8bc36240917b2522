#include "diglot/base/error.h"
#include "diglot/base/file.h"
#include "diglot/exchange/escape.h"
#include "diglot/lexicon/lexicon.h"
#include "diglot/lexicon/reader.h"
#include "diglot/text/character.h"
#include "diglot/text/language.h"
#include "diglot/text/utf8.h"
#include "diglot/variants/renderings.h"

#include <fmt/format.h>

#include "command.h"
#include "lexicons.h"
#include "session.h"
#include "translate.h"
#include "unit_input.h"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diglot::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
    std::string corpus, term;
    std::string language, other;
    FindingsOptions findings;
    std::size_t examples = 3;
    LexiconChoice lexicons;
    UnitWish wish;
};

/// The languages of the term and of its renderings.
struct Direction {
    std::string term, rendering;  ///< BCP 47.
};

/// As told, else by the script of the term: Hangul is Korean, anything else is not.
Direction direction_of(const Options& options, const UnitSource& units) {
    const auto is = [](const std::string& tag, std::string_view language) {
        return primary_language(tag) == language;
    };
    bool hangul = false;
    for (std::size_t at = 0; at < options.term.size();) {
        hangul = is_hangul(next_code_point(options.term, at)) || hangul;
    }
    Direction direction = {units.source_language, units.target_language};
    const bool turned = !options.language.empty()
                            ? is(direction.rendering, primary_language(options.language))
                        : is(direction.rendering, "ko") ? hangul
                                                        : is(direction.term, "ko") && !hangul;
    if (turned) {
        std::swap(direction.term, direction.rendering);
    }
    return {options.language.empty() ? direction.term : options.language,
            options.other.empty() ? direction.rendering : options.other};
}

std::vector<Lexicon> known_lexicons(const Options& options, const Direction& direction, Session& session) {
    std::vector<Lexicon> lexicons;
    if (options.lexicons.builtin) {
        lexicons.push_back(builtin_lexicon(direction.term, direction.rendering));
    }
    for (const std::string& name : options.lexicons.names) {
        Lexicon lexicon =
            load_lexicon(name, {{}, direction.term, direction.rendering}, session.diagnostics());
        const bool turned =
            primary_language(lexicon.source_language) == primary_language(direction.rendering);
        lexicons.push_back(turned ? reversed(lexicon) : std::move(lexicon));
    }
    return lexicons;
}

std::string year_of(const RenderingPlace& place) {
    return place.date.empty() ? "-" : place.date.substr(0, 4);
}

/// "2023 4, 2024 12": how many places each source or year has; empty when none is known.
std::string breakdown(const std::vector<RenderingPlace>& places, std::string (*fact)(const RenderingPlace&)) {
    std::map<std::string, std::uint64_t> counts;
    for (const RenderingPlace& place : places) {
        counts[fact(place)] += 1;
    }
    if (counts.size() == 1 && counts.begin()->first == "-") {
        return {};
    }
    std::string text;
    for (const auto& [value, count] : counts) {
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", value, format_number(count));
    }
    return text;
}

std::string source_of(const RenderingPlace& place) {
    return place.source.empty() ? "-" : place.source;
}

constexpr std::size_t kContext = 60;  // code points of an example on either side of what is marked

/// The end of a text, begun with a whole word where it is cut.
std::string_view last_part(std::string_view text) {
    std::size_t at = text.size();
    for (std::size_t i = 0; i < kContext && at > 0; ++i) {
        previous_code_point(text, at);
    }
    const std::size_t space = at == 0 ? std::string_view::npos : text.find(' ', at);
    return text.substr(space == std::string_view::npos ? at : space);
}

/// The beginning of a text, ended with a whole word where it is cut.
std::string_view first_part(std::string_view text) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < kContext && at < text.size(); ++i) {
        next_code_point(text, at);
    }
    const std::size_t space = at == text.size() ? std::string_view::npos : text.rfind(' ', at);
    return text.substr(0, space == std::string_view::npos ? at : space + 1);
}

/// A passage with what is marked between brackets, and the words around it.
std::string marked(std::string_view text, Range range) {
    if (range.empty()) {
        const std::string_view begin = first_part(text);
        return std::string(begin) + (begin.size() < text.size() ? "…" : "");
    }
    const std::string_view before = text.substr(0, range.begin), behind = text.substr(range.end);
    const std::string_view left = last_part(before), right = first_part(behind);
    return (left.size() < before.size() ? "…" : "") + std::string(left) + "[" +
           std::string(text.substr(range.begin, range.size())) + "]" + std::string(right) +
           (right.size() < behind.size() ? "…" : "");
}

/// The first places, none like another.
std::string examples_text(const std::vector<RenderingPlace>& places, std::size_t limit) {
    std::string text;
    std::set<std::pair<std::string_view, std::string_view>> shown;
    for (const RenderingPlace& place : places) {
        if (shown.size() == limit) {
            break;
        }
        if (shown.emplace(place.text, place.other).second) {
            text += fmt::format("    {}  ({})\n    {}\n", flatten(marked(place.text, place.term)), place.unit,
                                flatten(marked(place.other, place.rendering)));
        }
    }
    return text;
}

/// "partition 130, partitions 87": the forms where there are several.
std::string forms_text(const Rendering& rendering) {
    std::string text;
    for (const auto& [form, count] : rendering.forms) {
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", form, format_number(count));
    }
    return rendering.forms.size() < 2 ? std::string() : text;
}

std::string as_text(const Renderings& found, const Options& options) {
    std::size_t places = found.unrendered.size();
    for (const Rendering& rendering : found.renderings) {
        places += rendering.places.size();
    }
    std::string text = fmt::format(fmt::runtime(tr("{}: {} places in {} units")), options.term,
                                   format_number(places), format_number(found.units)) +
                       '\n';
    for (const Rendering& rendering : found.renderings) {
        text += fmt::format("{:>6}  {}\n", format_number(rendering.places.size()), flatten(rendering.text));
        for (const std::string& line : {forms_text(rendering), breakdown(rendering.places, &source_of),
                                        breakdown(rendering.places, &year_of)}) {
            text += line.empty() ? "" : "        " + line + '\n';
        }
        text += examples_text(rendering.places, options.examples);
    }
    if (!found.unrendered.empty()) {
        text +=
            fmt::format("{:>6}  {}\n", format_number(found.unrendered.size()), tr("(no rendering found)"));
        text += examples_text(found.unrendered, options.examples);
    }
    return text;
}

/// What stands for the term.
std::string form_of(const RenderingPlace& place) {
    return place.other.substr(place.rendering.begin, place.rendering.size());
}

std::string as_tsv(const Renderings& found) {
    std::string text = "rendering\tcount\tform\tunit\tdocument\tdate\tsource\ttext\tother\n";
    const auto add = [&](const std::string& rendering, const std::vector<RenderingPlace>& places) {
        for (const RenderingPlace& place : places) {
            text +=
                fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", escape_field(rendering), places.size(),
                            escape_field(form_of(place)), escape_field(place.unit),
                            escape_field(place.document), escape_field(place.date),
                            escape_field(place.source), escape_field(place.text), escape_field(place.other));
        }
    };
    for (const Rendering& rendering : found.renderings) {
        add(rendering.text, rendering.places);
    }
    add("", found.unrendered);
    return text;
}

Json places_json(const std::vector<RenderingPlace>& places) {
    Json list = Json::array();
    for (const RenderingPlace& place : places) {
        list.push_back({{"unit", place.unit},
                        {"document", place.document},
                        {"date", place.date},
                        {"source", place.source},
                        {"text", place.text},
                        {"other", place.other},
                        {"term", {place.term.begin, place.term.end}},
                        {"rendering", {place.rendering.begin, place.rendering.end}}});
    }
    return list;
}

Json forms_json(const Rendering& rendering) {
    Json forms = Json::object();
    for (const auto& [form, count] : rendering.forms) {
        forms[form] = count;
    }
    return forms;
}

std::string as_json(const Renderings& found, const Options& options) {
    Json renderings = Json::array();
    for (const Rendering& rendering : found.renderings) {
        renderings.push_back({{"text", rendering.text},
                              {"count", rendering.places.size()},
                              {"forms", forms_json(rendering)},
                              {"places", places_json(rendering.places)}});
    }
    const Json result = {{"term", options.term},
                         {"units", found.units},
                         {"renderings", std::move(renderings)},
                         {"unrendered", places_json(found.unrendered)}};
    return result.dump(2) + '\n';
}

int run(const Options& options, Session& session) {
    if (const auto bad = find_invalid_utf8(options.term)) {
        throw Error(ErrorCode::Argument,
                    fmt::format(fmt::runtime(tr("The term is not UTF-8 at byte {}")), *bad), {},
                    tr("Type it in a terminal that uses UTF-8"));
    }
    UnitSource units{options.corpus, options.findings.from, {}, {}};
    find_languages(units, session);
    const Direction direction = direction_of(options, units);
    RenderingFinder finder(options.term, direction.term, direction.rendering,
                           known_lexicons(options, direction, session));
    session.start_phase(tr("reading"));
    UnitWish wish = options.wish;
    each_unit(units, session, [&](const TranslationUnit& unit) {
        finder.add(unit, wish.passes(unit));
        return true;
    });
    wish.check(options.corpus);
    session.start_phase(tr("learning"));
    const Renderings found = finder.find();
    OutputFile output(options.findings.output);
    output.stream() << (options.findings.format == "json"  ? as_json(found, options)
                        : options.findings.format == "tsv" ? as_tsv(found)
                                                           : as_text(found, options));
    output.commit();
    return kDone;
}

}  // namespace

void add_renderings_command(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("renderings", tr("Show how a term was rendered on the other side of a corpus"));
    const auto options = std::make_shared<Options>();
    command
        ->add_option("CORPUS", options->corpus, tr("A corpus, or a file of translation units (TMX, TSV, …)"))
        ->required()
        ->type_name("");
    command->add_option("TERM", options->term, tr("A word or several, in any inflection and spelling"))
        ->required()
        ->type_name("");
    command
        ->add_option("-l,--language", options->language,
                     tr("Language of the term; otherwise told by its script"))
        ->type_name(tr("LANG"));
    command->add_option("--into", options->other, tr("Language of the renderings"))->type_name(tr("LANG"));
    options->wish.add_options(*command);
    command->add_option("--examples", options->examples, tr("Examples of each rendering (3)"))
        ->type_name(tr("N"));
    add_findings_options(*command, options->findings);
    add_lexicon_options(*command, options->lexicons);
    session.add_common_options(*command);
    command->footer(tr("Examples:") +
                    "\n  diglot renderings news.diglot 파병설\n  diglot renderings memory.tmx \"special "
                    "military operation\"");
    session.on_run(*command, [options, &session] { return run(*options, session); });
}

}  // namespace diglot::cli
