#pragma once

#include "diglot/base/range.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// What a token is written in, which decides how it is cut and compared.
enum class TokenKind : std::uint8_t {
    Word,         ///< Letters of a script with words (Latin, Cyrillic, Greek, Arabic, …).
    Hangul,       ///< A run of Hangul syllables: an eojeol or part of one.
    Han,          ///< One Han character.
    Kana,         ///< A run of Hiragana or of Katakana.
    Number,       ///< Digits with inner points and commas.
    Punctuation,  ///< One character that is none of these: a mark, sign or symbol.
};

struct Token {
    std::string form;  ///< Compatibility-composed and case-folded (Unicode NFKC_Casefold).
    Range bytes;       ///< Where it stood, in bytes of the text given.
    TokenKind kind = TokenKind::Word;
    bool capital = false;  ///< Its first letter was upper case.
};

/// The tokens of a text in order; white space and controls part them. Words of scripts written without spaces
/// are cut by ICU's dictionaries (Thai, Lao, Khmer, Myanmar) or into characters (Han). O(bytes).
std::vector<Token> tokenize(std::string_view text);

/// The same, put into `tokens` (whatever was there goes): for one text after another.
void tokenize(std::string_view text, std::vector<Token>& tokens);

/// Where a token stands and what it is, without its folded form.
struct TokenSpan {
    Range bytes;
    TokenKind kind = TokenKind::Word;
};

/// The places of the tokens that `tokenize` finds, put into `spans` (whatever was there goes); several times
/// as fast, as no form is made. O(bytes).
void find_tokens(std::string_view text, std::vector<TokenSpan>& spans);

/// How much a text says, for length comparison across scripts: letters and digits weighted by what their
/// script packs into one character (Latin letter 1, Hangul syllable 2, Han character 3, …); punctuation ½,
/// white space nothing.
double weighted_length(std::string_view text);

/// The first `count` code points of valid UTF-8, all of it when shorter.
std::string_view first_code_points(std::string_view text, std::size_t count);

/// Where the words of a run of letters end that is written without spaces, by ICU's dictionaries (Chinese and
/// Japanese, Thai, Lao, Khmer, Burmese): bytes after its start. O(|run|).
std::vector<std::uint32_t> dictionary_breaks(std::string_view run);

}  // namespace diglot
