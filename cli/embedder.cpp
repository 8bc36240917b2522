#include "diglot/base/error.h"

#include <fmt/format.h>

#include "embeddings.h"
#include "translate.h"
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;  // NOLINT: POSIX declares it nowhere

namespace diglot::cli {
namespace {

constexpr int kPollMilliseconds = 100;  // how soon a wish to stop is seen

[[noreturn]] void fail(const std::string& command, const std::string& message) {
    throw Error(ErrorCode::Format, message, {command, {}, {}},
                tr("Run the command by hand: it reads sentences, a line each, and writes float32 rows"));
}

/// A child process with pipes to its standard input and from its standard output.
class Child {
public:
    explicit Child(const std::string& command) {
        int input[2];
        int output[2];
        if (::pipe2(input, O_CLOEXEC) != 0 || ::pipe2(output, O_CLOEXEC) != 0) {
            fail(command, std::strerror(errno));
        }
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, input[0], STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO);
        std::string shell = "sh";
        std::string option = "-c";
        std::string text = command;
        char* arguments[] = {shell.data(), option.data(), text.data(), nullptr};
        const int failure = ::posix_spawn(&process_, "/bin/sh", &actions, nullptr, arguments, environ);
        posix_spawn_file_actions_destroy(&actions);
        ::close(input[0]);
        ::close(output[1]);
        input_ = input[1];
        output_ = output[0];
        ::fcntl(input_, F_SETFL, O_NONBLOCK);
        if (failure != 0) {
            process_ = -1;
            fail(command, std::strerror(failure));
        }
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        close_input();
        ::close(output_);
        if (process_ > 0) {
            ::kill(process_, SIGTERM);
            ::waitpid(process_, nullptr, 0);
        }
    }

    [[nodiscard]] int input() const { return input_; }
    [[nodiscard]] int output() const { return output_; }
    void close_input() {
        if (input_ >= 0) {
            ::close(input_);
            input_ = -1;
        }
    }
    /// Waits for its end and returns its wait status.
    int wait() {
        int status = 0;
        while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
        }
        process_ = -1;
        return status;
    }

private:
    pid_t process_ = -1;
    int input_ = -1;
    int output_ = -1;
};

/// Writes what the child takes now of `text` from `at`.
void feed(Child& child, const std::string& text, std::size_t& at) {
    const ssize_t count = ::write(child.input(), text.data() + at, text.size() - at);
    if (count > 0) {
        at += static_cast<std::size_t>(count);
    }
    const bool gone = count < 0 && errno != EAGAIN && errno != EINTR;  // it reads no more
    if (gone || at == text.size()) {
        child.close_input();
    }
}

}  // namespace

std::string run_embedder(const std::string& command, const std::vector<std::string>& lines,
                         const JobControl* job) {
    std::string text;
    for (const std::string& line : lines) {
        text += line + '\n';
    }
    Child child(command);
    std::string output;
    std::size_t fed = 0;
    for (bool open = true; open;) {
        check_cancelled(job);
        pollfd waits[] = {{child.output(), POLLIN, 0}, {child.input(), POLLOUT, 0}};
        if (::poll(waits, 2, kPollMilliseconds) <= 0) {
            continue;
        }
        if (waits[1].revents != 0) {
            feed(child, text, fed);
        }
        if (waits[0].revents != 0) {
            char buffer[65536];
            const ssize_t count = ::read(child.output(), buffer, sizeof buffer);
            open = count > 0 || (count < 0 && errno == EINTR);
            if (count > 0) {
                output.append(buffer, static_cast<std::size_t>(count));
            }
        }
    }
    child.close_input();
    const int status = child.wait();
    if (WIFSIGNALED(status)) {
        fail(command, fmt::format(fmt::runtime(tr("The embedder was ended by signal {}")), WTERMSIG(status)));
    }
    if (WEXITSTATUS(status) != 0) {
        fail(command,
             fmt::format(fmt::runtime(tr("The embedder ended with exit code {}")), WEXITSTATUS(status)));
    }
    return output;
}

}  // namespace diglot::cli
