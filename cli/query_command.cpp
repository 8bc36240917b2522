#include "diglot/base/file.h"
#include "diglot/corpus/collocations.h"
#include "diglot/corpus/concordance.h"
#include "diglot/corpus/index.h"
#include "diglot/corpus/query_page.h"
#include "diglot/corpus/search.h"
#include "diglot/text/utf8.h"

#include <fmt/format.h>

#include "command.h"
#include "query_output.h"
#include "session.h"
#include "translate.h"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace diglot::cli {
namespace {

struct Options {
    std::string corpus;
    std::string expression;
    AnswerOutput output;
    QueryDefaults defaults;
    std::string sort = "corpus";
    std::size_t limit = 100;
    bool with_excluded = false;
    bool reindex = false;
    std::vector<std::string> count_by;
    bool collocates = false;
    CollocationWindow window;
    std::uint32_t width = 5;
    std::string keyness;
    std::string language;
};

/// Indexes what is not yet; a corpus that cannot be written is asked all the same, only slower.
void bring_index_up_to_date(const Options& options, Session& session) {
    try {
        Store store(options.corpus, StoreMode::Write, std::chrono::milliseconds(100));
        if (options.reindex) {
            drop_index(store);
        }
        session.start_phase(tr("indexing"));
        update_index(store, &session.job());
        session.console().clear_progress();
    } catch (const Error& error) {
        if (error.code() != ErrorCode::Write || options.reindex) {
            throw;
        }
    }
}

/// The query; none when it is wrong, which was shown with a caret under the fault then.
std::optional<Query> read_query(const Options& options, Session& session) {
    if (const auto bad = find_invalid_utf8(options.expression)) {
        throw Error(ErrorCode::Argument,
                    fmt::format(fmt::runtime(tr("The query is not UTF-8 at byte {}")), *bad), {},
                    tr("Type it in a terminal that uses UTF-8"));
    }
    try {
        return parse_query(options.expression, options.defaults);
    } catch (const Error& error) {
        session.show(Error(error.code(), error.message(), {}, error.advice()));
        session.console().line(point_at(options.expression, *error.where().byte));
        return std::nullopt;
    }
}

ConcordanceOrder order_of(const std::string& name) {
    static const std::map<std::string, ConcordanceOrder> orders = {{"corpus", ConcordanceOrder::Corpus},
                                                                   {"left", ConcordanceOrder::Left},
                                                                   {"match", ConcordanceOrder::Match},
                                                                   {"right", ConcordanceOrder::Right},
                                                                   {"date", ConcordanceOrder::Date}};
    return orders.at(name);  // the option takes no other
}

std::size_t shown_of(std::size_t found, std::size_t limit) {
    return limit == 0 ? found : std::min(found, limit);
}

AnswerHead head_of(const Options& options, const SearchResult& result) {
    AnswerHead head;
    head.corpus = options.corpus.substr(options.corpus.find_last_of('/') + 1);
    head.question = options.expression;
    head.hits = result.hits.size();
    head.units = count_units(result);
    head.shown = head.hits;
    return head;
}

void tell_summary(const AnswerHead& head, Session& session) {
    if (session.quiet()) {
        return;
    }
    const std::string text =
        head.shown < head.hits
            ? fmt::format(fmt::runtime(tr("hits: {}; units: {}; shown: {} (--limit 0 shows all)")),
                          format_number(head.hits), format_number(head.units), format_number(head.shown))
            : fmt::format(fmt::runtime(tr("hits: {}; units: {}")), format_number(head.hits),
                          format_number(head.units));
    session.console().line("diglot: " + text);
}

void show_lines(const Options& options, const Store& store, const Query& query, SearchResult& result,
                Session& session) {
    sort_hits(store, result, order_of(options.sort));
    AnswerHead head = head_of(options, result);
    head.shown = shown_of(result.hits.size(), options.limit);
    write_concordance(options.output, head, [&](const std::function<void(const ConcordanceLine&)>& take) {
        each_line(store, query, result, std::span(result.hits).first(head.shown), take);
    });
    tell_summary(head, session);
}

AnswerTable count_table(const Options& options, const Store& store, const SearchResult& result) {
    AnswerTable table;
    for (const std::string& key : options.count_by) {
        table.columns.push_back({key, key, false});
    }
    table.columns.push_back({"hits", tr("hits"), true});
    table.columns.push_back({"units", tr("units"), true});
    for (HitCount& count : count_hits(store, result, options.count_by)) {
        count.values.push_back(std::to_string(count.hits));
        count.values.push_back(std::to_string(count.units));
        table.rows.push_back(std::move(count.values));
    }
    return table;
}

AnswerTable collocate_table(const Options& options, const Store& store, const CorpusIndex& index,
                            const SearchResult& result) {
    AnswerTable table;
    table.columns = {{"word", tr("word"), false},
                     {"together", tr("together"), true},
                     {"total", tr("in the corpus"), true},
                     {"log_dice", "logDice", true},
                     {"t_score", "t", true}};
    for (const Collocate& one : find_collocates(store, index, result, options.window)) {
        table.rows.push_back({one.word, std::to_string(one.together), std::to_string(one.total),
                              fmt::format("{:.2f}", one.log_dice), fmt::format("{:.2f}", one.t_score)});
    }
    return table;
}

AnswerTable keyword_table(const Options& options, const CorpusIndex& index) {
    const Store other_store(options.keyness, StoreMode::Read);
    const CorpusIndex other(other_store);
    AnswerTable table;
    table.columns = {{"word", tr("word"), false},
                     {"here", tr("here"), true},
                     {"there", tr("there"), true},
                     {"log_likelihood", tr("log-likelihood"), true},
                     {"log_ratio", tr("log ratio"), true}};
    for (const Keyword& one : find_keywords(index.words(options.language), other.words(options.language))) {
        table.rows.push_back({one.word, std::to_string(one.here), std::to_string(one.there),
                              fmt::format("{:.2f}", one.log_likelihood),
                              fmt::format("{:.2f}", one.log_ratio)});
    }
    return table;
}

void show_table(const Options& options, const AnswerHead& head, AnswerTable table, Session& session) {
    const std::size_t all = table.rows.size();
    table.rows.resize(shown_of(all, options.limit));
    write_table(options.output, head, table);
    if (!session.quiet() && table.rows.size() < all) {
        session.console().line("diglot: " +
                               fmt::format(fmt::runtime(tr("rows: {}; shown: {} (--limit 0 shows all)")),
                                           format_number(all), format_number(table.rows.size())));
    }
}

void check_options(const Options& options) {
    const int answers =
        (options.count_by.empty() ? 0 : 1) + (options.collocates ? 1 : 0) + (options.keyness.empty() ? 0 : 1);
    if (answers > 1) {
        throw Error(ErrorCode::Argument,
                    tr("Only one of --count-by, --collocates and --keyness can be given"), {},
                    tr("Ask one after the other"));
    }
    if (options.expression.empty() && options.keyness.empty() && !options.reindex) {
        throw Error(ErrorCode::Argument, tr("There is no query"), {}, tr("Give one, such as '\"rumou?r\"'"));
    }
    if (!options.keyness.empty() && (options.language.empty() || !options.expression.empty())) {
        throw Error(ErrorCode::Argument, tr("--keyness compares all words of one language"), {},
                    tr("Give --language, such as --language ko, and no query"));
    }
}

int run(Options& options, Session& session) {
    check_options(options);
    std::optional<Query> query;
    if (!options.expression.empty() && !(query = read_query(options, session))) {
        return kWrongUsage;
    }
    const Store store = [&] {
        {
            const Store readable(options.corpus, StoreMode::Read);
            if (!options.reindex && index_is_complete(readable)) {
                return Store(options.corpus, StoreMode::Read);
            }
        }
        bring_index_up_to_date(options, session);
        return Store(options.corpus, StoreMode::Read);
    }();
    const CorpusIndex index(store);
    options.window.left = options.window.right = options.width;
    if (!options.keyness.empty()) {
        show_table(options, {options.corpus, options.keyness, 0, 0, 0}, keyword_table(options, index),
                   session);
    }
    if (!query) {
        return kDone;
    }
    SearchResult result = search(store, index, *query, options.with_excluded);
    if (!options.count_by.empty()) {
        show_table(options, head_of(options, result), count_table(options, store, result), session);
    } else if (options.collocates || !options.window.other_side.empty()) {
        show_table(options, head_of(options, result), collocate_table(options, store, index, result),
                   session);
    } else {
        show_lines(options, store, *query, result, session);
    }
    return kDone;
}

void add_view_options(CLI::App& command, Options& options) {
    command
        .add_option("--sort", options.sort,
                    tr("Order of the lines: corpus (default), left, match, right or date"))
        ->type_name(tr("ORDER"))
        ->check(CLI::IsMember({"corpus", "left", "match", "right", "date"}));
    command
        .add_option("--limit", options.limit,
                    tr("Show no more lines or rows than this (default 100; 0: all)"))
        ->type_name("N");
    command
        .add_option("--context", options.output.context,
                    tr("Columns on each side of the match in text (default 40)"))
        ->type_name("N");
    command
        .add_option("--format", options.output.format,
                    tr("text, tsv, json or html; otherwise by the output's ending"))
        ->type_name(tr("FORMAT"))
        ->check(CLI::IsMember({"text", "tsv", "json", "html"}));
    command.add_option("-o,--output", options.output.path, tr("Write here instead of standard output"))
        ->type_name(tr("FILE"));
}

void add_question_options(CLI::App& command, Options& options) {
    command.add_flag("-i,--ignore-case", options.defaults.fold_case,
                     tr("Upper and lower case are alike (%c)"));
    command.add_flag("--ignore-accents", options.defaults.fold_accents, tr("é is e (%d)"));
    command
        .add_option("--count-by", options.count_by,
                    tr("Count hits by these instead: source, year, month, date, document, language, match, … "
                       "separated by commas"))
        ->delimiter(',')
        ->type_name(tr("KEYS"));
    command.add_flag("--collocates", options.collocates,
                     tr("List the words that stand near the hits instead"));
    command.add_option("--window", options.width, tr("How many words on each side are near (default 5)"))
        ->type_name("N");
    command
        .add_option("--collocates-in", options.window.other_side,
                    tr("List the words of this other side instead: what may translate the hits"))
        ->type_name(tr("LANG"));
    command
        .add_option("--least", options.window.least_together,
                    tr("Leave collocates out that are near less often (default 3)"))
        ->type_name("N");
    command
        .add_option("--keyness", options.keyness,
                    tr("List the words that the corpus has more often than this other one"))
        ->type_name(tr("CORPUS"));
    command.add_option("--language", options.language, tr("The language for --keyness"))
        ->type_name(tr("LANG"));
    command.add_flag("--with-excluded", options.with_excluded, tr("Units that filters excluded count too"));
    command.add_flag("--reindex", options.reindex, tr("Make the index of words anew first"));
}

}  // namespace

