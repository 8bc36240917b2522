#include "diglot/bitext/place_finder.h"
#include "diglot/variants/report.h"

#include <nlohmann/json.hpp>

namespace diglot {
namespace {

using Json = nlohmann::ordered_json;

class JsonReport {
public:
    JsonReport(const Collation& collation, std::ostream& out) : collation_(collation), out_(out) {
        for (const WitnessInput& witness : collation.witnesses) {
            finders_.emplace_back(witness.bytes);
        }
    }

    void write();

private:
    template <typename Items, typename Make>
    void write_list(const char* name, const Items& items, const Make& make);
    [[nodiscard]] Json witness(std::size_t w) const;
    [[nodiscard]] Json counts() const;
    [[nodiscard]] Json place(std::size_t w, const WitnessPlace& where);
    [[nodiscard]] Json places(std::size_t w, const std::vector<WitnessPlace>& places);
    [[nodiscard]] Json sentence_numbers(const std::vector<std::uint32_t>& segments) const;
    [[nodiscard]] Json passage(const SharedPassage& passage, std::size_t number);
    [[nodiscard]] Json group(std::uint32_t number) const;
    [[nodiscard]] Json original_sentence(const SentenceGroup& group) const;
    [[nodiscard]] Json difference(std::size_t number);

    const Collation& collation_;
    std::ostream& out_;
    std::vector<Range> by_group_ = differences_by_group(collation_);
    std::vector<std::optional<std::size_t>> passage_of_;
    std::vector<PlaceFinder> finders_;  ///< One a witness.
};

std::string dump(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

template <typename Items, typename Make>
void JsonReport::write_list(const char* name, const Items& items, const Make& make) {
    out_ << ",\n\"" << name << "\": [";
    for (std::size_t i = 0; i < items.size(); ++i) {
        out_ << (i == 0 ? "\n" : ",\n") << dump(make(i));
    }
    out_ << (items.empty() ? "]" : "\n]");
}

Json JsonReport::witness(std::size_t w) const {
    const WitnessInput& input = collation_.witnesses[w];
    const Document& document = input.document->document();
    Json json = {{"id", Collation::siglum(w)}, {"file", input.name}, {"language", document.language}};
    for (const char* key : {"title", "date", "source"}) {
        if (const auto found = document.metadata.find(key); found != document.metadata.end()) {
            json[key] = found->second;
        }
    }
    json["sentences"] = input.document->size();
    json["shared_sentences"] = shared_sentences(collation_, w);
    return json;
}

Json JsonReport::counts() const {
    Json json = Json::object();
    for (const auto& [name, scope] :
         {std::pair("words", DifferenceScope::Words), std::pair("sentences", DifferenceScope::Sentence)}) {
        Json part = Json::object();
        for (const auto& [kind, count] : collation_.counts(scope)) {
            part[std::string(to_string(kind))] = count;
        }
        json[name] = std::move(part);
    }
    return json;
}

Json JsonReport::place(std::size_t w, const WitnessPlace& where) {
    const SegmentedDocument& document = *collation_.witnesses[w].document;
    const WordPlace place = finders_[w].find(document.paragraph_of(where.segment), where.bytes.begin);
    Json json = {{"file", collation_.witnesses[w].name},
                 {"paragraph", document.segments()[where.segment].paragraph + 1},
                 {"byte", place.input.byte}};
    if (place.input.line > 0) {
        json["line"] = place.input.line;
    }
    if (place.column > 0) {
        json["column"] = place.column;
    }
    if (!place.input.element.empty()) {
        json["element"] = place.input.element;
    }
    json["offset"] = where.bytes.begin;
    json["length"] = where.bytes.size();
    json["sentence"] = where.segment + 1;
    return json;
}

Json JsonReport::places(std::size_t w, const std::vector<WitnessPlace>& places) {
    Json json = Json::array();
    for (const WitnessPlace& one : places) {
        json.push_back(place(w, one));
    }
    return json;
}

Json JsonReport::sentence_numbers(const std::vector<std::uint32_t>& segments) const {
    Json json = Json::array();
    for (const std::uint32_t segment : segments) {
        json.push_back(segment + 1);
    }
    return json;
}

Json JsonReport::original_sentence(const SentenceGroup& group) const {
    std::string text;
    for (const std::uint32_t segment : group.original) {
        text += text.empty() ? "" : " ";
        text += collation_.original->text(segment);
    }
    return text;
}

Json JsonReport::group(std::uint32_t number) const {
    const SentenceGroup& group = collation_.groups[number];
    Json json = {{"id", "g" + std::to_string(number + 1)}};
    Json sentences = Json::object();
    Json numbers = Json::object();
    Json repeats = Json::object();
    for (std::size_t w = 0; w < collation_.witnesses.size(); ++w) {
        if (group.segments[w].empty()) {
            continue;
        }
        const std::string siglum = Collation::siglum(w);
        numbers[siglum] = sentence_numbers(group.segments[w]);
        sentences[siglum] = collation_.text(group, w);
        for (const SentenceRepeat& repeat : group.repeats[w]) {
            repeats[siglum].push_back(repeat.at + 1);
        }
    }
    json["sentences"] = std::move(numbers);
    json["text"] = std::move(sentences);
    if (!repeats.empty()) {
        json["repeats"] = std::move(repeats);
    }
    if (collation_.original != nullptr) {
        json["original"] = {{"sentences", sentence_numbers(group.original)},
                            {"text", original_sentence(group)}};
        Json left_out = Json::array();
        for (std::size_t w = 0; w < collation_.witnesses.size() && !group.original.empty(); ++w) {
            if (group.segments[w].empty()) {
                left_out.push_back(Collation::siglum(w));
            }
        }
        json["left_out_by"] = std::move(left_out);
    }
    json["repeated"] = group.repeated;
    json["moved"] = group.moved;
    Json differences = Json::array();
    for (std::uint32_t d = by_group_[number].begin; d < by_group_[number].end; ++d) {
        differences.push_back("d" + std::to_string(d + 1));
    }
    json["differences"] = std::move(differences);
    return json;
}

Json JsonReport::passage(const SharedPassage& passage, std::size_t number) {
    Json json = {{"id", "p" + std::to_string(number + 1)}};
    Json witnesses = Json::object();
    for (std::size_t w = 0; w < collation_.witnesses.size(); ++w) {
        const SentenceGroup& first = collation_.groups[passage.groups.front()];
        const SentenceGroup& last = collation_.groups[passage.groups.back()];
        if (first.segments[w].empty()) {
            continue;
        }
        const SegmentedDocument& document = *collation_.witnesses[w].document;
        const std::uint32_t begin = first.segments[w].front();
        const std::uint32_t end = last.segments[w].back();
        Json json_place = place(w, {begin, document.segments()[begin].bytes});
        json_place.erase("length");
        json_place["last_sentence"] = end + 1;
        witnesses[Collation::siglum(w)] = std::move(json_place);
    }
    json["witnesses"] = std::move(witnesses);
    Json groups = Json::array();
    for (const std::uint32_t g : passage.groups) {
        groups.push_back("g" + std::to_string(g + 1));
    }
    json["groups"] = std::move(groups);
    return json;
}

Json JsonReport::difference(std::size_t number) {
    const Difference& difference = collation_.differences[number];
    const SentenceGroup& group = collation_.groups[difference.group];
    const bool words = difference.scope == DifferenceScope::Words;
    Json json = {{"id", "d" + std::to_string(number + 1)},
                 {"class", to_string(difference.kind)},
                 {"scope", words ? "words" : "sentence"},
                 {"group", "g" + std::to_string(difference.group + 1)}};
    json["passage"] = passage_of_[difference.group]
                          ? Json("p" + std::to_string(*passage_of_[difference.group] + 1))
                          : Json(nullptr);
    Json readings = Json::object();
    Json all_places = Json::object();
    Json repeats = Json::object();
    Json sentences = Json::object();
    for (std::size_t w = 0; w < difference.readings.size(); ++w) {
        if (!difference.readings[w]) {
            continue;
        }
        const std::string siglum = Collation::siglum(w);
        readings[siglum] = difference.readings[w]->text;
        all_places[siglum] = places(w, difference.readings[w]->places);
        if (!difference.readings[w]->repeats.empty()) {
            repeats[siglum] = places(w, difference.readings[w]->repeats);
        }
        if (!group.segments[w].empty()) {
            sentences[siglum] = report_sentence(collation_, difference, w);
        }
    }
    json["readings"] = std::move(readings);
    json["places"] = std::move(all_places);
    if (!repeats.empty()) {
        json["repeats"] = std::move(repeats);
    }
    json["sentence"] = std::move(sentences);
    if (!group.original.empty()) {
        json["original"] = original_sentence(group);
    }
    return json;
}

void JsonReport::write() {
    passage_of_.resize(collation_.groups.size());
    for (std::size_t p = 0; p < collation_.passages.size(); ++p) {
        for (const std::uint32_t g : collation_.passages[p].groups) {
            passage_of_[g] = p;
        }
    }
    out_ << "{\"format\": \"diglot-compare\", \"version\": 1";
    write_list("witnesses", collation_.witnesses, [&](std::size_t w) { return witness(w); });
    out_ << ",\n\"counts\": " << dump(counts());
    write_list("passages", collation_.passages,
               [&](std::size_t p) { return passage(collation_.passages[p], p); });
    write_list("groups", collation_.groups,
               [&](std::size_t g) { return group(static_cast<std::uint32_t>(g)); });
    write_list("differences", collation_.differences, [&](std::size_t d) { return difference(d); });
    out_ << "\n}\n";
}

}  // namespace

void write_json_report(const Collation& collation, const ReportOptions& /*options*/, std::ostream& out) {
    JsonReport(collation, out).write();
}

}  // namespace diglot
