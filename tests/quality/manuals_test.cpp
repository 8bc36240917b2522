// Manuals in languages without a gold of sentences: where one sentence stands against one, the manual itself
// says so. From those a text with a known alignment is made by leaving sentences out and joining neighbours,
// as the news of the dev sets were.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "gold_set.h"
#include <cstdint>
#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace diglot {
namespace {

constexpr std::size_t kShortest = 25;      // bytes of an English sentence worth its own bead
constexpr std::size_t kBeadsOfAText = 60;  // of each text that is made

using SentencePair = std::pair<std::string, std::string>;

/// Pairs of single sentences that the blocks of a manual hold, in order.
std::vector<SentencePair> single_sentences(const GoldSet& manual) {
    std::vector<SentencePair> pairs;
    for (const GoldText& text : manual.texts) {
        for (const IndexBead& bead : text.beads) {
            if (bead.source.size() == 1 && bead.target.size() == 1 &&
                text.target[bead.target.front()].size() > kShortest) {
                pairs.emplace_back(text.source[bead.source.front()], text.target[bead.target.front()]);
            }
        }
    }
    return pairs;
}

void add_bead(GoldText& text, const std::vector<std::string>& source,
              const std::vector<std::string>& target) {
    IndexBead bead;
    for (const std::string& sentence : source) {
        bead.source.push_back(static_cast<std::uint32_t>(text.source.size()));
        text.source.push_back(sentence);
    }
    for (const std::string& sentence : target) {
        bead.target.push_back(static_cast<std::uint32_t>(text.target.size()));
        text.target.push_back(sentence);
    }
    text.beads.push_back(std::move(bead));
}

/// One or two pairs, from `at` on, as a bead; 5% lose a side, 12% of neighbours are joined on one.
void add_edited(GoldText& text, const std::vector<SentencePair>& pairs, std::size_t& at,
                const std::string& space, std::mt19937& random) {
    const auto& [source, target] = pairs[at++];
    const auto chance = random() % 1000;
    if (chance < 25) {
        add_bead(text, {source}, {});
    } else if (chance < 50) {
        add_bead(text, {}, {target});
    } else if (chance < 170 && at < pairs.size()) {
        const auto& [next_source, next_target] = pairs[at++];
        if (random() % 2 == 0) {
            add_bead(text, {source + space + next_source}, {target, next_target});
        } else {
            add_bead(text, {source, next_source}, {target + " " + next_target});
        }
    } else {
        add_bead(text, {source}, {target});
    }
}

GoldSet edited(const GoldSet& manual, const std::string& language, const std::string& space) {
    const std::vector<SentencePair> pairs = single_sentences(manual);
    std::mt19937 random(5);
    GoldSet set;
    for (std::size_t at = 0; at < pairs.size();) {
        GoldText text;
        text.source_language = language;
        text.target_language = "en";
        while (text.beads.size() < kBeadsOfAText && at < pairs.size()) {
            add_edited(text, pairs, at, space, random);
        }
        set.texts.push_back(std::move(text));
    }
    return set;
}

TEST(Manuals, WithSentencesLeftOutAndJoined) {
    AlignOptions unknowing;
    unknowing.builtin_lexicon = false;
    fmt::print("| manual, with known edits | beads | built-in lexicon | without |\n|---|---|---|---|\n");
    for (const auto& [name, extension, language, space] :
         {std::tuple("debian-guide.de-en", "de", "de", " "), std::tuple("debian-guide.ja-en", "ja", "ja", ""),
          std::tuple("debian-guide.ko-en", "ko", "ko", " "),
          std::tuple("debian-guide.zh_CN-en", "zh_CN", "zh", "")}) {
        const GoldSet manual = dev_set(name, extension, "en");
        if (manual.texts.empty()) {
            continue;
        }
        const GoldSet set = edited(manual, language, space);
        const Evaluation knowing = evaluate_set(set);
        fmt::print("| {}-en | {} | {:.3f} | {:.3f} |\n", language, knowing.gold_beads, knowing.strict().f1,
                   evaluate_set(set, unknowing).strict().f1);
        EXPECT_GE(knowing.strict().f1, 0.95) << name;
    }
}

}  // namespace
}  // namespace diglot
