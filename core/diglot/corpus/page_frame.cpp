#include "diglot/corpus/page_frame.h"

#include "diglot/exchange/escape.h"

#include <fmt/format.h>

namespace diglot {
namespace {

constexpr std::string_view kStyle = R"css(
:root{color-scheme:light dark;--paper:#fbfaf6;--card:#fff;--ink:#1f1d1a;--soft:#645f56;--rule:#dfdace;--hit:#1f6f68;
--bar:#1f6f68;--mark:#fff3b8;--focus:#0b57d0}
@media (prefers-color-scheme:dark){:root{--paper:#15171a;--card:#1c1f23;--ink:#e9e6df;--soft:#a5a097;--rule:#33373d;
--hit:#74c7bc;--bar:#4fa79c;--mark:#4a4320;--focus:#8ab4f8}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,sans-serif}
main,footer{max-width:84rem;margin:0 auto;padding:1rem 1.25rem}
h1{font-size:1.5rem;margin:.5rem 0}
h2{font-size:1.15rem;margin:2rem 0 .5rem}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
.away{position:absolute;left:-99rem}
:lang(ko){word-break:keep-all}
table.data{border-collapse:collapse;font-variant-numeric:tabular-nums}
.data th,.data td{padding:.2rem .8rem;border-bottom:1px solid var(--rule);text-align:start}
.data th{color:var(--soft);font-weight:600;font-size:.875rem}
.data .n{text-align:end}
footer{color:var(--soft);font-size:.85rem;border-top:1px solid var(--rule);margin-top:2rem}
@media print{:root{color-scheme:light;--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--rule:#bbb;--hit:#000;--bar:#555;
--mark:#ddd}tr{break-inside:avoid}h2{break-after:avoid}}
)css";

}  // namespace

bool is_korean_page(std::string_view language) {
    return language.substr(0, language.find_first_of("-_")) == "ko";
}

std::string framed_page(std::string_view title, std::string_view style, std::string_view body,
                        std::string_view language) {
    const std::string name = escape_markup(title);
    const bool korean = is_korean_page(language);
    std::string page = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" "
        "content=\"width=device-width,initial-scale=1\">\n<title>{}</title>\n<style>{}{}</style>\n"
        "</head>\n<body>\n<main>\n<h1>{}</h1>\n",
        korean ? "ko" : "en", name, kStyle, style, name);
    page += body;
    page += korean ? fmt::format("</main>\n<footer>diglot {}로 만들었습니다.</footer>\n", DIGLOT_VERSION)
                   : fmt::format("</main>\n<footer>Made by diglot {}.</footer>\n", DIGLOT_VERSION);
    return page + "</body>\n</html>\n";
}

}  // namespace diglot
