#pragma once

#include "diglot/bitext/bitext.h"
#include "diglot/bitext/translation_unit.h"
#include "diglot/corpus/store.h"
#include "diglot/exchange/unit_reader.h"

#include <gtest/gtest.h>

#include "../temporary_folder.h"
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace diglot::test {

/// A document whose paragraphs are single segments.
inline SegmentedDocument document(const std::string& language, const std::vector<std::string>& sentences,
                                  const std::string& file, Metadata metadata = {}) {
    Document document;
    document.language = language;
    document.metadata = std::move(metadata);
    document.metadata["file"] = file;
    std::vector<Segment> segments;
    for (const std::string& sentence : sentences) {
        segments.push_back({static_cast<std::uint32_t>(document.paragraphs.size()),
                            {0, static_cast<std::uint32_t>(sentence.size())}});
        document.paragraphs.push_back({ParagraphKind::Body, sentence, {}});
    }
    document.id = content_id(document);
    return {std::move(document), std::move(segments)};
}

/// Three Korean and three English sentences in beads 1-2, 1-0, 1-1.
inline Bitext sample(const std::string& source = "a.ko.txt", const std::string& target = "a.en.txt") {
    return {document("ko", {"첫 문장입니다.", "빠진 문장입니다.", "끝."}, source,
                     {{"date", "2024-10-25"}, {"source", "KCNA"}}),
            document("en", {"This is the first.", "It goes on.", "The end."}, target),
            Ladder({{{0, 1}, {0, 2}, 3.25, 0.9}, {{1, 2}, {2, 2}, -0.5, 0.6}, {{2, 3}, {2, 3}, 2.0, 0.98}}, 3,
                   3)};
}

inline PartOrigin origin(const std::string& fingerprint = "f") {
    return {{{"a.ko.txt", "1111"}, {"a.en.txt", "2222"}}, "evidence length", fingerprint};
}

inline TranslationUnit unit(const std::string& source, const std::string& target) {
    return {"", {{"ko", {source}, "", {}}, {"en", {target}, "", {}}}, {}, {}};
}

inline std::vector<StoredUnit> all_units(const Store& store, const UnitFilter& filter = {}) {
    std::vector<StoredUnit> units;
    UnitCursor cursor = store.units(filter);
    for (StoredUnit unit; cursor.read(unit);) {
        units.push_back(unit);
    }
    return units;
}

/// Rows that a person went through.
class Rows final : public TranslationUnitReader {
public:
    explicit Rows(std::vector<TranslationUnit> rows) : rows_(std::move(rows)) {}
    bool read(TranslationUnit& unit) override {
        if (next_ == rows_.size()) {
            return false;
        }
        unit = rows_[next_++];
        return true;
    }
    [[nodiscard]] Location place() const override { return {"rows", next_, {}}; }

private:
    std::vector<TranslationUnit> rows_;
    std::size_t next_ = 0;
};

/// A folder of its own for each test.
class CorpusTest : public testing::Test {
protected:
    [[nodiscard]] std::string path(const std::string& name = "c.diglot") const {
        return (folder_ / name).string();
    }

    const TemporaryFolder temporary_;
    const std::filesystem::path folder_ = temporary_.path();
};

}  // namespace diglot::test
