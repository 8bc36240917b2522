#include "diglot/pair/document_pairing.h"

#include "diglot/lexicon/model1.h"
#include "diglot/lexicon/seed.h"
#include "diglot/lexicon/unit_reader.h"
#include "diglot/pair/assignment.h"
#include "diglot/text/measure.h"
#include "diglot/text/tokens.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <string>

namespace diglot {
namespace {

constexpr int kRounds = 3;
constexpr double kSure = 0.9;           // confidence of pairs that a lexicon is learnt from
constexpr double kLengthWeight = 0.03;  // a nat of length evidence in units of the cosine
constexpr double kKindWeight = 0.05;    // of paragraphs being as many and of the same kinds
constexpr double kNameWeight = 0.5;     // of equal file names
constexpr double kDateWeight = 0.1;     // of equal dates in the metadata
constexpr double kLeadScale = 40.0;     // how fast confidence grows with the lead over the next best

/// The units of one document with their weights, and what else is compared.
struct Profile {
    std::vector<std::uint32_t> units;  // in rising order, each once
    std::vector<float> weights;        // one a unit; the vector has length 1
    std::vector<std::vector<std::uint32_t>> paragraphs;
    double length = 0.0;
    std::map<ParagraphKind, double> kinds;
    std::string name;
    std::string date;
};

/// "20241025" for "ko/20241025.ko.txt": what names of one document in two languages have in common.
std::string stem_of(const Document& document) {
    const auto file = document.metadata.find("file");
    const std::string path = file == document.metadata.end() ? std::string() : file->second;
    std::string base = path.substr(path.find_last_of('/') + 1);
    std::transform(base.begin(), base.end(), base.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return base.substr(0, base.find('.'));
}

std::vector<Profile> read_profiles(std::span<const Document> documents, UnitReader& reader) {
    std::vector<Profile> profiles;
    for (const Document& document : documents) {
        Profile profile;
        for (const Paragraph& paragraph : document.paragraphs) {
            std::vector<std::uint32_t>& units = profile.paragraphs.emplace_back();
            reader.read(paragraph.text, units);
            profile.units.insert(profile.units.end(), units.begin(), units.end());
            profile.length += weighted_length(paragraph.text);
            profile.kinds[paragraph.kind] += 1.0;
        }
        profile.name = stem_of(document);
        const auto date = document.metadata.find("date");
        profile.date = date == document.metadata.end() ? std::string() : date->second;
        profiles.push_back(std::move(profile));
    }
    return profiles;
}

/// Turns lists of units into vectors of tf-idf weights.
void weigh(std::vector<Profile>& profiles, std::size_t vocabulary) {
    std::vector<std::uint32_t> documents(vocabulary, 0);
    std::vector<std::vector<std::uint32_t>> counts(profiles.size());
    for (std::size_t i = 0; i < profiles.size(); ++i) {
        std::vector<std::uint32_t>& units = profiles[i].units;
        std::sort(units.begin(), units.end());
        std::vector<std::uint32_t> distinct;
        for (const std::uint32_t unit : units) {
            if (distinct.empty() || distinct.back() != unit) {
                distinct.push_back(unit);
                counts[i].push_back(0);
                ++documents[unit];
            }
            ++counts[i].back();
        }
        units = std::move(distinct);
    }
    for (std::size_t i = 0; i < profiles.size(); ++i) {
        Profile& profile = profiles[i];
        double square = 0.0;
        for (std::size_t k = 0; k < profile.units.size(); ++k) {
            const double rarity =
                std::log((static_cast<double>(profiles.size()) + 1.0) / documents[profile.units[k]]);
            const double weight = (1.0 + std::log(counts[i][k])) * rarity;
            profile.weights.push_back(static_cast<float>(weight));
            square += weight * weight;
        }
        for (float& weight : profile.weights) {
            weight =
                square > 0.0 ? static_cast<float>(static_cast<double>(weight) / std::sqrt(square)) : 0.0F;
        }
    }
}

/// Which targets hold a unit, with its weight in each.
using Holders = std::map<std::uint32_t, std::vector<std::pair<std::size_t, float>>>;

Holders find_holders(const std::vector<Profile>& targets) {
    Holders holders;
    for (std::size_t j = 0; j < targets.size(); ++j) {
        for (std::size_t k = 0; k < targets[j].units.size(); ++k) {
            holders[targets[j].units[k]].emplace_back(j, targets[j].weights[k]);
        }
    }
    return holders;
}

/// Adds what one unit of source `i` says: its translations are looked for in all targets.
void add_unit(std::size_t i, float weight, std::span<const TranslationTable::Entry> translations,
              const Holders& holders, ScoreTable& scores) {
    for (const TranslationTable::Entry& entry : translations) {
        const auto found = holders.find(entry.target);
        if (found == holders.end()) {
            continue;
        }
        for (const auto& [j, target_weight] : found->second) {
            scores.at(i, j) += static_cast<double>(entry.weight) * static_cast<double>(weight) *
                               static_cast<double>(target_weight);
        }
    }
}

/// Adds the cosines of all pairs, seen across the table of translations.
void add_cosines(const std::vector<Profile>& sources, const std::vector<Profile>& targets,
                 const TranslationTable& table, ScoreTable& scores) {
    const Holders holders = find_holders(targets);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        for (std::size_t k = 0; k < sources[i].units.size(); ++k) {
            add_unit(i, sources[i].weights[k], table.row(sources[i].units[k]), holders, scores);
        }
    }
}

/// The logarithm of a target's usual length over its source's: the middle one of the documents in order of
/// length.
double usual_log_ratio(const std::vector<Profile>& sources, const std::vector<Profile>& targets) {
    const auto total = [](const std::vector<Profile>& profiles) {
        double sum = 1.0;
        for (const Profile& profile : profiles) {
            sum += profile.length;
        }
        return sum / static_cast<double>(std::max<std::size_t>(profiles.size(), 1));
    };
    return std::log(total(targets) / total(sources));
}

double kind_likeness(const Profile& source, const Profile& target) {
    double common = 0.0;
    double all = 0.0;
    for (const auto& [kind, count] : source.kinds) {
        const auto other = target.kinds.find(kind);
        common += other == target.kinds.end() ? 0.0 : std::min(count, other->second);
        all += count;
    }
    for (const auto& [kind, count] : target.kinds) {
        all += count;
    }
    return all > 0.0 ? 2.0 * common / all : 0.0;
}

/// Adds what speaks for pairs beside their words.
void add_shape(const std::vector<Profile>& sources, const std::vector<Profile>& targets,
               const PairingOptions& options, ScoreTable& scores) {
    const double ratio = usual_log_ratio(sources, targets);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        for (std::size_t j = 0; j < targets.size(); ++j) {
            const double off =
                (std::log((targets[j].length + 20.0) / (sources[i].length + 20.0)) - ratio) / 0.25;
            scores.at(i, j) -= kLengthWeight * std::min(0.5 * off * off, 8.0);
            scores.at(i, j) += kKindWeight * kind_likeness(sources[i], targets[j]);
            if (options.use_names && !sources[i].name.empty() && sources[i].name == targets[j].name) {
                scores.at(i, j) += kNameWeight;
            }
            if (!sources[i].date.empty() && !targets[j].date.empty()) {
                scores.at(i, j) += sources[i].date == targets[j].date ? kDateWeight : -kDateWeight;
            }
        }
    }
}

/// The pairs of the best assignment, each sure by its lead over the next best of its row and column.
std::vector<DocumentMatch> match(const ScoreTable& scores) {
    std::vector<DocumentMatch> matches;
    const auto assigned = assign_best(scores);
    for (std::size_t i = 0; i < scores.rows(); ++i) {
        if (!assigned[i]) {
            continue;
        }
        const std::size_t j = *assigned[i];
        double others = 0.0;
        for (std::size_t k = 0; k < scores.columns(); ++k) {
            others += k == j ? 0.0 : std::exp(kLeadScale * (scores.at(i, k) - scores.at(i, j)));
        }
        for (std::size_t k = 0; k < scores.rows(); ++k) {
            others += k == i ? 0.0 : std::exp(kLeadScale * (scores.at(k, j) - scores.at(i, j)));
        }
        matches.push_back({i, j, scores.at(i, j), 1.0 / (1.0 + others)});
    }
    return matches;
}

/// A lexicon learnt from sure pairs: paragraph by paragraph where both sides have as many, else document by
/// document.
TranslationTable learn(const std::vector<DocumentMatch>& matches, const std::vector<Profile>& sources,
                       const std::vector<Profile>& targets, std::size_t source_units,
                       std::size_t target_units, const TranslationTable& seed) {
    TrainingBeads beads;
    for (const DocumentMatch& one : matches) {
        const Profile& source = sources[one.source];
        const Profile& target = targets[one.target];
        if (one.confidence < kSure) {
            continue;
        }
        if (source.paragraphs.size() != target.paragraphs.size()) {
            beads.add(source.units, target.units, static_cast<float>(one.confidence));
            continue;
        }
        for (std::size_t k = 0; k < source.paragraphs.size(); ++k) {
            beads.add(source.paragraphs[k], target.paragraphs[k], static_cast<float>(one.confidence));
        }
    }
    return beads.size() == 0 ? seed : train_model1(beads, source_units, target_units, seed, {});
}

}  // namespace

