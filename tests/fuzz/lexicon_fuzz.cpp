// Every lexicon format of the table over the same bytes, and what can be read written and read again.
#include "diglot/base/error.h"
#include "diglot/lexicon/headword.h"
#include "diglot/lexicon/reader.h"
#include "diglot/lexicon/writer.h"
#include "diglot/text/utf8.h"

#include "fuzz.h"
#include <string>

namespace {

using diglot::fuzz::expect;

void check(const diglot::Lexicon& lexicon) {
    for (const diglot::LexiconEntry& entry : lexicon.entries) {
        expect(!entry.source.empty() || lexicon.kind == diglot::LexiconKind::Units, "no side is empty");
        expect(!diglot::find_invalid_utf8(entry.source), "source words are valid UTF-8");
        expect(!diglot::find_invalid_utf8(entry.target), "target words are valid UTF-8");
        expect(entry.weight > 0.0 && entry.weight <= 1.0, "weights are above 0 and at most 1");
    }
    diglot::DiagnosticLog log;
    const std::string model = diglot::write_lexicon(lexicon, "dlx");
    expect(diglot::read_lexicon(model, "x.dlx", {}, log).entries.size() == lexicon.entries.size(),
           "a model holds all entries");
    diglot::write_lexicon(lexicon, "tsv");
    diglot::write_lexicon(lexicon, "hunalign");
}

template <typename Read>
void try_reading(const Read& read) {
    try {
        check(read());
    } catch (const diglot::Error& error) {
        expect(error.code() == diglot::ErrorCode::Format || error.code() == diglot::ErrorCode::Encoding ||
                   error.code() == diglot::ErrorCode::Argument,
               "bad bytes are a Format, Encoding or Argument error");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = diglot::fuzz::as_text(data, size);
    diglot::DiagnosticLog log;
    try_reading([&] { return diglot::read_lexicon(bytes, "input", {}, log); });
    for (const diglot::LexiconFormat& format : diglot::lexicon_formats()) {
        const diglot::LexiconReadOptions options{std::string(format.name), "de", "fr"};
        try_reading([&] { return diglot::read_lexicon(bytes, "input", options, log); });
    }
    const std::string_view index = bytes.substr(0, bytes.find('\0'));
    try_reading([&] { return diglot::read_dictd(index, bytes, "input", {}, log); });
    return 0;
}
