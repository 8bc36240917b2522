#include "diglot/clean/clean.h"

#include "diglot/base/error.h"
#include "diglot/base/file.h"
#include "diglot/base/job.h"
#include "diglot/clean/page_lines.h"
#include "diglot/ingest/ingest.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace diglot {
namespace {

using Texts = std::vector<std::string>;

Cleaned clean_text(const std::string& text, const std::string& name = "x.txt") {
    DiagnosticLog log;
    return clean(ingest(text, name, {}, log));
}

Texts texts(const Document& document) {
    Texts all;
    for (const Paragraph& paragraph : document.paragraphs) {
        all.push_back(paragraph.text);
    }
    return all;
}

/// Every paragraph of a folder's files must survive: they only look unusual.
TEST(Clean, UnusualTextsStayWhole) {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(DIGLOT_TEST_DIR "/whole")) {
        const Cleaned cleaned = clean_text(read_file(entry.path().string()), entry.path().string());
        EXPECT_TRUE(cleaned.removed.empty()) << entry.path() << ": " << cleaned.removed.front().rule << ": "
                                             << cleaned.removed.front().paragraph.text;
        ++files;
    }
    EXPECT_GE(files, 6U);
}

TEST(Clean, OfficialPageOfTheStatementIsItsTitleAndFiveParagraphs) {
    const Cleaned cleaned =
        clean_text(read_file(DIGLOT_SOURCE_DIR "/corpora/kcna/20241025-official.en.txt"), "x.en");
    const Texts sentences = [] {
        DiagnosticLog log;
        const std::string gold = DIGLOT_SOURCE_DIR "/corpora/kcna/gold/20241025-official.en";
        const SegmentedDocument document = ingest_presegmented(read_file(gold), gold, {}, log);
        Texts all;
        for (std::size_t i = 0; i < document.size(); ++i) {
            all.emplace_back(document.text(i));
        }
        return all;
    }();
    EXPECT_EQ(texts(cleaned.document), sentences);  // each of its paragraphs is one sentence
    EXPECT_EQ(cleaned.document.paragraphs[0].kind, ParagraphKind::Title);
    EXPECT_EQ(cleaned.document.metadata.at("title"), sentences[0]);
    EXPECT_EQ(cleaned.document.metadata.at("date"), "2024-10-25");
    EXPECT_EQ(cleaned.document.metadata.at("source"), "Ministry of Foreign Affairs (EN)");
}

TEST(Clean, NewswirePageOfTheStatementIsItsScriptOnce) {
    const Cleaned cleaned =
        clean_text(read_file(DIGLOT_SOURCE_DIR "/corpora/kcna/20241025-newswire.en.txt"), "x.en");
    ASSERT_EQ(cleaned.document.paragraphs.size(), 8U);
    EXPECT_TRUE(cleaned.document.paragraphs[0].text.starts_with("The Democratic People's Republic"));
    EXPECT_NE(cleaned.document.paragraphs[3].text.find("Standing Committee.The statement"),
              std::string::npos);
    EXPECT_EQ(cleaned.document.paragraphs[0].place.line, 2U);
    EXPECT_EQ(cleaned.document.paragraphs[0].kind, ParagraphKind::Body);
    EXPECT_EQ(cleaned.removed.size(), 18U);
}