void add_query_command(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("query", tr("Find words in a corpus and show them with both sides"));
    const auto options = std::make_shared<Options>();
    command->add_option("CORPUS", options->corpus, tr("A corpus (.diglot)"))->required()->type_name("");
    command->add_option("QUERY", options->expression, tr("What is sought, see below"))->type_name("");
    add_question_options(*command, *options);
    add_view_options(*command, *options);
    session.add_common_options(*command);
    command->footer(tr("A query is a row of words, bare or in quotation marks: plain text, or a regular "
                       "expression for one word. "
                       "Korean words are found with what is attached to them. [] is any word, {0,3} a number "
                       "of times, | means "
                       "or, ( ) group. ':en ...' asks the English side, ':en !...' that it does not have it. "
                       "'within year=2024' "
                       "asks the metadata.") +
                    "\n\n" + tr("Examples:") +
                    "\n  diglot query news.diglot 소문"
                    "\n  diglot query news.diglot '\"소문\" :en !\"rumou?rs?\"'"
                    "\n  diglot query news.diglot '\"make\" []{0,2} \"statement\"' --sort right"
                    "\n  diglot query news.diglot 파병 --count-by source,year"
                    "\n  diglot query news.diglot 파병 --collocates-in en");
    session.on_run(*command, [options, &session] { return run(*options, session); });
}

}  // namespace diglot::cli
