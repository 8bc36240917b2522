#include "diglot/text/charset.h"

#include "diglot/base/error.h"

#include <gtest/gtest.h>

#include <string>

namespace diglot {
namespace {

using namespace std::string_literals;

TEST(Charset, ByteOrderMarkIsTakenOffAndObeyed) {
    EXPECT_EQ(decode("\xEF\xBB\xBF"
                     "a")
                  .text,
              "a");
    EXPECT_EQ(decode("\xFE\xFF\xAC\x00"s).text, "가");
    const DecodedText little = decode("\xFF\xFE\x00\xAC\x3D\xD8\x00\xDE"s);
    EXPECT_EQ(little.text, "가😀");
    EXPECT_EQ(little.charset, "UTF-16LE");
    EXPECT_EQ(little.origin, CharsetOrigin::ByteOrderMark);
    EXPECT_EQ(decode("\xFF\xFE\0\0a\0\0\0"s).text, "a");
}

TEST(Charset, LabelsMeanWhatBrowsersTakeThemFor) {
    EXPECT_EQ(charset_name("ks_c_5601-1987"), "EUC-KR");
    EXPECT_EQ(charset_name(" \"CP949\" "), "EUC-KR");
    EXPECT_EQ(charset_name("ISO-8859-1"), "windows-1252");
    EXPECT_EQ(charset_name("gb2312"), "GB18030");
    EXPECT_EQ(charset_name("koi8-r"), "KOI8-R");
    EXPECT_EQ(charset_name("klingon-8"), std::nullopt);
    EXPECT_EQ(charset_name(""), std::nullopt);
    EXPECT_EQ(decode("\x8C\x63\xB9\xE6\xB0\xA2\xC7\xCF", "euc-kr").text,
              "똠방각하");  // 똠 is not in KS X 1001
}

TEST(Charset, UndecodableBytesAreNamedOrCounted) {
    try {
        decode("\xB0\xA1\xB0\xA2\xFF\xB0\xA1", "euc-kr");
        FAIL() << "broken EUC-KR was taken";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Encoding);
        EXPECT_EQ(error.where().byte, 4U);
    }
    const DecodedText replaced = decode("\xB0\xA1\xFF\xB0\xA2", "euc-kr", true);
    EXPECT_EQ(replaced.text, "가\uFFFD각");
    EXPECT_EQ(replaced.replaced, 1U);
    EXPECT_THROW(decode("ab\xC0\xAF", "utf-8"), Error);
    EXPECT_EQ(decode("ab\xC0\xAF!", "utf-8", true).replaced, 1U);
    EXPECT_THROW(decode("\x00\xD8\x61\x00"s, "utf-16le"), Error);  // half a surrogate pair
    EXPECT_THROW(decode("a\0b"s, "utf-16le"), Error);              // half a unit at the end
    EXPECT_THROW(decode("a", "klingon-8"), Error);
}

TEST(Charset, NulBecomesAReplacementCharacterAndIsCounted) {
    const DecodedText text = decode("a\0b"s);
    EXPECT_EQ(text.text, "a\uFFFDb");
    EXPECT_EQ(text.nul_replaced, 1U);
}

TEST(Charset, EveryPlaceOfTheTextLeadsBackToTheInput) {
    EXPECT_EQ(decode("\xEF\xBB\xBF"
                     "ab")
                  .source.input_byte(1),
              4U);
    std::string bytes;
    for (int i = 0; i < 1000; ++i) {
        bytes += "\xB0\xA1 ";  // 가 and a space: 3 bytes in, 4 bytes out
    }
    const DecodedText text = decode(bytes, "euc-kr");
    for (std::size_t i = 0; i < 1000; ++i) {
        EXPECT_EQ(text.source.input_byte(i * 4), i * 3);
        EXPECT_EQ(text.source.input_byte(i * 4 + 2), i * 3);  // inside the syllable
        EXPECT_EQ(text.source.input_byte(i * 4 + 3), i * 3 + 2);
    }
}

TEST(Charset, LongInputOfALegacyCharsetIsWhole) {
    std::string bytes;
    std::string expected;
    for (int i = 0; i < 100000; ++i) {
        bytes += "\xB0\xA1z";
        expected += "가z";
    }
    EXPECT_EQ(decode(bytes, "euc-kr").text, expected);
    std::string four;
    std::string emoji;
    for (int i = 0; i < 40000; ++i) {
        four += "\x94\x39\xFC\x36";  // U+1F600 in GB18030
        emoji += "😀";
    }
    const DecodedText decoded = decode('a' + four, "gb18030");
    EXPECT_EQ(decoded.text, 'a' + emoji);
    EXPECT_EQ(decoded.source.input_byte(1 + 4 * 39999), 1U + 4 * 39999);
}

}  // namespace
}  // namespace diglot
