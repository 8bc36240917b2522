#include "diglot/base/error.h"
#include "diglot/base/file.h"
#include "diglot/exchange/unit_reader.h"
#include "diglot/exchange/unit_writer.h"
#include "diglot/text/utf8.h"

#include <gtest/gtest.h>

#include "hostile.h"
#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace diglot {
namespace {

namespace fs = std::filesystem;

using Units = std::vector<TranslationUnit>;

TranslationUnit hostile_unit(const std::string& text, std::size_t number) {
    TranslationUnit unit;
    unit.id = std::to_string(number);
    unit.confidence = 0.5;
    unit.variants = {{"ko", {text}, "in.\"<&>.ko", {}}, {"en", {text, "b"}, "in.en", {}}};
    unit.properties = {{"note", text.substr(0, 1000)}};
    return unit;
}

class UnitReaderContract : public testing::TestWithParam<std::string_view> {
protected:
    // The units, or none when the bytes were refused as they may be.
    std::optional<Units> read(const std::string& bytes) {
        UnitInput input{"input", std::make_unique<MemorySource>(bytes, "input"), {}};
        input.options.texts = {"one", "two"};
        input.options.open = [&](const std::string& path) -> std::unique_ptr<ByteSource> {
            return std::make_unique<MemorySource>(path == "one" ? bytes : "<text><s id=\"1\">x</s></text>\n",
                                                  path);
        };
        Units units;
        try {
            const auto reader = make_unit_reader(GetParam(), std::move(input), log_);
            for (TranslationUnit unit; reader->read(unit);) {
                units.push_back(unit);
            }
        } catch (const Error& error) {
            EXPECT_TRUE(error.code() == ErrorCode::Format || error.code() == ErrorCode::Limit ||
                        error.code() == ErrorCode::Encoding)
                << error.what();
            EXPECT_FALSE(error.where().file.empty()) << "an error names its input: " << error.what();
            EXPECT_FALSE(error.advice().empty()) << "an error says what to do: " << error.what();
            return std::nullopt;
        }
        return units;
    }

    static void check(const Units& units) {
        for (const TranslationUnit& unit : units) {
            EXPECT_FALSE(find_invalid_utf8(unit.id));
            EXPECT_GE(unit.variants.size(), 1U);
            EXPECT_GE(unit.confidence.value_or(0.5), 0.0);
            EXPECT_LE(unit.confidence.value_or(0.5), 1.0);
            for (const UnitVariant& variant : unit.variants) {
                EXPECT_FALSE(variant.language.empty());
                EXPECT_TRUE(variant.segment_ids.empty() ||
                            variant.segment_ids.size() == variant.segments.size());
                for (const std::string& segment : variant.segments) {
                    EXPECT_FALSE(find_invalid_utf8(segment));
                }
            }
        }
    }

    // What the format's own writer makes of some units; empty where it has none or needs several files.
    std::string sample() {
        if (find_unit_writer_format(GetParam()) == nullptr) {
            return {};
        }
        const fs::path folder = fs::path(testing::TempDir()) / ("units-" + std::string(GetParam()));
        fs::remove_all(folder);
        fs::create_directories(folder);
        const std::string file = (folder / "out").string();
        const auto writer = make_unit_writer(GetParam(), file, {}, log_);
        std::size_t number = 0;
        for (const std::string& text : hostile_sentences()) {
            writer->write(hostile_unit(text.substr(0, 1000), ++number));
        }
        writer->finish();
        std::string bytes = fs::exists(file) ? read_file(file) : std::string();
        fs::remove_all(folder);
        return bytes;
    }

