#include "diglot/align/lexical_evidence.h"

#include "diglot/align/fast_math.h"

#include <algorithm>
#include <utility>

namespace diglot {
namespace {

/// The most probability that a unit loses when no translation of it is there: a translator leaves out, adds
/// and rewords.
constexpr float kMissing = 0.45F;
/// The same for a figure or date, known to the lexicon or not.
constexpr float kMissingFigure = 0.5F;
constexpr std::size_t kUsualWindows = 1024;  // units; all longer windows count as long as that

/// True for numbers of two digits or more, months and weekdays, in the form for all languages: what a
/// translation keeps.
bool names_a_figure(std::string_view unit) {
    constexpr std::size_t kTwoDigits = 6;  // "num:10"
    return (unit.starts_with("num:") && unit.size() >= kTwoDigits) || unit.starts_with("month:") ||
           unit.starts_with("weekday:");
}

/// `known`: for each unit the translation mass that the table has for it.
UnitKnowledge unit_knowledge(const Vocabulary& vocabulary, const std::vector<float>& known) {
    UnitKnowledge knowledge;
    const double total = static_cast<double>(vocabulary.total()) + 1.0;
    for (std::uint32_t unit = 0; unit < vocabulary.size(); ++unit) {
        const double chance = (static_cast<double>(vocabulary.count(unit)) + 0.5) / total;
        const float floor = names_a_figure(vocabulary.form(unit)) ? kMissingFigure : 0.0F;
        const float share = std::max(floor, kMissing * std::min(known[unit], 1.0F));
        knowledge.silence.push_back(fast_log(1.0F - share));
        knowledge.odds.push_back(share / (1.0F - share));
        knowledge.chance.push_back(static_cast<float>(chance));
    }
    return knowledge;
}

/// The gain of each unit of the segments, in order.
std::vector<float> gains(const TextFeatures& text, Range segments, const UnitKnowledge& knowledge) {
    std::vector<float> found;
    for (std::size_t n = text.offsets[segments.begin]; n < text.offsets[segments.end]; ++n) {
        found.push_back(knowledge.gain(text.units[n], text.counts[n], text.units.size()));
    }
    return found;
}

/// What the units of each segment say when none of them is translated.
std::vector<float> silences(const TextFeatures& text, Range segments, const UnitKnowledge& knowledge) {
    std::vector<float> sums;
    for (std::uint32_t i = segments.begin; i < segments.end; ++i) {
        float sum = 0.0F;
        for (const std::uint32_t unit : text.segment(i)) {
            sum += knowledge.silence[unit];
        }
        sums.push_back(sum);
    }
    return sums;
}

/// How much a window of `length` units thins out each translation in it. Model 1 would divide by the length
/// itself; less than that keeps beads of several segments, whose words do not mix freely, from paying too
/// much.
float dilution(std::size_t length) {
    constexpr float kPower = 0.7F;
    constexpr float kUsualLength = 20.0F;
    return kUsualLength *
           fast_exp(kPower * fast_log(std::max(static_cast<float>(length), 1.0F) / kUsualLength));
}

}  // namespace

LexicalModel make_lexical_model(TranslationTable table, const Vocabulary& source, const Vocabulary& target) {
    std::vector<float> source_known(source.size(), 0.0F);
    std::vector<float> target_known(target.size(), 0.0F);
    for (const TranslationTable::Entry& entry : table.entries()) {
        source_known[entry.source] += entry.weight;
        target_known[entry.target] += entry.weight;
    }
    std::vector<float> thinning;
    for (std::size_t length = 0; length < kUsualWindows; ++length) {
        thinning.push_back(1.0F / dilution(length));
    }
    return {std::move(table), unit_knowledge(source, source_known), unit_knowledge(target, target_known),
            std::move(thinning)};
}

float UnitKnowledge::gain(std::uint32_t unit, std::uint32_t count, std::size_t total) const {
    constexpr float kLeaning = 3000.0F;  // units of a document that the share in all texts is worth
    const float share = (static_cast<float>(count) + 0.5F + kLeaning * chance[unit]) /
                        (static_cast<float>(total) + 1.0F + kLeaning);
    return odds[unit] / share;
}

double pair_voice(float weight, float source_gain, float target_gain, std::size_t source_units,
                  std::size_t target_units) {
    return static_cast<double>(fast_log(1.0F + source_gain * weight / dilution(target_units)) +
                               fast_log(1.0F + target_gain * weight / dilution(source_units)));
}

LexicalEvidence::LexicalEvidence(const TextFeatures& source, const TextFeatures& target,
                                 const LexicalModel& model, const Band& band, unsigned max_side,
                                 double weight)
    : source_(source),
      target_(target),
      model_(model),
      band_(band),
      max_side_(max_side),
      weight_(static_cast<float>(weight)),
      source_gain_(gains(source, band.source(), model.source)),
      target_gain_(gains(target, band.target(), model.target)),
      source_silence_(silences(source, band.source(), model.source)),
      target_silence_(silences(target, band.target(), model.target)),
      hit_rows_(2 * max_side + 2),
      window_rows_(max_side + 1),
      slot_of_unit_(model.target.odds.size(), 0) {}

/// Target segments that any bead between these two source boundaries may hold.
Range LexicalEvidence::near(std::uint32_t first_boundary, std::uint32_t last_boundary) const {
    const std::uint32_t first = std::max(first_boundary, band_.source().begin);
    const std::uint32_t last = std::min(last_boundary, band_.source().end);
    return {band_.row(first).begin, std::max(band_.row(first).begin, band_.row(last).end - 1)};
}

float LexicalEvidence::thinning(std::size_t length) const {
    return model_.thinning[std::min(length, model_.thinning.size() - 1)];
}

void LexicalEvidence::FoundUnits::begin(std::size_t units) {
    for (const std::uint32_t unit : units_) {
        slots_[unit] = 0;
    }
    units_.clear();
    gains_.clear();
    found_.clear();
    if (units > slots_.size()) {
        slots_.resize(units, 0);
    }
}

void LexicalEvidence::FoundUnits::add(std::uint32_t unit, float gain, float weight) {
    std::uint32_t& slot = slots_[unit];
    if (slot == 0) {
        units_.push_back(unit);
        gains_.push_back(gain);
        found_.push_back(weight);
        slot = static_cast<std::uint32_t>(units_.size());
    } else {
        found_[slot - 1] += weight;
    }
}

/// A product of odds, so that a window costs one logarithm.
float LexicalEvidence::FoundUnits::log_odds(float thinning) const {
    constexpr std::size_t kSafe = 16;  // factors, none above 1e15, that a double can hold
    float log = 0.0F;
    double product = 1.0;
    for (std::size_t n = 0; n < gains_.size(); ++n) {
        product *= static_cast<double>(1.0F + gains_[n] * found_[n] * thinning);
        if (n % kSafe == kSafe - 1) {
            log += fast_log(product);
            product = 1.0;
        }
    }
    return log + fast_log(product);
}

LexicalEvidence::HitRow& LexicalEvidence::hit_row(std::uint32_t segment) {
    HitRow& row = hit_rows_[segment % hit_rows_.size()];
    if (row.segment != segment) {
        row.segment = segment;
        row.targets = near(segment + 1 - std::min(segment + 1, max_side_), segment + max_side_);
        find_hits(row, segment);
        score_target_windows(row, segment);
    }
    return row;
}

void LexicalEvidence::find_hits(HitRow& row, std::uint32_t segment) {
    wanted_.clear();
    const auto units = source_.segment(segment);
    for (std::size_t k = units.size(); k-- > 0;) {
        for (const TranslationTable::Entry& entry : model_.table.row(units[k])) {
            std::uint32_t& slot = slot_of_unit_[entry.target];
            wanted_.push_back({static_cast<std::uint32_t>(k), entry.weight, slot});
            slot = static_cast<std::uint32_t>(wanted_.size());
        }
    }
    row.hits.clear();
    row.starts.assign(1, 0);
    for (std::uint32_t j = row.targets.begin; j < row.targets.end; ++j) {
        const auto targets = target_.segment(j);
        for (std::uint32_t l = 0; l < targets.size(); ++l) {
            for (std::uint32_t slot = slot_of_unit_[targets[l]]; slot != 0; slot = wanted_[slot - 1].next) {
                row.hits.push_back({wanted_[slot - 1].source_unit, l, wanted_[slot - 1].weight});
            }
        }
        row.starts.push_back(static_cast<std::uint32_t>(row.hits.size()));
    }
    for (const std::uint32_t unit : units) {
        for (const TranslationTable::Entry& entry : model_.table.row(unit)) {
            slot_of_unit_[entry.target] = 0;
        }
    }
}

/// The units of one source segment, each against windows of 1 … max_side target segments, where a bead that
/// holds the segment and such a window can lie in the band.
void LexicalEvidence::score_target_windows(HitRow& row, std::uint32_t segment) {
    const std::size_t units = source_.segment(segment).size();
    const float* gain =
        source_gain_.data() + (source_.offsets[segment] - source_.offsets[band_.source().begin]);
    const std::uint32_t width = row.targets.size() + 1;
    row.windows.resize(max_side_ * width);
    const float silence = source_silence_[segment - band_.source().begin];
    // Such a bead ends behind this segment and starts at or before it.
    const std::uint32_t first_end = band_.row(segment + 1).begin - row.targets.begin;
    const std::uint32_t last_start = band_.row(segment).end - 1 - row.targets.begin;
    for (std::uint32_t end = std::max(first_end, 1U); end < width; ++end) {
        found_.begin(units);
        std::size_t length = 0;
        const std::uint32_t most = std::min(max_side_, end);
        if (end > last_start + most) {
            break;
        }
        for (std::uint32_t b = 1; b <= most; ++b) {
            const std::uint32_t j = end - b;
            length += target_.segment(row.targets.begin + j).size();
            for (std::uint32_t h = row.starts[j]; h < row.starts[j + 1]; ++h) {
                const Hit& hit = row.hits[h];
                found_.add(hit.source_unit, gain[hit.source_unit], hit.weight);
            }
            if (j <= last_start) {
                row.windows[(b - 1) * width + end] = silence + found_.log_odds(thinning(length));
            }
        }
    }
}

LexicalEvidence::WindowRow& LexicalEvidence::window_row(std::uint32_t end) {
    WindowRow& row = window_rows_[end % window_rows_.size()];
    if (row.end != end) {
        row.end = end;
        row.targets = near(end - std::min(end, max_side_), end);
        score_source_windows(row, end);
    }
    return row;
}

/// Windows of 1 … max_side source segments before boundary `end` against each single target segment that a
/// bead of theirs can hold.
void LexicalEvidence::score_source_windows(WindowRow& row, std::uint32_t end) {
    const std::size_t width = row.targets.size() + 1;
    const std::uint32_t most = std::min(max_side_, end - band_.source().begin);
    row.sums.assign(most * width, 0.0F);
    rows_.clear();
    for (std::uint32_t a = 1; a <= most; ++a) {
        rows_.push_back(&hit_row(end - a));
    }
    for (std::uint32_t n = 0; n < row.targets.size(); ++n) {
        const std::uint32_t j = row.targets.begin + n;
        const float* gain =
            target_gain_.data() + (target_.offsets[j] - target_.offsets[band_.target().begin]);
        found_.begin(target_.segment(j).size());
        std::size_t length = 0;
        const float silence = target_silence_[j - band_.target().begin];
        for (std::uint32_t a = 1; a <= most; ++a) {
            const HitRow& hits = *rows_[a - 1];
            length += source_.segment(end - a).size();
            const std::uint32_t at = j - hits.targets.begin;  // those rows reach at least as far
            for (std::uint32_t h = hits.starts[at]; h < hits.starts[at + 1]; ++h) {
                const Hit& hit = hits.hits[h];
                found_.add(hit.target_unit, gain[hit.target_unit], hit.weight);
            }
            if (j >= band_.row(end - a).begin) {
                row.sums[(a - 1) * width + n + 1] = silence + found_.log_odds(thinning(length));
            }
        }
    }
    for (std::uint32_t a = 0; a < most; ++a) {
        for (std::size_t n = 1; n < width; ++n) {
            row.sums[a * width + n] += row.sums[a * width + n - 1];
        }
    }
}

void LexicalEvidence::add_scores(Shape shape, std::uint32_t source_end, Range target_ends,
                                 std::span<float> scores) {
    if (shape.is_null()) {
        return;
    }
    const WindowRow& windows = window_row(source_end);
    const std::size_t width = windows.targets.size() + 1;
    const float* sums = windows.sums.data() + (shape.source - 1U) * width;
    const std::size_t end = target_ends.begin - windows.targets.begin;
    for (std::size_t n = 0; n < scores.size(); ++n) {
        scores[n] += weight_ * (sums[end + n] - sums[end + n - shape.target]);
    }
    for (std::uint32_t segment = source_end - shape.source; segment < source_end; ++segment) {
        const HitRow& row = hit_row(segment);
        const float* window = row.windows.data() + (shape.target - 1U) * (row.targets.size() + 1) +
                              (target_ends.begin - row.targets.begin);
        for (std::size_t n = 0; n < scores.size(); ++n) {
            scores[n] += weight_ * window[n];
        }
    }
}

}  // namespace diglot
