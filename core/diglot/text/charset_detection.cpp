#include "diglot/text/charset.h"
#include "diglot/text/language.h"
#include "diglot/text/utf8.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <string>

namespace diglot {
namespace {

constexpr std::size_t kSample = std::size_t{1} << 16U;
constexpr std::size_t kEastAsianSample = std::size_t{1} << 14U;
constexpr std::size_t kSingleByteSample = std::size_t{1} << 12U;
constexpr std::size_t kSequencesPerBreak = 4;  // of UTF-8; text of any other charset has hardly one

/// True when bytes that are not wholly valid UTF-8 hold far more sequences of it than breaks.
bool is_damaged_utf8(std::string_view bytes) {
    std::size_t sequences = 0;
    std::size_t breaks = 0;
    while (!bytes.empty()) {
        const std::size_t good = find_invalid_utf8(bytes).value_or(bytes.size());
        sequences += static_cast<std::size_t>(
            std::count_if(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(good),
                          [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
        breaks += good < bytes.size() ? 1U : 0U;
        bytes.remove_prefix(std::min(good + 1, bytes.size()));
    }
    return sequences > kSequencesPerBreak * breaks;
}

/// The 7-bit charset that escape sequences announce; empty for none.
std::string_view escaped_charset(std::string_view bytes) {
    if (bytes.find("\x1B$)C") != std::string_view::npos) {
        return "ISO-2022-KR";
    }
    for (const std::string_view escape : {"\x1B$B", "\x1B$@", "\x1B(J"}) {
        if (bytes.find(escape) != std::string_view::npos) {
            return "ISO-2022-JP";
        }
    }
    return {};
}

/// UTF-16 of either order by its zero bytes, which stand on one side of the pairs only: in most pairs of a
/// text in Latin letters, in those of spaces, digits and line ends in others. Empty for none.
std::string_view utf16_by_zeros(std::string_view bytes, bool valid_utf8) {
    std::array<std::size_t, 2> zeros{};
    std::size_t controls = 0;  // the upper bytes of letters in many scripts
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        zeros.at(i % 2) += bytes[i] == '\0' ? 1U : 0U;
        controls += bytes[i] > '\0' && bytes[i] < '\t' ? 1U : 0U;
    }
    const bool latin_only = valid_utf8 && controls * 10 < bytes.size();
    const std::size_t wanted = std::max<std::size_t>(2, bytes.size() / 2 / (latin_only ? 2 : 20));
    constexpr std::size_t kMore = 10;  // times as many on one side as on the other
    if (zeros[1] >= wanted && zeros[1] > kMore * zeros[0]) {
        return "UTF-16LE";
    }
    return zeros[0] >= wanted && zeros[0] > kMore * zeros[1] ? "UTF-16BE" : "";
}

std::set<char32_t> characters(std::string_view text) {
    std::set<char32_t> all;
    for (std::size_t at = 0; at < text.size();) {
        all.insert(next_code_point(text, at));
    }
    return all;
}

/// The commonest Han characters of Chinese in both forms, and Korea's commonest syllables: three quarters of
/// a text.
const std::set<char32_t>& common_characters() {
    static const std::set<char32_t> common = characters(
        "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后"
        "小么心多天而能好都"
        "然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身"
        "些与高意进把法此"
        "实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东"
        "政海口使教西再平"
        "真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九性通目华报立马命张活难神"
        "数件安表原车白应"
        "路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特望"
        "直服林题建南度统"
        "色字请交爱让认算论百义科怎元社术结六功指思非流每青管连远资队带花快条院变联言权往展该领传近留红治决保"
        "达办运武半七必城"
        "這來國個說們為時會過學對裡後麼沒於還發當無開見經頭從動兩長樣現將與進實點種聲話兒問給幾業間電門東聽氣"
        "關並內卻軍產萬體"
        "別處總場師書員華報馬張難數車應親務記邊戰許覺題統請愛讓認論義術結連遠資隊帶條變聯權該領傳紅決達辦運設"
        "網據選檔"
        "이다는의을에를가고은하한로지서도사리나자기어으시대인정해일아라그수전있과들여제게면부상원보동국스만주"
        "것장조구었중공되"
        "았트관비세계신선성유무연안와등말거며적경오화우생위까문회치학교마년모방당물할더진러명미든없소때방니입"
        "습요음권간위받내"
        "용체결재통력민개년월분실현반심질식차단외후행최속");
    return common;
}

enum class Writing { Korean, Japanese, Chinese, Any };

struct EastAsianRow {
    std::string_view charset;
    Writing writing;
};

constexpr std::array kEastAsian = {
    EastAsianRow{"EUC-KR", Writing::Korean},   EastAsianRow{"Shift_JIS", Writing::Japanese},
    EastAsianRow{"EUC-JP", Writing::Japanese}, EastAsianRow{"GB18030", Writing::Chinese},
    EastAsianRow{"Big5", Writing::Chinese},    EastAsianRow{"UTF-16LE", Writing::Any},
    EastAsianRow{"UTF-16BE", Writing::Any},
};

/// How well `c` fits a text in `writing`: 1 for its common characters, less for rarer ones, below 0 for what
/// it has none of.
double fitness(char32_t c, Writing writing) {
    const auto letter = static_cast<UChar32>(c);
    const bool common = common_characters().count(c) > 0;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(letter, &status)) {
        case USCRIPT_HANGUL:
            return writing == Writing::Korean || writing == Writing::Any ? (common ? 1.0 : 0.3) : -1.0;
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
            return c >= 0xFF00 ? -0.5 : writing == Writing::Japanese || writing == Writing::Any ? 1.0 : -0.5;
        case USCRIPT_HAN:
            return writing == Writing::Korean ? -0.8 : common ? 1.0 : 0.1;
        case USCRIPT_COMMON:
            return (c >= 0x3000 && c < 0x3030) || (c >= 0xFF00 && c < 0xFF60) || (c >= 0x2010 && c < 0x2030)
                       ? 0.5
                       : -0.3;
        case USCRIPT_UNKNOWN:
            return -5.0;
        default:
            return -0.5;
    }
}

/// The mean fitness of what is not ASCII in `bytes` read in a charset; far below 0 when much cannot be read.
double east_asian_fitness(std::string_view bytes, const EastAsianRow& row) {
    const DecodedText decoded = decode(bytes, row.charset, true);
    double sum = 0.0;
    std::size_t count = 0;
    constexpr double kDoubt = 1.0;  // one or two characters may fit by chance
    char32_t before = ' ';
    for (std::size_t at = 0; at < decoded.text.size();) {
        const char32_t c = next_code_point(decoded.text, at);
        if (c >= 0x80) {
            // Behind a Latin letter it is more likely an accented letter and what follows that.
            const bool in_word = before < 0x80 && std::isalpha(static_cast<int>(before)) != 0;
            sum += c == 0xFFFD ? -10.0 : fitness(c, row.writing) - (in_word ? 1.0 : 0.0);
            ++count;
        }
        before = c;
    }
    return count == 0 ? -1.0 : (sum - kDoubt) / static_cast<double>(count);
}

/// Of the charsets with one byte a character the likelier first: it wins where two read a text alike.
constexpr std::array<std::string_view, 14> kSingleByte = {
    "windows-1252", "windows-1250", "windows-1251", "KOI8-U",       "windows-1253",
    "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258",
    "windows-874",  "ISO-8859-2",   "ISO-8859-5",   "IBM866"};

/// Lines that hold other bytes than ASCII, up to `limit` bytes.
std::string telling_lines(std::string_view bytes, std::size_t limit) {
    std::string lines;
    while (!bytes.empty() && lines.size() < limit) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
        const std::string_view line = bytes.substr(0, std::min(end, limit));
        if (std::any_of(line.begin(), line.end(),
                        [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
            lines += line;
        }
        bytes.remove_prefix(end);
    }
    return lines;
}

/// What speaks against a reading: capitals inside words, signs no text has, letters of two scripts in one
/// word.
double oddity(std::string_view text) {
    double odd = 0.0;
    UChar32 before = ' ';
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<UChar32>(next_code_point(text, at));
        UErrorCode status = U_ZERO_ERROR;
        if (u_islower(before) != 0 && u_isupper(c) != 0) {
            odd += 2.0;
        }
        if (u_isalpha(before) != 0 && u_isalpha(c) != 0 &&
            uscript_getScript(before, &status) != uscript_getScript(c, &status)) {
            odd += 6.0;
        }
        const bool quote = c == 0xA0 || c == 0xAB || c == 0xBB || c == 0xB7 || c == 0xB0 || c == 0xA7 ||
                           c == 0xA9 || (c >= 0x2010 && c < 0x2030) || c == 0x20AC;
        if (c >= 0x80 && u_isalpha(c) == 0 && (U_GET_GC_MASK(c) & U_GC_M_MASK) == 0 && !quote) {
            odd += c < 0xA0 || c == 0xFFFD ? 5.0 : 1.5;
        }
        before = c;
    }
    return odd;
}

std::string detect_single_byte(std::string_view bytes) {
    const std::string sample = telling_lines(bytes, kSingleByteSample);
    std::string_view best = kSingleByte.front();
    double best_score = 0.0;
    for (const std::string_view charset : kSingleByte) {
        const DecodedText decoded = decode(sample, charset, true);
        const double score = detect_language(decoded.text).evidence - oddity(decoded.text);
        if (charset == kSingleByte.front() || score > best_score) {
            best = charset;
            best_score = score;
        }
    }
    return std::string(best);
}

}  // namespace

std::string detect_charset(std::string_view bytes) {
    constexpr double kFits = 0.35;
    const std::string_view sample = bytes.substr(0, kSample);
    const std::optional<std::size_t> invalid = find_invalid_utf8(bytes);
    if (const std::string_view wide = utf16_by_zeros(sample, !invalid); !wide.empty()) {
        return std::string(wide);
    }
    if (const std::string_view escaped = escaped_charset(sample); !escaped.empty() && !invalid) {
        return std::string(escaped);
    }
    if (!invalid || is_damaged_utf8(sample)) {
        return "UTF-8";
    }
    const std::string_view trial = bytes.substr(0, kEastAsianSample);
    double best = kFits;
    std::string_view charset;
    for (const EastAsianRow& row : kEastAsian) {
        if (const double fit = east_asian_fitness(trial, row); fit > best) {
            best = fit;
            charset = row.charset;
        }
    }
    return charset.empty() ? detect_single_byte(bytes) : std::string(charset);
}

}  // namespace diglot
