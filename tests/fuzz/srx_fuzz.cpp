// Any bytes as a file of segmentation rules: an error, or a segmenter that keeps its promises.
#include "diglot/base/error.h"
#include "diglot/segment/srx.h"

#include "fuzz.h"
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using diglot::fuzz::expect;
    const std::string text = "Dr. Kim said (see p. 3): “Go!” Then he left. 그는 갔다. 끝… 3.5 vs. 4";
    diglot::DiagnosticLog log;
    try {
        const diglot::SrxRules rules(diglot::fuzz::as_text(data, size), "input");
        std::uint32_t end = 0;
        for (const diglot::Range& span : rules.segmenter("en", log)->segment(text)) {
            expect(span.begin >= end && span.begin < span.end && span.end <= text.size(),
                   "spans are in order");
            end = span.end;
        }
    } catch (const diglot::Error& error) {
        expect(error.code() == diglot::ErrorCode::Format || error.code() == diglot::ErrorCode::Argument ||
                   error.code() == diglot::ErrorCode::Limit,
               "a bad file is a Format, Argument or Limit error");
    }
    return 0;
}
