#include "diglot/ingest/paragraph_language.h"

#include "diglot/text/language.h"
#include "diglot/text/tokens.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace diglot {
namespace {

constexpr std::size_t kCharacters = 120;
// Another script shows at once; languages of one script need a sentence or two.
constexpr double kOtherScriptConfidence = 0.8;
constexpr double kOtherScriptEvidence = 30.0;
constexpr double kSameScriptConfidence = 0.99;
constexpr double kSameScriptEvidence = 60.0;

/// Languages so near that a paragraph may pass for the other.
constexpr std::array<std::string_view, 7> kNear = {" hr sr bs ", " nb nn no da ", " es gl ca ", " pt gl ",
                                                   " cs sk ",    " id ms ",       " hi mr ne "};

bool are_near(const std::string& one, const std::string& other) {
    return std::any_of(kNear.begin(), kNear.end(), [&](std::string_view group) {
        return group.find(' ' + one + ' ') != std::string_view::npos &&
               group.find(' ' + other + ' ') != std::string_view::npos;
    });
}

}  // namespace

std::size_t mark_other_languages(Document& document, const JobControl* job) {
    const std::string own = primary_language(document.language);
    const std::string own_script = script_of_language(document.language);
    std::size_t marked = 0;
    for (Paragraph& paragraph : document.paragraphs) {
        check_cancelled(job);
        const LanguageGuess guess =
            own.empty() ? LanguageGuess() : detect_language(first_code_points(paragraph.text, kCharacters));
        const std::string found = primary_language(guess.tag);
        if (found.empty() || found == own || are_near(found, own)) {
            continue;
        }
        const bool other_script = script_of_language(guess.tag) != own_script;
        if (guess.confidence >= (other_script ? kOtherScriptConfidence : kSameScriptConfidence) &&
            guess.evidence >= (other_script ? kOtherScriptEvidence : kSameScriptEvidence)) {
            paragraph.language = guess.tag;
            ++marked;
        }
    }
    return marked;
}

}  // namespace diglot
