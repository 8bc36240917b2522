#include "session.h"
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace diglot::cli {
namespace {

// A signal handler has no other way to reach them.
std::atomic<JobControl*> g_job{nullptr};
std::atomic<int> g_signal{0};
std::atomic<timer_t> g_timer{};

constexpr long kPatience = 700000000;  // nanoseconds in which a job that was told to stop does so by itself

extern "C" void end_now(int /*signal*/) {
    std::signal(g_signal, SIG_DFL);
    std::raise(g_signal);
}

extern "C" void stop_job(int signal) {
    if (g_signal.exchange(signal) != 0) {
        std::signal(signal, SIG_DFL);
        std::raise(signal);
    }
    if (JobControl* job = g_job.load()) {
        job->cancel();
    }
    const itimerspec once{{0, 0}, {0, kPatience}};
    ::timer_settime(g_timer, 0, &once, nullptr);
}

/// Readers are libraries that nothing can interrupt (a parser at one huge line): what has not stopped in time
/// is ended. Nothing is left half written: see `OutputFile`.
void prepare_end() {
    struct sigevent event {};
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = SIGALRM;
    timer_t timer{};
    if (::timer_create(CLOCK_MONOTONIC, &event, &timer) == 0) {
        g_timer = timer;
        std::signal(SIGALRM, end_now);
    }
}

}  // namespace

void handle_signals(JobControl& job) {
    g_job = &job;
    prepare_end();
    struct sigaction action {};
    action.sa_handler = stop_job;  // no SA_RESTART: a read that waits for input must end too
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGINT, SIGTERM}) {
        struct sigaction before {};
        // A parent that ignores the signal (nohup, a shell's background job) means it.
        if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) {
            ::sigaction(signal, &action, nullptr);
        }
    }
    std::signal(SIGPIPE, SIG_IGN);
}

int stop_signal() {
    return g_signal.load();
}

bool reader_of_output_is_gone() {
    struct pollfd output {};
    output.fd = STDOUT_FILENO;
    return ::poll(&output, 1, 0) == 1 && (output.revents & POLLERR) != 0;
}

void hold_standard_files() {
    for (const int file : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(file, F_GETFD) < 0 && errno == EBADF) {
            // The lowest free number is this one: those below are open by now.
            static_cast<void>(::open("/dev/null", file == STDERR_FILENO ? O_WRONLY : O_RDONLY));
        }
    }
}

void die_by(int signal) {
    std::signal(signal, SIG_DFL);
    std::raise(signal);
    std::_Exit(128 + signal);  // the parent blocked the signal
}

}  // namespace diglot::cli
