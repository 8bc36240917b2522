#include "diglot/base/error.h"
#include "diglot/ingest/lines.h"
#include "diglot/ingest/reader.h"
#include "diglot/ingest/xml_tree.h"
#include "diglot/text/date.h"
#include "diglot/text/measure.h"
#include "diglot/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <gumbo.h>
#include <md4c.h>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace diglot {
namespace {

/// A character reference such as "&eacute;" as text, by the HTML parser's own table.
std::string entity_text(std::string_view entity) {
    const std::string page = "<p>" + std::string(entity);
    GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
    std::string text(entity);
    const auto* node = static_cast<const GumboNode*>(output->root);
    while (node != nullptr && node->type == GUMBO_NODE_ELEMENT) {
        const GumboVector& children = node->v.element.children;
        node = children.length == 0 ? nullptr
                                    : static_cast<const GumboNode*>(children.data[children.length - 1]);
    }
    if (node != nullptr && node->type == GUMBO_NODE_TEXT) {
        text = node->v.text.text;
    }
    gumbo_destroy_output(&kGumboDefaultOptions, output);
    return text;
}

constexpr int kStop = -1;  // what a callback says to end md4c's work; it goes on with a positive number

/// Makes paragraphs of md4c's events.
class MarkdownReader {
public:
    MarkdownReader(std::string_view text, std::size_t shift, const ReaderInput& input)
        : text_(text), shift_(shift), input_(input) {}

    bool run() {
        MD_PARSER parser{};
        // Bare addresses are text all the same; to find them takes the square of their length.
        parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
        parser.enter_block = [](MD_BLOCKTYPE type, void* /*detail*/, void* self) {
            return static_cast<MarkdownReader*>(self)->enter_block(type) ? 0 : kStop;
        };
        parser.leave_block = [](MD_BLOCKTYPE type, void* /*detail*/, void* self) {
            static_cast<MarkdownReader*>(self)->leave_block(type);
            return 0;
        };
        parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
            return static_cast<MarkdownReader*>(self)->enter_span(type, detail) ? 0 : kStop;
        };
        parser.leave_span = [](MD_SPANTYPE type, void* /*detail*/, void* self) {
            static_cast<MarkdownReader*>(self)->images_ -= type == MD_SPAN_IMG ? 1 : 0;
            return 0;
        };
        parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
            static_cast<MarkdownReader*>(self)->add_text(type, {text, size});
            return 0;
        };
        return md_parse(text_.data(), static_cast<MD_SIZE>(text_.size()), &parser, this) == 0;
    }
    std::vector<Paragraph> take() { return std::move(paragraphs_); }
    /// Whether it stopped at links that are far too much.
    [[nodiscard]] bool too_much() const { return too_much_; }

