#include "diglot/corpus/page_frame.h"
#include "diglot/corpus/statistics.h"
#include "diglot/exchange/escape.h"
#include "diglot/text/language.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace diglot {
namespace {

constexpr std::string_view kStyle = R"css(
.tiles{display:flex;flex-wrap:wrap;gap:.8rem;margin:1rem 0;padding:0;list-style:none}
.tiles li{background:var(--card);border:1px solid var(--rule);border-radius:.6rem;padding:.6rem 1rem;min-width:7rem}
.tiles b{display:block;font-size:1.5rem;line-height:1.2;font-variant-numeric:tabular-nums}
.tiles span{color:var(--soft);font-size:.875rem}
.plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(20rem,1fr));gap:0 2.5rem}
figure{margin:0 0 1rem;max-width:44rem}
figcaption{color:var(--soft);font-size:.875rem}
svg{width:100%;height:auto;overflow:visible}
svg rect{fill:var(--bar)}
svg text{fill:var(--soft);font:11px system-ui,sans-serif;font-variant-numeric:tabular-nums}
svg line{stroke:var(--rule)}
svg .one{stroke:var(--soft);stroke-dasharray:3 3}
.wide{overflow-x:auto}
@media print{svg rect{fill:#555}figure{break-inside:avoid}}
)css";

struct Words {
    std::string_view title, documents, bitexts, memories, units, segments, excluded, accepted, rejected,
        needs_review, corrected, languages, language, texts, words, letters, types, type, share, confidence,
        confidence_about, ratio, ratio_about, sources, source, years, year, unknown, reasons, reason, empty,
        others;
};

constexpr Words kEnglish = {"Statistics of the corpus",
                            "documents",
                            "aligned pairs",
                            "memories",
                            "units",
                            "segments",
                            "excluded",
                            "accepted",
                            "rejected",
                            "needs review",
                            "corrected",
                            "Languages",
                            "Language",
                            "texts",
                            "words",
                            "letters",
                            "Types of beads",
                            "Segments",
                            "share",
                            "Confidence",
                            "Units by the probability that their sides translate each other ({} have one).",
                            "Lengths",
                            "Letters of {1} for one letter of {0}; the median is {2:.2f}.",
                            "Sources",
                            "Source",
                            "Years",
                            "Year",
                            "unknown",
                            "Excluded by filters",
                            "First reason",
                            "The corpus holds no units.",
                            "others"};

constexpr Words kKorean = {"말뭉치 통계",
                           "문서",
                           "정렬한 쌍",
                           "번역 메모리",
                           "단위",
                           "문장",
                           "제외됨",
                           "승인됨",
                           "거부됨",
                           "다시 검토할 것",
                           "고친 것",
                           "언어",
                           "언어",
                           "글",
                           "단어",
                           "글자",
                           "정렬 유형",
                           "문장 수",
                           "비율",
                           "신뢰도",
                           "양쪽이 서로 번역일 확률에 따른 단위 수 (확률이 있는 단위 {}개).",
                           "길이",
                           "{0} 한 글자에 대한 {1} 글자 수. 중앙값은 {2:.2f}입니다.",
                           "출처",
                           "출처",
                           "연도",
                           "연도",
                           "알 수 없음",
                           "필터가 제외한 단위",
                           "첫째 이유",
                           "말뭉치에 단위가 없습니다.",
                           "기타"};

const Words& words_in(std::string_view language) {
    return is_korean_page(language) ? kKorean : kEnglish;
}

std::string grouped(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3) {
        digits.insert(at - 3, ",");
    }
    return digits;
}

std::string cell(std::uint64_t number) {
    return fmt::format("<td class=\"n\">{}</td>", grouped(number));
}

constexpr double kWidth = 480.0;
constexpr double kHeight = 160.0;
constexpr double kFoot = 22.0;

/// A mark under the axis, at a share of its length.
struct Tick {
    double at;
    std::string text;
};

