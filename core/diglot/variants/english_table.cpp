#include "diglot/variants/english_table.h"

#include "diglot/base/error.h"
#include "diglot/text/character.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

namespace diglot {
namespace {

constexpr std::array<std::pair<std::string_view, SpellingKind>, 9> kSections = {{
    {"[ise]", SpellingKind::Ise},
    {"[our]", SpellingKind::Our},
    {"[re]", SpellingKind::Re},
    {"[ence]", SpellingKind::Ence},
    {"[ogue]", SpellingKind::Ogue},
    {"[double]", SpellingKind::Double},
    {"[mute-e]", SpellingKind::MuteE},
    {"[digraph]", SpellingKind::Digraph},
    {"[single]", SpellingKind::Single},
}};

[[noreturn]] void fail(std::string_view line, std::uint64_t number, const char* wrong) {
    throw Error(ErrorCode::Format, "Spelling data: " + std::string(wrong) + ": " + std::string(line),
                Location{{}, number, {}}, "Write american/british and its suffixes, or a pair with a tab");
}

std::vector<std::string_view> fields_of(std::string_view line) {
    std::vector<std::string_view> fields;
    std::size_t at = 0;
    while ((at = line.find_first_not_of(' ', at)) != std::string_view::npos) {
        const std::size_t end = std::min(line.find(' ', at), line.size());
        fields.push_back(line.substr(at, end - at));
        at = end;
    }
    return fields;
}

std::span<const std::string_view> suffixes_of(char macro) {
    static constexpr std::array<std::string_view, 2> kNoun = {"-", "s"};
    static constexpr std::array<std::string_view, 4> kVerb = {"-", "s", "ed", "ing"};
    static constexpr std::array<std::string_view, 2> kDoer = {"er", "ers"};
    static constexpr std::array<std::string_view, 3> kAdjective = {"-", "ly", "ness"};
    static constexpr std::array<std::string_view, 5> kDoubling = {"ed", "ing", "er", "ers", "ings"};
    static constexpr std::array<std::string_view, 9> kIze = {"ize",   "izes",    "ized",     "izing", "izer",
                                                             "izers", "ization", "izations", "izable"};
    switch (macro) {
        case 'N':
            return kNoun;
        case 'V':
            return kVerb;
        case 'R':
            return kDoer;
        case 'A':
            return kAdjective;
        case 'D':
            return kDoubling;
        case 'Z':
            return kIze;
        default:
            return {};
    }
}

bool is_vowel(char c) {
    return std::string_view("aeiou").find(c) != std::string_view::npos;
}

std::string with_suffix(std::string root, std::string_view suffix) {
    if (suffix == "-") {
        return root;
    }
    if (root.back() == 'e' && (is_vowel(suffix.front()) || suffix == "y")) {
        root.pop_back();
    }
    return root.append(suffix);
}

/// Whether `mark` is among the marks at the end of `text`.
bool has_mark(std::string_view text, char mark) {
    const std::size_t marks = text.find_last_not_of("*?") + 1;
    return text.substr(marks).find(mark) != std::string_view::npos;
}

std::string_view without_marks(std::string_view text) {
    return text.substr(0, text.find_last_not_of("*?") + 1);
}

/// "center/centre*?" as an entry; none when it is not of this form.
std::optional<EnglishEntry> read_pair(std::string_view pair, SpellingKind kind) {
    const std::size_t slash = pair.find('/');
    if (slash == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view american = pair.substr(0, slash), british = pair.substr(slash + 1);
    EnglishEntry entry;
    entry.kind = kind;
    entry.american_everywhere = has_mark(american, '*');
    entry.british_everywhere = has_mark(british, '*');
    entry.by_sense = has_mark(british, '?');
    entry.american = to_lower(without_marks(american));
    entry.british = to_lower(without_marks(british));
    if (entry.american.empty() || entry.british.empty()) {
        return std::nullopt;
    }
    return entry;
}

void add_part(EnglishTable& table, std::string_view line, std::uint64_t number) {
    EnglishPart part;
    part.at_start = line.front() == '^';
    std::string text(line.substr(part.at_start ? 1 : 0));
    if (const std::size_t end = text.find('$'); end != std::string::npos) {
        part.at_end = true;
        text.erase(end, 1);
    }
    const auto entry = read_pair(text, SpellingKind::Digraph);
    if (!entry) {
        fail(line, number, "no part of words");
    }
    part.entry = *entry;
    table.parts.push_back(std::move(part));
}

void add_suffixed(EnglishTable& table, const EnglishEntry& root, std::string_view suffix) {
    EnglishEntry entry = root;
    // An asterisk after a suffix: the British drop the difference here (coloration).
    entry.american_everywhere |= has_mark(suffix, '*');
    suffix = without_marks(suffix);
    entry.american = with_suffix(root.american, suffix);
    entry.british = with_suffix(root.british, suffix);
    table.entries.push_back(std::move(entry));
}

void add_root(EnglishTable& table, std::string_view line, std::uint64_t number, SpellingKind kind) {
    const std::vector<std::string_view> fields = fields_of(line);
    std::optional<EnglishEntry> root = read_pair(fields.front(), kind);
    if (!root || fields.size() < 2) {
        fail(line, number, "no pair with suffixes");
    }
    root->prefixable = std::find(fields.begin(), fields.end(), "!") == fields.end();
    root->compounding = std::find(fields.begin(), fields.end(), "+") != fields.end();
    if (root->compounding) {
        table.heads.push_back(*root);
    }
    for (const std::string_view field : std::span(fields).subspan(1)) {
        if (field == "!" || field == "+") {
            continue;
        }
        const std::span<const std::string_view> several =
            field.size() == 1 ? suffixes_of(field.front()) : std::span<const std::string_view>();
        for (const std::string_view suffix : several) {
            add_suffixed(table, *root, suffix);
        }
        if (several.empty()) {
            add_suffixed(table, *root, field);
        }
    }
}

/// The list of words that a section adds to; null for a section of pairs.
std::set<std::string, std::less<>>* list_of(EnglishTable& table, std::string_view section) {
    if (section == "[always s]") {
        return &table.always_s;
    }
    if (section == "[always z]") {
        return &table.always_z;
    }
    return section == "[apart]" ? &table.apart : nullptr;
}

/// Calls `take(line, number)` for each line that is neither empty nor a comment.
template <typename Take>
void each_line(std::string_view text, Take take) {
    std::uint64_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        line = line.substr(0, line.find_last_not_of(" \r") + 1);
        ++number;
        if (!line.empty() && line.front() != '#') {
            take(line, number);
        }
        at = end + 1;
    }
}

/// In what a pair from elsewhere differs, read off the letters.
SpellingKind kind_of(std::string_view american, std::string_view british) {
    const auto holds = [](std::string_view word, std::string_view part) {
        return word.find(part) != std::string_view::npos;
    };
    if (holds(american, "iz") && holds(british, "is")) {
        return SpellingKind::Ise;
    }
    if (holds(british, "our") && !holds(american, "our")) {
        return SpellingKind::Our;
    }
    if ((holds(british, "ae") && !holds(american, "ae")) ||
        (holds(british, "oe") && !holds(american, "oe"))) {
        return SpellingKind::Digraph;
    }
    if (holds(british, "ence") && holds(american, "ense")) {
        return SpellingKind::Ence;
    }
    return holds(british, "re") && holds(american, "er") ? SpellingKind::Re : SpellingKind::Single;
}

}  // namespace

EnglishTable read_english_table(std::string_view text) {
    EnglishTable table;
    std::string_view section;
    each_line(text, [&](std::string_view line, std::uint64_t number) {
        if (line.front() == '[') {
            section = line;
            return;
        }
        if (auto* list = list_of(table, section); list != nullptr) {
            for (const std::string_view word : fields_of(line)) {
                list->insert(to_lower(word));
            }
            return;
        }
        const auto kind = std::find_if(kSections.begin(), kSections.end(),
                                       [&](const auto& one) { return one.first == section; });
        if (kind == kSections.end()) {
            fail(line, number, "a line in no known section");
        }
        if (kind->second == SpellingKind::Digraph) {
            add_part(table, line, number);
        } else {
            add_root(table, line, number, kind->second);
        }
    });
    return table;
}

void add_english_pairs(EnglishTable& table, std::string_view text) {
    each_line(text, [&](std::string_view line, std::uint64_t number) {
        const std::size_t tab = line.find('\t');
        if (tab == std::string_view::npos || tab == 0 || tab + 1 == line.size()) {
            fail(line, number, "no pair");
        }
        EnglishEntry entry;
        entry.american = to_lower(line.substr(0, tab));
        entry.british = to_lower(line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1));
        entry.kind = kind_of(entry.american, entry.british);
        entry.prefixable = false;
        table.entries.push_back(std::move(entry));
    });
}

}  // namespace diglot
