#include "diglot/ingest/lines.h"
#include "diglot/ingest/reader.h"

namespace diglot {

Document read_plain_text(const ReaderInput& input) {
    const DecodedText decoded = input.decode_text();
    const std::vector<TextLine> lines = split_lines(decoded.text);
    Document document;
    document.metadata["charset"] = decoded.charset;
    for (const LineGroup group : group_paragraphs(lines)) {
        const TextLine& first = lines[group.begin];
        Paragraph paragraph;
        paragraph.text = join_lines(lines, group);
        paragraph.place = {decoded.source.input_byte(first.offset), first.number, {}};
        document.paragraphs.push_back(std::move(paragraph));
    }
    return document;
}

}  // namespace diglot
