#include "diglot/exchange/po_units.h"

#include "diglot/exchange/escape.h"
#include "diglot/exchange/left_out.h"
#include "diglot/exchange/unit_facts.h"
#include "diglot/exchange/xml_units.h"
#include "diglot/text/language.h"
#include "diglot/text/lines.h"
#include "diglot/text/measure.h"
#include "diglot/text/po_string.h"

#include <fmt/format.h>

#include <deque>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

namespace diglot {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kFacts = "diglot {";

/// `text` between quotes, a line of the file for each of its lines.
void add_quoted(std::string_view keyword, std::string_view text, std::string& out) {
    const std::size_t first = text.find('\n');
    out += keyword;
    out += first != std::string_view::npos && first + 1 < text.size() ? " \"\"\n\"" : " \"";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            (out += '\\') += c;
        } else if (c == '\n') {
            out += i + 1 < text.size() ? "\\n\"\n\"" : "\\n";
        } else if (c == '\t' || c == '\r') {
            out += c == '\t' ? "\\t" : "\\r";
        } else if (byte < 0x20) {
            fmt::format_to(std::back_inserter(out), "\\{:03o}", byte);
        } else {
            out += c;
        }
    }
    out += "\"\n";
}

std::string facts_of(const TranslationUnit& unit) {
    Json facts = Json::object();
    if (unit.id.empty()) {
        facts["id"] = "";
    }
    if (const std::string type = unit_type(unit, '-'); type != "1-1" && type != "1-0") {
        facts["type"] = type;
    }
    if (unit.score) {
        facts["score-aligner"] = number_text(*unit.score);
    }
    if (unit.confidence) {
        facts["score-confidence"] = number_text(*unit.confidence);
    }
    for (const auto& [name, value] : unit_facts(unit)) {
        if (name != "flags" && name != "references") {
            facts[name] = value;
        }
    }
    for (std::size_t i = 0; i < unit.variants.size(); ++i) {
        if (!unit.variants[i].document.empty()) {
            facts[variant_key(i, "source-document")] = unit.variants[i].document;
        }
        for (const auto& [name, value] : variant_facts(unit, i)) {
            facts[variant_key(i, name)] = value;
        }
    }
    return facts.empty() ? std::string() : facts.dump();
}

/// One message as it stands in the file.
struct Message {
    std::optional<std::string> context;
    std::string original;
    std::string plural;
    std::vector<std::string> translations;
    Metadata comments;  ///< By the property they become.
    std::string facts;  ///< Of "#. diglot {…}".
    std::uint64_t line = 0;
    bool has_original = false;
};

class PoReader final : public TranslationUnitReader {
public:
    PoReader(UnitInput input, DiagnosticSink& sink)
        : lines_(open_text(input)), options_(std::move(input.options)), sink_(&sink) {
        source_language_ = options_.source_language.empty() ? "und" : options_.source_language;
        target_language_ = options_.target_language.empty() ? "und" : options_.target_language;
    }

    bool read(TranslationUnit& unit) override {
        while (waiting_.empty()) {
            Message message;
            if (!read_message(message)) {
                report_obsolete();
                return false;
            }
            take(std::move(message));
        }
        unit = std::move(waiting_.front());
        waiting_.pop_front();
        return true;
    }
    [[nodiscard]] Location place() const override { return {lines_.name(), begun_, {}}; }

private:
    /// Reads up to the line that begins the next message.
    bool read_message(Message& message) {
        std::string* open = nullptr;
        while (true) {
            std::string_view line;
            if (!held_.empty()) {
                line = held_;
            } else if (!lines_.next(line)) {
                break;
            }
            const bool begins = line.starts_with('#') || line.starts_with("msgctxt") ||
                                (line.starts_with("msgid") && !line.starts_with("msgid_plural"));
            if (begins && !message.translations.empty()) {
                held_ = line;
                break;
            }
            const std::string kept(line);
            held_.clear();
            read_line(kept, message, open);
        }
        return message.has_original;
    }

    void read_line(const std::string& line, Message& message, std::string*& open) {
        if (line.starts_with("#~")) {
            obsolete_ += line.starts_with("#~ msgid ") ? 1U : 0U;
        } else if (line.starts_with('#')) {
            read_comment(line, message);
        } else if (line.starts_with("msgctxt")) {
            open = &message.context.emplace(unquote_po(line));
        } else if (line.starts_with("msgid_plural")) {
            open = &(message.plural = unquote_po(line));
        } else if (line.starts_with("msgid")) {
            message.line = lines_.number();
            message.has_original = true;
            open = &(message.original = unquote_po(line));
        } else if (line.starts_with("msgstr")) {
            open = &message.translations.emplace_back(unquote_po(line));
        } else if (line.starts_with('"') && open != nullptr) {
            *open += unquote_po(line);
        } else if (!is_blank(line)) {
            sink_->warn("malformed-line", "The line is no part of a message",
                        {lines_.name(), lines_.number(), {}});
        }
    }

    static void read_comment(std::string_view line, Message& message) {
        const std::string_view kind = line.substr(0, 2);
        const std::string_view text = trimmed(line.substr(std::min<std::size_t>(2, line.size())));
        if (kind == "#|" || text.empty()) {
            return;  // what the original was before
        }
        if (kind == "#." && text.starts_with(kFacts)) {
            message.facts = text.substr(kFacts.size() - 1);
            return;
        }
        const char* key = kind == "#,"   ? "flags"
                          : kind == "#:" ? "references"
                          : kind == "#." ? "note"
                                         : "comment";
        std::string& value = message.comments[key];
        value += value.empty() ? "" : kind == "#:" ? " " : "\n";
        value += text;
    }

