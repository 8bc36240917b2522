#include "diglot/base/error.h"
#include "diglot/ingest/lines.h"
#include "diglot/ingest/reader.h"
#include "diglot/text/language.h"
#include "diglot/text/measure.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace diglot {
namespace {

using Json = nlohmann::json;

/// One object of the list: its bytes, and where it begins.
struct Item {
    std::string_view bytes;
    std::size_t offset = 0;
    std::uint32_t line = 1;
};

/// The objects that stand in a JSON list or one after another (JSON Lines), cut at their braces without
/// reading them, so that one bad story spoils no other. The last may be cut short.
std::vector<Item> find_items(std::string_view text) {
    std::vector<Item> items;
    std::size_t depth = 0;
    bool string = false, escaped = false;
    std::uint32_t line = 1;
    Item item;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        line += c == '\n' ? 1 : 0;
        if (string) {
            string = escaped || c != '"';
            escaped = c == '\\' && !escaped;
        } else if (c == '"') {
            string = true;
        } else if (c == '{') {
            if (depth++ == 0) {
                item = {{}, at, line};
            }
        } else if (c == '}' && depth > 0 && --depth == 0) {
            item.bytes = text.substr(item.offset, at + 1 - item.offset);
            items.push_back(item);
        }
    }
    if (depth > 0) {
        item.bytes = text.substr(item.offset);
        items.push_back(item);
    }
    return items;
}

/// True for a JSON list without its closing bracket.
bool is_cut_list(std::string_view text) {
    const std::string_view inner = trimmed(text);
    return inner.starts_with('[') && !inner.ends_with(']');
}

/// Takes the first of the fields that is there and text; empty otherwise.
std::string take(Json& story, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        const auto found = story.find(name);
        if (found != story.end() && found->is_string()) {
            std::string value = found->get<std::string>();
            story.erase(found);
            return value;
        }
    }
    return {};
}

void add_paragraphs(Document& document, const std::string& text, ParagraphKind kind,
                    const InputPlace& place) {
    for (const TextLine& line : split_lines(text)) {
        if (!line.text.empty()) {
            document.paragraphs.push_back({kind, std::string(line.text), place});
        }
    }
}

/// What else the story says of itself, texts and numbers, under its own names.
void add_metadata(Document& document, const Json& story) {
    for (const auto& [key, value] : story.items()) {
        if (value.is_string() && !value.get_ref<const std::string&>().empty()) {
            document.metadata.emplace(key, value.get<std::string>());
        } else if (value.is_number() || value.is_boolean()) {
            document.metadata.emplace(key, value.dump());
        }
    }
}

/// The language that a story is in by its text, so that a long list brings no note for each.
std::string language_of(const Document& document) {
    std::string text;
    for (const Paragraph& paragraph : document.paragraphs) {
        text += paragraph.text + '\n';
    }
    return detect_language(text).tag;
}

/// A story as a document; none when it has no text.
std::optional<Document> read_story(Json story, const InputPlace& place) {
    Document document;
    const std::string title = take(story, {"headline", "title"});
    const std::string text = take(story, {"story_text", "text", "body", "content", "article"});
    document.language = take(story, {"language", "lang"});
    if (text.empty() && title.empty()) {
        return std::nullopt;
    }
    for (const auto& [key, value] :
         {std::pair{"title", title}, std::pair{"date", take(story, {"date", "published"})},
          std::pair{"address", take(story, {"url", "link", "address"})}}) {
        if (!value.empty()) {
            document.metadata[key] = value;
        }
    }
    add_metadata(document, story);
    add_paragraphs(document, title, ParagraphKind::Title, place);
    add_paragraphs(document, text, ParagraphKind::Body, place);
    return document;
}

}  // namespace

bool is_stories(std::string_view head) {
    constexpr std::string_view kSpace = " \t\r\n";
    std::size_t at = head.find_first_not_of(kSpace, head.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    if (at != std::string_view::npos && head[at] == '[') {
        at = head.find_first_not_of(kSpace, at + 1);
    }
    if (at == std::string_view::npos || head[at] != '{') {
        return false;
    }
    constexpr std::array<std::string_view, 4> kFields = {"\"headline\"", "\"story_text\"", "\"title\"",
                                                         "\"body\""};
    return std::any_of(kFields.begin(), kFields.end(),
                       [&](std::string_view field) { return head.find(field) != std::string_view::npos; });
}

std::vector<Document> read_stories(const ReaderInput& input) {
    const DecodedText decoded = input.decode_text("utf-8");
    std::vector<Document> documents;
    std::size_t number = 0;
    for (const Item& item : find_items(decoded.text)) {
        input.check_stopped();
        InputPlace place{decoded.source.input_byte(item.offset), item.line,
                         "[" + std::to_string(number++) + "]"};
        Json story = Json::parse(item.bytes, nullptr, false);
        std::optional<Document> document;
        if (!story.is_discarded()) {
            document = read_story(std::move(story), place);
        }
        if (!document) {
            input.sink.warn("story-skipped", "A story that is damaged or has no text was left out",
                            {input.name, item.line, place.byte});
            continue;
        }
        document->metadata["charset"] = decoded.charset;
        if (document->language.empty()) {
            document->language = language_of(*document);
        }
        complete_document(*document, input);
        documents.push_back(std::move(*document));
    }
    if (is_cut_list(decoded.text)) {
        input.sink.warn("list-cut", "The list of stories does not end: it may be cut short",
                        {input.name, {}, input.bytes.size()});
    }
    if (documents.empty()) {
        throw Error(
            ErrorCode::Format, "This JSON holds no story", {input.name, {}, {}},
            "Give a list of objects, or one a line, with a field \"text\", \"body\" or \"story_text\"");
    }
    return documents;
}

}  // namespace diglot
