#include "pairing.h"

#include "diglot/base/error.h"
#include "diglot/base/file.h"
#include "diglot/lexicon/lexicon.h"

#include "lines.h"
#include "session.h"
#include "translate.h"
#include <algorithm>
#include <filesystem>
#include <system_error>

namespace diglot::cli {
namespace {

namespace fs = std::filesystem;

/// The files of a folder and its folders; a link that leads nowhere is reported.
std::vector<std::string> files_in_folder(const std::string& place, DiagnosticSink& sink) {
    std::vector<std::string> files;
    std::error_code problem;
    fs::recursive_directory_iterator entry(place, problem);
    for (; !problem && entry != fs::recursive_directory_iterator(); entry.increment(problem)) {
        const std::string name = entry->path().filename().string();
        const std::string path = entry->path().lexically_normal().string();
        std::error_code unknown;
        const fs::file_type type = entry->status(unknown).type();
        if (name.starts_with('.')) {
            continue;
        }
        if (type == fs::file_type::regular) {
            files.push_back(path);
        } else if (type == fs::file_type::not_found || type == fs::file_type::none) {
            sink.warn("link-broken", tr("The link leads nowhere and was left out"), {path, {}, {}});
        }
    }
    if (problem) {
        throw Error(ErrorCode::Missing, tr("The folder cannot be read"), {place, {}, {}},
                    tr("Check what it is and who may read it"));
    }
    return files;
}

/// The files of a folder and its folders, or those that a list names, relative to the list; in the order of
/// their names.
std::vector<std::string> files_of(const std::string& place, DiagnosticSink& sink) {
    std::vector<std::string> files;
    std::error_code problem;
    if (fs::is_directory(place, problem)) {
        files = files_in_folder(place, sink);
    } else {
        const fs::path folder = place == "-" ? fs::path() : fs::path(place).parent_path();
        for (const Line& line : lines_of(read_file(place))) {
            if (!line.text.empty() && !line.text.starts_with('#')) {
                files.push_back((folder / std::string(line.text)).lexically_normal().string());
            }
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// The documents of one side; one that cannot be read is reported and left out.
PairingSide read_side(const std::string& place, const std::string& language, const PairingRequest& request,
                      Session& session) {
    PairingSide side;
    ReadingOptions reading = request.reading;
    reading.ingest.language = language;
    const std::vector<std::string> files = files_of(place, session.diagnostics());
    if (files.empty()) {
        session.diagnostics().warn("no-documents", tr("There is no document in it"), {place, {}, {}});
    }
    for (const std::string& file : files) {
        check_cancelled(&session.job());
        try {
            side.documents.push_back(
                make_document(read_bytes(file, reading), file, reading, session.diagnostics()));
            side.files.push_back(file);
        } catch (const Error& error) {
            if (error.code() == ErrorCode::Argument || error.code() == ErrorCode::Cancelled) {
                throw;
            }
            session.show(error);
            side.complete = false;
        }
    }
    return side;
}

}  // namespace

Pairing find_pairs(const PairingRequest& request, Session& session) {
    std::error_code unknown;
    if (request.sources != "-" && fs::equivalent(request.sources, request.targets, unknown)) {
        throw Error(
            ErrorCode::Argument, tr("Both sides are the same folder"), {request.targets, {}, {}},
            tr("Put the documents of each language into a folder of its own, or list them in two files"));
    }
    Pairing pairing{read_side(request.sources, request.source_language, request, session),
                    read_side(request.targets, request.target_language, request, session),
                    {}};
    const std::vector<Document>& sources = pairing.sources.documents;
    const std::vector<Document>& targets = pairing.targets.documents;
    if (!sources.empty() && !targets.empty()) {
        const Lexicon lexicon = builtin_lexicon(sources.front().language, targets.front().language);
        pairing.matches =
            pair_documents(sources, targets, {&lexicon, 1}, {!request.ignore_names}, &session.job());
    }
    return pairing;
}

}  // namespace diglot::cli
