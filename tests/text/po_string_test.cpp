#include "diglot/text/po_string.h"

#include <gtest/gtest.h>

namespace diglot {
namespace {

TEST(PoString, UndoesTheEscapesOfC) {
    EXPECT_EQ(unquote_po(R"(msgid "a\tb\n")"), "a\tb\n");
    EXPECT_EQ(unquote_po(R"("say \"no\" to C:\\")"), R"(say "no" to C:\)");
    EXPECT_EQ(unquote_po(R"("\a\b\f\v\r\q")"), "\a\b\f\v\rq");
}

TEST(PoString, NumbersAreBytesOfText) {
    EXPECT_EQ(unquote_po(R"("\101\x42 \354\206\214")"), "AB 소");
    EXPECT_EQ(unquote_po(R"("\377!")"), "\xEF\xBF\xBD!");
    EXPECT_EQ(unquote_po(R"("\0")"), std::string(1, '\0'));
}

TEST(PoString, BrokenLinesDoNoHarm) {
    EXPECT_EQ(unquote_po(""), "");
    EXPECT_EQ(unquote_po("msgid"), "");
    EXPECT_EQ(unquote_po("\""), "");
    EXPECT_EQ(unquote_po("\"\\\""), "\\");
    EXPECT_EQ(unquote_po(R"("\x")"), "x");
}

}  // namespace
}  // namespace diglot
