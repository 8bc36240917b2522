#include "diglot/bitext/place_finder.h"

#include <gtest/gtest.h>

#include <string>

namespace diglot {
namespace {

Paragraph paragraph(std::string text, std::uint64_t byte, std::uint32_t line) {
    Paragraph result;
    result.text = std::move(text);
    result.place = {byte, line, {}};
    return result;
}

TEST(PlaceFinder, FollowsJoinedLines) {
    const std::string file = "The color\nof it is\n  gray.\n";
    const Paragraph text = paragraph("The color of it is gray.", 0, 1);
    PlaceFinder finder(file);
    const WordPlace place = finder.find(text, text.text.find("gray"));
    EXPECT_EQ(place.input.line, 3U);
    EXPECT_EQ(place.column, 3U);
    EXPECT_EQ(place.input.byte, file.find("gray"));
}

TEST(PlaceFinder, PassesOverTagsEntitiesAndComments) {
    const std::string file = "<p>\nR&amp;D of <b>the</b>&nbsp;<!-- <p> --> “gr&eacute;y” &lt;color&gt;</p>";
    const Paragraph text = paragraph("R&D of the “gréy” <color>", 0, 1);
    PlaceFinder finder(file);
    EXPECT_EQ(finder.find(text, 0).input.byte, file.find("R&amp;"));
    EXPECT_EQ(finder.find(text, text.text.find("the")).input.byte, file.find("the<"));
    EXPECT_EQ(finder.find(text, text.text.find("gr")).input.byte, file.find("gr&"));
    const WordPlace color = finder.find(text, text.text.find("color"));
    EXPECT_EQ(color.input.byte, file.find("color"));
    EXPECT_EQ(color.input.line, 2U);
    // A place before the one asked for last.
    EXPECT_EQ(finder.find(text, text.text.find("of")).input.byte, file.find("of <b>"));
}

TEST(PlaceFinder, CountsColumnsInCodePoints) {
    const std::string file = "첫 줄\n둘째 줄의 낱말";
    const Paragraph text = paragraph("둘째 줄의 낱말", file.find("둘째"), 2);
    PlaceFinder finder(file);
    const WordPlace place = finder.find(text, text.text.find("낱말"));
    EXPECT_EQ(place.input.line, 2U);
    EXPECT_EQ(place.column, 7U);
}

TEST(PlaceFinder, GivesTheParagraphWhereTheFileSaysSomethingElse) {
    const std::string file = "{\"text\": \"one\\ntwo three\"}";
    const Paragraph text = paragraph("one two three", 10, 1);
    PlaceFinder finder(file);
    const WordPlace place = finder.find(text, text.text.find("three"));
    EXPECT_EQ(place.input.byte, 10U);
    EXPECT_EQ(place.column, 0U);
    EXPECT_EQ(PlaceFinder().find(text, 4).input.byte, 10U);
    EXPECT_EQ(PlaceFinder("short").find(text, 4).input.byte, 10U);
}

}  // namespace
}  // namespace diglot
