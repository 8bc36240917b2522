#include "diglot/ingest/lines.h"
#include "diglot/ingest/reader.h"
#include "diglot/text/measure.h"
#include "diglot/text/regex.h"
#include "diglot/text/script.h"
#include "diglot/text/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace diglot {
namespace {

constexpr std::int64_t kMaxPause = 2000;  // milliseconds between two cues of one sentence

/// What is on the screen at one time.
struct Cue {
    std::int64_t begin = 0;  // milliseconds
    std::int64_t end = 0;
    std::vector<const TextLine*> lines;
};

std::int64_t milliseconds(const RegexMatch& match, std::size_t group) {
    const auto number = [&](std::size_t i) {
        std::int64_t value = 0;
        const std::string& digits = match.groups[i];
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return value;
    };
    return ((number(group) * 60 + number(group + 1)) * 60 + number(group + 2)) * 1000 + number(group + 3);
}

/// "00:01:02,345 --> 00:01:04,000", in WebVTT also without hours and with settings behind.
std::optional<Cue> parse_times(std::string_view line) {
    static const Regex times(
        "(?:([0-9]{1,3}):)?([0-9]{1,2}):([0-9]{1,2})[,.]([0-9]{1,3})\\s*-->\\s*(?:([0-9]{1,3}):)?([0-9]{1,2})"
        ":([0-9]{1,2})["
        ",.]([0-9]{1,3})"
        "(?:\\s.*)?");
    if (line.find("-->") == std::string_view::npos || line.size() > 300) {
        return std::nullopt;
    }
    const std::optional<RegexMatch> match = times.match(line);
    return match ? std::optional(Cue{milliseconds(*match, 1), milliseconds(*match, 5), {}}) : std::nullopt;
}

bool is_number(std::string_view line) {
    return !line.empty() && line.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The cues of SubRip or WebVTT; WebVTT's notes, styles and names of cues are left aside.
std::vector<Cue> read_cues(const std::vector<TextLine>& lines) {
    std::vector<Cue> cues;
    bool open = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (std::optional<Cue> cue = parse_times(lines[i].text)) {
            cues.push_back(std::move(*cue));
            open = true;
        } else if (lines[i].text.empty()) {
            // SubRip files in the wild have blank lines inside a cue: the next cue's number tells its end.
            open = open && i + 1 < lines.size() && !lines[i + 1].text.empty() &&
                   !is_number(lines[i + 1].text) && !parse_times(lines[i + 1].text) &&
                   (i + 2 >= lines.size() || !parse_times(lines[i + 2].text)) &&
                   !lines[i + 1].text.starts_with("NOTE") && !lines[i + 1].text.starts_with("STYLE");
        } else if (open) {
            cues.back().lines.push_back(&lines[i]);
        }
    }
    return cues;
}

/// A line without tags ("<i>", "<v Name>", "{\an8}") and with the three character references of WebVTT
/// undone.
std::string plain(std::string_view line) {
    static constexpr std::array kReferences = {std::pair("&lt;", "<"), std::pair("&gt;", ">"),
                                               std::pair("&nbsp;", " "), std::pair("&amp;", "&")};
    std::string text;
    // Behind the last of its closing marks a tag has none, and is not sought again.
    const std::size_t last_tag = line.rfind('>');
    const std::size_t last_code = line.rfind('}');
    for (std::size_t i = 0; i < line.size(); ++i) {
        const auto ends_before = [&](std::size_t last) { return last != std::string_view::npos && last > i; };
        const std::string_view rest = line.substr(i);
        if (line[i] == '<' && !rest.starts_with("< ") && ends_before(last_tag)) {
            i = line.find('>', i);
        } else if (rest.starts_with("{\\") && ends_before(last_code)) {
            i = line.find('}', i);
        } else if (const auto* reference =
                       std::find_if(kReferences.begin(), kReferences.end(),
                                    [&](const auto& one) { return rest.starts_with(one.first); });
                   reference != kReferences.end()) {
            text += reference->second;
            i += std::string_view(reference->first).size() - 1;
        } else {
            text += line[i];
        }
    }
    return std::string(trimmed(text));
}

bool is_speaker_dash(std::string_view text) {
    return text.starts_with("-") || text.starts_with("–") || text.starts_with("—");
}

/// Puts cues together to what was said: a sentence that goes on in the next cue is one paragraph.
class Speech {
public:
    explicit Speech(const DecodedText& decoded) : decoded_(decoded) {}

    void add(const Cue& cue) {
        const bool soon = cue.begin - last_end_ <= kMaxPause && cue.begin >= last_end_ - kMaxPause;
        last_end_ = cue.end;
        bool first = true;
        for (const TextLine* line : cue.lines) {
            const std::string text = plain(line->text);
            if (!has_words(text)) {
                continue;
            }
            const bool goes_on = !paragraphs_.empty() && !is_speaker_dash(text) &&
                                 (first ? soon && is_unfinished(text) : true);
            if (goes_on) {
                std::string& said = paragraphs_.back().text;
                said += needs_space_between(said, text) ? " " : "";
                said += text;
            } else {
                paragraphs_.push_back({ParagraphKind::Body,
                                       text,
                                       {decoded_.source.input_byte(line->offset), line->number, {}}});
            }
            first = false;
        }
    }
    std::vector<Paragraph> take() { return std::move(paragraphs_); }

private:
    /// True when what was said last goes on with `next`: it breaks off at a comma, or `next` begins in lower
    /// case.
    [[nodiscard]] bool is_unfinished(std::string_view next) const {
        const std::string& said = paragraphs_.back().text;
        return !ends_like_sentence(said) && (ends_in_mid_sentence(said) || starts_lower_case(next));
    }

    const DecodedText& decoded_;
    std::vector<Paragraph> paragraphs_;
    std::int64_t last_end_ = 0;
};

}  // namespace

bool is_subtitles(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) {
        head.remove_prefix(3);
    }
    if (head.starts_with("WEBVTT")) {
        return true;
    }
    head = head.substr(0, find_invalid_utf8(head).value_or(head.size()));  // nobody has decoded it yet
    const std::vector<TextLine> lines = split_lines(head.substr(0, head.find_last_of('\n')));
    return lines.size() >= 2 && is_number(lines[0].text) && parse_times(lines[1].text).has_value();
}

Document read_subtitles(const ReaderInput& input) {
    const DecodedText decoded = input.decode_text();
    const std::vector<TextLine> lines = split_lines(decoded.text);
    Document document;
    document.metadata["charset"] = decoded.charset;
    Speech speech(decoded);
    for (const Cue& cue : read_cues(lines)) {
        input.check_stopped();
        speech.add(cue);
    }
    document.paragraphs = speech.take();
    return document;
}

}  // namespace diglot
