#include "diglot/base/error.h"
#include "diglot/base/file.h"
#include "diglot/exchange/writer.h"
#include "diglot/text/utf8.h"

#include <gtest/gtest.h>

#include "../temporary_folder.h"
#include "hostile.h"
#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace diglot {
namespace {

namespace fs = std::filesystem;

SegmentedDocument document(const std::string& language, const std::vector<std::string>& sentences) {
    Document made;
    made.language = language;
    made.metadata["file"] = "in.\"<&\t>." + language;
    std::vector<Segment> segments;
    for (const std::string& sentence : sentences) {
        segments.push_back({static_cast<std::uint32_t>(made.paragraphs.size()),
                            {0, static_cast<std::uint32_t>(sentence.size())}});
        made.paragraphs.push_back({ParagraphKind::Body, sentence, {}});
    }
    made.id = content_id(made);
    return {std::move(made), std::move(segments)};
}

// Each hostile sentence joined with itself, a null bead on each side before and after.
Bitext hostile_bitext() {
    const std::vector<std::string> sentences = hostile_sentences();
    const auto n = static_cast<std::uint32_t>(sentences.size());
    std::vector<Bead> beads;
    beads.push_back({{0, 1}, {0, 0}, -1.5, 0.25});
    for (std::uint32_t i = 1; i + 1 < n; ++i) {
        beads.push_back({{i, i + 1}, {i - 1, i}, 2.0, 0.5});
    }
    beads.push_back({{n - 1, n}, {n - 2, n - 1}, 2.0, 1.0});
    beads.push_back({{n, n}, {n - 1, n}, -2.0, 0.0});
    return {document("ko", sentences), document("en", sentences), Ladder(std::move(beads), n, n)};
}

class OutputFormatContract : public testing::TestWithParam<std::string_view> {
protected:
    // Writes into a folder of its own and returns what stands there, name by name.
    std::vector<std::pair<std::string, std::string>> written(const std::string& name,
                                                             const std::vector<Bitext>& all) {
        fs::create_directories(folder_ / name);
        const auto writer = make_writer(GetParam(), (folder_ / name / "out").string(), {}, log_);
        for (const Bitext& bitext : all) {
            writer->write(bitext);
        }
        writer->finish();
        std::vector<std::pair<std::string, std::string>> files;
        for (const auto& entry : fs::recursive_directory_iterator(folder_ / name)) {
            if (entry.is_regular_file()) {
                files.emplace_back(fs::relative(entry.path(), folder_ / name).string(),
                                   read_file(entry.path().string()));
            }
        }
        std::sort(files.begin(), files.end());
        return files;
    }
    const TemporaryFolder temporary_;
    const fs::path folder_ = temporary_.path();
    DiagnosticLog log_;
};

TEST_P(OutputFormatContract, HostileTextIsWrittenAsValidText) {
    const auto files = written("hostile", {hostile_bitext(), hostile_bitext()});
    ASSERT_FALSE(files.empty());
    for (const auto& [name, bytes] : files) {
        if (GetParam() == "xlsx") {
            continue;  // packed
        }
        EXPECT_FALSE(find_invalid_utf8(bytes)) << name;
        EXPECT_EQ(bytes.find('\0'), std::string::npos) << name;
        EXPECT_TRUE(bytes.ends_with('\n')) << name << " ends with a whole line";
    }
}

TEST_P(OutputFormatContract, SameBitextsGiveTheSameBytes) {
    EXPECT_EQ(written("one", {hostile_bitext()}), written("two", {hostile_bitext()}));
}

TEST_P(OutputFormatContract, EmptySidesAreWritten) {
    const auto some = document("ko", {"하나.", "둘."});
    const auto none = document("en", {});
    written("none", {});
    written("both", {{document("ko", {}), none, Ladder({}, 0, 0)}});
    written("target", {{some, none, Ladder({{{0, 1}, {0, 0}, 0, 1}, {{1, 2}, {0, 0}, 0, 1}}, 2, 0)}});
    written("source", {{none, some, Ladder({{{0, 0}, {0, 1}, 0, 1}, {{0, 0}, {1, 2}, 0, 1}}, 0, 2)}});
}

TEST_P(OutputFormatContract, NothingAppearsUnlessFinished) {
    make_writer(GetParam(), (folder_ / "out").string(), {}, log_)->write(hostile_bitext());
    EXPECT_TRUE(fs::is_empty(folder_));
}

TEST_P(OutputFormatContract, FolderThatIsNotThereIsAWriteError) {
    try {
        const auto writer = make_writer(GetParam(), (folder_ / "absent" / "out").string(), {}, log_);
        writer->write(hostile_bitext());
        writer->finish();
        FAIL() << "written into an absent folder";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Write);
        EXPECT_FALSE(error.advice().empty());
    }
}

std::vector<std::string_view> names() {
    std::vector<std::string_view> all;
    for (const WriterFormat& format : writer_formats()) {
        all.push_back(format.name);
    }
    return all;
}

INSTANTIATE_TEST_SUITE_P(Each, OutputFormatContract, testing::ValuesIn(names()),
                         [](const auto& row) { return std::string(row.param); });

}  // namespace
}  // namespace diglot
