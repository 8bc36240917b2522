#include "diglot/lexicon/core_words.h"

#include "diglot/lexicon/builtin_data.h"

#include <algorithm>
#include <string>
#include <vector>

namespace diglot {
namespace {

struct CoreWords {
    std::string_view language;
    const std::string_view& text;
};

const CoreWords core_words[] = {
    {"de", core_words_de}, {"en", core_words_en}, {"es", core_words_es}, {"fr", core_words_fr},
    {"hu", core_words_hu}, {"is", core_words_is}, {"ja", core_words_ja}, {"ro", core_words_ro},
    {"ru", core_words_ru}, {"zh", core_words_zh},
};

const CoreWords* find_language(std::string_view language) {
    const auto* found = std::find_if(std::begin(core_words), std::end(core_words),
                                     [&](const CoreWords& words) { return words.language == language; });
    return found == std::end(core_words) ? nullptr : found;
}

std::string_view take(std::string_view& rest, std::string_view until) {
    const std::size_t end = std::min(rest.find(until), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + until.size(), rest.size()));
    return part;
}

/// The forms of the next concept; `#` begins a comment.
std::vector<std::string_view> next_forms(std::string_view& text) {
    std::string_view line;
    do {
        line = take(text, "\n");
    } while (line.starts_with('#'));
    take(line, "\t");
    std::vector<std::string_view> forms;
    while (!line.empty()) {
        forms.push_back(take(line, ", "));
    }
    return forms;
}

}  // namespace

Lexicon core_lexicon(std::string_view source_language, std::string_view target_language) {
    const CoreWords* source = find_language(source_language);
    const CoreWords* target = find_language(target_language);
    if (source == nullptr || target == nullptr || source == target) {
        return {};
    }
    Lexicon lexicon;
    lexicon.source_language = source_language;
    lexicon.target_language = target_language;
    for (std::string_view from = source->text, to = target->text; !from.empty() && !to.empty();) {
        const std::vector<std::string_view> renderings = next_forms(to);
        for (const std::string_view form : next_forms(from)) {
            for (const std::string_view rendering : renderings) {
                lexicon.entries.push_back({std::string(form), std::string(rendering)});
            }
        }
    }
    return lexicon;
}

}  // namespace diglot
