#include "diglot/ingest/broken_words.h"

#include "diglot/text/character.h"
#include "diglot/text/korean.h"
#include "diglot/text/utf8.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace diglot {
namespace {

// Particles and endings that are no words of their own; what may be one (이, 가, 도, 고) is not among them.
constexpr std::array kParticles = {
    "은",     "는",     "을",     "를",     "에",     "의",     "로",     "와",     "과",     "며",
    "면",     "던",     "께",     "라",     "에서",   "에게",   "에서는", "에서도", "에는",   "에도",
    "에게는", "으로",   "으로는", "로는",   "로의",   "로도",   "으로서", "로서",   "으로써", "로써",
    "까지",   "까지는", "까지의", "부터",   "부터는", "부터의", "처럼",   "마다",   "조차",   "라도",
    "라는",   "라고",   "라며",   "이다",   "이며",   "이고",   "이라",   "이나",   "이라는", "이라고",
    "인데",   "들이",   "들은",   "들을",   "들의",   "들과",   "들에게", "들도",   "였다",   "였으며",
    "었다",   "았다",   "었으며", "았으며", "었고",   "았고",   "였고",   "었던",   "았던",   "다고",
    "다는",   "다며",   "면서",   "으며",   "으면",   "으면서", "으나",   "은데",   "는데",   "는지",
    "는가",   "지만",   "니다",   "니다만", "습니다", "입니다", "십시오", "시오",   "려고",   "적인",
    "적으로", "이었다", "도록",   "거나",   "든지",   "므로",   "으므로", "께서",   "께서는"};
// The same where the sentence ends behind them.
constexpr std::array kEndings = {"다", "오", "요", "까", "라", "자", "죠"};

// Syllables that mostly end a word, and how often of eight times, counted over manuals and news: a short text
// does not show it by itself.
struct EndOfWord {
    char32_t syllable;
    std::uint32_t apart;
};
constexpr std::uint32_t kTimes = 8;
constexpr std::array kEndsOfWords = {
    EndOfWord{U'을', 8}, EndOfWord{U'를', 8}, EndOfWord{U'은', 8}, EndOfWord{U'게', 7}, EndOfWord{U'는', 7},
    EndOfWord{U'할', 7}, EndOfWord{U'의', 7}, EndOfWord{U'면', 6}, EndOfWord{U'고', 6}, EndOfWord{U'한', 6},
    EndOfWord{U'과', 6}, EndOfWord{U'와', 6}, EndOfWord{U'서', 5}, EndOfWord{U'로', 5}};

/// Letters as the text is judged by them: Hangul as it is, one for all digits, one for all Latin letters; 0
/// for the rest.
char32_t judged(char32_t c) {
    const bool letter = (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
    return is_hangul_syllable(c) ? c : c >= U'0' && c <= U'9' ? U'0' : letter ? U'A' : 0;
}

std::u32string judged_letters(std::string_view text) {
    std::u32string letters;
    for (std::size_t at = 0; at < text.size();) {
        letters += judged(next_code_point(text, at));
    }
    return letters;
}

// What a key speaks of.
using Kind = std::uint64_t;
constexpr Kind kLeft = 1;
constexpr Kind kRight = 2;
constexpr Kind kPair = 3;
constexpr std::size_t kLongest = 3;  // syllables that are looked at on each side

/// A key for up to three letters of the Basic Multilingual Plane.
std::uint64_t key_of(Kind kind, std::u32string_view letters) {
    constexpr unsigned kBits = 16;
    std::uint64_t key = kind;
    for (const char32_t c : letters) {
        key = key << kBits | c;
    }
    return key;
}

/// The keys of the place between two runs of letters, the shortest first.
std::vector<std::uint64_t> keys_beside(Kind kind, std::u32string_view left, std::u32string_view right) {
    std::vector<std::uint64_t> keys;
    const std::u32string_view run = kind == kLeft ? left : right;
    for (std::size_t n = 1; n <= std::min(kLongest, run.size()); ++n) {
        keys.push_back(key_of(kind, kind == kLeft ? run.substr(run.size() - n) : run.substr(0, n)));
    }
    return keys;
}

std::uint64_t pair_key(std::u32string_view left, std::u32string_view right) {
    const std::array<char32_t, 2> pair = {left.back(), right.front()};
    return key_of(kPair, {pair.data(), pair.size()});
}

/// The letters at the end of `text`, up to anything else, and at its beginning.
std::u32string_view last_run(std::u32string_view text) {
    return text.substr(text.rfind(U'\0') + 1);  // npos + 1 is 0
}
std::u32string_view first_run(std::u32string_view text) {
    return text.substr(0, text.find(U'\0'));
}

std::string_view last_word(std::string_view text) {
    return text.substr(text.rfind(' ') + 1);
}
std::string_view first_word(std::string_view text) {
    return text.substr(0, text.find(' '));
}

std::uint64_t hash_of(std::string_view word) {
    return std::hash<std::string_view>()(word);
}

bool is_among(const auto& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// True when what is before the first mark in `word` is a particle or ending.
bool is_particle(std::string_view word) {
    std::size_t end = 0;
    for (std::size_t at = 0; at < word.size() && is_hangul_syllable(next_code_point(word, at));) {
        end = at;
    }
    const std::string_view hangul = word.substr(0, end);
    return is_among(kParticles, hangul) || (word.substr(end).starts_with('.') && is_among(kEndings, hangul));
}

bool ends_with_closing(std::string_view text) {
    constexpr std::array<std::string_view, 9> kClosing = {"”", "’", ")", "」", "』", "》", "〉", "]", "\""};
    return std::any_of(kClosing.begin(), kClosing.end(),
                       [&](std::string_view mark) { return text.ends_with(mark); });
}

constexpr double kStrong = 2.0;  // log odds

double log_odds(double share) {
    return std::log(share / (1.0 - share));
}

}  // namespace

/// What stands on both sides of a line's end.
struct BrokenWords::Halves {
    Halves(std::string_view before, std::string_view next)
        : left_word(last_word(before)),
          right_word(first_word(next)),
          left_letters(judged_letters(left_word)),
          right_letters(judged_letters(right_word)),
          left(last_run(left_letters)),
          right(first_run(right_letters)) {}

    /// True when both sides are letters and one is Hangul.
    [[nodiscard]] bool judged() const {
        return !left.empty() && !right.empty() &&
               (is_hangul_syllable(left.back()) || is_hangul_syllable(right.front()));
    }
    /// True when the line ends between a syllable and a digit or Latin letter.
    [[nodiscard]] bool mixed() const {
        return !is_hangul_syllable(left.back()) || !is_hangul_syllable(right.front());
    }
    /// The hash of both as one word.
    [[nodiscard]] std::uint64_t whole() const { return hash_of(std::string(left_word).append(right_word)); }

    std::string_view left_word;
    std::string_view right_word;
    std::u32string left_letters;
    std::u32string right_letters;
    std::u32string_view left;
    std::u32string_view right;
};

BrokenWords::BrokenWords() {
    for (const auto& [syllable, apart] : kEndsOfWords) {
        counts_[key_of(kLeft, {&syllable, 1})] = {kTimes - apart, apart};
    }
}

void BrokenWords::learn(std::string_view line, bool begins_paragraph, bool ends_paragraph) {
    const std::u32string letters = judged_letters(line);
    std::vector<bool> spaces;
    for (std::size_t at = 0; at < line.size();) {
        spaces.push_back(next_code_point(line, at) == U' ');
    }
    const std::u32string_view all = letters;
    for (std::size_t i = 1; i < all.size(); ++i) {
        const bool apart = spaces[i];
        const std::u32string_view left = last_run(all.substr(0, i));
        const std::u32string_view right = first_run(all.substr(apart ? i + 1 : i));
        if (left.empty() || right.empty() ||
            (!is_hangul_syllable(left.back()) && !is_hangul_syllable(right.front()))) {
            continue;
        }
        const auto count = [&](std::uint64_t key) {
            Counts& counts = counts_[key];
            ++(apart ? counts.apart : counts.within);
        };
        for (const Kind kind : {kLeft, kRight}) {
            for (const std::uint64_t key : keys_beside(kind, left, right)) {
                count(key);
            }
        }
        count(pair_key(left, right));
        count(0);
    }
    for (std::size_t begin = 0; begin < line.size();) {
        const std::size_t end = std::min(line.find(' ', begin), line.size());
        if ((begin > 0 || begins_paragraph) && (end < line.size() || ends_paragraph)) {
            words_.insert(hash_of(line.substr(begin, end - begin)));
        }
        begin = end + 1;
    }
}

double BrokenWords::share_within(const std::uint64_t* keys, std::size_t size, double otherwise) const {
    constexpr double kWeight = 2.0;  // of what shorter pieces of text say, in sightings of the longer one
    double share = otherwise;
    for (std::size_t i = 0; i < size; ++i) {
        if (const auto found = counts_.find(keys[i]); found != counts_.end()) {
            const auto [within, apart] = found->second;
            share = (within + kWeight * share) / (within + apart + kWeight);
        }
    }
    return share;
}

/// The logarithm of the odds that the halves are one word: each side's, then what is known of the two
/// syllables that meet, then of the words.
double BrokenWords::odds(const Halves& halves) const {
    const auto total = counts_.find(0);
    const Counts all = total == counts_.end() ? Counts{} : total->second;
    const double base = (all.within + 1.0) / (all.within + all.apart + 2.0);
    const std::vector<std::uint64_t> left = keys_beside(kLeft, halves.left, halves.right);
    const std::vector<std::uint64_t> right = keys_beside(kRight, halves.left, halves.right);
    const double both = log_odds(share_within(left.data(), left.size(), base)) +
                        log_odds(share_within(right.data(), right.size(), base)) - log_odds(base);
    const std::uint64_t pair = pair_key(halves.left, halves.right);
    const double score = log_odds(share_within(&pair, 1, 1.0 / (1.0 + std::exp(-both))));
    // As worth on texts typeset for it: see docs/benchmarks.md.
    constexpr double kParticle = 4.0;
    constexpr double kWhole = 4.0;
    constexpr double kLeftKnown = 1.0;
    constexpr double kRightKnown = 2.0;
    const auto known = [&](std::uint64_t word) { return words_.count(word) > 0 ? 1.0 : 0.0; };
    return score + (is_particle(halves.right_word) ? kParticle : 0.0) + kWhole * known(halves.whole()) -
           kLeftKnown * known(hash_of(halves.left_word)) - kRightKnown * known(hash_of(halves.right_word));
}

void BrokenWords::count_line_end(std::string_view before, std::string_view next) {
    const Halves halves(before, next);
    if (!halves.judged() || halves.mixed()) {
        return;
    }
    if (!seen_.insert(halves.whole()).second) {
        return;  // a text that repeats itself proves nothing by it
    }
    ++ends_;
    const bool whole = words_.count(halves.whole()) > 0 && words_.count(hash_of(halves.right_word)) == 0;
    broken_ += whole || is_particle(halves.right_word) ? 1U : 0U;
    likely_ += odds(halves) > kStrong ? 1U : 0U;
}

/// True where lines break between scripts, which some do that do not break words: behind a digit or Latin
/// letter (28|일), and before one where the two stand together elsewhere (제|5조).
bool BrokenWords::parts_scripts(const Halves& halves) const {
    if (!halves.mixed() || !is_hangul_syllable(halves.left.back())) {
        return halves.mixed();
    }
    const auto pair = counts_.find(pair_key(halves.left, halves.right));
    return pair != counts_.end() && pair->second.within > pair->second.apart;
}

bool BrokenWords::within_word(std::string_view before, std::string_view next) const {
    constexpr double kLikely = 0.3;  // there half of them, elsewhere one of 25
    constexpr double kUsual = 0.08;  // of line ends, where words are broken at all: a quarter to a third
    const Halves halves(before, next);
    if (!halves.judged()) {
        return halves.left.empty() && ends_with_closing(before) && is_particle(halves.right_word);
    }
    const auto ends = static_cast<double>(ends_);
    const bool breaks_words = static_cast<double>(broken_) > kUsual * ends ||
                              (likely_ > 2 && static_cast<double>(likely_) > kLikely * ends);
    const double least =
        is_particle(halves.right_word) ? kStrong + 2.0 : kStrong;  // 4 for the particle alone
    return (breaks_words || parts_scripts(halves) || is_particle(halves.right_word)) &&
           odds(halves) > (breaks_words ? kStrong : least);
}

}  // namespace diglot
