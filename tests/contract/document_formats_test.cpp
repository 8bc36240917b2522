#include "diglot/base/error.h"
#include "diglot/ingest/formats.h"
#include "diglot/ingest/ingest.h"
#include "diglot/text/utf8.h"

#include <gtest/gtest.h>

#include "hostile.h"
#include <filesystem>
#include <optional>
#include <string>

namespace diglot {
namespace {

class DocumentFormatContract : public testing::TestWithParam<std::string_view> {
protected:
    // The document, or none when the bytes were refused as they may be.
    std::optional<Document> read(const std::string& bytes) {
        IngestOptions options;
        options.format = GetParam();
        options.replace_undecodable = true;
        try {
            return ingest(bytes, "input", options, log_);
        } catch (const Error& error) {
            EXPECT_TRUE(error.code() == ErrorCode::Format || error.code() == ErrorCode::Limit)
                << error.what();
            EXPECT_EQ(error.where().file, "input") << "an error names its input: " << error.what();
            EXPECT_FALSE(error.advice().empty()) << "an error says what to do: " << error.what();
            return std::nullopt;
        }
    }
    DiagnosticLog log_;
};

TEST_P(DocumentFormatContract, HostileBytesAreValidTextOrAnErrorThatHelps) {
    for (const std::string& bytes : hostile_bytes()) {
        const auto document = read(bytes);
        if (!document) {
            continue;
        }
        for (const Paragraph& paragraph : document->paragraphs) {
            EXPECT_FALSE(find_invalid_utf8(paragraph.text));
            EXPECT_FALSE(paragraph.text.empty());
            EXPECT_EQ(paragraph.text.find('\0'), std::string::npos);
            EXPECT_LE(paragraph.place.byte, bytes.size());
        }
        EXPECT_EQ(document->metadata.at("file"), "input");
        EXPECT_EQ(document->id, content_id(*document));
    }
}

TEST_P(DocumentFormatContract, SameBytesGiveTheSameDocument) {
    for (const std::string& bytes : hostile_bytes()) {
        const auto one = read(bytes);
        const auto two = read(bytes);
        ASSERT_EQ(one.has_value(), two.has_value());
        if (one) {
            EXPECT_EQ(one->id, two->id);
            EXPECT_EQ(one->metadata, two->metadata);
        }
    }
}

TEST_P(DocumentFormatContract, IsFoundByItsNameAndItsEndings) {
    const DocumentFormat* format = find_format(GetParam());
    ASSERT_NE(format, nullptr);
    EXPECT_FALSE(format->description.empty());
    EXPECT_TRUE(format->endings.starts_with(' ') && format->endings.ends_with(' '));
    const std::string ending(format->endings.substr(1, format->endings.find(' ', 1) - 1));
    EXPECT_EQ(guess_format("", "document." + ending + ".gz").name, format->name);
}

TEST_P(DocumentFormatContract, HasSeedsForTheFuzzer) {
    const std::filesystem::path seeds =
        std::filesystem::path(DIGLOT_SOURCE_DIR) / "tests/fuzz/corpus/ingest" / GetParam();
    EXPECT_TRUE(std::filesystem::exists(seeds) && !std::filesystem::is_empty(seeds)) << seeds;
}

std::vector<std::string_view> names() {
    std::vector<std::string_view> all;
    for (const DocumentFormat& format : formats()) {
        all.push_back(format.name);
    }
    return all;
}

INSTANTIATE_TEST_SUITE_P(Each, DocumentFormatContract, testing::ValuesIn(names()),
                         [](const auto& row) { return std::string(row.param); });

}  // namespace
}  // namespace diglot
