#include "diglot/exchange/html_text.h"

namespace diglot {
namespace {

constexpr PageText kEnglish = {
    .language = "en",
    .title = "Parallel text",
    .skip = "Skip to the text",
    .legend = "How to read this page",
    .joined = "joined: these sentences translate one another",
    .doubtful = "doubtful: less than {} sure",
    .unpaired = "no counterpart on the other side",
    .about_percent = "The percentage is the probability that exactly these sentences belong together.",
    .about_numbers = "Small numbers count the sentences of each document.",
    .show = "Show",
    .show_all = "All",
    .show_doubtful = "Doubtful",
    .show_unpaired = "Without counterpart",
    .previous = "Previous doubtful one",
    .next = "Next doubtful one",
    .nothing = "Nothing of this kind in this document.",
    .documents = "Documents",
    .document = "Document {}",
    .sentences = "{} sentences",
    .beads = "beads",
    .paired = "joined",
    .source_only = "only in {}",
    .target_only = "only in {}",
    .doubtful_count = "doubtful",
    .no_counterpart = "no counterpart",
    .bead_label = "Bead {}: {} to {}, {} sure",
    .bead_doubtful = ", doubtful",
    .kinds = "Sentences on each side",
    .made_by = "Made by diglot {}.",
};

constexpr PageText kKorean = {
    .language = "ko",
    .title = "대역문",
    .skip = "본문으로 건너뛰기",
    .legend = "이 페이지를 읽는 법",
    .joined = "이어짐: 서로 번역 관계인 문장",
    .doubtful = "의심스러움: 신뢰도 {} 미만",
    .unpaired = "반대쪽에 대응하는 문장 없음",
    .about_percent = "백분율은 이 문장들이 정확히 서로 대응할 확률입니다.",
    .about_numbers = "작은 숫자는 문서마다 매긴 문장 번호입니다.",
    .show = "보기",
    .show_all = "모두",
    .show_doubtful = "의심스러운 것",
    .show_unpaired = "대응 없는 것",
    .previous = "앞의 의심스러운 것",
    .next = "다음 의심스러운 것",
    .nothing = "이 문서에는 그런 것이 없습니다.",
    .documents = "문서 목록",
    .document = "문서 {}",
    .sentences = "문장 {}개",
    .beads = "정렬 단위",
    .paired = "이어짐",
    .source_only = "{}에만 있음",
    .target_only = "{}에만 있음",
    .doubtful_count = "의심스러움",
    .no_counterpart = "대응 없음",
    .bead_label = "정렬 단위 {}: {} 대 {}, 신뢰도 {}",
    .bead_doubtful = ", 의심스러움",
    .kinds = "양쪽 문장 수",
    .made_by = "diglot {}로 만들었습니다.",
};

}  // namespace

const PageText& page_text(std::string_view language) {
    return language.substr(0, language.find_first_of("-_")) == kKorean.language ? kKorean : kEnglish;
}

}  // namespace diglot
