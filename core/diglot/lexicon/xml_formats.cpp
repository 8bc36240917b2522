// Lexicons in XML: FreeDict's TEI, and TBX.
#include "diglot/lexicon/readers.h"
#include "diglot/lexicon/records.h"
#include "diglot/lexicon/xml.h"
#include "diglot/text/language.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <pugixml.hpp>
#include <vector>

namespace diglot {
namespace {

/// Lines of places in a text, asked for in rising order.
class LineCounter {
public:
    explicit LineCounter(std::string_view text) : text_(text) {}

    std::uint64_t line(const pugi::xml_node& node) {
        const auto offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0));
        const std::size_t end = std::min(std::max(offset, at_), text_.size());
        line_ +=
            static_cast<std::uint64_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                  text_.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
        at_ = end;
        return line_;
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
    std::uint64_t line_ = 1;
};

void read_tei_entry(const pugi::xml_node& entry, LexiconBuilder& builder, LineCounter& lines) {
    std::vector<std::string> headwords;
    each_element(entry, {"orth"}, [&](const pugi::xml_node& orth) { headwords.push_back(text_below(orth)); });
    std::vector<std::string> quotes;
    each_element(entry, {"quote"}, [&](const pugi::xml_node& quote) {
        const std::string_view type = quote.parent().attribute("type").value();
        if (type == "trans" || type == "translation" || type == "translationEquivalent") {
            quotes.push_back(text_below(quote));
        }
    });
    if (headwords.empty() || quotes.empty()) {
        builder.malformed(text_below(entry), lines.line(entry));
    }
    for (const std::string& headword : headwords) {
        for (const std::string& quote : quotes) {
            builder.add(headword, quote, 1.0, lines.line(entry));
        }
    }
}

using Terms = std::map<std::string, std::vector<std::string>>;  // by language

Terms terms_of(const pugi::xml_node& concept_entry) {
    Terms terms;
    each_element(concept_entry, {"langSec", "langSet"}, [&](const pugi::xml_node& section) {
        std::vector<std::string>& own = terms[language_of_element(section)];
        each_element(section, {"term"}, [&](const pugi::xml_node& term) { own.push_back(text_below(term)); });
    });
    return terms;
}

/// The language among `known` that `wanted` means: itself, or one with the same primary tag; empty for none.
std::string find_language(const std::map<std::string, std::size_t>& known, const std::string& wanted) {
    std::string canonical = canonical_language(wanted).value_or(wanted);
    if (known.contains(canonical)) {
        return canonical;
    }
    const auto found = std::find_if(known.begin(), known.end(), [&](const auto& one) {
        return !wanted.empty() && primary_language(one.first) == primary_language(canonical);
    });
    return found == known.end() ? std::string() : found->first;
}

std::pair<std::string, std::string> choose_languages(const std::map<std::string, std::size_t>& known,
                                                     const LexiconInput& input) {
    const std::string source = find_language(known, input.options.source_language);
    const std::string target = find_language(known, input.options.target_language);
    if (!source.empty() && !target.empty() && source != target) {
        return {source, target};
    }
    const bool asked = !input.options.source_language.empty() || !input.options.target_language.empty();
    if (!asked && known.size() == 2) {
        return {known.begin()->first, known.rbegin()->first};
    }
    std::string names;
    for (const auto& [language, concepts] : known) {
        names += (names.empty() ? "" : ", ") + language;
    }
    throw Error(ErrorCode::Argument, fmt::format("The file holds terms in these languages: {}", names),
                {input.name, {}, {}}, "Name two of them as source and target language");
}

}  // namespace

bool looks_like_tei_lexicon(std::string_view text, std::string_view /*name*/) {
    return root_name(text) == "TEI";
}

Lexicon read_tei_lexicon(const LexiconInput& input) {
    const pugi::xml_document document = parse_xml(input);
    LexiconBuilder builder(input.name, input.sink);
    LineCounter lines(input.text);
    each_element(document, {"entry"},
                 [&](const pugi::xml_node& entry) { read_tei_entry(entry, builder, lines); });
    return builder.finish();
}

bool looks_like_tbx_lexicon(std::string_view text, std::string_view /*name*/) {
    const std::string_view root = root_name(text);
    return root == "tbx" || root == "martif";
}

Lexicon read_tbx_lexicon(const LexiconInput& input) {
    const pugi::xml_document document = parse_xml(input);
    std::vector<std::pair<Terms, std::uint64_t>> concepts;
    std::map<std::string, std::size_t> languages;
    LineCounter lines(input.text);
    each_element(document, {"conceptEntry", "termEntry"}, [&](const pugi::xml_node& entry) {
        concepts.emplace_back(terms_of(entry), lines.line(entry));
        for (const auto& [language, terms] : concepts.back().first) {
            ++languages[language];
        }
    });
    LexiconBuilder builder(input.name, input.sink);
    if (concepts.empty()) {
        return builder.finish();
    }
    const auto [source, target] = choose_languages(languages, input);
    builder.set_languages(source, target);
    for (auto& [terms, line] : concepts) {
        for (const std::string& from : terms[source]) {
            for (const std::string& to : terms[target]) {
                builder.add_term(from, to, line);
            }
        }
    }
    return builder.finish();
}

}  // namespace diglot
