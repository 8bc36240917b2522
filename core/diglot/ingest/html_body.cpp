#include "diglot/ingest/html_body.h"

#include "diglot/ingest/html_elements.h"
#include "diglot/ingest/lines.h"
#include "diglot/text/measure.h"
#include "diglot/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

namespace diglot {
namespace {

bool is_html_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/// The text of one block while it is put together, with the places its pieces came from.
class BlockText {
public:
    struct Piece {
        std::size_t at = 0;  // in the block's text
        InputPlace place;    // of what stands there
        bool link = false;
    };

    void add(std::string_view text, InputPlace place, bool preformatted, bool link) {
        const std::size_t skipped = preformatted ? 0 : leading_spaces(text);
        place.byte += skipped;
        place.line += static_cast<std::uint32_t>(
            std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(skipped), '\n'));
        if (skipped > 0) {
            add_space();
        }
        pieces_.push_back({text_.size(), std::move(place), link});
        for (const char c : text.substr(skipped)) {
            if (preformatted || !is_html_space(c)) {
                text_ += c;
            } else {
                add_space();
            }
        }
    }
    void break_line() {
        while (text_.ends_with(' ')) {
            text_.pop_back();
        }
        text_ += '\n';
    }
    [[nodiscard]] bool empty() const { return trimmed(text_).empty(); }
    [[nodiscard]] const std::string& text() const { return text_; }

    /// Where the character at `at` came from. Asked in order, each line is counted once.
    [[nodiscard]] InputPlace place_of(std::size_t at) {
        const Piece& piece = *piece_at(at);
        if (counted_ < piece.at || counted_ > at) {
            counted_ = piece.at;
            counted_lines_ = 0;
        }
        const std::string_view before = std::string_view(text_).substr(counted_, at - counted_);
        counted_lines_ += static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
        counted_ = at;
        InputPlace place = piece.place;
        place.byte += at - piece.at;
        place.line += counted_lines_;
        return place;
    }
    /// Of the characters in [begin, end), how many in a hundred stand in links.
    [[nodiscard]] std::uint8_t link_percent(std::size_t begin, std::size_t end) const {
        std::size_t linked = 0;
        for (auto piece = piece_at(begin); piece != pieces_.end() && piece->at < end; ++piece) {
            const std::size_t piece_end =
                std::next(piece) == pieces_.end() ? text_.size() : std::next(piece)->at;
            const std::size_t from = std::max(begin, piece->at);
            const std::size_t to = std::min(end, piece_end);
            linked += piece->link && from < to ? to - from : 0;
        }
        return static_cast<std::uint8_t>(begin < end ? linked * 100 / (end - begin) : 0);
    }
    void clear() {
        text_.clear();
        pieces_.clear();
        counted_ = 0;
        counted_lines_ = 0;
    }

private:
    /// The piece that holds the character at `at`; there is one, as text only comes in pieces.
    [[nodiscard]] std::vector<Piece>::const_iterator piece_at(std::size_t at) const {
        return std::prev(
            std::upper_bound(pieces_.begin(), pieces_.end(), at,
                             [](std::size_t wanted, const Piece& piece) { return wanted < piece.at; }));
    }
    static std::size_t leading_spaces(std::string_view text) {
        return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_html_space) -
                                        text.begin());
    }
    void add_space() {
        if (!text_.empty() && text_.back() != ' ' && text_.back() != '\n') {
            text_ += ' ';
        }
    }

    std::string text_;
    std::vector<Piece> pieces_;
    std::size_t counted_ = 0;  // up to where line feeds of a piece are counted
    std::uint32_t counted_lines_ = 0;
};

// Bytes of an address, which each paragraph keeps; what stands deeper has the address of an outer element.
constexpr std::size_t kLongestPath = 600;

/// What the elements around a piece of text make of it.
struct Context {
    std::string path;
    ParagraphKind kind = ParagraphKind::Body;
    bool one_line = false;  // line breaks within are spaces: headings, cells
    bool preformatted = false;
    bool link = false;
};

class BodyReader {
public:
    explicit BodyReader(const JobControl* job) : job_(job) {}

    void read(const GumboNode* element, const Context& outer, const std::string& position) {
        switch (html_role(element)) {
            case HtmlRole::Skipped:
                return;
            case HtmlRole::LineBreak:
                outer.one_line ? block_.add(" ", {}, false, outer.link) : block_.break_line();
                return;
            case HtmlRole::Inline:
                read_children(element, inside(element, outer, position));
                return;
            case HtmlRole::Block:
                check_cancelled(job_);
                finish_block(outer);
                const Context inner = inside(element, outer, position);
                read_children(element, inner);
                finish_block(inner);
                return;
        }
    }

