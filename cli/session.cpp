#include "session.h"

#include <fmt/format.h>

#include "library_messages.h"
#include "translate.h"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <map>
#include <string>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace diglot::cli {
namespace {

constexpr const char* kRed = "1;31";
constexpr const char* kYellow = "1;33";
constexpr const char* kCyan = "36";
constexpr auto kProgressInterval = std::chrono::milliseconds(100);

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

/// "place: message", or the message alone where no place is known.
std::string with_place(Location where, const std::string& message, bool output = false) {
    if (where.file == "-") {
        where.file = output ? tr("standard output") : tr("standard input");
    }
    const std::string place = where.to_string();
    const std::string translated = translate_library_message(message);
    return place.empty() ? translated : fmt::format("{}: {}", place, translated);
}

/// Whether a diagnostic of this kind is about an output: "-" is standard output then.
bool is_about_output(std::string_view kind) {
    constexpr std::array<std::string_view, 6> kKinds = {
        "cannot-hold", "lost", "written", "null-beads-left-out", "characters-dropped", "languages-mixed"};
    return std::find(kKinds.begin(), kKinds.end(), kind) != kKinds.end();
}

}  // namespace

Console::Console() : terminal_(::isatty(STDERR_FILENO) == 1) {
    const std::string type = environment("TERM");
    terminal_ = terminal_ && type != "dumb";
    colour_ = terminal_ && environment("NO_COLOR").empty();
}

void Console::line(std::string_view text) {
    const std::lock_guard lock(mutex_);
    const std::string whole = fmt::format("{}{}\n", progress_shown_ ? "\r\x1b[K" : "", text);
    progress_shown_ = false;
    std::fwrite(whole.data(), 1, whole.size(), stderr);
}

void Console::progress(const std::string& text) {
    if (!terminal_) {
        return;
    }
    const std::lock_guard lock(mutex_);
    const std::string whole = fmt::format("\r{}\x1b[K", text);
    std::fwrite(whole.data(), 1, whole.size(), stderr);
    progress_shown_ = true;
}

void Console::clear_progress() {
    const std::lock_guard lock(mutex_);
    if (std::exchange(progress_shown_, false)) {
        std::fputs("\r\x1b[K", stderr);
    }
}

std::string Console::coloured(std::string_view word, const char* code) const {
    return colour_ ? fmt::format("\x1b[{}m{}\x1b[0m", code, word) : std::string(word);
}

class Session::Sink final : public DiagnosticSink {
public:
    explicit Sink(Session& session) : session_(session) {}

    void report(Diagnostic diagnostic) override {
        const bool note = diagnostic.severity == Severity::Note;
        if (note && session_.quiet_) {
            return;
        }
        if (!note && session_.strict_) {
            throw Error(ErrorCode::Format, diagnostic.message, diagnostic.where,
                        tr("Mend the input, or run without --strict"));
        }
        const std::lock_guard lock(mutex_);
        Kind& kind = kinds_[{diagnostic.severity, diagnostic.kind}];
        if (++kind.count <= session_.most_of_a_kind_) {
            print(diagnostic.severity, text_of(diagnostic));
        } else if (kind.count == session_.most_of_a_kind_ + 1) {
            kind.first_unprinted = text_of(diagnostic);
        }
    }

    void tell_unprinted() {
        const std::lock_guard lock(mutex_);
        for (const auto& [key, kind] : kinds_) {
            if (kind.count <= session_.most_of_a_kind_) {
                continue;
            }
            const std::size_t rest = kind.count - session_.most_of_a_kind_;
            print(key.first,
                  fmt::format(fmt::runtime(tr("{} more of this kind was not printed ({}); "
                                              "--warnings all prints it",
                                              "{} more of this kind were not printed (the first: {}); "
                                              "--warnings all prints them",
                                              rest)),
                              format_number(rest), kind.first_unprinted));
        }
        kinds_.clear();
    }

private:
    struct Kind {
        std::size_t count = 0;
        std::string first_unprinted;
    };

