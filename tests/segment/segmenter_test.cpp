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

TEST(English, EmojiGluedToAWordEndsBeforeACapital) {
    expect_sentences("en", {"So cool😀", "Let's go.", "We love NY😀 and you."});
}

TEST(OtherLanguages, SignOfAUnitEndsASentenceButNoEntryOfAList) {
    expect_sentences("fr", {"Ils ont mis deux jours pour gravir 250 m.", "Six heures de marche suivirent."});
    expect_sentences("fr", {"7. 1955 : Kangchenjunga, 8597 m. Chef Charles Evans."});
}

TEST(OtherLanguages, DashOfASpeechBehindAFullWidthStopBegins) {
    expect_sentences("zh", {"——你好。", "——我很好。", "“天下兴亡。”——顾炎武"}, "");
    expect_sentences("ja", {"――はい。", "――いいえ。"}, "");
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
    expect_sentences("ko", {"ㄱ. 준비", "ㄴ. 실행", "ㄷ. 평가"});
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
    expect_sentences("ko",
                     {"그는 나의 선배요 스승이다.", "가까운 역을 찾아 줘", "병원에도 가 봐요", "늦지 마요"});
    expect_sentences("ko", {"그가 갔다 하더라도 괜찮다."});
    expect_sentences("ko", {"동생에게 줘 버리기로 했다.", "길을 알려줘 봤자 소용없다."});
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

/// Sentences of the kinds that texts are full of, written before anybody looked at what comes out:
/// quotations, brackets, ellipses, datelines, initials, ordinals, units, addresses, emoji.
TEST(ManyKinds, English) {
    expect_sentences("en", {"He said, \"I will go. (I have said so before.) You stay.\"", "Then he left."});
    expect_sentences("en",
                     {"The plan (which nobody liked. Nobody at all.) was dropped.", "A new one followed."});
    expect_sentences("en", {"The order was: 1) stop; 2) look; 3) listen.", "Nobody obeyed."});
    expect_sentences("en", {"She waited… and waited.", "He never came."});
    expect_sentences("en", {"\"Well...\" he began.", "\"I don't know.\""});
    expect_sentences("en", {"PARIS, May 3 (AFP) - The minister resigned on Monday.", "He gave no reason."});
    expect_sentences("en", {"SEOUL, Oct. 25 (Yonhap) -- The army fired shots.", "Nobody was hurt."});
    expect_sentences("en", {"J. R. R. Tolkien wrote it.", "George W. Bush did not."});
    expect_sentences("en", {"The rate rose by 3.5 percent.", "It was 2.1 before."});
    expect_sentences("en", {"The train leaves at 5 p.m.", "Be there at 4:45 p.m. sharp."});
    expect_sentences("en",
                     {"See https://example.org/a.html?b=c.", "Write to jo.doe@example.org.", "Thanks!"});
    expect_sentences("en", {"I love it 😀", "So do they! 🎉", "What now?"});
    expect_sentences("en", {"Yahoo! Inc. said on Monday that it would sell.", "Google did not."});
    expect_sentences("en", {"Did you see \"Who's Afraid of Virginia Woolf?\" last night?", "I did."});
    expect_sentences("en",
                     {"The U.S. Senate met.", "It was in the U.S.", "They came from the U.K. to vote."});
    expect_sentences("en", {"Mr. Smith, Ph.D., met Gen. Lee at No. 10.", "They spoke."});
    expect_sentences("en", {"\"Stop!\" cried Ann.", "\"Why?\" asked Bob."});
    expect_sentences("en", {"It costs approx. $5.", "Fig. 3 shows why.", "See p. 55 ff. for more."});
    expect_sentences("en", {"He asked: \"Is it true?\"", "She nodded."});
    expect_sentences("en", {"Apple Inc. rose 2%.", "Corp. profits fell."});
    expect_sentences("en", {"i) one thing", "ii) another thing", "iii) the last thing"});
    expect_sentences("en", {"He lives at 12 Main St.", "John lives there too."});
    expect_sentences("en", {"In 1980 Mount St. Helens broke out.", "Then all was quiet."});
}

TEST(ManyKinds, Korean) {
    expect_sentences("ko", {"\"왜 안 오지?\"라며 그는 시계를 보았다.", "아무도 오지 않았다."});
    expect_sentences("ko", {"그는 \"좋다!\"고 외쳤다.", "모두 웃었다."});
    expect_sentences("ko", {"서울의 기온은 3.5도였다.", "어제는 2.1도였다."});
    expect_sentences("ko", {"오후 3시 30분에 만나요.", "늦지 마세요!"});
    expect_sentences("ko", {"《로동신문》은 《우리는 승리한다.》라고 썼다.", "이것은 진리이다."});
    expect_sentences("ko", {"그는 『토지』를 읽었다(3권까지).", "재미있었다고 한다."});
    expect_sentences("ko", {"사과·배·감을 샀다.", "값은 만 원이었다."});
    expect_sentences("ko", {"그러나… 아무도 없었다.", "조용했다."});
    expect_sentences("ko", {"어디로 가야 하나?", "그는 알지 못했다."});
    expect_sentences("ko", {"\"가자\"는 말에 모두 일어섰다.", "밖은 추웠다."});
    expect_sentences("ko", {"제1조(목적) 이 법은 국민의 권리를 보호함을 목적으로 한다.",
                            "제2조(정의) 이 법에서 쓰는 말의 뜻은 다음과 같다."});
    expect_sentences("ko", {"정말 좋아요ㅎㅎ", "다음에 또 올게요^^"});
    expect_sentences("ko", {"수출이 12.3% 늘었다(전년 대비).", "수입은 줄었다."});
    expect_sentences("ko", {"그는 누구인가.", "우리는 아직 모른다."});
    expect_sentences("ko",
                     {"“저는 괜찮습니다”라고 그가 말하자 “정말요?” 하고 그녀가 물었다.", "침묵이 흘렀다."});
}

TEST(ManyKinds, German) {
    expect_sentences("de", {"Er wohnt in der Hauptstr. 5.", "Sie wohnt nebenan."});
    expect_sentences("de", {"Am 3. Oktober 1990 war es so weit.", "Alle feierten."});
    expect_sentences("de", {"Hg. Dr. Müller, Berlin 1999.", "Nachdruck verboten."});
    expect_sentences("de", {"Er sagte: »Komm. Wir gehen.«", "Sie blieb."});
    expect_sentences("de", {"Das kostet z. B. 3,50 Euro.", "Das ist viel."});
    expect_sentences("de",
                     {"Die Sitzung (sie dauerte lange. Sehr lange.) endete um 17.30 Uhr.", "Alle gingen."});
    expect_sentences("de", {"Heinrich VIII. war König.", "Er hatte sechs Frauen."});
    expect_sentences("de", {"»Warum?«, fragte er.", "»Darum.«"});
    expect_sentences("de", {"Siehe S. 12 ff. und Abb. 3.", "Mehr dazu in Kap. 4."});
    expect_sentences("de",
                     {"BERLIN (dpa) - Der Bundestag hat am Montag getagt.", "Ergebnisse gab es nicht."});
    expect_sentences("de", {"Er kam im 19. Jh. nach Wien.", "Dort blieb er."});
    expect_sentences("de", {"Die Firma Müller & Co. KG ist pleite.", "Das sagte Hr. Meier."});
    expect_sentences("de", {"Ja … vielleicht.", "Mal sehen!"});
    expect_sentences("de", {"Er wurde 2.", "Sie wurde 1."});
    expect_sentences("de", {"Bitte bis zum 1.1. melden.", "Danke!"});
    expect_sentences("de", {"Das ist u. a. wegen d. h. trotz allem so.", "Ende."});
    expect_sentences("de", {"Mehr auf www.beispiel.de.", "Oder per Mail an info@beispiel.de.", "Bis bald!"});
    expect_sentences("de", {"Um 8 Uhr früh.", "Prof. Dr. Schmidt kam zu spät."});
    expect_sentences("de", {"a) Milch", "b) Brot", "c) Käse"});
}

TEST(ManyKinds, French) {
    expect_sentences("fr", {"Il a dit : « Je pars. Restez. »", "Puis il est parti."});
    expect_sentences("fr", {"M. Dupont est arrivé à 17 h 30.", "Mme Durand l'attendait."});
    expect_sentences("fr", {"Où vas-tu ?", "À Paris !"});
    expect_sentences("fr", {"Il est né en 1990 av. J.-C. ou presque.", "Personne ne sait."});
    expect_sentences("fr", {"Le prix est de 3,50 €.", "C'est cher."});
    expect_sentences("fr", {"La séance (elle fut longue. Très longue.) prit fin.", "Tous partirent."});
    expect_sentences("fr", {"« Pourquoi ? » demanda-t-elle.", "« Parce que. »"});
    expect_sentences("fr", {"PARIS, 3 mai (AFP) - Le ministre a démissionné.", "Il n'a rien dit."});
    expect_sentences("fr", {"Voir p. 12 et fig. 3.", "Voir aussi l'art. 5."});
    expect_sentences("fr", {"Eh bien… je ne sais pas.", "On verra."});
    expect_sentences("fr", {"J.-P. Sartre écrivait.", "A. Camus aussi."});
    expect_sentences("fr", {"Le XIXe s. fut long.", "Le XXe aussi."});
    expect_sentences("fr", {"Écrivez à jo@exemple.fr.", "Merci !"});
    expect_sentences("fr", {"Il habite 5, bd. Voltaire.", "Elle habite à côté."});
    expect_sentences("fr", {"N° 5 est un parfum.", "Le n° 19 aussi."});
    expect_sentences("fr", {"Etc. est un mot latin.", "On l'écrit souvent, p. ex. ici."});
    expect_sentences("fr", {"« Vive la France ! » cria la foule.", "Le roi se tut."});
    expect_sentences("fr", {"Voyez www.exemple.fr.", "C'est gratuit."});
}

TEST(ManyKinds, Spanish) {
    expect_sentences("es", {"¿Adónde vas?", "¡A Madrid!"});
    expect_sentences("es", {"El Sr. López llegó a las 5 p. m.", "La Sra. García esperaba."});
    expect_sentences("es", {"Dijo: «Me voy. Quédate».", "Y se fue."});
    expect_sentences("es", {"«¿Por qué?», preguntó ella.", "«Porque sí»."});
    expect_sentences("es", {"EE. UU. votó a favor.", "La ONU también."});
    expect_sentences("es", {"Cuesta 3,50 €.", "Es caro."});
    expect_sentences("es", {"MADRID, 3 may (EFE).- El ministro dimitió.", "No dijo nada."});
    expect_sentences("es", {"Véase la pág. 12 y la fig. 3.", "También el art. 5."});
    expect_sentences("es", {"Bueno… no sé.", "Ya veremos."});
    expect_sentences("es", {"La reunión (fue larga. Muy larga.) terminó.", "Todos se fueron."});
    expect_sentences("es", {"J. L. Borges escribía.", "Don Quijote no."});
    expect_sentences("es", {"Nació en el s. XIX.", "Murió en el XX."});
    expect_sentences("es", {"—¿Vienes? —preguntó él.", "—No —dijo ella."});
    expect_sentences("es", {"Vive en la Av. Colón núm. 5.", "Ella vive al lado."});
    expect_sentences("es", {"Escriba a jo@ejemplo.es.", "¡Gracias!"});
    expect_sentences("es", {"Fue en 1990 a. C. o casi.", "Nadie lo sabe."});
    expect_sentences("es", {"La Dra. Ruiz, el Lic. Gómez, etc.", "Todos vinieron."});
    expect_sentences("es", {"¡Qué día!", "¿Y tú?"});
}

TEST(ManyKinds, Russian) {
    expect_sentences("ru", {"Он сказал: «Я иду. Ты останься».", "И ушёл."});
    expect_sentences("ru", {"А. С. Пушкин родился в 1799 г. в Москве.", "Он был поэтом."});
    expect_sentences("ru", {"«Почему?» — спросила она.", "«Потому»."});
    expect_sentences("ru", {"См. стр. 12 и рис. 3.", "См. также гл. 5."});
    expect_sentences("ru", {"Ну… не знаю.", "Посмотрим!"});
    expect_sentences("ru", {"Он живёт на ул. Ленина, д. 5.", "Она живёт рядом."});
    expect_sentences("ru", {"И т. д. и т. п.", "Конец."});
    expect_sentences("ru", {"Заседание (оно было долгим. Очень долгим.) кончилось.", "Все ушли."});
    expect_sentences("ru", {"В XIX в. было иначе.", "В XX тоже."});
    expect_sentences("ru", {"Население — 5 млн человек.", "Площадь — 3 тыс. кв. км."});
    expect_sentences("ru", {"— Куда ты? — спросил он.", "— Домой."});
    expect_sentences("ru", {"Поезд в 17.30.", "Не опоздай!"});
    expect_sentences("ru", {"Пишите на jo@primer.ru.", "Спасибо!"});
    expect_sentences("ru", {"Т. е. никто не знал.", "Так и было."});
    expect_sentences("ru", {"Проф. Иванов и др. пришли.", "Акад. Петров нет."});
    expect_sentences("ru", {"Это произошло в 1990 г.", "Потом всё стихло."});
}

TEST(ManyKinds, Chinese) {
    expect_sentences("zh", {"他说：“我走了。你留下。”", "然后他走了。"}, "");
    expect_sentences("zh", {"“为什么？”她问。", "没有人回答。"}, "");
    expect_sentences("zh", {"新华社北京5月3日电 部长星期一辞职。", "他没有说明原因。"}, "");
    expect_sentences("zh", {"价格是3.50元。", "太贵了！"}, "");
    expect_sentences("zh", {"嗯……我不知道。", "再看吧。"}, "");
    expect_sentences("zh", {"《红楼梦》是一部小说。", "作者是曹雪芹。"}, "");
    expect_sentences("zh", {"他喊道：“站住！”", "没有人停下。"}, "");
    expect_sentences("zh", {"请看https://example.cn/a.b。", "谢谢！"}, "");
    expect_sentences("zh", {"（一）牛奶（二）面包（三）奶酪"}, "");
    expect_sentences("zh", {"「你去哪裡？」他問。", "「回家。」"}, "");
    expect_sentences("zh", {"下午5:30开会。", "别迟到！"}, "");
    expect_sentences("zh", {"他是谁？！", "没人知道。"}, "");
    expect_sentences("zh", {"J.K.罗琳写的。", "不是我。"}, "");
    expect_sentences("zh", {"“好！”大家齐声说。", "天亮了。"}, "");
    expect_sentences("zh", {"增长了12.3%。", "比去年快。"}, "");
}

TEST(ManyKinds, Japanese) {
    expect_sentences("ja", {"彼は「行くよ。君は残れ。」と言った。", "そして去った。"}, "");
    expect_sentences("ja", {"「なぜ？」と彼女は聞いた。", "誰も答えなかった。"}, "");
    expect_sentences("ja", {"モーニング娘。は人気だ。", "歌も踊りもうまい。"}, "");
    expect_sentences("ja", {"価格は3.5円です。", "高いですね！"}, "");
    expect_sentences("ja", {"会議（長かった。とても長かった。）は終わった。", "みんな帰った。"}, "");
    expect_sentences("ja", {"ええと……わからない。", "まあいい。"}, "");
    expect_sentences("ja", {"【東京5月3日共同】大臣は辞任した。", "理由は言わなかった。"}, "");
    expect_sentences("ja", {"本当に！？", "信じられない。"}, "");
    expect_sentences("ja", {"『吾輩は猫である。』という本を読んだ。", "面白かった。"}, "");
    expect_sentences("ja", {"午後5時30分に会いましょう。", "遅れないで！"}, "");
    expect_sentences("ja", {"（１）牛乳（２）パン（３）チーズ"}, "");
    expect_sentences("ja", {"「やめろ！」と叫んだ。", "誰も止まらなかった。"}, "");
    expect_sentences("ja", {"詳しくはhttps://example.jp/a.b へ。", "よろしく。"}, "");
    expect_sentences("ja", {"「はい。」", "「いいえ。」"}, "");
    expect_sentences("ja", {"藤岡弘、が来た。", "みんな喜んだ。"}, "");
    expect_sentences("ja", {"12.3％増えた。", "去年より速い。"}, "");
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
    EXPECT_EQ(segmenter->segment(std::string(kSize, '(') + "x." + std::string(kSize, ')')).size(), 1U);
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
