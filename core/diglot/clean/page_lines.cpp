#include "diglot/clean/page_lines.h"

#include "diglot/text/character.h"
#include "diglot/text/date.h"
#include "diglot/text/measure.h"
#include "diglot/text/regex.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace diglot {
namespace {

constexpr std::size_t kMaxLineBytes = 400;  // no line of a page's furniture is longer

// The labels that pages print before a fact, by the metadata key of the fact.
constexpr std::array<std::pair<const char*, const char*>, 4> kLabels = {{
    {"date",
     "date|dated|published(?: on)?|publication date|posted(?: on)?|released|release date|updated(?: "
     "on)?|last updated|"
     "날짜|일자|입력|기사입력|기사 "
     "입력|승인|등록|등록일|작성일|게시일|발행일|발표일|수정|최종수정|기사수정|업데이트|"
     "日付|公開日|掲載日|更新日?|日期|发布时间|發布時間|发表时间|时间|datum|veröffentlicht(?: "
     "am)?|stand|date de publication|"
     "publié le|fecha|publicado(?: el)?|data|pubblicato il|дата|опубликовано"},
    {"source",
     "source|sources|출처|자료|소스|제공|출처 및 제공|出典|出所|来源|來源|quelle|fuente|fonte|источник"},
    {"author",
     "by|author|authors|written "
     "by|reporter|글|글쓴이|작성자|기자|저자|지은이|著者|筆者|作者|记者|記者|autor|auteur|von|автор"},
    {"address", "url|link|address|주소|원문|원문 링크|원문링크|链接|原文"},
}};

struct LabelRule {
    std::string key;
    Regex expression;  // group 1 is the value
};

const std::vector<LabelRule>& label_rules() {
    static const auto all_rules = [] {
        std::vector<LabelRule> rules;
        rules.reserve(kLabels.size());
        for (const auto& [key, labels] : kLabels) {
            rules.push_back({key, Regex("\\s*(?:" + std::string(labels) + ")\\s*[:：=]\\s*(\\S.*?)\\s*")});
        }
        return rules;
    }();
    return all_rules;
}

/// A label and a date without a colon: "입력 2024.10.25. 오후 3:24".
const Regex& bare_dated_label() {
    static const Regex expression("\\s*(?:" + std::string(kLabels[0].second) + ")\\s+(.*)");
    return expression;
}

std::vector<std::string_view> split_parts(std::string_view line) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < line.size();) {
        std::size_t width = line[at] == '|' || line[at] == '\t' ? 1 : 0;
        for (const std::string_view bar : {"│", "｜", "ㅣ", " · ", " / "}) {
            width = line.substr(at).starts_with(bar) ? bar.size() : width;
        }
        if (width > 0) {
            parts.push_back(trimmed(line.substr(begin, at - begin)));
            begin = at + width;
        }
        at += width > 0 ? width : 1;
    }
    parts.push_back(trimmed(line.substr(begin)));
    return parts;
}

struct PartCount {
    std::size_t labels = 0;
    std::size_t dates = 0;
};

/// Takes the fact out of one part of a line, if it has a label.
void parse_part(std::string_view part, Metadata& facts, PartCount& count) {
    for (const LabelRule& rule : label_rules()) {
        const std::optional<RegexMatch> match = rule.expression.match(part);
        if (!match) {
            continue;
        }
        std::string value = match->groups[1];
        if (rule.key == "date") {
            const std::vector<WrittenDate> dates = find_dates(value);
            if (dates.empty()) {
                return;
            }
            ++count.dates;
            value = dates.front().iso;
        }
        ++count.labels;
        if (!value.empty()) {
            facts.emplace(rule.key, value);
        }
        return;
    }
    const std::optional<RegexMatch> bare = bare_dated_label().match(part);
    if (bare && is_only_dates(bare->groups[1])) {
        ++count.labels;
        ++count.dates;
        const std::string day = find_dates(bare->groups[1]).front().iso;
        if (!day.empty()) {
            facts.emplace("date", day);
        }
    }
}

