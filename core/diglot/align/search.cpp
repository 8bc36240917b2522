#include "diglot/align/search.h"

#include "diglot/align/fast_math.h"
#include "diglot/align/log_rows.h"

#include <algorithm>
#include <cstddef>

namespace diglot {
namespace {

constexpr float kCoreShare = 1e-3F;     // cells below this posterior are not worth another look
constexpr float kSureShare = 0.999F;    // from this posterior on, a cell leaves nothing to the others
constexpr float kEdgeShare = 1e-2F;     // from this posterior on, a way at the edge may leave the band
constexpr float kSmallestLog = -16.0F;  // posteriors below e⁻¹⁶ do not count
constexpr float kDeadLog = -45.0F;      // beads below e⁻⁴⁵ are not even ways to decode

constexpr std::uint8_t kNoShape = 255;  // of a cell that no likely way leads through

/// What decoding and reporting need of each cell: the best bead that starts there.
struct Choice {
    float posterior = 0.0F;
    float score = 0.0F;
};

class Lattice {
public:
    Lattice(const Band& band, std::span<const std::unique_ptr<Evidence>> evidence,
            const SearchSettings& settings, const JobControl* job)
        : band_(band),
          evidence_(evidence),
          settings_(settings),
          job_(job),
          cool_(1.0F / settings.temperature),
          gap_{settings.gap.open * cool_, settings.gap.extend * cool_, settings.gap.turn * cool_,
               settings.gap.close * cool_} {
        for (const Shape shape : settings.shapes) {
            reach_ = std::max<std::uint32_t>(reach_, shape.source);
        }
        for (std::uint32_t i = band.source().begin; i <= band.source().end; ++i) {
            widest_ = std::max(widest_, band.row(i).size());
        }
        candidates_.assign(settings.shapes.size(), std::vector<float>(widest_));
        started_.assign(settings.shapes.size(), 0);
        lay_out_scores();
        best_.resize(widest_);
        nulls_.resize(widest_);
        shape_of_.assign(band.cells(), kNoShape);
        choice_.resize(band.cells());
    }

    LatticeResult run() {
        forward();
        backward();
        decode();
        return std::move(result_);
    }

private:
    struct BackRow {
        std::vector<float> match;       // log weight of all ways on, after a bead with two sides
        std::vector<float> source_gap;  // the same after 1-0
        std::vector<float> target_gap;  // the same after 0-1
        std::vector<double> value;
        double base = 0.0;
    };

    /// The target boundaries of row `end` at which beads with two sides of `shape` end that start in the
    /// band.
    [[nodiscard]] Range ends_of(Shape shape, std::uint32_t end) const {
        if (shape.is_null() || end - band_.open_from(end) < shape.source) {
            return {};
        }
        const Range from = band_.row(end - shape.source);
        const Range to = band_.row(end);
        const Range ends{std::max(to.begin, from.begin + shape.target),
                         std::min(to.end, from.end + shape.target)};
        return ends.begin < ends.end ? ends : Range{};
    }

    void lay_out_scores();
    void forward();
    void forward_row(std::uint32_t i);
    void score_row(std::uint32_t i);
    void add_matches_into(std::uint32_t i, double reference, std::vector<float>& match);
    void backward();
    void backward_row(std::uint32_t i);
    void fill_start_candidates(std::uint32_t i, double reference);
    void sum_candidates(std::uint32_t width, std::vector<float>& sums);
    void sum_ways_on(std::uint32_t i, const std::vector<float>& match);
    void weigh_cell(std::uint32_t i, std::uint32_t j, double reference);
    void weigh_nulls(std::uint32_t i, std::uint32_t j, double reference, float offset);
    void weigh_bead(std::uint32_t i, std::uint32_t j, std::size_t k, float log_posterior, float raw);
    void note_core(std::uint32_t i, std::uint32_t j, float through);
    void decode();
    /// The scores of beads of shape k that end in row i, from the first of `ends_of` on.
    [[nodiscard]] std::size_t score_start(std::size_t k, std::uint32_t i) const {
        return score_starts_[(i - band_.source().begin) * settings_.shapes.size() + k];
    }
    [[nodiscard]] const float* raw_scores(std::size_t k, std::uint32_t i) const {
        return raw_.data() + score_start(k, i);
    }
    BackRow& back_row(std::uint32_t i) { return back_[i % (reach_ + 1)]; }
    [[nodiscard]] std::size_t cell(std::uint32_t i, std::uint32_t j) const {
        return band_.offset(i) + (j - band_.row(i).begin);
    }

