#include "diglot/align/search.h"

#include "diglot/align/fast_math.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace diglot {
namespace {

constexpr float kNever = -1e30F;        // log of a probability of zero, safe to add to
constexpr float kCoreShare = 1e-6F;     // cells below this posterior are not worth another look
constexpr float kSmallestLog = -16.0F;  // posteriors below e⁻¹⁶ do not count

/// log(e^a + e^b).
float log_add(float a, float b) {
    const float high = std::max(a, b);
    return high + std::log1p(fast_exp(std::min(a, b) - high));
}

/// What decoding and reporting need of each cell: the best bead that starts there.
struct Choice {
    float posterior = 0.0F;
    float score = 0.0F;
};

class Lattice {
public:
    Lattice(const Band& band, std::span<const std::unique_ptr<Evidence>> evidence,
            const SearchSettings& settings, const JobControl* job)
        : band_(band), evidence_(evidence), settings_(settings), job_(job) {
        for (const Shape shape : settings.shapes) {
            reach_ = std::max<std::uint32_t>(reach_, shape.source);
        }
        std::uint32_t widest = 0;
        for (std::uint32_t i = band.source().begin; i <= band.source().end; ++i) {
            widest = std::max(widest, band.row(i).size());
        }
        candidates_.assign(settings.shapes.size(), std::vector<float>(widest));
        raw_.assign(settings.shapes.size(), std::vector<float>(widest));
        best_.resize(widest);
        shape_of_.resize(band.cells());
        choice_.resize(band.cells());
    }

    SearchResult run() {
        forward();
        backward();
        decode();
        return std::move(result_);
    }

private:
    struct BackRow {
        std::vector<float> beta;
        std::vector<double> value;
        double base = 0.0;
    };

    /// Raw scores of `shape` for beads ending at (end, ends), prior included.
    void score(std::size_t k, std::uint32_t end, Range ends, std::span<float> out) const {
        std::fill(out.begin(), out.end(), settings_.log_priors[k]);
        for (const auto& evidence : evidence_) {
            evidence->add_scores(settings_.shapes[k], end, ends, out);
        }
    }

    void forward();
    void forward_row(std::uint32_t i);
    void backward();
    void backward_row(std::uint32_t i);
    void fill_start_candidates(std::uint32_t i, double reference);
    void settle_cell(std::uint32_t i, std::uint32_t j, float null_score, double reference);
    void weigh_beads(std::uint32_t i, std::uint32_t j, double reference, bool has_null, float null_raw);
    void decode();
    BackRow& back_row(std::uint32_t i) { return back_[i % (reach_ + 1)]; }

