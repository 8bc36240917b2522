#include "diglot/base/error.h"
#include "diglot/ingest/ingest.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace diglot {
namespace {

std::string record(const std::string& type, const std::string& address, const std::string& block) {
    return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + address +
           "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " +
           std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string page(const std::string& address, const std::string& header, const std::string& body) {
    return record("response", address, "HTTP/1.1 200 OK\r\n" + header + "\r\n\r\n" + body);
}

std::vector<Document> read(const std::string& bytes, DiagnosticLog& log) {
    return ingest_all(bytes, "x.warc", {}, log);
}

TEST(Warc, EveryPageIsADocument) {
    DiagnosticLog log;
    const auto documents =
        read(record("warcinfo", "", "software: x\r\n") +
                 record("request", "https://a.example/", "GET / HTTP/1.1\r\n\r\n") +
                 page("https://a.example/1", "Content-Type: text/html; charset=EUC-KR",
                      "<p>\xB0\xA1\xB3\xAA\xB4\xD9.") +
                 page("https://a.example/2", "content-type: text/plain\r\nTransfer-Encoding: chunked",
                      "5\r\nHello\r\n7;x=y\r\n there.\r\n0\r\n\r\n") +
                 page("https://a.example/i.png", "Content-Type: image/png", "\x89PNG") +
                 record("response", "https://a.example/3",
                        "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>No"),
             log);
    ASSERT_EQ(documents.size(), 2U);
    EXPECT_EQ(documents[0].paragraphs[0].text, "가나다.");
    EXPECT_EQ(documents[0].metadata.at("address"), "https://a.example/1");
    EXPECT_EQ(documents[0].metadata.at("charset"), "EUC-KR");
    EXPECT_EQ(documents[1].paragraphs[0].text, "Hello there.");
}

TEST(Warc, DamagedRecordsAreReportedAndLeftOut) {
    DiagnosticLog log;
    const std::string good = page("https://a.example/1", "Content-Type: text/plain", "One.");
    EXPECT_EQ(
        read(good + "WARC/1.0\r\nContent-Length: 99x\r\nWARC-Type: response\r\nContent-Length: 1\r\n\r\n" +
                 good,
             log)
            .size(),
        2U);
    EXPECT_EQ(read(good + good.substr(0, good.size() / 2), log).size(), 1U);
    EXPECT_EQ(read(good + "rubbish", log).size(), 1U);
    EXPECT_EQ(read("WARC/1.0\r\nContent-Length: 18446744073709551615\r\n\r\nx", log).size(), 0U);
    EXPECT_EQ(
        read(page("https://a.example/1", "Content-Type: text/html\r\nContent-Encoding: gzip", "no gzip") +
                 good,
             log)
            .size(),
        1U);
    EXPECT_GE(log.counts().at("record-damaged"), 3U);
    EXPECT_EQ(log.counts().at("page-skipped"), 1U);
}

TEST(Warc, OneDocumentIsAskedForWhereThereAreMany) {
    DiagnosticLog log;
    const std::string one = page("https://a.example/1", "Content-Type: text/plain", "One.");
    EXPECT_EQ(ingest(one, "x.warc", {}, log).paragraphs[0].text, "One.");
    EXPECT_THROW(ingest(one + one, "x.warc", {}, log), Error);
    EXPECT_THROW(ingest(record("warcinfo", "", "x"), "x.warc", {}, log), Error);
}

}  // namespace
}  // namespace diglot