/// The name in a line that is nothing but a byline: "김하늘 기자 haneul@example.com", "By Jane Roe". Names in
/// capitals only where the script has them, so that "By the way" is none.
std::optional<std::string> author_of_byline(std::string_view line) {
    static const Regex byline(
        "[\\[(]?(?:\\S{2,12}\\s?=\\s?)?([가-힣]{2,4})\\s?(?:선임|전문|인턴)?\\s?(?:기자|특파원)\\s?[\\])=]?(?"
        ":\\s?\\(?\\S+@\\S+\\)?)?|"
        "(?-i:(?:By|BY|Von|Par|Por)\\s((?:\\p{Lu}[\\p{L}'’.-]*\\s?){2,4}(?:(?:and|und|et|y)\\s(?:\\p{Lu}[\\p{"
        "L}'’.-]*\\s?){2,4})?))");
    const std::optional<RegexMatch> match = byline.match(line);
    if (!match) {
        return std::nullopt;
    }
    const std::string& name = match->groups[1].empty() ? match->groups[2] : match->groups[1];
    return std::string(trimmed(name));
}

/// What a page's stamp tells: a day, and beside it words that stand beside a day on pages only.
std::optional<Metadata> facts_of_stamp(std::string_view line) {
    static const Regex stamp(
        ".*(?:(?<!\\p{L})(?:updated|posted on|published|[0-9]+ min(?:ute)?s? read|(?:hours?|minutes?) "
        "ago|[0-9]+ "
        "comments?|[0-9]+ views?|utc|gmt|kst|aktualisiert|[0-9]+ kommentare?|mis à jour|publié|actualizado|"
        "publicado|aggiornato|обновлено|опубликовано)(?!\\p{L})|송고|입력|등록|승인|최종수정|조회(?:수)? "
        "?:?[0-9]|"
        "댓글 ?[0-9]|来源[:：]|來源[:：]|字体[:：]|编辑[:：]|点击|浏览|配信|更新日).*");
    constexpr std::size_t kMaxColumns = 120;
    if (count_columns(line) > kMaxColumns || ends_like_sentence(line) || !stamp.match(line)) {
        return std::nullopt;
    }
    const std::vector<WrittenDate> dates = find_dates(line);
    if (dates.empty()) {
        return std::nullopt;
    }
    return dates.front().iso.empty() ? Metadata() : Metadata{{"date", dates.front().iso}};
}

/// What a page asks of its readers or says of itself below its text: "제보는 카카오톡 …", "Our Standards: …".
bool is_notice(std::string_view line) {
    static const Regex notice(
        "[\\[(【<▶▷■●◆☞※*\\s]*(?:"
        "(?:our|editorial|publishing) (?:standards|principles|guidelines|polic(?:y|ies))\\s*[:：].{1,80}|"
        "(?:got|have) a (?:news )?(?:tip|story|correction)\\?\\s.{1,100}|"
        "(?:follow|join|find) us on \\S.{0,60}|"
        "sign up (?:here |now )?(?:for|to) (?:our|the) .{0,60}newsletters?.{0,40}|"
        "(?:기사\\s?)?제보(?:는|하기|전화|\\s?및\\s?(?:문의|보도자료))?\\s*[:：=]?\\s*"
        "(?:카카오톡|카톡|이메일|메일|전화|텔레그램|라인|앱|\\S+@\\S+|0[0-9]{1,2}[-)]).{0,80}|"
        "(?:카카오톡|카톡|네이버|유튜브|페이스북|텔레그램|인스타그램).{0,60}"
        "(?:구독|팔로우|검색|채널 ?추가|제보)(?:하기|하세요|해 ?주세요|(?:을 |를 )?부탁드립니다)?[.!]?"
        ")[\\]】>)…\\s]*");
    return count_columns(line) <= 160 && notice.match(trimmed(line)).has_value();
}