    const Band& band_;
    std::span<const std::unique_ptr<Evidence>> evidence_;
    const SearchSettings& settings_;
    const JobControl* job_;
    std::uint32_t reach_ = 0;
    std::vector<float> alpha_;                    // per cell, relative to base_ of its row
    std::vector<double> base_;                    // per row
    std::vector<std::vector<float>> candidates_;  // per shape, one row
    std::vector<std::vector<float>> raw_;         // per shape, one row: scores before temperature
    std::vector<float> best_;
    std::vector<std::uint8_t> shape_of_;
    std::vector<Choice> choice_;
    std::vector<BackRow> back_;
    double log_total_ = 0.0;
    SearchResult result_;
};

void Lattice::forward() {
    alpha_.assign(band_.cells(), kNever);
    base_.assign(band_.source().size() + 1, 0.0);
    for (std::uint32_t i = band_.source().begin; i <= band_.source().end; ++i) {
        check_cancelled(job_);
        forward_row(i);
    }
    const std::uint32_t last = band_.source().end;
    const std::size_t corner = band_.offset(last) + band_.target().end - band_.row(last).begin;
    log_total_ = base_.back() + static_cast<double>(alpha_[corner]);
}

void Lattice::forward_row(std::uint32_t i) {
    const std::uint32_t first = band_.source().begin;
    const Range row = band_.row(i);
    float* alpha = alpha_.data() + band_.offset(i);
    const float cool = 1.0F / settings_.temperature;
    const double reference = i == first ? 0.0 : base_[i - first - 1];
    std::fill_n(best_.begin(), row.size(), kNever);
    std::vector<std::size_t> used;
    std::size_t null_target = settings_.shapes.size();
    for (std::size_t k = 0; k < settings_.shapes.size(); ++k) {
        const Shape shape = settings_.shapes[k];
        if (shape.source == 0) {
            null_target = k;
            continue;
        }
        if (i - first < shape.source) {
            continue;
        }
        const Range from = band_.row(i - shape.source);
        const std::uint32_t begin = std::max(row.begin, from.begin + shape.target);
        const std::uint32_t end = std::min(row.end, from.end + shape.target);
        if (begin >= end) {
            continue;
        }
        float* cell = candidates_[k].data();
        std::fill_n(cell, row.size(), kNever);
        const std::span<float> scores(cell + (begin - row.begin), end - begin);
        score(k, i, {begin, end}, scores);
        const float* before =
            alpha_.data() + band_.offset(i - shape.source) + (begin - shape.target - from.begin);
        const auto shift = static_cast<float>(base_[i - first - shape.source] - reference);
        float* best = best_.data() + (begin - row.begin);
        for (std::size_t n = 0; n < scores.size(); ++n) {
            scores[n] = scores[n] * cool + before[n] + shift;
            best[n] = std::max(best[n], scores[n]);
        }
        used.push_back(k);
    }
    std::fill_n(alpha, row.size(), 0.0F);
    for (const std::size_t k : used) {
        const float* cell = candidates_[k].data();
        for (std::uint32_t n = 0; n < row.size(); ++n) {
            alpha[n] += fast_exp(std::max(cell[n] - best_[n], -87.0F));
        }
    }
    for (std::uint32_t n = 0; n < row.size(); ++n) {
        alpha[n] = best_[n] <= kNever / 2 ? kNever : best_[n] + std::log(alpha[n]);
    }
    if (i == first) {
        alpha[0] = 0.0F;
    }
    if (null_target < settings_.shapes.size() && row.size() > 1) {
        const std::span<float> scores(raw_[null_target].data(), row.size() - 1);
        score(null_target, i, {row.begin + 1, row.end}, scores);
        for (std::uint32_t n = 1; n < row.size(); ++n) {
            alpha[n] = log_add(alpha[n], alpha[n - 1] + scores[n - 1] * cool);
        }
    }
    const float high = *std::max_element(alpha, alpha + row.size());
    for (std::uint32_t n = 0; n < row.size(); ++n) {
        alpha[n] = std::max(alpha[n] - high, kNever);
    }
    base_[i - first] = reference + static_cast<double>(high);
}

void Lattice::backward() {
    result_.shape_mass.assign(settings_.shapes.size(), 0.0);
    result_.core.assign(band_.source().size() + 1, Range{});
    back_.resize(reach_ + 1);
    for (std::uint32_t i = band_.source().end + 1; i-- > band_.source().begin;) {
        check_cancelled(job_);
        backward_row(i);
    }
    std::reverse(result_.likely.begin(), result_.likely.end());
}

/// Fills candidates_ with log weights of beads that start in row i, relative to `reference`, beta included.
void Lattice::fill_start_candidates(std::uint32_t i, double reference) {
    const Range row = band_.row(i);
    const float cool = 1.0F / settings_.temperature;
    for (std::size_t k = 0; k < settings_.shapes.size(); ++k) {
        const Shape shape = settings_.shapes[k];
        std::fill_n(candidates_[k].begin(), row.size(), kNever);
        if (shape.source == 0 || band_.source().end - i < shape.source) {
            continue;
        }
        const std::uint32_t end_row = i + shape.source;
        const Range to = band_.row(end_row);
        const std::uint32_t begin = std::max(row.begin + shape.target, to.begin);
        const std::uint32_t end = std::min(row.end + shape.target, to.end);
        if (begin >= end) {
            continue;
        }
        const std::size_t start = begin - shape.target - row.begin;
        const std::span<float> scores(raw_[k].data() + start, end - begin);
        score(k, end_row, {begin, end}, scores);
        const BackRow& after = back_row(end_row);
        const float* beta = after.beta.data() + (begin - to.begin);
        const auto shift = static_cast<float>(after.base - reference);
        float* cell = candidates_[k].data() + start;
        for (std::size_t n = 0; n < scores.size(); ++n) {
            cell[n] = scores[n] * cool + beta[n] + shift;
        }
    }
}

void Lattice::backward_row(std::uint32_t i) {
    const Range row = band_.row(i);
    const std::uint32_t last = band_.source().end;
    const double reference = i == last ? 0.0 : back_row(i + 1).base;
    BackRow& mine = back_row(i);
    fill_start_candidates(
        i, reference);  // does not touch row i itself: it lies reach_ + 1 rows from the furthest end
    mine.beta.assign(row.size(), kNever);
    mine.value.assign(row.size(), -1e300);
    mine.base = reference;
    std::vector<float> null_scores(row.size(), kNever);
    for (std::size_t k = 0; k < settings_.shapes.size(); ++k) {
        if (settings_.shapes[k].source == 0 && row.size() > 1) {
            score(k, i, {row.begin + 1, row.end}, std::span(null_scores).first(row.size() - 1));
        }
    }
    for (std::uint32_t j = row.end; j-- > row.begin;) {
        settle_cell(i, j, null_scores[j - row.begin], reference);
    }
    const float high = *std::max_element(mine.beta.begin(), mine.beta.end());
    for (float& beta : mine.beta) {
        beta = std::max(beta - high, kNever);
    }
    mine.base = reference + static_cast<double>(high);
}

/// Computes beta and the best choice of one cell; cells to its right are settled.
void Lattice::settle_cell(std::uint32_t i, std::uint32_t j, float null_score, double reference) {
    const Range row = band_.row(i);
    const std::uint32_t n = j - row.begin;
    BackRow& mine = back_row(i);
    const bool corner = i == band_.source().end && j == band_.target().end;
    const bool has_null = j + 1 < row.end;
    const float null_weight = has_null ? null_score / settings_.temperature + mine.beta[n + 1] : kNever;
    float high = corner ? 0.0F : null_weight;
    for (const auto& cells : candidates_) {
        high = std::max(high, cells[n]);
    }
    if (high <= kNever / 2) {
        return;  // no path leads on from here
    }
    float sum = corner ? 1.0F : fast_exp(std::max(null_weight - high, -87.0F));
    for (const auto& cells : candidates_) {
        sum += fast_exp(std::max(cells[n] - high, -87.0F));
    }
    mine.beta[n] = high + std::log(sum);
    if (corner) {
        mine.value[n] = 0.0;
        result_.core.back() = {j, j + 1};
        return;
    }
    weigh_beads(i, j, reference, has_null, null_score);
}

/// Posteriors of the beads that start at (i, j): for training, for the next band, for decoding.
void Lattice::weigh_beads(std::uint32_t i, std::uint32_t j, double reference, bool has_null, float null_raw) {
    const Range row = band_.row(i);
    const std::uint32_t n = j - row.begin;
    const std::size_t cell = band_.offset(i) + n;
    BackRow& mine = back_row(i);
    const auto here = static_cast<float>(base_[i - band_.source().begin] + static_cast<double>(alpha_[cell]) +
                                         reference - log_total_);
    float through = 0.0F;
    for (std::size_t k = 0; k < settings_.shapes.size(); ++k) {
        const Shape shape = settings_.shapes[k];
        const bool in_row = shape.source == 0;
        const float weight = in_row
                                 ? (has_null ? null_raw / settings_.temperature + mine.beta[n + 1] : kNever)
                                 : candidates_[k][n];
        if (weight <= kNever / 2) {
            continue;
        }
        const float log_posterior = here + weight;
        const float posterior =
            log_posterior < kSmallestLog ? 0.0F : std::min(1.0F, fast_exp(std::min(log_posterior, 0.0F)));
        through += posterior;
        result_.shape_mass[k] += static_cast<double>(posterior);
        const float raw = in_row ? null_raw : raw_[k][n];
        if (posterior >= settings_.keep_posterior) {
            result_.likely.push_back({{i, i + shape.source},
                                      {j, j + shape.target},
                                      static_cast<double>(raw),
                                      static_cast<double>(posterior)});
        }
        const std::uint32_t end_row = i + shape.source;
        const double after =
            in_row ? mine.value[n + 1] : back_row(end_row).value[j + shape.target - band_.row(end_row).begin];
        const float worth =
            (shape.is_null() ? settings_.null_weight : 1.0F) * posterior - settings_.bead_cost;
        // A hair of the weight itself breaks ties where all posteriors are nought, off the trodden path.
        const double value =
            after + static_cast<double>(worth) + 1e-9 * static_cast<double>(std::max(log_posterior, -1e4F));
        if (value > mine.value[n]) {
            mine.value[n] = value;
            shape_of_[cell] = static_cast<std::uint8_t>(k);
            choice_[cell] = {posterior, raw};
        }
    }
    if (through > kCoreShare) {
        Range& core = result_.core[i - band_.source().begin];
        core = core.empty() ? Range{j, j + 1} : Range{std::min(core.begin, j), std::max(core.end, j + 1)};
        const bool low = j == row.begin && j > band_.target().begin && i > band_.source().begin;
        const bool high = j + 1 == row.end && j < band_.target().end && i < band_.source().end;
        result_.touched_edge = result_.touched_edge || low || high;
    }
}

void Lattice::decode() {
    std::uint32_t i = band_.source().begin;
    std::uint32_t j = band_.target().begin;
    while (i < band_.source().end || j < band_.target().end) {
        const std::size_t cell = band_.offset(i) + (j - band_.row(i).begin);
        const Shape shape = settings_.shapes[shape_of_[cell]];
        result_.beads.push_back({{i, i + shape.source},
                                 {j, j + shape.target},
                                 static_cast<double>(choice_[cell].score),
                                 static_cast<double>(choice_[cell].posterior)});
        i += shape.source;
        j += shape.target;
    }
}

}  // namespace

SearchResult search(const Band& band, std::span<const std::unique_ptr<Evidence>> evidence,
                    const SearchSettings& settings, const JobControl* job) {
    return Lattice(band, evidence, settings, job).run();
}

}  // namespace diglot
