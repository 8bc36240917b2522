#pragma once

#include "diglot/variants/english_table.h"

#include <cstdint>
#include <vector>

namespace diglot {

/// American, British and Oxford spelling by roots, rules of inflection and rules of word endings.
class EnglishSpelling final : public Spelling {
public:
    explicit EnglishSpelling(EnglishTable table);

    [[nodiscard]] std::optional<WordSpelling> look_up(std::string_view word) const override;
    [[nodiscard]] std::optional<SpellingPair> compare(std::string_view first,
                                                      std::string_view second) const override;

private:
    /// One way to read a word: the entry it is an inflection of, in its three spellings.
    struct Reading {
        EnglishEntry entry;                 ///< With z where the word is one in -ize.
        enum { None, Ize, Lyze } z = None;  ///< Whether s and z part the traditions here.
        bool s_everywhere = false;          ///< "analyses": also the plural of a noun.
    };
    [[nodiscard]] std::vector<Reading> readings(std::string_view lower) const;
    void find_listed(std::string_view word, std::vector<EnglishEntry>& found) const;
    void find_compound(std::string_view word, std::vector<EnglishEntry>& found) const;
    void find_entries(std::string_view word, std::vector<EnglishEntry>& found) const;
    void find_part(std::string_view word, std::vector<EnglishEntry>& found) const;
    [[nodiscard]] bool is_open_ize(std::string_view word, std::size_t z) const;
    [[nodiscard]] bool differ_by_digraph(std::string_view first, std::string_view second) const;
    static std::string form(const Reading& reading, const std::string& z_form, SpellingTradition tradition);
    static TraditionSet traditions_of(const Reading& reading, std::string_view lower);

    EnglishTable table_;
    struct Key {
        std::string_view form;
        std::uint32_t entry;
    };
    std::vector<Key> keys_;  ///< Both forms of every entry, sorted by form, then entry.
};

}  // namespace diglot
