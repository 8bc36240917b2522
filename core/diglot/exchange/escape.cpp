#include "diglot/exchange/escape.h"

#include "diglot/text/utf8.h"

namespace diglot {
namespace {

bool allowed_in_xml(char32_t c) {
    return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == '\t' || c == '\n' || c == '\r';
}

bool breaks_line(char32_t c) {
    return (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

}  // namespace

std::string escape_field(std::string_view text) {
    std::string field;
    field.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '\\':
                field += "\\\\";
                break;
            case '\t':
                field += "\\t";
                break;
            case '\n':
                field += "\\n";
                break;
            case '\r':
                field += "\\r";
                break;
            case '\0':
                field += "\\0";
                break;
            default:
                field += c;
        }
    }
    return field;
}

std::string unescape_field(std::string_view field) {
    std::string text;
    text.reserve(field.size());
    for (std::size_t i = 0; i < field.size(); ++i) {
        if (field[i] != '\\' || i + 1 == field.size()) {
            text += field[i];
            continue;
        }
        switch (field[++i]) {
            case '\\':
                text += '\\';
                break;
            case 't':
                text += '\t';
                break;
            case 'n':
                text += '\n';
                break;
            case 'r':
                text += '\r';
                break;
            case '0':
                text += '\0';
                break;
            default:
                (text += '\\') += field[i];
        }
    }
    return text;
}

std::string escape_markup(std::string_view text, std::uint64_t& dropped) {
    std::string escaped;
    escaped.reserve(text.size() + text.size() / 16);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const char32_t c = next_code_point(text, at);
        switch (c) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            case '\r':
                escaped += "&#13;";
                break;
            default:
                if (allowed_in_xml(c)) {
                    escaped += text.substr(start, at - start);
                } else {
                    ++dropped;
                }
        }
    }
    return escaped;
}

std::string escape_markup(std::string_view text) {
    std::uint64_t dropped = 0;
    return escape_markup(text, dropped);
}

std::string flatten(std::string_view text) {
    std::string line;
    line.reserve(text.size());
    bool broken = false;
    std::size_t blanks = 0;  // spaces at the end of `line` that a break would swallow
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const char32_t c = next_code_point(text, at);
        if (breaks_line(c)) {
            line.resize(line.size() - blanks);
            blanks = 0;
            broken = true;
        } else if (c == ' ') {
            if (!broken && !line.empty()) {
                line += ' ';
                ++blanks;
            }
        } else {
            if (broken && !line.empty()) {
                line += ' ';
            }
            broken = false;
            blanks = 0;
            line += text.substr(start, at - start);
        }
    }
    line.resize(line.size() - blanks);
    return line;
}

}  // namespace diglot
