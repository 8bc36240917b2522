#include "diglot/variants/english_spelling.h"

#include "diglot/text/character.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace diglot {
namespace {

constexpr std::array kTraditions = {SpellingTradition::American, SpellingTradition::British,
                                    SpellingTradition::Oxford};

/// What can follow the s or z of a word in -ise, longest first.
constexpr std::array<std::string_view, 28> kAfterZ = {
    "ationists", "ationally", "ationist", "ational", "abilities", "ability", "edness",
    "ements",    "ations",    "ators",    "ement",   "ingly",     "ation",   "ances",
    "ator",      "ance",      "ables",    "edly",    "ings",      "able",    "ably",
    "ant",       "ing",       "ers",      "er",      "ed",        "es",      "e"};

constexpr std::array<std::string_view, 36> kPrefixes = {
    "un",     "re",      "dis",   "mis",   "over",  "under", "out",  "pre",  "non",
    "anti",   "counter", "inter", "sub",   "super", "multi", "semi", "co",   "de",
    "self",   "trans",   "mid",   "micro", "hyper", "ultra", "auto", "bio",  "neuro",
    "psycho", "photo",   "hydro", "fore",  "post",  "poly",  "mono", "down", "up"};

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// A word without its possessive, and that possessive.
std::pair<std::string_view, std::string_view> part_possessive(std::string_view word) {
    for (const std::string_view end : {"'s", "’s", "'", "’"}) {
        if (word.size() > end.size() + 1 && ends_with(word, end)) {
            return {word.substr(0, word.size() - end.size()), word.substr(word.size() - end.size())};
        }
    }
    return {word, {}};
}

/// The byte of the s or z of an ending -ise, -ization, -lysed …; none where the word has no such ending.
std::optional<std::size_t> find_z(std::string_view word) {
    for (const std::string_view end : kAfterZ) {
        if (word.size() < end.size() + 4 || !ends_with(word, end)) {
            continue;
        }
        const std::size_t z = word.size() - end.size() - 1;
        const bool is_z = word[z] == 's' || word[z] == 'z';
        const bool lyze = word[z - 1] == 'y' && word[z - 2] == 'l' && end.find("ation") != 0;
        if (is_z && (word[z - 1] == 'i' || lyze)) {
            return z;
        }
    }
    return std::nullopt;
}

/// `form` with the capitals of `like`.
std::string with_case_of(std::string_view like, std::string form) {
    const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto raise = [](char& c) { c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c); };
    if (like.size() > 1 && std::all_of(like.begin(), like.end(), upper)) {
        std::for_each(form.begin(), form.end(), raise);
    } else if (!like.empty() && upper(like.front()) && !form.empty()) {
        raise(form.front());
    }
    return form;
}

std::string replaced(std::string_view word, std::size_t at, std::size_t size, std::string_view with) {
    return std::string(word.substr(0, at)).append(with).append(word.substr(at + size));
}

/// Where `part` stands in `word` as its anchors ask; none where it does not.
std::optional<std::size_t> find_anchored(std::string_view word, std::string_view text,
                                         const EnglishPart& part) {
    const std::size_t at =
        part.at_end && word.size() >= text.size() ? word.size() - text.size() : word.find(text);
    if (at == std::string_view::npos || (part.at_start && at != 0) || word.substr(at, text.size()) != text) {
        return std::nullopt;
    }
    return at;
}

}  // namespace

EnglishSpelling::EnglishSpelling(EnglishTable table) : table_(std::move(table)) {
    for (std::uint32_t i = 0; i < table_.entries.size(); ++i) {
        const EnglishEntry& entry = table_.entries[i];
        keys_.push_back({entry.american, i});
        if (entry.british != entry.american) {
            keys_.push_back({entry.british, i});
        }
    }
    std::sort(keys_.begin(), keys_.end(), [](const Key& a, const Key& b) {
        return std::tie(a.form, a.entry) < std::tie(b.form, b.entry);
    });
}

void EnglishSpelling::find_listed(std::string_view word, std::vector<EnglishEntry>& found) const {
    auto key = std::lower_bound(keys_.begin(), keys_.end(), word,
                                [](const Key& a, std::string_view b) { return a.form < b; });
    for (; key != keys_.end() && key->form == word; ++key) {
        found.push_back(table_.entries[key->entry]);
    }
}

/// `word` as a compound: "datacenters" ends in a word of the table, "colormap" begins with one.
void EnglishSpelling::find_compound(std::string_view word, std::vector<EnglishEntry>& found) const {
    constexpr std::size_t kBefore = 4, kAfter = 3, kShortest = 4;  // letters
    for (std::size_t at = kBefore; at + kShortest <= word.size() && found.empty(); ++at) {
        find_listed(word.substr(at), found);
        std::erase_if(found, [](const EnglishEntry& entry) { return !entry.compounding; });
        for (EnglishEntry& entry : found) {
            entry.american.insert(0, word.substr(0, at));
            entry.british.insert(0, word.substr(0, at));
        }
    }
    for (const EnglishEntry& head : table_.heads) {
        for (const std::string* form : {&head.british, &head.american}) {
            const bool begins = word.size() >= form->size() + kAfter && word.substr(0, form->size()) == *form;
            // Before a vowel it is an ending, and those are listed: "colorimeter" is one word everywhere.
            if (found.empty() && begins &&
                std::string_view("aeiouy").find(word[form->size()]) == std::string_view::npos) {
                const std::string_view rest = word.substr(form->size());
                found.push_back(head);
                found.back().american.append(rest);
                found.back().british.append(rest);
            }
        }
    }
}

