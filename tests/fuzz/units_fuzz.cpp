// Every format that units are read from over the same bytes: units of valid text, or an error.
#include "diglot/base/byte_source.h"
#include "diglot/base/error.h"
#include "diglot/exchange/unit_reader.h"
#include "diglot/text/utf8.h"

#include "fuzz.h"
#include <memory>
#include <string>
#include <utility>

namespace {

using diglot::fuzz::expect;

void check(const diglot::TranslationUnit& unit) {
    expect(!unit.variants.empty(), "a unit has variants");
    expect(!diglot::find_invalid_utf8(unit.id), "ids are valid UTF-8");
    expect(!unit.confidence || (*unit.confidence >= 0.0 && *unit.confidence <= 1.0),
           "a confidence is a probability");
    for (const diglot::UnitVariant& variant : unit.variants) {
        expect(!variant.language.empty(), "a variant has a language");
        expect(variant.segment_ids.empty() || variant.segment_ids.size() == variant.segments.size(),
               "an id a sentence");
        for (const std::string& segment : variant.segments) {
            expect(!diglot::find_invalid_utf8(segment), "texts are valid UTF-8");
        }
    }
    for (const auto& [key, value] : unit.properties) {
        expect(!diglot::find_invalid_utf8(key) && !diglot::find_invalid_utf8(value),
               "properties are valid UTF-8");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(diglot::fuzz::as_text(data, size));
    for (const diglot::UnitReaderFormat& format : diglot::unit_reader_formats()) {
        diglot::DiagnosticLog log;
        diglot::UnitInput input{"input", std::make_unique<diglot::MemorySource>(bytes, "input"), {}};
        input.options.texts = {"input", "input"};
        input.options.open = [&](const std::string& path) {
            return std::make_unique<diglot::MemorySource>(bytes, path);
        };
        try {
            const auto reader = diglot::make_unit_reader(format.name, std::move(input), log);
            for (diglot::TranslationUnit unit; reader->read(unit);) {
                check(unit);
            }
        } catch (const diglot::Error& error) {
            const auto code = error.code();
            expect(code == diglot::ErrorCode::Format || code == diglot::ErrorCode::Limit ||
                       code == diglot::ErrorCode::Encoding || code == diglot::ErrorCode::Argument,
                   "bad bytes are a Format, Limit or Encoding error");
        }
    }
    return 0;
}
