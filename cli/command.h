#pragma once

#include <span>

namespace CLI {
class App;
}

namespace diglot::cli {

class Session;

// Each function adds one subcommand to `app`: its options with translated descriptions, an example in the
// footer, and what it does with `session.on_run`. One file a command: cli/<name>_command.cpp.
void add_add_command(CLI::App& app, Session& session);
void add_align_command(CLI::App& app, Session& session);
void add_build_command(CLI::App& app, Session& session);
void add_compare_command(CLI::App& app, Session& session);
void add_consistency_command(CLI::App& app, Session& session);
void add_convert_command(CLI::App& app, Session& session);
void add_evaluate_command(CLI::App& app, Session& session);
void add_export_command(CLI::App& app, Session& session);
void add_extract_command(CLI::App& app, Session& session);
void add_filter_command(CLI::App& app, Session& session);
void add_formats_command(CLI::App& app, Session& session);
void add_info_command(CLI::App& app, Session& session);
void add_lexicon_command(CLI::App& app, Session& session);
void add_pair_command(CLI::App& app, Session& session);
void add_query_command(CLI::App& app, Session& session);
void add_remove_command(CLI::App& app, Session& session);
void add_renderings_command(CLI::App& app, Session& session);
void add_review_command(CLI::App& app, Session& session);
void add_segment_command(CLI::App& app, Session& session);
void add_spelling_command(CLI::App& app, Session& session);
void add_validate_command(CLI::App& app, Session& session);
void add_verify_command(CLI::App& app, Session& session);
void add_stats_command(CLI::App& app, Session& session);

using AddCommand = void (*)(CLI::App& app, Session& session);

/// The commands of diglot in the order of the help.
std::span<const AddCommand> commands();

}  // namespace diglot::cli