private:
    /// False when there is no going on.
    bool enter_block(MD_BLOCKTYPE type) {
        finish();
        blocks_.push_back(type);
        return goes_on();
    }
    /// The same. A link definition is gone through anew wherever its name stands, so there is a bound to how
    /// often a long one can be named.
    bool enter_span(MD_SPANTYPE type, const void* detail) {
        constexpr std::size_t kMostOfLinks = std::size_t{1} << 28U;  // bytes beyond those of the text
        if (type == MD_SPAN_IMG) {
            ++images_;
            const auto* image = static_cast<const MD_SPAN_IMG_DETAIL*>(detail);
            links_size_ += image->src.size + image->title.size;
        } else if (type == MD_SPAN_A) {
            const auto* link = static_cast<const MD_SPAN_A_DETAIL*>(detail);
            links_size_ += link->href.size + link->title.size;
        }
        too_much_ = links_size_ > text_.size() + kMostOfLinks;
        return !too_much_ && goes_on();
    }
    [[nodiscard]] bool goes_on() const { return !input_.options.job || !input_.options.job->cancelled(); }
    void leave_block(MD_BLOCKTYPE /*type*/) {
        finish();
        blocks_.pop_back();
    }

    void add_text(MD_TEXTTYPE type, std::string_view piece) {
        const bool in_html = std::find(blocks_.begin(), blocks_.end(), MD_BLOCK_HTML) != blocks_.end();
        if (images_ > 0 || in_html || type == MD_TEXT_HTML) {
            return;  // a picture's stand-in and tags are not read with the text
        }
        const bool code_block = !blocks_.empty() && blocks_.back() == MD_BLOCK_CODE;
        if (type == MD_TEXT_SOFTBR || type == MD_TEXT_BR || (code_block && piece == "\n")) {
            block_ += code_block ? '\n' : ' ';
            return;
        }
        if (!offset_ && piece.data() >= text_.data() && piece.data() < text_.data() + text_.size()) {
            offset_ = static_cast<std::size_t>(piece.data() - text_.data());
        }
        block_ += type == MD_TEXT_ENTITY     ? entity_text(piece)
                  : type == MD_TEXT_NULLCHAR ? "\uFFFD"
                                             : std::string(piece);
    }

    [[nodiscard]] ParagraphKind kind() const {
        for (auto block = blocks_.rbegin(); block != blocks_.rend(); ++block) {
            switch (*block) {
                case MD_BLOCK_H:
                    return ParagraphKind::Heading;
                case MD_BLOCK_LI:
                    return ParagraphKind::ListItem;
                case MD_BLOCK_QUOTE:
                    return ParagraphKind::Quote;
                case MD_BLOCK_TH:
                case MD_BLOCK_TD:
                    return ParagraphKind::TableCell;
                default:
                    break;
            }
        }
        return ParagraphKind::Body;
    }

    /// A block of code is a paragraph a line; anything else is one.
    void finish() {
        const std::size_t offset = offset_.value_or(0);
        if (has_words(block_)) {
            const std::vector<TextLine> lines = split_lines(block_);
            for (const TextLine& line : lines) {
                if (!line.text.empty()) {
                    add_paragraph(single_spaced(line.text), offset);
                }
            }
        }
        block_.clear();
        offset_.reset();
    }
    void add_paragraph(std::string text, std::size_t offset) {
        line_ += static_cast<std::uint32_t>(
            std::count(text_.begin() + static_cast<std::ptrdiff_t>(std::min(counted_, offset)),
                       text_.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
        counted_ = std::max(counted_, offset);
        paragraphs_.push_back({kind(), std::move(text), {shift_ + offset, line_, {}}});
    }

    std::string_view text_;
    std::size_t shift_;
    const ReaderInput& input_;
    std::vector<MD_BLOCKTYPE> blocks_;
    std::vector<Paragraph> paragraphs_;
    std::string block_;
    std::optional<std::size_t> offset_;  // of the block's first piece
    int images_ = 0;
    std::size_t links_size_ = 0;  // bytes of all addresses and titles so far
    bool too_much_ = false;
    std::uint32_t line_ = 1;
    std::size_t counted_ = 0;  // up to where lines are counted
};

std::string_view without_quotes(std::string_view value) {
    value = trimmed(value);
    const bool quoted =
        value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front();
    return quoted ? value.substr(1, value.size() - 2) : value;
}

/// "Kim, Ri" for "[Kim, 'Ri']"; anything else as it is, without quotes.
std::string list_text(std::string_view value) {
    if (!value.starts_with('[') || !value.ends_with(']')) {
        return std::string(without_quotes(value));
    }
    std::string all;
    for (std::string_view rest = value.substr(1, value.size() - 2); !rest.empty();) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        all += (all.empty() ? "" : ", ") + std::string(without_quotes(rest.substr(0, comma)));
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return all;
}

/// Keeps one fact of front matter under the name that it has with us.
void add_fact(std::string_view key, const std::string& value, Document& document) {
    static constexpr std::array kNames = {
        std::pair("title", "title"),           std::pair("author", "author"),
        std::pair("authors", "author"),        std::pair("source", "source"),
        std::pair("url", "address"),           std::pair("link", "address"),
        std::pair("address", "address"),       std::pair("date", "date"),
        std::pair("canonical_url", "address"), std::pair("published", "date"),
        std::pair("creator", "author"),        std::pair("publisher", "source")};
    if (key == "lang" || key == "language") {
        document.language = value;
        return;
    }
    const auto* name =
        std::find_if(kNames.begin(), kNames.end(), [&](const auto& row) { return key == row.first; });
    if (name == kNames.end() || value.empty()) {
        return;
    }
    const std::string_view ours = name->second;
    if (ours == "date") {
        const std::vector<WrittenDate> dates = find_dates(std::string_view(value).substr(0, 100));
        if (!dates.empty() && !dates.front().iso.empty()) {
            document.metadata.emplace(ours, dates.front().iso);
        }
    } else if (ours != "address" || value.starts_with("http")) {
        document.metadata.emplace(ours, value);
    }
}

/// Takes the simple facts out of YAML or TOML front matter ("title: A day", a list in brackets or a line an
/// item) and says where the text begins.
std::size_t read_front_matter(std::string_view text, Document& document) {
    const std::string_view mark = text.substr(0, 3);
    const std::string_view behind = text.substr(mark.size());
    if ((mark != "---" && mark != "+++") || (!behind.starts_with('\n') && !behind.starts_with("\r\n"))) {
        return 0;
    }
    std::string key;
    std::string items;
    for (std::size_t at = text.find('\n') + 1; at != 0 && at < text.size();) {
        const std::size_t next = std::min(text.find('\n', at), text.size() - 1) + 1;
        const std::string_view line = text.substr(at, next - at);
        const std::string_view inner = trimmed(line);
        at = next;
        const bool item = inner.starts_with("- ");
        if (!item && !key.empty()) {
            add_fact(key, items, document);
            key.clear();
            items.clear();
        }
        if (inner == mark && line.starts_with(mark)) {
            return at;
        }
        if (item) {
            items += (items.empty() ? "" : ", ") + std::string(without_quotes(inner.substr(2)));
        }
        const std::size_t sign = inner.find_first_of(mark == "---" ? ":" : "=");
        if (item || sign == std::string_view::npos || line.starts_with(' ') || line.starts_with('\t')) {
            continue;
        }
        key = trimmed(inner.substr(0, sign));
        if (const std::string_view value = trimmed(inner.substr(sign + 1)); !value.empty()) {
            add_fact(key, list_text(value), document);
            key.clear();
        }
    }
    document.metadata = {{"charset", document.metadata["charset"]}};  // it never ended: it was none
    document.language.clear();
    return 0;
}

/// Each line that lists or quotations hold is compared with all around it, so their depth has a bound. Throws
/// `Error(Limit)`.
void check_container_depth(std::string_view text, const std::string& name) {
    constexpr std::size_t kMaxDepth = 1000;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        const std::size_t marks = std::min(line.find_first_not_of(" \t>-+*.)0123456789"), line.size());
        const auto depth = std::count_if(
            line.begin(), line.begin() + static_cast<std::ptrdiff_t>(marks),
            [](char c) { return std::string_view(">-+*.)").find(c) != std::string_view::npos; });
        if (static_cast<std::size_t>(depth) > kMaxDepth && line.find_first_of("> ") < marks) {
            throw Error(ErrorCode::Limit,
                        fmt::format("Lists or quotations are nested more than {} deep", kMaxDepth),
                        {name, {}, at}, "No document needs that: give it as plain text");
        }
        at = end + 1;
    }
}

}  // namespace

