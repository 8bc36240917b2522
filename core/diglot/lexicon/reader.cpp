#include "diglot/lexicon/reader.h"

#include "diglot/base/file.h"
#include "diglot/lexicon/model_file.h"
#include "diglot/lexicon/readers.h"
#include "diglot/text/charset.h"
#include "diglot/text/language.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>
#include <vector>

namespace diglot {
namespace {

constexpr std::array kFormats = {
    LexiconFormat{"dlx", "diglot's own, trained or converted", true, looks_like_lexicon_model,
                  read_lexicon_model},
    LexiconFormat{"tei", "FreeDict's TEI", false, looks_like_tei_lexicon, read_tei_lexicon},
    LexiconFormat{"tbx", "Terminology (TBX 2 and 3)", false, looks_like_tbx_lexicon, read_tbx_lexicon},
    LexiconFormat{"bitextor", "Bitextor's .dic: two language codes, then a TAB b", false,
                  looks_like_bitextor_lexicon, read_bitextor_lexicon},
    LexiconFormat{"hunalign", "hunalign's: target @ source", false, looks_like_hunalign_lexicon,
                  read_hunalign_lexicon},
    LexiconFormat{"tsv", "A table: source TAB target [TAB weight]", false, looks_like_tsv_lexicon,
                  read_tsv_lexicon},
};

std::string names_of_formats() {
    std::string names;
    for (const LexiconFormat& format : kFormats) {
        names += names.empty() ? "" : ", ";
        names += format.name;
    }
    return names;
}

/// What an XML declaration says; empty for none.
std::string_view declared_charset(std::string_view bytes) {
    constexpr std::string_view kKey = "encoding=";
    const std::string_view declaration = bytes.substr(0, std::min(bytes.find("?>"), std::size_t{200}));
    const std::size_t at = declaration.find(kKey);
    if (!declaration.starts_with("<?xml") || at == std::string_view::npos) {
        return {};
    }
    const std::string_view value = declaration.substr(at + kKey.size());
    const std::size_t end = value.empty() ? std::string_view::npos : value.find(value.front(), 1);
    return end == std::string_view::npos ? std::string_view() : value.substr(1, end - 1);
}

std::string text_of(std::string_view bytes, const std::string& name, DiagnosticSink& sink) {
    const std::string_view declared = declared_charset(bytes);
    try {
        DecodedText decoded = decode(bytes, charset_name(declared) ? declared : std::string_view());
        if (decoded.origin == CharsetOrigin::Detected && decoded.charset != "UTF-8") {
            sink.note("charset-detected", fmt::format("Read as {}", decoded.charset), {name, {}, {}});
        }
        return std::move(decoded.text);
    } catch (const Error& error) {
        throw Error(error.code(), error.message(), {name, error.where().line, error.where().byte},
                    error.advice());
    }
}

const LexiconFormat* find_format(std::string_view name) {
    const auto* found = std::find_if(kFormats.begin(), kFormats.end(),
                                     [&](const LexiconFormat& format) { return format.name == name; });
    return found == kFormats.end() ? nullptr : found;
}

/// FreeDict's dictionaries in a folder, by the codes in their names, in order.
std::vector<std::string> installed_dictionaries(const std::string& folder) {
    constexpr std::string_view kPrefix = "freedict-";
    std::vector<std::string> names;
    std::error_code failure;
    for (std::filesystem::directory_iterator file(folder, failure), end; !failure && file != end;
         file.increment(failure)) {
        const std::string name = file->path().filename().string();
        if (name.starts_with(kPrefix) && name.ends_with(".index")) {
            names.push_back(file->path().stem().string().substr(kPrefix.size()));
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

[[noreturn]] void fail_missing(const std::string& pair, const std::string& folder) {
    std::string installed;
    for (const std::string& name : installed_dictionaries(folder)) {
        installed += (installed.empty() ? "" : ", ") + name;
    }
    throw Error(ErrorCode::Missing, fmt::format("FreeDict's dictionary {} is not installed", pair),
                {folder, {}, {}},
                installed.empty()
                    ? fmt::format("Install it (on Debian the package dict-freedict-{})", pair)
                    : fmt::format("Install it (on Debian the package dict-freedict-{}), or use one of: {}",
                                  pair, installed));
}

/// The articles that belong to an index, compressed or not.
std::string read_articles(const std::string& index) {
    const std::string stem = index.substr(0, index.size() - std::string_view(".index").size());
    std::error_code failure;
    const bool compressed = std::filesystem::exists(stem + ".dict.dz", failure);
    return read_file(stem + (compressed ? ".dict.dz" : ".dict"));
}

Lexicon load_freedict(const std::string& pair, const LexiconReadOptions& options, DiagnosticSink& sink,
                      const std::string& folder) {
    const std::string index = fmt::format("{}/freedict-{}.index", folder, pair);
    std::error_code failure;
    if (pair.find('/') != std::string::npos || !std::filesystem::exists(index, failure)) {
        fail_missing(pair, folder);
    }
    LexiconReadOptions own = options;
    const std::size_t dash = pair.find('-');
    own.source_language = canonical_language(pair.substr(0, dash)).value_or("");
    own.target_language = canonical_language(pair.substr(std::min(dash, pair.size() - 1) + 1)).value_or("");
    return read_dictd(read_file(index), read_articles(index), index, own, sink);
}

}  // namespace

std::span<const LexiconFormat> lexicon_formats() {
    return kFormats;
}

Lexicon read_lexicon(std::string_view bytes, const std::string& name, const LexiconReadOptions& options,
                     DiagnosticSink& sink) {
    const LexiconFormat* format = nullptr;
    if (!options.format.empty()) {
        format = find_format(options.format);
        if (format == nullptr) {
            throw Error(ErrorCode::Argument, fmt::format("There is no lexicon format \"{}\"", options.format),
                        {}, fmt::format("Use one of: {}", names_of_formats()));
        }
    }
    for (const LexiconFormat& one : kFormats) {
        if (format == nullptr && one.binary && one.recognises(bytes, name)) {
            format = &one;
        }
    }
    if (format != nullptr && format->binary) {
        return format->read({bytes, name, options, sink});
    }
    const std::string text = text_of(bytes, name, sink);
    for (const LexiconFormat& one : kFormats) {
        if (format == nullptr && !one.binary && one.recognises(text, name)) {
            format = &one;
        }
    }
    if (format == nullptr && text.find_first_not_of(" \t\r\n") == std::string::npos) {
        return {};
    }
    if (format == nullptr) {
        throw Error(ErrorCode::Format, "This is no lexicon of a known format", {name, {}, {}},
                    fmt::format("Use one of: {}", names_of_formats()));
    }
    return format->read({text, name, options, sink});
}

Lexicon load_lexicon(const std::string& name, const LexiconReadOptions& options, DiagnosticSink& sink,
                     const std::string& folder) {
    constexpr std::string_view kFreeDict = "freedict:";
    if (name.starts_with(kFreeDict)) {
        return load_freedict(name.substr(kFreeDict.size()), options, sink, folder);
    }
    if (name.ends_with(".index")) {
        return read_dictd(read_file(name), read_articles(name), name, options, sink);
    }
    return read_lexicon(read_file(name), name, options, sink);
}

}  // namespace diglot
