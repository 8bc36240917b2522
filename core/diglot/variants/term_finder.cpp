#include "diglot/variants/term_finder.h"

#include "diglot/base/error.h"
#include "diglot/text/character.h"
#include "diglot/text/english.h"
#include "diglot/text/korean.h"
#include "diglot/text/language.h"
#include "diglot/text/tokens.h"
#include "diglot/text/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace diglot {
namespace {

/// Particles, longest first.
constexpr std::array<std::string_view, 34> kParticles = {
    "이라고", "에서는", "에게서", "으로서", "으로써", "으로의", "에서의", "까지의", "라고",
    "이라",   "에서",   "에게",   "으로",   "까지",   "부터",   "이나",   "처럼",   "보다",
    "로서",   "로써",   "들은",   "들이",   "들의",   "들을",   "에는",   "와의",   "과의",
    "은",     "는",     "이",     "가",     "을",     "를",     "의"};
constexpr std::array<std::string_view, 7> kShortParticles = {"에", "도", "로", "와", "과", "만", "들"};

std::u32string code_points(std::string_view text) {
    std::u32string result;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (char_class(c) != CharClass::Space) {
            result.push_back(c);
        }
    }
    return result;
}

/// A Korean term, each of its words spelled as a tradition has it.
std::string spelled(std::string_view term, const Spelling& spelling, SpellingTradition tradition) {
    std::string result;
    for (std::size_t at = 0; at < term.size();) {
        const std::size_t end = std::min(term.find(' ', at), term.size());
        const std::string_view word = term.substr(at, end - at);
        const auto known = spelling.look_up(word);
        const std::string* form = known ? known->form_in(tradition) : nullptr;
        result += form == nullptr ? std::string(word) : *form;
        at = end + 1;
    }
    return result;
}

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_particle(std::string_view rest) {
    rest = rest.substr(0, rest.find(' '));
    return rest.empty() || std::find(kParticles.begin(), kParticles.end(), rest) != kParticles.end() ||
           std::find(kShortParticles.begin(), kShortParticles.end(), rest) != kShortParticles.end();
}

/// Words that an inflected language writes with another ending.
bool share_stem(std::string_view one, std::string_view other) {
    const std::size_t common = static_cast<std::size_t>(
        std::mismatch(one.begin(),
                      one.begin() + static_cast<std::ptrdiff_t>(std::min(one.size(), other.size())),
                      other.begin())
            .first -
        one.begin());
    return common >= TermFinder::kHintBytes && std::max(one.size(), other.size()) - common <= 3;
}

}  // namespace

std::string_view without_particle(std::string_view eojeol) {
    const auto strip = [&](const auto& particles) {
        for (const std::string_view particle : particles) {
            if (ends_with(eojeol, particle) && eojeol.size() >= particle.size() + 6) {
                return eojeol.substr(0, eojeol.size() - particle.size());
            }
        }
        return eojeol;
    };
    const std::string_view stripped = strip(kParticles);
    return stripped.size() < eojeol.size() ? stripped : strip(kShortParticles);
}

TermFinder::TermFinder(std::string_view term, const std::string& language)
    : TermFinder(term, language, make_spelling(language)) {}

TermFinder::TermFinder(std::string_view term, const std::string& language,
                       std::shared_ptr<const Spelling> spelling)
    : english_(primary_language(language) == "en"),
      korean_(primary_language(language) == "ko"),
      spelling_(std::move(spelling)) {
    if (korean_) {
        for (const std::string_view ending : {"하다", "되다"}) {
            if (ends_with(term, ending) && term.size() > ending.size()) {
                term.remove_suffix(ending.size());
                verb_ = true;
            }
        }
        stems_.push_back(code_points(term));
        for (const SpellingTradition tradition : spelling_traditions("ko")) {
            stems_.push_back(code_points(spelled(term, *spelling_, tradition)));
        }
        std::sort(stems_.begin(), stems_.end());
        stems_.erase(std::unique(stems_.begin(), stems_.end()), stems_.end());
    }
    for (const Token& token : tokenize(term)) {
        if (token.kind != TokenKind::Punctuation) {
            keys_.push_back(key_of(token.form));
        }
    }
    if (keys_.empty()) {
        throw Error(ErrorCode::Argument, "There is no word in the term", {},
                    "Give a word or several, in quotation marks");
    }
}