Document read_markdown(const ReaderInput& input) {
    const DecodedText decoded = input.decode_text();
    Document document;
    document.metadata["charset"] = decoded.charset;
    const std::size_t begin = read_front_matter(decoded.text, document);
    MarkdownReader reader(std::string_view(decoded.text).substr(begin), begin, input);
    check_container_depth(decoded.text, input.name);
    const bool parsed = reader.run();
    input.check_stopped();
    if (reader.too_much()) {
        throw Error(ErrorCode::Limit, "Long link definitions are named far too often", {input.name, {}, {}},
                    "No document needs that: give it as plain text");
    }
    if (!parsed) {
        throw Error(ErrorCode::Format, "The Markdown cannot be parsed", {input.name, {}, {}},
                    "Give it as plain text");
    }
    document.paragraphs = reader.take();
    const auto lines_before = static_cast<std::uint32_t>(
        std::count(decoded.text.begin(), decoded.text.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
    for (Paragraph& paragraph : document.paragraphs) {
        paragraph.place.line += lines_before;
        paragraph.place.byte = decoded.source.input_byte(paragraph.place.byte);
    }
    if (!document.paragraphs.empty() && document.paragraphs.front().kind == ParagraphKind::Heading) {
        document.paragraphs.front().kind = ParagraphKind::Title;
        document.metadata.emplace("title", document.paragraphs.front().text);
    }
    return document;
}

}  // namespace diglot
