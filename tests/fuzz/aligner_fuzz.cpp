// Any two texts give a ladder that covers both, keeps to the options and to the anchors, and is the same for
// any number of threads. The first line of the input chooses the options; the texts follow, parted by a line
// "====".
#include "diglot/align/aligner.h"
#include "diglot/text/utf8.h"

#include "fuzz.h"
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using diglot::fuzz::expect;

constexpr std::size_t kMostLines = 60;

std::string_view take_line(std::string_view& rest) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return line;
}

// A segment a line, a paragraph from blank line to blank line; up to "====".
diglot::SegmentedDocument take_document(std::string_view& rest, const std::string& language) {
    diglot::Document document;
    document.language = language;
    std::vector<diglot::Segment> segments;
    bool new_paragraph = true;
    while (!rest.empty() && segments.size() < kMostLines) {
        const std::string_view line = take_line(rest);
        if (line == "====") {
            break;
        }
        if (line.empty()) {
            new_paragraph = true;
            continue;
        }
        if (new_paragraph) {
            document.paragraphs.emplace_back();
        }
        std::string& text = document.paragraphs.back().text;
        text += new_paragraph ? "" : "\n";
        const auto begin = static_cast<std::uint32_t>(text.size());
        text += line;
        segments.push_back({static_cast<std::uint32_t>(document.paragraphs.size() - 1),
                            {begin, static_cast<std::uint32_t>(text.size())}});
        new_paragraph = false;
    }
    document.id = diglot::content_id(document);
    return {std::move(document), std::move(segments)};
}

void check(const diglot::Ladder& ladder, const diglot::DocumentPair& pair) {
    expect(ladder.source_size() == pair.source->size() && ladder.target_size() == pair.target->size(),
           "the ladder covers both texts");
    for (const diglot::Anchor& anchor : pair.anchors) {
        const auto& beads = ladder.beads();
        expect((anchor.source == ladder.source_size() && anchor.target == ladder.target_size()) ||
                   std::any_of(beads.begin(), beads.end(),
                               [&](const diglot::Bead& bead) {
                                   return bead.source.begin == anchor.source &&
                                          bead.target.begin == anchor.target;
                               }),
               "a bead begins at each anchor");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest = diglot::fuzz::as_text(data, size);
    rest = rest.substr(0, diglot::find_invalid_utf8(rest).value_or(rest.size()));
    const std::string_view choices = take_line(rest);
    const auto choice = [&](std::size_t i) {
        return i < choices.size() ? static_cast<unsigned>(choices[i]) : 0U;
    };
    diglot::AlignOptions options;
    options.evidence = {choice(0) % 2 == 0, choice(0) % 3 != 1, choice(0) % 5 != 1};
    options.threads = 1;
    const diglot::SegmentedDocument source = take_document(rest, choice(1) % 2 == 0 ? "ko" : "de");
    const diglot::SegmentedDocument target = take_document(rest, choice(2) % 2 == 0 ? "en" : "zh");
    diglot::DocumentPair pair{&source, &target, {}};
    if (choice(3) % 2 == 1 && source.size() > 0 && target.size() > 0) {
        pair.anchors.push_back({choice(4) % static_cast<std::uint32_t>(source.size()),
                                choice(5) % static_cast<std::uint32_t>(target.size())});
    }
    const std::vector<diglot::DocumentPair> pairs = {pair, {&source, &source, {}}};
    const std::vector<diglot::Ladder> ladders = diglot::Aligner(options).align(pairs);
    expect(ladders.size() == pairs.size(), "a ladder a pair");
    check(ladders[0], pairs[0]);
    check(ladders[1], pairs[1]);
    options.threads = 3;
    const auto again = diglot::Aligner(options).align(pairs);
    expect(again[0].beads() == ladders[0].beads() && again[1].beads() == ladders[1].beads(),
           "the same at any number of threads");
    return 0;
}
