#include "diglot/exchange/escape.h"
#include "diglot/text/language.h"
#include "diglot/text/local_date.h"
#include "diglot/variants/html_report_assets.h"
#include "diglot/variants/report.h"

#include <fmt/format.h>

namespace diglot {
namespace {

/// Groups that a browser lays out together.
constexpr std::size_t kChunk = 50;

template <typename... Values>
std::string fill(std::string_view pattern, const Values&... values) {
    return fmt::format(fmt::runtime(pattern), values...);
}

std::string file_of(const std::string& path) {
    return path.substr(path.find_last_of("/\\") + 1);
}

/// "3–5" or "3, 7", counted from 1.
std::string numbers(const std::vector<std::uint32_t>& segments) {
    std::string text;
    for (std::size_t i = 0; i < segments.size();) {
        std::size_t end = i + 1;
        while (end < segments.size() && segments[end] == segments[end - 1] + 1) {
            ++end;
        }
        text += fmt::format("{}{}", text.empty() ? "" : ", ", segments[i] + 1);
        text += end > i + 1 ? fmt::format("–{}", segments[end - 1] + 1) : "";
        i = end;
    }
    return text;
}

class HtmlReport {
public:
    HtmlReport(const Collation& collation, const ReportOptions& options, std::ostream& out)
        : collation_(collation), text_(report_text(options.page_language)), out_(out) {}

    void write();

private:
    void write_head();
    void write_witnesses();
    void write_witness(const Document& document, const std::string& name, std::string_view sign,
                       const std::string& about);
    void write_bar();
    void write_groups();
    void write_group(std::uint32_t number);
    void write_original(const SentenceGroup& group);
    void write_version(std::uint32_t number, std::size_t witness);
    void write_notes(std::uint32_t number);
    void write_note(std::size_t number);
    [[nodiscard]] std::string names_of(std::span<const std::uint32_t> differences) const;
    [[nodiscard]] std::string_view name_of(DifferenceClass kind) const {
        return text_.classes.at(static_cast<std::size_t>(kind));
    }

