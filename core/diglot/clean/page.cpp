#include "diglot/clean/page.h"

#include "diglot/text/measure.h"

#include <map>
#include <utility>

namespace diglot {
namespace {

constexpr std::size_t kProseColumns = 60;
constexpr std::size_t kHeadlineColumns = 250;

}  // namespace

Page::Page(Document document) : document_(std::move(document)), rules_(document_.paragraphs.size()) {
    columns_.reserve(size());
    for (const Paragraph& paragraph : document_.paragraphs) {
        columns_.push_back(count_columns(paragraph.text));
    }
}

std::vector<std::size_t> Page::kept_indices() const {
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < size(); ++i) {
        if (kept(i)) {
            indices.push_back(i);
        }
    }
    return indices;
}

void Page::remove(std::size_t i, std::string_view rule) {
    if (rules_[i].empty()) {
        rules_[i] = rule;
    }
}

Cleaned Page::finish() && {
    Cleaned cleaned;
    std::vector<Paragraph> paragraphs = std::move(document_.paragraphs);
    cleaned.document = std::move(document_);
    cleaned.document.paragraphs.clear();
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        if (rules_[i].empty()) {
            cleaned.document.paragraphs.push_back(std::move(paragraphs[i]));
        } else {
            cleaned.removed.push_back({rules_[i], std::move(paragraphs[i])});
        }
    }
    cleaned.document.id = content_id(cleaned.document);
    return cleaned;
}

bool is_prose(const Page& page, std::size_t i) {
    return page.columns(i) >= kProseColumns && ends_like_sentence(page[i].text);
}

bool is_inside(std::string_view path, std::string_view part) {
    return path.starts_with(part) && (path.size() == part.size() || path[part.size()] == '/');
}

bool is_html(const Page& page, std::size_t i) {
    return page[i].place.element.starts_with("html");
}

std::size_t end_of_prose(const Page& page, const std::vector<std::size_t>& kept) {
    std::map<std::string_view, std::size_t> prints;
    for (const std::size_t i : kept) {
        ++prints[page[i].text];
    }
    std::size_t end = kept.size();
    while (end > 0 && (!is_prose(page, kept[end - 1]) || prints[page[kept[end - 1]].text] > 1)) {
        --end;
    }
    return end;
}

bool is_headline(const Page& page, std::size_t i) {
    const std::string_view text = page[i].text;
    const bool question = text.ends_with('?') || text.ends_with('!');
    return page.columns(i) <= kHeadlineColumns && has_words(text) && !ends_in_mid_sentence(text) &&
           (question || !ends_like_sentence(text));
}

}  // namespace diglot