    static std::string text_of(const Diagnostic& diagnostic) {
        return with_place(diagnostic.where, diagnostic.message, is_about_output(diagnostic.kind));
    }
    void print(Severity severity, const std::string& text) {
        Console& console = session_.console_;
        const bool note = severity == Severity::Note;
        console.line(fmt::format(
            "diglot: {} {}",
            note ? console.coloured(tr("note:"), kCyan) : console.coloured(tr("warning:"), kYellow), text));
    }

    Session& session_;
    std::mutex mutex_;
    std::map<std::pair<Severity, std::string>, Kind> kinds_;
};

class Session::Job final : public JobControl {
public:
    explicit Job(Console& console) : console_(console) {}

    void progress(std::uint64_t done, std::uint64_t total) override {
        if (!console_.is_terminal() || total == 0) {
            return;
        }
        const std::lock_guard lock(mutex_);
        const auto now = std::chrono::steady_clock::now();
        if (now - shown_ < kProgressInterval) {
            return;
        }
        shown_ = now;
        const double share = static_cast<double>(done) / static_cast<double>(total);
        console_.progress(fmt::format("diglot: {} {}", phase_, format_percent(share)));
    }

    void start_phase(const std::string& name) {
        const std::lock_guard lock(mutex_);
        phase_ = name;
        shown_ = {};
        console_.progress(fmt::format("diglot: {}", name));
    }

private:
    Console& console_;
    std::mutex mutex_;
    std::string phase_;
    std::chrono::steady_clock::time_point shown_;
};

Session::Session() : sink_(std::make_unique<Sink>(*this)), job_(std::make_unique<Job>(console_)) {}

Session::~Session() = default;

DiagnosticSink& Session::diagnostics() {
    return *sink_;
}

void Session::tell_unprinted() {
    sink_->tell_unprinted();
}

JobControl& Session::job() {
    return *job_;
}

void Session::start_phase(const std::string& name) {
    job_->start_phase(name);
}

void Session::add_common_options(CLI::App& command) {
    command.add_flag("-q,--quiet", quiet_, tr("Print warnings and errors only"));
    command.add_flag("--strict", strict_, tr("Treat a warning as an error"));
    command
        .add_option_function<std::string>(
            "--warnings",
            [this](const std::string& text) {
                const auto [end, problem] =
                    std::from_chars(text.data(), text.data() + text.size(), most_of_a_kind_);
                if (text == "all") {
                    most_of_a_kind_ = std::numeric_limits<std::size_t>::max();
                } else if (problem != std::errc() || end != text.data() + text.size()) {
                    throw CLI::ValidationError(
                        "--warnings",
                        fmt::format(fmt::runtime(tr("'{}' is neither a number nor 'all'")), text));
                }
            },
            tr("How many warnings and notes of each kind to print, or 'all' (20); the rest is counted"))
        ->type_name(tr("N"));
}

void Session::on_run(CLI::App& command, std::function<int()> run) {
    command.final_callback([this, run = std::move(run)] { chosen_ = run; });
}

void Session::show(const Error& error) {
    std::string text = with_place(error.where(), error.message(), error.code() == ErrorCode::Write) + ".";
    if (!error.advice().empty()) {
        text += fmt::format(" {}.", translate_library_message(error.advice()));
    } else if (error.code() == ErrorCode::Internal) {
        text += fmt::format(
            " {}.", tr("This is a defect of diglot: please report it with the command and the input"));
    }
    console_.line(fmt::format("diglot: {} {}", console_.coloured(tr("error:"), kRed), text));
}

void print(std::string_view text) {
    errno = 0;
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
        throw Error(ErrorCode::Write, fmt::format("Cannot write: {}", std::strerror(errno)), {"-", {}, {}},
                    tr("Check where standard output goes"));
    }
}

}  // namespace diglot::cli
