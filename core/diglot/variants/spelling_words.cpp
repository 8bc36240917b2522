#include "diglot/variants/spelling_words.h"

#include "diglot/text/character.h"
#include "diglot/text/korean.h"
#include "diglot/text/utf8.h"

#include <algorithm>

namespace diglot {
namespace {

bool is_letter(char32_t c) {
    const CharClass kind = char_class(c);
    return kind == CharClass::Lower || kind == CharClass::Upper;
}

/// Of a letter or a digit, or of a character beyond ASCII.
bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80U;
}

/// A word with what its care is decided by.
struct Word {
    Range bytes;
    bool capital = false, capitals = false;  ///< Its first letter, all of its letters.
    bool starts_sentence = false;
    bool quoted = false;
};

/// Reads words off a paragraph, keeping in mind sentences and quotation marks.
class WordReader {
public:
    WordReader(std::string_view text, bool quoted) : text_(text), quoted_(quoted) {}

    std::vector<Word> read() {
        while (at_ < text_.size()) {
            const std::size_t begin = at_;
            const char32_t c = next_code_point(text_, at_);
            if (is_letter(c)) {
                read_word(begin);
            } else {
                read_mark(c);
            }
        }
        return std::move(words_);
    }

    /// Whether the text ends in a quotation and in the middle of a sentence.
    [[nodiscard]] bool goes_on_quoted() const { return quoted_ && !sentence_; }

private:
    void read_word(std::size_t begin) {
        Word word;
        std::size_t letters = 0, capitals = 0;
        bool inner_capital = false;  // as in the names that programs have: fileSize
        std::size_t end = begin;
        for (at_ = begin; at_ < text_.size();) {
            const std::size_t here = at_;
            const char32_t c = next_code_point(text_, at_);
            const bool apostrophe = (c == '\'' || c == U'’') && at_ < text_.size() && end == here;
            if (is_letter(c)) {
                const bool capital = char_class(c) == CharClass::Upper;
                inner_capital = inner_capital || (capital && capitals < letters);
                letters += 1;
                capitals += capital ? 1U : 0U;
                word.capital = word.capital || (here == begin && capitals == 1);
            } else if (!apostrophe || !letter_follows()) {
                at_ = here;
                break;
            }
            end = at_;
        }
        word.bytes = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
        word.capitals = capitals == letters && letters > 1;
        word.starts_sentence = sentence_;
        word.quoted = quoted_;
        sentence_ = false;
        if (!inner_capital && !glued_before(begin) && !glued_behind(end)) {
            words_.push_back(word);
        }
    }

    [[nodiscard]] bool letter_follows() const {
        std::size_t copy = at_;
        return copy < text_.size() && is_letter(next_code_point(text_, copy));
    }

