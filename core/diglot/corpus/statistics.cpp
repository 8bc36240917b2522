#include "diglot/corpus/statistics.h"

#include "diglot/corpus/exclusions.h"
#include "diglot/corpus/unit_text.h"
#include "diglot/text/tokens.h"
#include "diglot/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace diglot {
namespace {

constexpr std::uint64_t kUnitsPerCheck = 4096;

struct TextCounts {
    std::string language;
    std::uint64_t letters = 0;
    std::uint64_t words = 0;
};

std::string property(const TranslationUnit& unit, const std::string& key) {
    const auto found = unit.properties.find(key);
    return found == unit.properties.end() ? std::string() : found->second;
}

class Collector {
public:
    explicit Collector(CorpusStatistics& statistics) : statistics_(&statistics) {}

    void add(const TranslationUnit& unit) {
        std::vector<TextCounts> texts;
        for (const UnitVariant& variant : unit.variants) {
            add_text(variant, texts);
        }
        ++statistics_->bead_types[unit_type(unit, '-')];
        statistics_->human += unit.origin == BeadOrigin::Human ? 1U : 0U;
        if (unit.confidence) {
            statistics_->confidence.add(*unit.confidence);
        }
        constexpr std::size_t kYear = 4;
        add_group(statistics_->sources[property(unit, "source")], texts);
        add_group(statistics_->years[property(unit, "date").substr(0, kYear)], texts);
        add_ratios(texts);
    }

    void finish() {
        for (auto& [pair, ratios] : ratios_) {
            const auto middle = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2);
            std::nth_element(ratios.begin(), middle, ratios.end());
            statistics_->ratios[pair].median = std::exp2(static_cast<double>(*middle));
        }
    }

private:
    void add_text(const UnitVariant& variant, std::vector<TextCounts>& texts) {
        const std::string text = joined_text(variant);
        if (text.empty()) {
            return;
        }
        find_tokens(text, tokens_);
        const auto words = static_cast<std::uint64_t>(
            std::count_if(tokens_.begin(), tokens_.end(),
                          [](const TokenSpan& token) { return token.kind != TokenKind::Punctuation; }));
        LanguageCounts& counts = statistics_->languages[variant.language];
        const std::uint64_t letters = count_code_points(text);
        ++counts.texts;
        counts.segments += variant.segments.size();
        counts.tokens += tokens_.size();
        counts.words += words;
        counts.letters += letters;
        texts.push_back({variant.language, letters, words});
    }

    static void add_group(GroupCounts& group, const std::vector<TextCounts>& texts) {
        ++group.units;
        for (const TextCounts& text : texts) {
            group.words[text.language] += text.words;
        }
    }

    void add_ratios(const std::vector<TextCounts>& texts) {
        for (std::size_t a = 0; a < texts.size(); ++a) {
            for (std::size_t b = a + 1; b < texts.size(); ++b) {
                const double ratio =
                    std::log2(static_cast<double>(texts[b].letters) / static_cast<double>(texts[a].letters));
                const std::pair pair(texts[a].language, texts[b].language);
                statistics_->ratios[pair].log_ratio.add(ratio);
                ratios_[pair].push_back(static_cast<float>(ratio));
            }
        }
    }

    CorpusStatistics* statistics_;
    std::vector<TokenSpan> tokens_;
    std::map<std::pair<std::string, std::string>, std::vector<float>> ratios_;
};

}  // namespace

Histogram::Histogram(double from, double to, std::size_t bins)
    : begin(from), step((to - from) / static_cast<double>(bins)), counts(bins, 0) {}

void Histogram::add(double value) {
    const double last = static_cast<double>(counts.size()) - 1.0;
    // A little more, so that 0.55 is in the step that begins there, whatever binary fractions make of it.
    const double bin = std::clamp(std::floor((value - begin) / step + 1e-9), 0.0, last);
    ++counts[static_cast<std::size_t>(bin)];
    ++total;
}

CorpusStatistics collect_statistics(const Store& store, JobControl* job) {
    CorpusStatistics statistics;
    statistics.store = store.counts();
    for (const DocumentSummary& document : store.documents()) {
        ++statistics.languages[document.language].documents;
    }
    statistics.excluded = count_exclusions(store);
    Collector collector(statistics);
    UnitCursor cursor = store.units();
    std::uint64_t done = 0;
    for (StoredUnit unit; cursor.read(unit);) {
        if (done++ % kUnitsPerCheck == 0) {
            check_cancelled(job);
            if (job != nullptr) {
                job->progress(done, statistics.store.units);
            }
        }
        collector.add(unit.unit);
    }
    collector.finish();
    return statistics;
}

}  // namespace diglot