    void take(Message message) {
        begun_ = message.line;
        if (message.original.empty() && !message.context) {
            read_header(message.translations.empty() ? std::string() : message.translations.front());
            return;
        }
        if (message.translations.empty()) {
            sink_->warn("malformed-entry", "A message has no msgstr", {lines_.name(), message.line, {}});
            message.translations.emplace_back();
        }
        add(message, message.original, message.translations.front(), "");
        if (!message.plural.empty()) {
            add(message, message.plural, message.translations.back(), "[plural]");
        }
    }

    void add(const Message& message, const std::string& source, const std::string& target, const char* mark) {
        TranslationUnit unit;
        unit.id = message.context ? *message.context + mark : std::string();
        unit.variants = {{source_language_, {}, {}, {}}, {target_language_, {}, {}, {}}};
        if (!source.empty()) {
            unit.variants[0].segments = {source};
        }
        if (!target.empty()) {
            unit.variants[1].segments = {target};
        }
        unit.properties = message.comments;
        const Json facts = Json::parse(message.facts, nullptr, false);
        if (facts.is_object()) {
            for (const auto& [key, value] : facts.items()) {
                if (key == "id") {
                    unit.id.clear();
                } else {
                    add_property(unit, key, value.is_string() ? value.get<std::string>() : value.dump());
                }
            }
        }
        settle_facts(unit);
        waiting_.push_back(std::move(unit));
    }

    void read_header(const std::string& header) {
        LineReader lines(header);
        for (std::string_view line; lines.next(line);) {
            const auto field = [&](std::string_view name, const std::string& stated, std::string& language) {
                if (line.starts_with(name) && stated.empty()) {
                    const std::string tag(trimmed(line.substr(name.size())));
                    language = tag.empty() ? language : canonical_language(tag).value_or(tag);
                }
            };
            field("Language:", options_.target_language, target_language_);
            field("X-Source-Language:", options_.source_language, source_language_);
        }
    }

    void report_obsolete() {
        if (obsolete_ > 0) {
            sink_->note("obsolete-messages", fmt::format("{} obsolete messages were left out", obsolete_),
                        {lines_.name(), {}, {}});
        }
        obsolete_ = 0;
    }

    LineSource lines_;
    UnitReaderOptions options_;
    DiagnosticSink* sink_;
    std::string source_language_;
    std::string target_language_;
    std::string held_;  // the line that begins the next message
    std::deque<TranslationUnit> waiting_;
    std::uint64_t begun_ = 0;
    std::uint64_t obsolete_ = 0;
};

}  // namespace

PoWriter::PoWriter(const std::string& path, UnitWriterOptions options, DiagnosticSink& sink)
    : file_(path), options_(std::move(options)), sink_(&sink) {}

void PoWriter::write_header(const std::string& source, const std::string& target) {
    begun_ = true;
    std::string header =
        "Project-Id-Version: diglot\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
        "Content-Transfer-Encoding: 8bit\n";
    header += fmt::format("Language: {}\nX-Source-Language: {}\n", target, source);
    for (const auto& [key, value] : options_.manifest) {
        header += fmt::format("X-Manifest-{}: {}\n", key, Json(value).dump());
    }
    std::string& out = file_.text();
    out += "msgid \"\"\n";
    add_quoted("msgstr", header, out);
}

void PoWriter::write(const TranslationUnit& unit) {
    const auto language = [&](std::size_t i) {
        return i < unit.variants.size() ? unit.variants[i].language : std::string("und");
    };
    const std::pair languages(language(0), language(1));
    if (!begun_) {
        languages_ = languages;
        write_header(languages.first, languages.second);
    }
    ++units_;
    if (languages != languages_) {
        ++other_languages_;
        return;
    }
    if (unit.variants.empty() || is_empty(unit.variants.front())) {
        ++without_source_;
        return;
    }
    std::string& out = file_.text();
    out += '\n';
    if (const std::string facts = facts_of(unit); !facts.empty()) {
        ((out += "#. diglot ") += facts) += '\n';
    }
    for (const auto& [key, mark] : {std::pair("references", "#: "), std::pair("flags", "#, ")}) {
        const auto found = unit.properties.find(key);
        if (found != unit.properties.end()) {
            ((out += mark) += flatten(found->second)) += '\n';
        }
    }
    add_quoted("msgctxt", unit.id.empty() ? fmt::format("#{}", units_) : unit.id, out);
    add_quoted("msgid", joined_text(unit.variants[0]), out);
    add_quoted("msgstr", unit.variants.size() < 2 ? std::string() : joined_text(unit.variants[1]), out);
}

void PoWriter::finish() {
    if (!begun_) {
        write_header("und", "und");
    }
    file_.commit();
    report_left_out(without_source_, 0, file_.path(), *sink_);
    report_other_languages(other_languages_, languages_, file_.path(), *sink_);
}

std::unique_ptr<TranslationUnitReader> make_po_reader(UnitInput input, DiagnosticSink& sink) {
    return std::make_unique<PoReader>(std::move(input), sink);
}

}  // namespace diglot
