#include "exchange/sample.h"
#include <pugixml.hpp>
#include <set>
#include <string>

namespace diglot {
namespace {

using test::sample;
using test::single;

/// Checks what the DTD of TMX 1.4b asks for in the elements that we write.
class TmxTest : public test::ExchangeTest {
protected:
    pugi::xml_document parsed(const std::vector<Bitext>& bitexts) {
        text_ = written("tmx", bitexts);
        pugi::xml_document document;
        const pugi::xml_parse_result result = document.load_string(text_.c_str(), pugi::parse_full);
        EXPECT_TRUE(result) << result.description();
        check(document);
        return document;
    }

    static void check(const pugi::xml_document& document) {
        const pugi::xml_node root = document.child("tmx");
        EXPECT_STREQ(root.attribute("version").value(), "1.4");
        EXPECT_EQ(children(root), "header body ");
        const std::set<std::string> kinds = {"block", "paragraph", "sentence", "phrase"};
        EXPECT_TRUE(kinds.contains(root.child("header").attribute("segtype").value()));
        for (const char* name :
             {"creationtool", "creationtoolversion", "o-tmf", "adminlang", "srclang", "datatype"}) {
            EXPECT_STRNE(root.child("header").attribute(name).value(), "") << name;
        }
        for (const pugi::xml_node& unit : root.child("body")) {
            EXPECT_EQ(children(unit), "prop prop prop tuv tuv ");
            for (const pugi::xml_node& variant : unit.children("tuv")) {
                EXPECT_EQ(children(variant), "prop prop seg ");
                EXPECT_STRNE(variant.attribute("xml:lang").value(), "");
            }
            for (const pugi::xpath_node& prop : unit.select_nodes(".//prop")) {
                EXPECT_STRNE(prop.node().attribute("type").value(), "");
            }
        }
    }

    static std::string children(const pugi::xml_node& node) {
        std::string names;
        for (const pugi::xml_node& child : node) {
            names += std::string(child.name()) + ' ';
        }
        return names;
    }

    std::string text_;
};

TEST_F(TmxTest, HoldsTheBeadsWithTwoSidesAndCountsTheOthers) {
    const pugi::xml_document document = parsed({sample()});
    EXPECT_EQ(document.select_nodes("//tu").size(), 2U);
    EXPECT_STREQ(document.select_node("//tu[1]/prop[@type='type']").node().text().get(), "1:2");
    EXPECT_STREQ(document.select_node("//tu[1]/prop[@type='score-confidence']").node().text().get(),
                 "0.9000");
    EXPECT_STREQ(document.select_node("//tu[1]/tuv[1]/prop[@type='source-document']").node().text().get(),
                 "a.ko.txt");
    EXPECT_STREQ(document.select_node("//tu[1]/tuv[2]/prop[@type='paragraph-id']").node().text().get(),
                 "1-2");
    EXPECT_STREQ(document.select_node("//tu[2]/tuv[@xml:lang='en']/seg").node().text().get(), "The end.");
    EXPECT_EQ(log_.counts().at("null-beads-left-out"), 1U);
}

TEST_F(TmxTest, SegmentsComeBackAsTheyWereExceptWhatXmlForbids) {
    const std::string nasty = "<&>\"' ]]> \t\r\n x\xF0\x9F\x98\x80\xE2\x80\xAE &amp;";
    const pugi::xml_document document = parsed({single(nasty,
                                                       "a\x01\x08\xEF\xBF\xBF"
                                                       "b")});
    EXPECT_EQ(document.select_node("//tuv[1]/seg").node().text().get(), nasty);
    EXPECT_STREQ(document.select_node("//tuv[2]/seg").node().text().get(), "ab");
    EXPECT_EQ(log_.counts().at("characters-dropped"), 1U);
}

TEST_F(TmxTest, UnknownLanguageIsNotCalledEnglish) {
    const pugi::xml_document document = parsed({single("x", "y", "", "fr")});
    EXPECT_STREQ(document.select_node("//header/@srclang").attribute().value(), "und");
    EXPECT_STREQ(document.select_node("//tuv[1]/@xml:lang").attribute().value(), "und");
    EXPECT_EQ(text_.find("en-US"), std::string::npos);
}

TEST_F(TmxTest, UnitsInAnotherSourceLanguageSaySo) {
    const pugi::xml_document document = parsed({single("가", "a"), single("b", "c", "de")});
    EXPECT_STREQ(document.select_node("//header/@srclang").attribute().value(), "ko");
    EXPECT_FALSE(document.select_node("//tu[1]/@srclang"));
    EXPECT_STREQ(document.select_node("//tu[2]/@srclang").attribute().value(), "de");
}

TEST_F(TmxTest, NothingWrittenIsStillAWholeFile) {
    EXPECT_TRUE(parsed({}).select_nodes("//tu").empty());
}

}  // namespace
}  // namespace diglot
