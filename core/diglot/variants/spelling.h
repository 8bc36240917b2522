#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// A way of spelling a language that a text can follow.
enum class SpellingTradition : std::uint8_t {
    American,  ///< color, organize, center, traveled
    British,   ///< colour, organise, centre, travelled
    Oxford,    ///< British, but organize: the spelling of the Oxford dictionaries and of the United Nations
    Southern,  ///< South Korea's: 여성, 노동, 러시아
    Northern,  ///< North Korea's: 녀성, 로동, 로씨야
};

/// "american", "british", "oxford", "southern", "northern".
std::string_view to_string(SpellingTradition tradition);
/// The tradition of that name; none for another word.
std::optional<SpellingTradition> spelling_tradition(std::string_view name);
/// The traditions of a language by its tag ("en", "en-GB", "ko"); empty for a language without any.
std::span<const SpellingTradition> spelling_traditions(std::string_view language);

/// A set of traditions.
class TraditionSet {
public:
    constexpr TraditionSet() = default;
    constexpr TraditionSet(std::initializer_list<SpellingTradition> traditions) {
        for (const SpellingTradition one : traditions) {
            add(one);
        }
    }
    constexpr void add(SpellingTradition one) { bits_ = static_cast<std::uint8_t>(bits_ | bit(one)); }
    [[nodiscard]] constexpr bool contains(SpellingTradition one) const { return (bits_ & bit(one)) != 0; }
    [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
    friend constexpr TraditionSet operator&(TraditionSet a, TraditionSet b) {
        a.bits_ = static_cast<std::uint8_t>(a.bits_ & b.bits_);
        return a;
    }
    friend constexpr bool operator==(TraditionSet, TraditionSet) = default;

private:
    static constexpr unsigned bit(SpellingTradition one) { return 1U << static_cast<unsigned>(one); }
    std::uint8_t bits_ = 0;
};

/// In what two spellings of one word differ.
enum class SpellingKind : std::uint8_t {
    Ise,           ///< organize / organise, analyze / analyse
    Our,           ///< color / colour
    Re,            ///< center / centre
    Double,        ///< traveled / travelled, fulfill / fulfil
    Ence,          ///< defense / defence
    Ogue,          ///< catalog / catalogue
    Digraph,       ///< anemia / anaemia, fetus / foetus
    MuteE,         ///< judgment / judgement, likable / likeable
    Single,        ///< gray / grey, plow / plough: words with a difference of their own
    InitialSound,  ///< 노동 / 로동: the initial-sound law
    Loanword,      ///< 러시아 / 로씨야: words and names from other languages
    SaiSiot,       ///< 나뭇잎 / 나무잎
    Ending,        ///< 되어 / 되여, 할게 / 할께
    Spacing,       ///< 할 것이다 / 할것이다
    Quotation,     ///< “ ” / 《 》
};

/// "ise", "our", "re", "double", "ence", "ogue", "digraph", "mute-e", "single", "initial-sound", "loanword",
/// "sai-siot", "ending", "spacing", "quotation".
std::string_view to_string(SpellingKind kind);

/// One way to spell a word.
struct SpelledForm {
    std::string text;
    TraditionSet traditions;  ///< Where it is right; empty where nowhere ("colorise" mixes two traditions).
};

/// What is known of the spellings of a word.
struct WordSpelling {
    SpellingKind kind = SpellingKind::Single;
    TraditionSet traditions;  ///< Those in which the word as given is right; all where it is never wrong.
    std::vector<SpelledForm> forms;  ///< Every form, that of the word as given among them; in fixed order.
    /// The forms part by sense as well ("cheque" and "check", "practise" and "practice", 역사): the form of
    /// another tradition is only likely.
    bool by_sense = false;

    /// The form of `tradition`; null when none is known.
    [[nodiscard]] const std::string* form_in(SpellingTradition tradition) const;
};

/// How two spellings are known to be one word.
enum class SpellingBasis : std::uint8_t {
    Known,    ///< By a word of the tables, inflected.
    Pattern,  ///< The two differ only as spellings do, but the word is in no table ("Idea", "Idaea").
};

/// Two spellings of one word.
struct SpellingPair {
    SpellingKind kind = SpellingKind::Single;
    SpellingBasis basis = SpellingBasis::Known;
    TraditionSet first, second;  ///< Where each is right; empty where not known.
};

/// What is known of the spelling of one language. Words come without the marks around them; capitals and
/// a possessive ('s) stay as they are in what is returned. Thread-safe.
class Spelling {
public:
    Spelling() = default;
    Spelling(const Spelling&) = delete;
    Spelling& operator=(const Spelling&) = delete;
    virtual ~Spelling() = default;

    /// What is known of `word`; none for a word that all traditions spell alike, or that nobody knows.
    /// O(letters · log table).
    [[nodiscard]] virtual std::optional<WordSpelling> look_up(std::string_view word) const = 0;
    /// Whether `first` and `second`, put one in the place of the other, are spellings of one word; none when
    /// they are not, or are equal but for capitals.
    [[nodiscard]] virtual std::optional<SpellingPair> compare(std::string_view first,
                                                              std::string_view second) const = 0;
};

/// The spelling knowledge for a language by its tag ("en", "en-US", "ko"); null for a language without any.
/// `more` are pairs to know besides those built in, "first TAB second" a line (American TAB British; Southern
/// TAB Northern), `#` starting a comment: what scripts/import-varcon writes. Throws `Error(Format)` naming
/// the line that breaks this rule. Some milliseconds; make it once.
std::unique_ptr<Spelling> make_spelling(std::string_view language, std::string_view more = {});

}  // namespace diglot
