#include "diglot/bitext/place_finder.h"

#include "diglot/text/utf8.h"

#include <algorithm>

namespace diglot {
namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/// White space that markup writes as an entity.
bool is_blank_entity(std::string_view entity) {
    return entity == "&nbsp;" || entity == "&#160;" || entity == "&#xa0;" || entity == "&#xA0;" ||
           entity == "&ensp;" || entity == "&emsp;" || entity == "&thinsp;";
}

}  // namespace

/// The bytes of the entity at hand; 0 where none stands.
std::size_t PlaceFinder::entity_size() const {
    constexpr std::size_t kLongest = 32;
    const std::string_view rest = bytes_.substr(at_, kLongest);
    const std::size_t end = rest.find(';');
    return !rest.empty() && rest.front() == '&' && end != std::string_view::npos &&
                   rest.find_first_of(" <\n") > end
               ? end + 1
               : 0;
}

/// Passes over what the file has and the paragraph's text has not: white space, tags, comments.
void PlaceFinder::skip_gap(std::string_view text) {
    const char next = offset_ < text.size() ? text[offset_] : ' ';
    while (at_ < bytes_.size()) {
        const std::string_view rest = bytes_.substr(at_);
        const std::size_t entity = entity_size();
        if (is_space(rest.front())) {
            ++at_;
        } else if (rest.front() == '<' && next != '<') {
            const std::string_view end = rest.substr(0, 4) == "<!--" ? "-->" : ">";
            const std::size_t close = rest.find(end);
            at_ = close == std::string_view::npos ? bytes_.size() : at_ + close + end.size();
        } else if (entity > 0 && is_blank_entity(rest.substr(0, entity))) {
            at_ += entity;
        } else {
            return;
        }
    }
}

/// Takes one code point of the text, or its white space; false where the file has another.
bool PlaceFinder::step(std::string_view text) {
    if (is_space(text[offset_])) {
        ++offset_;
        return true;
    }
    skip_gap(text);
    if (at_ >= bytes_.size()) {
        return false;
    }
    const std::size_t entity = entity_size();
    const bool encoded = entity > 0 && text.substr(offset_, entity) != bytes_.substr(at_, entity);
    if (!encoded && bytes_[at_] != text[offset_]) {
        return false;
    }
    at_ += encoded ? entity : 1;
    ++offset_;
    while (offset_ < text.size() && is_continuation(text[offset_])) {
        if (!encoded && (at_ >= bytes_.size() || bytes_[at_] != text[offset_])) {
            return false;
        }
        at_ += encoded ? 0 : 1;
        ++offset_;
    }
    return true;
}

/// Counts lines and columns as far as byte `at`, on from where it stopped.
void PlaceFinder::count_to(std::size_t at) {
    if (at < counted_) {
        const std::size_t line = at == 0 ? std::string_view::npos : bytes_.rfind('\n', at - 1);
        counted_ = line == std::string_view::npos ? 0 : line + 1;
        column_ = 0;
    }
    for (; counted_ < at; ++counted_) {
        const bool line_end = bytes_[counted_] == '\n';
        lines_ += line_end ? 1U : 0U;
        column_ = line_end ? 0 : column_ + (is_continuation(bytes_[counted_]) ? 0U : 1U);
    }
}

/// Follows the text as far as `offset`; false where the file goes another way.
bool PlaceFinder::start(const Paragraph& paragraph, std::size_t offset) {
    if (bytes_.empty() || paragraph.place.byte >= bytes_.size()) {
        return false;
    }
    if (paragraph_ != &paragraph || offset < offset_) {
        offset_ = 0;
        at_ = paragraph.place.byte;
        count_to(at_);
        lines_ = 0;
    }
    paragraph_ = &paragraph;
    while (offset_ < offset) {
        if (!step(paragraph.text)) {
            paragraph_ = nullptr;
            return false;
        }
    }
    if (offset < paragraph.text.size() && !is_space(paragraph.text[offset])) {
        skip_gap(paragraph.text);
        const bool there =
            at_ < bytes_.size() && (bytes_[at_] == paragraph.text[offset] || entity_size() > 0);
        paragraph_ = there ? paragraph_ : nullptr;
        return there;
    }
    return true;
}

WordPlace PlaceFinder::find(const Paragraph& paragraph, std::size_t offset) {
    WordPlace place{paragraph.place, 0};
    if (!start(paragraph, offset)) {
        return place;
    }
    count_to(at_);
    if (place.input.line > 0) {
        place.input.line += lines_;
    }
    place.input.byte = at_;
    place.column = column_ + 1;
    return place;
}

std::string_view bytes_of_text(std::string_view bytes, const Document& document) {
    const auto charset = document.metadata.find("charset");
    const bool utf8 = charset != document.metadata.end() && charset->second == "UTF-8";
    return utf8 && bytes.substr(0, 2) != "PK" && bytes.substr(0, 4) != "%PDF" ? bytes : std::string_view();
}

}  // namespace diglot
