#pragma once

#include "diglot/base/job.h"
#include "diglot/bitext/document.h"
#include "diglot/clean/clean.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diglot {

/// A document while rules take parts of it out.
class Page {
public:
    /// `job` may be nullptr; it is looked at as the rules go through the paragraphs.
    Page(Document document, const JobControl* job);

    [[nodiscard]] std::size_t size() const { return document_.paragraphs.size(); }
    [[nodiscard]] const Paragraph& operator[](std::size_t i) const { return document_.paragraphs[i]; }
    [[nodiscard]] bool kept(std::size_t i) const { return rules_[i] == 0; }
    /// The indices of the paragraphs that are still there.
    [[nodiscard]] std::vector<std::size_t> kept_indices() const;
    /// The width of paragraph `i` in columns.
    [[nodiscard]] std::size_t columns(std::size_t i) const { return columns_[i]; }

    /// Throws `Error(Cancelled)` when the job was told to stop. Cheap: to be called for every paragraph.
    void check_stopped() const { check_cancelled(job_); }

    void remove(std::size_t i, std::string_view rule);
    void set_kind(std::size_t i, ParagraphKind kind);
    /// Keeps what is known already.
    void add_metadata(const std::string& key, const std::string& value) {
        document_.metadata.emplace(key, value);
    }
    [[nodiscard]] const Metadata& metadata() const { return document_.metadata; }

    /// Takes back all that was removed, named and added.
    void restore();
    /// The document without what was removed.
    Cleaned finish() &&;

private:
    Document document_;
    const JobControl* job_;
    Metadata metadata_before_;
    std::vector<std::pair<std::size_t, ParagraphKind>> kinds_before_;  // of those that were changed
    std::vector<std::string> rule_names_;
    std::vector<std::uint32_t> rules_;  // one a paragraph: 0 while it stays, else its rule's number, from 1
    std::vector<std::uint32_t> columns_;
};

/// True for a full sentence or more of running text, as a headline or a teaser seldom is.
bool is_prose(const Page& page, std::size_t i);
/// True when the element at address `path` is `part` or stands in it.
bool is_inside(std::string_view path, std::string_view part);
/// True when paragraph `i` comes from an HTML page.
bool is_html(const Page& page, std::size_t i);
/// Where in `kept`, indices of a page, the text is over: behind its last paragraph of prose that is printed
/// once.
std::size_t end_of_prose(const Page& page, const std::vector<std::size_t>& kept);
/// True for a line that may be a headline: not too long, with words, not ended like a statement or a clause.
bool is_headline(const Page& page, std::size_t i);

}  // namespace diglot
