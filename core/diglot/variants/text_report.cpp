#include "diglot/text/language.h"
#include "diglot/text/measure.h"
#include "diglot/variants/html_report_assets.h"
#include "diglot/variants/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace diglot {
namespace {

// One colour a class (SGR), in the order of the classes; readable on light and
// dark ground.
constexpr std::array<std::string_view, kDifferenceClasses> kColours = {
    "36", "36", "33", "35", "34", "32", "32", "33", "90", "31", "1;32", "1;31", "1;34"};

/// The report's own words in one language.
struct Words {
    std::string_view shared;  ///< Siglum, file, sentences shared, sentences.
    std::string_view again;   ///< Version, numbers.
    std::string_view left_out_by, not_in, changed, moved, in_words, in_sentences, none;
    std::size_t width;  ///< Columns of the longest name of a class.
};

constexpr Words kEnglish = {
    "{}  {}: {} of {} sentences shared\n",
    "    said again in {} {}\n",
    "left out by",
    "not in",
    "said once more, with changes",
    "moved",
    "Differences in words: ",
    "Whole sentences: ",
    "none",
    13,
};

constexpr Words kKorean = {
    "{0}  {1}: 문장 {3}개 가운데 {2}개가 공통\n",
    "    {}의 문장 {}에서 되풀이\n",
    "빠뜨린 판본:",
    "없는 판본:",
    "고쳐서 다시 말함",
    "자리를 옮김",
    "낱말의 차이: ",
    "문장 전체의 차이: ",
    "없음",
    15,
};

class TextReport {
public:
    TextReport(const Collation& collation, const ReportOptions& options, std::ostream& out)
        : collation_(collation),
          colour_(options.colour),
          korean_(primary_language(options.page_language) == "ko"),
          words_(korean_ ? kKorean : kEnglish),
          out_(out) {}

    void write();

private:
    [[nodiscard]] std::string coloured(std::string_view text, std::string_view code) const {
        return colour_ && !text.empty() ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
    }
    [[nodiscard]] std::string coloured(std::string_view text, DifferenceClass kind) const {
        return coloured(text, kColours.at(static_cast<std::size_t>(kind)));
    }
    /// A class by the name that options and other formats know; in Korean by its Korean name.
    [[nodiscard]] std::string_view name(DifferenceClass kind) const {
        return korean_ ? report_text("ko").classes.at(static_cast<std::size_t>(kind)) : to_string(kind);
    }
    [[nodiscard]] std::string counted(DifferenceScope scope) const;
    [[nodiscard]] std::string numbers(const std::vector<std::uint32_t>& segments) const;
    void write_head();
    void write_group(std::uint32_t number);
    void write_alone(const SentenceGroup& group);
    void write_versions(std::uint32_t number);
    void write_repeats(const std::vector<SentenceRepeat>& repeats, std::size_t witness);
    void write_difference(const Difference& difference);
    [[nodiscard]] std::string marked(std::uint32_t number, std::size_t witness) const;
    [[nodiscard]] std::string reading_text(const VersionReading& reading) const;
    void write_counts();

