// Whatever a file of decisions says: the corpus takes what fits its units, stays whole, and finds nothing new
// in the same file a second time. `@1` to `@8` in the input stand for ids of units.
#include "diglot/base/byte_source.h"
#include "diglot/base/error.h"
#include "diglot/corpus/joined_units.h"
#include "diglot/corpus/review_import.h"
#include "diglot/corpus/verify.h"

#include "fuzz.h"
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace {

using diglot::fuzz::expect;

diglot::SegmentedDocument document(const std::string& language, const std::vector<std::string>& sentences) {
    diglot::Document document;
    document.language = language;
    document.metadata["file"] = "in." + language;
    std::vector<diglot::Segment> segments;
    segments.reserve(sentences.size());
    for (const std::string& sentence : sentences) {
        segments.push_back({static_cast<std::uint32_t>(document.paragraphs.size()),
                            {0, static_cast<std::uint32_t>(sentence.size())}});
        document.paragraphs.push_back({diglot::ParagraphKind::Body, sentence, {}});
    }
    document.id = diglot::content_id(document);
    return {std::move(document), std::move(segments)};
}

/// Korean with English and German, so that units can be joined; and a memory.
void fill(diglot::Store& store) {
    const auto korean = document("ko", {"하나", "둘", "셋"});
    store.put({korean, document("en", {"one two", "three"}),
               diglot::Ladder({{{0, 2}, {0, 1}, 1, 0.9}, {{2, 3}, {1, 2}, 1, 0.8}}, 3, 2)},
              {});
    store.put({korean, document("de", {"eins", "zwei", "drei"}),
               diglot::Ladder({{{0, 1}, {0, 1}, 1, 0.9}, {{1, 2}, {1, 2}, 1, 0.8}, {{2, 3}, {2, 3}, 1, 0.7}},
                              3, 3)},
              {});
    auto memory = store.put_memory("m", {});
    diglot::TranslationUnit unit;
    unit.variants = {{"ko", {"넷"}, "", {}}, {"en", {"four"}, "", {}}};
    memory.add(unit);
    memory.commit();
}

/// Of single units, then of joined ones.
std::vector<std::string> ids_of(const diglot::Store& store) {
    std::vector<std::string> ids;
    auto cursor = store.units();
    for (diglot::StoredUnit unit; cursor.read(unit);) {
        ids.push_back(unit.unit.id);
    }
    diglot::each_joined_unit(store, {}, nullptr, [&](const diglot::TranslationUnit& unit) {
        if (unit.properties.contains(diglot::kJoinedFrom)) {
            ids.push_back(unit.id);
        }
    });
    return ids;
}

std::string with_ids(std::string_view text, const std::vector<std::string>& ids) {
    std::string made;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool marked = text[i] == '@' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '8';
        made += marked ? ids[static_cast<std::size_t>(text[++i] - '1')] : std::string(1, text[i]);
    }
    return made;
}

/// What was taken; nothing when the bytes are no file of units.
diglot::ReviewImport import(diglot::Store& store, const std::string& bytes, bool sources_too) {
    diglot::DiagnosticLog log;
    diglot::UnitInput input{"input", std::make_unique<diglot::MemorySource>(bytes, "input"), {}};
    input.options.open = [&](const std::string& path) {
        return std::make_unique<diglot::MemorySource>(bytes, path);
    };
    try {
        const auto reader = diglot::make_unit_reader("", std::move(input), log);
        return diglot::import_review(store, *reader, {sources_too}, log);
    } catch (const diglot::Error& error) {
        expect(error.code() != diglot::ErrorCode::Internal, "bad bytes are no fault of the store");
        return {};
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    diglot::Store store(":memory:", diglot::StoreMode::Create);
    fill(store);
    const auto before = store.counts();
    const std::string bytes = with_ids(diglot::fuzz::as_text(data, size), ids_of(store));
    const bool sources_too = size % 2 == 0;
    const auto first = import(store, bytes, sources_too);
    expect(first.unchanged + first.left_out <= first.rows, "each row is counted once");
    const auto again = import(store, bytes, sources_too);
    expect(again.rows == first.rows && again.left_out <= first.left_out, "the same rows fit again");
    expect(again.unchanged + again.left_out == again.rows, "the second time there is nothing new");
    expect(store.counts().units == before.units && store.counts().segments == before.segments,
           "units and documents stay as they are");
    expect(diglot::verify(store).problems.empty(), "the corpus is whole");
    return 0;
}
