#include "diglot/base/error.h"
#include "diglot/variants/korean_spacing.h"
#include "diglot/variants/spelling.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

namespace diglot {
namespace {

using T = SpellingTradition;

const Spelling& korean() {
    static const auto spelling = make_spelling("ko-KP");
    return *spelling;
}

std::string form(std::string_view word, T tradition) {
    const auto known = korean().look_up(word);
    const std::string* text = known ? known->form_in(tradition) : nullptr;
    return text == nullptr ? "-" : *text;
}

TEST(KoreanSpelling, KnowsTheFormOfTheOtherSide) {
    const std::pair<const char*, const char*> pairs[] = {
        {"여성들의", "녀성들의"},     {"노동당은", "로동당은"},
        {"양강도에서", "량강도에서"}, {"이론을", "리론을"},
        {"냉면과", "랭면과"},         {"논의했다고", "론의했다고"},
        {"연방정부의", "련방정부의"}, {"국제연합이사회", "국제련합리사회"},
        {"지지율은", "지지률은"},     {"분열되는", "분렬되는"},
        {"계열사인", "계렬사인"},     {"환율", "환률"},
        {"러시아의", "로씨야의"},     {"컴퓨터를", "콤퓨터를"},
        {"나뭇잎이", "나무잎이"},     {"되어", "되여"},
        {"발표되었다", "발표되였다"}, {"아내는", "안해는"},
        {"일꾼들", "일군들"},         {"고마워하며", "고마와하며"},
        {"은폐하고", "은페하고"},     {"신여성", "신녀성"},
        {"유럽연합", "유럽련합"},     {"논란", "론난"}};
    for (const auto& [southern, northern] : pairs) {
        EXPECT_EQ(form(southern, T::Northern), northern);
        EXPECT_EQ(form(northern, T::Southern), southern);
        const auto pair = korean().compare(southern, northern);
        ASSERT_TRUE(pair) << southern;
        EXPECT_EQ(pair->basis, SpellingBasis::Known) << southern;
        EXPECT_TRUE(pair->first.contains(T::Southern));
        EXPECT_TRUE(pair->second.contains(T::Northern));
    }
}

TEST(KoreanSpelling, WordsOfTwoMeaningsTellNothing) {
    // 역사 is 歷史 or 驛舍, 입장 立場 or 入場, 이상 理想 or 以上.
    for (const char* word : {"역사를", "입장이", "이상의", "유학을", "영상을", "유산을", "노력하여"}) {
        const auto known = korean().look_up(word);
        ASSERT_TRUE(known) << word;
        EXPECT_TRUE(known->traditions.contains(T::Northern)) << word;
        EXPECT_TRUE(known->traditions.contains(T::Southern)) << word;
    }
    EXPECT_FALSE(korean().look_up("력사를")->traditions.contains(T::Southern));
    EXPECT_TRUE(korean().compare("역사를", "력사를"));
}

TEST(KoreanSpelling, WordsThatNeverHadTheSoundStay) {
    for (const char* word :
         {"연구를",   "연설",     "영화",   "영웅",     "영향",   "영광",   "영원히", "여러",     "여름",
          "여기",     "여우",     "여의도", "이마",     "이웃",   "이미",   "이제",   "이번",     "이전",
          "이동",     "이후",     "이외",   "이름",     "이루다", "이어",   "인민",   "인류",     "인가",
          "임무",     "임명",     "입구",   "입국",     "입력",   "입사",   "요구",   "요소",     "용도",
          "용기",     "유지",     "유명",   "유일",     "유원지", "육체",   "육아",   "나라",     "나무",
          "나이",     "내용",     "내부",   "내리다",   "내세워", "남성",   "남녀",   "납득",     "납품",
          "노래",     "노리개",   "노예",   "노력",     "녹다",   "논밭",   "농업",   "농촌",     "농민",
          "능력",     "뇌사",     "누구",   "느낌",     "양식",   "양육",   "양보",   "예산",     "예술",
          "예정",     "예견",     "예언",   "예속",     "열심히", "열중",   "열광",   "영생",     "영구",
          "염색",     "열사병",   "영유아", "관리용",   "처리용", "승리자", "관리자", "대리점",   "도로변",
          "종류별",   "협력사",   "훈련병", "마녀사냥", "처녀성", "작년말", "학년별", "자연보호", "기여자",
          "참여자",   "부여하다", "로마",   "로비",     "로고",   "리더",   "리본",   "라인",     "레이저",
          "라면",     "루비",     "리듬",   "로봇",     "가열",   "검열",   "발열",   "정열",     "지열",
          "국내여행", "최고",     "되",     ""}) {
        const auto known = korean().look_up(word);
        const bool quiet =
            !known || (known->traditions.contains(T::Southern) && known->traditions.contains(T::Northern));
        EXPECT_TRUE(quiet) << word;
    }
}

TEST(KoreanSpelling, UnknownWordsDifferByPattern) {
    const auto name = korean().compare("이설주", "리설주");
    ASSERT_TRUE(name);
    EXPECT_EQ(name->basis, SpellingBasis::Pattern);
    EXPECT_EQ(name->kind, SpellingKind::InitialSound);
    EXPECT_TRUE(name->second.contains(T::Northern));
    EXPECT_EQ(korean().compare("뜻깊었던것이다", "뜻깊었던 것이다")->kind, SpellingKind::Spacing);
    EXPECT_EQ(korean().compare("들리였다", "들리었다")->kind, SpellingKind::Ending);
    EXPECT_EQ(korean().compare("돼서", "되여서")->kind, SpellingKind::Ending);
    EXPECT_EQ(korean().compare("물건값", "물건값"), std::nullopt);
}

TEST(KoreanSpelling, WordsThatLookAlikeAreNotOneWord) {
    const std::pair<const char*, const char*> pairs[] = {
        {"여성이", "여성을"}, {"노동", "여성"},     {"고이", "고리"}, {"것이", "거이"},
        {"나라", "바라"},     {"못하다", "모하다"}, {"", "가"}};
    for (const auto& [first, second] : pairs) {
        EXPECT_FALSE(korean().compare(first, second)) << first << " " << second;
        EXPECT_FALSE(korean().compare(second, first)) << first << " " << second;
    }
}

TEST(KoreanSpelling, TakesMorePairs) {
    const auto spelling = make_spelling("ko", "호스트\t호스트바\n");
    EXPECT_EQ(*spelling->look_up("호스트를")->form_in(T::Northern), "호스트바를");
    EXPECT_THROW(make_spelling("ko", "한마디\n"), Error);
}

TEST(KoreanSpelling, LeavesWordsAloneThatOnlyLookNorthern) {
    const auto korean = make_spelling("ko");
    for (const char* word : {"전력량입니다", "제멋대로인", "류창우"}) {
        EXPECT_FALSE(korean->look_up(word)) << word;
    }
    EXPECT_TRUE(korean->look_up("류창하게"));
    EXPECT_TRUE(korean->look_up("군사력량"));
}

/// "form → expected" of each finding, parted by " | ".
std::string spacing(std::string_view text, SpellingTradition tradition) {
    std::string found;
    for (const SpellingFinding& one : korean_spacing(text, tradition)) {
        found += (found.empty() ? "" : " | ") + one.form + " → " + one.expected;
    }
    return found;
}

TEST(KoreanSpacing, PartsBoundNounsAsTheSouthDoes) {
    const auto southern = [](std::string_view text) { return spacing(text, SpellingTradition::Southern); };
    EXPECT_EQ(southern("진행되고있는것이다"), "진행되고있는것이다 → 진행되고 있는 것이다");
    EXPECT_EQ(southern("저장할수 있다"), "저장할수 → 저장할 수");
    EXPECT_EQ(southern("전쟁때문에 떠날뿐 아니라 갈줄 알았다"), "전쟁때문에 → 전쟁 때문에 | 갈줄 → 갈 줄");
    EXPECT_EQ(southern("돌아올때마다 비가 오는듯 했다"), "오는듯 → 오는 듯");
    EXPECT_EQ(southern("할때마다 하는만큼 할리가 없다"),
              "할때마다 → 할 때마다 | 하는만큼 → 하는 만큼 | 할리가 → 할 리가");
    EXPECT_EQ(southern("지은지 10년이 된 집"), "지은지 → 지은 지");
    EXPECT_EQ(southern("두가지를 세번째로 여러나라에서"),
              "두가지를 → 두 가지를 | 세번째로 → 세 번째로 | 여러나라에서 → 여러 나라에서");
}

TEST(KoreanSpacing, LeavesEndingsAndOtherWordsAlone) {
    for (const char* text : {"할수록 좋다",    "하는데 비가 온다",  "필수 과목",     "실수 없이",
                             "그때 한때 이때", "인간만큼 서울만큼", "그대로 뜻대로", "좋은지 모르겠다",
                             "한동안",         "두개골과 세배",     "열대 지방",     "야채",
                             "해보았다",       "되어있다",          "이것과 저것",   "별것 아니다",
                             "광고있는",       "한바 있다",         "핏줄과 밧줄",   "여러분"}) {
        EXPECT_EQ(spacing(text, SpellingTradition::Southern), "") << text;
    }
}

TEST(KoreanSpacing, JoinsAuxiliariesAsTheNorthDoes) {
    const auto northern = [](std::string_view text) { return spacing(text, SpellingTradition::Northern); };
    EXPECT_EQ(northern("하고 있다"), "하고 있다 → 하고있다");
    EXPECT_EQ(northern("발표되여 있다"), "발표되여 있다 → 발표되여있다");
    EXPECT_EQ(northern("할 수 있다"), "할 수 → 할수");
    EXPECT_EQ(northern("두 가지"), "두 가지 → 두가지");
    EXPECT_EQ(northern("되였을 때 여러 나라"), "");
}

}  // namespace
}  // namespace diglot