    /// Part of an address, a file name, an option (--color), code or a word with digits.
    [[nodiscard]] bool glued_before(std::size_t begin) const {
        const char c = begin == 0 ? ' ' : text_[begin - 1];
        // "--color", but not "-analyzing" in "self-comparing and -analyzing".
        const bool option = begin > 1 && text_.substr(begin - 2, 2) == "--" &&
                            (begin == 2 || !is_word_byte(text_[begin - 3]));
        if (option || c == '`' || c == '$' || c == '#' || c == '%') {
            return true;
        }
        const bool inner = begin > 1 && text_[begin - 2] != ' ' && (c == '.' || c == '/' || c == ':');
        return (c >= '0' && c <= '9') || c == '@' || c == '_' || c == '\\' || c == '<' ||
               (c == '.' && inner && lower_or_digit(begin - 2));
    }
    [[nodiscard]] bool glued_behind(std::size_t end) const {
        const char c = end < text_.size() ? text_[end] : ' ';
        const char next = end + 1 < text_.size() ? text_[end + 1] : ' ';
        return (c >= '0' && c <= '9') || c == '@' || c == '_' || c == '\\' || (c == ':' && next == '/') ||
               (c == '(' && next == ')') || (c == '=' && next != ' ') ||
               (c == '.' && ((next >= 'a' && next <= 'z') || (next >= '0' && next <= '9')));
    }
    [[nodiscard]] bool lower_or_digit(std::size_t at) const {
        const char c = text_[at];
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    void read_mark(char32_t c) {
        switch (c) {
            case U'"':
                quoted_ = !quoted_;
                sentence_ = sentence_ || quoted_;
                break;
            case U'“':
                quoted_ = true;
                sentence_ = true;
                break;
            case U'”':
                quoted_ = false;
                break;
            default:
                sentence_ =
                    sentence_ || c == '.' || c == '!' || c == '?' || c == ':' || c == U'…' || c == U'•';
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool sentence_ = true;
    bool quoted_;
    std::vector<Word> words_;
};

/// Words that stand in small letters within names and titles.
bool is_small_word(std::string_view word) {
    static constexpr std::string_view kSmall = " of the and for in on at to a an de la von van with by from ";
    return kSmall.find(' ' + std::string(word) + ' ') != std::string_view::npos;
}

/// Whether nearly all words of four letters and more are capitalised.
bool is_title(std::string_view text, const std::vector<Word>& words) {
    std::size_t long_words = 0, capitals = 0;
    for (const Word& word : words) {
        if (word.bytes.size() >= 4 && !is_small_word(text.substr(word.bytes.begin, word.bytes.size()))) {
            long_words += 1;
            capitals += word.capital ? 1U : 0U;
        }
    }
    return long_words >= 2 && capitals * 4 >= long_words * 3;
}

/// The nearest word from `at` in the direction of `step` within the sentence that is no small word; null for
/// none.
const Word* neighbour(std::string_view text, const std::vector<Word>& words, std::size_t at, int step) {
    for (int tries = 0; tries < 3; ++tries) {
        if (step < 0 ? at == 0 || words[at].starts_sentence
                     : at + 1 >= words.size() || words[at + 1].starts_sentence) {
            return nullptr;
        }
        at = step < 0 ? at - 1 : at + 1;
        if (!is_small_word(text.substr(words[at].bytes.begin, words[at].bytes.size()))) {
            return &words[at];
        }
    }
    return nullptr;
}

SpellingCare care_of(std::string_view text, const std::vector<Word>& words, std::size_t at, bool title) {
    const Word& word = words[at];
    if (word.capital && title) {
        return SpellingCare::Title;
    }
    const Word* next = neighbour(text, words, at, 1);
    if (word.capital && (!word.starts_sentence || (next != nullptr && next->capital))) {
        return SpellingCare::Name;
    }
    return word.quoted ? SpellingCare::Quotation : SpellingCare::None;
}

}  // namespace

std::vector<SpellingWord> english_words(std::string_view paragraph, bool& quoted) {
    WordReader reader(paragraph, quoted);
    const std::vector<Word> words = reader.read();
    quoted = reader.goes_on_quoted();
    const bool title = is_title(paragraph, words);
    std::vector<SpellingWord> result;
    result.reserve(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        result.push_back({words[i].bytes, care_of(paragraph, words, i, title)});
    }
    return result;
}

std::vector<SpellingWord> korean_words(std::string_view paragraph) {
    std::vector<SpellingWord> result;
    bool begins = true;  // whether an eojeol may begin here
    for (std::size_t at = 0; at < paragraph.size();) {
        const std::size_t begin = at;
        char32_t c = next_code_point(paragraph, at);
        if (!is_hangul_syllable(c)) {
            const CharClass kind = char_class(c);
            begins = kind == CharClass::Space || kind == CharClass::LineEnd || kind == CharClass::Open ||
                     kind == CharClass::Dash || kind == CharClass::Comma ||
                     ((kind == CharClass::Quote || kind == CharClass::Extend) && begins) || c == U'·' ||
                     c == U'ㆍ';
            continue;
        }
        std::size_t end = at;
        while (at < paragraph.size() && is_hangul_syllable(next_code_point(paragraph, at))) {
            end = at;
        }
        at = end;
        if (begins) {
            result.push_back(
                {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, SpellingCare::None});
        }
        begins = false;
    }
    return result;
}

}  // namespace diglot
