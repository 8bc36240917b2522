// From whole documents to beads: cleaned, segmented and aligned as the command does, judged by the share of
// two-sided beads that lie inside one bead of the gold alignment.
#include "diglot/align/aligner.h"
#include "diglot/base/diagnostics.h"
#include "diglot/base/file.h"
#include "diglot/clean/clean.h"
#include "diglot/evaluate/evaluate.h"
#include "diglot/exchange/reader.h"
#include "diglot/ingest/ingest.h"
#include "diglot/segment/segmenter.h"
#include "diglot/text/character.h"
#include "diglot/text/utf8.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "measured.h"
#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diglot {
namespace {

namespace fs = std::filesystem;

std::string without_spaces(std::string_view text) {
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        const CharClass kind = char_class(c);
        if (kind != CharClass::Space && kind != CharClass::LineEnd) {
            append_code_point(kept, c);
        }
    }
    return kept;
}

/// The known sentences of a document as one run of characters, and which sentence each byte of it belongs to.
struct KnownSentences {
    std::string text;
    std::vector<std::uint32_t> owners;
};

KnownSentences known_sentences(const SegmentedDocument& given) {
    KnownSentences known;
    for (std::size_t i = 0; i < given.size(); ++i) {
        known.text += without_spaces(given.text(i));
        known.owners.resize(known.text.size(), given.position(i));
    }
    return known;
}

/// For each segment the known sentences it holds characters of. What cleaning took out is passed over; text
/// that the document does not have is a failure.
std::vector<std::vector<std::uint32_t>> locate(const SegmentedDocument& found, const KnownSentences& known) {
    std::vector<std::vector<std::uint32_t>> located;
    std::size_t at = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const std::string text = without_spaces(found.text(i));
        const std::size_t begin = known.text.find(text, at);
        if (begin == std::string::npos) {
            ADD_FAILURE() << "not in the document: " << found.text(i);
            return located;
        }
        at = begin + text.size();
        std::vector<std::uint32_t> lines(known.owners.begin() + static_cast<std::ptrdiff_t>(begin),
                                         known.owners.begin() + static_cast<std::ptrdiff_t>(at));
        lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
        located.push_back(std::move(lines));
    }
    return located;
}

std::vector<std::uint32_t> known_lines(Range range, const std::vector<std::vector<std::uint32_t>>& located) {
    std::vector<std::uint32_t> lines;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
        lines.insert(lines.end(), located.at(i).begin(), located.at(i).end());
    }
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    return lines;
}

std::vector<IndexBead> beads_in_lines(const SegmentedDocument& source, const SegmentedDocument& target,
                                      const std::vector<std::vector<std::uint32_t>>& source_lines,
                                      const std::vector<std::vector<std::uint32_t>>& target_lines) {
    const DocumentPair pair{&source, &target, {}};
    const Ladder ladder = Aligner(AlignOptions()).align({&pair, 1}).front();
    std::vector<IndexBead> beads;
    for (const Bead& bead : ladder.beads()) {
        beads.push_back({known_lines(bead.source, source_lines), known_lines(bead.target, target_lines), {}});
    }
    return beads;
}

struct Side {
    SegmentedDocument given;  ///< As the gold alignment counts them.
    SegmentedDocument found;  ///< From the document itself.
};

Side read_side(const fs::path& base, const std::string& language) {
    DiagnosticLog log;
    IngestOptions options;
    options.language = language;
    const std::string lines = base.string() + "." + language;
    const std::string whole = lines + ".txt";
    return {
        ingest_presegmented(read_file(lines), lines, options, log),
        segment(clean(ingest(read_file(whole), whole, options, log)).document, *make_segmenter(language))};
}

std::vector<std::vector<std::uint32_t>> own_lines(const SegmentedDocument& given) {
    std::vector<std::vector<std::uint32_t>> lines;
    for (std::size_t i = 0; i < given.size(); ++i) {
        lines.push_back({given.position(i)});
    }
    return lines;
}

struct Compared {
    Evaluation given;
    Evaluation found;
};

void add_document(Compared& compared, const fs::path& base, const std::string& source_language) {
    DiagnosticLog log;
    const std::string gold_file = base.string() + ".gold";
    const IndexAlignment gold = read_alignment(read_file(gold_file), gold_file, log);
    const Side source = read_side(base, source_language);
    const Side target = read_side(base, "en");
    compared.given += evaluate(gold.beads, beads_in_lines(source.given, target.given, own_lines(source.given),
                                                          own_lines(target.given)));
    compared.found +=
        evaluate(gold.beads, beads_in_lines(source.found, target.found,
                                            locate(source.found, known_sentences(source.given)),
                                            locate(target.found, known_sentences(target.given))));
}

Compared compare(const fs::path& folder, const std::string& source_language) {
    std::vector<fs::path> bases;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".gold") {
            bases.push_back(folder / entry.path().stem());
        }
    }
    std::sort(bases.begin(), bases.end());
    Compared compared;
    for (const fs::path& base : bases) {
        add_document(compared, base, source_language);
    }
    fmt::print("{}: {} of {} two-sided beads inside one block, from given sentences {} of {}\n",
               folder.filename().string(), compared.found.inside, compared.found.two_sided_beads,
               compared.given.inside, compared.given.two_sided_beads);
    return compared;
}

TEST(EndToEndQuality, ManualsFromTheirDocuments) {
    for (const char* set : {"gold/debian-guide.ko-en", "gold/gnome-help.ko-en"}) {
        if (const fs::path folder = measured_texts(set); !folder.empty()) {
            const Compared compared = compare(folder, "ko");
            EXPECT_GE(compared.found.inside_share(), 0.98) << set;
            // "No worse" up to what chance does: a handful of beads of a thousand.
            EXPECT_GE(compared.found.inside_share(), compared.given.inside_share() - 0.003) << set;
        }
    }
}

}  // namespace
}  // namespace diglot