TEST(Clean, KoreanNewsPageIsItsArticle) {
    const Cleaned cleaned = clean_text(
        "본문 바로가기\n로그인\n한빛일보\n정치\n\n"
        "국회, 재해 복구 예산안 본회의서 의결\n\n"
        "입력 2024.10.25. 오후 3:24 | 수정 2024.10.25. 오후 5:10\n김하늘 기자\n\n"
        "국회는 25일 본회의를 열어 수해 지역의 복구를 위한 추가 예산안을 재석 의원 전원의 찬성으로 "
        "의결하였다.\n\n"
        "예산안에는 무너진 둑과 다리를 다시 쌓는 데 드는 3천억 원과 이재민의 임시 거처를 마련할 비용이 "
        "담겼다.\n\n"
        "[사진=한빛일보]\n\n"
        "의장은 \"더 늦어서는 안 된다는 데에 모두의 뜻이 모였다\"라고 말하였다.\n\n"
        "ⓒ 한빛일보, 무단 전재 및 재배포 금지\n\n"
        "공유하기\n인쇄\n\n"
        "많이 본 뉴스\n"
        "첫눈 소식에 강원 산간 도로 곳곳에서 통제 시작\n"
        "올해 쌀 수확량, 지난해보다 조금 늘어날 듯\n"
        "도서관 밤샘 개방 시범 사업, 다음 달부터 전국으로\n");
    EXPECT_EQ(texts(cleaned.document),
              (Texts{"국회, 재해 복구 예산안 본회의서 의결",
                     "국회는 25일 본회의를 열어 수해 지역의 복구를 위한 추가 예산안을 재석 의원 전원의 "
                     "찬성으로 의결하였다.",
                     "예산안에는 무너진 둑과 다리를 다시 쌓는 데 드는 3천억 원과 이재민의 임시 거처를 마련할 "
                     "비용이 담겼다.",
                     "의장은 \"더 늦어서는 안 된다는 데에 모두의 뜻이 모였다\"라고 말하였다."}));
    EXPECT_EQ(cleaned.document.metadata.at("date"), "2024-10-25");
    EXPECT_EQ(cleaned.document.metadata.at("author"), "김하늘");
    EXPECT_EQ(cleaned.document.metadata.at("title"), "국회, 재해 복구 예산안 본회의서 의결");
}

TEST(Clean, TextGoesOnBehindABoxOfRelatedArticles) {
    const Cleaned cleaned = clean_text(
        "자율운항 선박, 부산항에 첫 입항\n승무원 3명만 타고 싱가포르에서 8일 항해\n"
        "송고시간 2026-03-14 09:12\n김하늘 기자\n\n"
        "사람의 손을 거의 빌리지 않고 항해하는 컨테이너선이 14일 부산항 신항에 처음으로 들어왔다.\n\n"
        "관련기사\n자율운항 선박법 국회 통과\n부산항 물동량 사상 최대\n\n"
        "공사는 내년까지 자율운항 선박이 쓰는 부두를 두 곳 더 늘릴 계획이라고 밝혔다.\n\n"
        "haneul@example.com\n\n이전 | 목록 | 다음\n\n"
        "많이 본 뉴스\n서울 아침 기온 영하로…주말까지 꽃샘추위\n올해 첫 황사, 오후부터 수도권 영향\n");
    EXPECT_EQ(
        texts(cleaned.document),
        (Texts{"자율운항 선박, 부산항에 첫 입항", "승무원 3명만 타고 싱가포르에서 8일 항해",
               "사람의 손을 거의 빌리지 않고 항해하는 컨테이너선이 14일 부산항 신항에 처음으로 들어왔다.",
               "공사는 내년까지 자율운항 선박이 쓰는 부두를 두 곳 더 늘릴 계획이라고 밝혔다."}));
    EXPECT_EQ(cleaned.document.metadata.at("title"), "자율운항 선박, 부산항에 첫 입항");
    EXPECT_EQ(cleaned.document.metadata.at("date"), "2026-03-14");
}

TEST(Clean, BoxesOfAnHtmlPageGoAndTheTextAroundThemStays) {
    const std::string first = "The container ship arrived at the new port for the first time on Saturday.";
    const std::string last = "The authority plans to add two more piers for such ships by next year.";
    const Cleaned cleaned = clean_text(
        "<html><head><title>A ship docks | The Post</title></head><body>"
        "<div role=\"dialog\"><p>We and our partners store and access information on your device to serve "
        "you.</p></div><div>Shipping</div><h1>A ship docks</h1><p>March 14, 2026 1:40 AM UTC</p><div><p>" +
            first +
            "</p><div><strong>Related stories</strong><ul><li>Strike goes on</li><li>Levy "
            "rises</li></ul></div>"
            "<p>" +
            last +
            "</p></div><div id=\"comments\"><h3>2 thoughts</h3><p>I had been waiting for such a ship for "
            "years, and here it is at last.</p></div></body></html>",
        "x.html");
    EXPECT_EQ(texts(cleaned.document), (Texts{"A ship docks", first, last}));
    EXPECT_EQ(cleaned.document.metadata.at("date"), "2026-03-14");
}