/// Bars of a histogram with its marks; the caption says in words what it shows.
std::string histogram_svg(const Histogram& histogram, const std::vector<Tick>& ticks, double line_at,
                          const std::string& label) {
    const std::uint64_t most = *std::max_element(histogram.counts.begin(), histogram.counts.end());
    std::string svg = fmt::format("<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n", kWidth,
                                  kHeight + kFoot, escape_markup(label));
    const double width = kWidth / static_cast<double>(histogram.counts.size());
    for (std::size_t i = 0; i < histogram.counts.size(); ++i) {
        const double height =
            most == 0 ? 0.0
                      : (kHeight - 14) * static_cast<double>(histogram.counts[i]) / static_cast<double>(most);
        if (histogram.counts[i] > 0) {
            const double from = histogram.begin + histogram.step * static_cast<double>(i);
            svg += fmt::format(
                "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"><title>{:.2f} – {:.2f}: "
                "{}</title></rect>\n",
                static_cast<double>(i) * width + 0.5, kHeight - std::max(height, 1.0), width - 1.0,
                std::max(height, 1.0), from, from + histogram.step, grouped(histogram.counts[i]));
        }
    }
    if (line_at >= 0.0) {
        svg += fmt::format("<line class=\"one\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"0\" y2=\"{1}\"/>\n",
                           line_at * kWidth, kHeight);
    }
    svg += fmt::format("<line x1=\"0\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>\n<text x=\"0\" y=\"10\">{}</text>\n",
                       kWidth, kHeight, kHeight, grouped(most));
    for (const Tick& tick : ticks) {
        const char* anchor = tick.at <= 0.0 ? "start" : tick.at >= 1.0 ? "end" : "middle";
        svg += fmt::format("<text x=\"{:.1f}\" y=\"{}\" text-anchor=\"{}\">{}</text>\n", tick.at * kWidth,
                           kHeight + 16, anchor, tick.text);
    }
    return svg + "</svg>\n";
}

std::string figure(const std::string& svg, const std::string& caption) {
    return fmt::format("<figure>{}<figcaption>{}</figcaption></figure>\n", svg, escape_markup(caption));
}

void add_tiles(const CorpusStatistics& statistics, const Words& words, std::string& page) {
    std::uint64_t excluded = 0;
    for (const auto& [reason, count] : statistics.excluded) {
        excluded += count;
    }
    page += "<ul class=\"tiles\">\n";
    for (const auto& [count, name] : {std::pair{statistics.store.units, words.units},
                                      {statistics.store.documents, words.documents},
                                      {statistics.store.segments, words.segments},
                                      {statistics.store.memories, words.memories},
                                      {statistics.store.accepted, words.accepted},
                                      {statistics.store.rejected, words.rejected},
                                      {statistics.store.needs_review, words.needs_review},
                                      {statistics.store.corrected, words.corrected},
                                      {excluded, words.excluded}}) {
        if (count > 0) {
            page += fmt::format("<li><b>{}</b><span>{}</span></li>\n", grouped(count), name);
        }
    }
    page += "</ul>\n";
}

void add_languages(const CorpusStatistics& statistics, const Words& words, std::string_view language,
                   std::string& page) {
    page += fmt::format(
        "<h2>{}</h2>\n<div class=\"wide\"><table class=\"data\"><thead><tr><th scope=\"col\">{}</th>",
        words.languages, words.language);
    for (const std::string_view name :
         {words.documents, words.texts, words.segments, words.words, words.letters}) {
        page += fmt::format("<th scope=\"col\" class=\"n\">{}</th>", name);
    }
    page += "</tr></thead><tbody>\n";
    for (const auto& [tag, counts] : statistics.languages) {
        page += fmt::format("<tr><th scope=\"row\">{} <small>{}</small></th>",
                            escape_markup(language_name(tag, std::string(language))), escape_markup(tag)) +
                cell(counts.documents) + cell(counts.texts) + cell(counts.segments) + cell(counts.words) +
                cell(counts.letters) + "</tr>\n";
    }
    page += "</tbody></table></div>\n";
}

void add_types(const CorpusStatistics& statistics, const Words& words, std::string& page) {
    std::vector<std::pair<std::string, std::uint64_t>> types(statistics.bead_types.begin(),
                                                             statistics.bead_types.end());
    std::stable_sort(types.begin(), types.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    page += fmt::format(
        "<h2>{}</h2>\n<div class=\"wide\"><table class=\"data\"><thead><tr><th scope=\"col\">{}</th>"
        "<th scope=\"col\" class=\"n\">{}</th><th scope=\"col\" class=\"n\">{}</th></tr></thead><tbody>\n",
        words.types, words.type, words.units, words.share);
    for (const auto& [type, count] : types) {
        page += fmt::format("<tr><th scope=\"row\">{}</th>{}<td class=\"n\">{:.1f}%</td></tr>\n",
                            escape_markup(type), cell(count),
                            100.0 * static_cast<double>(count) / static_cast<double>(statistics.store.units));
    }
    page += "</tbody></table></div>\n";
}

std::vector<std::pair<std::string, const GroupCounts*>> in_order(
    const std::map<std::string, GroupCounts>& groups, bool by_units) {
    std::vector<std::pair<std::string, const GroupCounts*>> sorted;
    sorted.reserve(groups.size());
    for (const auto& [key, group] : groups) {
        sorted.emplace_back(key, &group);
    }
    if (by_units) {
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const auto& a, const auto& b) { return a.second->units > b.second->units; });
    }
    return sorted;
}

