#include "diglot/ingest/ingest.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace diglot {
namespace {

std::vector<std::string> languages(const std::string& text, const std::string& name) {
    DiagnosticLog log;
    std::vector<std::string> found;
    for (const Paragraph& paragraph : ingest(text, name, {}, log).paragraphs) {
        found.push_back(paragraph.language);
    }
    return found;
}

using Tags = std::vector<std::string>;

TEST(ParagraphLanguage, UntranslatedParagraphsAreMarked) {
    EXPECT_EQ(
        languages("어제 우리는 기차를 오래 기다리다가 걸어서 집에 돌아왔다.\n\n"
                  "She put the kettle on the stove and waited by the window until it was dark outside.\n\n"
                  "기차는 끝내 오지 않았다.",
                  "x.ko"),
        (Tags{"", "en", ""}));
    EXPECT_EQ(
        languages(
            "Wir haben gestern lange auf den Zug gewartet und sind dann zu Fuß gegangen, weil keiner kam.\n\n"
            "She put the kettle on the stove and waited by the window until it was dark outside and the "
            "lamps were lit.",
            "x.de"),
        (Tags{"", "en"}));
}

TEST(ParagraphLanguage, WhatIsShortOrNearIsNot) {
    EXPECT_EQ(
        languages("Debian GNU/Linux\n\nCtrl+Alt+F2\n\napt-get install foo\n\n어제 우리는 기차를 기다렸다.",
                  "x.ko"),
        (Tags{"", "", "", ""}));
    EXPECT_EQ(
        languages("I går ventede vi længe på toget, og derefter gik vi hjem til fods uden at sige noget.",
                  "x.nb"),
        (Tags{""}));
    EXPECT_EQ(languages("外務省은 KPA(Korean People's Army)의 派兵說에 대하여 確認하지 않았다.", "x.ko"),
              (Tags{""}));
}

}  // namespace
}  // namespace diglot
