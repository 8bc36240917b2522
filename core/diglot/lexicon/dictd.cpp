// Dictionaries in the format of dictd, as FreeDict's packages install them.
#include "diglot/lexicon/headword.h"
#include "diglot/lexicon/reader.h"
#include "diglot/lexicon/records.h"
#include "diglot/text/lines.h"
#include "diglot/text/utf8.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace diglot {
namespace {

constexpr std::size_t kMostWords = 6;  // a longer "rendering" is an explanation

/// dictd's numbers: base 64, most significant digit first.
std::optional<std::uint64_t> number_of(std::string_view digits) {
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::uint64_t number = 0;
    for (const char digit : digits) {
        const std::size_t value = kDigits.find(digit);
        if (value == std::string_view::npos || number >> 40U != 0) {
            return std::nullopt;
        }
        number = number * 64 + value;
    }
    return digits.empty() ? std::nullopt : std::optional(number);
}

struct Article {
    std::uint64_t begin = 0;
    std::uint64_t length = 0;
    std::uint64_t line = 0;  // in the index
};

std::optional<Article> article_of(std::string_view line, std::uint64_t number, std::size_t size) {
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    if (second == std::string_view::npos) {
        return std::nullopt;
    }
    const std::size_t third = std::min(line.find('\t', second + 1), line.size());
    const auto begin = number_of(line.substr(first + 1, second - first - 1));
    const auto length = number_of(line.substr(second + 1, third - second - 1));
    if (!begin || !length || *begin > size || *length > size - *begin) {
        return std::nullopt;
    }
    return Article{*begin, *length, number};
}

/// The text behind "12. " at the start of a line; none when it does not begin so.
std::optional<std::string_view> behind_sense_number(std::string_view line) {
    const std::size_t end = line.find_first_not_of("0123456789");
    if (end == 0 || end == std::string_view::npos || !line.substr(end).starts_with(". ")) {
        return std::nullopt;
    }
    return line.substr(end + 2);
}

bool is_explanation(std::string_view rendering) {
    return std::count(rendering.begin(), rendering.end(), ' ') >= static_cast<std::ptrdiff_t>(kMostWords);
}

/// The lines of renderings in an article: those with the number of a sense, else the first one behind the
/// headword that is no remark.
std::vector<std::string_view> rendering_lines(LineReader lines) {
    std::vector<std::string_view> numbered;
    std::optional<std::string_view> plain;
    for (std::string_view line; lines.next(line);) {
        if (const auto behind = behind_sense_number(line)) {
            numbered.push_back(*behind);
        } else if (!plain && !is_blank(line) && !line.starts_with(' ') && !line.starts_with('(')) {
            plain = line;
        }
    }
    if (numbered.empty() && plain) {
        numbered.push_back(*plain);
    }
    return numbered;
}

void read_article(std::string_view text, std::uint64_t line_in_index, LexiconBuilder& builder,
                  const std::string& language) {
    LineReader lines(text);
    std::string_view headword;
    if (find_invalid_utf8(text)) {
        builder.malformed({}, line_in_index);
        return;
    }
    if (!lines.next(headword) || renderings(headword).empty()) {
        builder.malformed(headword, line_in_index);
        return;
    }
    for (const std::string_view line : rendering_lines(lines)) {
        for (const std::string& rendering : renderings(line, language)) {
            if (!is_explanation(rendering)) {
                builder.add(headword, rendering, 1.0, line_in_index);
            }
        }
    }
}

}  // namespace

Lexicon read_dictd(std::string_view index, std::string_view articles, const std::string& name,
                   const LexiconReadOptions& options, DiagnosticSink& sink) {
    LexiconBuilder builder(name, sink);
    builder.set_languages(options.source_language, options.target_language);
    std::vector<Article> found;
    LineReader lines(index);
    for (std::string_view line; lines.next(line);) {
        if (is_blank(line) || line.starts_with("00database") || line.starts_with("00-database")) {
            continue;
        }
        if (const auto article = article_of(line, lines.number(), articles.size())) {
            found.push_back(*article);
        } else {
            builder.malformed(find_invalid_utf8(line) ? std::string_view() : line, lines.number());
        }
    }
    std::sort(found.begin(), found.end(), [](const Article& a, const Article& b) {
        return std::tie(a.begin, a.length, a.line) < std::tie(b.begin, b.length, b.line);
    });
    const auto same = [](const Article& a, const Article& b) { return a.begin == b.begin; };
    found.erase(std::unique(found.begin(), found.end(), same), found.end());
    for (const Article& article : found) {
        read_article(articles.substr(article.begin, article.length), article.line, builder,
                     options.target_language);
    }
    return builder.finish();
}

}  // namespace diglot