/// A table of units by source or year.
struct Grouping {
    const std::map<std::string, GroupCounts>& groups;
    bool by_units;  // the largest first
    std::string_view title, name;
};

void add_groups(const Grouping& grouping, const CorpusStatistics& statistics, const Words& words,
                std::string& page) {
    page += fmt::format(
        "<h2>{}</h2>\n<div class=\"wide\"><table class=\"data\"><thead><tr><th scope=\"col\">{}</th>"
        "<th scope=\"col\" class=\"n\">{}</th>",
        grouping.title, grouping.name, words.units);
    for (const auto& [tag, counts] : statistics.languages) {
        page += fmt::format("<th scope=\"col\" class=\"n\">{}: {}</th>", words.words, escape_markup(tag));
    }
    page += "</tr></thead><tbody>\n";
    for (const auto& [key, group] : in_order(grouping.groups, grouping.by_units)) {
        page += fmt::format("<tr><th scope=\"row\">{}</th>",
                            key.empty() ? std::string(words.unknown) : escape_markup(key)) +
                cell(group->units);
        for (const auto& [tag, counts] : statistics.languages) {
            const auto found = group->words.find(tag);
            page += cell(found == group->words.end() ? 0 : found->second);
        }
        page += "</tr>\n";
    }
    page += "</tbody></table></div>\n";
}

const std::vector<Tick>& ratio_ticks() {
    static const std::vector<Tick> ticks = {{0.0, "≤ ⅛"},   {1.0 / 6, "¼"}, {2.0 / 6, "½"}, {0.5, "1"},
                                            {4.0 / 6, "2"}, {5.0 / 6, "4"}, {1.0, "≥ 8"}};
    return ticks;
}

void add_plots(const CorpusStatistics& statistics, const Words& words, std::string_view language,
               std::string& page) {
    page += "<div class=\"plots\">\n";
    if (statistics.confidence.total > 0) {
        const std::string caption =
            fmt::format(fmt::runtime(words.confidence_about), grouped(statistics.confidence.total));
        page += fmt::format("<section><h2>{}</h2>\n", words.confidence) +
                figure(histogram_svg(statistics.confidence,
                                     {{0.0, "0"}, {0.25, "0.25"}, {0.5, "0.5"}, {0.75, "0.75"}, {1.0, "1"}},
                                     -1.0, caption),
                       caption) +
                "</section>\n";
    }
    for (const auto& [pair, ratio] : statistics.ratios) {
        const std::string first = language_name(pair.first, std::string(language));
        const std::string second = language_name(pair.second, std::string(language));
        const std::string caption = fmt::format(fmt::runtime(words.ratio_about), first, second, ratio.median);
        page += fmt::format("<section><h2>{}: {} – {}</h2>\n", words.ratio, escape_markup(first),
                            escape_markup(second)) +
                figure(histogram_svg(ratio.log_ratio, ratio_ticks(), 0.5, caption), caption) + "</section>\n";
    }
    page += "</div>\n";
}

}  // namespace

std::string statistics_page(const CorpusStatistics& statistics, std::string_view name,
                            std::string_view language) {
    const Words& words = words_in(language);
    std::string page = fmt::format("<p>{}</p>\n", escape_markup(name));
    if (statistics.store.units == 0) {
        page += fmt::format("<p>{}</p>\n", words.empty);
        return framed_page(words.title, kStyle, page, language);
    }
    add_tiles(statistics, words, page);
    add_languages(statistics, words, language, page);
    add_plots(statistics, words, language, page);
    add_types(statistics, words, page);
    add_groups({statistics.sources, true, words.sources, words.source}, statistics, words, page);
    add_groups({statistics.years, false, words.years, words.year}, statistics, words, page);
    if (!statistics.excluded.empty()) {
        page += fmt::format(
            "<h2>{}</h2>\n<table class=\"data\"><thead><tr><th scope=\"col\">{}</th><th scope=\"col\" "
            "class=\"n\">{}</th>"
            "</tr></thead><tbody>\n",
            words.reasons, words.reason, words.units);
        for (const auto& [reason, count] : statistics.excluded) {
            page += fmt::format("<tr><th scope=\"row\">{}</th>{}</tr>\n", escape_markup(reason), cell(count));
        }
        page += "</tbody></table>\n";
    }
    return framed_page(words.title, kStyle, page, language);
}

}  // namespace diglot
