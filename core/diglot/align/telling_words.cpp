#include "diglot/align/telling_words.h"

#include "diglot/text/tokens.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

namespace diglot {
namespace {

/// A unit of a bead and how often its document has it.
struct Unit {
    std::uint32_t unit = 0;
    std::uint32_t count = 0;
};

/// One side of a bead: its units in rising order.
struct Side {
    Side(const TextFeatures& text, Range segments, const UnitKnowledge& of_words)
        : knowledge(of_words), total(text.units.size()) {
        units.reserve(text.units_in(segments).size());
        for (std::size_t n = text.offsets[segments.begin]; n < text.offsets[segments.end]; ++n) {
            units.push_back({text.units[n], text.counts[n]});
        }
        std::sort(units.begin(), units.end(), [](const Unit& a, const Unit& b) { return a.unit < b.unit; });
    }

    /// What a translation of `unit` is worth.
    [[nodiscard]] float gain(const Unit& unit) const { return knowledge.gain(unit.unit, unit.count, total); }

    const UnitKnowledge& knowledge;
    std::size_t total;
    std::vector<Unit> units;
};

/// The first word in the bead's text that `unit` was cut from; the unit's own form for numbers and dates.
std::string shown(const std::string& unit, const std::string& text) {
    for (const Token& token : tokenize(text)) {
        if (token.form.starts_with(unit)) {
            return text.substr(token.bytes.begin, token.bytes.size());
        }
    }
    const std::size_t colon = unit.find(':');  // "num:3000"
    return colon == std::string::npos ? unit : unit.substr(colon + 1);
}

struct Found {
    TranslationTable::Entry entry;
    double score = 0.0;
};

std::vector<Found> found_pairs(const Side& source, const Side& target, const LexicalModel& model) {
    std::vector<Found> found;
    for (std::size_t n = 0; n < source.units.size(); ++n) {
        const Unit& unit = source.units[n];
        if (n > 0 && unit.unit == source.units[n - 1].unit) {
            continue;
        }
        for (const TranslationTable::Entry& entry : model.table.row(unit.unit)) {
            const auto at = std::lower_bound(
                target.units.begin(), target.units.end(), entry.target,
                [](const Unit& candidate, std::uint32_t wanted) { return candidate.unit < wanted; });
            if (at != target.units.end() && at->unit == entry.target) {
                found.push_back({entry, model.pair_voice(entry.weight, source.gain(unit), target.gain(*at),
                                                         source.units.size(), target.units.size())});
            }
        }
    }
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return std::tuple(-a.score, a.entry.source, a.entry.target) <
               std::tuple(-b.score, b.entry.source, b.entry.target);
    });
    return found;
}

/// The strongest of them, each unit once.
std::vector<Found> telling_pairs(const Side& source, const Side& target, const LexicalModel& model,
                                 std::size_t most) {
    std::vector<Found> telling;
    for (const Found& found : found_pairs(source, target, model)) {
        if (telling.size() == most || found.score <= 0.0) {
            break;
        }
        const bool taken = std::any_of(telling.begin(), telling.end(), [&](const Found& other) {
            return other.entry.source == found.entry.source || other.entry.target == found.entry.target;
        });
        if (!taken) {
            telling.push_back(found);
        }
    }
    return telling;
}

}  // namespace

std::vector<WordPair> telling_words(const Bead& bead, const ReadText& source, const ReadText& target,
                                    const LexicalModel& model, std::size_t most) {
    std::vector<WordPair> words;
    const std::string source_text = source.document.text(bead.source);
    const std::string target_text = target.document.text(bead.target);
    for (const Found& found : telling_pairs(Side(source.features, bead.source, model.source),
                                            Side(target.features, bead.target, model.target), model, most)) {
        words.push_back({shown(source.units.form(found.entry.source), source_text),
                         shown(target.units.form(found.entry.target), target_text), found.score});
    }
    return words;
}

double telling_score(const Bead& bead, const TextFeatures& source, const TextFeatures& target,
                     const LexicalModel& model, std::size_t most) {
    double score = 0.0;
    for (const Found& found : telling_pairs(Side(source, bead.source, model.source),
                                            Side(target, bead.target, model.target), model, most)) {
        score += found.score;
    }
    return score;
}

}  // namespace diglot
