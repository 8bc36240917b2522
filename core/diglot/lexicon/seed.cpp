#include "diglot/lexicon/seed.h"

#include "diglot/lexicon/cognates.h"
#include "diglot/text/known_terms.h"

#include <algorithm>
#include <cmath>

namespace diglot {
namespace {

using Entries = std::vector<TranslationTable::Entry>;

using Found = std::vector<UnitReader::Found>;

/// The units of an entry's side. Of several, those so common that they link to anything (of, the) are left
/// out; none when the texts lack one of the others, as the entry does not occur then.
Found find_entry(const UnitReader& text, std::string_view entry) {
    Found found = text.find(entry);
    if (found.size() > 1) {
        const auto common = text.units().total() / 50 + 3;
        std::erase_if(found, [&](const UnitReader::Found& one) {
            return one.unit != Vocabulary::kAbsent && text.units().count(one.unit) > common;
        });
    }
    const bool absent = std::any_of(found.begin(), found.end(),
                                    [](const UnitReader::Found& one) { return one.share == 0.0F; });
    return absent ? Found() : found;
}

/// Links what was found of an entry's source to its target; the weight is shared out when it has several
/// words.
void link(const Found& from, const UnitReader& target, std::string_view target_text, float weight,
          Entries& entries) {
    const Found to = from.empty() ? Found() : find_entry(target, target_text);
    const float share =
        weight / std::sqrt(static_cast<float>(std::max<std::size_t>(from.size() * to.size(), 1)));
    for (const UnitReader::Found& s : from) {
        for (const UnitReader::Found& t : to) {
            entries.push_back({s.unit, t.unit, share * s.share * t.share});
        }
    }
}

/// Links units that were learnt together; their weight is a probability already.
void add_units(const UnitReader& source, const UnitReader& target, const Lexicon& lexicon, Entries& entries) {
    for (const LexiconEntry& entry : lexicon.entries) {
        const std::uint32_t s = source.units().find(entry.source);
        const std::uint32_t t = target.units().find(entry.target);
        if (s != Vocabulary::kAbsent && t != Vocabulary::kAbsent) {
            entries.push_back({s, t, static_cast<float>(entry.weight)});
        }
    }
}

/// Links the words of a lexicon, whose entries for one source word mostly stand together.
void add_words(const UnitReader& source, const UnitReader& target, const Lexicon& lexicon, float weight,
               Entries& entries) {
    std::string_view form;
    Found from;
    for (const LexiconEntry& entry : lexicon.entries) {
        if (form != entry.source) {
            form = entry.source;
            from = find_entry(source, form);
        }
        link(from, target, entry.target, weight * static_cast<float>(entry.weight), entries);
    }
}

void add_equal_units(const UnitReader& source, const UnitReader& target, float weight, Entries& entries) {
    for (std::uint32_t s = 0; s < source.units().size(); ++s) {
        const std::uint32_t t = target.units().find(source.units().form(s));
        if (t != Vocabulary::kAbsent) {
            entries.push_back({s, t, weight});
        }
    }
}

void add_known_terms(const UnitReader& source, const UnitReader& target, const std::string& source_language,
                     const std::string& target_language, float weight, Entries& entries) {
    const std::vector<KnownTerm> from = known_terms(source_language);
    const std::vector<KnownTerm> to = known_terms(target_language);
    auto t = to.begin();
    for (const KnownTerm& term : from) {  // both are sorted by key
        while (t != to.end() && t->key < term.key) {
            ++t;
        }
        if (t == to.end() || t->key != term.key) {
            continue;
        }
        const Found found = find_entry(source, term.form);
        for (auto other = t; other != to.end() && other->key == term.key; ++other) {
            link(found, target, other->form, weight, entries);
        }
    }
}

/// A unit with many translations is less sure of each: rows are brought down to a sum of one.
Entries shared_out(Entries entries) {
    const TranslationTable table(std::move(entries));
    Entries result(table.entries().begin(), table.entries().end());
    std::vector<float> source_sums;
    std::vector<float> target_sums;
    for (const TranslationTable::Entry& entry : result) {
        source_sums.resize(std::max<std::size_t>(source_sums.size(), entry.source + 1));
        target_sums.resize(std::max<std::size_t>(target_sums.size(), entry.target + 1));
        source_sums[entry.source] += entry.weight;
        target_sums[entry.target] += entry.weight;
    }
    for (TranslationTable::Entry& entry : result) {
        const float source_share = std::max(1.0F, source_sums[entry.source]);
        const float target_share = std::max(1.0F, target_sums[entry.target]);
        entry.weight /= std::sqrt(source_share * target_share);
    }
    return result;
}

}  // namespace

TranslationTable seed_table(const UnitReader& source, const UnitReader& target,
                            const std::string& source_language, const std::string& target_language,
                            std::span<const Lexicon> lexicons, const SeedSettings& settings) {
    Entries entries;
    for (const Lexicon& lexicon : lexicons) {
        if (lexicon.kind == LexiconKind::Units) {
            add_units(source, target, lexicon, entries);
        } else {
            add_words(source, target, lexicon, settings.lexicon, entries);
        }
    }
    if (settings.equal > 0.0F) {
        add_equal_units(source, target, settings.equal, entries);
    }
    if (settings.known > 0.0F) {
        add_known_terms(source, target, source_language, target_language, settings.known, entries);
    }
    if (settings.alike > 0.0F) {
        add_cognates(source, target, settings.alike, entries);
    }
    return TranslationTable(shared_out(std::move(entries)));
}

}  // namespace diglot
