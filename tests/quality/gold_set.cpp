#include "gold_set.h"

#include "diglot/base/diagnostics.h"
#include "diglot/base/file.h"
#include "diglot/exchange/reader.h"
#include "diglot/ingest/ingest.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <sstream>
#include <utility>

namespace diglot {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> lines_of(const fs::path& path) {
    std::istringstream text(read_file(path.string()));
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);) {
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace

GoldSet read_gold_set(const fs::path& folder, const std::string& source, const std::string& target) {
    GoldSet set;
    set.name = folder.filename().string();
    std::vector<fs::path> golds;
    for (const auto& entry : fs::directory_iterator(folder)) {
        fs::path with_source = entry.path();
        if (entry.path().extension() == ".gold" && fs::exists(with_source.replace_extension(source))) {
            golds.push_back(entry.path());
        }
    }
    std::sort(golds.begin(), golds.end());
    for (fs::path path : golds) {
        DiagnosticLog log;
        GoldText text;
        text.name = path.stem().string();
        text.source_language = source;
        text.target_language = target;
        text.beads = read_alignment(read_file(path.string()), path.string(), log).beads;
        text.source = lines_of(path.replace_extension(source));
        text.target = lines_of(path.replace_extension(target));
        set.texts.push_back(std::move(text));
    }
    return set;
}

GoldSet own_short_texts() {
    return read_gold_set(fs::path(DIGLOT_SOURCE_DIR) / "tests/quality/short", "ko", "en");
}

GoldSet own_short_texts_of_other_languages() {
    GoldSet all;
    all.name = "short, other languages";
    for (const char* language : {"de", "es", "fr", "hu", "is", "ja", "ro", "ru", "zh"}) {
        GoldSet set =
            read_gold_set(fs::path(DIGLOT_SOURCE_DIR) / "tests/quality/short_languages", language, "en");
        std::move(set.texts.begin(), set.texts.end(), std::back_inserter(all.texts));
    }
    return all;
}

GoldSet dev_set(const std::string& name, const std::string& source, const std::string& target) {
    const char* data = std::getenv("DIGLOT_DATA");  // NOLINT(concurrency-mt-unsafe): no thread has started
    const fs::path folder = data == nullptr ? fs::path() : fs::path(data) / "gold" / name;
    if (data == nullptr || !fs::exists(folder)) {
        fmt::print("{} not measured: set DIGLOT_DATA to the folder that holds gold/{}\n", name, name);
        return {name, {}, false};
    }
    return read_gold_set(folder, source, target);
}

SegmentedDocument document_of(const std::vector<std::string>& sentences, const std::string& language) {
    std::string text;
    for (const std::string& sentence : sentences) {
        text += sentence + '\n';
    }
    DiagnosticLog log;
    IngestOptions options;
    options.language = language;
    return ingest_presegmented(text, "text." + language, options, log);
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

Alignment align_alone(const GoldText& text, const AlignOptions& options) {
    return std::move(align_set({text.name, {text}, false}, options).front());
}

std::vector<Alignment> align_set(const GoldSet& set, const AlignOptions& options, Training training) {
    std::vector<std::unique_ptr<SegmentedDocument>> documents;
    std::vector<DocumentPair> pairs;
    for (const GoldText& text : set.texts) {
        documents.push_back(
            std::make_unique<SegmentedDocument>(document_of(text.source, text.source_language)));
        documents.push_back(
            std::make_unique<SegmentedDocument>(document_of(text.target, text.target_language)));
        pairs.push_back({documents[documents.size() - 2].get(), documents.back().get(), {}});
    }
    if (training == Training::Together) {
        return Aligner(options).align_and_judge(pairs, false);
    }
    std::vector<Alignment> alignments;
    for (const DocumentPair& pair : pairs) {
        alignments.push_back(std::move(Aligner(options).align_and_judge({&pair, 1}, false).front()));
    }
    return alignments;
}

Evaluation evaluate_set(const GoldSet& set, const AlignOptions& options, Training training) {
    const std::vector<Alignment> alignments = align_set(set, options, training);
    Evaluation all;
    for (std::size_t n = 0; n < alignments.size(); ++n) {
        all += evaluate(set.texts[n].beads, to_index_beads(alignments[n].ladder));
    }
    return all;
}

}  // namespace diglot
