#include "diglot/text/tokens.h"

#include "diglot/text/fold.h"
#include "diglot/text/korean.h"
#include "diglot/text/utf8.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include <memory>

namespace diglot {
namespace {

enum class CharClass : std::uint8_t {
    Space,
    Letter,
    Hangul,
    Han,
    Hiragana,
    Katakana,
    Southeast,
    Digit,
    Mark,
    Other
};

CharClass class_of_other(char32_t c) {
    const auto u = static_cast<UChar32>(c);
    if (u_isUWhiteSpace(u) != 0 || u_charType(u) == U_FORMAT_CHAR || u_charType(u) == U_CONTROL_CHAR) {
        return CharClass::Space;
    }
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(u, &status)) {
        case USCRIPT_HANGUL:
            return CharClass::Hangul;
        case USCRIPT_HAN:
            return u_isalpha(u) != 0 ? CharClass::Han : CharClass::Other;
        case USCRIPT_HIRAGANA:
            return CharClass::Hiragana;
        case USCRIPT_KATAKANA:
            return CharClass::Katakana;
        case USCRIPT_THAI:
        case USCRIPT_LAO:
        case USCRIPT_KHMER:
        case USCRIPT_MYANMAR:
            return u_isdigit(u) != 0 ? CharClass::Digit : CharClass::Southeast;
        default:
            break;
    }
    if (c == 0x30FC) {  // the long vowel mark is of no script by itself
        return CharClass::Katakana;
    }
    if (u_isdigit(u) != 0) {
        return CharClass::Digit;
    }
    const auto mask = U_GET_GC_MASK(u);
    if ((mask & U_GC_L_MASK) != 0) {
        return CharClass::Letter;
    }
    return (mask & U_GC_M_MASK) != 0 ? CharClass::Mark : CharClass::Other;
}

CharClass class_of(char32_t c) {
    if (c < 0x80) {
        const auto lower = c | 0x20U;
        return c <= ' ' || c == 0x7F          ? CharClass::Space
               : lower >= 'a' && lower <= 'z' ? CharClass::Letter
               : c >= '0' && c <= '9'         ? CharClass::Digit
                                              : CharClass::Other;
    }
    if (is_hangul_syllable(c)) {
        return CharClass::Hangul;
    }
    if (c >= 0x4E00 && c <= 0x9FFF) {
        return CharClass::Han;
    }
    if (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) {
        return CharClass::Letter;
    }
    return class_of_other(c);
}

TokenKind kind_of(CharClass found) {
    switch (found) {
        case CharClass::Hangul:
            return TokenKind::Hangul;
        case CharClass::Han:
            return TokenKind::Han;
        case CharClass::Hiragana:
        case CharClass::Katakana:
            return TokenKind::Kana;
        case CharClass::Digit:
            return TokenKind::Number;
        case CharClass::Letter:
        case CharClass::Mark:
        case CharClass::Southeast:
            return TokenKind::Word;
        default:
            return TokenKind::Punctuation;
    }
}

/// Cuts a text; `take` gets the class, first and last byte of each token.
template <typename Take>
class Tokenizer {
public:
    Tokenizer(std::string_view text, Take take) : text_(text), take_(std::move(take)) {}

    void run() {
        std::size_t at = 0;
        while (at < text_.size()) {
            const std::size_t begin = at;
            const char32_t c = next_code_point(text_, at);
            const CharClass found = class_of(c);
            if (found == CharClass::Space) {
                continue;
            }
            if (found != CharClass::Han && found != CharClass::Other) {
                at = end_of_run(found, at);
            }
            if (found == CharClass::Southeast) {
                std::size_t from = begin;
                for (const std::uint32_t stop : dictionary_breaks(text_.substr(begin, at - begin))) {
                    take_(found, from, begin + stop);
                    from = begin + stop;
                }
            } else {
                take_(found, begin, at);
            }
        }
    }

private:
    [[nodiscard]] std::size_t end_of_run(CharClass kind, std::size_t at) const {
        while (at < text_.size()) {
            std::size_t next = at;
            const char32_t c = next_code_point(text_, next);
            const CharClass found = class_of(c);
            const bool inner = kind == CharClass::Digit && (c == '.' || c == ',') && next < text_.size() &&
                               class_of(peek(next)) == CharClass::Digit;
            if (found != kind && found != CharClass::Mark && !inner) {
                break;
            }
            at = next;
        }
        return at;
    }

    [[nodiscard]] char32_t peek(std::size_t at) const { return next_code_point(text_, at); }

    std::string_view text_;
    Take take_;
};

Range range_of(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

std::vector<std::uint32_t> dictionary_breaks(std::string_view run) {
    thread_local std::unique_ptr<icu::BreakIterator> words;
    UErrorCode status = U_ZERO_ERROR;
    if (!words) {
        words.reset(icu::BreakIterator::createWordInstance(icu::Locale("th"), status));
    }
    UText text = UTEXT_INITIALIZER;
    utext_openUTF8(&text, run.data(), static_cast<std::int64_t>(run.size()), &status);
    words->setText(&text, status);
    std::vector<std::uint32_t> breaks;
    if (U_SUCCESS(status)) {
        words->first();
        for (std::int32_t at = words->next(); at != icu::BreakIterator::DONE; at = words->next()) {
            breaks.push_back(static_cast<std::uint32_t>(at));
        }
    }
    utext_close(&text);
    if (breaks.empty() || breaks.back() != run.size()) {
        breaks.push_back(static_cast<std::uint32_t>(run.size()));
    }
    return breaks;
}

std::vector<Token> tokenize(std::string_view text) {
    std::vector<Token> tokens;
    tokenize(text, tokens);
    return tokens;
}

void tokenize(std::string_view text, std::vector<Token>& tokens) {
    tokens.clear();
    Tokenizer(text, [&](CharClass found, std::size_t begin, std::size_t end) {
        std::size_t at = begin;
        const bool capital =
            found == CharClass::Letter && u_isupper(static_cast<UChar32>(next_code_point(text, at))) != 0;
        tokens.push_back(
            {fold_case(text.substr(begin, end - begin)), range_of(begin, end), kind_of(found), capital});
    }).run();
}

void find_tokens(std::string_view text, std::vector<TokenSpan>& spans) {
    spans.clear();
    Tokenizer(text, [&](CharClass found, std::size_t begin, std::size_t end) {
        spans.push_back({range_of(begin, end), kind_of(found)});
    }).run();
}

double weighted_length(std::string_view text) {
    double length = 0.0;
    std::size_t at = 0;
    while (at < text.size()) {
        switch (class_of(next_code_point(text, at))) {
            case CharClass::Letter:
            case CharClass::Digit:
            case CharClass::Southeast:
                length += 1.0;
                break;
            case CharClass::Hangul:
                length += 2.0;
                break;
            case CharClass::Han:
                length += 3.0;
                break;
            case CharClass::Hiragana:
            case CharClass::Katakana:
                length += 1.5;
                break;
            case CharClass::Other:
                length += 0.5;
                break;
            case CharClass::Space:
            case CharClass::Mark:
                break;
        }
    }
    return length;
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    while (count > 0 && at < text.size()) {
        next_code_point(text, at);
        --count;
    }
    return text.substr(0, at);
}

}  // namespace diglot
