#pragma once

#include "diglot/base/range.h"
#include "diglot/bitext/document.h"
#include "diglot/variants/spelling.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diglot {

/// Why a word's spelling is not held against the text that it stands in.
enum class SpellingCare : std::uint8_t {
    None,
    Name,       ///< Part of a name: Pearl Harbor, Labour Party, World Health Organization.
    Quotation,  ///< Between quotation marks: the words of another (English only).
    Title,      ///< In a line of capitalised words, where names cannot be told.
};

/// "none", "name", "quotation", "title".
std::string_view to_string(SpellingCare care);

/// A word that is not spelled as expected.
struct SpellingFinding {
    std::uint32_t paragraph = 0;
    Range bytes;           ///< Into the paragraph's text.
    std::string form;      ///< As it stands there.
    std::string expected;  ///< As the tradition, or the rest of the text, spells it.
    SpellingKind kind = SpellingKind::Single;
    SpellingCare care = SpellingCare::None;
    bool rival = false;  ///< Right in the text's tradition, but the text spells the word otherwise elsewhere.
};

/// How often each spelling of one word occurred, in small letters and without possessive; names,
/// quotations and titles included.
struct SpellingTally {
    SpellingKind kind = SpellingKind::Single;
    std::vector<SpelledForm> forms;               ///< In the order of `WordSpelling::forms`.
    std::map<std::string, std::uint64_t> counts;  ///< By form; forms that did not occur are absent.
};

/// A spelling that tells, and how often it occurred.
struct SpellingEvidence {
    std::string form;  ///< In small letters, without possessive.
    TraditionSet traditions;
    SpellingCare care = SpellingCare::None;
    std::uint64_t count = 0;
};

/// The spelling of one text.
struct SpellingReport {
    /// The tradition that most of the telling words follow; none when no word tells. Of American and Oxford
    /// (-ize alone) it is American, of British and Oxford (colour alone) British.
    std::optional<SpellingTradition> tradition;
    /// The tradition of the telling words in names, quotations and titles, where no other word tells and
    /// three in four of them follow one: who quotes may keep the spelling of another.
    std::optional<SpellingTradition> leaning;
    std::vector<SpellingEvidence>
        evidence;  ///< The telling words: those that count first, then by care and form.
    /// Fewer than three in four telling words follow one tradition, or the text spells a word in two ways
    /// that no tradition knows together, outside names, quotations and titles.
    bool mixed = false;
    std::uint64_t telling = 0;  ///< Words outside names, quotations and titles that not all traditions share.
    std::map<SpellingTradition, std::uint64_t> followed;  ///< How many of them each tradition would write so.
    std::vector<SpellingFinding> findings;                ///< In the order of the text.
    std::map<std::string, SpellingTally> tallies;  ///< By the first form of the word, in small letters.

    /// The keys of the words (of `tallies`) that the text spells in two ways that no tradition knows
    /// together, names, quotations and titles included.
    std::vector<std::string> both_ways;
    /// Those of them that remain when names, quotations and titles are left aside.
    std::vector<std::string> author_both_ways;

    /// The findings that count: outside names, quotations and titles.
    [[nodiscard]] std::uint64_t departures() const;
};

/// Examines texts of one language, and keeps in mind the words it met. Not for several threads at once.
class SpellingExaminer {
public:
    /// `more`: pairs as for `make_spelling`, which tells what is thrown. Throws `Error(Argument)` for a
    /// language whose spelling is not known.
    explicit SpellingExaminer(const std::string& language, std::string_view more = {});

    /// Examines a document's paragraphs, those in another language left aside. With `norm` the findings are
    /// what departs from it, whatever tradition the text follows; without, what departs from the text's own
    /// tradition or spells a word otherwise than the text does elsewhere. O(bytes).
    SpellingReport examine(const Document& document, std::optional<SpellingTradition> norm = std::nullopt);

private:
    std::unique_ptr<Spelling> spelling_;
    std::unordered_map<std::string, std::optional<WordSpelling>> known_;
};

}  // namespace diglot
