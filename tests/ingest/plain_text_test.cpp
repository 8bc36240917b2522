#include "diglot/base/error.h"
#include "diglot/ingest/ingest.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace diglot {
namespace {

using namespace std::string_literals;

std::vector<std::string> paragraphs(const std::string& bytes) {
    DiagnosticLog log;
    const Document document = ingest(bytes, "x.txt", {}, log);
    std::vector<std::string> texts;
    for (const Paragraph& paragraph : document.paragraphs) {
        texts.push_back(paragraph.text);
    }
    return texts;
}

using Texts = std::vector<std::string>;

TEST(PlainText, BlankLinesPartParagraphs) {
    EXPECT_EQ(paragraphs("One.\r\n\r\nTwo.\r\n  \r\n\r\nThree."), (Texts{"One.", "Two.", "Three."}));
    EXPECT_EQ(paragraphs("One.\rTwo.\r\rThree.\r"), (Texts{"One.", "Two.", "Three."}));
}

TEST(PlainText, NothingMakesNothing) {
    EXPECT_TRUE(paragraphs("").empty());
    EXPECT_TRUE(paragraphs("\xEF\xBB\xBF\n \n\t\n").empty());
    EXPECT_TRUE(paragraphs(std::string(200000, '\n')).empty());
}

TEST(PlainText, LinesOfUnevenLengthAreParagraphs) {
    const Texts lines = {
        "The ministry released a statement on Friday saying that any deployment would conform with law.",
        "\"Photos are a serious matter,\" he replied.",
        "On Thursday, the State Duma also ratified the Treaty on Comprehensive Strategic Partnership "
        "with the country, an agency reported.",
        "Moscow had not commented at time of publication."};
    std::string text;
    for (const std::string& line : lines) {
        text += line + '\n';
    }
    EXPECT_EQ(paragraphs(text), lines);
}

TEST(PlainText, LinesBrokenToAWidthAreJoined) {
    EXPECT_EQ(
        paragraphs("When in the Course of human events, it becomes necessary for one\n"
                   "people to dissolve the political bands which have connected them\n"
                   "with another, and to assume among the powers of the earth, the\n"
                   "separate and equal station to which the Laws of Nature and of\n"
                   "Nature's God entitle them.\n"
                   "\n"
                   "We hold these truths to be self-evident, that all men are created\n"
                   "equal, that they are endowed by their Creator with certain well-\n"
                   "known Rights.\n"),
        (Texts{
            "When in the Course of human events, it becomes necessary for one people to dissolve the "
            "political "
            "bands which have connected them with another, and to assume among the powers of the earth, the "
            "separate and equal station to which the Laws of Nature and of Nature's God entitle them.",
            "We hold these truths to be self-evident, that all men are created equal, that they are endowed "
            "by "
            "their Creator with certain well-known Rights."}));
}

TEST(PlainText, KoreanAndJapaneseLinesBrokenToAWidthAreJoined) {
    EXPECT_EQ(
        paragraphs("모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어\n"
                   "동등하다. 인간은 천부적으로 이성과 양심을 부여받았으며 서로\n"
                   "형제애의 정신으로 행동하여야 한다. 모든 사람은 인종, 피부색,\n"
                   "성, 언어, 종교에 따른 어떠한 종류의 구별도 없이 권리와 자유를\n"
                   "누릴 자격이 있다.\n"),
        (Texts{
            "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. 인간은 천부적으로 이성과 "
            "양심을 부여받았으며 서로 형제애의 정신으로 행동하여야 한다. 모든 사람은 인종, 피부색, 성, 언어, "
            "종교에 따른 어떠한 종류의 구별도 없이 권리와 자유를 누릴 자격이 있다."}));
    EXPECT_EQ(
        paragraphs("すべての人間は、生れながらにして自由であり、かつ、尊厳と権利とに\n"
                   "ついて平等である。人間は、理性と良心とを授けられており、互いに同\n"
                   "胞の精神をもって行動しなければならない。すべて人は、人種、皮膚の\n"
                   "色、性、言語に よる差別を受けない。\n"),
        (Texts{
            "すべての人間は、生れながらにして自由であり、かつ、尊厳と権利とについて平等である。人間は、理性と"
            "良心とを授けられており、互いに同胞の精神をもって行動しなければならない。すべて人は、人種、皮膚の"
            "色、性、言語に よる差別を受けない。"}));
}

TEST(PlainText, LineThatEndsInASpaceGoesOnInSmallLetters) {
    EXPECT_EQ(paragraphs("It was a cold \nnight in the city.\nFeatures \nContacts\n"),
              (Texts{"It was a cold night in the city.", "Features", "Contacts"}));
    EXPECT_EQ(paragraphs("features\ncontact manager\nIt ends. \nii) next \n(b) last"),
              (Texts{"features", "contact manager", "It ends.", "ii) next", "(b) last"}));
}

TEST(PlainText, SentenceTornInTwoWithoutASignIsJoined) {
    EXPECT_EQ(paragraphs("The keeper of the light\nhas written to the ministry again.\n\nA heading\n"),
              (Texts{"The keeper of the light has written to the ministry again.", "A heading"}));
    EXPECT_EQ(paragraphs("Вчера вечером старый смотритель маяка\nнаписал письмо министру.\nКонец.\n"),
              (Texts{"Вчера вечером старый смотритель маяка написал письмо министру.", "Конец."}));
    const Texts apart = {"What you need\nink, paper and string.\n",
                         "Bring all of these things\na) ink and paper.\n",
                         "The maker has new prices today\niPods cost less.\n",
                         "Write to the keeper at home\nkeeper@example.org is read daily.\n",
                         "Because I could not stop for Death,\nhe kindly stopped for me.\n",
                         "Each of us went home early\nnobody stayed\n"};
    for (const std::string& text : apart) {
        EXPECT_EQ(paragraphs(text).size(), 2U) << text;
    }
}

TEST(PlainText, BlockWhoseLinesAllFlowMayHaveAFewThatAreNotFull) {
    EXPECT_EQ(paragraphs("Hereby I have the honour to present to you the engineer LAURA LEON \n"
                         "SANDOVAL, known by the number No. 1026 of this city, who finished her \n"
                         "studies in the year 2012, and who was known among us all for the quality \n"
                         "of her work; at present she attends the courses of the institute in \n"
                         "Industrial Engineering and stays in a town of the south of \nIndia.\n")
                  .size(),
              1U);
}

TEST(PlainText, VerseAndListsKeepTheirLines) {
    const std::string poem =
        "Tyger Tyger, burning bright,\nIn the forests of the night;\nWhat immortal hand or eye,\n"
        "Could frame thy fearful symmetry?\n\nIn what distant deeps or skies.\nBurnt the fire of thine "
        "eyes?\n"
        "On what wings dare he aspire?\nWhat the hand, dare seize the fire?\n";
    EXPECT_EQ(paragraphs(poem).size(), 8U);
    EXPECT_EQ(
        paragraphs("나 보기가 역겨워\n가실 때에는\n말없이 고이 보내 드리우리다\n\n영변에 약산\n진달래꽃\n")
            .size(),
        5U);
    EXPECT_EQ(paragraphs("Shopping:\n- bread\n- two bottles of milk\n- a pound of butter\n").size(), 4U);
}

TEST(PlainText, OneBlockBrokenToAWidthIsJoinedAmongVerseAndLists) {
    const std::string verse =
        "The sea is calm tonight.\nThe tide is full, the moon lies fair\n"
        "Upon the straits; on the French coast the light\nGleams and is gone;\n\n";
    const std::string list = "Things to bring:\n- a rope\n- two lanterns\n- bread\n\n";
    const std::string headlines =
        "서울 아침 기온 영하로…주말까지 꽃샘추위\n올해 첫 황사, 오후부터 수도권에 영향\n"
        "프로야구 시범경기 개막…관중 육만 명\n지하철 2호선 고장으로 출근길 혼잡\n";
    const Texts found = paragraphs(
        "Dear all, the keeper of the lighthouse on the northern point has\n"
        "written to say that the lamp was lit again on Monday. He thanks\n"
        "everybody who helped, above all Dr. Marsh, who carried the glass\n"
        "up the stairs.\n\n" +
        verse + list + headlines);
    ASSERT_EQ(found.size(), 1U + 4U + 4U + 4U);
    EXPECT_EQ(
        found[0],
        "Dear all, the keeper of the lighthouse on the northern point has written to say that the lamp was "
        "lit again on Monday. He thanks everybody who helped, above all Dr. Marsh, who carried the glass up "
        "the stairs.");
}

TEST(PlainText, ParagraphsKnowTheirPlace) {
    DiagnosticLog log;
    // EUC-KR: 가 is two bytes.
    IngestOptions options;
    options.charset = "euc-kr";
    const Document document = ingest("\xB0\xA1\xB0\xA2.\n\n  \xB0\xA1\xB0\xA2.\n", "x.ko.txt", options, log);
    ASSERT_EQ(document.paragraphs.size(), 2U);
    EXPECT_EQ(document.paragraphs[1].text, "가각.");
    EXPECT_EQ(document.paragraphs[1].place.byte, 9U);
    EXPECT_EQ(document.paragraphs[1].place.line, 3U);
    EXPECT_EQ(document.metadata.at("charset"), "EUC-KR");
    EXPECT_EQ(document.metadata.at("file"), "x.ko.txt");
}

TEST(PlainText, OneHugeLineIsOneParagraph) {
    std::string line;
    while (line.size() < (std::size_t{8} << 20U)) {
        line += "word ";
    }
    line.pop_back();
    EXPECT_EQ(paragraphs(line), Texts{line});
}

TEST(Ingest, BytesThatAreNoTextAreRefused) {
    DiagnosticLog log;
    EXPECT_THROW(ingest("\x7F"
                        "ELF\x02\x01\x01\0\0\0\0\0\x03\0>\0\x01\0\0\0"s,
                        "x", {}, log),
                 Error);
    IngestOptions unknown;
    unknown.format = "wordstar";
    EXPECT_THROW(ingest("a", "x", unknown, log), Error);
    IngestOptions charset;
    charset.charset = "klingon-8";
    EXPECT_THROW(ingest("a", "x", charset, log), Error);
    IngestOptions language;
    language.language = "not a tag";
    EXPECT_THROW(ingest("a", "x", language, log), Error);
}

TEST(Ingest, UndecodableByteIsNamedWithItsFile) {
    DiagnosticLog log;
    try {
        ingest("Plenty of good text here, 가나다라마바사 아자차카타파하 \xFF and more", "bad.txt", {}, log);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.where().file, "bad.txt");
        EXPECT_EQ(error.code(), ErrorCode::Encoding);
        EXPECT_EQ(error.where().byte, 70U);
    }
}

