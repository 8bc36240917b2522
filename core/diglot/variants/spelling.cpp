#include "diglot/variants/spelling.h"

#include "diglot/text/language.h"
#include "diglot/variants/english_spelling.h"
#include "diglot/variants/english_spelling_data.h"
#include "diglot/variants/korean_spelling.h"
#include "diglot/variants/korean_spelling_data.h"

#include <algorithm>
#include <array>

namespace diglot {
namespace {

constexpr std::array<std::string_view, 5> kTraditionNames = {"american", "british", "oxford", "southern",
                                                             "northern"};
constexpr std::array<std::string_view, 15> kKindNames = {
    "ise",    "our",           "re",       "double",   "ence",   "ogue",    "digraph",  "mute-e",
    "single", "initial-sound", "loanword", "sai-siot", "ending", "spacing", "quotation"};

}  // namespace

std::string_view to_string(SpellingTradition tradition) {
    return kTraditionNames.at(static_cast<std::size_t>(tradition));
}

std::optional<SpellingTradition> spelling_tradition(std::string_view name) {
    const auto found = std::find(kTraditionNames.begin(), kTraditionNames.end(), name);
    if (found == kTraditionNames.end()) {
        return std::nullopt;
    }
    return static_cast<SpellingTradition>(found - kTraditionNames.begin());
}

std::span<const SpellingTradition> spelling_traditions(std::string_view language) {
    static constexpr std::array kEnglish = {SpellingTradition::American, SpellingTradition::British,
                                            SpellingTradition::Oxford};
    static constexpr std::array kKorean = {SpellingTradition::Southern, SpellingTradition::Northern};
    const std::string primary = primary_language(language);
    if (primary == "en") {
        return kEnglish;
    }
    return primary == "ko" ? std::span<const SpellingTradition>(kKorean)
                           : std::span<const SpellingTradition>();
}

std::string_view to_string(SpellingKind kind) {
    return kKindNames.at(static_cast<std::size_t>(kind));
}

const std::string* WordSpelling::form_in(SpellingTradition tradition) const {
    const auto found = std::find_if(forms.begin(), forms.end(), [&](const SpelledForm& one) {
        return one.traditions.contains(tradition);
    });
    return found == forms.end() ? nullptr : &found->text;
}

std::unique_ptr<Spelling> make_spelling(std::string_view language, std::string_view more) {
    const std::string primary = primary_language(language);
    if (primary == "ko") {
        return std::make_unique<KoreanSpelling>(korean_spelling_data, more);
    }
    if (primary != "en") {
        return nullptr;
    }
    EnglishTable table = read_english_table(english_spelling_data);
    add_english_pairs(table, more);
    return std::make_unique<EnglishSpelling>(std::move(table));
}

}  // namespace diglot
