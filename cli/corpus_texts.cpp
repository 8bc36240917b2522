#include "corpus_texts.h"

#include "diglot/bitext/translation_unit.h"
#include "diglot/corpus/store.h"

#include "session.h"
#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace diglot::cli {
namespace {

std::string property(const TranslationUnit& unit, const char* key) {
    const auto found = unit.properties.find(key);
    return found == unit.properties.end() ? std::string() : found->second;
}

/// Language, document, source, date.
using TextKey = std::tuple<std::string, std::string, std::string, std::string>;

void add_variant(const UnitVariant& variant, const TranslationUnit& unit, CorpusText& text) {
    for (const std::string& segment : variant.segments) {
        Paragraph paragraph;
        paragraph.text = segment;
        text.document.paragraphs.push_back(std::move(paragraph));
        text.units.push_back(unit.id);
    }
}

/// The texts of a memory; its own name stands for a document that is not said.
std::map<TextKey, CorpusText> texts_of_memory(const Store& store, const PartSummary& memory,
                                              Session& session) {
    std::map<TextKey, CorpusText> texts;
    UnitFilter filter;
    filter.part = memory.row;
    UnitCursor cursor = store.units(filter);
    StoredUnit stored;
    while (cursor.read(stored)) {
        check_cancelled(&session.job());
        const std::string source = property(stored.unit, "source"), date = property(stored.unit, "date");
        for (const UnitVariant& variant : stored.unit.variants) {
            const std::string name = variant.document.empty() ? memory.source : variant.document;
            CorpusText& text = texts[{variant.language, name, source, date}];
            text.document.language = variant.language;
            text.document.metadata = {{"file", name}, {"source", source}, {"date", date}};
            add_variant(variant, stored.unit, text);
        }
    }
    return texts;
}

}  // namespace

std::string CorpusText::segment_at(std::uint32_t paragraph, std::uint32_t byte) const {
    if (!units.empty()) {
        return units.at(paragraph);
    }
    const auto behind = std::partition_point(segments.begin(), segments.end(), [&](const Segment& segment) {
        return std::pair(segment.paragraph, segment.bytes.begin) <= std::pair(paragraph, byte);
    });
    return behind == segments.begin() || std::prev(behind)->paragraph != paragraph
               ? std::string()
               : std::to_string(behind - segments.begin());
}

void each_corpus_text(const std::string& path, Session& session,
                      const std::function<void(const CorpusText&)>& take) {
    const Store store(path, StoreMode::Read);
    for (const DocumentSummary& summary : store.documents()) {
        check_cancelled(&session.job());
        const SegmentedDocument stored = store.document(summary.row);
        CorpusText text{stored.document(), stored.segments(), {}};
        text.document.metadata["file"] = summary.name;
        take(text);
    }
    for (const PartSummary& part : store.parts()) {
        if (part.kind == PartKind::Memory) {
            for (const auto& [key, text] : texts_of_memory(store, part, session)) {
                take(text);
            }
        }
    }
}

}  // namespace diglot::cli
