#pragma once

#include "diglot/base/diagnostics.h"
#include "diglot/base/job.h"

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace diglot::cli {

constexpr int kDone = 0;        ///< Exit code: the job is done.
constexpr int kFailed = 1;      ///< Exit code: the job failed, or part of it.
constexpr int kWrongUsage = 2;  ///< Exit code: arguments that make no sense.

/// Standard error as whole lines, with one line of progress below them when it is a terminal.
class Console {
public:
    Console();
    Console(const Console&) = delete;
    Console& operator=(const Console&) = delete;
    ~Console() = default;

    void line(std::string_view text);
    /// Replaces the line of progress; does nothing unless standard error is a terminal.
    void progress(const std::string& text);
    void clear_progress();
    [[nodiscard]] bool is_terminal() const { return terminal_; }
    /// `word` in the colour that marks `diglot: error:` and the like; itself where colour is not wanted.
    [[nodiscard]] std::string coloured(std::string_view word, const char* code) const;

private:
    std::mutex mutex_;
    bool terminal_ = false;
    bool colour_ = false;
    bool progress_shown_ = false;
};

/// What every command gets: where diagnostics go, how it is told to stop, and how its errors are shown.
class Session {
public:
    Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session();

    /// Prints `diglot: note: place: message` and `diglot: warning: …` on standard error; with --quiet no
    /// notes, with
    /// --strict a warning is an error that ends the job. Of each kind no more than --warnings are printed.
    [[nodiscard]] DiagnosticSink& diagnostics();
    /// Says how many warnings and notes of each kind were not printed. To be called when the job has ended.
    void tell_unprinted();
    /// Shows progress when standard error is a terminal; cancelled by SIGINT and SIGTERM.
    [[nodiscard]] JobControl& job();
    [[nodiscard]] Console& console() { return console_; }
    /// Names what `job()` is at, for the line of progress: "reading", "aligning".
    void start_phase(const std::string& name);

    /// Adds the options that every command has: --quiet, --strict, --warnings.
    void add_common_options(CLI::App& command);
    /// Says what `command` does once all arguments are parsed. `run` returns the exit code and throws
    /// `Error`.
    void on_run(CLI::App& command, std::function<int()> run);
    [[nodiscard]] const std::function<int()>& chosen() const { return chosen_; }

    /// One line: `diglot: error: place: message. Advice.`
    void show(const Error& error);
    /// Whether warnings are errors.
    [[nodiscard]] bool strict() const { return strict_; }
    [[nodiscard]] bool quiet() const { return quiet_; }

private:
    class Sink;
    class Job;

    Console console_;
    std::unique_ptr<Sink> sink_;
    std::unique_ptr<Job> job_;
    std::function<int()> chosen_;
    bool quiet_ = false;
    bool strict_ = false;
    std::size_t most_of_a_kind_ = 20;  // warnings, or notes, that are printed
};

/// Writes `text` to standard output. Throws `Error(Write)` when it cannot be written.
void print(std::string_view text);

/// Makes SIGINT and SIGTERM cancel `job` (a second one ends the program at once, and so does the first where
/// the job has not stopped in less than a second) and a closed pipe an error of writing.
void handle_signals(JobControl& job);
/// The SIGINT or SIGTERM that came; 0 for none.
int stop_signal();
/// Whether standard output is a pipe that nobody reads any more.
bool reader_of_output_is_gone();
/// Opens standard files that the caller closed, so that no other file takes their numbers: messages must not
/// end up in an output. Writing to a standard output that was closed stays an error.
void hold_standard_files();
/// Ends the program by `signal`, as its parent expects.
[[noreturn]] void die_by(int signal);

}  // namespace diglot::cli
