#include "diglot/clean/page.h"

#include "diglot/text/measure.h"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <utility>

namespace diglot {
namespace {

constexpr std::size_t kProseColumns = 60;
constexpr std::size_t kHeadlineColumns = 250;

}  // namespace

Page::Page(Document document, const JobControl* job)
    : document_(std::move(document)),
      job_(job),
      metadata_before_(document_.metadata),
      rules_(document_.paragraphs.size(), 0) {
    columns_.reserve(size());
    for (const Paragraph& paragraph : document_.paragraphs) {
        check_stopped();
        constexpr std::size_t kMost = std::numeric_limits<std::uint32_t>::max();
        columns_.push_back(static_cast<std::uint32_t>(std::min(count_columns(paragraph.text), kMost)));
    }
}

std::vector<std::size_t> Page::kept_indices() const {
    std::vector<std::size_t> indices;
    indices.reserve(size());
    for (std::size_t i = 0; i < size(); ++i) {
        if (kept(i)) {
            indices.push_back(i);
        }
    }
    return indices;
}

void Page::remove(std::size_t i, std::string_view rule) {
    if (!kept(i)) {
        return;
    }
    const auto known = std::find(rule_names_.begin(), rule_names_.end(), rule);
    rules_[i] = static_cast<std::uint32_t>(known - rule_names_.begin()) + 1;
    if (known == rule_names_.end()) {
        rule_names_.emplace_back(rule);
    }
}

void Page::set_kind(std::size_t i, ParagraphKind kind) {
    kinds_before_.emplace_back(i, document_.paragraphs[i].kind);
    document_.paragraphs[i].kind = kind;
}

void Page::restore() {
    std::fill(rules_.begin(), rules_.end(), 0U);
    document_.metadata = metadata_before_;
    for (auto change = kinds_before_.rbegin(); change != kinds_before_.rend(); ++change) {
        document_.paragraphs[change->first].kind = change->second;
    }
    kinds_before_.clear();
}

Cleaned Page::finish() && {
    Cleaned cleaned;
    std::size_t end = 0;
    std::vector<Paragraph>& paragraphs = document_.paragraphs;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        if (!kept(i)) {
            cleaned.removed.push_back({rule_names_[rules_[i] - 1], std::move(paragraphs[i])});
        } else if (end++ != i) {
            paragraphs[end - 1] = std::move(paragraphs[i]);
        }
    }
    paragraphs.resize(end);
    cleaned.document = std::move(document_);
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
    std::unordered_map<std::string_view, std::size_t> prints;
    for (const std::size_t i : kept) {
        page.check_stopped();
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
