#include "diglot/exchange/escape.h"

#include "diglot/text/language.h"
#include "diglot/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

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

namespace {

/// What is written for a byte; empty where it stands for itself.
std::string_view reference_of(unsigned char byte, bool attribute) {
    switch (byte) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\r':
            return "&#13;";
        case '\t':
            return attribute ? "&#9;" : std::string_view();
        case '\n':
            return attribute ? "&#10;" : std::string_view();
        default:
            return {};
    }
}

/// Bytes of the character at `at` that XML cannot hold; 0 where it can.
std::size_t forbidden_at(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == 0xEF) {  // U+FFFE and U+FFFF begin so
        std::size_t next = at;
        return allowed_in_xml(next_code_point(text, next)) ? 0 : 3;
    }
    return byte >= 0x20 || byte == '\t' || byte == '\n' || byte == '\r' ? 0 : 1;
}

/// Adds `text` in whole runs up to each character that needs care.
void escape_xml(std::string_view text, bool attribute, std::string& out, std::uint64_t& dropped) {
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte >= 0x40 && byte != 0xEF) {
            continue;
        }
        const std::string_view reference = reference_of(byte, attribute);
        const std::size_t forbidden = forbidden_at(text, at);
        if (reference.empty() && forbidden == 0) {
            continue;
        }
        dropped += forbidden == 0 ? 0 : 1;
        out += text.substr(done, at - done);
        out += reference;
        at += std::max<std::size_t>(forbidden, 1) - 1;
        done = at + 1;
    }
    out += text.substr(done);
}

}  // namespace

void escape_markup(std::string_view text, std::string& out, std::uint64_t& dropped) {
    escape_xml(text, false, out, dropped);
}

void escape_attribute(std::string_view text, std::string& out, std::uint64_t& dropped) {
    escape_xml(text, true, out, dropped);
}

std::string unescape_markup(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, char>, 7> kReferences = {{{"&amp;", '&'},
                                                                                      {"&lt;", '<'},
                                                                                      {"&gt;", '>'},
                                                                                      {"&quot;", '"'},
                                                                                      {"&#9;", '\t'},
                                                                                      {"&#10;", '\n'},
                                                                                      {"&#13;", '\r'}}};
    std::string plain;
    while (!text.empty()) {
        const auto* found = std::find_if(kReferences.begin(), kReferences.end(), [&](const auto& reference) {
            return text.starts_with(reference.first);
        });
        plain += found == kReferences.end() ? text.front() : found->second;
        text.remove_prefix(found == kReferences.end() ? 1 : found->first.size());
    }
    return plain;
}

bool has_forbidden_in_xml(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        std::size_t next = at;
        if ((byte < 0x20 || byte == 0xEF) && !allowed_in_xml(next_code_point(text, next))) {
            return true;
        }
    }
    return false;
}

std::string without_forbidden_in_xml(std::string_view text, std::uint64_t& dropped) {
    std::string kept;
    kept.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        if (allowed_in_xml(next_code_point(text, at))) {
            kept += text.substr(start, at - start);
        } else {
            ++dropped;
        }
    }
    return kept;
}

std::string escape_markup(std::string_view text, std::uint64_t& dropped) {
    std::string escaped;
    escaped.reserve(text.size() + text.size() / 16);
    escape_markup(text, escaped, dropped);
    return escaped;
}

std::string escape_markup(std::string_view text) {
    std::uint64_t dropped = 0;
    return escape_markup(text, dropped);
}

std::string language_attributes(const std::string& language) {
    const char* direction = language.empty() ? "auto" : writes_right_to_left(language) ? "rtl" : "ltr";
    return fmt::format("lang=\"{}\" dir=\"{}\"", escape_markup(language), direction);
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
