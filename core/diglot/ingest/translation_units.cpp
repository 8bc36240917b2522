#include "diglot/base/error.h"
#include "diglot/ingest/reader.h"
#include "diglot/ingest/xml_tree.h"
#include "diglot/text/date.h"
#include "diglot/text/language.h"
#include "diglot/text/measure.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {
namespace {

// Inline elements of TMX and XLIFF whose content is a native code, not text.
constexpr std::array<std::string_view, 6> kCodes = {"bpt", "ept", "ph", "it", "ut", "note"};

void add_inline_text(const pugi::xml_node& parent, std::string& text) {
    for (const pugi::xml_node& child : parent.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
            text += child.value();
        } else if (std::find(kCodes.begin(), kCodes.end(), local_name(child)) == kCodes.end()) {
            add_inline_text(child, text);
        }
    }
}

/// One language's text of one unit.
struct UnitText {
    std::string language;
    pugi::xml_node element;
};

void collect_tmx(const pugi::xml_node& root, std::vector<UnitText>& units) {
    for (const pugi::xml_node& unit : xml_child(root, "body").children()) {
        for (const pugi::xml_node& variant : unit.children()) {
            if (local_name(variant) == "tuv") {
                units.push_back({std::string(xml_attribute(variant, "lang")), xml_child(variant, "seg")});
            }
        }
    }
}

/// XLIFF 1.2 (`trans-unit`) and 2 (`segment`): wherever a `source` or `target` stands.
void collect_xliff(const pugi::xml_node& parent, std::string source, std::string target,
                   std::vector<UnitText>& units) {
    const auto take = [&](const char* name, std::string& language) {
        if (const std::string_view stated = xml_attribute(parent, name); !stated.empty()) {
            language = stated;
        }
    };
    take("source-language", source);
    take("target-language", target);
    take("srcLang", source);
    take("trgLang", target);
    for (const pugi::xml_node& child : parent.children()) {
        const std::string_view name = local_name(child);
        if (name == "source" || name == "target") {
            units.push_back({name == "source" ? source : target, child});
        } else if (name != "alt-trans" && name != "matches" && name != "notes" && name != "header") {
            collect_xliff(child, source, target, units);
        }
    }
}

std::string canonical(const std::string& tag) {
    return canonical_language(tag).value_or(tag);
}

/// The language to take: the one wanted, in any of its regions, else the file's first.
std::string choose_language(const std::vector<UnitText>& units, const ReaderInput& input) {
    const std::string wanted = input.wanted_language();
    constexpr std::size_t kMostNamed = 20;
    std::set<std::string> known;
    for (const UnitText& unit : units) {
        const std::string tag = canonical(unit.language);
        if (wanted.empty() || tag == wanted || primary_language(tag) == primary_language(wanted)) {
            return unit.language;
        }
        if (known.size() < kMostNamed) {
            known.insert(tag);
        }
    }
    if (units.empty()) {
        return {};
    }
    throw Error(ErrorCode::Argument,
                fmt::format("There is no text in \"{}\"; there is {}", wanted, fmt::join(known, ", ")),
                {input.name, {}, {}}, "Ask for a language that the file has");
}

/// The day that a file says it was made (TMX writes "20241025T090000Z"), and what XLIFF was made from.
void read_facts(const pugi::xml_node& root, Metadata& facts) {
    std::string day(xml_attribute(xml_child(root, "header"), "creationdate"));
    const pugi::xml_node file = xml_child(root, "file");
    if (day.size() >= 8 && day.find_first_not_of("0123456789") >= 8) {
        day = day.substr(0, 4) + '-' + day.substr(4, 2) + '-' + day.substr(6, 2);
    } else {
        day = std::string(xml_attribute(file, "date"));
    }
    const std::vector<WrittenDate> dates = find_dates(day.substr(0, 100));
    if (!dates.empty() && !dates.front().iso.empty()) {
        facts.emplace("date", dates.front().iso);
    }
    if (const std::string_view original = xml_attribute(file, "original"); !original.empty()) {
        facts.emplace("source", original);
    }
}

Document read_units(const ReaderInput& input,
                    void (*collect)(const pugi::xml_node&, std::vector<UnitText>&)) {
    const DecodedText decoded = input.decode_text(declared_xml_charset(input.bytes));
    const pugi::xml_document tree = parse_xml(decoded.text, input);
    std::vector<UnitText> units;
    collect(tree.document_element(), units);
    Document document;
    document.metadata["charset"] = decoded.charset;
    const std::string language = choose_language(units, input);
    document.language = language;
    read_facts(tree.document_element(), document.metadata);
    std::uint32_t number = 0;
    for (const UnitText& unit : units) {
        if (unit.language != language) {
            continue;
        }
        input.check_stopped();
        std::string text;
        add_inline_text(unit.element, text);
        text = single_spaced(text);
        ++number;
        if (!text.empty()) {
            const auto byte = decoded.source.input_byte(xml_offset(unit.element));
            document.paragraphs.push_back(
                {ParagraphKind::Body, std::move(text), {byte, 0, fmt::format("unit[{}]", number)}});
        }
    }
    return document;
}

}  // namespace

bool is_tmx(std::string_view head) {
    return head.find("<tmx") != std::string_view::npos;
}

Document read_tmx(const ReaderInput& input) {
    return read_units(input, &collect_tmx);
}

bool is_xliff(std::string_view head) {
    return head.find("<xliff") != std::string_view::npos;
}

Document read_xliff(const ReaderInput& input) {
    return read_units(input, [](const pugi::xml_node& root, std::vector<UnitText>& units) {
        collect_xliff(root, {}, {}, units);
    });
}

}  // namespace diglot