TEST(Ingest, LanguageComesFromTheName) {
    EXPECT_EQ(language_of_file_name("dir.en/x.ko.txt"), "ko");
    EXPECT_EQ(language_of_file_name("x.ko"), "ko");
    EXPECT_EQ(language_of_file_name("x.ko.web.txt.gz"), "ko");
    EXPECT_EQ(language_of_file_name("x.zh_CN.html"), "zh-CN");
    EXPECT_EQ(language_of_file_name("x.kor.txt"), "ko");
    EXPECT_EQ(language_of_file_name("ko"), "");
    EXPECT_EQ(language_of_file_name("20241025.txt"), "");
    EXPECT_EQ(language_of_file_name("-"), "");
}

TEST(Ingest, LanguageIsDetectedByScript) {
    DiagnosticLog log;
    EXPECT_EQ(ingest("우리 외무성은 이에 대하여 확인해 줄 필요를 느끼지 않는다.", "-", {}, log).language,
              "ko");
    EXPECT_EQ(ingest("人人生而自由,在尊严和权利上一律平等。", "-", {}, log).language, "zh");
    EXPECT_EQ(ingest("すべての人間は自由である。", "-", {}, log).language, "ja");
    EXPECT_EQ(log.counts().at("language-detected"), 3U);
}

TEST(Ingest, IdDependsOnTheTextAlone) {
    DiagnosticLog log;
    const std::string one = ingest("같은 글이다.", "a.ko.txt", {}, log).id;
    EXPECT_EQ(one.size(), 16U);
    EXPECT_EQ(one, ingest("\xEF\xBB\xBF같은 글이다.\n", "b.ko.txt", {}, log).id);
    EXPECT_NE(one, ingest("다른 글이다.", "a.ko.txt", {}, log).id);
}

}  // namespace
}  // namespace diglot