bool reserves_rights(std::string_view line) {
    constexpr std::array<std::string_view, 10> kWords = {"무단전재",
                                                         "무단 전재",
                                                         "재배포금지",
                                                         "재배포 금지",
                                                         "無断転載",
                                                         "版权所有",
                                                         "未经授权",
                                                         "all rights reserved",
                                                         "alle rechte vorbehalten",
                                                         "tous droits r"};
    const std::string small = to_lower(line);
    return std::any_of(kWords.begin(), kWords.end(),
                       [&](std::string_view word) { return small.find(word) != std::string::npos; });
}

/// Two of the facts that the law has a Korean page print of its publisher.
bool names_publisher(std::string_view line) {
    constexpr std::array<std::string_view, 5> kWords = {"등록번호", "발행인", "편집인", "대표전화",
                                                        "청소년보호책임자"};
    std::size_t count = 0;
    for (const std::string_view word : kWords) {
        count += count_of(line, word);
    }
    return count > 1;
}

}  // namespace

std::optional<Metadata> parse_metadata_line(std::string_view line) {
    if (line.size() > kMaxLineBytes) {
        return std::nullopt;
    }
    if (const std::optional<std::string> author = author_of_byline(line)) {
        return Metadata{{"author", *author}};
    }
    Metadata facts;
    PartCount count;
    for (const std::string_view part : split_parts(line)) {
        parse_part(part, facts, count);
    }
    return count.dates > 0 || count.labels > 1 ? std::optional(facts) : facts_of_stamp(line);
}

bool is_credit_line(std::string_view line) {
    static const Regex credit(
        "[\\[(【<]?\\s*(?:(?:mandatory |photo |picture |image |video |courtesy )?credits?\\s*[:：].*|"
        "(?:photos?|pictures?|images?|video|foto|фото)\\s*(?:by|courtesy(?: of)?|credit|:|：|/).*|"
        "(?:사진|영상|그래픽|자료사진|자료|사진제공|사진 제공|영상편집|영상취재)\\s*[=:：/].*|"
        "写真\\s*[=＝:：].*|图片来源.*|(?:copyright|©|ⓒ|\\(c\\))\\s.*|"
        "(?:责任编辑|責任編輯|编辑|編輯|校对|校對)\\s*[:：].{1,30}|"
        "(?:additional )?(?:reporting|writing) by .{3,80}; ?(?:additional )?(?:editing|writing|compiling) by "
        ".{3,80})");
    return line.size() <= kMaxLineBytes && count_columns(line) <= 160 &&
           (reserves_rights(line) || names_publisher(line) || credit.match(line).has_value());
}

bool is_more_heading(std::string_view line) {
    static const Regex heading(
        "[\\[【<▶▷■●◆☞*\\s]*(?:more (?:from|on|about|in)\\b.*|"
        "(?:related|recommended|similar|other|latest|recent|popular|trending|top|more)\\s+"
        "(?:articles?|stories|story|news|posts?|headlines|coverage|videos?)|"
        "most (?:read|popular|viewed|shared)|you (?:may|might) (?:also )?(?:like|be interested in).*|"
        "read (?:more|also|next)|up next|don.t miss|editors?.? picks?|trending(?: now)?|"
        "관련\\s?(?:기사|뉴스)|(?:가장 )?많이 본 (?:뉴스|기사|글)|이 ?시각 (?:주요 ?뉴스|헤드라인|관심 "
        "?뉴스)|"
        "(?:최신|추천|인기|주요|다른|이전|다음|핫|실시간|오늘의)\\s?(?:기사|뉴스|이슈|헤드라인)(?: "
        "(?:보기|더보기))?|"
        ".{0,20}(?:기자의 다른 기사|의 다른 기사|이 기사와 함께|함께 보면 좋은|이런 기사는 어때요).{0,20}|"
        "関連(?:記事|ニュース)|おすすめ記事|人気(?:記事|ランキング)|最新(?:記事|ニュース)|こちらもおすすめ|"
        "相[关關](?:新[闻聞]|[阅閱][读讀]|文章|报道|報導)|(?:延伸|推[荐薦])[阅閱][读讀]|[热熱][门門](?:新["
        "闻聞]|文章)|"
        "mehr zum thema|weitere (?:artikel|nachrichten|meldungen)|lesen sie auch|"
        "das könnte (?:sie|dich) auch interessieren|(?:à )?lire aussi|sur le même (?:sujet|thème)|"
        "articles? (?:liés|similaires)|(?:noticias|artículos) relacionad[oa]s|te puede interesar|lea también|"
        "más noticias|leggi anche|articoli correlati|leia (?:também|mais)|"
        "читайте также|по теме|другие новости|материалы по теме)\\s*[\\]】>:：…+»›*]*");
    return line.size() <= kMaxLineBytes && count_columns(line) <= 80 &&
           heading.match(trimmed(line)).has_value();
}

