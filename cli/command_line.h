#pragma once

namespace diglot::cli {

/// Parses the arguments, runs the command they name and returns the exit code: 0 done, 1 the job failed, 2
/// wrong usage. Catches everything; each error is one line on standard error that ends with what to do.
int run_command_line(int argc, char** argv);

}  // namespace diglot::cli