/// What all forms of a word have in common; `word` in small letters.
std::string TermFinder::key_of(std::string_view word) const {
    if (!english_) {
        return std::string(word);
    }
    const auto known = spelling_->look_up(word);
    const std::string* american = known ? known->form_in(SpellingTradition::American) : nullptr;
    return english_stem(american == nullptr ? word : *american);
}

std::vector<std::string> TermFinder::hints() const {
    if (!korean_) {
        return {english_ ? keys_.front() : keys_.front().substr(0, kHintBytes)};
    }
    std::vector<std::string> hints;
    for (const std::u32string& stem : stems_) {
        std::string hint;
        for (std::size_t i = 0; i < std::min<std::size_t>(2, stem.size()); ++i) {
            append_code_point(hint, stem[i]);
        }
        hints.push_back(std::move(hint));
    }
    return hints;
}

std::vector<Range> TermFinder::find(std::string_view text) const {
    return korean_ ? find_korean(text) : find_words(text);
}

std::vector<Range> TermFinder::find_words(std::string_view text) const {
    std::vector<Token> words = tokenize(text);
    std::erase_if(words, [](const Token& token) { return token.kind == TokenKind::Punctuation; });
    std::vector<Range> found;
    for (std::size_t at = 0; at + keys_.size() <= words.size();) {
        bool fits = true;
        for (std::size_t i = 0; fits && i < keys_.size(); ++i) {
            const std::string key = key_of(words[at + i].form);
            fits = key == keys_[i] || (!english_ && share_stem(key, keys_[i]));
        }
        if (fits) {
            found.push_back({words[at].bytes.begin, words[at + keys_.size() - 1].bytes.end});
        }
        at += fits ? keys_.size() : 1;
    }
    return found;
}

namespace {

/// Whether the letters from `at` to `end` may be a term of their own and no parts of words by chance. A
/// single syllable that is a term, or that the term has before or behind a space in the text, must be a whole
/// word: 노동 is not in "으로 동작". `begins`: the byte of each letter; `starts`: whether an eojeol begins
/// with it.
bool stands_alone(std::string_view text, const std::vector<std::uint32_t>& begins,
                  const std::vector<bool>& starts, std::size_t at, std::size_t end) {
    const bool one_word = std::find(starts.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                                    starts.begin() + static_cast<std::ptrdiff_t>(end),
                                    true) == starts.begin() + static_cast<std::ptrdiff_t>(end);
    if (one_word && end - at > 1) {
        return true;
    }
    const bool short_begin = one_word || starts[at + 1];
    const bool short_end = one_word || starts[end - 1];
    if (short_begin && !starts[at]) {
        return false;
    }
    std::size_t stop = end;
    while (stop + 1 < starts.size() && !starts[stop]) {
        ++stop;
    }
    return !short_end || begins[stop] <= begins[end] ||
           is_particle(text.substr(begins[end], begins[stop] - begins[end]));
}

}  // namespace

std::vector<Range> TermFinder::find_korean(std::string_view text) const {
    static constexpr std::u32string_view kVerbEndings = U"하했한할해함합되됐된될돼됨됩시";
    std::u32string letters;
    std::vector<std::uint32_t> begins;  // byte of each letter
    std::vector<bool> starts;           // whether an eojeol begins with it
    bool spaced = true;
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = static_cast<std::uint32_t>(at);
        const char32_t c = next_code_point(text, at);
        if (char_class(c) == CharClass::Space || char_class(c) == CharClass::LineEnd) {
            spaced = true;
            continue;
        }
        letters.push_back(c);
        begins.push_back(begin);
        starts.push_back(spaced || !is_hangul_syllable(c));
        spaced = !is_hangul_syllable(c);
    }
    begins.push_back(static_cast<std::uint32_t>(text.size()));
    starts.push_back(true);
    std::vector<Range> found;
    for (std::size_t at = 0; at < letters.size();) {
        std::size_t size = 0;
        for (const std::u32string& stem : stems_) {
            const bool here = letters.compare(at, stem.size(), stem) == 0;
            const std::size_t end = at + stem.size();
            const bool verb = !verb_ || (end < letters.size() &&
                                         kVerbEndings.find(letters[end]) != std::u32string_view::npos);
            const bool whole = here && stands_alone(text, begins, starts, at, end);
            size = verb && whole ? std::max(size, stem.size()) : size;
        }
        if (size > 0) {
            std::size_t last = begins[at + size - 1];
            next_code_point(text, last);
            found.push_back({begins[at], static_cast<std::uint32_t>(last)});
        }
        at += std::max<std::size_t>(size, 1);
    }
    return found;
}

}  // namespace diglot
