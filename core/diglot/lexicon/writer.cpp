#include "diglot/lexicon/writer.h"

#include "diglot/lexicon/model_file.h"
#include "diglot/text/measure.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <pugixml.hpp>
#include <sstream>
#include <utility>

namespace diglot {
namespace {

/// The usual word of a unit, the unit itself when it has none.
const std::string& word_of(const std::vector<UnitWord>& words, const std::string& unit) {
    const auto found =
        std::lower_bound(words.begin(), words.end(), unit,
                         [](const UnitWord& word, const std::string& wanted) { return word.unit < wanted; });
    return found != words.end() && found->unit == unit ? found->word : unit;
}

std::string write_tsv(const Lexicon& lexicon) {
    const bool known = !lexicon.source_language.empty() && !lexicon.target_language.empty();
    std::string out = known
                          ? fmt::format("{}\t{}\tweight\n", lexicon.source_language, lexicon.target_language)
                          : std::string("source\ttarget\tweight\n");
    for (const LexiconEntry& entry : lexicon.entries) {
        out += fmt::format("{}\t{}\t{:.4g}\n", single_spaced(entry.source), single_spaced(entry.target),
                           entry.weight);
    }
    return out;
}

std::string write_hunalign(const Lexicon& lexicon) {
    std::string out;
    for (const LexiconEntry& entry : lexicon.entries) {
        out += fmt::format("{} @ {}\n", single_spaced(entry.target), single_spaced(entry.source));
    }
    return out;
}

void append_terms(pugi::xml_node entry, const std::string& language, const std::vector<std::string>& terms) {
    pugi::xml_node section = entry.append_child("langSec");
    section.append_attribute("xml:lang") = language.c_str();
    for (const std::string& term : terms) {
        section.append_child("termSec").append_child("term").text() = term.c_str();
    }
}

/// A concept for each source term with all its translations.
std::string write_tbx(const Lexicon& lexicon) {
    if (lexicon.source_language.empty() || lexicon.target_language.empty()) {
        throw Error(ErrorCode::Argument, "TBX needs to know both languages of the lexicon", {},
                    "Name them as source and target language");
    }
    pugi::xml_document document;
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    pugi::xml_node root = document.append_child("tbx");
    root.append_attribute("type") = "TBX-Core";
    root.append_attribute("style") = "dct";
    root.append_attribute("xml:lang") = lexicon.source_language.c_str();
    root.append_attribute("xmlns") = "urn:iso:std:iso:30042:ed-2";
    root.append_child("tbxHeader")
        .append_child("fileDesc")
        .append_child("sourceDesc")
        .append_child("p")
        .text() = "Written by diglot";
    pugi::xml_node body = root.append_child("text").append_child("body");
    std::map<std::string, std::vector<std::string>> concepts;
    std::vector<const std::string*> order;
    for (const LexiconEntry& entry : lexicon.entries) {
        const auto [found, added] = concepts.try_emplace(entry.source);
        if (added) {
            order.push_back(&found->first);
        }
        found->second.push_back(entry.target);
    }
    std::size_t number = 0;
    for (const std::string* source : order) {
        pugi::xml_node entry = body.append_child("conceptEntry");
        entry.append_attribute("id") = fmt::format("c{}", ++number).c_str();
        append_terms(entry, lexicon.source_language, {*source});
        append_terms(entry, lexicon.target_language, concepts[*source]);
    }
    std::ostringstream out;
    document.save(out, " ", pugi::format_indent, pugi::encoding_utf8);
    return std::move(out).str();
}

struct Writer {
    std::string_view name;
    std::string_view ending;
    std::string (*write)(const Lexicon& lexicon);
    bool in_words;
};

constexpr std::array kWriters = {
    Writer{"tsv", ".tsv", write_tsv, true},
    Writer{"hunalign", ".dic", write_hunalign, true},
    Writer{"tbx", ".tbx", write_tbx, true},
    Writer{"dlx", ".dlx", write_lexicon_model, false},
};

}  // namespace

Lexicon in_words(const Lexicon& lexicon) {
    if (lexicon.kind == LexiconKind::Words) {
        return lexicon;
    }
    Lexicon result;
    result.source_language = lexicon.source_language;
    result.target_language = lexicon.target_language;
    std::map<std::pair<std::string, std::string>, std::size_t> seen;
    for (const LexiconEntry& entry : lexicon.entries) {
        const std::string& source = word_of(lexicon.source_words, entry.source);
        const std::string& target = word_of(lexicon.target_words, entry.target);
        const auto [found, added] = seen.try_emplace({source, target}, result.entries.size());
        if (added) {
            result.entries.push_back({source, target, entry.weight});
        } else {
            double& weight = result.entries[found->second].weight;
            weight = std::max(weight, entry.weight);
        }
    }
    return result;
}

std::string write_lexicon(const Lexicon& lexicon, std::string_view format) {
    std::string names;
    for (const Writer& writer : kWriters) {
        if (writer.name == format) {
            return writer.write(writer.in_words ? in_words(lexicon) : lexicon);
        }
        names += names.empty() ? "" : ", ";
        names += writer.name;
    }
    throw Error(ErrorCode::Argument, fmt::format("A lexicon cannot be written as \"{}\"", format), {},
                fmt::format("Use one of: {}", names));
}

std::string_view lexicon_format_of_path(std::string_view path) {
    for (const std::string_view packed : {".gz", ".zst"}) {
        if (path.ends_with(packed)) {
            path.remove_suffix(packed.size());
        }
    }
    const auto* found = std::find_if(kWriters.begin(), kWriters.end(),
                                     [&](const Writer& writer) { return path.ends_with(writer.ending); });
    return found == kWriters.end() ? std::string_view() : found->name;
}

}  // namespace diglot