std::string joined_text(const std::string& page) {
    std::string all;
    for (const std::string& text :
         texts(clean_text(read_file(DIGLOT_TEST_DIR "/pages/" + page), page).document)) {
        all += text + '\n';
    }
    return all;
}

TEST(Clean, PortalPageLosesItsFurnitureAndNothingElse) {
    const std::string text = joined_text("portal.ko.html");
    for (const char* kept : {"남북 철도 연결, 내년 착공\n", "정부 \"예산 확보 마쳐\"", "▲ 13일 서울역에서",
                             "[서울=한빛일보] 김하늘 기자 =", "구독은 중요한 변수다.\n", "전문가들은 의견이",
                             "관련기사에서 다룬 바와 같이"}) {
        EXPECT_NE(text.find(kept), std::string::npos) << kept << "\n" << text;
    }
    for (const char* gone :
         {"쿠키", "좋아요", "댓글", "좋은 소식", "haneul@", "무단전재", "많이 본", "카카오톡", "발행인"}) {
        EXPECT_EQ(text.find(gone), std::string::npos) << gone << "\n" << text;
    }
}

TEST(Clean, WirePageLosesItsFurnitureAndNothingElse) {
    const std::string text = joined_text("wire.en.html");
    for (const char* kept :
         {"Rail link to open next year\n", "Workers inspect", "SEOUL, March 14", "The money is there",
          "Read more than one report", "The cost is put", "($1 = 1,333.0 won)"}) {
        EXPECT_NE(text.find(kept), std::string::npos) << kept << "\n" << text;
    }
    for (const char* gone : {"cookies", "min read", "Share this", "Sign up", "READ MORE",
                             "Scroll to continue", "Editing by", "Stocks close", "All rights"}) {
        EXPECT_EQ(text.find(gone), std::string::npos) << gone << "\n" << text;
    }
}

TEST(Clean, DateAloneBehindTheTitleIsKnownAndStays) {
    const Cleaned cleaned = clean_text(
        "<html><body><h1>성명</h1><p>주체113(2024)년 10월 25일</p><p>우리는 모든 나라가 국제법을 지킬 것을 "
        "다시금 강조하며 이를 위하여 노력할것이다.</p></body></html>",
        "x.ko.html");
    EXPECT_EQ(cleaned.document.paragraphs.size(), 3U);
    EXPECT_EQ(cleaned.document.metadata.at("date"), "2024-10-25");
}

TEST(Clean, WhatABylineSaysIsKept) {
    const auto facts = [](const std::string& byline) {
        const Metadata all = clean_text("<html><body><article><h1>회의 진행</h1><p class=byline>" + byline +
                                            "</p><p>회의에서는 올해 농사에서 이룩한 성과와 경험이 "
                                            "총화되였다.</p></article></body></html>",
                                        "x.ko.html")
                                 .document.metadata;
        return (all.count("date") > 0 ? all.at("date") : "") + ' ' +
               (all.count("author") > 0 ? all.at("author") : "");
    };
    EXPECT_EQ(facts("주체113(2024)년 10월 25일"), "2024-10-25 ");
    EXPECT_EQ(facts("입력 2024-10-25 09:00 | 수정 2024-10-26 10:00"), "2024-10-25 ");
    EXPECT_EQ(facts("김영희 기자").substr(1), "김영희");
    EXPECT_EQ(facts("Oct. 25, 2024"), "2024-10-25 ");
}