    const Collation& collation_;
    const ReportText& text_;
    std::ostream& out_;
    std::vector<Range> by_group_ = differences_by_group(collation_);
    // Of the group at hand:
    std::vector<std::vector<std::uint32_t>> by_variation_;
    std::string classes_;
};

void HtmlReport::write_head() {
    const std::size_t columns = collation_.witnesses.size() + (collation_.original == nullptr ? 0 : 1);
    out_ << fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\" style=\"--n:{}\">\n<head>\n<meta charset=\"utf-8\"/>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
        "<meta name=\"generator\" content=\"diglot "
        "{}\"/>\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n"
        "<a class=\"skip\" href=\"#text\">{}</a>\n<header class=\"wrap\">\n<h1>{}</h1>\n",
        text_.language, columns, DIGLOT_VERSION, text_.title, report_style(), text_.skip, text_.title);
    write_witnesses();
    out_ << "</header>\n";
}

void HtmlReport::write_witness(const Document& document, const std::string& name, std::string_view sign,
                               const std::string& about) {
    const auto fact = [&](const char* key) {
        const auto found = document.metadata.find(key);
        return found == document.metadata.end() ? std::string() : found->second;
    };
    const std::string title = fact("title").empty() ? file_of(name) : fact("title");
    std::string line;
    for (const std::string& part : {local_date(fact("date"), std::string(text_.language)), fact("source"),
                                    title == file_of(name) ? std::string() : file_of(name), about}) {
        if (!part.empty()) {
            line += (line.empty() ? "" : " · ") + escape_markup(part);
        }
    }
    out_ << fmt::format("<li><span class=\"sig\">{}</span>\n<h2 {}>{}</h2>\n<p>{}</p></li>\n", sign,
                        language_attributes(document.language), escape_markup(title), line);
}

void HtmlReport::write_witnesses() {
    out_ << fmt::format("<ul class=\"heads\" role=\"list\" aria-label=\"{}\">\n", text_.versions);
    if (collation_.original != nullptr) {
        const Document& document = collation_.original->document();
        const auto file = document.metadata.find("file");
        write_witness(document, file == document.metadata.end() ? std::string(text_.original) : file->second,
                      text_.original, {});
    }
    for (std::size_t w = 0; w < collation_.witnesses.size(); ++w) {
        const WitnessInput& witness = collation_.witnesses[w];
        write_witness(witness.document->document(), witness.name, Collation::siglum(w),
                      fill(text_.shared, shared_sentences(collation_, w), witness.document->size()));
    }
    out_ << "</ul>\n";
}

void HtmlReport::write_bar() {
    out_ << fmt::format(
        "<div id=\"bar\" class=\"bar\" hidden=\"hidden\"><div "
        "class=\"wrap\">\n<fieldset><legend>{}</legend>\n",
        text_.filters);
    auto counts = collation_.counts(DifferenceScope::Words);
    for (const auto& [kind, count] : collation_.counts(DifferenceScope::Sentence)) {
        counts[kind] += count;
    }
    for (const auto& [kind, count] : counts) {
        out_ << fmt::format(
            "<label class=\"pick k-{0}\"><input type=\"checkbox\" data-class=\"{0}\" "
            "checked=\"checked\"/><i>{1}</i> <b>{2}</b></label>\n",
            to_string(kind), name_of(kind), count);
    }
    out_ << fmt::format(
        "</fieldset>\n<button type=\"button\" id=\"all\">{0}</button><button type=\"button\" "
        "id=\"none\">{1}</button>\n"
        "<label class=\"pick\"><input type=\"checkbox\" id=\"agreeing\" checked=\"checked\"/>{2}</label>\n"
        "<div class=\"step\"><button type=\"button\" id=\"previous\" title=\"{3}\" "
        "aria-label=\"{3}\">↑</button><output id=\"at\"></output><button type=\"button\" id=\"next\" "
        "title=\"{4}\" "
        "aria-label=\"{4}\">↓</button></div>\n</div></div>\n",
        text_.all, text_.none, text_.agreeing, text_.previous, text_.next);
}

/// The names of classes with a space between.
std::string HtmlReport::names_of(std::span<const std::uint32_t> differences) const {
    std::string names;
    for (const DifferenceClass kind : classes_of(collation_, differences)) {
        names += fmt::format("{}{}", names.empty() ? "" : " ", to_string(kind));
    }
    return names;
}

void HtmlReport::write_original(const SentenceGroup& group) {
    if (group.original.empty()) {
        out_ << fmt::format("<div class=\"v x\"><span>{}</span></div>\n", fill(text_.not_in, text_.original));
        return;
    }
    std::string text;
    for (const std::uint32_t segment : group.original) {
        text += text.empty() ? "" : " ";
        text += collation_.original->text(segment);
    }
    out_ << fmt::format(
        "<div class=\"v\"><span class=\"sig\">{}</span><span class=\"no\">{}</span><p {}>{}</p></div>\n",
        text_.original, numbers(group.original),
        language_attributes(collation_.original->document().language), escape_markup(text));
}

void HtmlReport::write_version(std::uint32_t number, std::size_t witness) {
    const SentenceGroup& group = collation_.groups[number];
    const std::string siglum = Collation::siglum(witness);
    if (group.segments[witness].empty()) {
        out_ << fmt::format("<div class=\"v x\"><span>{}</span></div>\n", fill(text_.not_in, siglum));
        return;
    }
    const std::string shown = numbers(group.segments[witness]);
    out_ << fmt::format(
        "<div class=\"v\" role=\"group\" aria-label=\"{}\"><span class=\"sig\">{}</span>"
        "<a class=\"no\" href=\"#g{}\">{}</a><p {}>",
        fill(text_.sentence, siglum, shown), siglum, number + 1, shown,
        language_attributes(collation_.witnesses[witness].document->document().language));
    for (const ReportPiece& piece : report_pieces(collation_, group, witness)) {
        if (!piece.variation || by_variation_[*piece.variation].empty()) {
            out_ << escape_markup(piece.text);
            continue;
        }
        const std::vector<std::uint32_t>& here = by_variation_[*piece.variation];
        const DifferenceClass kind = collation_.differences[here.front()].kind;
        out_ << fmt::format("<a class=\"m k-{}{}\" data-k=\"{}\" href=\"#d{}\" title=\"{}\">{}</a>",
                            to_string(kind), piece.text.empty() ? " e" : "", names_of(here), here.front() + 1,
                            name_of(kind), escape_markup(piece.text));
    }
    out_ << "</p></div>\n";
}

void HtmlReport::write_note(std::size_t number) {
    const Difference& difference = collation_.differences[number];
    const std::string_view kind = to_string(difference.kind);
    out_ << fmt::format(
        "<li id=\"d{0}\" data-k=\"{1}\"><a class=\"tag k-{1}\" href=\"#d{0}\" aria-label=\"{2}: "
        "{3}\">{2}</a>",
        number + 1, kind, name_of(difference.kind), fill(text_.link, number + 1));
    if (difference.scope == DifferenceScope::Sentence) {
        out_ << fmt::format("<em>{}</em></li>\n",
                            difference.kind == DifferenceClass::Move ? text_.moved : text_.whole);
        return;
    }
    for (std::size_t w = 0; w < difference.readings.size(); ++w) {
        if (!difference.readings[w]) {
            continue;
        }
        const VersionReading& reading = *difference.readings[w];
        const std::string shown =
            reading.text.empty()
                ? fmt::format("<em>{}</em>", text_.nothing)
                : fmt::format("<q {}>{}</q>",
                              language_attributes(collation_.witnesses[w].document->document().language),
                              escape_markup(reading.text));
        out_ << fmt::format("<span><small>{}</small> {}</span>", Collation::siglum(w), shown);
    }
    out_ << "</li>\n";
}

void HtmlReport::write_notes(std::uint32_t number) {
    const SentenceGroup& group = collation_.groups[number];
    std::string again;
    for (std::size_t w = 0; w < group.repeats.size(); ++w) {
        std::vector<std::uint32_t> at;
        for (const SentenceRepeat& repeat : group.repeats[w]) {
            at.push_back(repeat.at);
        }
        if (!at.empty()) {
            again += (again.empty() ? "" : "; ") + fill(text_.again, Collation::siglum(w), numbers(at));
        }
    }
    if (by_group_[number].empty() && again.empty()) {
        return;
    }
    out_ << "<ul class=\"notes\" role=\"list\">\n";
    for (std::uint32_t d = by_group_[number].begin; d < by_group_[number].end; ++d) {
        write_note(d);
    }
    if (!again.empty()) {
        out_ << fmt::format("<li data-k=\"{}\"><em>{}</em></li>\n", classes_, again);
    }
    out_ << "</ul>\n";
}

void HtmlReport::write_group(std::uint32_t number) {
    const SentenceGroup& group = collation_.groups[number];
    by_variation_ = differences_by_variation(collation_, number, by_group_[number]);
    std::vector<std::uint32_t> all;
    for (std::uint32_t d = by_group_[number].begin; d < by_group_[number].end; ++d) {
        all.push_back(d);
    }
    classes_ = names_of(all);
    out_ << fmt::format("<li id=\"g{}\" class=\"g{}\" data-k=\"{}\">\n", number + 1,
                        classes_.empty() ? " same" : "", classes_);
    if (collation_.original != nullptr) {
        write_original(group);
    }
    for (std::size_t w = 0; w < collation_.witnesses.size(); ++w) {
        write_version(number, w);
    }
    write_notes(number);
    out_ << "</li>\n";
}

void HtmlReport::write_groups() {
    out_ << fmt::format("<main id=\"text\" class=\"wrap\">\n<p id=\"none-left\" class=\"empty\"{}>{}</p>\n",
                        collation_.differences.empty() ? "" : " hidden=\"hidden\"", text_.nothing_left);
    for (std::uint32_t g = 0; g < collation_.groups.size(); ++g) {
        if (g % kChunk == 0) {
            out_ << (g == 0 ? "" : "</ol>\n") << "<ol class=\"c\" role=\"list\">\n";
        }
        write_group(g);
    }
    out_ << (collation_.groups.empty() ? "" : "</ol>\n") << "</main>\n";
}

void HtmlReport::write() {
    write_head();
    write_bar();
    write_groups();
    out_ << fmt::format("<footer class=\"wrap\">{}</footer>\n<script>{}</script>\n</body>\n</html>\n",
                        fill(text_.made_by, DIGLOT_VERSION), report_script());
}

}  // namespace

void write_html_report(const Collation& collation, const ReportOptions& options, std::ostream& out) {
    HtmlReport(collation, options, out).write();
}

}  // namespace diglot
