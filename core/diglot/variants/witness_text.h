#pragma once

#include "diglot/base/range.h"
#include "diglot/bitext/document.h"
#include "diglot/text/tokens.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diglot {

/// The smallest piece of a text that is compared: a word with its apostrophes and inner points ("People's",
/// "U.S."), a Hangul syllable, a Han character, a number, a mark.
struct Atom {
    std::uint32_t key = 0;      ///< Equal for pieces alike but for capitals, spelling and inflection.
    std::uint32_t form = 0;     ///< Equal for pieces written alike.
    std::uint32_t segment = 0;  ///< Index of its sentence.
    Range bytes;                ///< In the text of its paragraph.
    TokenKind kind = TokenKind::Word;
    bool spaced = false;   ///< White space stands before it, or a sentence begins with it.
    bool capital = false;  ///< Its first letter is upper case.

    [[nodiscard]] bool is_word() const { return kind != TokenKind::Punctuation; }
};

/// The strings behind the numbers of atoms; one for all texts that are compared with each other.
class AtomTable {
public:
    /// The number of `text`, a new one when it was not met before. O(bytes).
    std::uint32_t number(std::string_view text);
    [[nodiscard]] std::size_t size() const { return numbers_.size(); }

private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
};

/// A text as a row of atoms. Refers to the document, which must outlive it.
class WitnessText {
public:
    /// O(bytes).
    WitnessText(const SegmentedDocument& document, AtomTable& table);

    [[nodiscard]] const SegmentedDocument& document() const { return *document_; }
    [[nodiscard]] const std::vector<Atom>& atoms() const { return atoms_; }
    /// The atoms of one segment, as indices.
    [[nodiscard]] Range atoms_of(std::uint32_t segment) const {
        return {starts_[segment], starts_[segment + 1]};
    }
    [[nodiscard]] std::uint32_t segment_count() const {
        return static_cast<std::uint32_t>(starts_.size() - 1);
    }
    /// How many atoms of a segment are words.
    [[nodiscard]] std::uint32_t words_of(std::uint32_t segment) const { return words_[segment]; }
    /// An atom as it stands in its text.
    [[nodiscard]] std::string_view text(const Atom& atom) const;
    /// The language subtag, "" when unknown.
    [[nodiscard]] const std::string& language() const { return language_; }

private:
    void add_segment(std::uint32_t segment, AtomTable& table);

    const SegmentedDocument* document_;
    std::string language_;
    std::vector<Atom> atoms_;
    std::vector<std::uint32_t> starts_;
    std::vector<std::uint32_t> words_;
};

/// A key that spellings and forms of one word share, as a rule: "organisations" and "organize" differ,
/// "organised" and "organizes" do not; a Hangul syllable is levelled by the initial-sound law (녀, 여). Words
/// may share a key without being related: it finds candidates, it proves nothing.
std::string comparison_key(std::string_view folded, TokenKind kind, std::string_view language);

}  // namespace diglot