TEST(Clean, DayBelowAPlainTextIsKnownAndStays) {
    const Cleaned cleaned =
        clean_text("회의에서는 올해 농사에서 이룩한 성과와 경험이 총화되였다.\n\n주체113(2024)년 10월 25일\n",
                   "x.ko.txt");
    EXPECT_EQ(cleaned.document.paragraphs.size(), 2U);
    EXPECT_EQ(cleaned.document.metadata.at("date"), "2024-10-25");
}

TEST(Clean, TitleOfAPlainTextIsNamed) {
    const Cleaned cleaned =
        clean_text(read_file(DIGLOT_SOURCE_DIR "/corpora/kcna/20241025.ko.txt"), "x.ko.txt");
    EXPECT_TRUE(cleaned.removed.empty());
    ASSERT_EQ(cleaned.document.paragraphs.size(), 2U);
    EXPECT_EQ(cleaned.document.paragraphs[0].kind, ParagraphKind::Title);
    EXPECT_EQ(cleaned.document.paragraphs[1].kind, ParagraphKind::Body);
}

TEST(Clean, IdIsMadeOfWhatIsLeft) {
    EXPECT_EQ(clean_text("Photo: Somebody\n\nOne sentence is here.\n").document.id,
              clean_text("One sentence is here.\n").document.id);
}

TEST(Clean, PagesOfFurnitureAloneAreLeftAsTheyAre) {
    EXPECT_EQ(clean_text("Share\nPrint\nComments\n").document.paragraphs.size(), 3U);
    EXPECT_TRUE(clean_text("").document.paragraphs.empty());
}

TEST(PageLines, MetadataLines) {
    EXPECT_EQ(parse_metadata_line("Date: 25/10/2024 | Source: KCNA | Read original version at source"),
              (Metadata{{"date", "2024-10-25"}, {"source", "KCNA"}}));
    EXPECT_EQ(parse_metadata_line("날짜: 주체113(2024)년 10월 25일 | 출처: 조선중앙통신"),
              (Metadata{{"date", "2024-10-25"}, {"source", "조선중앙통신"}}));
    EXPECT_EQ(parse_metadata_line("기사입력 2024-10-25 09:00"), (Metadata{{"date", "2024-10-25"}}));
    EXPECT_EQ(parse_metadata_line("Published on: October 25, 2024"), (Metadata{{"date", "2024-10-25"}}));
    EXPECT_EQ(parse_metadata_line("Date: 05/10/2024"), Metadata{});  // May or October: not said
    EXPECT_EQ(parse_metadata_line("Author: Jane Roe | Source: The Paper"),
              (Metadata{{"author", "Jane Roe"}, {"source", "The Paper"}}));
    EXPECT_EQ(parse_metadata_line("By Jane Roe and John Doe"),
              (Metadata{{"author", "Jane Roe and John Doe"}}));
    EXPECT_EQ(parse_metadata_line("(서울=한빛일보) 김하늘 기자 = "), std::nullopt);
    EXPECT_EQ(parse_metadata_line("김하늘 기자 haneul@example.com"), (Metadata{{"author", "김하늘"}}));
    EXPECT_EQ(parse_metadata_line("By the Way"), std::nullopt);
    EXPECT_EQ(parse_metadata_line("By the river"), std::nullopt);
    EXPECT_EQ(parse_metadata_line("Source: a river in the hills"), std::nullopt);
    EXPECT_EQ(parse_metadata_line("The treaty was signed on October 25, 2024."), std::nullopt);
    EXPECT_EQ(parse_metadata_line("자료: 통계청이 발표한 2024년 10월 25일의 표를 보라."), std::nullopt);
    EXPECT_EQ(parse_metadata_line(""), std::nullopt);
}

