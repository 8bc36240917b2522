#include "diglot/align/length_priors.h"

#include "diglot/align/length_priors_data.h"
#include "diglot/text/language.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace diglot {
namespace {

constexpr double kStrength = 500.0;      // units of length that the prior is worth
constexpr double kDoubted = 0.3;         // log of the factor at which totals count half
constexpr double kDoubtedUnknown = 1.0;  // the same for languages without a prior

/// The ratio in the first line that starts with `start`.
std::optional<double> ratio_in_line(std::string_view start) {
    std::string_view rest = length_priors_data;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        if (line.starts_with(start)) {
            const std::string_view number = line.substr(line.find('\t') + 1);
            double value = 0.0;
            std::from_chars(number.data(), number.data() + number.size(), value);
            return value;
        }
        rest.remove_prefix(line.size() + 1);
    }
    return std::nullopt;
}

/// Length relative to English.
std::optional<double> ratio_of(std::string_view language) {
    if (language.empty()) {
        return std::nullopt;
    }
    const std::string primary = primary_language(language);
    for (const std::string& start : {std::string(language) + '\t', primary + '\t', primary + '-'}) {
        if (const auto ratio = ratio_in_line(start)) {
            return ratio;
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<double> prior_length_ratio(std::string_view source_language, std::string_view target_language) {
    const auto source = ratio_of(source_language);
    const auto target = ratio_of(target_language);
    if (!source || !target) {
        return std::nullopt;
    }
    return *target / *source;
}

double corrected_length_ratio(std::optional<double> prior, std::span<const TextLengths> totals) {
    const double expected = prior.value_or(1.0);
    const double doubted = prior ? kDoubted : kDoubtedUnknown;
    double correction = 0.0;
    double weights = kStrength;
    for (const TextLengths& text : totals) {
        if (text.source > 0.0 && text.target > 0.0) {
            const double off = std::log(text.target / (text.source * expected));
            const double length = std::min(text.source * expected, text.target);
            correction += length * off / (1.0 + off * off / (doubted * doubted));
            weights += length;
        }
    }
    return expected * std::exp(correction / weights);
}

}  // namespace diglot