    const Band& band_;
    std::span<const std::unique_ptr<Evidence>> evidence_;
    const SearchSettings& settings_;
    const JobControl* job_;
    const float cool_;
    const GapPriors gap_;  // at the temperature of the search
    std::uint32_t reach_ = 0;
    std::uint32_t widest_ = 0;
    std::vector<float>
        to_match_;  // per cell: log weight of all ways here that go on with two sides, relative to base_
    std::vector<float> to_source_gap_;            // the same for going on with 1-0
    std::vector<float> to_target_gap_;            // the same for going on with 0-1
    std::vector<double> base_;                    // per row
    std::vector<std::vector<float>> candidates_;  // per shape, one row
    std::vector<std::size_t> used_;          // shapes with two sides that end, or start, in the row at hand
    std::vector<float> raw_;                 // scores of all beads, before temperature
    std::vector<std::size_t> score_starts_;  // [row][shape]: where they start in raw_
    std::vector<std::size_t> started_;  // per shape: where those that start in the row at hand are in raw_
    std::vector<float> best_;
    std::vector<float> nulls_;
    std::vector<float> match_;    // of the row at hand
    std::vector<float> skipped_;  // the same
    std::vector<std::uint8_t> shape_of_;
    std::vector<Choice> choice_;
    std::vector<BackRow> back_;
    double log_total_ = 0.0;
    float through_ = 0.0F;
    LatticeResult result_;
};

/// Where the scores of each row and shape will stand.
void Lattice::lay_out_scores() {
    score_starts_.reserve((band_.source().size() + 1) * settings_.shapes.size());
    std::size_t scores = 0;
    for (std::uint32_t i = band_.source().begin; i <= band_.source().end; ++i) {
        for (const Shape shape : settings_.shapes) {
            score_starts_.push_back(scores);
            scores += ends_of(shape, i).size();
        }
    }
    raw_.resize(scores);
}

void Lattice::forward() {
    to_match_.assign(band_.cells(), kNever);
    to_source_gap_.assign(band_.cells(), kNever);
    to_target_gap_.assign(band_.cells(), kNever);
    base_.assign(band_.source().size() + 1, 0.0);
    for (std::uint32_t i = band_.source().begin; i <= band_.source().end; ++i) {
        check_cancelled(job_);
        score_row(i);
        forward_row(i);
    }
}

/// Asks for the scores of all beads that end in row i, priors included, and keeps them for the way back.
void Lattice::score_row(std::uint32_t i) {
    for (std::size_t k = 0; k < settings_.shapes.size(); ++k) {
        const Range ends = ends_of(settings_.shapes[k], i);
        if (ends.empty()) {
            continue;
        }
        const std::span<float> scores(raw_.data() + score_start(k, i), ends.size());
        std::fill(scores.begin(), scores.end(), settings_.log_priors[k]);
        for (const auto& evidence : evidence_) {
            evidence->add_scores(settings_.shapes[k], i, ends, scores);
        }
    }
}

/// Log weights of all ways to the cells of row i whose last bead has two sides.
void Lattice::add_matches_into(std::uint32_t i, double reference, std::vector<float>& match) {
    const std::uint32_t first = band_.source().begin;
    const Range row = band_.row(i);
    used_.clear();
    for (std::size_t k = 0; k < settings_.shapes.size(); ++k) {
        const Shape shape = settings_.shapes[k];
        const Range ends = ends_of(shape, i);
        if (ends.empty()) {
            continue;
        }
        float* cells = candidates_[k].data();
        std::fill_n(cells, row.size(), kNever);
        float* reached = cells + (ends.begin - row.begin);
        const float* scores = raw_scores(k, i);
        const float* before = to_match_.data() + cell(i - shape.source, ends.begin - shape.target);
        const auto shift = static_cast<float>(base_[i - first - shape.source] - reference);
        for (std::size_t n = 0; n < ends.size(); ++n) {
            reached[n] = scores[n] * cool_ + before[n] + shift;
        }
        used_.push_back(k);
    }
    sum_candidates(row.size(), match);
}

/// Log sums of candidates_ over the shapes used.
void Lattice::sum_candidates(std::uint32_t width, std::vector<float>& sums) {
    std::fill_n(best_.begin(), width, kNever);
    for (const std::size_t k : used_) {
        raise_row(candidates_[k].data(), width, best_.data());
    }
    sums.assign(width, 0.0F);
    for (const std::size_t k : used_) {
        add_exponentials(candidates_[k].data(), best_.data(), width, sums.data());
    }
    finish_log_sums(best_.data(), width, sums.data());
}

void Lattice::forward_row(std::uint32_t i) {
    const std::uint32_t first = band_.source().begin;
    const Range row = band_.row(i);
    const double reference = i == first ? 0.0 : base_[i - first - 1];
    std::vector<float>& match = match_;
    add_matches_into(i, reference, match);
    std::vector<float>& skipped = skipped_;  // ways that just took 1-0
    skipped.assign(row.size(), kNever);
    if (i == first) {
        match[0] = 0.0F;
    } else {
        const Range from = band_.row(i - 1);
        for (std::uint32_t j = std::max(row.begin, from.begin); j < std::min(row.end, from.end); ++j) {
            skipped[j - row.begin] = to_source_gap_[cell(i - 1, j)];
        }
    }
    float* to_match = to_match_.data() + band_.offset(i);
    float* to_source_gap = to_source_gap_.data() + band_.offset(i);
    float* to_target_gap = to_target_gap_.data() + band_.offset(i);
    const Shifted opened{match.data(), gap_.open};
    log_add_rows(opened, {skipped.data(), gap_.extend}, row.size(), to_source_gap);
    log_add_rows(opened, {skipped.data(), gap_.turn}, row.size(), to_target_gap);
    for (std::uint32_t n = 1; n < row.size(); ++n) {
        to_target_gap[n] = log_add(to_target_gap[n], to_target_gap[n - 1] + gap_.extend);
    }
    // Ways that just took a null bead: 1-0, or 0-1 from the cell before.
    nulls_[0] = skipped[0];
    log_add_rows({skipped.data() + 1, 0.0F}, {to_target_gap, 0.0F}, row.size() - 1, nulls_.data() + 1);
    log_add_rows({match.data(), 0.0F}, {nulls_.data(), gap_.close}, row.size(), to_match);
    const float inserted = row.size() > 1 ? to_target_gap[row.size() - 2] : kNever;
    if (i == band_.source().end) {
        log_total_ =
            reference + static_cast<double>(log_add(match.back(), log_add(skipped.back(), inserted)));
    }
    const float high = *std::max_element(to_match, to_match + row.size());
    for (std::uint32_t n = 0; n < row.size(); ++n) {
        to_match[n] = std::max(to_match[n] - high, kNever);
        to_source_gap[n] = std::max(to_source_gap[n] - high, kNever);
        to_target_gap[n] = std::max(to_target_gap[n] - high, kNever);
    }
    base_[i - first] = reference + static_cast<double>(high);
}

void Lattice::backward() {
    result_.shape_mass.assign(settings_.shapes.size(), 0.0);
    result_.core.assign(band_.source().size() + 1, Range{});
    result_.sure.assign(band_.source().size() + 1, false);
    back_.resize(reach_ + 1);
    for (std::uint32_t i = band_.source().end + 1; i-- > band_.source().begin;) {
        check_cancelled(job_);
        backward_row(i);
    }
    std::reverse(result_.likely.begin(), result_.likely.end());
}

/// Fills candidates_ with log weights of beads with two sides that start in row i, the ways on from their
/// ends included.
void Lattice::fill_start_candidates(std::uint32_t i, double reference) {
    const Range row = band_.row(i);
    used_.clear();
    for (std::size_t k = 0; k < settings_.shapes.size(); ++k) {
        const Shape shape = settings_.shapes[k];
        if (shape.is_null() || band_.open_until(i) - i < shape.source) {
            continue;
        }
        const std::uint32_t end_row = i + shape.source;
        const Range ends = ends_of(shape, end_row);
        if (ends.empty()) {
            continue;
        }
        const std::size_t start = ends.begin - shape.target - row.begin;
        const float* scores = raw_scores(k, end_row);
        started_[k] = score_start(k, end_row) - start;  // may wrap round: n is added before it is used
        const BackRow& after = back_row(end_row);
        const float* on = after.match.data() + (ends.begin - band_.row(end_row).begin);
        const auto shift = static_cast<float>(after.base - reference);
        std::fill_n(candidates_[k].begin(), row.size(), kNever);
        float* cells = candidates_[k].data() + start;
        for (std::size_t n = 0; n < ends.size(); ++n) {
            cells[n] = scores[n] * cool_ + on[n] + shift;
        }
        used_.push_back(k);
    }
}

/// Fills the back row of `i`; `match` are the ways on that begin with two sides.
void Lattice::sum_ways_on(std::uint32_t i, const std::vector<float>& match) {
    const Range row = band_.row(i);
    BackRow& mine = back_row(i);
    std::vector<float>& skip = skipped_;  // ways on that begin with 1-0
    skip.assign(row.size(), kNever);
    if (i < band_.source().end) {
        const Range below = band_.row(i + 1);
        for (std::uint32_t j = std::max(row.begin, below.begin); j < std::min(row.end, below.end); ++j) {
            skip[j - row.begin] = back_row(i + 1).source_gap[j - below.begin];
        }
    }
    const std::uint32_t last = row.size() - 1;
    mine.target_gap[last] = match[last] + gap_.close;
    mine.match[last] = log_add(match[last], skip[last] + gap_.open);
    mine.source_gap[last] = log_add(match[last] + gap_.close, skip[last] + gap_.extend);
    if (i == band_.source().end) {
        mine.match[last] = mine.source_gap[last] = mine.target_gap[last] = 0.0F;
    }
    for (std::uint32_t n = last; n-- > 0;) {
        mine.target_gap[n] = log_add(match[n] + gap_.close, mine.target_gap[n + 1] + gap_.extend);
    }
    const float* insert = mine.target_gap.data() + 1;  // ways on that begin with 0-1
    log_add_rows({skip.data(), 0.0F}, {insert, 0.0F}, last, nulls_.data());
    log_add_rows({match.data(), 0.0F}, {nulls_.data(), gap_.open}, last, mine.match.data());
    log_add_rows({skip.data(), gap_.extend}, {insert, gap_.turn}, last, nulls_.data());
    log_add_rows({match.data(), gap_.close}, {nulls_.data(), 0.0F}, last, mine.source_gap.data());
}

void Lattice::backward_row(std::uint32_t i) {
    const Range row = band_.row(i);
    const bool last = i == band_.source().end;
    const double reference = last ? 0.0 : back_row(i + 1).base;
    BackRow& mine = back_row(i);
    fill_start_candidates(
        i, reference);  // reads rows i + 1 … i + reach_, none of which shares a slot with row i
    std::vector<float>& match = match_;
    sum_candidates(row.size(), match);
    mine.match.assign(row.size(), kNever);
    mine.source_gap.assign(row.size(), kNever);
    mine.target_gap.assign(row.size(), kNever);
    mine.value.assign(row.size(), -1e300);
    mine.base = reference;
    sum_ways_on(i, match);
    for (std::uint32_t j = row.end; j-- > row.begin;) {
        if (last && j == band_.target().end) {
            mine.value[j - row.begin] = 0.0;
            result_.core.back() = {j, j + 1};
            result_.sure.back() = true;
        } else {
            weigh_cell(i, j, reference);
        }
    }
    const float high = *std::max_element(mine.source_gap.begin(), mine.source_gap.end());
    for (std::uint32_t n = 0; n < row.size(); ++n) {
        mine.match[n] = std::max(mine.match[n] - high, kNever);
        mine.source_gap[n] = std::max(mine.source_gap[n] - high, kNever);
        mine.target_gap[n] = std::max(mine.target_gap[n] - high, kNever);
    }
    mine.base = reference + static_cast<double>(high);
}

/// Posteriors of the beads that start at (i, j): for training, for the next band, for decoding.
void Lattice::weigh_cell(std::uint32_t i, std::uint32_t j, double reference) {
    const Range row = band_.row(i);
    const std::uint32_t n = j - row.begin;
    const auto offset = static_cast<float>(base_[i - band_.source().begin] + reference - log_total_);
    const float to_match = to_match_[cell(i, j)] + offset;
    through_ = 0.0F;
    const BackRow& mine = back_row(i);
    const float likeliest =
        std::max({to_match + mine.match[n], to_source_gap_[cell(i, j)] + offset + mine.source_gap[n],
                  to_target_gap_[cell(i, j)] + offset + mine.target_gap[n]});
    if (likeliest < kDeadLog - 10.0F) {
        return;  // no way through this cell is worth a look
    }
    weigh_nulls(i, j, reference, offset);
    for (const std::size_t k : used_) {
        if (candidates_[k][n] > kNever / 2) {
            weigh_bead(i, j, k, to_match + candidates_[k][n], raw_[started_[k] + n]);
        }
    }
    note_core(i, j, through_);
}

/// The null beads that start at (i, j).
void Lattice::weigh_nulls(std::uint32_t i, std::uint32_t j, double reference, float offset) {
    for (std::size_t k = 0; k < settings_.shapes.size() && settings_.shapes[k].is_null(); ++k) {
        const Shape shape = settings_.shapes[k];
        const std::uint32_t end = i + shape.source;
        const std::uint32_t at = j + shape.target;
        if (end > band_.source().end || at < band_.row(end).begin || at >= band_.row(end).end) {
            continue;
        }
        const BackRow& after = back_row(end);
        const auto shift = static_cast<float>(after.base - reference);
        const std::size_t there = at - band_.row(end).begin;
        const float weight = shape.source == 1 ? to_source_gap_[cell(i, j)] + after.source_gap[there]
                                               : to_target_gap_[cell(i, j)] + after.target_gap[there];
        weigh_bead(i, j, k, offset + weight + shift, settings_.gap.open);
    }
}

void Lattice::weigh_bead(std::uint32_t i, std::uint32_t j, std::size_t k, float log_posterior, float raw) {
    if (log_posterior < kDeadLog) {
        return;
    }
    const Shape shape = settings_.shapes[k];
    const float posterior = log_posterior < kSmallestLog ? 0.0F : fast_exp(std::min(log_posterior, 0.0F));
    through_ += posterior;
    result_.shape_mass[k] += static_cast<double>(posterior);
    if (posterior >= settings_.keep_posterior) {
        result_.likely.push_back({{i, i + shape.source},
                                  {j, j + shape.target},
                                  static_cast<double>(raw),
                                  static_cast<double>(posterior)});
    }
    const std::uint32_t end = i + shape.source;
    const double after = back_row(end).value[j + shape.target - band_.row(end).begin];
    const float worth = (shape.is_null() ? settings_.null_weight : 1.0F) * posterior - settings_.bead_cost;
    // Where all posteriors are nought, off the trodden path, a hair of the weight itself breaks the tie.
    const double value =
        after + static_cast<double>(worth) + 1e-9 * static_cast<double>(std::max(log_posterior, -1e4F));
    double& best = back_row(i).value[j - band_.row(i).begin];
    if (value > best) {
        best = value;
        shape_of_[cell(i, j)] = static_cast<std::uint8_t>(k);
        choice_[cell(i, j)] = {posterior, raw};
    }
}

void Lattice::note_core(std::uint32_t i, std::uint32_t j, float through) {
    if (through <= kCoreShare) {
        return;
    }
    if (through >= kSureShare) {
        result_.sure[i - band_.source().begin] = true;
    }
    const Range row = band_.row(i);
    Range& core = result_.core[i - band_.source().begin];
    core = core.empty() ? Range{j, j + 1} : Range{std::min(core.begin, j), std::max(core.end, j + 1)};
    const bool low = j == row.begin && j > band_.target().begin && i > band_.source().begin;
    const bool high = j + 1 == row.end && j < band_.target().end && i < band_.source().end;
    if (!band_.is_settled(i) && (low || high) && through > kEdgeShare &&
        (result_.touched.empty() || result_.touched.back() != i)) {
        result_.touched.push_back(i);
    }
}

void Lattice::decode() {
    std::uint32_t i = band_.source().begin;
    std::uint32_t j = band_.target().begin;
    while (i < band_.source().end || j < band_.target().end) {
        const std::size_t cell = band_.offset(i) + (j - band_.row(i).begin);
        const Shape shape =
            shape_of_[cell] == kNoShape
                ? (i < band_.source().end && band_.row(i + 1).begin <= j ? Shape{1, 0} : Shape{0, 1})
                : settings_.shapes[shape_of_[cell]];
        result_.beads.push_back({{i, i + shape.source},
                                 {j, j + shape.target},
                                 static_cast<double>(choice_[cell].score),
                                 static_cast<double>(choice_[cell].posterior)});
        i += shape.source;
        j += shape.target;
    }
}

}  // namespace

LatticeResult search(const Band& band, std::span<const std::unique_ptr<Evidence>> evidence,
                     const SearchSettings& settings, const JobControl* job) {
    return Lattice(band, evidence, settings, job).run();
}

}  // namespace diglot
