#include "diglot/ingest/ingest.h"

#include "diglot/base/error.h"
#include "diglot/ingest/formats.h"
#include "diglot/ingest/paragraph_language.h"
#include "diglot/ingest/reader.h"
#include "diglot/text/language.h"
#include "diglot/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>

namespace diglot {
namespace {

constexpr double kMaxControls = 0.05;  // share of control characters above which bytes are no text
// A guess that is both less sure and less founded than this is none: rows of names, code, single words.
constexpr double kUnsure = 0.5;
constexpr double kUnfounded = 14.0;         // nats
constexpr std::size_t kSample = 1U << 16U;  // bytes of text by which a language is told

/// Throws when the text looks like the bytes of a program, a picture or an archive.
void check_is_text(const DecodedText& decoded, const std::string& name) {
    const std::string_view sample = std::string_view(decoded.text).substr(0, kSample);
    const auto controls = std::count_if(sample.begin(), sample.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
    });
    if (static_cast<double>(controls) > kMaxControls * static_cast<double>(sample.size()) ||
        static_cast<double>(decoded.nul_replaced) > kMaxControls * static_cast<double>(decoded.text.size())) {
        throw Error(ErrorCode::Format, "This is not text", {name, {}, {}},
                    "Give a document, or name its format and charset");
    }
}

bool is_utf8_beyond_ascii(std::string_view bytes) {
    const bool ascii =
        std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return !ascii && !find_invalid_utf8(bytes);
}

/// The text in the charset that the input declares, unless the bytes tell another story.
DecodedText decode_declared(const ReaderInput& input, std::string_view declared) {
    const Location where{input.name, {}, {}};
    const std::optional<std::string> known = charset_name(declared);
    if (!known) {
        input.sink.warn("charset-unknown", fmt::format("The declared charset \"{}\" is not known", declared),
                        where);
        return decode(input.bytes, {}, input.options.replace_undecodable);
    }
    if (*known != "UTF-8" && is_utf8_beyond_ascii(input.bytes)) {
        input.sink.warn("charset-wrong", fmt::format("Declared as {}, but it is UTF-8", *known), where);
        return decode(input.bytes, "UTF-8", input.options.replace_undecodable);
    }
    try {
        return decode(input.bytes, *known, false);
    } catch (const Error& error) {
        const std::string detected = detect_charset(input.bytes);
        if (error.code() != ErrorCode::Encoding || detected == *known) {
            return decode(input.bytes, *known, input.options.replace_undecodable);
        }
        input.sink.warn("charset-wrong", fmt::format("Declared as {}, but it reads as {}", *known, detected),
                        where);
        return decode(input.bytes, detected, input.options.replace_undecodable);
    }
}

/// True when a text speaks plainly against the language that its page declares: by its script, or where the
/// page says English, as templates of pages do that nobody has looked at.
bool contradicts(const LanguageGuess& guess, const std::string& declared) {
    if (guess.tag.empty() || primary_language(guess.tag) == primary_language(declared)) {
        return false;
    }
    const bool other_script = script_of_language(guess.tag) != script_of_language(declared);
    return other_script
               ? guess.confidence > 0.6 && guess.evidence > 20.0
               : primary_language(declared) == "en" && guess.confidence > 0.99 && guess.evidence > 100.0;
}

}  // namespace

DecodedText ReaderInput::decode_text(std::string_view declared) const {
    const Location where{name, {}, {}};
    DecodedText decoded;
    try {
        decoded = options.charset.empty() && !declared.empty()
                      ? decode_declared(*this, declared)
                      : decode(bytes, options.charset, options.replace_undecodable);
    } catch (const Error& error) {
        Location place = error.where();
        place.file = name;
        throw Error(error.code(), error.message(), place, error.advice());
    }
    check_is_text(decoded, name);
    if (decoded.nul_replaced > 0) {
        sink.warn("nul-replaced",
                  fmt::format("{} NUL characters were replaced by U+FFFD", decoded.nul_replaced), where);
    }
    if (decoded.origin == CharsetOrigin::Detected && decoded.charset != "UTF-8") {
        sink.note("charset-detected", fmt::format("Read as {}", decoded.charset), where);
    }
    if (decoded.replaced > 0) {
        sink.warn("undecodable-replaced",
                  fmt::format("{} byte sequences that are not {} text were replaced by U+FFFD",
                              decoded.replaced, decoded.charset),
                  where);
    }
    return decoded;
}

