// How well sentences are found, on texts with known sentences; docs/segmentation.md tells how it is counted.
#include "diglot/base/file.h"
#include "diglot/ingest/ingest.h"
#include "diglot/segment/segmenter.h"
#include "diglot/text/character.h"
#include "diglot/text/utf8.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "measured.h"
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace diglot {
namespace {

namespace fs = std::filesystem;
using Strings = std::vector<std::string>;

/// The characters of `text` that count: all but white space, or letters and digits only.
enum class Counted { NoSpaces, LettersAndDigits };

std::string counted(const std::string& text, Counted what) {
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        const CharClass kind = char_class(c);
        const bool space = kind == CharClass::Space || kind == CharClass::LineEnd;
        const bool word = kind == CharClass::Upper || kind == CharClass::Lower || kind == CharClass::Letter ||
                          kind == CharClass::Digit;
        if (what == Counted::NoSpaces ? !space : word) {
            append_code_point(kept, c);
        }
    }
    return kept;
}

Strings counted(const Strings& sentences, Counted what) {
    Strings kept;
    for (const std::string& sentence : sentences) {
        kept.push_back(counted(sentence, what));
    }
    std::erase(kept, std::string());
    return kept;
}

Strings sentences_of(const Segmenter& segmenter, const std::string& text) {
    Strings found;
    for (const Range span : segmenter.segment(text)) {
        found.push_back(text.substr(span.begin, span.size()));
    }
    return found;
}

struct Score {
    std::size_t right = 0, found = 0, gold = 0;

    [[nodiscard]] double f1() const {
        return 2.0 * static_cast<double>(right) / static_cast<double>(found + gold);
    }
};

/// Where sentences end, in characters without white space.
std::set<std::size_t> ends(const Strings& sentences) {
    std::set<std::size_t> found;
    std::size_t end = 0;
    for (const std::string& sentence : sentences) {
        end += count_code_points(counted(sentence, Counted::NoSpaces));
        found.insert(end);
    }
    return found;
}

void add_paragraph(Score& score, const Strings& found, const Strings& gold) {
    const std::set<std::size_t> ours = ends(found);
    const std::set<std::size_t> theirs = ends(gold);
    score.found += ours.size();
    score.gold += theirs.size();
    score.right += static_cast<std::size_t>(
        std::count_if(ours.begin(), ours.end(), [&](std::size_t end) { return theirs.contains(end); }));
}

Strings split(const std::string& text, const std::string& mark) {
    Strings parts;
    std::size_t begin = 0;
    for (std::size_t end = text.find(mark); begin < text.size(); end = text.find(mark, begin)) {
        end = std::min(end, text.size());
        if (end > begin) {
            parts.push_back(text.substr(begin, end - begin));
        }
        begin = end + mark.size();
    }
    return parts;
}

Score score_texts(const std::string& language, const std::string& raw, const std::string& gold) {
    const auto segmenter = make_segmenter(language);
    const Strings paragraphs = split(raw, "\n\n");
    const Strings expected = split(gold, "\n\n");
    EXPECT_EQ(paragraphs.size(), expected.size());
    Score score;
    for (std::size_t i = 0; i < std::min(paragraphs.size(), expected.size()); ++i) {
        add_paragraph(score, sentences_of(*segmenter, paragraphs[i]), split(expected[i], "\n"));
    }
    return score;
}

double measure(const fs::path& folder, const std::string& name, const std::string& language) {
    const Score score = score_texts(language, read_file((folder / (name + ".raw.txt")).string()),
                                    read_file((folder / (name + ".gold.txt")).string()));
    fmt::print("{:<14} F1 {:.4f}  precision {:.4f}  recall {:.4f}\n", name, score.f1(),
               static_cast<double>(score.right) / static_cast<double>(score.found),
               static_cast<double>(score.right) / static_cast<double>(score.gold));
    return score.f1();
}

/// A case through the whole way of a document; a text with closing tags is read as HTML.
Strings through_ingest(const std::string& text, const std::string& language) {
    DiagnosticLog log;
    IngestOptions options;
    options.language = language;
    options.format = text.find("</") == std::string::npos ? "txt" : "html";
    const SegmentedDocument document = segment(ingest(text, "case", options, log), *make_segmenter(language));
    Strings found;
    for (std::size_t i = 0; i < document.size(); ++i) {
        found.emplace_back(document.text(i));
    }
    return found;
}

struct GoldenCount {
    std::size_t all = 0, exact = 0, letters = 0;

    [[nodiscard]] double share() const { return static_cast<double>(letters) / static_cast<double>(all); }
};

GoldenCount count_golden(const fs::path& file) {
    const std::string language = file.stem().string();
    GoldenCount count;
    for (const auto& one : nlohmann::json::parse(read_file(file.string()))) {
        const Strings expected = one["sentences"];
        const Strings found = through_ingest(one["text"], language);
        const bool exact = counted(found, Counted::NoSpaces) == counted(expected, Counted::NoSpaces);
        const bool letters =
            counted(found, Counted::LettersAndDigits) == counted(expected, Counted::LettersAndDigits);
        ++count.all;
        count.exact += exact ? 1U : 0U;
        count.letters += letters ? 1U : 0U;
        if (!letters && std::getenv("DIGLOT_SHOW") != nullptr) {  // NOLINT(concurrency-mt-unsafe)
            fmt::print("{} {}\n  {}\n  {}\n", language, std::string(one["name"]), one["sentences"].dump(),
                       nlohmann::json(found).dump());
        }
    }
    fmt::print("golden rules {}  {}/{} right, {} to the letter\n", language, count.letters, count.all,
               count.exact);
    return count;
}

TEST(SegmentationQuality, OwnTexts) {
    const fs::path folder = DIGLOT_TEST_DIR "/segmentation";
    for (const char* language : {"ko", "en"}) {
        const std::string gold = read_file((folder / ("gold." + std::string(language))).string());
        std::string raw;
        for (const std::string& paragraph : split(gold, "\n\n")) {
            std::string joined = paragraph;
            std::replace(joined.begin(), joined.end(), '\n', ' ');
            raw += joined + "\n\n";
        }
        const Score score = score_texts(language, raw, gold);
        fmt::print("own {}  F1 {:.4f} of {} sentences\n", language, score.f1(), score.gold);
        EXPECT_GE(score.f1(), 0.99) << language;
    }
}

TEST(SegmentationQuality, Treebanks) {
    if (const fs::path folder = measured_texts("segmentation"); !folder.empty()) {
        EXPECT_GE(measure(folder, "en_ewt-dev", "en"), 0.94);
        EXPECT_GE(measure(folder, "ko_gsd-dev", "ko"), 0.88);
        EXPECT_GE(measure(folder, "ko_kaist-dev", "ko"), 0.999);
    }
}

TEST(SegmentationQuality, GoldenRules) {
    const fs::path folder = measured_texts("segmentation/golden-rules");
    if (folder.empty()) {
        return;
    }
    std::vector<fs::path> files(fs::directory_iterator(folder), fs::directory_iterator{});
    std::sort(files.begin(), files.end());
    double sum = 0;
    for (const fs::path& file : files) {
        const GoldenCount count = count_golden(file);
        sum += count.share();
        if (file.stem() == "en") {
            EXPECT_GE(count.share(), 0.95);
        }
    }
    const double mean = sum / static_cast<double>(files.size());
    fmt::print("golden rules, mean of {} languages  {:.4f}\n", files.size(), mean);
    EXPECT_GE(mean, 0.85);
}

}  // namespace
}  // namespace diglot
