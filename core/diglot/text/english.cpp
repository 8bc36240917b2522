#include "diglot/text/english.h"

#include <algorithm>
#include <array>

namespace diglot {
namespace {

struct Irregular {
    std::string_view form, base;
};

// In code point order of the form: searched by halves.
constexpr std::array kIrregular = std::to_array<Irregular>({
    {"aged", "age"},
    {"aging", "age"},
    {"agreed", "agree"},
    {"am", "be"},
    {"are", "be"},
    {"arisen", "arise"},
    {"arose", "arise"},
    {"ate", "eat"},
    {"awoke", "awake"},
    {"became", "become"},
    {"been", "be"},
    {"began", "begin"},
    {"begun", "begin"},
    {"being", "be"},
    {"bent", "bend"},
    {"best", "good"},
    {"better", "good"},
    {"bit", "bite"},
    {"bitten", "bite"},
    {"bled", "bleed"},
    {"blew", "blow"},
    {"blown", "blow"},
    {"bore", "bear"},
    {"born", "bear"},
    {"borne", "bear"},
    {"bought", "buy"},
    {"bound", "bind"},
    {"bred", "breed"},
    {"broke", "break"},
    {"broken", "break"},
    {"brought", "bring"},
    {"built", "build"},
    {"burnt", "burn"},
    {"came", "come"},
    {"caught", "catch"},
    {"children", "child"},
    {"chose", "choose"},
    {"chosen", "choose"},
    {"clung", "cling"},
    {"crept", "creep"},
    {"crises", "crisis"},
    {"dealt", "deal"},
    {"did", "do"},
    {"died", "die"},
    {"dies", "die"},
    {"does", "do"},
    {"doing", "do"},
    {"done", "do"},
    {"drank", "drink"},
    {"drawn", "draw"},
    {"dreamt", "dream"},
    {"drew", "draw"},
    {"driven", "drive"},
    {"drove", "drive"},
    {"drunk", "drink"},
    {"dug", "dig"},
    {"dying", "die"},
    {"eaten", "eat"},
    {"fallen", "fall"},
    {"fed", "feed"},
    {"feet", "foot"},
    {"fell", "fall"},
    {"felt", "feel"},
    {"flew", "fly"},
    {"flown", "fly"},
    {"forbade", "forbid"},
    {"forbidden", "forbid"},
    {"forgot", "forget"},
    {"forgotten", "forget"},
    {"fought", "fight"},
    {"found", "find"},
    {"freed", "free"},
    {"froze", "freeze"},
    {"frozen", "freeze"},
    {"gave", "give"},
    {"geese", "goose"},
    {"given", "give"},
    {"goes", "go"},
    {"going", "go"},
    {"gone", "go"},
    {"got", "get"},
    {"gotten", "get"},
    {"grew", "grow"},
    {"grown", "grow"},
    {"guaranteed", "guarantee"},
    {"had", "have"},
    {"has", "have"},
    {"heard", "hear"},
    {"held", "hold"},
    {"hid", "hide"},
    {"hidden", "hide"},
    {"hung", "hang"},
    {"icing", "ice"},
    {"is", "be"},
    {"kept", "keep"},
    {"knew", "know"},
    {"known", "know"},
    {"laid", "lay"},
    {"led", "lead"},
    {"left", "leave"},
    {"lent", "lend"},
    {"lied", "lie"},
    {"lies", "lie"},
    {"lit", "light"},
    {"lost", "lose"},
    {"lying", "lie"},
    {"made", "make"},
    {"meant", "mean"},
    {"men", "man"},
    {"met", "meet"},
    {"mice", "mouse"},
    {"owed", "owe"},
    {"owing", "owe"},
    {"oxen", "ox"},
    {"paid", "pay"},
    {"proven", "prove"},
    {"ran", "run"},
    {"rang", "ring"},
    {"ridden", "ride"},
    {"risen", "rise"},
    {"rode", "ride"},
    {"rose", "rise"},
    {"rung", "ring"},
    {"said", "say"},
    {"sang", "sing"},
    {"sank", "sink"},
    {"sat", "sit"},
    {"saw", "see"},
    {"seen", "see"},
    {"sent", "send"},
    {"shaken", "shake"},
    {"shone", "shine"},
    {"shook", "shake"},
    {"shot", "shoot"},
    {"shown", "show"},
    {"shrank", "shrink"},
    {"slain", "slay"},
    {"slept", "sleep"},
    {"slew", "slay"},
    {"slid", "slide"},
    {"sold", "sell"},
    {"sought", "seek"},
    {"spent", "spend"},
    {"spoke", "speak"},
    {"spoken", "speak"},
    {"sprang", "spring"},
    {"sprung", "spring"},
    {"stole", "steal"},
    {"stolen", "steal"},
    {"stood", "stand"},
    {"stricken", "strike"},
    {"struck", "strike"},
    {"stuck", "stick"},
    {"sung", "sing"},
    {"sunk", "sink"},
    {"swam", "swim"},
    {"swept", "sweep"},
    {"swore", "swear"},
    {"sworn", "swear"},
    {"swung", "swing"},
    {"taken", "take"},
    {"taught", "teach"},
    {"teeth", "tooth"},
    {"thought", "think"},
    {"threw", "throw"},
    {"thrown", "throw"},
    {"tied", "tie"},
    {"ties", "tie"},
    {"told", "tell"},
    {"took", "take"},
    {"tore", "tear"},
    {"torn", "tear"},
    {"tying", "tie"},
    {"understood", "understand"},
    {"used", "use"},
    {"uses", "use"},
    {"using", "use"},
    {"was", "be"},
    {"went", "go"},
    {"wept", "weep"},
    {"were", "be"},
    {"withdrawn", "withdraw"},
    {"withdrew", "withdraw"},
    {"woke", "wake"},
    {"women", "woman"},
    {"won", "win"},
    {"wore", "wear"},
    {"worn", "wear"},
    {"worse", "bad"},
    {"worst", "bad"},
    {"wove", "weave"},
    {"woven", "weave"},
    {"written", "write"},
    {"wrote", "write"},
});

// Words that only look inflected.
constexpr std::array kWhole = std::to_array<std::string_view>({
    "always",  "bus",    "during",  "evening", "gas",  "hundred", "indeed", "king",
    "morning", "news",   "nothing", "perhaps", "red",  "series",  "sing",   "something",
    "species", "spring", "string",  "thing",   "thus", "united",  "wing",   "yes",
});

bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

bool has_vowel(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return is_vowel(c) || c == 'y'; });
}

