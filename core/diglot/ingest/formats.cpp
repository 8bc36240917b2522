#include "diglot/ingest/formats.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace diglot {
namespace {

constexpr std::array kFormats = {
    DocumentFormat{"txt", "plain text", " txt text ", nullptr, &read_plain_text},
    DocumentFormat{"html", "HTML and XHTML pages", " html htm xhtml xht ", &is_html, &read_html},
    DocumentFormat{"markdown", "Markdown (CommonMark, GitHub's tables)", " md markdown mkd ", nullptr,
                   &read_markdown},
    DocumentFormat{"srt", "subtitles: SubRip and WebVTT", " srt vtt ", &is_subtitles, &read_subtitles},
    DocumentFormat{"po", "messages of programs (gettext catalogues)", " po pot ", nullptr, &read_po},
    DocumentFormat{"tmx", "translation memories, one of their languages", " tmx ", &is_tmx, &read_tmx},
    DocumentFormat{"xliff", "translations in work, one of their two languages", " xlf xliff sdlxliff ",
                   &is_xliff, &read_xliff},
    DocumentFormat{"docx", "Word documents", " docx docm dotx ", &is_docx, &read_docx},
    DocumentFormat{"odt", "OpenDocument texts", " odt fodt ott ", &is_odt, &read_odt},
    DocumentFormat{"epub", "EPUB books", " epub ", &is_epub, &read_epub},
    DocumentFormat{"pdf", "PDF with text in it", " pdf ", &is_pdf, &read_pdf},
    DocumentFormat{"warc", "pages of a web crawl", " warc ", &is_warc, nullptr, &read_warc},
    DocumentFormat{"stories", "stories in a JSON list or JSON Lines", " json jsonl ndjson ", &is_stories,
                   nullptr, &read_stories},
    DocumentFormat{"xml", "TEI, DocBook and other XML", " xml tei dbk ", nullptr, &read_xml},
};

/// " html " for "dir/Page.HTML.gz"; empty when the name has no ending.
std::string ending_of(std::string_view name) {
    std::string base(name.substr(name.find_last_of('/') + 1));
    std::transform(base.begin(), base.end(), base.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const std::string_view compressed : {".gz", ".zst"}) {
        if (base.ends_with(compressed)) {
            base.resize(base.size() - compressed.size());
        }
    }
    const std::size_t dot = base.find_last_of('.');
    return dot == std::string::npos ? std::string() : ' ' + base.substr(dot + 1) + ' ';
}

/// An XML document of another ending (.page, .ui): better its text than its elements.
bool looks_like_xml(std::string_view head) {
    head.remove_prefix(head.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    return head.starts_with("<?xml") ||
           (head.starts_with('<') && head.find(" xmlns=\"") != std::string_view::npos);
}

}  // namespace

std::span<const DocumentFormat> formats() {
    return kFormats;
}

const DocumentFormat* find_format(std::string_view name) {
    const auto* found = std::find_if(kFormats.begin(), kFormats.end(),
                                     [&](const DocumentFormat& format) { return format.name == name; });
    return found == kFormats.end() ? nullptr : found;
}

const DocumentFormat& guess_format(std::string_view bytes, std::string_view name) {
    constexpr std::size_t kHead = 512;
    for (const DocumentFormat& format : kFormats) {
        if (format.recognises != nullptr && format.recognises(bytes.substr(0, kHead))) {
            return format;
        }
    }
    const std::string ending = ending_of(name);
    for (const DocumentFormat& format : kFormats) {
        if (!ending.empty() && format.endings.find(ending) != std::string_view::npos) {
            return format;
        }
    }
    const bool is_xml = ending != " txt " && looks_like_xml(bytes.substr(0, kHead));
    const DocumentFormat* xml = is_xml ? find_format("xml") : nullptr;
    return xml == nullptr ? kFormats.front() : *xml;
}

}  // namespace diglot