    std::vector<Paragraph> take() { return std::move(paragraphs_); }

private:
    void read_children(const GumboNode* element, const Context& context) {
        std::map<std::string, unsigned> counts;
        const GumboVector& children = element->v.element.children;
        for (unsigned i = 0; i < children.length; ++i) {
            const auto* child = static_cast<const GumboNode*>(children.data[i]);
            if (child->type == GUMBO_NODE_ELEMENT) {
                const unsigned number = ++counts[tag_name(child)];
                read(child, context, number > 1 ? fmt::format("[{}]", number) : std::string());
            } else if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE ||
                       child->type == GUMBO_NODE_CDATA) {
                read_text(child, context);
            }
        }
    }

    void read_text(const GumboNode* node, const Context& context) {
        const GumboSourcePosition& start = node->v.text.start_pos;
        block_.add(node->v.text.text, {start.offset, start.line, {}}, context.preformatted, context.link);
    }

    static std::string tag_name(const GumboNode* element) {
        const char* known = gumbo_normalized_tagname(element->v.element.tag);
        if (*known != '\0') {
            return known;
        }
        GumboStringPiece written = element->v.element.original_tag;
        gumbo_tag_from_original_text(&written);
        return written.data == nullptr ? "unknown"
                                       : std::string(written.data, std::min<std::size_t>(written.length, 40));
    }

    /// True for a cell of a table that only lays out a page: it holds blocks, or is the only one.
    static bool is_layout_cell(const GumboNode* cell) {
        const GumboVector& children = cell->v.element.children;
        for (unsigned i = 0; i < children.length; ++i) {
            const auto* child = static_cast<const GumboNode*>(children.data[i]);
            if (child->type == GUMBO_NODE_ELEMENT && html_role(child) == HtmlRole::Block) {
                return true;
            }
        }
        return false;
    }

    static Context inside(const GumboNode* element, const Context& outer, const std::string& position) {
        Context inner = outer;
        if (html_role(element) == HtmlRole::Block) {
            const std::string furniture = html_furniture_mark(element);
            if (outer.path.size() < kLongestPath) {
                inner.path += (outer.path.empty() ? "" : "/") + tag_name(element) + furniture + position;
            }
        }
        switch (element->v.element.tag) {
            case GUMBO_TAG_H1:
            case GUMBO_TAG_H2:
            case GUMBO_TAG_H3:
            case GUMBO_TAG_H4:
            case GUMBO_TAG_H5:
            case GUMBO_TAG_H6:
            case GUMBO_TAG_LEGEND:
            case GUMBO_TAG_SUMMARY:
                inner.kind = ParagraphKind::Heading;
                inner.one_line = true;
                break;
            case GUMBO_TAG_LI:
            case GUMBO_TAG_DT:
            case GUMBO_TAG_DD:
                inner.kind = ParagraphKind::ListItem;
                break;
            case GUMBO_TAG_BLOCKQUOTE:
                inner.kind = ParagraphKind::Quote;
                break;
            case GUMBO_TAG_FIGCAPTION:
            case GUMBO_TAG_CAPTION:
                inner.kind = ParagraphKind::Caption;
                inner.one_line = true;
                break;
            case GUMBO_TAG_TD:
            case GUMBO_TAG_TH:
                inner.kind = is_layout_cell(element) ? ParagraphKind::Body : ParagraphKind::TableCell;
                break;
            case GUMBO_TAG_PRE:
            case GUMBO_TAG_LISTING:
            case GUMBO_TAG_XMP:
            case GUMBO_TAG_PLAINTEXT:
                inner.preformatted = true;
                break;
            case GUMBO_TAG_A:
                inner.link = inner.link || has_html_attribute(element, "href");
                break;
            default:
                break;
        }
        return inner;
    }

    /// Makes paragraphs of what has gathered. Lines that were broken by hand are paragraphs or not as in
    /// plain text.
    void finish_block(const Context& context) {
        if (!block_.empty()) {
            const std::vector<TextLine> lines = split_lines(block_.text());
            for (const LineGroup group : group_paragraphs(lines)) {
                const std::size_t begin = lines[group.begin].offset;
                const TextLine& last = lines[group.end - 1];
                Paragraph paragraph{context.kind,
                                    join_lines(lines, group),
                                    block_.place_of(begin),
                                    {},
                                    block_.link_percent(begin, last.offset + last.text.size())};
                paragraph.place.element = context.path;
                paragraphs_.push_back(std::move(paragraph));
            }
        }
        block_.clear();
    }

    const JobControl* job_;
    BlockText block_;
    std::vector<Paragraph> paragraphs_;
};

}  // namespace

std::vector<Paragraph> read_html_body(const HtmlTree& tree, const JobControl* job) {
    BodyReader reader(job);
    reader.read(tree.root(), {}, {});
    return reader.take();
}

}  // namespace diglot
