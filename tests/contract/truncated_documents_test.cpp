// A document that was cut short (a download that broke off, a full disk): a clear error, or what stood before
// the cut with a warning where the format can tell.
#include "diglot/base/error.h"
#include "diglot/base/file.h"
#include "diglot/ingest/formats.h"
#include "diglot/ingest/ingest.h"
#include "diglot/text/utf8.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {
namespace {

constexpr std::size_t kCuts = 10;

struct Sample {
    const char* file;  // below tests/
    bool has_end;      // the format says where it ends, so that every cut shows
};

/// A good document of each format.
const std::map<std::string_view, Sample>& samples() {
    static const std::map<std::string_view, Sample> all = {
        {"txt", {"fuzz/corpus/ingest/txt/newswire.en.txt", false}},
        {"html", {"golden/extract-news-html/news.ko.html", false}},
        {"markdown", {"golden/extract-formats/a.md", false}},
        {"srt", {"golden/extract-formats/a.ko.vtt", false}},
        {"po", {"golden/extract-formats/a.ko.po", false}},
        {"tmx", {"golden/extract-formats/a.tmx", true}},
        {"xliff", {"golden/extract-formats/a.xlf", true}},
        {"docx", {"golden/extract-office/s.docx", true}},
        {"odt", {"golden/extract-office/s.odt", true}},
        {"epub", {"golden/extract-office/s.epub", true}},
        {"pdf", {"golden/extract-pdf/one-page.ko.pdf", true}},
        {"warc", {"fuzz/corpus/ingest/warc/site.warc", true}},
        {"stories", {"fuzz/corpus/ingest/stories/two.json", true}},
        {"xml", {"golden/extract-formats/a.xml", true}},
    };
    return all;
}

class TruncatedDocument : public testing::TestWithParam<std::string_view> {
protected:
    static std::vector<Document> read(std::string_view bytes, DiagnosticSink& sink) {
        IngestOptions options;
        options.format = GetParam();
        return ingest_all(bytes, "cut", options, sink);
    }
};

std::size_t warnings(const DiagnosticLog& log) {
    const std::vector<Diagnostic> all = log.entries();
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const Diagnostic& one) {
        return one.severity == Severity::Warning && one.kind != "language-wrong";
    }));
}

/// Of the paragraphs that end before the cut all but the last, which lines that were cut off may have
/// belonged to.
void expect_kept(const std::vector<Paragraph>& whole, const std::vector<Paragraph>& cut, std::size_t at) {
    for (std::size_t i = 0; i + 2 < whole.size() && whole[i + 2].place.byte < at; ++i) {
        const bool kept = std::any_of(cut.begin(), cut.end(),
                                      [&](const Paragraph& one) { return one.text == whole[i].text; });
        EXPECT_TRUE(kept) << "cut at " << at << ", lost: " << whole[i].text;
    }
}

TEST_P(TruncatedDocument, IsAnErrorOrWhatStoodBeforeTheCut) {
    ASSERT_TRUE(samples().contains(GetParam())) << "a new format needs a sample here";
    const Sample& sample = samples().at(GetParam());
    const std::string bytes = read_file(std::string(DIGLOT_SOURCE_DIR "/tests/") + sample.file);
    DiagnosticLog calm;
    const std::vector<Document> whole = read(bytes, calm);
    ASSERT_FALSE(whole.empty());
    EXPECT_EQ(warnings(calm), 0U) << "a sample must be a good one";
    for (std::size_t i = 0; i < kCuts; ++i) {
        const std::size_t at = (2 * i + 1) * bytes.size() / (2 * kCuts);
        DiagnosticLog log;
        try {
            const std::vector<Document> cut = read(std::string_view(bytes).substr(0, at), log);
            if (sample.has_end) {
                EXPECT_GT(warnings(log), 0U) << "cut at " << at << " of " << bytes.size();
            } else if (warnings(log) == 0) {
                ASSERT_EQ(cut.size(), 1U);
                expect_kept(whole.front().paragraphs, cut.front().paragraphs, at);
            }
        } catch (const Error& error) {
            EXPECT_TRUE(error.code() == ErrorCode::Format || error.code() == ErrorCode::Encoding)
                << error.what();
            EXPECT_EQ(error.where().file, "cut") << error.what();
            EXPECT_FALSE(error.advice().empty()) << error.what();
        }
    }
}

std::vector<std::string_view> names() {
    std::vector<std::string_view> all;
    all.reserve(formats().size());
    for (const DocumentFormat& format : formats()) {
        all.push_back(format.name);
    }
    return all;
}

INSTANTIATE_TEST_SUITE_P(Each, TruncatedDocument, testing::ValuesIn(names()),
                         [](const auto& row) { return std::string(row.param); });

}  // namespace
}  // namespace diglot
