#pragma once

#include "diglot/base/file.h"
#include "diglot/exchange/html_text.h"
#include "diglot/exchange/writer.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace diglot {

/// One HTML page that needs no other file and no network: both texts side by side, each bead joined and
/// marked by its confidence, with a section for each bitext. The page is also well-formed XML. Of a bitext
/// written only its titles are kept, for the list of documents at the end.
class HtmlWriter final : public BitextWriter {
public:
    HtmlWriter(const std::string& path, const WriterOptions& options);
    void write(const Bitext& bitext) override;
    void finish() override;

private:
    struct Counts {
        std::uint64_t beads = 0;
        std::uint64_t source_only = 0;
        std::uint64_t target_only = 0;
        std::uint64_t doubtful = 0;

        [[nodiscard]] std::uint64_t unpaired() const { return source_only + target_only; }
        /// Classes that tell the style sheet what a part of the page holds.
        [[nodiscard]] std::string classes() const;
    };

    void write_head(const std::string& title);
    void write_bar();
    void write_section_head(const Bitext& bitext, const Counts& counts);
    void write_title(const SegmentedDocument& document, const std::string& id);
    void write_counts(const Bitext& bitext, const Counts& counts);
    void write_beads(const Bitext& bitext);
    void write_bead(const Bitext& bitext, const Bead& bead, std::size_t number);
    void write_side(const SegmentedDocument& document, Range range, char side);
    void write_documents();
    [[nodiscard]] bool is_doubtful(const Bead& bead) const {
        return bead.confidence < options_.doubtful_below;
    }
    [[nodiscard]] Counts count(std::span<const Bead> beads) const;
    [[nodiscard]] std::string bead_anchor(std::size_t number) const;

    OutputFile file_;
    WriterOptions options_;
    const PageText* text_;
    Counts totals_;
    std::vector<std::string> titles_;  // one a bitext, escaped
};

}  // namespace diglot
