// Strict F1 of the aligner on texts whose alignment is known: the project's own short documents always, the
// dev sets where DIGLOT_DATA names the folder that holds them. The floors lie just under what
// docs/benchmarks.md reports.

#include "diglot/align/aligner.h"
#include "diglot/base/diagnostics.h"
#include "diglot/base/file.h"
#include "diglot/evaluate/evaluate.h"
#include "diglot/exchange/reader.h"
#include "diglot/ingest/ingest.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace diglot {
namespace {

namespace fs = std::filesystem;

SegmentedDocument read_sentences(const fs::path& path, const std::string& language) {
    DiagnosticLog log;
    IngestOptions options;
    options.language = language;
    return ingest_presegmented(read_file(path.string()), path.string(), options, log);
}

std::vector<IndexBead> to_index_beads(const Ladder& ladder) {
    std::vector<IndexBead> beads;
    for (const Bead& bead : ladder.beads()) {
        IndexBead found;
        for (std::uint32_t i = bead.source.begin; i < bead.source.end; ++i) {
            found.source.push_back(i);
        }
        for (std::uint32_t j = bead.target.begin; j < bead.target.end; ++j) {
            found.target.push_back(j);
        }
        beads.push_back(std::move(found));
    }
    return beads;
}

enum class Training : std::uint8_t { Alone, Together };

/// Aligns each `<name>.gold` of a folder, by itself or all together, and pools the counts.
Evaluation align_folder(const fs::path& folder, const std::string& source, const std::string& target,
                        const AlignOptions& options = {}, Training training = Training::Alone) {
    std::vector<fs::path> golds;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".gold") {
            golds.push_back(entry.path());
        }
    }
    std::sort(golds.begin(), golds.end());
    std::vector<IndexAlignment> known;
    std::vector<SegmentedDocument> texts;
    for (fs::path path : golds) {
        DiagnosticLog log;
        known.push_back(read_alignment(read_file(path.string()), path.string(), log));
        texts.push_back(read_sentences(path.replace_extension(source), source));
        texts.push_back(read_sentences(path.replace_extension(target), target));
    }
    std::vector<DocumentPair> pairs;
    for (std::size_t n = 0; n < known.size(); ++n) {
        pairs.push_back({&texts[2 * n], &texts[2 * n + 1], {}});
    }
    const std::size_t step = training == Training::Together ? std::max<std::size_t>(pairs.size(), 1) : 1;
    Evaluation all;
    for (std::size_t n = 0; n < pairs.size(); n += step) {
        const std::vector<Ladder> ladders = Aligner(options).align({&pairs[n], step});
        for (std::size_t k = 0; k < step; ++k) {
            all += evaluate(known[n + k].beads, to_index_beads(ladders[k]));
        }
    }
    return all;
}

/// A dev set's folder, or an empty path, said once, where there is none.
fs::path dev_set(const std::string& name) {
    const char* data = std::getenv("DIGLOT_DATA");  // NOLINT(concurrency-mt-unsafe): no thread has started
    const fs::path folder = data == nullptr ? fs::path() : fs::path(data) / "gold" / name;
    if (data == nullptr || !fs::exists(folder)) {
        fmt::print("{} not measured: set DIGLOT_DATA to the folder that holds gold/{}\n", name, name);
        return {};
    }
    return folder;
}

void expect_at_least(const Evaluation& found, double strict, double lax, const std::string& name) {
    fmt::print("{}: strict F1 {:.3f}, lax F1 {:.3f}\n", name, found.strict().f1, found.lax().f1);
    EXPECT_GE(found.strict().f1, strict) << name;
    EXPECT_GE(found.lax().f1, lax) << name;
}

const AlignOptions& without_words() {
    static const AlignOptions options = [] {
        AlignOptions chosen;
        chosen.evidence.lexicon = false;
        return chosen;
    }();
    return options;
}

TEST(AlignmentQuality, ShortKoreanTextsOfOurOwn) {
    const fs::path folder = fs::path(DIGLOT_SOURCE_DIR) / "tests/quality/short";
    expect_at_least(align_folder(folder, "ko", "en"), 0.95, 0.98, "short");
}

TEST(AlignmentQuality, DevSets) {
    if (const fs::path folder = dev_set("textberg-dev"); !folder.empty()) {
        expect_at_least(align_folder(folder, "de", "fr"), 0.89, 0.99, "textberg-dev");
    }
    if (const fs::path folder = dev_set("news-south-dev"); !folder.empty()) {
        expect_at_least(align_folder(folder, "ko", "en"), 0.92, 0.985, "news-south-dev");
    }
    if (const fs::path folder = dev_set("news-north-dev"); !folder.empty()) {
        expect_at_least(align_folder(folder, "ko", "en"), 0.91, 0.985, "news-north-dev");
    }
}

TEST(AlignmentQuality, NewsThatLearnFromOneAnother) {
    for (const std::string name : {"news-south-dev", "news-north-dev"}) {
        if (const fs::path folder = dev_set(name); !folder.empty()) {
            expect_at_least(align_folder(folder, "ko", "en", {}, Training::Together), 0.925, 0.985,
                            name + ", together");
        }
    }
}

TEST(AlignmentQuality, WithoutWords) {
    for (const auto& [name, source, target] :
         {std::tuple("textberg-dev", "de", "fr"), std::tuple("news-south-dev", "ko", "en"),
          std::tuple("news-north-dev", "ko", "en")}) {
        if (const fs::path folder = dev_set(name); !folder.empty()) {
            expect_at_least(align_folder(folder, source, target, without_words()), 0.72, 0.82,
                            std::string(name) + ", without words");
        }
    }
}

TEST(AlignmentQuality, BlocksOfManuals) {
    for (const auto& [name, source] :
         {std::pair("debian-guide.ko-en", "ko"), std::pair("gnome-help.ko-en", "ko")}) {
        if (const fs::path folder = dev_set(name); !folder.empty()) {
            const double inside = align_folder(folder, source, "en").inside_share();
            fmt::print("{}: {:.1f}% of two-sided beads inside one block\n", name, 100.0 * inside);
            EXPECT_GE(inside, 0.98) << name;
        }
    }
}

}  // namespace
}  // namespace diglot