TEST(Clean, NoticesBelowTheTextAreTakenOut) {
    const std::string text =
        "The harbour opens again\n\nThe harbour of the town opens again on Monday after two years of work, "
        "the mayor said.\n\n"
        "Ships of all sizes may call there from noon on, and the first of them is expected before the "
        "evening.\n\n";
    for (const char* notice :
         {"Our Standards: The Thomson Reuters Trust Principles., opens new tab",
          "Our Standards: The Thomson Reuters Trust Principles.", "Editorial Guidelines: how we work",
          "Got a tip? Write to the desk.", "Follow us on Mastodon", "Sign up here for our weekly newsletter",
          "제보는 카카오톡 hanbit", "▶ 제보하기 카카오톡 : '한빛제보' 검색, 채널 추가",
          "기사제보 및 보도자료 desk@hanbit.example", "※ 제보전화 02-123-4567",
          "유튜브에서 한빛일보를 구독해 주세요"}) {
        const Cleaned cleaned = clean_text(text + notice + "\n");
        EXPECT_EQ(cleaned.document.paragraphs.size(), 3U) << notice;
    }
    for (const char* line : {"Our standards were high", "제보는 없었다", "유튜브로 강의를 검색해 보았다.",
                             "Have a story ready", "The follow-up"}) {
        const Cleaned cleaned = clean_text(text + line + "\n");
        EXPECT_EQ(cleaned.document.paragraphs.size(), 4U) << line;
    }
}

/// Lists, repeats and headings without number: each took time with the square of their number.
TEST(Clean, PagesMadeToTakeLongTakeLittle) {
    const std::string prose =
        "A sentence of some length that says one thing and then another, as they do.\n\n";
    std::string headings = prose;
    std::string short_lines;
    for (int i = 0; i < 60000; ++i) {
        headings += "Read more\n\n";
        short_lines += "line " + std::to_string(i) + "\n\n";
    }
    clean_text(headings +
               "The last sentence of this page, which is as long as the first one, or nearly so.\n");
    EXPECT_EQ(clean_text(short_lines + prose).document.paragraphs.size(), 60001U);
    const auto block = [](int i) {
        std::string lines;
        for (int k = 0; k < 4; ++k) {
            lines += "Sentence number " + std::to_string(4 * i + k) +
                     " of a text of many words, as long as prose is.\n\n";
        }
        return lines;
    };
    std::string text;
    std::string backwards;
    for (int i = 0; i < 10000; ++i) {
        text += block(i);
        backwards += block(9999 - i);
    }
    EXPECT_FALSE(clean_text(text + text + backwards).removed.empty());
}

TEST(Clean, NothingIsTakenOutWhereNoTextWouldBeLeft) {
    const Cleaned cleaned = clean_text("Photo: Reuters\n\nDate: 2024-10-25 | By: Jane Roe\n");
    EXPECT_TRUE(cleaned.removed.empty());
    EXPECT_EQ(cleaned.document.paragraphs.size(), 2U);
    EXPECT_FALSE(cleaned.document.metadata.contains("author"));
}

TEST(Clean, StopsWithTheJob) {
    class Stopped final : public JobControl {
        void progress(std::uint64_t /*done*/, std::uint64_t /*total*/) override {}
    } job;
    job.cancel();
    DiagnosticLog log;
    try {
        clean(ingest("Some text.\n", "x.txt", {}, log), &job);
        FAIL() << "it went on";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Cancelled);
    }
}

TEST(PageLines, CreditsNameOwnersAndSayNoMore) {
    for (const char* line :
         {"Mandatory credit : KCNA", "Photo: Reuters", "(사진=연합뉴스)", "ⓒ 한빛일보", "Copyright © 2024",
          "저작권자 한빛일보, 무단전재 및 재배포 금지", "Photo by Jane Roe"}) {
        EXPECT_TRUE(is_credit_line(line)) << line;
    }
    for (const char* line : {"The photo by the door was old.", "Credit where credit is due.",
                             "사진을 찍었다.", "Photographs were taken.", "Pictures at an Exhibition"}) {
        EXPECT_FALSE(is_credit_line(line)) << line;
    }
}

}  // namespace
}  // namespace diglot
