#pragma once

#include "diglot/align/fast_math.h"

#include <cstddef>

namespace diglot {

// Sums of probabilities that are kept as logarithms, by the row: rows given to one function do not overlap,
// so that the compiler may do several numbers at once.

constexpr float kNever = -1e30F;  ///< Log of a probability of zero, safe to add to.

/// log(e^a + e^b); without a branch, so that a loop of it can do several at once.
inline float log_add(float a, float b) {
    const float high = a > b ? a : b;
    const float low = a > b ? b : a;
    return high + fast_log(1.0F + fast_exp(low - high));
}

/// A row of numbers with one more for all of them, added as they are read.
struct Shifted {
    const float* row;
    float shift;
};

/// sums[n] = log(e^(a[n]) + e^(b[n])); none of the rows overlap, so that several are done at once.
inline void log_add_rows(Shifted a, Shifted b, std::size_t size, float* __restrict sums) {
    const float* __restrict first = a.row;
    const float* __restrict second = b.row;
    for (std::size_t n = 0; n < size; ++n) {
        sums[n] = log_add(first[n] + a.shift, second[n] + b.shift);
    }
}

/// highest[n] = the greater of the two.
inline void raise_row(const float* __restrict row, std::size_t size, float* __restrict highest) {
    for (std::size_t n = 0; n < size; ++n) {
        highest[n] = highest[n] > row[n] ? highest[n] : row[n];
    }
}

/// sums[n] += e^(row[n] - highest[n]).
inline void add_exponentials(const float* __restrict row, const float* __restrict highest, std::size_t size,
                             float* __restrict sums) {
    for (std::size_t n = 0; n < size; ++n) {
        sums[n] += fast_exp(row[n] - highest[n]);
    }
}

/// sums[n] = log(sums[n]) + highest[n], `kNever` where nothing was added up.
inline void finish_log_sums(const float* __restrict highest, std::size_t size, float* __restrict sums) {
    for (std::size_t n = 0; n < size; ++n) {
        const float sum = highest[n] + fast_log(sums[n]);
        sums[n] = highest[n] <= kNever / 2 ? kNever : sum;
    }
}

}  // namespace diglot
