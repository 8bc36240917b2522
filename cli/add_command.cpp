#include "diglot/corpus/hash.h"
#include "diglot/corpus/index.h"
#include "diglot/corpus/store.h"
#include "diglot/exchange/unit_facts.h"
#include "diglot/exchange/unit_reader.h"

#include <fmt/format.h>

#include "build_job.h"
#include "build_options.h"
#include "command.h"
#include "corpus_files.h"
#include "decisions.h"
#include "session.h"
#include "translate.h"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace diglot::cli {
namespace {

constexpr std::uint64_t kUnitsBetweenReports = 1000;

struct AddArguments {
    BuildRequest request;
    std::vector<std::string> files;
    bool memory = false;
};

/// Whether a file's name says that it is a translation memory. Plain text may be a table, but is a document
/// unless told.
bool is_memory(const std::string& file) {
    std::filesystem::path path(file);
    if (path.extension() == ".gz" || path.extension() == ".zst") {
        path.replace_extension();
    }
    const std::string ending = path.extension().string();
    if (ending.size() < 2 || ending == ".txt") {
        return false;
    }
    const std::string wanted = " " + ending.substr(1) + " ";
    const auto formats = unit_reader_formats();
    return std::any_of(formats.begin(), formats.end(), [&](const UnitReaderFormat& format) {
        return format.endings.find(wanted) != std::string_view::npos;
    });
}

class MemoryImport {
public:
    MemoryImport(const BuildRequest& request, Session& session)
        : request_(request), session_(session), store_(request.corpus, StoreMode::Create) {
        if (!request.metadata.empty()) {
            metadata_ = MetadataTable(request.metadata);
        }
    }

    void add(const std::string& file) {
        const std::string name = name_in_corpus(file, request_.corpus);
        const PartOrigin origin = origin_of(file, name);
        const auto stored = store_.find_part(name);
        if (!request_.all && stored && stored->origin.fingerprint == origin.fingerprint) {
            tell(
                fmt::format(fmt::runtime(tr("{}: unchanged, {} units")), name, format_number(stored->units)));
            return;
        }
        auto memory = store_.put_memory(name, origin);
        read(file, memory);
        tell_decisions(memory.commit(), file, session_.diagnostics());
        tell(fmt::format(fmt::runtime(tr("{}: {} units")), name, format_number(memory.size())));
    }

    void finish() {
        session_.start_phase(tr("indexing"));
        update_index(store_, &session_.job());
    }

private:
    [[nodiscard]] PartOrigin origin_of(const std::string& file, const std::string& name) const {
        const IngestOptions& ingest = request_.reading.ingest;
        const std::string hash = file_hash(file);
        std::string options = "memory";
        const auto add = [&](const char* option, const std::string& value) {
            options += value.empty() ? "" : fmt::format("; {} {}", option, value);
        };
        add("from", ingest.format);
        add("charset", ingest.charset);
        add("source-language", request_.source_language);
        add("target-language", request_.target_language);
        std::string key = hash + '\n' + options + '\n';
        for (const auto& [column, value] : metadata_.of(file)) {
            key += fmt::format("{}\t{}\n", column, value);
        }
        return {{{name, hash}}, options, content_hash(key)};
    }

    void read(const std::string& file, Store::MemoryWriter& memory) {
        UnitReaderOptions options;
        options.charset = request_.reading.ingest.charset;
        options.source_language = request_.source_language;
        options.target_language = request_.target_language;
        const auto reader = make_unit_reader(request_.reading.ingest.format, {file, nullptr, options},
                                             session_.diagnostics());
        const Metadata& known = metadata_.of(file);
        for (TranslationUnit unit; reader->read(unit);) {
            if (!has_any_text(unit)) {
                session_.diagnostics().warn("no-text", tr("A unit without text was left out"),
                                            reader->place());
                continue;
            }
            unit.properties.insert(known.begin(), known.end());
            memory.add(unit);
            if (memory.size() % kUnitsBetweenReports == 0) {
                check_cancelled(&session_.job());
            }
        }
    }

    void tell(const std::string& text) {
        if (!session_.quiet()) {
            session_.console().line("diglot: " + text);
        }
    }

    const BuildRequest& request_;
    Session& session_;
    Store store_;
    MetadataTable metadata_;
};

int run(AddArguments& arguments, Session& session) {
    const std::vector<std::string>& files = arguments.files;
    const auto memories = static_cast<std::size_t>(std::count_if(files.begin(), files.end(), is_memory));
    if (arguments.memory || memories == files.size()) {
        session.start_phase(tr("reading"));
        MemoryImport import(arguments.request, session);
        for (const std::string& file : files) {
            import.add(file);
        }
        import.finish();
        return kDone;
    }
    if (memories > 0 || files.size() != 2) {
        throw Error(
            ErrorCode::Argument, tr("Give two documents that translate each other, or memories"), {},
            tr("Documents in many pairs are for 'diglot build'; --memory says that the files are memories"));
    }
    arguments.request.pairs = {{files[0], files[1], {}, 0}};
    return run_build(arguments.request, session);
}

}  // namespace

void add_add_command(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("add", tr("Add a pair of documents, or translation memories, to a corpus"));
    const auto arguments = std::make_shared<AddArguments>();
    command->add_option("CORPUS", arguments->request.corpus, tr("The corpus; made where there is none"))
        ->required()
        ->type_name("");
    command
        ->add_option("FILES", arguments->files,
                     tr("Two documents that translate each other, or any number of memories (TMX, TSV, …)"))
        ->required()
        ->type_name("");
    command->add_flag("--memory", arguments->memory, tr("The files are memories, whatever their names say"));
    command->add_flag("--all", arguments->request.all, tr("Store unchanged files again too"));
    add_build_options(*command, arguments->request, session);
    session.add_common_options(*command);
    command->footer(
        tr("A file that was added before is replaced when it has changed.") + "\n\n" + tr("Examples:") +
        "\n  diglot add texts.diglot letter.ko.txt letter.en.txt\n  diglot add texts.diglot office.tmx");
    session.on_run(*command, [arguments, command, &session] {
        note_rules(*command, arguments->request);
        return run(*arguments, session);
    });
}

}  // namespace diglot::cli
