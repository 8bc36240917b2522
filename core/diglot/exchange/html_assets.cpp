#include "diglot/exchange/html_assets.h"

namespace diglot {
namespace {

// Colour marks nothing alone: a doubtful bead also has a dashed line and a question mark, a bead without
// counterpart a line that ends half way and a hatched place. Chunks of beads are laid out only when they come
// into view (content-visibility), so that a hundred thousand of them open.
constexpr std::string_view kPageStyle = R"css(
:root{color-scheme:light dark;--paper:#fbfaf6;--card:#fff;--ink:#1f1d1a;--muted:#645f56;--rule:#dfdace;
--join:#1f6f68;--doubt:#a04a00;--doubt-soft:#fdf1de;--single:#77716a;--hatch:#ece8de;--mark:#fff3b8;--focus:#0b57d0}
@media (prefers-color-scheme:dark){:root{--paper:#15171a;--card:#1c1f23;--ink:#e9e6df;--muted:#a5a097;--rule:#33373d;
--join:#74c7bc;--doubt:#f5ad62;--doubt-soft:#32261a;--single:#969088;--hatch:#24272c;--mark:#4a4320;--focus:#8ab4f8}}
*{box-sizing:border-box}
html{scroll-padding-top:5rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,sans-serif}
a{color:inherit}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;z-index:9;background:var(--card);padding:.5rem 1rem}
.wrap{max-width:84rem;margin:0 auto;padding:0 1.25rem}
.top{padding-top:1.5rem}
h1{margin:0;font-size:.8rem;font-weight:600;letter-spacing:.12em;text-transform:uppercase;color:var(--muted)}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.6rem;margin:.6rem 0 0;padding:0;list-style:none;font-size:.85rem;
color:var(--muted)}
.legend li{display:flex;align-items:center;gap:.55rem}
.key{position:relative;width:4.6rem;height:1.25rem;flex:none;display:grid;place-items:center}
.key::before{content:"";position:absolute;left:0;right:0;top:50%;border-top:2px solid var(--c,var(--join))}
.key i{position:relative;background:var(--paper);padding:0 .25rem;font:600 .72rem/1 system-ui;color:var(--c,var(--join))}
.key.q{--c:var(--doubt)}.key.q::before{border-top-style:dashed}
.key.n{--c:var(--single)}.key.n::before{right:50%}
.bar{position:sticky;top:0;z-index:3;background:color-mix(in srgb,var(--paper) 92%,transparent);
border-bottom:1px solid var(--rule);margin-top:1rem;backdrop-filter:blur(6px)}
.bar .wrap{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem 1rem;padding-top:.5rem;padding-bottom:.5rem;
font-size:.875rem}
fieldset{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .5rem;border:0;margin:0;padding:0}
legend{float:left;padding:0;margin-right:.4rem;color:var(--muted)}
.pick{position:relative;display:inline-block}
.pick input{position:absolute;left:.75rem;top:0;bottom:0;margin:auto;accent-color:var(--join);cursor:pointer}
.pick span{display:flex;gap:.4rem;padding:.2rem .75rem .2rem 2.1rem;border:1px solid var(--rule);border-radius:99rem;
background:var(--card);cursor:pointer}
.pick input:checked+span{border-color:var(--join);box-shadow:inset 0 0 0 1px var(--join);font-weight:600}
.pick input:focus-visible{outline:0}
.pick input:focus-visible+span{outline:3px solid var(--focus);outline-offset:1px}
.pick output{color:var(--muted);font-variant-numeric:tabular-nums;font-weight:400}
.step{margin-left:auto;display:flex;align-items:center;gap:.4rem}
[hidden]{display:none!important}
button{font:inherit;color:inherit;background:var(--card);border:1px solid var(--rule);border-radius:99rem;
padding:.2rem .75rem;cursor:pointer}
button:hover,.pick:hover span{border-color:var(--join)}
.step output{min-width:4.5em;text-align:center;color:var(--muted);font-variant-numeric:tabular-nums}
section{margin:2rem 0 3.5rem}
.titles{display:grid;grid-template-columns:minmax(0,1fr) 6.5rem minmax(0,1fr)}
.titles>:last-child{grid-column:3}
.titles h2{font:600 1.55rem/1.3 var(--serif);margin:.15rem 0 .35rem;text-wrap:balance;overflow-wrap:anywhere}
.titles>div{padding:0 .9rem}
.lang{margin:0;color:var(--join);font-weight:600;font-size:.85rem}
.lang span{color:var(--muted);font-weight:400}
.about{margin:0;color:var(--muted);font-size:.85rem;overflow-wrap:anywhere}
.sum{display:flex;flex-wrap:wrap;gap:.35rem 2rem;margin:1.2rem 0 1.5rem;padding:.7rem .9rem;border:1px solid var(--rule);
border-radius:.6rem;background:var(--card);font-size:.875rem}
.sum div{display:flex;align-items:baseline;gap:.4rem}
.sum dt{order:2;color:var(--muted)}
.sum dd{margin:0;font-weight:650;font-variant-numeric:tabular-nums}
.sum .kinds{margin-left:auto}
.sum .kinds dt{order:0}
.sum .kinds dd{font-weight:400;display:flex;flex-wrap:wrap;gap:0 .9em}
[lang]{word-break:normal;--serif:"Iowan Old Style","Palatino Linotype",Palatino,"Noto Serif","Source Serif 4",Georgia,serif}
:lang(ko){--serif:"Noto Serif KR","Noto Serif CJK KR","Nanum Myeongjo",AppleMyungjo,Batang,serif;word-break:keep-all}
:lang(ja){--serif:"Noto Serif JP","Noto Serif CJK JP","Hiragino Mincho ProN","Yu Mincho",serif}
:lang(zh){--serif:"Noto Serif SC","Noto Serif CJK SC","Songti SC",SimSun,serif}
:lang(zh-Hant){--serif:"Noto Serif TC","Noto Serif CJK TC","Songti TC",PMingLiU,serif}
:lang(ar),:lang(fa),:lang(ur){--serif:"Noto Naskh Arabic","Noto Nastaliq Urdu","Geeza Pro",serif}
.c{list-style:none;margin:0;padding:0;content-visibility:auto;contain-intrinsic-size:auto 4000px}
.c li{--c:var(--join);position:relative;display:grid;grid-template-columns:minmax(0,1fr) 6.5rem minmax(0,1fr);
padding:.15rem 0}
.c li.p{padding-top:.75rem}
.c li.q{--c:var(--doubt)}
.c li.l,.c li.r{--c:var(--single)}
.c li.q.l,.c li.q.r{--c:var(--doubt)}
.c li:target{background:var(--mark);border-radius:.5rem}
.s,.t{position:relative;grid-row:1;padding:.3rem .9rem;font-family:var(--serif);font-size:1.06rem;line-height:1.65;
min-width:0;align-content:center}
.s{grid-column:1;padding-right:1.3rem}
.t{grid-column:3;padding-left:1.3rem}
.s::after,.t::before{content:"";position:absolute;top:.15rem;bottom:.15rem;width:.5rem;border:2px solid var(--c)}
.s::after{right:0;border-left:0;border-radius:0 .5rem .5rem 0}
.t::before{left:0;border-right:0;border-radius:.5rem 0 0 .5rem}
.q .s::after,.q .t::before{border-style:dashed}
.q .s,.q .t{background-color:var(--doubt-soft)}
.q .s{border-radius:.5rem}.q .t{border-radius:.5rem}
.s p,.t p{position:relative;margin:0;padding-inline-start:var(--n);overflow-wrap:anywhere}
.s p+p,.t p+p{margin-top:.25rem}
.s p::before,.t p::before{content:attr(data-n);position:absolute;inset-inline-start:-.5rem;width:var(--n);text-align:end;
font:400 .7rem/2.5 system-ui,sans-serif;color:var(--muted);font-variant-numeric:tabular-nums}
p.h{font-weight:650;font-size:1.15em}
.x{display:flex;align-items:center;font:.85rem/1.4 system-ui,sans-serif;color:var(--muted);border-radius:.5rem;
background:repeating-linear-gradient(135deg,transparent 0 6px,var(--hatch) 6px 8px);background-clip:padding-box}
.x::before,.x::after{display:none}
.x span{background:var(--paper);padding:.1rem .6rem;border-radius:99rem}
.q .x span{background:var(--doubt-soft)}
.s.x{justify-content:end}
.c li::before{content:"";grid-column:2;grid-row:1;align-self:center;border-top:2px solid var(--c)}
.c .q::before{border-top-style:dashed}
.c .l::before{margin-right:50%}.c .r::before{margin-left:50%}
.j{position:relative;grid-column:2;grid-row:1;place-self:center;padding:.02rem .5rem;border:1px solid transparent;
border-radius:99rem;background:var(--paper);white-space:nowrap;text-decoration:none;font-size:.78rem;color:var(--c);
font-variant-numeric:tabular-nums}
li:target .j{background:var(--mark)}
.q .j{border:1px dashed var(--doubt);font-weight:650}
.q .j::before{content:"? "}
.j:hover,.j:focus-visible{border:1px solid var(--c)}
.j b{font-weight:650}
.none{display:none;margin:1rem .9rem;color:var(--muted)}
[data-show] .c{contain-intrinsic-size:400px}
[data-show=q] .c:not(.has-q),[data-show=u] .c:not(.has-u){display:none}
[data-show=q] .c li:not(.q),[data-show=u] .c li:not(.l,.r){display:none}
[data-show=q] section:not(.has-q)>.none,[data-show=u] section:not(.has-u)>.none{display:block}
footer{border-top:1px solid var(--rule);padding:1.2rem 0 3rem;color:var(--muted);font-size:.85rem}
footer h2{font-size:1rem;color:var(--ink)}
footer ol{padding-inline-start:1.6rem}
@media (max-width:44rem){
.wrap{padding:0 .8rem}
.titles,.c li{display:block}
.titles>div{padding:0}
.titles>:last-child{margin-top:.8rem}
.titles h2{font-size:1.25rem}
.bar .wrap,fieldset{flex-wrap:nowrap}
.bar .wrap{overflow-x:auto;gap:.5rem;white-space:nowrap}
legend{display:none}
.pick span{padding-right:.55rem}
.step{margin-left:0}
.sum .kinds{margin-left:0}
.c li{margin-left:.35rem;padding:.35rem 0 .35rem .75rem;border-left:3px solid var(--c)}
.c li.p{margin-top:.9rem;padding-top:.35rem}
.c li.q{border-left-style:dashed;background:var(--doubt-soft)}
.s::after,.t::before,.c li::before{display:none}
.j{display:inline-block;background:none;padding-left:0}
.q .j{padding-left:.5rem}
.s,.t{padding:.1rem 0}
.t{margin-top:.25rem}
.x{display:inline-flex;padding:.1rem .4rem}
}
@media print{
:root{color-scheme:light;--paper:#fff;--card:#fff;--ink:#000;--muted:#444;--rule:#bbb;--join:#333;--doubt:#000;
--doubt-soft:#fff;--single:#666;--hatch:#ddd;--mark:#fff}
.bar,.skip{display:none}
.c{content-visibility:visible}
.c li{break-inside:avoid}
.s,.t{font-size:10pt;line-height:1.45}
h2{break-after:avoid}
}
@media (forced-colors:active){.pick input:checked+span{outline:2px solid}}
)css";

// Without "<" and "&", so that the page is well-formed XML too. The filters set one attribute of the root: a
// selector with :has() would cost twenty seconds at a hundred thousand beads.
constexpr std::string_view kPageScript = R"js(
(() => {
  const root = document.documentElement, id = (name) => document.getElementById(name);
  const totals = id("totals").dataset;
  for (const name of ["all", "doubtful", "unpaired"])
    id("n-" + name).textContent = Number(totals[name]).toLocaleString(root.lang);
  for (const input of document.querySelectorAll("input[name=show]"))
    input.addEventListener("change", () => {
      if (input.value) root.dataset.show = input.value;
      else delete root.dataset.show;
    });
  id("bar").hidden = false;
  id("to-list").hidden = !id("documents");
  const beads = id("text").getElementsByClassName("q");
  if (beads.length === 0) return;
  let at = -1;
  const tell = () => { id("at").textContent = (at === -1 ? "–" : at + 1) + " / " + beads.length; };
  const go = (by) => {
    at = at === -1 ? (by === 1 ? 0 : beads.length - 1) : (at + by + beads.length) % beads.length;
    if (root.dataset.show === "u") id("show-all").click();
    beads[at].scrollIntoView({block: "center"});
    beads[at].querySelector("a").focus({preventScroll: true});
    tell();
  };
  id("previous").addEventListener("click", () => go(-1));
  id("next").addEventListener("click", () => go(1));
  id("step").hidden = false;
  tell();
})();
)js";

}  // namespace

std::string_view page_style() {
    return kPageStyle;
}

std::string_view page_script() {
    return kPageScript;
}

}  // namespace diglot
