#pragma once

#include "diglot/variants/spelling.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// The syllable that the South writes at the beginning of a word for a Northern one (initial-sound law:
/// Hangeul Orthography of 1988, articles 10 to 12); the same syllable where the law changes nothing.
char32_t southern_initial(char32_t northern);

/// Southern and Northern spelling of Korean, by words and the rules of both orthographies. A word is an
/// eojeol: particles and endings may follow, what the tables hold must begin it or part of it.
class KoreanSpelling final : public Spelling {
public:
    /// Reads data in the form of data/ko.txt, then pairs "Southern TAB Northern" a line. Throws
    /// `Error(Format)` with the line that breaks their rules.
    KoreanSpelling(std::string_view data, std::string_view more);

    [[nodiscard]] std::optional<WordSpelling> look_up(std::string_view word) const override;
    [[nodiscard]] std::optional<SpellingPair> compare(std::string_view first,
                                                      std::string_view second) const override;

private:
    struct Entry {
        std::u32string southern, northern;
        SpellingKind kind = SpellingKind::Single;
        bool southern_everywhere = false, northern_everywhere = false;
        bool inside = false;    ///< Known behind two syllables too.
        bool anywhere = false;  ///< Known wherever it stands.
    };
    /// A place in a word where the traditions part.
    struct Change {
        std::size_t at = 0, size = 0;  ///< In code points of the word.
        std::u32string southern, northern;
        SpellingKind kind = SpellingKind::Single;
        TraditionSet traditions;  ///< Where what stands there is right.
        bool by_sense = false;
    };
    static Entry entry_of_line(std::string_view line, std::uint64_t number);
    static Entry entry_of_initial_sound(std::string_view word, bool anywhere);
    static Entry entry_of_pair(std::string_view word, SpellingKind kind);
    void add_line(std::string_view section, std::string_view line, std::uint64_t number);
    void add(Entry entry);
    [[nodiscard]] std::optional<Change> entry_at(std::u32string_view word, std::size_t at) const;
    [[nodiscard]] std::vector<Change> changes(std::u32string_view word) const;

    std::vector<Entry> entries_;
    std::map<std::u32string, std::uint32_t, std::less<>> forms_;  ///< Both forms; the first entry wins.
    std::set<std::u32string, std::less<>> apart_;
    std::size_t longest_ = 0;  ///< Code points of the longest form.
};

}  // namespace diglot
