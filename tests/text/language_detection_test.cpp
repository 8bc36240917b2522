#include "diglot/text/language.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace diglot {
namespace {

TEST(Language, TagsAreMadeCanonical) {
    EXPECT_EQ(canonical_language("EN_us"), "en-US");
    EXPECT_EQ(canonical_language("kor"), "ko");
    EXPECT_EQ(canonical_language("iw"), "he");
    EXPECT_EQ(canonical_language("zh-hant-tw"), "zh-Hant-TW");
    for (const char* wrong : {"", "xx", "not a tag", "txt", "korean", "한국어", "-", "e"}) {
        EXPECT_EQ(canonical_language(wrong), std::nullopt) << wrong;
    }
}

TEST(Language, NamesAreKnown) {
    EXPECT_EQ(language_of_name("Korean"), "ko");
    EXPECT_EQ(language_of_name("한국어"), "ko");
    EXPECT_EQ(language_of_name("deutsch"), "de");
    EXPECT_EQ(language_of_name("pt-BR"), "pt-BR");
    EXPECT_EQ(language_of_name("Klingonish"), std::nullopt);
    EXPECT_EQ(language_of_name(""), std::nullopt);
}

TEST(Language, ScriptsAreKnown) {
    EXPECT_EQ(script_of_language("ko"), "Kore");
    EXPECT_EQ(script_of_language("en"), "Latn");
    EXPECT_EQ(script_of_language("sr-Latn"), "Latn");
    EXPECT_EQ(primary_language("zh-Hant-TW"), "zh");
}

/// Sentences of our own, not of the texts that the profiles were made from.
TEST(Language, IsDetected) {
    const std::pair<const char*, const char*> cases[] = {
        {"en", "She put the kettle on the stove and waited by the window."},
        {"de", "Wir haben gestern lange auf den Zug gewartet und sind dann zu Fuß gegangen."},
        {"fr", "Nous avons longtemps attendu le train hier soir avant de rentrer à pied."},
        {"es", "Ayer esperamos mucho tiempo el tren y después volvimos a casa andando."},
        {"it", "Ieri abbiamo aspettato a lungo il treno e poi siamo tornati a casa a piedi."},
        {"pt", "Ontem esperámos muito tempo pelo comboio e depois fomos para casa a pé."},
        {"nl", "Gisteren hebben we lang op de trein gewacht en zijn we daarna te voet gegaan."},
        {"sv", "I går väntade vi länge på tåget och sedan gick vi hem till fots."},
        {"da", "I går ventede vi længe på toget, og derefter gik vi hjem til fods uden at sige noget."},
        {"nb", "I går ventet vi lenge på toget, og etterpå gikk vi hjem til fots uten å si noe."},
        {"fi", "Eilen odotimme junaa kauan ja sen jälkeen kävelimme kotiin."},
        {"pl", "Wczoraj długo czekaliśmy na pociąg, a potem wróciliśmy do domu pieszo."},
        {"cs", "Včera jsme dlouho čekali na vlak a potom jsme šli domů pěšky."},
        {"sk", "Včera sme dlho čakali na vlak a potom sme išli domov pešo."},
        {"hu", "Tegnap sokáig vártunk a vonatra, aztán gyalog mentünk haza."},
        {"ro", "Ieri am așteptat mult trenul și apoi am mers acasă pe jos."},
        {"tr", "Dün treni uzun süre bekledik, sonra eve yürüyerek döndük."},
        {"hr", "Jučer smo dugo čekali vlak, a poslije smo pješice otišli kući jer je bilo lijepo vrijeme."},
        {"vi", "Hôm qua chúng tôi đợi tàu rất lâu rồi đi bộ về nhà."},
        {"id", "Kemarin kami menunggu kereta lama sekali, lalu kami pulang dengan berjalan kaki."},
        {"la", "Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae, aliam Aquitani."},
        {"ru", "Вчера мы долго ждали поезд, а потом пошли домой пешком."},
        {"uk", "Вчора ми довго чекали на потяг, а потім пішли додому пішки."},
        {"bg", "Вчера дълго чакахме влака и след това се прибрахме пеша."},
        {"sr", "Јуче смо дуго чекали воз, а после смо пешке отишли кући."},
        {"ar", "انتظرنا القطار طويلا أمس ثم عدنا إلى البيت سيرا على الأقدام."},
        {"fa", "دیروز مدت زیادی منتظر قطار بودیم و بعد پیاده به خانه رفتیم."},
        {"ur", "کل ہم نے گاڑی کا بہت دیر انتظار کیا اور پھر پیدل گھر چلے گئے۔"},
        {"he", "אתמול חיכינו הרבה זמן לרכבת ואחר כך הלכנו הביתה ברגל."},
        {"hi", "कल हमने ट्रेन का बहुत देर तक इंतज़ार किया और फिर पैदल घर गए।"},
        {"ko", "어제 우리는 기차를 오래 기다리다가 걸어서 집에 돌아왔다."},
        {"ja", "昨日は長い間電車を待ち、それから歩いて家に帰った。"},
        {"zh", "昨天我们等了很久的火车，然后步行回家。"},
        {"th", "เมื่อวานเรารอรถไฟนานมากแล้วจึงเดินกลับบ้าน"},
        {"el", "Χθες περιμέναμε πολλή ώρα το τρένο και μετά γυρίσαμε στο σπίτι με τα πόδια."},
        {"hy", "Երեկ մենք երկար սպասեցինք գնացքին, հետո ոտքով տուն գնացինք։"},
        {"ka", "გუშინ დიდხანს ველოდეთ მატარებელს და მერე ფეხით წავედით სახლში."},
    };
    for (const auto& [language, text] : cases) {
        EXPECT_EQ(detect_language(text).tag, language) << text;
    }
}

TEST(Language, MixedTextsGoByWhatSaysMost) {
    EXPECT_EQ(
        detect_language(
            "외무성은 KPA(Korean People's Army)의 파병설에 대하여 확인해 줄 필요를 느끼지 않는다고 하였다.")
            .tag,
        "ko");
    EXPECT_EQ(detect_language("朝鮮 外務省의 金 副相은 質問에 答하였다고 通信이 報道하였다.").tag, "ko");
    EXPECT_EQ(detect_language("The word 한국어 means Korean language in the language that it names.").tag,
              "en");
}

TEST(Language, NothingTellsNothing) {
    EXPECT_EQ(detect_language("").tag, "");
    EXPECT_EQ(detect_language("2024-10-25 … 12%").tag, "");
    EXPECT_LT(detect_language("Kim").confidence, 0.9);
}

}  // namespace
}  // namespace diglot
