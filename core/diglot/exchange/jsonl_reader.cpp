#include "diglot/exchange/jsonl_reader.h"

#include "diglot/exchange/unit_facts.h"
#include "diglot/exchange/xml_units.h"
#include "diglot/text/language.h"
#include "diglot/text/lines.h"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

namespace diglot {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::array<std::string_view, 2>, 3> kPlainNames = {
    {{"source", "target"}, {"src", "tgt"}, {"src", "trg"}}};

/// Text of a value: of a string itself, of anything else its JSON.
std::string text_of(const Json& value) {
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::vector<std::string> texts_of(const Json& list) {
    std::vector<std::string> texts;
    for (const Json& value : list) {
        texts.push_back(text_of(value));
    }
    return texts;
}

/// "ko" of "ko-x-target" and "ko-x-3", which only keep keys apart.
std::string language_of_key(const std::string& key) {
    const std::size_t mark = key.rfind("-x-");
    const std::string_view rest =
        mark == std::string::npos ? std::string_view() : std::string_view(key).substr(mark);
    const bool ours = rest == "-x-target" ||
                      (rest.size() > 3 && rest.find_first_not_of("0123456789", 3) == std::string::npos);
    const std::string tag = ours ? key.substr(0, mark) : key;
    return canonical_language(tag).value_or(tag);
}

class JsonlReader final : public TranslationUnitReader {
public:
    JsonlReader(UnitInput input, DiagnosticSink& sink)
        : lines_(open_text(input)), options_(std::move(input.options)), sink_(&sink) {}

    bool read(TranslationUnit& unit) override {
        for (std::string_view line; lines_.next(line);) {
            if (!is_blank(line) && read_line(line, unit)) {
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] Location place() const override { return {lines_.name(), lines_.number(), {}}; }

private:
    bool read_line(std::string_view line, TranslationUnit& unit) {
        const Json object = Json::parse(line, nullptr, false);
        if (!object.is_object()) {
            return skip("The line is not a JSON object");
        }
        unit = {};
        std::set<std::string> used;
        if (!read_texts(object, unit, used)) {
            return skip("The object has no two texts");
        }
        for (const auto& [key, value] : object.items()) {
            if (!used.contains(key) && !value.is_null()) {
                read_key(key, value, unit);
            }
        }
        settle_facts(unit);
        return true;
    }

    bool skip(const std::string& message) {
        sink_->warn("malformed-line", message, place());
        return false;
    }

    bool read_texts(const Json& object, TranslationUnit& unit, std::set<std::string>& used) const {
        const auto translation = object.find("translation");
        if (translation != object.end() && translation->is_object()) {
            used.insert("translation");
            for (const auto& [key, text] : translation->items()) {
                add_variant(unit, language_of_key(key), text);
            }
            order_by_options(unit);
            return unit.variants.size() >= 2;
        }
        for (const auto& [source, target] : kPlainNames) {
            const auto first = object.find(source);
            const auto second = object.find(target);
            if (first != object.end() && second != object.end() && first->is_string() &&
                second->is_string()) {
                add_variant(unit, options_.source_language, *first);
                add_variant(unit, options_.target_language, *second);
                used.insert({std::string(source), std::string(target)});
                return true;
            }
        }
        for (const auto& [key, text] : object.items()) {
            if (text.is_string() && key.size() <= 12 && key != "id" && canonical_language(key)) {
                add_variant(unit, language_of_key(key), text);
                used.insert(key);
            }
        }
        order_by_options(unit);
        return unit.variants.size() >= 2;
    }

    static void add_variant(TranslationUnit& unit, const std::string& language, const Json& text) {
        UnitVariant& variant = unit.variants.emplace_back();
        variant.language = language.empty() ? "und" : language;
        const std::string words = text.is_null() ? std::string() : text_of(text);
        if (!words.empty()) {
            variant.segments = {words};
        }
    }

    /// Which language is the source is not said by the order of keys alone.
    void order_by_options(TranslationUnit& unit) const {
        for (std::size_t i = 1; i < unit.variants.size() && !options_.source_language.empty(); ++i) {
            if (unit.variants[0].language != options_.source_language &&
                unit.variants[i].language == options_.source_language) {
                move_variant_to_front(unit, i);
            }
        }
    }

    static void read_key(const std::string& key, const Json& value, TranslationUnit& unit) {
        const bool probability =
            value.is_number() && value.get<double>() >= 0.0 && value.get<double>() <= 1.0;
        if (key == "id" && (value.is_string() || value.is_number())) {
            unit.id = text_of(value);
        } else if (key == "score" && value.is_number()) {
            unit.score = value.get<double>();
        } else if (key == "confidence" && probability) {
            unit.confidence = value.get<double>();
        } else if (key == "source" && value.is_object()) {
            read_side(value, 0, unit);
        } else if (key == "target" && value.is_object()) {
            read_side(value, 1, unit);
        } else if (key.starts_with("variant-") && value.is_object()) {
            const std::optional<double> number = parse_number(std::string_view(key).substr(8));
            read_side(value, number && *number >= 1 ? static_cast<std::size_t>(*number) - 1 : 0, unit);
        } else if (key == "properties" && value.is_array()) {
            read_properties(value, unit);
        } else if (key == "properties" && value.is_object()) {
            for (const auto& [name, one] : value.items()) {
                add_property(unit, name, text_of(one));
            }
        } else {
            add_property(unit, key, text_of(value));
        }
    }

    static void read_side(const Json& object, std::size_t index, TranslationUnit& unit) {
        if (index >= unit.variants.size()) {
            return;
        }
        UnitVariant& variant = unit.variants[index];
        for (const auto& [key, value] : object.items()) {
            if (key == "document" && value.is_string()) {
                variant.document = value.get<std::string>();
            } else if (key == "language" && value.is_string()) {
                variant.language = value.get<std::string>();
            } else if (key == "sentences" && value.is_array()) {
                read_sentences(texts_of(value), variant);
            } else if ((key == "positions" || key == "segment_ids") && value.is_array()) {
                if (!value.empty()) {
                    add_property(unit, variant_key(index, "segment-ids"), join_ids(texts_of(value)));
                }
            } else if (key != "id") {
                add_property(unit, variant_key(index, key), text_of(value));
            } else if (!text_of(value).empty()) {
                add_property(unit, variant_key(index, "document-id"), text_of(value));
            }
        }
    }

    /// The sentences of a text, as long as they are still the text.
    static void read_sentences(std::vector<std::string> sentences, UnitVariant& variant) {
        UnitVariant apart;
        apart.segments = std::move(sentences);
        if (!apart.segments.empty() && joined_text(apart) == joined_text(variant)) {
            variant.segments = std::move(apart.segments);
        }
    }

    static void read_properties(const Json& pairs, TranslationUnit& unit) {
        for (const Json& pair : pairs) {
            if (pair.is_array() && pair.size() == 2) {
                add_property(unit, text_of(pair[0]), text_of(pair[1]));
            }
        }
    }

    LineSource lines_;
    UnitReaderOptions options_;
    DiagnosticSink* sink_;
};

}  // namespace

bool is_jsonl(std::string_view head) {
    const std::size_t first = head.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && head[first] == '{' &&
           head.substr(first, head.find('\n', first)).find('"') != std::string_view::npos;
}

std::unique_ptr<TranslationUnitReader> make_jsonl_reader(UnitInput input, DiagnosticSink& sink) {
    return std::make_unique<JsonlReader>(std::move(input), sink);
}

}  // namespace diglot
