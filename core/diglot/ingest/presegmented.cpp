#include "diglot/base/error.h"
#include "diglot/ingest/ingest.h"
#include "diglot/ingest/reader.h"
#include "diglot/text/measure.h"

#include <limits>

namespace diglot {
namespace {

/// Fills a document line by line.
class LineTaker {
public:
    void take(std::string_view line, std::uint64_t input_byte) {
        const std::string_view text = trimmed(line);
        if (text.empty() || text == "<p>") {
            open_ = false;
        } else {
            add(text, input_byte);
        }
        ++line_;
    }

    SegmentedDocument finish(Document document) {
        document.paragraphs = std::move(paragraphs_);
        document.id = content_id(document);
        SegmentedDocument result(std::move(document), std::move(segments_));
        result.number_by_lines(std::move(lines_), line_);
        return result;
    }
    [[nodiscard]] const std::vector<Paragraph>& paragraphs() const { return paragraphs_; }

private:
    void add(std::string_view text, std::uint64_t input_byte) {
        if (open_) {
            paragraphs_.back().text += '\n';
        } else {
            paragraphs_.push_back({ParagraphKind::Body, {}, {input_byte, line_ + 1, {}}});
            open_ = true;
        }
        std::string& paragraph = paragraphs_.back().text;
        const auto begin = static_cast<std::uint32_t>(paragraph.size());
        paragraph += text;
        segments_.push_back({static_cast<std::uint32_t>(paragraphs_.size() - 1),
                             {begin, static_cast<std::uint32_t>(paragraph.size())}});
        lines_.push_back(line_);
    }

    std::vector<Paragraph> paragraphs_;
    std::vector<Segment> segments_;
    std::vector<std::uint32_t> lines_;
    std::uint32_t line_ = 0;
    bool open_ = false;
};

}  // namespace

SegmentedDocument ingest_presegmented(std::string_view bytes, const std::string& name,
                                      const IngestOptions& options, DiagnosticSink& sink) {
    const ReaderInput input{bytes, name, options, sink};
    const DecodedText decoded = input.decode_text();
    const std::string_view text = decoded.text;
    LineTaker taker;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        const std::string_view inner = trimmed(line);
        const std::size_t offset = inner.empty() ? at : static_cast<std::size_t>(inner.data() - text.data());
        taker.take(line, decoded.source.input_byte(offset));
        at = end + 1;
    }
    Document document;
    document.paragraphs = taker.paragraphs();
    document.metadata["charset"] = decoded.charset;
    complete_document(document, input);
    return taker.finish(std::move(document));
}

}  // namespace diglot
