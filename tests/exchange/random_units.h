#pragma once

#include "diglot/bitext/translation_unit.h"
#include "diglot/exchange/unit_features.h"

#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace diglot::test {

/// Makes units with every character that breaks writers, but only of features that a format can hold.
class RandomUnits {
public:
    RandomUnits(unsigned seed, UnitFeatures features) : random_(seed), features_(features) {}

    TranslationUnit next() {
        TranslationUnit unit;
        ++count_;
        if (has(UnitFeature::Id)) {
            unit.id = "u" + std::to_string(count_) + (chance(4) ? text(3, false) : "");
        }
        if (has(UnitFeature::Score) && !chance(3)) {
            unit.score = chance(2) ? number(-100000, 100000) / 10000.0 : number(-100000, 100000) / 7.0;
        }
        if (has(UnitFeature::Confidence) && !chance(3)) {
            unit.confidence = chance(2) ? number(0, 10000) / 10000.0 : number(0, 1000) / 1000.0 / 3.0;
        }
        unit.origin = has(UnitFeature::Origin) && chance(3) ? BeadOrigin::Human : BeadOrigin::Machine;
        unit.review =
            has(UnitFeature::Review) ? static_cast<ReviewState>(number(0, 3)) : ReviewState::Unreviewed;
        add_variants(unit);
        if (has(UnitFeature::Properties) && chance(2)) {
            unit.properties["date"] = "2024-05-0" + std::to_string(number(1, 9));
            unit.properties["note"] = text(4, false);
            unit.properties["2:paragraph-id"] = std::to_string(number(1, 99));
            unit.properties["odd " + text(1, false)] = text(2, false);
        }
        return unit;
    }

private:
    int number(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
    bool chance(int of) { return number(1, of) == 1; }
    [[nodiscard]] bool has(UnitFeature feature) const { return features_.has(feature); }

    void add_variants(TranslationUnit& unit) {
        const std::vector<std::string> languages = {"ko", "en", "zh-Hant", "ar", "fr"};
        const int more = has(UnitFeature::MoreVariants) && chance(4) ? number(1, 3) : 0;
        for (int i = 0; i < 2 + more; ++i) {
            UnitVariant& variant = unit.variants.emplace_back();
            const bool twice = i > 0 && has(UnitFeature::SameLanguage) && chance(6);
            const bool tagged = has(UnitFeature::Languages);
            variant.language = tagged ? languages[static_cast<std::size_t>(twice ? i - 1 : i)] : "und";
            if (has(UnitFeature::Documents)) {
                variant.document = "d" + std::to_string(count_ / 10) + "." + std::to_string(i);
            }
            add_segments(variant);
        }
        if (has(UnitFeature::NullSides) && chance(6)) {
            UnitVariant& empty = unit.variants[static_cast<std::size_t>(number(0, 1))];
            empty.segments.clear();
            empty.segment_ids.clear();
        }
    }

    void add_segments(UnitVariant& variant) {
        const int count = has(UnitFeature::Sentences) && chance(3) ? number(2, 4) : 1;
        for (int i = 0; i < count; ++i) {
            variant.segments.push_back(text(8));
            if (has(UnitFeature::SegmentIds)) {
                variant.segment_ids.push_back(std::to_string(count_ * 10 + i));
            }
        }
    }

    /// A text that is not empty; with control characters where the format holds them in texts.
    std::string text(int pieces, bool controls = true) {
        std::vector<std::string> all = {"word",      "한국어",  "中文",       "日本語", "\"quoted\"",
                                        "'",         "<b>&",    "]]>",        "=1+1",   "+1",
                                        "-1",        "@x",      ",",          ";",      "\\",
                                        "\\n",       "\\t",     "|||",        "😀",      "\u202Eabc\u202C",
                                        "\u00A0",    "e\u0301", "\U0010FFFF", "|",      "#",
                                        "{\"a\":1}", "[0]:[1]", "_x000D_",    "<g/>",   "\u3000",
                                        "\u200B",    "\uFEFF",  "%s"};
        if (has(UnitFeature::Id)) {  // marks of formats that know no ids
            all.insert(all.end(), {"~~~", "<p>"});
        }
        if (has(UnitFeature::LineBreaks)) {
            all.insert(all.end(), {"\n", "\t", "\r\n", "\r", "\u0085", "\u2028"});
        }
        if (controls && has(UnitFeature::Controls)) {
            all.insert(all.end(), {"\u0001", "\u001B", "\uFFFE", "\uFFFF"});
        }
        std::string made;
        for (int left = number(1, pieces); left > 0; --left) {
            made += all[static_cast<std::size_t>(number(0, static_cast<int>(all.size()) - 1))];
            const bool blank =
                has(UnitFeature::OuterSpaces) ? chance(3) : left > 1 && chance(3) && made.back() != ' ';
            made += blank ? " " : "";
        }
        return has(UnitFeature::LongTexts) && chance(400) ? made + std::string(1 << 20, 'z') : made;
    }

    std::mt19937 random_;
    UnitFeatures features_;
    int count_ = 0;
};

}  // namespace diglot::test
