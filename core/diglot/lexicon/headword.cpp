#include "diglot/lexicon/headword.h"

#include "diglot/text/language.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace diglot {
namespace {

constexpr std::size_t kMostRenderings = 16;

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kBrackets = {{
    {"(", ")"},
    {"[", "]"},
    {"{", "}"},
    {"<", ">"},
    {"（", "）"},
    {"［", "］"},
    {"【", "】"},
}};

constexpr std::array<std::string_view, 6> kSeparators = {";", ",", "；", "，", "、", "،"};

// Marks that say nothing of the word itself, where a word stands beside them.
constexpr std::array<std::string_view, 50> kMarks = {
    "adj",     "adj.",  "adv",  "adv.", "conj", "conj.", "etw",  "etw.",  "f.",    "interj",
    "interj.", "jd.",   "jdm",  "jdm.", "jdn",  "jdn.",  "jds.", "jmd.",  "jmdm.", "jmdn.",
    "m.",      "n.",    "npl.", "nt.",  "num.", "pl.",   "prep", "prep.", "pron",  "pron.",
    "qc",      "qc.",   "qn",   "qn.",  "qqch", "qqn",   "sb",   "sb.",   "s.b.",  "sg.",
    "s.o.",    "s.th.", "sth",  "sth.", "v.",   "v.i.",  "v.t.", "vi.",   "vt.",   "…"};

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Where the bracket that `text` begins with is closed, behind the closing one; 0 when it is not closed.
std::size_t bracket_length(std::string_view text, std::string_view open, std::string_view close) {
    std::size_t depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (text.substr(at).starts_with(open)) {
            ++depth;
            at += open.size();
        } else if (text.substr(at).starts_with(close)) {
            at += close.size();
            if (--depth == 0) {
                return at;
            }
        } else {
            ++at;
        }
    }
    return 0;
}

/// The length of a remark or pronunciation that `rest` begins with; 0 for none.
std::size_t remark_length(std::string_view rest, bool after_space) {
    for (const auto& [open, close] : kBrackets) {
        if (rest.starts_with(open)) {
            return bracket_length(rest, open, close);
        }
    }
    if (after_space && rest.starts_with('/') && rest.size() > 1 && !is_space(rest[1])) {
        const std::size_t end = rest.find('/', 1);
        if (end != std::string_view::npos &&
            (end + 1 == rest.size() || is_space(rest[end + 1]) || rest[end + 1] == ',')) {
            return end + 1;
        }
    }
    return 0;
}

std::string without_remarks(std::string_view field) {
    std::string text;
    std::size_t unclosed = 0;  // brackets that nothing closes are looked for a few times only
    for (std::size_t at = 0; at < field.size();) {
        const std::size_t length =
            unclosed > 4 ? 0 : remark_length(field.substr(at), at == 0 || is_space(field[at - 1]));
        if (length > 0) {
            at += length;
            continue;
        }
        unclosed += std::string_view("([{<").find(field[at]) != std::string_view::npos ? 1U : 0U;
        text += field[at++];
    }
    return text;
}

/// The length of a separator at byte `at`, 0 for none. A comma between digits is part of a number.
std::size_t separator_length(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    if (rest.front() == ',' && at > 0 && is_digit(text[at - 1]) && rest.size() > 1 && is_digit(rest[1])) {
        return 0;
    }
    for (const std::string_view separator : kSeparators) {
        if (rest.starts_with(separator)) {
            return separator.size();
        }
    }
    return 0;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        if (is_space(text[at])) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        while (at < text.size() && !is_space(text[at])) {
            ++at;
        }
        words.push_back(text.substr(begin, at - begin));
    }
    return words;
}

bool is_mark(std::string_view word) {
    return std::find(kMarks.begin(), kMarks.end(), word) != kMarks.end();
}

bool is_sense_number(std::string_view word) {
    return word.size() > 1 && word.ends_with('.') && std::all_of(word.begin(), word.end() - 1, is_digit);
}

/// The words of one rendering, or nothing when there are none.
std::string cleaned(std::string_view text, bool english) {
    std::vector<std::string_view> words = words_of(text);
    if (words.size() > 1) {
        std::vector<std::string_view> kept;
        std::copy_if(words.begin(), words.end(), std::back_inserter(kept),
                     [](std::string_view word) { return !is_mark(word) && !is_sense_number(word); });
        words = std::move(kept);
    }
    if (english && words.size() > 1 && (words.front() == "to" || words.front() == "To")) {
        words.erase(words.begin());
    }
    std::string result;
    for (const std::string_view word : words) {
        result += (result.empty() ? "" : " ") + std::string(word);
    }
    return result;
}

}  // namespace

std::vector<std::string> renderings(std::string_view field, std::string_view language) {
    const bool english = language.empty() || primary_language(language) == "en";
    const std::string text = without_remarks(field);
    std::vector<std::string> found;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size() && found.size() < kMostRenderings;) {
        const std::size_t length = at == text.size() ? 1 : separator_length(text, at);
        if (length == 0) {
            ++at;
            continue;
        }
        std::string rendering = cleaned(std::string_view(text).substr(begin, at - begin), english);
        if (!rendering.empty() && std::find(found.begin(), found.end(), rendering) == found.end()) {
            found.push_back(std::move(rendering));
        }
        at += length;
        begin = at;
    }
    return found;
}

}  // namespace diglot
