#include "diglot/corpus/schema.h"
#include "diglot/corpus/store.h"

#include <fmt/format.h>

#include "command.h"
#include "corpus_counts.h"
#include "session.h"
#include "translate.h"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

namespace diglot::cli {

namespace {

struct InfoArguments {
    std::string corpus;
    bool json = false;
    bool documents = false;
    bool parts = false;
};

using Row = std::pair<const char*, std::uint64_t>;

std::array<Row, 10> rows_of(const StoreCounts& counts) {
    return {Row{"documents", counts.documents},       Row{"pairs", counts.bitexts},
            Row{"memories", counts.memories},         Row{"paragraphs", counts.paragraphs},
            Row{"segments", counts.segments},         Row{"units", counts.units},
            Row{"accepted", counts.accepted},         Row{"rejected", counts.rejected},
            Row{"needs-review", counts.needs_review}, Row{"corrected", counts.corrected}};
}

/// A cell of a table with tabs.
std::string cell(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
}

std::string value_of(const Metadata& metadata, const char* key) {
    const auto found = metadata.find(key);
    return found == metadata.end() ? std::string() : found->second;
}

void print_documents(const Store& store) {
    print("name\tlanguage\tparagraphs\tsegments\tdate\tsource\ttitle\thash\n");
    for (const DocumentSummary& document : store.documents()) {
        print(fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", cell(document.name), document.language,
                          document.paragraphs, document.segments, cell(value_of(document.metadata, "date")),
                          cell(value_of(document.metadata, "source")),
                          cell(value_of(document.metadata, "title")), document.input_hash));
    }
}

void print_parts(const Store& store) {
    print("kind\tsource\ttarget\tunits\tversion\toptions\n");
    for (const PartSummary& part : store.parts()) {
        print(fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", part.kind == PartKind::Bitext ? "pair" : "memory",
                          cell(part.source), cell(part.target), part.units, part.origin.version,
                          cell(part.origin.options)));
    }
}

nlohmann::ordered_json json_of(const DocumentSummary& document) {
    return {{"name", document.name},
            {"id", document.id},
            {"language", document.language},
            {"paragraphs", document.paragraphs},
            {"segments", document.segments},
            {"content", document.content},
            {"input_hash", document.input_hash},
            {"metadata", document.metadata}};
}

nlohmann::ordered_json json_of(const PartSummary& part) {
    nlohmann::ordered_json json{{"kind", part.kind == PartKind::Bitext ? "pair" : "memory"},
                                {"source", part.source}};
    if (part.kind == PartKind::Bitext) {
        json["target"] = part.target;
    }
    json["units"] = part.units;
    json["inputs"] = nlohmann::ordered_json::array();
    for (const InputFile& input : part.origin.inputs) {
        json["inputs"].push_back({{"name", input.name}, {"hash", input.hash}});
    }
    json["options"] = part.origin.options;
    json["version"] = part.origin.version;
    return json;
}

void print_json(const Store& store) {
    nlohmann::ordered_json json;
    json["form"] = schema_version();
    for (const auto& [name, count] : rows_of(store.counts())) {
        json[name] = count;
    }
    json["document_list"] = nlohmann::ordered_json::array();
    for (const DocumentSummary& document : store.documents()) {
        json["document_list"].push_back(json_of(document));
    }
    json["part_list"] = nlohmann::ordered_json::array();
    for (const PartSummary& part : store.parts()) {
        json["part_list"].push_back(json_of(part));
    }
    print(json.dump(2) + '\n');
}

int run(const InfoArguments& arguments) {
    if (static_cast<int>(arguments.json) + static_cast<int>(arguments.documents) +
            static_cast<int>(arguments.parts) >
        1) {
        throw Error(ErrorCode::Argument, tr("--json, --documents and --parts cannot be given together"), {},
                    tr("Give one of them; --json holds the others"));
    }
    const Store store(arguments.corpus, StoreMode::Read);
    if (arguments.json) {
        print_json(store);
    } else if (arguments.documents) {
        print_documents(store);
    } else if (arguments.parts) {
        print_parts(store);
    } else {
        print(counts_text(store.counts()));
    }
    return kDone;
}

}  // namespace

std::string counts_text(const StoreCounts& counts) {
    std::string text;
    for (const auto& [name, count] : rows_of(counts)) {
        text += fmt::format("{:<14}{}\n", name, count);
    }
    return text;
}

void add_info_command(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand("info", tr("Say what a corpus holds"));
    const auto arguments = std::make_shared<InfoArguments>();
    command->add_option("CORPUS", arguments->corpus, tr("The corpus"))->required()->type_name("");
    command->add_flag("--documents", arguments->documents,
                      tr("List the documents instead: a table with tabs"));
    command->add_flag("--parts", arguments->parts,
                      tr("List the pairs and memories instead, and how each was made"));
    command->add_flag("--json", arguments->json, tr("Print all of this as JSON"));
    session.add_common_options(*command);
    command->footer(tr("Example:") + "\n  diglot info texts.diglot --documents");
    session.on_run(*command, [arguments] { return run(*arguments); });
}

}  // namespace diglot::cli
