#include "diglot/exchange/xliff_writer.h"

#include "diglot/exchange/escape.h"
#include "diglot/exchange/left_out.h"
#include "diglot/exchange/unit_facts.h"
#include "diglot/exchange/xliff_state.h"
#include "diglot/text/utf8.h"

#include <fmt/format.h>

#include <iterator>

namespace diglot {
namespace {

constexpr std::string_view kNoteOf = "note:";  // before the category of a note
constexpr std::string_view kOfFile = "file:";  // properties of a file's first unit that are the file's

const UnitVariant& variant_or_none(const TranslationUnit& unit, std::size_t index) {
    static const UnitVariant none{};
    return index < unit.variants.size() ? unit.variants[index] : none;
}

std::string language_of(const TranslationUnit& unit, std::size_t index) {
    const std::string& language = variant_or_none(unit, index).language;
    return language.empty() ? "und" : language;
}

/// Whether a property is a note: "note", or "note:CATEGORY".
bool is_note(std::string_view name) {
    return name == "note" || (name.starts_with(kNoteOf) && name.size() > kNoteOf.size());
}

/// Text of a source or target, with `cp` elements for what XML forbids.
void add_content(const std::string& text, std::string& out) {
    std::uint64_t dropped = 0;
    if (!has_forbidden_in_xml(text)) {
        escape_markup(text, out, dropped);
        return;
    }
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const char32_t c = next_code_point(text, at);
        const std::string_view one = std::string_view(text).substr(start, at - start);
        if (has_forbidden_in_xml(one)) {
            fmt::format_to(std::back_inserter(out), "<cp hex=\"{:04X}\"/>", static_cast<std::uint32_t>(c));
        } else {
            escape_markup(one, out, dropped);
        }
    }
}

}  // namespace

XliffWriter::XliffWriter(const std::string& path, UnitWriterOptions options, DiagnosticSink& sink)
    : file_(path), options_(std::move(options)), sink_(&sink) {}

void XliffWriter::write_root(const std::string& source, const std::string& target) {
    languages_ = {source, target};
    std::string& out = file_.text();
    out +=
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" "
        "xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\" version=\"2.0\" srcLang=\"";
    escape_attribute(source, out, dropped_);
    out += "\" trgLang=\"";
    escape_attribute(target, out, dropped_);
    out += "\" xml:space=\"preserve\">\n";
}

void XliffWriter::write_meta(std::string_view type, std::string_view value) {
    std::string& out = file_.text();
    out += "<mda:meta type=\"";
    escape_attribute(type, out, dropped_);
    out += "\">";
    escape_markup(value, out, dropped_);
    out += "</mda:meta>\n";
}

void XliffWriter::start_file(const std::string& source, const std::string& target, const Facts& facts) {
    documents_ = {source, target};
    std::string& out = file_.text();
    if (files_++ > 0) {
        out += "</file>\n";
    }
    fmt::format_to(std::back_inserter(out), "<file id=\"f{}\"", files_);
    if (!source.empty()) {
        out += " original=\"";
        escape_attribute(source, out, dropped_);
        out += '"';
    }
    out += ">\n";
    Facts notes;
    Facts values;
    for (const auto& [key, value] : facts) {
        const std::string name(without_number(key));
        (is_note(name) ? notes : values).emplace_back(name, value);
    }
    if (!target.empty() || !values.empty() || (files_ == 1 && !options_.manifest.empty())) {
        out += "<mda:metadata><mda:metaGroup category=\"diglot\">\n";
        if (!target.empty()) {
            write_meta("target-document", target);
        }
        for (const auto& [key, value] : files_ == 1 ? options_.manifest : Metadata()) {
            write_meta("manifest-" + key, value);
        }
        for (const auto& [key, value] : values) {
            write_meta(key, value);
        }
        file_.text() += "</mda:metaGroup></mda:metadata>\n";
    }
    write_notes(notes);
}

void XliffWriter::write_notes(const Facts& notes) {
    std::string& out = file_.text();
    out += notes.empty() ? "" : "<notes>\n";
    for (const auto& [key, value] : notes) {
        out += "<note";
        if (key.starts_with(kNoteOf)) {
            out += " category=\"";
            escape_attribute(std::string_view(key).substr(kNoteOf.size()), out, dropped_);
            out += '"';
        }
        out += '>';
        escape_markup(value, out, dropped_);
        out += "</note>\n";
    }
    out += notes.empty() ? "" : "</notes>\n";
}

