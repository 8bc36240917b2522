#include "diglot/exchange/html_writer.h"

#include "diglot/exchange/escape.h"
#include "diglot/exchange/html_assets.h"
#include "diglot/exchange/unit.h"
#include "diglot/text/language.h"
#include "diglot/text/local_date.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

namespace diglot {
namespace {

/// Beads that a browser lays out together.
constexpr std::size_t kChunk = 50;

template <typename... Values>
std::string fill(std::string_view pattern, const Values&... values) {
    return fmt::format(fmt::runtime(pattern), values...);
}

std::string percent(double share) {
    const double whole = std::round(share * 100.0);
    if (whole >= 100.0 && share < 1.0) {
        return "&gt;99%";
    }
    if (whole <= 0.0 && share > 0.0) {
        return "&lt;1%";
    }
    return fixed(whole, 0) + "%";
}

std::string metadata(const Document& document, const std::string& key) {
    const auto found = document.metadata.find(key);
    return found == document.metadata.end() ? std::string() : found->second;
}

/// Without its folders: a page is made to be shown, and they tell about the maker's machine.
std::string file_of(const Document& document) {
    const std::string file = metadata(document, "file");
    return file.substr(file.find_last_of("/\\") + 1);
}

std::string title_of(const Document& document) {
    for (const std::string& name : {metadata(document, "title"), file_of(document)}) {
        if (!name.empty()) {
            return name;
        }
    }
    return document.id;
}

std::string name_of_language(const Document& document, const PageText& text) {
    return escape_markup(language_name(language_or_und(document), std::string(text.language)));
}

/// Date, source, author, file and address, as far as known; an address is a link only where it leads to the
/// web.
std::string about(const Document& document, std::string_view page_language) {
    std::string line;
    const auto add = [&](const std::string& part) {
        if (!part.empty()) {
            line += (line.empty() ? "" : " · ") + part;
        }
    };
    add(escape_markup(local_date(metadata(document, "date"), std::string(page_language))));
    for (const char* key : {"source", "author"}) {
        add(escape_markup(metadata(document, key)));
    }
    add(file_of(document) == title_of(document) ? std::string() : escape_markup(file_of(document)));
    const std::string address = metadata(document, "address");
    const bool web = address.starts_with("https://") || address.starts_with("http://");
    const std::string shown = escape_markup(address);
    add(web ? fmt::format("<a href=\"{0}\" rel=\"noreferrer\">{0}</a>", shown) : shown);
    return line;
}

}  // namespace

HtmlWriter::HtmlWriter(const std::string& path, const WriterOptions& options)
    : file_(path), options_(options), text_(&page_text(options.page_language)) {}

void HtmlWriter::write_head(const std::string& title) {
    const PageText& text = *text_;
    const std::string threshold = fixed(options_.doubtful_below * 100.0, 0) + "%";
    file_.stream()
        << fmt::format(
               "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\"/>\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
               "<meta name=\"generator\" content=\"diglot "
               "{}\"/>\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n",
               text.language, DIGLOT_VERSION, title, page_style())
        << fmt::format(
               "<a class=\"skip\" href=\"#text\">{}</a>\n<header class=\"wrap top\">\n<h1>{}</h1>\n"
               "<ul class=\"legend\" role=\"list\" aria-label=\"{}\">\n"
               "<li><span class=\"key\" aria-hidden=\"true\"><i>93%</i></span>{}</li>\n"
               "<li><span class=\"key q\" aria-hidden=\"true\"><i>? 54%</i></span>{}</li>\n"
               "<li><span class=\"key n\" aria-hidden=\"true\"><i>1–0</i></span>{}</li>\n"
               "<li>{} {}</li>\n</ul>\n</header>\n",
               text.skip, text.title, text.legend, text.joined, fill(text.doubtful, threshold), text.unpaired,
               text.about_percent, text.about_numbers);
    write_bar();
    file_.stream() << "<main id=\"text\" class=\"wrap\">\n";
}

void HtmlWriter::write_bar() {
    const PageText& text = *text_;
    file_.stream() << fmt::format(
        "<div id=\"bar\" class=\"bar\" hidden=\"hidden\"><div class=\"wrap\">\n"
        "<fieldset><legend>{}</legend>\n",
        text.show);
    const auto choice = [&](std::string_view value, std::string_view id, std::string_view name) {
        file_.stream() << fmt::format(
            "<label class=\"pick\"><input type=\"radio\" name=\"show\" id=\"show-{0}\" value=\"{1}\"{2}/>"
            "<span>{3} <output id=\"n-{0}\"></output></span></label>\n",
            id, value, value.empty() ? " checked=\"checked\"" : "", name);
    };
    choice("", "all", text.show_all);
    choice("q", "doubtful", text.show_doubtful);
    choice("u", "unpaired", text.show_unpaired);
    file_.stream() << fmt::format(
        "</fieldset>\n<a id=\"to-list\" hidden=\"hidden\" href=\"#documents\">{0}</a>\n"
        "<div id=\"step\" class=\"step\" hidden=\"hidden\"><button type=\"button\" id=\"previous\" "
        "title=\"{1}\" aria-label=\"{1}\">↑</button><output id=\"at\"></output>"
        "<button type=\"button\" id=\"next\" title=\"{2}\" "
        "aria-label=\"{2}\">↓</button></div>\n</div></div>\n",
        text.documents, text.previous, text.next);
}

std::string HtmlWriter::Counts::classes() const {
    return std::string(doubtful > 0 ? " has-q" : "") + (unpaired() > 0 ? " has-u" : "");
}

HtmlWriter::Counts HtmlWriter::count(std::span<const Bead> beads) const {
    Counts counts;
    for (const Bead& bead : beads) {
        ++counts.beads;
        counts.source_only += bead.target.empty() ? 1U : 0U;
        counts.target_only += bead.source.empty() ? 1U : 0U;
        counts.doubtful += is_doubtful(bead) ? 1U : 0U;
    }
    return counts;
}

void HtmlWriter::write_title(const SegmentedDocument& document, const std::string& id) {
    const Document& own = document.document();
    file_.stream() << fmt::format(
        "<div><p class=\"lang\">{} <span>· {}</span></p><h2 id=\"{}\" {}>{}</h2><p "
        "class=\"about\">{}</p></div>\n",
        name_of_language(own, *text_), fill(text_->sentences, document.size()), id,
        language_attributes(own.language), escape_markup(title_of(own)), about(own, text_->language));
}

void HtmlWriter::write_counts(const Bitext& bitext, const Counts& counts) {
    const auto row = [&](std::string_view name, std::uint64_t number) {
        file_.stream() << fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", name, number);
    };
    file_.stream() << "<dl class=\"sum\">";
    row(text_->beads, counts.beads);
    row(text_->paired, counts.beads - counts.unpaired());
    row(fill(text_->source_only, name_of_language(bitext.source.document(), *text_)), counts.source_only);
    row(fill(text_->target_only, name_of_language(bitext.target.document(), *text_)), counts.target_only);
    row(text_->doubtful_count, counts.doubtful);
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> kinds;
    for (const Bead& bead : bitext.ladder.beads()) {
        ++kinds[{bead.source.size(), bead.target.size()}];
    }
    std::string list;
    for (const auto& [kind, number] : kinds) {
        list += fmt::format("<span>{}–{} × {}</span>", kind.first, kind.second, number);
    }
    file_.stream() << fmt::format("<div class=\"kinds\"><dt>{}:</dt><dd>{}</dd></div></dl>\n", text_->kinds,
                                  list);
}

void HtmlWriter::write_section_head(const Bitext& bitext, const Counts& counts) {
    const std::size_t number = titles_.size();
    const std::size_t digits =
        fmt::formatted_size("{}", std::max(bitext.source.size(), bitext.target.size()));
    file_.stream() << fmt::format(
        "<section id=\"d{0}\" class=\"d{1}\" style=\"--n:{2}rem\" aria-labelledby=\"d{0}s d{0}t\">\n<div "
        "class=\"titles\">\n",
        number, counts.classes(), fixed(0.45 * static_cast<double>(digits) + 0.7, 2));
    write_title(bitext.source, fmt::format("d{}s", number));
    write_title(bitext.target, fmt::format("d{}t", number));
    file_.stream() << "</div>\n";
    write_counts(bitext, counts);
}

std::string HtmlWriter::bead_anchor(std::size_t number) const {
    return fmt::format("d{}b{}", titles_.size(), number);
}

void HtmlWriter::write_side(const SegmentedDocument& document, Range range, char side) {
    if (range.empty()) {
        file_.stream() << fmt::format("<div class=\"{} x\"><span>{}</span></div>", side,
                                      text_->no_counterpart);
        return;
    }
    file_.stream() << fmt::format("<div class=\"{}\" {}>", side,
                                  language_attributes(document.document().language));
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
        const ParagraphKind kind = document.paragraph_of(i).kind;
        const bool heading = kind == ParagraphKind::Title || kind == ParagraphKind::Heading;
        file_.stream() << fmt::format("<p{} data-n=\"{}\">{}</p>", heading ? " class=\"h\"" : "", i + 1,
                                      escape_markup(document.text(i)));
    }
    file_.stream() << "</div>";
}

