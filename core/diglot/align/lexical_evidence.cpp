#include "diglot/align/lexical_evidence.h"

#include "diglot/align/fast_math.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace diglot {
namespace {

/// By how much more often than words figures and dates are kept, those that the lexicon does not know
/// included.
constexpr float kFigureMore = 0.05F;
constexpr std::size_t kSafe = 16;            // units whose odds, multiplied by fours, a float can hold
constexpr float kLargestGain = 1e7F;         // a product of kSafe / kLanes sums of such gains fits a float
constexpr std::size_t kUsualWindows = 1024;  // units; all longer windows count as long as that

/// True for numbers of two digits or more, months and weekdays, in the form for all languages: what a
/// translation keeps.
bool names_a_figure(std::string_view unit) {
    constexpr std::size_t kTwoDigits = 6;  // "num:10"
    return (unit.starts_with("num:") && unit.size() >= kTwoDigits) || unit.starts_with("month:") ||
           unit.starts_with("weekday:");
}

/// `known`: for each unit the translation mass that the table has for it.
UnitKnowledge unit_knowledge(const Vocabulary& vocabulary, std::vector<float> known, float kept) {
    UnitKnowledge knowledge;
    knowledge.known = std::move(known);
    const double total = static_cast<double>(vocabulary.total()) + 1.0;
    for (std::uint32_t unit = 0; unit < vocabulary.size(); ++unit) {
        const double chance = (static_cast<double>(vocabulary.count(unit)) + 0.5) / total;
        knowledge.known[unit] = std::min(knowledge.known[unit], 1.0F);
        const float floor = names_a_figure(vocabulary.form(unit)) ? kept + kFigureMore : 0.0F;
        const float share = std::max(floor, kept * knowledge.known[unit]);
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
        const float gain = knowledge.gain(text.units[n], text.counts[n], text.units.size());
        found.push_back(std::min(gain, kLargestGain));
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

/// The length of a row of floats for so many units.
std::size_t padded(std::size_t units) {
    return (units + kLanes - 1) / kLanes * kLanes;
}

Lanes lanes_at(const float* numbers) {
    Lanes lanes;
    std::memcpy(&lanes, numbers, sizeof lanes);
    return lanes;
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

LexicalModel make_lexical_model(TranslationTable table, const Vocabulary& source, const Vocabulary& target,
                                double kept) {
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
    const auto share = static_cast<float>(kept);
    return {std::move(table), unit_knowledge(source, std::move(source_known), share),
            unit_knowledge(target, std::move(target_known), share), std::move(thinning)};
}

float UnitKnowledge::gain(std::uint32_t unit, std::uint32_t count, std::size_t total) const {
    constexpr float kLeaning = 3000.0F;  // units of a document that the share in all texts is worth
    const float share = (static_cast<float>(count) + 0.5F + kLeaning * chance[unit]) /
                        (static_cast<float>(total) + 1.0F + kLeaning);
    return odds[unit] / share;
}

float LexicalModel::thinning(std::size_t units) const {
    return thinning_of[std::min(units, thinning_of.size() - 1)];
}

double LexicalModel::pair_voice(float weight, float source_gain, float target_gain, std::size_t source_units,
                                std::size_t target_units) const {
    return static_cast<double>(fast_log(1.0F + source_gain * weight * thinning(target_units)) +
                               fast_log(1.0F + target_gain * weight * thinning(source_units)));
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
      slot_of_unit_(model.target.odds.size(), 0),
      recent_(max_side) {}

/// Target segments that any bead between these two source boundaries may hold.
Range LexicalEvidence::near(std::uint32_t first_boundary, std::uint32_t last_boundary) const {
    const std::uint32_t first = std::max(first_boundary, band_.source().begin);
    const std::uint32_t last = std::min(last_boundary, band_.source().end);
    return {band_.row(first).begin, std::max(band_.row(first).begin, band_.row(last).end - 1)};
}

void LexicalEvidence::FoundUnits::begin(std::size_t units) {
    found_.assign(padded(units), 0.0F);
    any_ = false;
}

void LexicalEvidence::FoundUnits::add(const float* found) {
    for (std::size_t n = 0; n < found_.size(); ++n) {
        found_[n] += found[n];
    }
    any_ = true;
}

/// A product of odds, so that a window costs few logarithms, in four lanes.
float LexicalEvidence::FoundUnits::log_odds(float thinning) const {
    if (!any_) {
        return 0.0F;
    }
    Lanes logs{};
    for (std::size_t block = 0; block < found_.size(); block += kSafe) {
        const std::size_t end = std::min(block + kSafe, found_.size());
        Lanes product{1.0F, 1.0F, 1.0F, 1.0F};
        for (std::size_t n = block; n < end; n += kLanes) {
            product *= lanes_at(found_.data() + n) * thinning + 1.0F;
        }
        logs += fast_log(product);
    }
    return (logs[0] + logs[1]) + (logs[2] + logs[3]);
}

LexicalEvidence::HitRow& LexicalEvidence::hit_row(std::uint32_t segment) {
    HitRow& row = hit_rows_[segment % hit_rows_.size()];
    if (row.segment == segment) {
        return row;
    }
    row.segment = segment;
    row.targets = near(std::max(segment + 1 - std::min(segment + 1, max_side_), band_.open_from(segment + 1)),
                       std::min(segment + max_side_, band_.open_until(segment)));
    row.target_at.clear();
    row.target_found.clear();
    row.windows.resize(std::size_t{max_side_} * (row.targets.size() + 1));
    index_wanted(segment);
    for (std::uint32_t j = row.targets.begin; j < row.targets.end; ++j) {
        find_hits(row, segment, j);
        score_target_windows(row, segment, j + 1);
    }
    forget_wanted();
    return row;
}

/// Lists for each target unit which units of the segment it translates.
void LexicalEvidence::index_wanted(std::uint32_t segment) {
    wanted_.clear();
    const auto units = source_.segment(segment);
    for (std::size_t k = units.size(); k-- > 0;) {
        for (const TranslationTable::Entry& entry : model_.table.row(units[k])) {
            std::uint32_t& slot = slot_of_unit_[entry.target];
            wanted_.push_back({entry.target, static_cast<std::uint32_t>(k), entry.weight, slot});
            slot = static_cast<std::uint32_t>(wanted_.size());
        }
    }
}

void LexicalEvidence::forget_wanted() {
    for (const Wanted& wanted : wanted_) {
        slot_of_unit_[wanted.target_unit] = 0;
    }
}

void LexicalEvidence::find_hits(HitRow& row, std::uint32_t segment, std::uint32_t target) {
    const float* source_gain =
        source_gain_.data() + (source_.offsets[segment] - source_.offsets[band_.source().begin]);
    const float* target_gain =
        target_gain_.data() + (target_.offsets[target] - target_.offsets[band_.target().begin]);
    SourceFound& source = recent_[target % recent_.size()];
    source.any = false;
    const std::size_t at = row.target_found.size();
    const auto targets = target_.segment(target);
    for (std::uint32_t l = 0; l < targets.size(); ++l) {
        std::uint32_t slot = slot_of_unit_[targets[l]];
        if (slot != 0 && !source.any) {
            source.any = true;
            source.found.assign(padded(source_.segment(segment).size()), 0.0F);
            row.target_found.resize(at + padded(targets.size()), 0.0F);
        }
        for (; slot != 0; slot = wanted_[slot - 1].next) {
            const Wanted& wanted = wanted_[slot - 1];
            source.found[wanted.source_unit] += source_gain[wanted.source_unit] * wanted.weight;
            row.target_found[at + l] += target_gain[l] * wanted.weight;
        }
    }
    row.target_at.push_back(source.any ? at + 1 : 0);
}

/// The units of one source segment, each against windows of 1 … max_side target segments that end at one
/// boundary, where a bead that holds the segment and such a window can lie in the band.
void LexicalEvidence::score_target_windows(HitRow& row, std::uint32_t segment, std::uint32_t target_end) {
    // Such a bead ends behind this segment and starts at or before it.
    const std::uint32_t first_end = band_.row(segment + 1).begin;
    const std::uint32_t last_start = band_.row(segment).end - 1;
    const std::uint32_t most = std::min(max_side_, target_end - row.targets.begin);
    if (target_end < first_end || target_end > last_start + most) {
        return;
    }
    const std::size_t width = row.targets.size() + 1;
    const float silence = source_silence_[segment - band_.source().begin];
    float* window = row.windows.data() + (target_end - row.targets.begin);
    std::size_t length = 0;
    found_.begin(source_.segment(segment).size());
    for (std::uint32_t b = 1; b <= most; ++b, window += width) {
        const std::uint32_t start = target_end - b;
        length += target_.segment(start).size();
        if (const SourceFound& source = recent_[start % recent_.size()]; source.any) {
            found_.add(source.found.data());
        }
        if (start <= last_start) {
            *window = silence + found_.log_odds(model_.thinning(length));
        }
    }
}

LexicalEvidence::WindowRow& LexicalEvidence::window_row(std::uint32_t end) {
    WindowRow& row = window_rows_[end % window_rows_.size()];
    if (row.end != end) {
        row.end = end;
        row.targets = near(end - std::min(max_side_, end - band_.open_from(end)), end);
        score_source_windows(row, end);
    }
    return row;
}

/// Windows of 1 … max_side source segments before boundary `end` against each single target segment that a
/// bead of theirs can hold.
void LexicalEvidence::score_source_windows(WindowRow& row, std::uint32_t end) {
    const std::size_t width = row.targets.size() + 1;
    const std::uint32_t most = std::min(max_side_, end - band_.open_from(end));
    row.sums.assign(most * width, 0.0F);
    rows_.clear();
    for (std::uint32_t a = 1; a <= most; ++a) {
        rows_.push_back(&hit_row(end - a));
    }
    for (std::uint32_t n = 0; n < row.targets.size(); ++n) {
        const std::uint32_t j = row.targets.begin + n;
        found_.begin(target_.segment(j).size());
        std::size_t length = 0;
        const float silence = target_silence_[j - band_.target().begin];
        for (std::uint32_t a = 1; a <= most; ++a) {
            const HitRow& hits = *rows_[a - 1];
            length += source_.segment(end - a).size();
            const std::uint32_t at = j - hits.targets.begin;  // those rows reach at least as far
            if (hits.target_at[at] != 0) {
                found_.add(hits.target_found.data() + hits.target_at[at] - 1);
            }
            if (j >= band_.row(end - a).begin) {
                row.sums[(a - 1) * width + n + 1] = silence + found_.log_odds(model_.thinning(length));
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
        const float* window = row.windows.data() + std::size_t{shape.target - 1U} * (row.targets.size() + 1) +
                              (target_ends.begin - row.targets.begin);
        for (std::size_t n = 0; n < scores.size(); ++n) {
            scores[n] += weight_ * window[n];
        }
    }
}

}  // namespace diglot
