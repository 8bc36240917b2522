#include "diglot/align/segment_embeddings.h"

#include "diglot/base/error.h"
#include "diglot/text/tokens.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace diglot {
namespace {

constexpr unsigned kLongestWindow = 15;       // no bead is longer
constexpr std::size_t kLongestLine = 10000;   // characters; vecalign cuts there
constexpr std::size_t kShownOfSentence = 40;  // characters, in messages

std::string one_line(std::string_view text) {
    std::string line(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

/// Makes a vector 1 long; one that is nothing stays so.
void normalise(std::span<float> vector) {
    double squares = 0.0;
    for (const float value : vector) {
        squares += static_cast<double>(value) * static_cast<double>(value);
    }
    if (squares > 0.0) {
        const auto scale = static_cast<float>(1.0 / std::sqrt(squares));
        for (float& value : vector) {
            value *= scale;
        }
    }
}

}  // namespace

float dot(std::span<const float> a, std::span<const float> b) {
    constexpr std::size_t kLanes = 16;  // separate sums, so that the compiler may use wide registers
    float sums[kLanes] = {};
    std::size_t k = 0;
    for (; k + kLanes <= a.size(); k += kLanes) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            sums[lane] += a[k + lane] * b[k + lane];
        }
    }
    float sum = 0.0F;
    for (; k < a.size(); ++k) {
        sum += a[k] * b[k];
    }
    for (const float lane : sums) {
        sum += lane;
    }
    return sum;
}

std::vector<std::string> embedding_windows(const SegmentedDocument& document, unsigned longest) {
    std::vector<std::string> texts;
    std::unordered_set<std::string> seen;
    for (std::size_t first = 0; first < document.size(); ++first) {
        std::string text;
        for (std::size_t end = first; end < std::min<std::size_t>(first + longest, document.size()); ++end) {
            text += (end == first ? "" : " ") + one_line(document.text(end));
            if (seen.insert(text).second) {
                texts.push_back(text);
            }
        }
    }
    return texts;
}

SegmentEmbeddings::SegmentEmbeddings(const SegmentedDocument& document, std::span<const std::string> texts,
                                     std::span<const float> values, std::size_t dimension)
    : dimension_(dimension), values_(values.begin(), values.end()) {
    if (values.size() != texts.size() * dimension || (dimension == 0 && document.size() > 0)) {
        throw Error(ErrorCode::Argument,
                    fmt::format("{} numbers do not make one vector for each of {} lines", values.size(),
                                texts.size()),
                    {}, "Make the embeddings again from these very lines");
    }
    std::unordered_map<std::string_view, std::uint32_t> rows;
    for (std::size_t n = 0; n < texts.size(); ++n) {
        const std::span<float> vector(values_.data() + n * dimension, dimension);
        if (!std::all_of(vector.begin(), vector.end(), [](float value) { return std::isfinite(value); })) {
            throw Error(ErrorCode::Format,
                        fmt::format("The vector of line {} holds a value that is no number", n + 1), {},
                        "Make the embeddings again");
        }
        normalise(vector);
        rows.emplace(texts[n], static_cast<std::uint32_t>(n));
    }
    const auto find = [&](const std::string& text) {
        const auto at = rows.find(first_code_points(text, kLongestLine));
        return at == rows.end() ? kNone : at->second;
    };
    std::vector<std::vector<std::uint32_t>> found(document.size());
    for (std::size_t first = 0; first < document.size(); ++first) {
        std::string text = one_line(document.text(first));
        single_.push_back(find(text));
        if (single_.back() == kNone) {
            throw Error(
                ErrorCode::Format,
                fmt::format("The embeddings have no line \"{}\"", first_code_points(text, kShownOfSentence)),
                {}, "Make the overlaps and embeddings from the same sentences, a line each");
        }
        found[first].push_back(single_.back());
        for (std::size_t end = first + 1; end < document.size() && found[first].size() < kLongestWindow;
             ++end) {
            text += ' ' + one_line(document.text(end));
            const std::uint32_t row = find(text);
            if (row == kNone) {
                break;  // longer ones are not there, either
            }
            found[first].push_back(row);
        }
        longest_ = std::max(longest_, static_cast<unsigned>(found[first].size()));
    }
    windows_.assign(document.size() * longest_, kNone);
    for (std::size_t first = 0; first < document.size(); ++first) {
        std::copy(found[first].begin(), found[first].end(),
                  windows_.begin() + static_cast<std::ptrdiff_t>(first * longest_));
    }
}

std::span<const float> SegmentEmbeddings::window(std::uint32_t first, std::uint32_t count,
                                                 std::vector<float>& space) const {
    if (count <= longest_) {
        if (const std::uint32_t index = windows_[first * longest_ + count - 1]; index != kNone) {
            return row(index);
        }
    }
    space.assign(dimension_, 0.0F);
    for (std::uint32_t n = 0; n < count; ++n) {
        const std::span<const float> part = row(single_[first + n]);
        for (std::size_t k = 0; k < dimension_; ++k) {
            space[k] += part[k];
        }
    }
    normalise(space);
    return space;
}

}  // namespace diglot