bool is_furniture_line(std::string_view line) {
    static const Regex furniture(
        "[\\[【<▶▷■●◆*\\s]*(?:(?:share|tweet|print|e-?mail|save|subscribe|sign up|log "
        "?in|menu|search|home|back to top|top|"
        "comments?(?: \\(?[0-9]+\\)?)?|leave a (?:comment|reply)|advertisement|skip to (?:main "
        ")?content|read original(?: version)?(?: at source)?|"
        "share (?:this|on)(?: \\w+)?(?: \\w+)?|follow us(?: on \\w+)?|newsletter|cookie "
        "(?:policy|settings)|privacy policy|terms of (?:use|service)|about us|contact(?: us)?|"
        "previous|next|older posts|newer posts|[0-9]+[ -]min(?:ute)?s?(?: read)?)|"
        "(?:기사\\s?)?(?:공유(?:하기)?|인쇄(?:하기)?|프린트|스크랩|댓글(?:\\s?\\(?[0-9]+\\)?)?|목록(?:으로)?|"
        "맨\\s?위로|위로|로그인|회원가입|메뉴|검색|홈|본문 바로가기|주메뉴 바로가기|"
        "글자\\s?크기(?: "
        "(?:설정|조절|크게|작게))?|가\\s?가|좋아요|구독(?:하기)?|카카오톡|페이스북|트위터|URL ?복사|주소 "
        "?복사|기사 ?제보|이메일|닫기|광고|이전|다음|제보하기)|"
        "シェア(?:する)?|印刷|トップへ|ホーム|分享|打印|返回顶部|首页|评论|"
        "teilen|drucken|nach "
        "oben|startseite|anzeige|partager|imprimer|accueil|compartir|imprimir|inicio|поделиться|печать|"
        "наверх|главная|реклама)[\\]】>\\s]*");
    return line.size() <= kMaxLineBytes && count_columns(line) <= 60 &&
           furniture.match(trimmed(line)).has_value();
}

bool is_surely_furniture(std::string_view line) {
    static const Regex mail_address(
        "(?:e-?mail\\s?:?\\s?|이메일\\s?:?\\s?)?[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
    static const Regex feelings(
        "(?:(?:좋아요|훈훈해요|슬퍼요|화나요|감동이에요|놀랐어요|응원해요|후속기사 "
        "?(?:원해요|강추))\\s?[0-9,]*\\s?){2,}");
    if (line.size() > kMaxLineBytes) {
        return false;
    }
    const std::vector<std::string_view> parts = split_parts(line);
    return (parts.size() > 1 && std::all_of(parts.begin(), parts.end(), is_furniture_line)) ||
           mail_address.match(trimmed(line)).has_value() || feelings.match(trimmed(line)).has_value() ||
           is_notice(line);
}

bool is_inserted_line(std::string_view line) {
    static const Regex inserted(
        "(?:read (?:more|also|next)|see also|related|관련\\s?기사|함께\\s?읽기|関連記事|相关阅读|lesen sie "
        "auch|lire aussi|"
        "lea también|читайте также)\\s?[:：].*|"
        "advertisement(?: ?[·|-] ?scroll to continue(?: reading)?)|"
        "(?:story|article) continues (?:below|after)(?: this)? advertisement");
    return line.size() <= kMaxLineBytes && inserted.match(trimmed(line)).has_value();
}

}  // namespace diglot
