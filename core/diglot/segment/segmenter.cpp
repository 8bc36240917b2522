#include "diglot/segment/segmenter.h"

#include "diglot/base/error.h"
#include "diglot/segment/sentence_finder.h"
#include "diglot/segment/sentence_rules.h"
#include "diglot/text/break.h"
#include "diglot/text/charset.h"
#include "diglot/text/measure.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace diglot {
namespace {

class RuleSegmenter final : public Segmenter {
public:
    RuleSegmenter(SentenceRules rules, std::unique_ptr<SentenceBreaker> breaker)
        : rules_(std::move(rules)), breaker_(std::move(breaker)) {}

    [[nodiscard]] std::vector<Range> segment(std::string_view paragraph) const override {
        if (paragraph.size() > std::numeric_limits<std::uint32_t>::max()) {
            throw Error(ErrorCode::Limit, "A paragraph of 4 GiB or more cannot be segmented", {},
                        "Part the text into paragraphs with blank lines");
        }
        if (breaker_ == nullptr) {
            return SentenceFinder(paragraph, rules_, nullptr).find();
        }
        const std::vector<std::uint32_t> ends = breaker_->ends(paragraph);
        return SentenceFinder(paragraph, rules_, &ends).find();
    }

private:
    SentenceRules rules_;
    std::unique_ptr<SentenceBreaker> breaker_;  // for languages without rules of their own
};

std::string decoded(std::string_view file, const std::string& name) {
    try {
        return decode(file).text;
    } catch (const Error& error) {
        throw Error(error.code(), error.message(), {name, error.where().line, error.where().byte},
                    error.advice());
    }
}

/// A few words without signs of markup or code.
bool may_be_abbreviation(std::string_view line) {
    constexpr std::size_t kLongest = 64;  // bytes
    constexpr std::ptrdiff_t kMostSpaces = 4;
    return line.size() <= kLongest && std::count(line.begin(), line.end(), ' ') <= kMostSpaces &&
           line.find_first_of("<>{}=\"%") == std::string_view::npos && has_words(line);
}

bool stays_whole(ParagraphKind kind) {
    return kind == ParagraphKind::Title || kind == ParagraphKind::Heading;
}

}  // namespace

Segmenter::~Segmenter() = default;

std::unique_ptr<Segmenter> make_segmenter(const std::string& language) {
    return make_segmenter(language, {});
}

std::unique_ptr<Segmenter> make_segmenter(const std::string& language,
                                          std::span<const std::string> abbreviations) {
    auto breaker = has_builtin_rules(language) ? nullptr : std::make_unique<SentenceBreaker>(language);
    SentenceRules rules = builtin_rules(language);
    for (const std::string& abbreviation : abbreviations) {
        rules.add_abbreviation(abbreviation);
    }
    return std::make_unique<RuleSegmenter>(std::move(rules), std::move(breaker));
}

std::vector<std::string> parse_abbreviations(std::string_view file, const std::string& name) {
    const std::string text = decoded(file, name);
    std::vector<std::string> found;
    std::uint64_t number = 0;
    for (std::string_view rest = text; !rest.empty();) {
        ++number;
        const std::size_t end = std::min(rest.find_first_of("\n\r"), rest.size());
        const bool pair = rest.substr(end, 2) == "\r\n";
        const std::string_view line = trimmed(rest.substr(0, std::min(rest.find('#'), end)));
        rest.remove_prefix(std::min(end + (pair ? 2 : 1), rest.size()));
        if (line.empty()) {
            continue;
        }
        if (!may_be_abbreviation(line)) {
            throw Error(ErrorCode::Format, "This is no abbreviation", {name, number, std::nullopt},
                        "Give a text with one abbreviation a line, such as \"approx.\"");
        }
        found.emplace_back(line);
    }
    return found;
}

SegmentedDocument segment(Document document, const Segmenter& segmenter, const JobControl* job) {
    std::vector<Segment> segments;
    for (std::uint32_t i = 0; i < document.paragraphs.size(); ++i) {
        check_cancelled(job);
        const Paragraph& paragraph = document.paragraphs[i];
        std::vector<Range> spans = segmenter.segment(paragraph.text);
        if (stays_whole(paragraph.kind) && !spans.empty()) {
            spans = {{spans.front().begin, spans.back().end}};
        }
        std::transform(spans.begin(), spans.end(), std::back_inserter(segments), [&](Range bytes) {
            return Segment{i, bytes};
        });
    }
    return SegmentedDocument(std::move(document), std::move(segments));
}

}  // namespace diglot