void EnglishSpelling::find_entries(std::string_view word, std::vector<EnglishEntry>& found) const {
    find_listed(word, found);
    for (const std::string_view prefix : kPrefixes) {
        if (!found.empty()) {
            return;
        }
        if (word.size() < prefix.size() + 5 || word.substr(0, prefix.size()) != prefix) {
            continue;
        }
        std::vector<EnglishEntry> rest;
        find_entries(word.substr(prefix.size()), rest);
        for (EnglishEntry& entry : rest) {
            if (entry.prefixable) {
                entry.american.insert(0, prefix);
                entry.british.insert(0, prefix);
                found.push_back(std::move(entry));
            }
        }
    }
}

/// Reads `word` by the longest part that it holds: in British spelling first, as its parts hold the American.
void EnglishSpelling::find_part(std::string_view word, std::vector<EnglishEntry>& found) const {
    for (const bool british : {true, false}) {
        const EnglishPart* best = nullptr;
        std::size_t best_at = 0;
        const auto side = [&](const EnglishPart& part) -> const std::string& {
            return british ? part.entry.british : part.entry.american;
        };
        for (const EnglishPart& part : table_.parts) {
            const auto at = find_anchored(word, side(part), part);
            if (at && (best == nullptr || side(part).size() > side(*best).size())) {
                best = &part;
                best_at = *at;
            }
        }
        if (best != nullptr) {
            EnglishEntry entry = best->entry;
            entry.american = replaced(word, best_at, side(*best).size(), best->entry.american);
            entry.british = replaced(word, best_at, side(*best).size(), best->entry.british);
            found.push_back(std::move(entry));
            return;
        }
    }
}

/// Whether what stands before -ze or -se ends in size or advise: filesize and madvise have no verb's ending.
/// Verbs such as emphasize and relativize do.
bool is_compound(std::string_view stem) {
    static constexpr std::array<std::string_view, 7> kVerbs = {"emphasi", "thesi",   "fantasi", "stasi",
                                                               "theosi",  "ellipsi", "synopsi"};
    const bool verb =
        std::any_of(kVerbs.begin(), kVerbs.end(), [&](std::string_view end) { return ends_with(stem, end); });
    return (ends_with(stem, "si") && !verb) || ends_with(stem, "advi");
}

/// Whether `word` is a compound with "disable" (imdisable), not a form of a verb in -dize (standardisable).
bool is_disabled(std::string_view word, std::size_t z) {
    const bool disable = word[z] == 's' && word.substr(z + 1, 3) == "abl" && word.substr(z - 2, 2) == "di";
    return disable && (z < 3 || std::string_view("rnio").find(word[z - 3]) == std::string_view::npos);
}

/// Whether the rule of -ize takes `word`, whose s or z stands at byte `z`: no word of which this is no
/// ending.
bool EnglishSpelling::is_open_ize(std::string_view word, std::size_t z) const {
    if (word[z - 1] == 'y') {
        return true;
    }
    if (z < 3 || std::string_view("aeou").find(word[z - 2]) != std::string_view::npos) {
        return false;
    }
    if (is_compound(word.substr(0, z)) || is_disabled(word, z)) {
        return false;
    }
    const auto& always = word[z] == 's' ? table_.always_s : table_.always_z;
    const std::string base = std::string(word.substr(0, z + 1)) + "e";
    if (ends_with(base, "wise") || always.contains(base) || always.contains(word)) {
        return false;
    }
    for (std::size_t at = 1; at + 4 <= base.size(); ++at) {
        const std::string_view rest = std::string_view(base).substr(at);
        const bool prefixed =
            std::find(kPrefixes.begin(), kPrefixes.end(), base.substr(0, at)) != kPrefixes.end();
        if ((prefixed || rest.size() >= 7) && always.contains(rest)) {
            return false;
        }
    }
    // Read with the other letter, it must not be a word of the other kind: "size" is never "sise".
    const auto& never = word[z] == 's' ? table_.always_z : table_.always_s;
    std::string other = base;
    other[z] = word[z] == 's' ? 'z' : 's';
    return !never.contains(other);
}

