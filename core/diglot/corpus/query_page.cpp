#include "diglot/corpus/query_page.h"

#include "diglot/corpus/page_frame.h"
#include "diglot/exchange/escape.h"
#include "diglot/text/language.h"

#include <fmt/format.h>

namespace diglot {
namespace {

// Each hit is a row of three cells, so that the matches stand below one another; the other sides follow in a
// row of their own. Wide contexts are cut by the browser; narrow screens and print have all of them.
constexpr std::string_view kStyle = R"css(
.q{font:1.05rem/1.5 ui-monospace,monospace;background:var(--card);border:1px solid var(--rule);border-radius:.4rem;
padding:.4rem .7rem;overflow-wrap:anywhere}
table.k{table-layout:fixed;width:100%;border-collapse:collapse}
.k td{padding:.1rem .3rem;vertical-align:baseline}
.k .h td{padding-top:.7rem;border-top:1px solid var(--rule)}
.k .c{width:42%}
.k .l,.k .r{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.k .l{direction:rtl;text-align:right}
.k .r{direction:ltr;text-align:left}
.k .m{text-align:center;font-weight:700;color:var(--hit);overflow-wrap:anywhere}
.k .o td{color:var(--soft);padding-bottom:.2rem}
.k .o .t{padding-inline-start:1rem}
.k .o b{font-size:.75rem;font-weight:600;border:1px solid var(--rule);border-radius:.3rem;padding:0 .3rem;margin-inline-end:.5rem}
.k .o small{float:inline-end;margin-inline-start:1rem;color:var(--soft)}
mark{background:var(--mark);color:inherit;border-radius:.2rem;padding:0 .1rem}
@media (max-width:44rem){.k,.k tbody,.k tr,.k td{display:block}.k .h td{display:inline;white-space:normal;border:0;padding:0}
.k .h{border-top:1px solid var(--rule);padding-top:.5rem}.k .o .t{padding:0}}
@media print{.k .l,.k .r{white-space:normal}}
)css";

std::string marked(const AlignedText& aligned) {
    std::string text;
    std::size_t at = 0;
    for (const Range& match : aligned.matches) {
        if (match.begin >= at) {
            text += escape_markup(std::string_view(aligned.text).substr(at, match.begin - at));
            text += "<mark>" +
                    escape_markup(std::string_view(aligned.text).substr(match.begin, match.size())) +
                    "</mark>";
            at = match.end;
        }
    }
    return text + escape_markup(std::string_view(aligned.text).substr(at));
}

std::string about(const ConcordanceLine& line) {
    std::string text;
    const std::string file = line.document.substr(line.document.find_last_of("/\\") + 1);
    for (const std::string& part : {line.source, line.date, file}) {
        if (!part.empty()) {
            text += (text.empty() ? "" : " · ") + escape_markup(part);
        }
    }
    return text;
}

void add_line(const ConcordanceLine& line, std::string& page) {
    const std::string language = language_attributes(line.language);
    // What is read first stands where reading begins: at the right in Arabic or Hebrew.
    const bool leftward = writes_right_to_left(line.language);
    page += fmt::format(
        "<tr class=\"h\" id=\"u{}\"><td class=\"l\"><bdi {}>{}</bdi></td><td class=\"m\"><bdi "
        "{}>{}</bdi></td>"
        "<td class=\"r\"><bdi {}>{}</bdi></td></tr>\n",
        escape_markup(line.unit), language, escape_markup(leftward ? line.right : line.left), language,
        escape_markup(line.match), language, escape_markup(leftward ? line.left : line.right));
    std::string place = about(line);
    for (const AlignedText& aligned : line.aligned) {
        page += fmt::format(
            "<tr class=\"o\"><td class=\"t\" colspan=\"3\"><small>{}</small><b>{}</b><span "
            "{}>{}</span></td></tr>\n",
            place, escape_markup(aligned.language), language_attributes(aligned.language), marked(aligned));
        place.clear();
    }
    if (!place.empty()) {
        page +=
            fmt::format("<tr class=\"o\"><td class=\"t\" colspan=\"3\"><small>{}</small></td></tr>\n", place);
    }
}

struct Words {
    std::string_view title;
    std::string_view summary;
    std::string_view shown;
    std::string_view nothing;
    std::string_view caption;
};

const Words& words_in(std::string_view language) {
    static constexpr Words kEnglish = {"Concordance", "{} hits in {} units", ", the first {} shown",
                                       "Nothing was found.", "Hits with their context and the other side"};
    static constexpr Words kKorean = {"용례 검색", "{}개 단위에서 {}건", ", 앞의 {}건 표시",
                                      "찾은 것이 없습니다.", "문맥 속의 용례와 대역문"};
    return is_korean_page(language) ? kKorean : kEnglish;
}

std::string head_of(const AnswerHead& head, std::string_view language) {
    const Words& words = words_in(language);
    const std::string hits = is_korean_page(language)
                                 ? fmt::format(fmt::runtime(words.summary), head.units, head.hits)
                                 : fmt::format(fmt::runtime(words.summary), head.hits, head.units);
    return fmt::format(
        "<p class=\"q\">{}</p>\n<p>{}: {}{}</p>\n", escape_markup(head.question), escape_markup(head.corpus),
        hits, head.shown < head.hits ? fmt::format(fmt::runtime(words.shown), head.shown) : std::string());
}

}  // namespace

std::string concordance_page(const AnswerHead& head, const std::vector<ConcordanceLine>& lines,
                             std::string_view language) {
    const Words& words = words_in(language);
    std::string body = head_of(head, language);
    if (lines.empty()) {
        body += fmt::format("<p>{}</p>\n", words.nothing);
        return framed_page(words.title, kStyle, body, language);
    }
    body += fmt::format(
        "<table class=\"k\"><caption class=\"away\">{}</caption>\n<colgroup><col class=\"c\"><col><col "
        "class=\"c\"></colgroup>\n",
        words.caption);
    for (const ConcordanceLine& line : lines) {
        add_line(line, body);
    }
    return framed_page(words.title, kStyle, body + "</table>\n", language);
}

std::string table_page(const AnswerHead& head, const AnswerTable& table, std::string_view language) {
    const Words& words = words_in(language);
    std::string body = head_of(head, language);
    if (table.rows.empty()) {
        return framed_page(words.title, kStyle, body + fmt::format("<p>{}</p>\n", words.nothing), language);
    }
    body += "<table class=\"data\"><thead><tr>";
    for (const AnswerTable::Column& column : table.columns) {
        body += fmt::format("<th scope=\"col\"{}>{}</th>", column.number ? " class=\"n\"" : "",
                            escape_markup(column.title));
    }
    body += "</tr></thead><tbody>\n";
    for (const std::vector<std::string>& row : table.rows) {
        body += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i) {
            body += fmt::format("<td{}>{}</td>", table.columns[i].number ? " class=\"n\"" : "",
                                escape_markup(row[i]));
        }
        body += "</tr>\n";
    }
    return framed_page(words.title, kStyle, body + "</tbody></table>\n", language);
}

}  // namespace diglot