void HtmlWriter::write_bead(const Bitext& bitext, const Bead& bead, std::size_t number) {
    const bool doubtful = is_doubtful(bead);
    const bool paragraph = (!bead.source.empty() && bitext.source.starts_paragraph(bead.source.begin)) ||
                           (!bead.target.empty() && bitext.target.starts_paragraph(bead.target.begin));
    const std::string anchor = bead_anchor(number);
    const std::string sure = percent(bead.confidence);
    const std::string type = bead.source.size() == 1 && bead.target.size() == 1
                                 ? std::string()
                                 : fmt::format("<b>{}–{}</b> ", bead.source.size(), bead.target.size());
    const std::string label = fill(text_->bead_label, number, bead.source.size(), bead.target.size(), sure) +
                              std::string(doubtful ? text_->bead_doubtful : "");
    file_.stream() << fmt::format(
        "<li id=\"{0}\" class=\"{1}{2}{3}{4}\"><a class=\"j\" href=\"#{0}\" aria-label=\"{5}\">{6}{7}</a>",
        anchor, paragraph ? "p" : "", doubtful ? " q" : "", bead.target.empty() ? " l" : "",
        bead.source.empty() ? " r" : "", label, type, sure);
    write_side(bitext.source, bead.source, 's');
    write_side(bitext.target, bead.target, 't');
    file_.stream() << "</li>\n";
}

