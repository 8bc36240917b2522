#include "diglot/ingest/html_open_elements.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace diglot {
namespace {

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& tags, std::string_view tag) {
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

/// Elements that take no part in how others nest.
constexpr std::array<std::string_view, 20> kNoDepth = {
    "hr",    "meta", "link",   "tr",   "tbody", "thead", "tfoot", "col",      "colgroup", "track",
    "param", "base", "source", "html", "head",  "body",  "frame", "frameset", "basefont", "bgsound"};
/// Elements that hold nothing and stand within a line.
constexpr std::array<std::string_view, 7> kEmpty = {"br", "img", "input", "area", "embed", "wbr", "keygen"};
/// Elements that end a paragraph, and whose end tag closes all that is open in them.
constexpr std::array<std::string_view, 25> kBlocks = {
    "address", "article", "aside",  "blockquote", "center",  "details",    "dir",     "div", "main",
    "dl",      "footer",  "header", "fieldset",   "figure",  "figcaption", "listing", "pre", "hgroup",
    "menu",    "nav",     "ol",     "ul",         "section", "summary",    "h1"};
/// More that end tags of phrases do not pass.
constexpr std::array<std::string_view, 15> kSpecial = {
    "p",      "li",  "dd",    "dt",       "button",  "form",     "noscript", "plaintext",
    "iframe", "xmp", "title", "textarea", "noembed", "noframes", "script"};
/// Elements in which an end tag closes nothing that began outside.
constexpr std::array<std::string_view, 12> kScopes = {"table",  "td",      "th",     "caption",
                                                      "object", "marquee", "applet", "template",
                                                      "select", "ruby",    "svg",    "math"};
/// Such within pictures and formulas: in them the rules of HTML hold again.
constexpr std::array<std::string_view, 9> kScopesOfPictures = {
    "foreignobject", "desc", "title", "annotation-xml", "mi", "mo", "mn", "ms", "mtext"};
/// Scopes at whose end the parser forgets what was left open in them.
constexpr std::array<std::string_view, 7> kForgetting = {"td",      "th",     "caption", "object",
                                                         "marquee", "applet", "template"};
/// Elements that end a picture or formula.
constexpr std::array<std::string_view, 27> kNoPicture = {
    "table",  "ruby", "span", "p",     "li",      "dt",   "dd",   "sub", "sup",
    "var",    "br",   "img",  "embed", "body",    "head", "meta", "hr",  "blockquote",
    "center", "div",  "dl",   "h1",    "listing", "menu", "ol",   "pre", "ul"};
/// Elements that the parser opens anew wherever they were left open.
constexpr std::array<std::string_view, 14> kRepeated = {
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"};
/// Scopes whose own end tag does nothing where a block is open in them.
bool is_closed_like_a_phrase(std::string_view tag) {
    return tag == "ruby" || is_one_of(kScopesOfPictures, tag);
}

}  // namespace

void OpenElements::open(const std::string& tag, std::string_view key) {
    if (in_picture()) {
        if (!ends_picture(tag)) {
            open_in_picture(tag);
            return;
        }
        pop_pictures();
    }
    if (is_one_of(kNoDepth, tag) || (tag == "form" && std::exchange(form_open_, true))) {
        return;
    }
    if (is_one_of(kScopes, tag)) {
        open_scope(tag);
    } else if (is_one_of(kEmpty, tag)) {
        repeat();
    } else if (is_one_of(kRepeated, tag)) {
        open_repeated(tag, key);
    } else {
        make_room(tag);
        push(tag);
    }
}

void OpenElements::close(const std::string& tag) {
    if (scopes_.size() > 1 && scopes_.back().tag == tag && !is_closed_like_a_phrase(tag)) {
        pop_scope();
    } else if (in_picture()) {
        close_in_picture(tag);
    } else if (is_one_of(kScopes, tag) || (scopes_.back().tag == tag && is_closed_like_a_phrase(tag))) {
        close_scope(tag);
    } else if (tag == "form") {
        form_open_ = false;
        remove(tag);
    } else if (is_one_of(kBlocks, tag) || tag == "button" || tag == "dd" || tag == "dt") {
        cut_to(tag, [](std::string_view) { return false; });
    } else if (tag == "p" || tag == "li") {
        close_loosely(tag);
    } else if (!is_one_of(kRepeated, tag) || !close_repeated(tag)) {
        cut_to(tag, &is_special);
    }
}

void OpenElements::add_text() {
    const std::string& scope = scopes_.back().tag;
    if (!in_picture() && scope != "table" && scope != "select") {
        repeat();
    }
}

bool OpenElements::in_picture() const {
    return scopes_.back().tag == "svg" || scopes_.back().tag == "math";
}

bool OpenElements::is_special(std::string_view tag) {
    return is_one_of(kBlocks, tag) || is_one_of(kSpecial, tag);
}

bool OpenElements::holds_blocks(const Scope& scope) {
    return std::any_of(scope.stack.begin(), scope.stack.end(),
                       [](const Element& element) { return is_special(element.tag); });
}

bool OpenElements::ends_picture(std::string_view tag) {
    return is_one_of(kNoPicture, tag) || (is_one_of(kRepeated, tag) && tag != "a" && tag != "font");
}

void OpenElements::push(const std::string& tag, std::size_t id) {
    scopes_.back().stack.push_back({tag, id});
    ++depth_;
}

void OpenElements::cut(std::size_t place) {
    Scope& scope = scopes_.back();
    for (; scope.stack.size() > place; --depth_) {
        if (const std::size_t id = scope.stack.back().id; id > 0) {
            for (Repeated& one : scope.repeated) {
                one.open = one.open && one.id != id;
            }
        }
        scope.stack.pop_back();
    }
}

void OpenElements::close_loosely(std::string_view tag) {
    cut_to(tag, [&](std::string_view other) {
        return tag == "p" ? other == "button" : other == "ul" || other == "ol";
    });
}

void OpenElements::make_room(const std::string& tag) {
    const bool item = tag == "li" || tag == "dd" || tag == "dt";
    const auto stops_item = [](std::string_view other) {
        return is_special(other) && other != "p" && other != "div" && other != "address";
    };
    if (tag == "li") {
        cut_to("li", stops_item);
    } else if (item) {
        cut_to("dd", stops_item);
        cut_to("dt", stops_item);
    }
    const std::vector<Element>& stack = scopes_.back().stack;
    if (item || tag == "p" || tag == "form" || is_one_of(kBlocks, tag)) {
        close_loosely("p");
        if (tag == "h1" && !stack.empty() && stack.back().tag == tag) {
            cut(stack.size() - 1);
        }
        return;
    }
    const bool in_ruby = scopes_.back().tag == "ruby" && (tag == "rt" || tag == "rp");
    if (!stack.empty() && (((tag == "option" || tag == "optgroup") && stack.back().tag == "option") ||
                           (in_ruby && (stack.back().tag == "rt" || stack.back().tag == "rp")))) {
        cut(stack.size() - 1);
    }
    if (tag == "button") {
        cut_to(tag, [](std::string_view) { return false; });
    }
    repeat();
}

void OpenElements::repeat() {
    for (Repeated& one : scopes_.back().repeated) {
        if (!one.open) {
            one.open = true;
            push(one.tag, one.id);
            ++repeated_;
        }
    }
}

void OpenElements::open_repeated(const std::string& tag, std::string_view key) {
    constexpr std::size_t kLongestKey = 200;
    if (tag == "a" || tag == "nobr") {
        close_repeated(tag);
    }
    repeat();
    std::vector<Repeated>& all = scopes_.back().repeated;
    all.push_back({tag, std::string(key.substr(0, kLongestKey)), ++last_id_});
    push(tag, last_id_);
    const auto same = [&](const Repeated& one) { return one.key == all.back().key; };
    if (std::count_if(all.begin(), all.end(), same) > 3) {
        all.erase(std::find_if(all.begin(), all.end(), same));
    }
}

bool OpenElements::close_repeated(std::string_view tag) {
    std::vector<Repeated>& all = scopes_.back().repeated;
    const auto last =
        std::find_if(all.rbegin(), all.rend(), [&](const Repeated& one) { return one.tag == tag; });
    if (last == all.rend()) {
        return false;
    }
    const Repeated one = *last;
    all.erase(std::next(last).base());
    std::vector<Element>& stack = scopes_.back().stack;
    const auto place = std::find_if(stack.begin(), stack.end(),
                                    [&](const Element& element) { return element.id == one.id; });
    if (place == stack.end()) {
        return true;
    }
    if (std::any_of(place, stack.end(), [](const Element& e) { return is_special(e.tag); })) {
        stack.erase(place);
        --depth_;
    } else {
        cut(static_cast<std::size_t>(place - stack.begin()));
    }
    return true;
}

void OpenElements::remove(std::string_view tag) {
    std::vector<Element>& stack = scopes_.back().stack;
    const auto last = std::find_if(stack.rbegin(), stack.rend(),
                                   [&](const Element& element) { return element.tag == tag; });
    if (last != stack.rend()) {
        stack.erase(std::next(last).base());
        --depth_;
    }
}

void OpenElements::push_scope(const std::string& tag) {
    scopes_.push_back({tag, {}, {}});
    ++number_of_[tag];
    ++depth_;
}

void OpenElements::open_in_picture(const std::string& tag) {
    if (is_one_of(kScopesOfPictures, tag) || tag == "svg" || tag == "math") {
        push_scope(tag);
    } else {
        push(tag);
    }
}

void OpenElements::pop_pictures() {
    while (in_picture()) {
        pop_scope();
    }
}

void OpenElements::close_in_picture(const std::string& tag) {
    const auto holds = [&](const Scope& scope) {
        return std::any_of(scope.stack.begin(), scope.stack.end(),
                           [&](const Element& element) { return element.tag == tag; });
    };
    if (holds(scopes_.back())) {
        cut_to(tag, [](std::string_view) { return false; });
        return;
    }
    const auto outer = std::find_if(scopes_.rbegin(), scopes_.rend(), [&](const Scope& scope) {
        return holds(scope) || scope.tag == tag || (scope.tag != "svg" && scope.tag != "math");
    });
    if (outer != scopes_.rend() && !is_closed_like_a_phrase(tag) &&
        (holds(*outer) || outer->tag == tag || number_of_[tag] > 0)) {
        while (in_picture() && scopes_.back().tag != tag && !holds(scopes_.back())) {
            pop_scope();
        }
        close(tag);
    }
}

void OpenElements::open_scope(const std::string& tag) {
    if (tag == "select" && scopes_.back().tag == tag) {
        pop_scope();
        return;
    }
    const bool of_table = tag == "caption" || is_cell(tag);
    if (of_table && number_of_["table"] == 0) {
        return;
    }
    if (is_cell(tag)) {
        close_cell();
    } else if (tag == "table") {
        close_loosely("p");
    } else if (!of_table && tag != "template") {
        repeat();
    }
    push_scope(tag);
}

void OpenElements::pop_scope() {
    cut(0);
    --depth_;
    const Scope scope = std::move(scopes_.back());
    scopes_.pop_back();
    --number_of_[scope.tag];
    if (!is_one_of(kForgetting, scope.tag)) {
        std::vector<Repeated>& outer = scopes_.back().repeated;
        outer.insert(outer.end(), scope.repeated.begin(), scope.repeated.end());
    }
}

void OpenElements::pop_scopes_from(std::size_t i) {
    while (scopes_.size() > i) {
        pop_scope();
    }
}

void OpenElements::close_cell() {
    for (std::size_t i = scopes_.size();
         i-- > 1 && scopes_[i].tag != "table" && scopes_[i].tag != "template";) {
        if (is_cell(scopes_[i].tag)) {
            pop_scopes_from(i);
            return;
        }
    }
}

void OpenElements::close_scope(const std::string& tag) {
    const bool of_table = tag == "table" || tag == "caption" || is_cell(tag);
    for (std::size_t i = scopes_.size(); i-- > 1;) {
        if (is_closed_like_a_phrase(tag) && holds_blocks(scopes_[i])) {
            return;  // an element like others, but for what it holds
        }
        if (scopes_[i].tag == tag) {
            pop_scopes_from(i);
            return;
        }
        if (scopes_[i].tag == "table" || scopes_[i].tag == "template" ||
            (!of_table && scopes_[i].tag != "ruby")) {
            return;
        }
    }
}

}  // namespace diglot
