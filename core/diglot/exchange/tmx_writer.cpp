#include "diglot/exchange/tmx_writer.h"

#include "diglot/exchange/escape.h"
#include "diglot/exchange/left_out.h"
#include "diglot/exchange/unit_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace diglot {
namespace {

enum class Value { Any, Date, Count, SegmentKind };

/// An attribute of `tu` (and, but for the last, of `tuv`) that stands as a property of its name in a unit.
struct Attribute {
    std::string_view name;
    Value value;
};
constexpr std::array kAttributes = {
    Attribute{"datatype", Value::Any},
    Attribute{"usagecount", Value::Count},
    Attribute{"lastusagedate", Value::Date},
    Attribute{"creationtool", Value::Any},
    Attribute{"creationtoolversion", Value::Any},
    Attribute{"creationdate", Value::Date},
    Attribute{"creationid", Value::Any},
    Attribute{"changedate", Value::Date},
    Attribute{"changeid", Value::Any},
    Attribute{"o-tmf", Value::Any},
    Attribute{"segtype", Value::SegmentKind},
};

bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// YYYYMMDDThhmmssZ, as TMX wants dates.
bool is_date(std::string_view text) {
    return text.size() == 16 && text[8] == 'T' && text[15] == 'Z' && is_digits(text.substr(0, 8)) &&
           is_digits(text.substr(9, 6));
}

bool fits(Value kind, std::string_view value) {
    switch (kind) {
        case Value::Date:
            return is_date(value);
        case Value::Count:
            return is_digits(value);
        case Value::SegmentKind:
            return value == "block" || value == "paragraph" || value == "sentence" || value == "phrase";
        case Value::Any:
            break;
    }
    return true;
}

bool is_attribute(std::string_view name, std::string_view value, bool of_unit) {
    const auto* found = std::find_if(kAttributes.begin(), kAttributes.end(),
                                     [&](const Attribute& attribute) { return attribute.name == name; });
    return found != kAttributes.end() && fits(found->value, value) &&
           (of_unit || found->value != Value::SegmentKind);
}

const std::string& language_of(const UnitVariant& variant) {
    static const std::string unknown = "und";
    return variant.language.empty() ? unknown : variant.language;
}

}  // namespace

TmxWriter::TmxWriter(const std::string& path, UnitWriterOptions options, DiagnosticSink& sink)
    : file_(path), options_(std::move(options)), sink_(&sink) {}

void TmxWriter::write_prop(std::string& out, std::string_view type, std::string_view value) {
    type = without_number(type);
    const bool note = type == "note";
    out += note ? "<note>" : "<prop type=\"";
    if (!note) {
        escape_attribute(type, out, dropped_);
        out += "\">";
    }
    escape_markup(value, out, dropped_);
    out += note ? "</note>" : "</prop>";
}

void TmxWriter::write_header(const std::string& source_language) {
    // No creation date: the same input gives the same bytes.
    header_language_ = source_language;
    std::string& out = file_.text();
    out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n";
    fmt::format_to(std::back_inserter(out),
                   "<header creationtool=\"diglot\" creationtoolversion=\"{}\" segtype=\"sentence\" "
                   "o-tmf=\"diglot\" adminlang=\"en\" srclang=\"{}\" datatype=\"plaintext\"",
                   DIGLOT_VERSION, escape_markup(source_language));
    if (options_.manifest.empty()) {
        out += "/>\n<body>\n";
        return;
    }
    out += ">\n";
    for (const auto& [key, value] : options_.manifest) {
        write_prop(out, "x-manifest-" + key, value);
        out += '\n';
    }
    out += "</header>\n<body>\n";
}

void TmxWriter::write_unit_start(const TranslationUnit& unit) {
    std::string& out = file_.text();
    out += "<tu";
    if (!unit.id.empty()) {
        out += " tuid=\"";
        escape_attribute(unit.id, out, dropped_);
        out += '"';
    }
    const Facts facts = options_.alignment_only ? Facts() : unit_facts(unit);
    for (const auto& [name, value] : facts) {
        if (is_attribute(name, value, true)) {
            out += ' ' + name + "=\"";
            escape_attribute(value, out, dropped_);
            out += '"';
        }
    }
    const std::string& language = language_of(unit.variants.front());
    if (language != header_language_) {
        out += " srclang=\"";
        escape_attribute(language, out, dropped_);
        out += '"';
    }
    out += '>';
    write_prop(out, "type", unit_type(unit, ':'));
    if (unit.score) {
        write_prop(out, "score-aligner", number_text(*unit.score));
    }
    if (unit.confidence) {
        write_prop(out, "score-confidence", number_text(*unit.confidence));
    }
    for (const auto& [name, value] : facts) {
        if (!is_attribute(name, value, true)) {
            write_prop(out, name, value);
        }
    }
    out += '\n';
}

void TmxWriter::write_variant(const TranslationUnit& unit, std::size_t index) {
    const UnitVariant& variant = unit.variants[index];
    std::string& out = file_.text();
    out += "<tuv xml:lang=\"";
    escape_attribute(language_of(variant), out, dropped_);
    out += '"';
    Facts facts;
    if (!options_.alignment_only) {
        facts = variant_facts(unit, index);
    } else if (const std::string_view id = variant_property(unit, index, "paragraph-id"); !id.empty()) {
        facts.emplace_back("paragraph-id", id);
    }
    for (const auto& [name, value] : facts) {
        if (is_attribute(name, value, false)) {
            out += ' ' + name + "=\"";
            escape_attribute(value, out, dropped_);
            out += '"';
        }
    }
    out += '>';
    if (!variant.document.empty()) {
        write_prop(out, "source-document", variant.document);
    }
    for (const auto& [name, value] : facts) {
        if (!is_attribute(name, value, false)) {
            write_prop(out, name, value);
        }
    }
    out += "<seg>";
    escape_markup(joined_text(variant), out, dropped_);
    out += "</seg></tuv>\n";
}

void TmxWriter::write(const TranslationUnit& any_unit) {
    TranslationUnit copy;
    const TranslationUnit& unit = without_forbidden(any_unit, copy, dropped_);
    const auto texts = std::count_if(unit.variants.begin(), unit.variants.end(),
                                     [](const UnitVariant& variant) { return !is_empty(variant); });
    if (!unit.variants.empty() && header_language_.empty()) {
        write_header(language_of(unit.variants.front()));
    }
    if (texts < 2) {
        ++null_units_;
        return;
    }
    write_unit_start(unit);
    for (std::size_t i = 0; i < unit.variants.size(); ++i) {
        write_variant(unit, i);
    }
    file_.text() += "</tu>\n";
}

void TmxWriter::finish() {
    if (header_language_.empty()) {
        write_header("*all*");
    }
    file_.text() += "</body>\n</tmx>\n";
    file_.commit();
    report_left_out(null_units_, dropped_, file_.path(), *sink_);
}

}  // namespace diglot