void XliffWriter::write_facts(const TranslationUnit& unit) {
    Facts facts;
    Facts notes;
    const std::string type = unit_type(unit, '-');
    if (type != "1-1") {
        facts.emplace_back("type", type);
    }
    if (unit.score) {
        facts.emplace_back("score-aligner", number_text(*unit.score));
    }
    if (unit.confidence) {
        facts.emplace_back("score-confidence", number_text(*unit.confidence));
    }
    for (auto& [key, value] : unit_facts(unit)) {
        const std::string name(without_number(key));
        // A second note without a first one would come back as the first.
        if (is_note(name) && unit.properties.contains(name)) {
            notes.emplace_back(name, std::move(value));
        } else if (key != "state" && key != "review" && !key.starts_with(kOfFile)) {
            facts.emplace_back(key, std::move(value));
        }
    }
    for (std::size_t i = 0; i < unit.variants.size(); ++i) {
        for (auto& [name, value] : variant_facts(unit, i)) {
            facts.emplace_back(variant_key(i, name), std::move(value));
        }
    }
    if (!facts.empty()) {
        file_.text() += "<mda:metadata><mda:metaGroup category=\"diglot\">\n";
        for (const auto& [name, value] : facts) {
            write_meta(name, value);
        }
        file_.text() += "</mda:metaGroup></mda:metadata>\n";
    }
    write_notes(notes);
}

void XliffWriter::write_segment(const TranslationUnit& unit) {
    const std::string target = joined_text(variant_or_none(unit, 1));
    const auto stated = unit.properties.find("state");
    const std::string state = stated != unit.properties.end() && is_xliff_state(stated->second)
                                  ? stated->second
                                  : std::string(xliff_state(unit.review, !target.empty()));
    std::string& out = file_.text();
    fmt::format_to(std::back_inserter(out), "<segment state=\"{}\"", state);
    if (unit.review != xliff_review(state)) {
        fmt::format_to(std::back_inserter(out), " subState=\"diglot:{}\"", to_string(unit.review));
    }
    out += "><source>";
    add_content(joined_text(variant_or_none(unit, 0)), out);
    out += "</source>";
    if (!target.empty()) {
        out += "<target>";
        add_content(target, out);
        out += "</target>";
    }
    out += "</segment>\n";
}

void XliffWriter::write(const TranslationUnit& unit) {
    const std::pair languages(language_of(unit, 0), language_of(unit, 1));
    if (languages_.first.empty()) {
        write_root(languages.first, languages.second);
    }
    if (languages != languages_) {
        ++other_languages_;
        return;
    }
    const std::string& source = variant_or_none(unit, 0).document;
    const std::string& target = variant_or_none(unit, 1).document;
    Facts of_file;
    for (const auto& [key, value] : unit.properties) {
        if (key.starts_with(kOfFile)) {
            of_file.emplace_back(key.substr(kOfFile.size()), value);
        }
    }
    if (files_ == 0 || documents_ != std::pair(source, target) || !of_file.empty()) {
        start_file(source, target, of_file);
    }
    std::string& out = file_.text();
    // Ids must be unique in the file and of certain characters; the unit's own one is the name.
    fmt::format_to(std::back_inserter(out), "<unit id=\"u{}\" name=\"", ++units_);
    escape_attribute(unit.id, out, dropped_);
    out += "\">\n";
    write_facts(unit);
    write_segment(unit);
    file_.text() += "</unit>\n";
}

void XliffWriter::finish() {
    if (languages_.first.empty()) {
        write_root("und", "und");
    }
    if (files_ == 0) {  // XLIFF wants a file with a unit
        start_file({}, {}, {});
        file_.text() += "<unit id=\"u1\"><segment><source></source></segment></unit>\n";
    }
    file_.text() += "</file>\n</xliff>\n";
    file_.commit();
    report_other_languages(other_languages_, languages_, file_.path(), *sink_);
    report_left_out(0, dropped_, file_.path(), *sink_);
}

}  // namespace diglot
