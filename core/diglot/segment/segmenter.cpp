#include "diglot/segment/segmenter.h"

#include "diglot/text/break.h"

#include <algorithm>
#include <utility>

namespace diglot {
namespace {

constexpr std::string_view kAsciiSpace = " \t\n\r\f\v";

class IcuSegmenter final : public Segmenter {
public:
    explicit IcuSegmenter(const std::string& language) : breaker_(language) {}

    [[nodiscard]] std::vector<Range> segment(std::string_view paragraph) const override {
        std::vector<Range> spans;
        std::uint32_t begin = 0;
        for (const std::uint32_t end : breaker_.ends(paragraph)) {
            const std::string_view piece = paragraph.substr(begin, end - begin);
            const std::size_t first = piece.find_first_not_of(kAsciiSpace);
            if (first != std::string_view::npos) {
                const std::size_t last = piece.find_last_not_of(kAsciiSpace);
                spans.push_back({begin + static_cast<std::uint32_t>(first),
                                 begin + static_cast<std::uint32_t>(last) + 1});
            }
            begin = end;
        }
        return spans;
    }

private:
    SentenceBreaker breaker_;
};

bool stays_whole(ParagraphKind kind) {
    return kind == ParagraphKind::Title || kind == ParagraphKind::Heading;
}

}  // namespace

Segmenter::~Segmenter() = default;

std::unique_ptr<Segmenter> make_segmenter(const std::string& language) {
    return std::make_unique<IcuSegmenter>(language);
}

SegmentedDocument segment(Document document, const Segmenter& segmenter) {
    std::vector<Segment> segments;
    for (std::uint32_t i = 0; i < document.paragraphs.size(); ++i) {
        const Paragraph& paragraph = document.paragraphs[i];
        std::vector<Range> spans = segmenter.segment(paragraph.text);
        if (stays_whole(paragraph.kind) && !spans.empty()) {
            spans = {{spans.front().begin, spans.back().end}};
        }
        std::transform(spans.begin(), spans.end(), std::back_inserter(segments), [&](Range bytes) {
            return Segment{i, bytes};
        });
    }
    return SegmentedDocument(std::move(document), std::move(segments));
}

}  // namespace diglot