std::vector<DocumentMatch> pair_documents(std::span<const Document> sources,
                                          std::span<const Document> targets,
                                          std::span<const Lexicon> lexicons, const PairingOptions& options,
                                          const JobControl* job) {
    if (sources.empty() || targets.empty()) {
        return {};
    }
    const std::string& source_language = sources.front().language;
    const std::string& target_language = targets.front().language;
    UnitReader source_reader(source_language);
    UnitReader target_reader(target_language);
    std::vector<Profile> source_profiles = read_profiles(sources, source_reader);
    std::vector<Profile> target_profiles = read_profiles(targets, target_reader);
    weigh(source_profiles, source_reader.units().size());
    weigh(target_profiles, target_reader.units().size());
    const TranslationTable seed =
        seed_table(source_reader, target_reader, source_language, target_language, lexicons);
    TranslationTable table = seed;
    std::vector<DocumentMatch> matches;
    for (int round = 0; round < kRounds; ++round) {
        check_cancelled(job);
        ScoreTable scores(sources.size(), targets.size());
        add_cosines(source_profiles, target_profiles, table, scores);
        add_shape(source_profiles, target_profiles, options, scores);
        matches = match(scores);
        if (round + 1 < kRounds) {
            table = learn(matches, source_profiles, target_profiles, source_reader.units().size(),
                          target_reader.units().size(), seed);
        }
    }
    return matches;
}

}  // namespace diglot
