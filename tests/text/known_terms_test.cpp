#include "diglot/text/known_terms.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

namespace diglot {
namespace {

bool has(const std::vector<KnownTerm>& terms, const std::string& key, const std::string& form) {
    return std::any_of(terms.begin(), terms.end(),
                       [&](const KnownTerm& t) { return t.key == key && t.form == form; });
}

TEST(KnownTerms, forms_of_two_languages_share_their_keys) {
    const auto korean = known_terms("ko");
    const auto english = known_terms("en");
    const auto both = [&](const std::string& key, const std::string& ko, const std::string& en) {
        EXPECT_TRUE(has(korean, key, ko)) << key << ' ' << ko;
        EXPECT_TRUE(has(english, key, en)) << key << ' ' << en;
    };
    both("region:RU", "러시아", "Russia");
    both("region:KP", "북한", "North Korea");
    both("language:ko", "한국어", "Korean");
    both("month:10", "10월", "October");
    both("weekday:5", "금요일", "Friday");
    both("weekday:7", "일요일", "Sunday");
    both("currency:USD", "미국 달러", "US Dollar");
    both("city:Europe/Moscow", "모스크바", "Moscow");
    both("number:25", "스물다섯", "twenty-five");
    both("number:25", "이십오", "twenty-five");
    both("ordinal:3", "셋째", "third");
}

TEST(KnownTerms, numbers_come_in_every_gender_without_soft_hyphens) {
    const auto russian = known_terms("ru");
    EXPECT_TRUE(has(russian, "number:2", "два"));
    EXPECT_TRUE(has(russian, "number:2", "две"));
    EXPECT_TRUE(has(known_terms("de"), "number:25", "fünfundzwanzig"));
}

TEST(KnownTerms, are_sorted_and_never_repeat) {
    for (const char* language : {"ko", "en", "zh", "hu", "is"}) {
        const auto terms = known_terms(language);
        EXPECT_GT(terms.size(), 1000U) << language;
        EXPECT_EQ(std::adjacent_find(terms.begin(), terms.end(),
                                     [](const KnownTerm& a, const KnownTerm& b) {
                                         return std::tie(a.key, a.form) >= std::tie(b.key, b.form);
                                     }),
                  terms.end())
            << language;
    }
}

TEST(KnownTerms, a_language_nobody_knows_has_none) {
    EXPECT_TRUE(known_terms("").empty());
    EXPECT_TRUE(known_terms("tlh").empty());
    EXPECT_TRUE(known_terms("no such thing").empty());
}

}  // namespace
}  // namespace diglot
