#include "exchange/sample.h"
#include <pugixml.hpp>
#include <set>

namespace diglot {
namespace {

using test::sample;
using test::single;

class HtmlTest : public test::ExchangeTest {
protected:
    /// The page, which must be well-formed.
    pugi::xml_document page(const std::vector<Bitext>& bitexts, const WriterOptions& options = {}) {
        text_ = written("html", bitexts, options);
        pugi::xml_document parsed;
        const pugi::xml_parse_result result = parsed.load_string(text_.c_str(), pugi::parse_full);
        EXPECT_TRUE(result) << result.description() << " at "
                            << text_.substr(static_cast<std::size_t>(result.offset), 80);
        return parsed;
    }
    std::string text_;
};

TEST_F(HtmlTest, NeedsNoOtherFileAndNoNetwork) {
    const pugi::xml_document parsed = page({sample()});
    EXPECT_TRUE(parsed.select_nodes("//link | //img | //iframe | //*[@src]").empty());
    EXPECT_EQ(text_.find("@import"), std::string::npos);
    EXPECT_EQ(text_.find("url("), std::string::npos);
    EXPECT_EQ(text_.find("http"), std::string::npos);
}

TEST_F(HtmlTest, EveryBeadHasAnAnchorAndBothSides) {
    const pugi::xml_document parsed = page({sample(), single("가", "a")});
    std::set<std::string> ids;
    for (const pugi::xpath_node& node : parsed.select_nodes("//*[@id]")) {
        EXPECT_TRUE(ids.insert(node.node().attribute("id").value()).second)
            << node.node().attribute("id").value();
    }
    for (const char* anchor : {"d1b1", "d1b2", "d1b3", "d2b1"}) {
        EXPECT_TRUE(ids.contains(anchor)) << anchor;
    }
    EXPECT_EQ(parsed.select_nodes("//li[@id='d1b1']/div[@class='s']/p").size(), 1U);
    EXPECT_EQ(parsed.select_nodes("//li[@id='d1b1']/div[@class='t']/p").size(), 2U);
    EXPECT_STREQ(parsed.select_node("//li[@id='d1b1']/a/@aria-label").attribute().value(),
                 "Bead 1: 1 to 2, 90% sure");
    EXPECT_EQ(parsed.select_nodes("//nav[@id='documents']//a").size(), 2U);
}

TEST_F(HtmlTest, DoubtfulAndUnpairedBeadsAreMarkedInWords) {
    const pugi::xml_document parsed = page({sample()});
    const pugi::xml_node bead = parsed.select_node("//li[@id='d1b2']").node();
    EXPECT_STREQ(bead.child("a").attribute("aria-label").value(), "Bead 2: 1 to 0, 60% sure, doubtful");
    EXPECT_STREQ(bead.select_node("div[@class='t x']/span").node().text().get(), "no counterpart");
    EXPECT_STREQ(parsed.select_node("//*[@id='totals']/@data-doubtful").attribute().value(), "1");
    EXPECT_STREQ(parsed.select_node("//*[@id='totals']/@data-unpaired").attribute().value(), "1");
}

TEST_F(HtmlTest, ThresholdOfDoubtIsTheCallers) {
    page({sample()}, {"en", 0.95});
    EXPECT_NE(text_.find("Bead 1: 1 to 2, 90% sure, doubtful"), std::string::npos);
    EXPECT_NE(text_.find("less than 95% sure"), std::string::npos);
}

TEST_F(HtmlTest, TextsSayTheirLanguageAndDirection) {
    const pugi::xml_document parsed =
        page({single("مرحبا", "hello", "ar", ""), single("שלום", "안녕", "he", "ko")});
    EXPECT_STREQ(parsed.child("html").attribute("lang").value(), "en");
    const auto attribute = [&](const char* path) { return parsed.select_node(path).attribute().value(); };
    EXPECT_STREQ(attribute("//li[@id='d1b1']/div[1]/@dir"), "rtl");
    EXPECT_STREQ(attribute("//li[@id='d1b1']/div[1]/@lang"), "ar");
    EXPECT_STREQ(attribute("//li[@id='d1b1']/div[2]/@dir"), "auto");
    EXPECT_STREQ(attribute("//li[@id='d2b1']/div[1]/@dir"), "rtl");
    EXPECT_STREQ(attribute("//li[@id='d2b1']/div[2]/@dir"), "ltr");
}

TEST_F(HtmlTest, SpeaksKoreanWhenAsked) {
    page({sample()}, {"ko-KR", 0.7});
    EXPECT_NE(text_.find("<html lang=\"ko\">"), std::string::npos);
    EXPECT_NE(text_.find("정렬 단위 2: 1 대 0, 신뢰도 60%, 의심스러움"), std::string::npos);
    EXPECT_NE(text_.find("영어에만 있음"), std::string::npos);
}

TEST_F(HtmlTest, DatesAreWrittenInTheLanguageOfThePage) {
    Document document = single("가", "a").source.document();
    document.metadata["date"] = "2024-10-25";
    Bitext bitext = single("가", "a");
    bitext.source = SegmentedDocument(document, bitext.source.segments());
    page({bitext});
    EXPECT_NE(text_.find("October 25, 2024"), std::string::npos);
    page({bitext}, {"ko", 0.7});
    EXPECT_NE(text_.find("2024년 10월 25일"), std::string::npos);
}

TEST_F(HtmlTest, HostileTextStaysText) {
    Bitext bitext = single("</p><script>alert(1)</script>\"'&\x01\x0B",
                           "\xE2\x80\xAE"
                           "x\xF0\x9F\x98\x80",
                           "ko\" onload=\"x");
    Document document = bitext.source.document();
    document.metadata = {{"title", "<b>&\"'"}, {"address", "javascript:alert(1)"}, {"source", "<img src=x>"}};
    bitext.source = SegmentedDocument(document, bitext.source.segments());
    const pugi::xml_document parsed = page({bitext});
    EXPECT_EQ(parsed.select_nodes("//script").size(), 1U);
    EXPECT_TRUE(parsed.select_nodes("//img | //*[@onload] | //a[starts-with(@href, 'javascript')]").empty());
    EXPECT_STREQ(parsed.select_node("//h2").node().text().get(), "<b>&\"'");
    EXPECT_STREQ(parsed.select_node("//li/div[@class='s']/p").node().text().get(),
                 "</p><script>alert(1)</script>\"'&");
    EXPECT_STREQ(parsed.select_node("//li/div[@class='t']/p").node().text().get(),
                 "\xE2\x80\xAEx\xF0\x9F\x98\x80");
}

TEST_F(HtmlTest, ManyBeadsStandInChunks) {
    const std::vector<std::string> sentences(120, "x");
    std::vector<Bead> beads;
    for (std::uint32_t i = 0; i < 120; ++i) {
        beads.push_back({{i, i + 1}, {i, i + 1}, 1.0, i == 110 ? 0.1 : 1.0});
    }
    const Bitext bitext{test::document("ko", sentences), test::document("en", sentences),
                        Ladder(beads, 120, 120)};
    const pugi::xml_document parsed = page({bitext});
    EXPECT_EQ(parsed.select_nodes("//main//ol").size(), 3U);
    EXPECT_STREQ(parsed.select_node("//main//ol[3]/@start").attribute().value(), "101");
    EXPECT_EQ(parsed.select_nodes("//main//ol[contains(@class, 'has-q')]").size(), 1U);
}

}  // namespace
}  // namespace diglot