void HtmlWriter::write_beads(const Bitext& bitext) {
    const std::span<const Bead> beads = bitext.ladder.beads();
    for (std::size_t first = 0; first < beads.size(); first += kChunk) {
        const auto chunk = beads.subspan(first, std::min(kChunk, beads.size() - first));
        file_.stream() << fmt::format("<ol class=\"c{}\" role=\"list\" start=\"{}\">\n",
                                      count(chunk).classes(), first + 1);
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            write_bead(bitext, chunk[i], first + i + 1);
        }
        file_.stream() << "</ol>\n";
    }
    file_.stream() << fmt::format("<p class=\"none\">{}</p>\n</section>\n", text_->nothing);
}

void HtmlWriter::write(const Bitext& bitext) {
    const std::string title = escape_markup(title_of(bitext.source.document())) + " · " +
                              escape_markup(title_of(bitext.target.document()));
    if (titles_.empty()) {
        write_head(title);
    }
    titles_.push_back(title);
    const Counts counts = count(bitext.ladder.beads());
    totals_.beads += counts.beads;
    totals_.source_only += counts.source_only;
    totals_.target_only += counts.target_only;
    totals_.doubtful += counts.doubtful;
    write_section_head(bitext, counts);
    write_beads(bitext);
}

void HtmlWriter::write_documents() {
    if (titles_.size() < 2) {
        return;
    }
    file_.stream() << fmt::format("<nav id=\"documents\" aria-label=\"{0}\"><h2>{0}</h2>\n<ol>\n",
                                  text_->documents);
    for (std::size_t i = 0; i < titles_.size(); ++i) {
        file_.stream() << fmt::format("<li><a href=\"#d{}\">{}</a></li>\n", i + 1, titles_[i]);
    }
    file_.stream() << "</ol></nav>\n";
}

void HtmlWriter::finish() {
    if (titles_.empty()) {
        write_head(std::string(text_->title));
    }
    file_.stream() << "</main>\n<footer class=\"wrap\">\n";
    write_documents();
    file_.stream() << fmt::format(
                          "<p id=\"totals\" data-all=\"{}\" data-doubtful=\"{}\" "
                          "data-unpaired=\"{}\">{}</p>\n</footer>\n",
                          totals_.beads, totals_.doubtful, totals_.unpaired(),
                          fill(text_->made_by, DIGLOT_VERSION))
                   << "<script>" << page_script() << "</script>\n</body>\n</html>\n";
    file_.commit();
}

}  // namespace diglot
