#include "diglot/lexicon/lexicon.h"

#include "diglot/lexicon/builtin_data.h"
#include "diglot/lexicon/core_words.h"
#include "diglot/text/language.h"

#include <unordered_map>
#include <utility>

namespace diglot {
namespace {

/// Reads "source TAB target" lines; `#` begins a comment. The data are ours and tested, so nothing can be
/// malformed.
Lexicon parse(std::string_view data, const char* source, const char* target) {
    Lexicon lexicon;
    lexicon.source_language = source;
    lexicon.target_language = target;
    while (!data.empty()) {
        const std::size_t end = std::min(data.find('\n'), data.size());
        const std::string_view line = data.substr(0, end);
        data.remove_prefix(std::min(end + 1, data.size()));
        const std::size_t tab = line.find('\t');
        if (!line.starts_with('#') && tab != std::string_view::npos) {
            lexicon.entries.push_back({std::string(line.substr(0, tab)), std::string(line.substr(tab + 1))});
        }
    }
    return lexicon;
}

/// What the second lexicon says for the target words of the first.
Lexicon joined(const Lexicon& first, const Lexicon& second) {
    std::unordered_map<std::string_view, std::vector<std::string_view>> renderings;  // looked up only
    for (const LexiconEntry& entry : second.entries) {
        renderings[entry.source].push_back(entry.target);
    }
    Lexicon lexicon;
    lexicon.source_language = first.source_language;
    lexicon.target_language = second.target_language;
    for (const LexiconEntry& entry : first.entries) {
        const auto found = renderings.find(entry.target);
        if (found == renderings.end()) {
            continue;
        }
        for (const std::string_view rendering : found->second) {
            lexicon.entries.push_back({entry.source, std::string(rendering)});
        }
    }
    return lexicon;
}

}  // namespace

Lexicon reversed(const Lexicon& lexicon) {
    Lexicon result;
    result.source_language = lexicon.target_language;
    result.target_language = lexicon.source_language;
    result.kind = lexicon.kind;
    result.source_words = lexicon.target_words;
    result.target_words = lexicon.source_words;
    result.entries.reserve(lexicon.entries.size());
    for (const LexiconEntry& entry : lexicon.entries) {
        result.entries.push_back({entry.target, entry.source, entry.weight});
    }
    return result;
}

Lexicon builtin_lexicon(std::string_view source_language, std::string_view target_language) {
    const std::string source = primary_language(source_language);
    const std::string target = primary_language(target_language);
    if (source == target) {
        return {};
    }
    if (source == "ko" && target == "en") {
        return parse(korean_english_data, "ko", "en");
    }
    if (target == "ko") {
        return reversed(builtin_lexicon(target, source));
    }
    if (source == "ko") {
        return joined(parse(korean_english_data, "ko", "en"), core_lexicon("en", target));
    }
    return core_lexicon(source, target);
}

}  // namespace diglot