/// "stopp", "plann" lose the letter that -ed and -ing doubled; "fill" and "pass" keep it in their base as
/// well.
void undouble(std::string& stem) {
    const std::size_t n = stem.size();
    if (n > 2 && stem[n - 1] == stem[n - 2] && !is_vowel(stem[n - 1])) {
        stem.pop_back();
    }
}

/// The ends on which the forms of one word may differ still: "make" and "mak", "city" and "citi", "fill" and
/// "fil".
std::string leveled(std::string stem) {
    if (stem.size() > 3 && stem.ends_with('e')) {
        stem.pop_back();
    }
    undouble(stem);
    if (stem.size() > 2 && stem.ends_with('y') && !is_vowel(stem[stem.size() - 2])) {
        stem.back() = 'i';
    }
    return stem;
}

std::string without_ending(std::string_view word) {
    constexpr std::size_t kShortestStem = 2;
    const auto before = [&](std::string_view ending) {
        return word.ends_with(ending) && word.size() >= ending.size() + kShortestStem
                   ? word.substr(0, word.size() - ending.size())
                   : std::string_view();
    };
    if (const auto stem = before("ies"); stem.size() > kShortestStem) {
        return std::string(stem) + 'y';
    }
    if (const auto stem = before("ied"); stem.size() > kShortestStem) {
        return std::string(stem) + 'y';
    }
    if (const auto stem = before("ing"); stem.size() > kShortestStem && has_vowel(stem)) {
        return std::string(stem);
    }
    if (const auto stem = before("ed");
        stem.size() > kShortestStem && has_vowel(stem) && stem.back() != 'e') {
        return std::string(stem);
    }
    for (const std::string_view ending : {"ches", "shes", "sses", "xes", "zes", "oes"}) {
        if (word.size() > ending.size() && word.ends_with(ending)) {
            return std::string(word.substr(0, word.size() - 2));
        }
    }
    const auto stem = before("s");
    const bool plural = !stem.empty() && stem.back() != 's' && stem.back() != 'u' && stem.back() != 'i';
    return std::string(plural ? stem : word);
}

}  // namespace

std::string english_stem(std::string_view word) {
    if (!std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
        return std::string(word);
    }
    const auto* irregular =
        std::lower_bound(kIrregular.begin(), kIrregular.end(), word,
                         [](const Irregular& entry, std::string_view form) { return entry.form < form; });
    if (irregular != kIrregular.end() && irregular->form == word) {
        return leveled(std::string(irregular->base));
    }
    const bool whole = std::binary_search(kWhole.begin(), kWhole.end(), word);
    return whole ? std::string(word) : leveled(without_ending(word));
}

}  // namespace diglot
