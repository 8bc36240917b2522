#pragma once

namespace CLI {
class App;
}

namespace diglot::cli {

struct BuildRequest;
class Session;

/// Adds what the commands that align documents into a corpus share: languages, metadata, reading, segmenting,
/// lexicons, evidence, threads.
void add_build_options(CLI::App& command, BuildRequest& request, Session& session);

/// Notes the files of --srx and --abbreviations in `request`, once the arguments are parsed.
void note_rules(const CLI::App& command, BuildRequest& request);

}  // namespace diglot::cli
