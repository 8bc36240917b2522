// Whether the verdict on a pair of documents is right: real pairs, wrong ones, shuffled, half wrong, in one
// language. The table of docs/confidence.md; scripts/quality-tables puts it there.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "gold_set.h"
#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace diglot {
namespace {

/// Texts of some length, so that a verdict may be expected.
std::vector<GoldText> long_enough(const std::vector<GoldSet>& sets, std::size_t sentences) {
    std::vector<GoldText> texts;
    for (const GoldSet& set : sets) {
        std::copy_if(set.texts.begin(), set.texts.end(), std::back_inserter(texts),
                     [&](const GoldText& text) {
                         return std::min(text.source.size(), text.target.size()) >= sentences;
                     });
    }
    return texts;
}

GoldText pair_of(const GoldText& source, const GoldText& target) {
    GoldText pair = source;
    pair.target = target.target;
    return pair;
}

GoldText shuffled(GoldText text) {
    std::mt19937 random(7);
    for (std::size_t n = text.target.size(); n > 1; --n) {
        std::swap(text.target[n - 1], text.target[random() % n]);
    }
    return text;
}

/// The first half of the target its own, the second another's.
GoldText half_wrong(GoldText text, const GoldText& other) {
    text.target.resize(text.target.size() / 2);
    text.target.insert(text.target.end(),
                       other.target.begin() + static_cast<std::ptrdiff_t>(other.target.size() / 2),
                       other.target.end());
    return text;
}

GoldText in_one_language(const GoldText& source, const GoldText& target) {
    GoldText pair = source;
    pair.source = source.target;
    pair.source_language = source.target_language;
    pair.target = target.target;
    return pair;
}

using Verdicts = std::map<Verdict, std::size_t>;

Verdicts verdicts_on(const std::vector<GoldText>& pairs) {
    Verdicts counts;
    for (const GoldText& pair : pairs) {
        ++counts[align_alone(pair).quality.verdict];
    }
    return counts;
}

Verdicts print_row(const std::string& name, const std::vector<GoldText>& pairs) {
    Verdicts counts = verdicts_on(pairs);
    fmt::print("| {} | {} | {} | {} | {} | {} |\n", name, pairs.size(), counts[Verdict::Translations],
               counts[Verdict::InPart], counts[Verdict::Unrelated], counts[Verdict::Unknown]);
    return counts;
}

template <typename Change>
std::vector<GoldText> changed(const std::vector<GoldText>& texts, Change change) {
    std::vector<GoldText> result;
    for (std::size_t n = 0; n < texts.size(); ++n) {
        result.push_back(change(texts[n], texts[(n + 1) % texts.size()]));
    }
    return result;
}

TEST(Verdict, IsPlainAndRight) {
    const std::vector<GoldText> texts = long_enough(
        {dev_set("news-south-dev", "ko", "en"), dev_set("gnome-help.ko-en", "ko", "en"),
         dev_set("debian-guide.ko-en", "ko", "en"), dev_set("udhr", "ko", "en"), own_short_texts()},
        10);
    if (texts.size() < 2) {
        GTEST_SKIP() << "DIGLOT_DATA is not set: one text cannot be set against another's translation";
    }
    const auto total = static_cast<double>(texts.size());
    fmt::print(
        "| Korean–English documents of ten sentences and more | pairs | translations | in part | unrelated | "
        "unknown |\n|---|---|---|---|---|---|\n");
    Verdicts real = print_row("as they are", texts);
    EXPECT_LE(static_cast<double>(real[Verdict::Unrelated]), 0.03 * total);
    Verdicts wrong = print_row("the next document's translation", changed(texts, pair_of));
    EXPECT_GE(static_cast<double>(wrong[Verdict::Unrelated]), 0.9 * total);
    Verdicts mixed =
        print_row("translation in random order",
                  changed(texts, [](const GoldText& text, const auto&) { return shuffled(text); }));
    // Many sentences of a short page still find their own, and the rest stays alone: "in part" is no error.
    EXPECT_GE(static_cast<double>(mixed[Verdict::Unrelated] + mixed[Verdict::InPart]), 0.65 * total);
    Verdicts half = print_row("second half of another translation", changed(texts, half_wrong));
    EXPECT_LE(static_cast<double>(half[Verdict::Unrelated]), 0.4 * total);
    Verdicts same = print_row("English against itself", changed(texts, [](const GoldText& text, const auto&) {
                                  return in_one_language(text, text);
                              }));
    EXPECT_EQ(same[Verdict::Unrelated], 0U);
    Verdicts other = print_row("English against other English", changed(texts, in_one_language));
    EXPECT_GE(static_cast<double>(other[Verdict::Unrelated]), 0.8 * total);
}

TEST(Verdict, AccusesNoShortTextForWantOfALexicon) {
    const std::vector<GoldText> texts = own_short_texts_of_other_languages().texts;
    Verdicts real = print_row("short texts of other languages", texts);
    EXPECT_EQ(real[Verdict::Unrelated], 0U);
    Verdicts wrong = print_row("with the next one's translation", changed(texts, pair_of));
    EXPECT_LE(wrong[Verdict::Translations], texts.size() / 4);
    AlignOptions options;
    options.builtin_lexicon = false;  // as in languages of which nothing is known
    for (const GoldText& text : texts) {
        const AlignmentQuality quality = align_alone(text, options).quality;
        EXPECT_NE(quality.verdict, Verdict::Unrelated) << text.name;
    }
}

}  // namespace
}  // namespace diglot
