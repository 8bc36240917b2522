#include "diglot/ingest/lines.h"
#include "diglot/ingest/reader.h"
#include "diglot/text/date.h"
#include "diglot/text/language.h"
#include "diglot/text/measure.h"
#include "diglot/text/po_string.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace diglot {
namespace {

/// One message of a catalogue. Plural forms follow one another.
struct Message {
    std::vector<std::string> source;
    std::vector<std::string> target;
    std::vector<const TextLine*> source_lines;  // where each begins
    std::vector<const TextLine*> target_lines;
    bool fuzzy = false;
};

/// True for a line that a catalogue may hold: blank, a comment, or a keyword's or a further string between
/// quotes.
bool is_well_formed(std::string_view line) {
    line = trimmed(line);
    const bool keyword = line.starts_with("msg") || line.starts_with('"');
    return line.empty() || line.starts_with('#') ||
           (keyword && line.ends_with('"') && line.find('"') + 1 < line.size());
}

/// Reads the messages of a gettext catalogue (GNU gettext manual, "The Format of PO Files"); obsolete ones
/// are left out.
std::vector<Message> read_messages(const std::vector<TextLine>& lines, const ReaderInput& input) {
    std::vector<Message> messages;
    std::string* open = nullptr;
    bool fuzzy = false;
    for (const TextLine& line : lines) {
        const std::string_view text = line.text;
        if (!is_well_formed(text)) {
            input.sink.warn("malformed-line", "A line that is no part of a catalogue was left out",
                            {input.name, line.number, {}});
            open = nullptr;
        } else if (text.starts_with("#,")) {
            fuzzy = fuzzy || text.find("fuzzy") != std::string_view::npos;
        } else if (text.starts_with("msgid")) {
            if (!text.starts_with("msgid_plural") || messages.empty()) {
                messages.emplace_back();
                messages.back().fuzzy = fuzzy;
                fuzzy = false;
            }
            open = &messages.back().source.emplace_back(unquote_po(text));
            messages.back().source_lines.push_back(&line);
        } else if (text.starts_with("msgstr") && !messages.empty()) {
            open = &messages.back().target.emplace_back(unquote_po(text));
            messages.back().target_lines.push_back(&line);
        } else if (text.starts_with('"') && open != nullptr) {
            *open += unquote_po(text);
        } else {
            open = nullptr;
        }
    }
    return messages;
}

/// A field of a catalogue's header, such as "Language".
std::string header_field(std::string_view header, std::string_view name) {
    for (const TextLine& line : split_lines(header)) {
        if (line.text.starts_with(name) && line.text.substr(name.size()).starts_with(':')) {
            return std::string(trimmed(line.text.substr(name.size() + 1)));
        }
    }
    return {};
}

/// The charset in the header, found before anything is decoded.
std::string declared_charset(std::string_view bytes) {
    constexpr std::string_view kLabel = "charset=";
    const std::size_t at = bytes.substr(0, 4096).find(kLabel);
    if (at == std::string_view::npos) {
        return {};
    }
    const std::string_view rest = bytes.substr(at + kLabel.size(), 40);
    const std::string charset(rest.substr(0, rest.find_first_of("\\\" \n")));
    return charset == "CHARSET" ? std::string() : charset;
}

void add_texts(const std::vector<std::string>& texts, const std::vector<const TextLine*>& places,
               const DecodedText& decoded, std::vector<Paragraph>& paragraphs) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::vector<TextLine> lines = split_lines(texts[i]);
        for (const LineGroup group : group_paragraphs(lines)) {
            paragraphs.push_back({ParagraphKind::Body,
                                  join_lines(lines, group),
                                  {decoded.source.input_byte(places[i]->offset), places[i]->number, {}}});
        }
    }
}

}  // namespace

Document read_po(const ReaderInput& input) {
    const DecodedText decoded = input.decode_text(declared_charset(input.bytes));
    const std::vector<TextLine> lines = split_lines(decoded.text);
    const std::vector<Message> messages = read_messages(lines, input);
    Document document;
    document.metadata["charset"] = decoded.charset;
    std::string translated;
    if (!messages.empty() && messages[0].source[0].empty() && !messages[0].target.empty()) {
        translated = canonical_language(header_field(messages[0].target[0], "Language")).value_or("");
    }
    const std::string wanted = input.wanted_language();
    const bool target =
        wanted.empty() || translated.empty() || primary_language(wanted) == primary_language(translated);
    document.language = target ? translated : std::string();
    if (target && !messages.empty() && messages[0].source[0].empty() && !messages[0].target.empty()) {
        const std::vector<WrittenDate> dates =
            find_dates(header_field(messages[0].target[0], "PO-Revision-Date").substr(0, 100));
        if (!dates.empty() && !dates.front().iso.empty()) {
            document.metadata["date"] = dates.front().iso;
        }
    }
    std::size_t fuzzy = 0;
    for (const Message& message : messages) {
        input.check_stopped();
        if (message.source[0].empty()) {
            continue;  // the header
        }
        if (target && message.fuzzy) {
            ++fuzzy;
        } else if (target) {
            add_texts(message.target, message.target_lines, decoded, document.paragraphs);
        } else {
            add_texts(message.source, message.source_lines, decoded, document.paragraphs);
        }
    }
    if (fuzzy > 0) {
        input.sink.note("fuzzy-messages", fmt::format("{} translations marked fuzzy were left out", fuzzy),
                        {input.name, {}, {}});
    }
    return document;
}

}  // namespace diglot
