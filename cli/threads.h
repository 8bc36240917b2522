#pragma once

namespace CLI {
class App;
}

namespace diglot::cli {

/// Adds --threads, 1 to 1024, which sets `threads`.
void add_threads_option(CLI::App& command, unsigned& threads);

}  // namespace diglot::cli
