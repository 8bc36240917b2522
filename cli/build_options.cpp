#include "build_options.h"

#include "diglot/base/file.h"
#include "diglot/corpus/hash.h"

#include "build_job.h"
#include "threads.h"
#include "translate.h"
#include <CLI/CLI.hpp>
#include <string>

namespace diglot::cli {

void add_build_options(CLI::App& command, BuildRequest& request, Session& session) {
    command
        .add_option("-s,--source-language", request.source_language,
                    tr("Language of the sources, such as ko; otherwise from the name (x.ko.txt) or the text"))
        ->type_name(tr("LANG"));
    command.add_option("-t,--target-language", request.target_language, tr("Language of the targets"))
        ->type_name(tr("LANG"));
    command
        .add_option("--metadata", request.metadata,
                    tr("What is known of the documents: a table, its first row 'file TAB date TAB source' or "
                       "the like"))
        ->type_name(tr("FILE"));
    add_presegmented_option(command, request.reading);
    add_reading_options(command, request.reading, session);
    add_no_clean_option(command, request.reading);
    add_segmenting_options(command, request.reading.segmenters);
    add_lexicon_options(command, request.lexicons);
    add_evidence_option(command, request.evidence);
    add_threads_option(command, request.threads);
}

void note_rules(const CLI::App& command, BuildRequest& request) {
    for (const char* option : {"--srx", "--abbreviations"}) {
        for (const std::string& file : command.get_option(option)->results()) {
            request.rules += (request.rules.empty() ? "" : ",") + content_hash(read_file(file));
        }
    }
}

}  // namespace diglot::cli