std::vector<EnglishSpelling::Reading> EnglishSpelling::readings(std::string_view lower) const {
    std::vector<Reading> result;
    const std::optional<std::size_t> z = find_z(lower);
    const bool open = z && is_open_ize(lower, *z);
    std::string z_form(lower);
    if (z) {
        z_form[*z] = 'z';
    }
    std::vector<EnglishEntry> found;
    find_entries(lower, found);
    if (found.empty() && z_form != lower) {
        find_entries(z_form, found);
    }
    if (found.empty()) {
        find_part(open ? z_form : lower, found);
    }
    if (found.empty()) {
        find_compound(lower, found);
    }
    const bool plain = found.empty();
    if (plain && open) {
        EnglishEntry entry;
        entry.kind = SpellingKind::Ise;
        entry.american = entry.british = z_form;
        found.push_back(std::move(entry));
    }
    for (EnglishEntry& entry : found) {
        Reading reading;
        const std::optional<std::size_t> own = find_z(entry.american);
        if (own && entry.american[*own] == 'z' && (open || entry.kind == SpellingKind::Ise)) {
            reading.z = entry.american[*own - 1] == 'y' ? Reading::Lyze : Reading::Ize;
            reading.s_everywhere = reading.z == Reading::Lyze && ends_with(entry.american, "lyzes");
        }
        reading.entry = std::move(entry);
        result.push_back(std::move(reading));
    }
    return result;
}

/// One of the entry's forms with the s or z of a tradition.
std::string EnglishSpelling::form(const Reading& reading, const std::string& z_form,
                                  SpellingTradition tradition) {
    std::string form = z_form;
    const bool s = reading.z == Reading::Lyze
                       ? tradition != SpellingTradition::American
                       : reading.z == Reading::Ize && tradition == SpellingTradition::British;
    if (const auto z = find_z(form); s && z) {
        form[*z] = 's';
    }
    return form;
}

TraditionSet EnglishSpelling::traditions_of(const Reading& reading, std::string_view lower) {
    TraditionSet set;
    for (const SpellingTradition tradition : kTraditions) {
        const bool american = tradition == SpellingTradition::American;
        const EnglishEntry& entry = reading.entry;
        const bool as_american =
            (american || entry.american_everywhere) && form(reading, entry.american, tradition) == lower;
        const bool as_british =
            (!american || entry.british_everywhere) && form(reading, entry.british, tradition) == lower;
        const bool noun =
            reading.s_everywhere && form(reading, entry.american, SpellingTradition::British) == lower;
        if (as_american || as_british || noun) {
            set.add(tradition);
        }
    }
    return set;
}

std::optional<WordSpelling> EnglishSpelling::look_up(std::string_view word) const {
    const auto [bare, possessive] = part_possessive(word);
    const std::string lower = to_lower(bare);
    WordSpelling result;
    bool first = true;
    for (const Reading& reading : readings(lower)) {
        const TraditionSet set = traditions_of(reading, lower);
        for (const SpellingTradition tradition : kTraditions) {
            if (set.contains(tradition)) {
                result.traditions.add(tradition);
            }
        }
        if (!first) {
            continue;
        }
        first = false;
        result.kind = reading.entry.kind;
        result.by_sense = reading.entry.by_sense || reading.s_everywhere;
        for (const SpellingTradition tradition : kTraditions) {
            const std::string& own =
                tradition == SpellingTradition::American ? reading.entry.american : reading.entry.british;
            std::string text = with_case_of(bare, form(reading, own, tradition)).append(possessive);
            const auto same = std::find_if(result.forms.begin(), result.forms.end(),
                                           [&](const SpelledForm& one) { return one.text == text; });
            (same == result.forms.end() ? result.forms.emplace_back(SpelledForm{std::move(text), {}}) : *same)
                .traditions.add(tradition);
        }
    }
    if (first || (result.forms.size() == 1 && result.forms.front().text == word)) {
        return std::nullopt;
    }
    return result;
}

/// Whether the words differ by ae or oe for e alone, and the longer is no word whose oe are two sounds.
bool EnglishSpelling::differ_by_digraph(std::string_view first, std::string_view second) const {
    if (first.size() > second.size()) {
        return differ_by_digraph(second, first);
    }
    std::size_t at = 0;
    for (std::size_t i = 0; i < second.size(); ++i) {
        if (at < first.size() && first[at] == second[i]) {
            ++at;
        } else if (!((second[i] == 'a' || second[i] == 'o') && i + 1 < second.size() &&
                     second[i + 1] == 'e' && at < first.size() && first[at] == 'e')) {
            return false;
        }
    }
    return at == first.size() && first.size() != second.size() && !table_.apart.contains(second);
}

std::optional<SpellingPair> EnglishSpelling::compare(std::string_view first, std::string_view second) const {
    const auto [bare1, possessive1] = part_possessive(first);
    const auto [bare2, possessive2] = part_possessive(second);
    const std::string lower1 = to_lower(bare1);
    const std::string lower2 = to_lower(bare2);
    if (possessive1.size() != possessive2.size() || lower1 == lower2) {
        return std::nullopt;
    }
    const std::vector<Reading> others = readings(lower2);
    for (const Reading& one : readings(lower1)) {
        for (const Reading& other : others) {
            if (one.entry.american == other.entry.american) {
                return SpellingPair{one.entry.kind, SpellingBasis::Known, traditions_of(one, lower1),
                                    traditions_of(other, lower2)};
            }
        }
    }
    if (differ_by_digraph(lower1, lower2)) {
        return SpellingPair{SpellingKind::Digraph, SpellingBasis::Pattern, {}, {}};
    }
    return std::nullopt;
}

}  // namespace diglot