    const Collation& collation_;
    bool colour_, korean_;
    const Words& words_;
    std::ostream& out_;
    std::vector<Range> by_group_ = differences_by_group(collation_);
};

/// "3-5" or "3, 7".
std::string TextReport::numbers(const std::vector<std::uint32_t>& segments) const {
    std::string text;
    for (std::size_t i = 0; i < segments.size();) {
        std::size_t end = i + 1;
        while (end < segments.size() && segments[end] == segments[end - 1] + 1) {
            ++end;
        }
        text += text.empty() ? "" : ", ";
        text += std::to_string(segments[i] + 1);
        text += end > i + 1 ? "-" + std::to_string(segments[end - 1] + 1) : "";
        i = end;
    }
    return text;
}

void TextReport::write_head() {
    for (std::size_t w = 0; w < collation_.witnesses.size(); ++w) {
        const WitnessInput& witness = collation_.witnesses[w];
        out_ << fmt::format(fmt::runtime(words_.shared), coloured(Collation::siglum(w), "1"), witness.name,
                            shared_sentences(collation_, w), witness.document->size());
    }
    out_ << '\n';
}

/// The text of a version; in colour its differences stand out.
std::string TextReport::marked(std::uint32_t number, std::size_t witness) const {
    const SentenceGroup& group = collation_.groups[number];
    if (!colour_) {
        return collation_.text(group, witness);
    }
    std::vector<DifferenceClass> kinds(group.variations.size());
    for (std::uint32_t d = by_group_[number].end; d-- > by_group_[number].begin;) {
        const Difference& difference = collation_.differences[d];
        if (difference.scope == DifferenceScope::Words) {
            kinds[difference.variation] = difference.kind;
        }
    }
    std::string text;
    for (const ReportPiece& piece : report_pieces(collation_, group, witness)) {
        text += piece.variation ? coloured(piece.text, kinds[*piece.variation]) : piece.text;
    }
    return text;
}

std::string TextReport::reading_text(const VersionReading& reading) const {
    return reading.text.empty() ? "–" : reading.text;
}

void TextReport::write_difference(const Difference& difference) {
    const std::string_view kind = name(difference.kind);
    std::string line =
        "    " + coloured(kind, difference.kind) + std::string(words_.width - count_columns(kind) + 1, ' ');
    bool first = true;
    for (std::size_t w = 0; w < difference.readings.size(); ++w) {
        if (difference.readings[w]) {
            line += fmt::format("{}{} {}", first ? "" : "  |  ", coloured(Collation::siglum(w), "1"),
                                reading_text(*difference.readings[w]));
            first = false;
        }
    }
    out_ << line << '\n';
}

void TextReport::write_versions(std::uint32_t number) {
    const SentenceGroup& group = collation_.groups[number];
    if (!group.original.empty()) {
        std::string text;
        for (const std::uint32_t s : group.original) {
            text += (text.empty() ? "" : " ") + std::string(collation_.original->text(s));
        }
        out_ << fmt::format("  {} {}  {}\n", coloured("=", "1"), numbers(group.original), text);
    }
    for (std::size_t w = 0; w < group.segments.size(); ++w) {
        if (!group.segments[w].empty()) {
            out_ << fmt::format("  {} {}  {}\n", coloured(Collation::siglum(w), "1"),
                                numbers(group.segments[w]), marked(number, w));
            write_repeats(group.repeats[w], w);
        }
    }
}

void TextReport::write_repeats(const std::vector<SentenceRepeat>& repeats, std::size_t witness) {
    if (repeats.empty()) {
        return;
    }
    std::vector<std::uint32_t> at;
    at.reserve(repeats.size());
    for (const SentenceRepeat& repeat : repeats) {
        at.push_back(repeat.at);
    }
    out_ << fmt::format(fmt::runtime(words_.again), Collation::siglum(witness), numbers(at));
}

/// Whole sentences that some versions lack.
void TextReport::write_alone(const SentenceGroup& group) {
    std::string lacking;
    for (std::size_t w = 0; w < group.segments.size(); ++w) {
        if (group.segments[w].empty()) {
            lacking += (lacking.empty() ? "" : ", ") + Collation::siglum(w);
        }
    }
    if (!lacking.empty() && !group.repeated) {
        const bool original_only = group.witness_count() == 0;
        out_ << fmt::format("    {} {}\n",
                            coloured(original_only ? words_.left_out_by : words_.not_in,
                                     original_only || group.base() == 0 ? DifferenceClass::Omission
                                                                        : DifferenceClass::Insertion),
                            lacking);
    }
    if (group.repeated) {
        out_ << "    " << words_.changed << '\n';
    }
    if (group.moved) {
        out_ << "    " << coloured(words_.moved, DifferenceClass::Move) << '\n';
    }
}

void TextReport::write_group(std::uint32_t number) {
    const SentenceGroup& group = collation_.groups[number];
    const bool original_only = group.witness_count() == 0;
    if (by_group_[number].empty() && !original_only && collation_.original == nullptr) {
        return;  // all versions agree
    }
    write_versions(number);
    write_alone(group);
    for (std::uint32_t d = by_group_[number].begin; d < by_group_[number].end; ++d) {
        if (collation_.differences[d].scope == DifferenceScope::Words) {
            write_difference(collation_.differences[d]);
        }
    }
    out_ << '\n';
}

/// "spelling 2, move 1"
std::string TextReport::counted(DifferenceScope scope) const {
    const auto counts = collation_.counts(scope);
    std::string line;
    for (const DifferenceClass kind : difference_classes()) {
        if (const auto found = counts.find(kind); found != counts.end()) {
            line +=
                fmt::format("{}{} {}", line.empty() ? "" : ", ", coloured(name(kind), kind), found->second);
        }
    }
    return line.empty() ? std::string(words_.none) : line;
}

void TextReport::write_counts() {
    out_ << words_.in_words << counted(DifferenceScope::Words) << '\n'
         << words_.in_sentences << counted(DifferenceScope::Sentence) << '\n';
}

void TextReport::write() {
    write_head();
    for (std::uint32_t g = 0; g < collation_.groups.size(); ++g) {
        write_group(g);
    }
    write_counts();
}

}  // namespace

void write_text_report(const Collation& collation, const ReportOptions& options, std::ostream& out) {
    TextReport(collation, options, out).write();
}

}  // namespace diglot
