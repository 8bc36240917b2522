// Texts made hard by known edits: chapters missing, front matter, lines without words, sentences run
// together. The gold follows the edits, so that strict F1 can be counted as on the texts they are made of.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "gold_set.h"
#include <algorithm>
#include <functional>
#include <numeric>

namespace diglot {
namespace {

/// Sentence numbers of gold beads are 32 bits wide.
std::uint32_t number(std::size_t value) {
    return static_cast<std::uint32_t>(value);
}

/// All texts of a set put one behind the other.
GoldText joined(const GoldSet& set) {
    GoldText all;
    for (const GoldText& text : set.texts) {
        all.source_language = text.source_language;
        all.target_language = text.target_language;
        for (IndexBead bead : text.beads) {
            for (auto& i : bead.source) {
                i += number(all.source.size());
            }
            for (auto& j : bead.target) {
                j += number(all.target.size());
            }
            all.beads.push_back(std::move(bead));
        }
        all.source.insert(all.source.end(), text.source.begin(), text.source.end());
        all.target.insert(all.target.end(), text.target.begin(), text.target.end());
    }
    return all;
}

GoldText mirrored(GoldText text) {
    std::swap(text.source, text.target);
    std::swap(text.source_language, text.target_language);
    for (IndexBead& bead : text.beads) {
        std::swap(bead.source, bead.target);
    }
    return text;
}

/// Sentences that lost their counterpart, each in a null bead of its own.
std::vector<IndexBead> with_nulls_apart(const std::vector<IndexBead>& beads) {
    std::vector<IndexBead> apart;
    for (const IndexBead& bead : beads) {
        if (!bead.source.empty() && !bead.target.empty()) {
            apart.push_back(bead);
            continue;
        }
        for (const std::uint32_t i : bead.source) {
            apart.push_back({{i}, {}, {}});
        }
        for (const std::uint32_t j : bead.target) {
            apart.push_back({{}, {j}, {}});
        }
    }
    return apart;
}

/// Without the source sentences begin … end - 1.
GoldText without_source(GoldText text, std::size_t begin, std::size_t end) {
    end = std::min(end, text.source.size());
    for (IndexBead& bead : text.beads) {
        std::erase_if(bead.source, [&](auto i) { return i >= begin && i < end; });
        for (auto& i : bead.source) {
            i -= i >= end ? number(end - begin) : 0;
        }
    }
    text.beads = with_nulls_apart(text.beads);
    text.source.erase(text.source.begin() + static_cast<std::ptrdiff_t>(begin),
                      text.source.begin() + static_cast<std::ptrdiff_t>(end));
    return text;
}

/// With `lines` before source sentence `at`, which nothing translates.
GoldText with_source(GoldText text, std::size_t at, const std::vector<std::string>& lines) {
    for (IndexBead& bead : text.beads) {
        for (auto& i : bead.source) {
            i += i >= at ? number(lines.size()) : 0;
        }
    }
    for (std::size_t n = 0; n < lines.size(); ++n) {
        IndexBead alone;
        alone.source.push_back(number(at + n));
        text.beads.push_back(std::move(alone));
    }
    text.source.insert(text.source.begin() + static_cast<std::ptrdiff_t>(at), lines.begin(), lines.end());
    return text;
}

/// With a line of `lines`, in turn, before every tenth source sentence that begins a bead.
GoldText strewn(GoldText text, const std::vector<std::string>& lines) {
    std::vector<std::size_t> places;
    for (const IndexBead& bead : text.beads) {
        if (!bead.source.empty() && bead.source.front() % 10 == 5) {
            places.push_back(bead.source.front());
        }
    }
    std::sort(places.rbegin(), places.rend());
    for (std::size_t n = 0; n < places.size(); ++n) {
        text = with_source(std::move(text), places[n], {lines[n % lines.size()]});
    }
    return text;
}

/// With the source sentences of `count` beads in a row run together into one wherever the beads are 1-1, as
/// in a text whose sentences were not told apart.
GoldText run_together(const GoldText& text, std::size_t count) {
    GoldText coarse = text;
    coarse.source.clear();
    coarse.beads.clear();
    std::vector<IndexBead> beads = text.beads;
    for (std::size_t n = 0; n < beads.size();) {
        std::size_t run = 0;
        while (run < count && n + run < beads.size() && beads[n + run].source.size() == 1 &&
               beads[n + run].target.size() == 1) {
            ++run;
        }
        IndexBead bead = beads[n];
        const std::size_t taken = std::max<std::size_t>(run, 1);
        std::string sentence;
        std::vector<std::string> sentences;
        for (std::size_t k = 0; k < taken; ++k) {
            for (const auto i : beads[n + k].source) {
                sentences.push_back(text.source[i]);
            }
            if (k > 0) {
                bead.target.insert(bead.target.end(), beads[n + k].target.begin(), beads[n + k].target.end());
            }
        }
        bead.source.clear();
        if (run > 1) {
            for (const std::string& each : sentences) {
                sentence += (sentence.empty() ? "" : " ") + each;
            }
            sentences = {sentence};
        }
        for (const std::string& each : sentences) {
            bead.source.push_back(number(coarse.source.size()));
            coarse.source.push_back(each);
        }
        coarse.beads.push_back(std::move(bead));
        n += taken;
    }
    return coarse;
}

/// The source sentences of another text as something that belongs to one side alone.
std::vector<std::string> some_lines(const GoldText& text, std::size_t count) {
    return {text.source.begin(),
            text.source.begin() + static_cast<std::ptrdiff_t>(std::min(count, text.source.size()))};
}

struct HardCase {
    std::string name;
    GoldText text;
    double floor = 0.0;
};

void expect_floors(const std::vector<HardCase>& cases) {
    for (const HardCase& hard : cases) {
        const Evaluation found = evaluate(hard.text.beads, to_index_beads(align_alone(hard.text).ladder));
        fmt::print("| {} | {} / {} | {:.3f} | {:.3f} |\n", hard.name, hard.text.source.size(),
                   hard.text.target.size(), found.strict().f1, found.lax().f1);
        EXPECT_GE(found.strict().f1, hard.floor) << hard.name;
    }
}

std::vector<HardCase> edits(const GoldText& text, const GoldText& other, const std::string& name,
                            double floor) {
    const std::vector<std::string> without_words = {"* * *", "12", ". . . . . . . .", "— 47 —", "…"};
    const std::vector<std::string> captions = {"Abb. 3", "Foto: X. Y.", "(1)", "Fig. 12 a", "Tab. 4"};
    const std::size_t third = text.source.size() / 3;
    const std::size_t targets = text.target.size();
    return {
        {name + ": as it is", text, floor},
        {name + ": 300 sentences missing in the second text",
         mirrored(without_source(mirrored(text), targets / 3, targets / 3 + 300)), floor - 0.02},
        {name + ": 300 sentences missing in the first text", without_source(text, third, third + 300),
         floor - 0.02},
        {name + ": only the last third of the second text",
         mirrored(without_source(mirrored(text), 0, 2 * targets / 3)), floor - 0.03},
        {name + ": 60 sentences of front matter in the first text",
         with_source(text, 0, some_lines(other, 60)), floor - 0.02},
        {name + ": 200 other sentences within the first text",
         with_source(text, 2 * third, some_lines(other, 200)), floor - 0.02},
        {name + ": every tenth line without words", strewn(text, without_words), floor - 0.02},
        {name + ": every tenth line a caption", strewn(text, captions), 0.82},
    };
}

TEST(HardTexts, MadeOfDevSets) {
    const GoldSet news = dev_set("news-south-dev", "ko", "en");
    const GoldSet north = dev_set("news-north-dev", "ko", "en");
    const GoldSet mountains = dev_set("textberg-dev", "de", "fr");
    const GoldSet guide = dev_set("debian-guide.de-en", "de", "en");
    const GoldSet korean_guide = dev_set("debian-guide.ko-en", "ko", "en");
    if (news.texts.empty() || north.texts.empty() || mountains.texts.empty() || guide.texts.empty()) {
        return;  // said so already
    }
    fmt::print("| text | sentences | strict F1 | lax F1 |\n|---|---|---|---|\n");
    expect_floors(edits(joined(news), joined(korean_guide), "news", 0.91));
    expect_floors(edits(mountains.texts.front(), joined(guide), "mountains", 0.91));
}

/// One long line against the sentences it is made of, up to the most that a bead may hold.
TEST(HardTexts, SentencesRunTogether) {
    const GoldSet news = dev_set("news-south-dev", "ko", "en");
    if (news.texts.empty()) {
        return;  // said so already
    }
    AlignOptions wide;
    wide.max_side = 12;
    wide.max_total = 13;
    for (const std::size_t count : {3U, 5U, 10U}) {
        GoldSet coarse;
        for (const GoldText& text : news.texts) {
            coarse.texts.push_back(run_together(text, count));
        }
        const Evaluation usual = evaluate_set(coarse);
        const Evaluation widest = evaluate_set(coarse, wide);
        fmt::print(
            "| news: {} sentences run together | strict {:.3f} lax {:.3f} | beads to 12: {:.3f} {:.3f} |\n",
            count, usual.strict().f1, usual.lax().f1, widest.strict().f1, widest.lax().f1);
        EXPECT_GE(widest.lax().f1, 0.95) << count;
    }
}

}  // namespace
}  // namespace diglot
