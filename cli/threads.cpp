#include "threads.h"

#include "translate.h"
#include <CLI/CLI.hpp>

namespace diglot::cli {

void add_threads_option(CLI::App& command, unsigned& threads) {
    command
        .add_option_function<int>(
            "--threads",
            [&threads](int count) {
                constexpr int kMost = 1024;
                if (count < 1 || count > kMost) {
                    throw CLI::ValidationError("--threads", tr("Choose a number from 1 to 1024"));
                }
                threads = static_cast<unsigned>(count);
            },
            tr("Use this many threads instead of all cores; the result is the same"))
        ->type_name("N");
}

}  // namespace diglot::cli