std::string ReaderInput::wanted_language() const {
    if (options.language.empty()) {
        return language_of_file_name(name);
    }
    const std::optional<std::string> canonical = canonical_language(options.language);
    if (!canonical) {
        throw Error(ErrorCode::Argument, fmt::format("\"{}\" is not a language tag", options.language), {},
                    "Write a BCP 47 tag such as ko, en or zh-Hant");
    }
    return *canonical;
}

void complete_document(Document& document, const ReaderInput& input) {
    document.metadata["file"] = replace_invalid_utf8(input.name);
    const Location where{input.name, {}, {}};
    if (const std::string wanted = input.wanted_language(); !wanted.empty()) {
        document.language = wanted;
        return;
    }
    std::string sample;
    for (const Paragraph& paragraph : document.paragraphs) {
        const std::size_t room = std::min(paragraph.text.size(), kSample - sample.size());
        sample.append(paragraph.text, 0, character_begin(paragraph.text, room));
        sample += '\n';
        if (sample.size() >= kSample) {
            break;
        }
    }
    LanguageGuess guess = detect_language(sample);
    if (guess.confidence < kUnsure && guess.evidence < kUnfounded) {
        guess = {};
    }
    const std::string declared = canonical_language(document.language).value_or("");
    const bool contradicted = !declared.empty() && contradicts(guess, declared);
    if (!declared.empty() && !contradicted) {
        document.language = declared;
        return;
    }
    if (!declared.empty()) {
        input.sink.warn("language-wrong",
                        fmt::format("Declared as {}, but its text is {}", declared, guess.tag), where);
    } else if (!guess.tag.empty()) {
        input.sink.note("language-detected", fmt::format("The language was taken to be {}", guess.tag),
                        where);
    }
    document.language = guess.tag;
}

std::string language_of_file_name(std::string_view name) {
    std::string_view base = name.substr(name.find_last_of('/') + 1);
    // The part before the first dot is the document's own name.
    for (std::size_t end = base.size(); end > 0;) {
        const std::size_t dot = base.find_last_of('.', end - 1);
        if (dot == std::string_view::npos || dot == 0) {
            break;
        }
        const std::string_view part = base.substr(dot + 1, end - dot - 1);
        end = dot;
        const std::optional<std::string> tag = canonical_language(part);
        // Longer codes that are not another form of a two-letter one are words more often than languages.
        if (tag && primary_language(*tag).size() == 2) {
            return *tag;
        }
    }
    return {};
}

std::vector<Document> ingest_all(std::string_view bytes, const std::string& name,
                                 const IngestOptions& options, DiagnosticSink& sink) {
    const DocumentFormat* format =
        options.format.empty() ? &guess_format(bytes, name) : find_format(options.format);
    if (format == nullptr) {
        std::string names;
        for (const DocumentFormat& known : formats()) {
            names += (names.empty() ? "" : ", ") + std::string(known.name);
        }
        throw Error(ErrorCode::Argument, fmt::format("There is no document format \"{}\"", options.format),
                    {}, fmt::format("Use one of: {}", names));
    }
    const ReaderInput input{bytes, name, options, sink};
    input.check_stopped();
    if (format->read_all != nullptr) {
        return format->read_all(input);
    }
    std::vector<Document> documents;
    documents.push_back(format->read(input));
    complete_document(documents.front(), input);
    if (const std::size_t others = mark_other_languages(documents.front(), options.job); others > 0) {
        sink.note("other-language",
                  fmt::format("{} paragraphs are in another language than the document", others),
                  {name, {}, {}});
    }
    documents.front().id = content_id(documents.front());
    return documents;
}

Document ingest(std::string_view bytes, const std::string& name, const IngestOptions& options,
                DiagnosticSink& sink) {
    std::vector<Document> documents = ingest_all(bytes, name, options, sink);
    if (documents.empty()) {
        throw Error(ErrorCode::Format, "The file holds no document", {name, {}, {}}, "Check what it is");
    }
    if (documents.size() > 1) {
        throw Error(ErrorCode::Format, fmt::format("The file holds {} documents", documents.size()),
                    {name, {}, {}}, "Extract them into a folder first: diglot extract FILE -o FOLDER/");
    }
    return std::move(documents.front());
}

}  // namespace diglot
