#pragma once

#include "diglot/base/file.h"
#include "diglot/bitext/bitext.h"
#include "diglot/exchange/writer.h"

#include <gtest/gtest.h>

#include "../temporary_folder.h"
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace diglot::test {

/// A document whose paragraphs are single segments.
inline SegmentedDocument document(const std::string& language, const std::vector<std::string>& sentences,
                                  const std::string& file = {}) {
    Document document;
    document.language = language;
    if (!file.empty()) {
        document.metadata["file"] = file;
    }
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
inline Bitext sample() {
    Bitext bitext{
        document("ko", {"첫 문장입니다.", "빠진 문장입니다.", "끝."}, "a.ko.txt"),
        document("en", {"This is the first.", "It goes on.", "The end."}, "a.en.txt"),
        Ladder({{{0, 1}, {0, 2}, 3.25, 0.9}, {{1, 2}, {2, 2}, -0.5, 0.6}, {{2, 3}, {2, 3}, 2.0, 0.98}}, 3,
               3)};
    return bitext;
}

/// One sentence a side, joined.
inline Bitext single(const std::string& source, const std::string& target,
                     const std::string& source_language = "ko", const std::string& target_language = "en") {
    return {document(source_language, {source}), document(target_language, {target}),
            Ladder({{{0, 1}, {0, 1}, 1.0, 1.0}}, 1, 1)};
}

/// A folder of its own for each test.
class ExchangeTest : public testing::Test {
protected:
    [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }

    /// What a format makes of the bitexts.
    std::string written(std::string_view format, const std::vector<Bitext>& bitexts,
                        const WriterOptions& options = {}) {
        const std::string file = path("out");
        write(format, file, bitexts, options);
        return read_file(file);
    }

    void write(std::string_view format, const std::string& file, const std::vector<Bitext>& bitexts,
               const WriterOptions& options = {}) {
        const auto writer = make_writer(format, file, options, log_);
        for (const Bitext& bitext : bitexts) {
            writer->write(bitext);
        }
        writer->finish();
    }

    const TemporaryFolder temporary_;
    const std::filesystem::path folder_ = temporary_.path();
    DiagnosticLog log_;
};

}  // namespace diglot::test
