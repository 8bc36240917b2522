#include "diglot/segment/segmenter.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace diglot {
namespace {

using Sentences = std::vector<std::string>;

Sentences sentences(const std::string& language, const std::string& paragraph) {
    Sentences found;
    for (const Range span : make_segmenter(language)->segment(paragraph)) {
        found.push_back(paragraph.substr(span.begin, span.size()));
    }
    return found;
}

/// Joins `expected` with `gap`, segments, and expects the same sentences back.
void expect_sentences(const std::string& language, const Sentences& expected, const std::string& gap = " ") {
    std::string paragraph;
    for (const std::string& sentence : expected) {
        paragraph += (paragraph.empty() ? "" : gap) + sentence;
    }
    EXPECT_EQ(sentences(language, paragraph), expected);
}

TEST(Segmenter, PlainSentencesArePartedWithoutTheirSpaces) {
    EXPECT_EQ(sentences("en", "  It rains.  Nobody comes.\n"), (Sentences{"It rains.", "Nobody comes."}));
    EXPECT_EQ(sentences("ko", "비가 온다. 아무도 오지 않는다."),
              (Sentences{"비가 온다.", "아무도 오지 않는다."}));
}

TEST(Segmenter, BlankParagraphHasNoSentence) {
    EXPECT_EQ(sentences("en", ""), Sentences{});
    EXPECT_EQ(sentences("ko", " \n\t "), Sentences{});
}

TEST(Segmenter, HeadingsAreOneSegment) {
    Document document;
    document.paragraphs = {{ParagraphKind::Heading, " Who? Nobody. ", {}},
                           {ParagraphKind::Body, "One. Two.", {}}};
    const SegmentedDocument segmented = segment(document, *make_segmenter("en"));
    ASSERT_EQ(segmented.size(), 3U);
    EXPECT_EQ(segmented.text(0), "Who? Nobody.");
    EXPECT_EQ(segmented.text(2), "Two.");
}

TEST(Segmenter, LanguageWithoutRulesGetsIcus) {
    expect_sentences("eo", {"Pluvas.", "Neniu venas."});
    expect_sentences("", {"It rains.", "Nobody comes?", "No!"});
    expect_sentences("th-TH", {"ฝนตก!", "ไม่มีใครมา?"});
}

TEST(Segmenter, ShortWordsOfLawMedicineAndTime) {
    expect_sentences("en", {"Filed under No. 12 Civ. 345 of that court.", "See Fed. R. Civ. P. 12 on this."});
    expect_sentences("en", {"The temp. of the water rose.", "They hired a temp.", "He left at once."});
    expect_sentences("en",
                     {"It starts at 10 a.m. EST and ends later.", "They left at 6 a.m.", "Nurses stayed."});
    expect_sentences("de", {"Die Fa. Müller ist groß.", "Das sagte er.", "»Komm her!«, rief sie."});
    expect_sentences("es", {"Vive en la Av. Libertador.", "Nadie vino."});
    expect_sentences("fr", {"J.-P. Sartre vivait à Paris.", "Personne ne vint."});
    expect_sentences("ru", {"Это я.", "Заходи!"});
}

TEST(Segmenter, EmojiBehindAKoreanEnderCloseItsSentence) {
    expect_sentences("ko",
                     {"다음에 또 갈게요~ 👍👍", "강추합니다!!", "정말 재미있었어요 ㅋㅋㅋ", "근데 비싸요."});
}

TEST(Segmenter, ManyThreadsShareOneSegmenter) {
    const auto segmenter = make_segmenter("eo");
    std::vector<std::size_t> counts(8);
    std::vector<std::thread> threads;
    for (std::size_t& count : counts) {
        threads.emplace_back([&] {
            for (int i = 0; i < 200; ++i) {
                count += segmenter->segment("Unu. Du! Tri? Kvar.").size();
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(counts, std::vector<std::size_t>(8, 800));
}

TEST(English, AbbreviationsInitialsAndNumbersEndNothing) {
    expect_sentences(
        "en", {"Gen. J. K. Park of St. Mary's Inc. paid $3.50 at 5 p.m. on Oct. 25.", "Dr. Lee came."});
    expect_sentences(
        "en", {"He lives in the U.S. and works for the U.N. Command.", "She left the U.S.", "She had to."});
    expect_sentences("en", {"See p. 4, fig. 2 and No. 17, e.g. at www.example.com.", "Is it in vol. II?"});
}

TEST(English, DatelineStaysWithItsSentence) {
    expect_sentences("en",
                     {"Pyongyang, October 15 (KCNA) -- The meeting took place on Oct. 14.", "It was short."});
}

TEST(English, GluedSentencesArePartedButAddressesAreNot) {
    EXPECT_EQ(sentences("en", "The latest Standing Committee.The statement was short."),
              (Sentences{"The latest Standing Committee.", "The statement was short."}));
    expect_sentences(
        "en", {"Write to Jane.Doe@example.com or see https://example.com/A.The.html today.", "Thanks."});
}

TEST(English, QuotationWithItsOwnStopIsOneUnit) {
    expect_sentences("en", {"\"We lost! What now? Let us go.\"", "Nobody moved."});
    expect_sentences("en", {"She turned to him, \"This is great.\" she said."});
}

TEST(English, QuotationThatRunsOnIsParted) {
    expect_sentences(
        "en", {"\"I heeded the rumour.", "The Ministry does not feel the need to confirm it,\" said Kim."});
}

TEST(English, EnumerationInALineIsPartedAndACountingSentenceIsNot) {
    expect_sentences("en", {"1) ink", "2) paper", "3) string"});
    expect_sentences("en", {"a. Ink", "b. Paper"});
    expect_sentences("en", {"We need 1) ink, 2) paper and 3) string."});
}

TEST(Korean, QuotationBeforeParticleGoesOn) {
    expect_sentences("ko", {"그는 \"가자.\"라고 말했다.", "모두 일어섰다."});
    expect_sentences("ko", {"그는 \"가자.\" 라고 말했다."});
    expect_sentences("ko", {"그이께서는 《잘했습니다!》고 말씀하시였다.", "모두가 기뻐했다."});
    expect_sentences("ko", {"“왜 왔니?”라며 웃었다.", "‘아니다.’는 말도 있었다."});
}

TEST(Korean, OpeningMarksStayWithWhatFollows) {
    EXPECT_EQ(sentences("ko", "그가 말했다.《우리는 승리한다.》"),
              (Sentences{"그가 말했다.", "《우리는 승리한다.》"}));
    EXPECT_EQ(sentences("ko", "회의가 끝났다.(평양에서 본사기자)"),
              (Sentences{"회의가 끝났다.", "(평양에서 본사기자)"}));
    expect_sentences("ko", {"영화 《꽃파는 처녀》와 소설 『토지』, 시 「님의 침묵」을 보았다.", "좋았다."});
}

TEST(Korean, SentenceMayBeginBehindAQuotationWithoutSpace) {
    EXPECT_EQ(sentences("ko", "“나는 가지 않겠다.”그러나 그는 갔다."),
              (Sentences{"“나는 가지 않겠다.”", "그러나 그는 갔다."}));
}

TEST(Korean, LatinLettersMayBeginASentence) {
    expect_sentences("ko", {"누리집을 열었다.", "www.example.kr를 보라.", "그는 U.S.S. Arizona호를 탔다."});
}

TEST(Korean, EnumerationByKoreanSyllablesIsParted) {
    expect_sentences("ko", {"가. 준비", "나. 실행", "다. 평가"});
    expect_sentences("ko", {"나. 준비물은 다음과 같다.", "모두 다."});
}

TEST(Korean, QuotationOfSeveralSentencesThatRunsOnIsParted) {
    expect_sentences("ko",
                     {"그는 《우리는 이긴다.", "누구도 막지 못한다.》고 말하였다.", "모두가 일어섰다."});
    expect_sentences("ko", {"그는 \"경제가 어렵다.", "하지만 희망은 있다\"고 말했다."});
}

TEST(Korean, EndMarkBelongsToTheLastSentence) {
    expect_sentences("ko", {"대표단이 도착하였다.", "연회가 있었다.(끝)"});
    expect_sentences("ko", {"연회가 있었다. (끝)"});
}

TEST(Korean, EndersWithoutStopEndSentences) {
    expect_sentences("ko", {"오늘은 날씨가 좋다", "나는 산에 갔다", "우리는 집에 있었다."});
    expect_sentences("ko", {"정말 맛있어요", "다음에 또 올게요~ ㅎㅎ", "가격도 저렴합니다", "추천합니다."});
    expect_sentences("ko", {"필요 없는 수요 조사 개요 설명이다."});
    expect_sentences("ko", {"그가 갔다 하더라도 괜찮다."});
}

TEST(Korean, MiddleDotsDecimalsAndDatesEndNothing) {
    expect_sentences("ko",
                     {"로동자·농민·지식인이 2024. 10. 25. 9시 30분에 3.14%를 말했다.", "6.25전쟁이다."});
    expect_sentences("ko", {"그는… 말이 없었다.", "그래서 떠났다…", "비가 온다."});
}

TEST(OtherLanguages, TheirOwnHabitsAreKnown) {
    expect_sentences("de",
                     {"Am 3. Oktober kam Dr. Meier, z. B. mit Prof. Schulz.", "Das steht auf S. 12.", "Ja."});
    expect_sentences("fr", {"M. Dupont dit : « Bonjour ! »", "Il est parti av. J.-C."});
    expect_sentences("es", {"¿Cómo está la Sra. Pérez?", "¡Bien!", "Gracias."});
    expect_sentences("ru",
                     {"Л. Н. Толстой родился в 1828 г. в Ясной Поляне.", "«Не видали маму?» — спросил он."});
    expect_sentences("zh", {"他来了。", "我们去看《摔跤吧！爸爸》好吗？", "好！"}, "");
    expect_sentences("ja", {"「行こう。早く！」と言った。", "それは３．２％です。"}, "");
}

TEST(Kcna, StatementHasItsSentences) {
    expect_sentences(
        "en",
        {"I heeded the rumor of the dispatch of KPA troops to Russia, which the world media is building up "
         "public opinion.",
         "The DPRK Foreign Ministry does not directly engage in the things of the Ministry of National "
         "Defence, and does not feel the need to confirm it separately.",
         "There will evidently exist forces which want to describe it as illegal one, I think."});
    expect_sentences("ko",
                     {"나는 최근 국제보도계가 여론화하고 있는 우리 군대의 대러시아 파병설에 유의하였다.",
                      "그것을 불법적인 것으로 묘사하고 싶어 하는 세력들은 분명히 존재할 것이라고 본다."});
}

TEST(BadInput, EverySpanIsTrimmedAndNothingIsLost) {
    const Sentences texts = {std::string("\0a. B\0. C", 9),
                             ". . . .",
                             "((((((",
                             "))))))",
                             "\"\"\"\"",
                             "…",
                             "。。。",
                             "1.",
                             "a) b) c)",
                             "http://",
                             "ㅋㅋㅋ",
                             "\u2028x.\u2029Y",
                             "«",
                             "((a. B.) C. (D",
                             "『",
                             "- - -",
                             "----- ====="};
    for (const char* language : {"en", "ko", "de", "ja", "hy", "xx", ""}) {
        const auto segmenter = make_segmenter(language);
        for (const std::string& text : texts) {
            std::uint32_t end = 0;
            std::string kept;
            for (const Range span : segmenter->segment(text)) {
                ASSERT_LE(end, span.begin) << language << ": " << text;
                ASSERT_LT(span.begin, span.end) << language << ": " << text;
                ASSERT_LE(span.end, text.size()) << language << ": " << text;
                kept += text.substr(span.begin, span.size());
                end = span.end;
            }
            std::erase_if(kept, [](char c) { return c == ' '; });
            std::string all = text;
            std::erase_if(all, [](char c) { return c == ' '; });
            if (text.find("\u2028") == std::string::npos) {
                EXPECT_EQ(kept, all) << language;
            }
        }
    }
}

TEST(BadInput, LongUnpunctuatedAndDeeplyNestedTextTakesLinearTime) {
    constexpr std::size_t kSize = 1'000'000;
    const auto segmenter = make_segmenter("ko");
    EXPECT_EQ(segmenter->segment(std::string(kSize, 'a')).size(), 1U);
    EXPECT_EQ(segmenter->segment(std::string(kSize, '(')).size(), 1U);
    EXPECT_EQ(segmenter->segment(std::string(kSize, '"')).size(), 1U);
    EXPECT_TRUE(segmenter->segment(std::string(kSize, '\n')).empty());
    EXPECT_TRUE(segmenter->segment(std::string(kSize, ' ')).empty());
    EXPECT_EQ(segmenter->segment(std::string(kSize, ' ') + "x.").size(), 1U);
    EXPECT_FALSE(segmenter->segment(std::string(kSize, '.')).empty());
    std::string spaced;
    for (std::size_t i = 0; i < kSize / 2; ++i) {
        spaced += ". ";
    }
    EXPECT_FALSE(segmenter->segment(spaced).empty());
}

}  // namespace
}  // namespace diglot