    DiagnosticLog log_;
};

TEST_P(UnitReaderContract, HostileBytesAreUnitsOrAnErrorThatHelps) {
    for (const std::string& bytes : hostile_bytes()) {
        if (const auto units = read(bytes)) {
            check(*units);
        }
    }
}

TEST_P(UnitReaderContract, SameBytesGiveTheSameUnits) {
    for (const std::string& bytes : hostile_bytes()) {
        EXPECT_EQ(read(bytes), read(bytes));
    }
}

TEST_P(UnitReaderContract, AFileCutShortIsReadAsFarAsItGoesOrRefused) {
    const std::string whole = sample();
    for (std::size_t size = 0; size < whole.size(); size += 1 + whole.size() / 150) {
        if (const auto units = read(whole.substr(0, size))) {
            check(*units);
        }
    }
}

TEST_P(UnitReaderContract, AWrongCharsetIsSaidNotGuessedAway) {
    std::string bytes = sample();
    if (bytes.empty() || bytes.starts_with("PK")) {
        return;
    }
    bytes.insert(bytes.size() / 2, "\xFF\xC0");
    UnitInput input{"input", std::make_unique<MemorySource>(bytes, "input"), {}};
    input.options.charset = "UTF-8";
    input.options.texts = {"one", "two"};
    input.options.open = [&](const std::string& path) { return std::make_unique<MemorySource>(bytes, path); };
    EXPECT_THROW(
        {
            const auto reader = make_unit_reader(GetParam(), std::move(input), log_);
            for (TranslationUnit unit; reader->read(unit);) {
            }
        },
        Error);
}

TEST_P(UnitReaderContract, IsFoundByItsNameAndDescribed) {
    const UnitReaderFormat* format = find_unit_reader_format(GetParam());
    ASSERT_NE(format, nullptr);
    EXPECT_FALSE(format->description.empty());
    EXPECT_TRUE(format->endings.empty() ||
                (format->endings.starts_with(' ') && format->endings.ends_with(' ')));
}

class UnitWriterContract : public testing::TestWithParam<std::string_view> {
protected:
    void SetUp() override {
        folder_ = fs::path(testing::TempDir()) / ("unit-writer-" + std::string(GetParam()));
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    std::vector<std::pair<std::string, std::string>> written(const std::string& name) {
        fs::create_directories(folder_ / name);
        const auto writer = make_unit_writer(GetParam(), (folder_ / name / "out").string(), {}, log_);
        write_some(*writer);
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

    static void write_some(TranslationUnitWriter& writer) {
        std::size_t number = 0;
        for (const std::string& text : hostile_sentences()) {
            writer.write(hostile_unit(text, ++number));
        }
        TranslationUnit empty;
        empty.variants = {{"ko", {"가"}, {}, {}}, {"en", {}, {}, {}}};
        writer.write(empty);
        empty.variants.resize(1);
        writer.write(empty);
        writer.write(TranslationUnit{});
    }
    fs::path folder_;
    DiagnosticLog log_;
};

TEST_P(UnitWriterContract, HostileUnitsAreWrittenAsValidText) {
    const auto files = written("hostile");
    ASSERT_FALSE(files.empty());
    for (const auto& [name, bytes] : files) {
        if (GetParam() != "xlsx") {
            EXPECT_FALSE(find_invalid_utf8(bytes)) << name;
            EXPECT_EQ(bytes.find('\0'), std::string::npos) << name;
            EXPECT_TRUE(bytes.ends_with('\n')) << name;
        }
    }
}

TEST_P(UnitWriterContract, SameUnitsGiveTheSameBytes) {
    EXPECT_EQ(written("one"), written("two"));
}

TEST_P(UnitWriterContract, NothingAppearsUnlessFinished) {
    write_some(*make_unit_writer(GetParam(), (folder_ / "out").string(), {}, log_));
    EXPECT_TRUE(fs::is_empty(folder_));
}

TEST_P(UnitWriterContract, FolderThatIsNotThereIsAWriteError) {
    try {
        const auto writer = make_unit_writer(GetParam(), (folder_ / "absent" / "out").string(), {}, log_);
        write_some(*writer);
        writer->finish();
        FAIL() << "written into an absent folder";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Write);
        EXPECT_FALSE(error.advice().empty());
    }
}

std::vector<std::string_view> readers() {
    std::vector<std::string_view> all;
    for (const UnitReaderFormat& format : unit_reader_formats()) {
        all.push_back(format.name);
    }
    return all;
}

std::vector<std::string_view> writers() {
    std::vector<std::string_view> all;
    for (const UnitWriterFormat& format : unit_writer_formats()) {
        all.push_back(format.name);
    }
    return all;
}

INSTANTIATE_TEST_SUITE_P(Each, UnitReaderContract, testing::ValuesIn(readers()),
                         [](const auto& row) { return std::string(row.param); });
INSTANTIATE_TEST_SUITE_P(Each, UnitWriterContract, testing::ValuesIn(writers()),
                         [](const auto& row) { return std::string(row.param); });

}  // namespace
}  // namespace diglot
