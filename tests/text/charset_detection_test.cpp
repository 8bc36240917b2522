#include "diglot/text/charset.h"

#include <gtest/gtest.h>

#include <iconv.h>
#include <string>
#include <tuple>
#include <utility>

namespace diglot {
namespace {

/// `text` in a charset, by the C library: another implementation than the one that is tested.
std::string encoded(std::string text, const char* charset) {
    const iconv_t converter = iconv_open(charset, "UTF-8");
    std::string bytes(text.size() * 4 + 16, '\0');
    char* in = text.data();
    char* out = bytes.data();
    std::size_t in_left = text.size();
    std::size_t out_left = bytes.size();
    EXPECT_NE(iconv(converter, &in, &in_left, &out, &out_left), static_cast<std::size_t>(-1)) << charset;
    iconv(converter, nullptr, nullptr, &out, &out_left);
    iconv_close(converter);
    bytes.resize(bytes.size() - out_left);
    return bytes;
}

TEST(CharsetDetection, ReadsWhatWasWritten) {
    const std::pair<const char*, const char*> cases[] = {
        {"CP949", "어제 우리는 기차를 오래 기다리다가 걸어서 집에 돌아왔다. 펲시를 마셨다."},
        {"EUC-KR", "외무성은 이에 대하여 확인해 줄 필요를 느끼지 않는다."},
        {"ISO-2022-KR", "외무성은 확인하지 않는다."},
        {"SHIFT_JIS", "昨日は長い間電車を待ち、それから歩いて家に帰った。"},
        {"EUC-JP", "昨日は長い間電車を待ち、それから歩いて家に帰った。"},
        {"ISO-2022-JP", "昨日は長い間電車を待ち、それから歩いて家に帰った。"},
        {"GB18030", "昨天我们等了很久的火车，然后步行回家。这是一个很长的故事。"},
        {"BIG5", "昨天我們等了很久的火車，然後步行回家。這是一個很長的故事。"},
        {"WINDOWS-1252",
         "“Größere Übungen” – Wir haben gestern lange auf den Zug gewartet und sind zu Fuß gegangen."},
        {"WINDOWS-1252", "Échec du téléchargement, dû à une limite du serveur."},
        {"WINDOWS-1252", "It’s a “quoted” word – nothing else."},
        {"WINDOWS-1250", "Wczoraj długo czekaliśmy na pociąg, a potem wróciliśmy do domu pieszo."},
        {"ISO-8859-2", "Včera jsme dlouho čekali na vlak a potom jsme šli domů pěšky, říkal žák Šťastný."},
        {"WINDOWS-1251", "Вчера мы долго ждали поезд, а потом пошли домой пешком."},
        {"KOI8-R", "Вчера мы долго ждали поезд, а потом пошли домой пешком."},
        {"IBM866", "Вчера мы долго ждали поезд, а потом пошли домой пешком."},
        {"WINDOWS-1253", "Χθες περιμέναμε πολλή ώρα το τρένο και μετά γυρίσαμε στο σπίτι."},
        {"WINDOWS-1254",
         "Dün treni uzun süre bekledik, sonra eve yürüyerek döndük, çünkü hava güzeldi, ağaçlar yeşildi."},
        {"WINDOWS-1255", "אתמול חיכינו הרבה זמן לרכבת ואחר כך הלכנו הביתה ברגל."},
        {"WINDOWS-1256", "انتظرنا القطار طويلا أمس ثم عدنا إلى البيت سيرا على الأقدام."},
        {"WINDOWS-874", "เมื่อวานเรารอรถไฟนานมากแล้วจึงเดินกลับบ้าน"},
        {"UTF-16LE", "어제 우리는 기차를 오래 기다리다가 걸어서 집에 돌아왔다."},
        {"UTF-16BE", "She put the kettle on the stove."},
        {"UTF-16LE", "昨天我们等了很久的火车，然后步行回家。\n这是一个很长的故事。\n"},
    };
    for (const auto& [charset, text] : cases) {
        const DecodedText decoded = decode(encoded(text, charset));
        EXPECT_EQ(decoded.text, text) << charset << " was taken for " << decoded.charset;
        EXPECT_EQ(decoded.origin, CharsetOrigin::Detected);
    }
}

TEST(CharsetDetection, AsciiAndUtf8AreUtf8) {
    EXPECT_EQ(detect_charset(""), "UTF-8");
    EXPECT_EQ(detect_charset("Bush hid the facts"), "UTF-8");  // once taken for UTF-16 by another program
    EXPECT_EQ(detect_charset("가"), "UTF-8");
    EXPECT_EQ(detect_charset("한 바이트만 깨졌다: \xFF 그래도 나머지는 멀쩡하다."), "UTF-8");
}

}  // namespace
}  // namespace diglot
