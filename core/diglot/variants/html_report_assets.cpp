#include "diglot/variants/html_report_assets.h"

#include "diglot/text/language.h"

namespace diglot {
namespace {

constexpr ReportText kEnglish = {
    "en",
    "Versions of one text",
    "Skip to the text",
    "Versions",
    "{} of {} sentences shared",
    "Original",
    "Differences",
    "All",
    "None",
    "Sentences that agree",
    "Previous difference",
    "Next difference",
    "Version {}, sentence {}",
    "not in {}",
    "said again in {}: {}",
    "in another place",
    "whole sentence",
    "nothing",
    "Link to difference {}",
    "No difference of the chosen classes.",
    "Made by diglot {}.",
    {"punctuation", "spacing", "capitals", "spelling", "number", "name", "abbreviation", "inflection",
     "function word", "rewording", "insertion", "omission", "move"},
};

constexpr ReportText kKorean = {
    "ko",
    "한 글의 여러 판본",
    "본문으로 건너뛰기",
    "판본",
    "문장 {1}개 가운데 {0}개가 공통",
    "원문",
    "차이",
    "모두",
    "해제",
    "같은 문장",
    "이전 차이",
    "다음 차이",
    "판본 {}, 문장 {}",
    "{}에 없음",
    "{}에서 되풀이: {}",
    "다른 자리에 있음",
    "문장 전체",
    "없음",
    "차이 {} 링크",
    "고른 종류의 차이가 없습니다.",
    "diglot {}(으)로 만듦.",
    {"문장 부호", "띄어쓰기·붙임표", "대소문자", "철자", "수·날짜·단위", "이름 표기", "줄임말", "어형",
     "기능어", "바꿔 쓰기", "추가", "빠짐", "자리 옮김"},
};

// Colour marks nothing alone: each difference is also named below its sentences, and a mark leads there.
constexpr std::string_view kStyle = R"css(
:root{color-scheme:light dark;--paper:#fbfaf6;--card:#fff;--ink:#1f1d1a;--muted:#645f56;--rule:#dfdace;--hatch:#ece8de;
--focus:#0b57d0;--tint:90%;--sat:70%;--line:38%;--target:#fff3b8}
@media (prefers-color-scheme:dark){:root{--paper:#15171a;--card:#1c1f23;--ink:#e9e6df;--muted:#a5a097;--rule:#33373d;
--hatch:#24272c;--focus:#8ab4f8;--tint:22%;--sat:48%;--line:66%;--target:#4a4320}}
*{box-sizing:border-box}
html{scroll-padding-top:8rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,sans-serif}
a{color:inherit}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;z-index:9;background:var(--card);padding:.5rem 1rem}
.wrap{max-width:90rem;margin:0 auto;padding:0 1.25rem}
h1{margin:1.5rem 0 .8rem;font-size:.8rem;font-weight:600;letter-spacing:.12em;text-transform:uppercase;color:var(--muted)}
.heads,.g{display:grid;grid-template-columns:repeat(var(--n),minmax(0,1fr));gap:0 1.2rem}
.heads{list-style:none;margin:0;padding:0}
.heads li{border-top:3px solid var(--ink);padding:.5rem 0 0}
.heads h2{font:600 1.3rem/1.3 var(--serif);margin:.1rem 0 .3rem;text-wrap:balance;overflow-wrap:anywhere}
.heads p{margin:0;color:var(--muted);font-size:.85rem;overflow-wrap:anywhere}
.sig{display:inline-block;min-width:1.5rem;padding:0 .3rem;border-radius:.3rem;background:var(--ink);color:var(--paper);
font:700 .8rem/1.5rem system-ui,sans-serif;text-align:center}
.bar{position:sticky;top:0;z-index:3;background:var(--paper);border-bottom:1px solid var(--rule);margin-top:1rem}
.bar .wrap{display:flex;flex-wrap:wrap;align-items:center;gap:.35rem .6rem;padding-top:.55rem;padding-bottom:.55rem;
font-size:.85rem}
fieldset{display:contents;border:0}
legend{float:left;padding:0;color:var(--muted)}
.pick{position:relative;display:inline-flex;align-items:center;gap:.35rem;padding:.12rem .6rem;border:1px solid var(--rule);
border-radius:99rem;background:var(--card);cursor:pointer}
.pick input{margin:0;accent-color:hsl(var(--h,210) var(--sat) var(--line))}
.pick b{font-variant-numeric:tabular-nums}
.pick i,.tag{padding:0 .3rem;border-radius:.25rem;font-style:normal}
button{font:inherit;color:inherit;background:var(--card);border:1px solid var(--rule);border-radius:99rem;padding:.12rem .7rem;
cursor:pointer}
button:hover,.pick:hover{border-color:var(--ink)}
.step{margin-left:auto;display:flex;align-items:center;gap:.4rem}
.step output{min-width:5em;text-align:center;color:var(--muted);font-variant-numeric:tabular-nums}
[hidden]{display:none!important}
[lang]{--serif:"Iowan Old Style","Palatino Linotype",Palatino,"Noto Serif","Source Serif 4",Georgia,serif}
:lang(ko){--serif:"Noto Serif KR","Noto Serif CJK KR","Nanum Myeongjo",AppleMyungjo,Batang,serif;word-break:keep-all}
:lang(zh){--serif:"Noto Serif SC","Noto Serif CJK SC","Songti SC",SimSun,serif}
:lang(ja){--serif:"Noto Serif JP","Noto Serif CJK JP","Hiragino Mincho ProN","Yu Mincho",serif}
.c{list-style:none;margin:0;padding:0;content-visibility:auto;contain-intrinsic-size:auto 4000px}
.g{padding:.9rem 0;border-bottom:1px solid var(--rule)}
.same{color:var(--muted)}
.v{min-width:0}
.v .no{color:var(--muted);font-size:.75rem;font-variant-numeric:tabular-nums;margin-left:.35rem;text-decoration:none}
.v p{margin:.15rem 0 0;font:1.06rem/1.65 var(--serif);overflow-wrap:anywhere}
.x{display:flex;align-items:center;color:var(--muted);font-size:.85rem;border-radius:.5rem;padding:0 .6rem;min-height:2.2rem;
background:repeating-linear-gradient(135deg,transparent 0 6px,var(--hatch) 6px 8px)}
.x span{background:var(--paper);padding:0 .5rem;border-radius:99rem}
.m,.tag,.pick i{--b:hsl(var(--h) var(--sat) var(--tint));background:var(--b);
box-shadow:inset 0 -2px hsl(var(--h) var(--sat) var(--line))}
.m{text-decoration:none;border-radius:.15rem;padding:.05em .12em;margin:0 -.12em;-webkit-box-decoration-break:clone;
box-decoration-break:clone}
.m.e{padding:.05em .3em;margin:0 .1em}
.m.e::before{content:"∅";font-size:.75em}
.m:hover{outline:2px solid hsl(var(--h) var(--sat) var(--line))}
.m.off{background:none;box-shadow:none;outline:0}
.m.e.off{display:none}
.notes{grid-column:1/-1;list-style:none;margin:.5rem 0 0;padding:0;display:flex;flex-wrap:wrap;gap:.3rem .8rem;font-size:.85rem}
.notes li{display:flex;flex-wrap:wrap;align-items:baseline;gap:.15rem .5rem;padding:.1rem .5rem;border:1px solid var(--rule);
border-radius:.5rem;background:var(--card);max-width:100%}
.notes li:target,.v p:target{background:var(--target)}
.notes a{text-decoration:none}
.notes a:hover{text-decoration:underline}
.notes q{quotes:none;font-family:var(--serif);overflow-wrap:anywhere}
.notes em{color:var(--muted)}
.notes small{color:var(--muted);font-weight:700;margin-right:.2rem}
.k-punctuation{--h:215;--sat:18%}.k-spacing{--h:182}.k-capitals{--h:46;--sat:85%}.k-spelling{--h:322}
.k-number{--h:212}.k-name{--h:135}.k-abbreviation{--h:78}.k-inflection{--h:24}.k-function-word{--h:40;--sat:14%}
.k-rewording{--h:350}.k-insertion{--h:158}.k-omission{--h:4}.k-move{--h:264}
.empty{color:var(--muted)}
footer{border-top:1px solid var(--rule);margin-top:2rem;padding:1.2rem 0 3rem;color:var(--muted);font-size:.85rem}
@media (max-width:44rem){
html{scroll-padding-top:4rem}
.wrap{padding:0 .8rem}
.heads,.g{display:block}
.heads li{margin-bottom:.8rem}
.heads h2{font-size:1.1rem}
.bar .wrap{flex-wrap:nowrap;overflow-x:auto;white-space:nowrap}
.pick{flex:none}
legend{display:none}
.step{margin-left:0}
.v{margin-bottom:.6rem}
.x{display:inline-flex;padding:.1rem .4rem;min-height:0}
}
@media print{
:root{color-scheme:light;--paper:#fff;--card:#fff;--ink:#000;--muted:#444;--rule:#bbb;--hatch:#ddd;--tint:92%;--sat:60%;
--line:35%;--target:#fff}
.bar,.skip{display:none}
.c{content-visibility:visible}
.g{break-inside:avoid;padding:.4rem 0}
.v p{font-size:10pt;line-height:1.4}
.notes{font-size:8pt}
.m,.tag{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
@media (forced-colors:active){.m{outline:1px solid}}
)css";

// Without "<" and "&", so that the page is well-formed XML too.
constexpr std::string_view kScript = R"js(
(() => {
  const id = (name) => document.getElementById(name);
  const boxes = [...document.querySelectorAll("input[data-class]")];
  const groups = [...document.getElementsByClassName("g")];
  const notes = [...document.querySelectorAll(".notes li[id]")];
  const marks = [...document.getElementsByClassName("m")];
  const agreeing = id("agreeing");
  let shown = notes, at = -1;
  const tell = () => { id("at").textContent = (at === -1 ? "–" : at + 1) + " / " + shown.length; };
  const apply = () => {
    const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.dataset.class));
    const seen = (element) => element.dataset.k.split(" ").some((name) => !off.has(name));
    for (const note of notes) note.hidden = !seen(note);
    for (const mark of marks) mark.classList.toggle("off", !seen(mark));
    for (const group of groups) group.hidden = !(group.dataset.k ? seen(group) : agreeing.checked);
    shown = notes.filter((note) => !note.hidden);
    id("none-left").hidden = shown.length !== 0;
    at = -1;
    tell();
  };
  const go = (by) => {
    if (shown.length === 0) return;
    at = at === -1 ? (by === 1 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length;
    shown[at].closest(".g").scrollIntoView({block: "center"});
    shown[at].querySelector("a").focus({preventScroll: true});
    tell();
  };
  const set = (checked) => { for (const box of boxes) box.checked = checked; apply(); };
  for (const box of [...boxes, agreeing]) box.addEventListener("change", apply);
  id("all").addEventListener("click", () => set(true));
  id("none").addEventListener("click", () => set(false));
  id("previous").addEventListener("click", () => go(-1));
  id("next").addEventListener("click", () => go(1));
  id("bar").hidden = false;
  tell();
})();
)js";

}  // namespace

const ReportText& report_text(std::string_view language) {
    return primary_language(language) == "ko" ? kKorean : kEnglish;
}

std::string_view report_style() {
    return kStyle;
}

std::string_view report_script() {
    return kScript;
}

}  // namespace diglot
