#include "diglot/base/apart.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define DIGLOT_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define DIGLOT_SANITIZED
#endif
#endif

#ifndef DIGLOT_SANITIZED
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <mutex>
#include <new>
#include <poll.h>
#include <string_view>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#endif

namespace diglot {

#ifdef DIGLOT_SANITIZED

ApartResult run_apart(const std::function<std::string()>& work, const ApartLimits& /*limits*/,
                      const JobControl* /*job*/) {
    return {ApartEnd::Done, work()};
}

#else
namespace {

constexpr int kNoMemory = 3;     // exit code of a child that got no more memory
constexpr char kComplete = '.';  // the last byte of a result that is whole
constexpr int kTick = 100;       // milliseconds between two looks at whether the job was stopped

using Clock = std::chrono::steady_clock;

/// Bytes of addresses that this process has taken; 0 where that cannot be known.
std::uint64_t taken_addresses() {
    std::ifstream file("/proc/self/statm");
    std::uint64_t pages = 0;
    file >> pages;
    return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

void limit(int resource, std::uint64_t most) {
    const struct rlimit both { most, most };
    ::setrlimit(resource, &both);
}

void write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            return;
        }
        bytes.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
    }
}

/// Ends the child, never its parent, and runs nothing that the parent has left for its own end.
[[noreturn]] void be_the_child(const std::function<std::string()>& work, const ApartLimits& limits, int out) {
    for (const int signal : {SIGINT, SIGTERM}) {
        std::signal(signal, SIG_DFL);
    }
#ifdef __linux__
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // nobody wants its result when its parent is gone
#endif
    const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    for (const int file : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        ::dup2(nowhere, file);
    }
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, limits.seconds);
    if (const std::uint64_t taken = taken_addresses(); taken > 0) {
        limit(RLIMIT_AS, taken + limits.memory);
    }
    int code = 0;
    try {
        write_all(out, work() + kComplete);
    } catch (const std::bad_alloc&) {
        code = kNoMemory;
    } catch (...) {
        code = 1;
    }
    std::_Exit(code);
}

/// A child and the pipe its result comes through; both are gone with it.
class Child {
public:
    Child(const std::function<std::string()>& work, const ApartLimits& limits) {
        static std::mutex one_at_a_time;  // no other child may keep the pipe open
        const std::lock_guard lock(one_at_a_time);
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
            fail();
        }
        process_ = ::fork();
        if (process_ == 0) {
            ::close(ends[0]);
            be_the_child(work, limits, ends[1]);
        }
        ::close(ends[1]);
        in_ = ends[0];
        if (process_ < 0) {
            ::close(in_);
            fail();
        }
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        ::close(in_);
        if (process_ > 0) {
            ::kill(process_, SIGKILL);
            static_cast<void>(wait());
        }
    }

    [[nodiscard]] int pipe() const { return in_; }

    /// Its status as `waitpid` tells it, once.
    int wait() {
        int status = 0;
        const pid_t process = std::exchange(process_, -1);
        while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
        }
        return status;
    }

private:
    [[noreturn]] static void fail() {
        throw Error(ErrorCode::Internal, "No process can be made", {}, "End other programs and run again");
    }

    pid_t process_ = -1;
    int in_ = -1;
};

ApartEnd reason_of(int status) {
    if (WIFEXITED(status)) {
        return WEXITSTATUS(status) == kNoMemory ? ApartEnd::TooMuchMemory : ApartEnd::Broken;
    }
    const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    return signal == SIGXCPU || signal == SIGKILL ? ApartEnd::TooSlow : ApartEnd::Broken;
}

}  // namespace

ApartResult run_apart(const std::function<std::string()>& work, const ApartLimits& limits,
                      const JobControl* job) {
    const auto latest = Clock::now() + std::chrono::seconds(10 * limits.seconds);
    Child child(work, limits);
    ApartResult result;
    std::array<char, 1U << 16U> chunk{};
    while (true) {
        check_cancelled(job);
        if (Clock::now() > latest) {
            return {ApartEnd::TooSlow, {}};
        }
        struct pollfd one {
            child.pipe(), POLLIN, 0
        };
        if (::poll(&one, 1, kTick) <= 0) {
            continue;
        }
        const ssize_t size = ::read(child.pipe(), chunk.data(), chunk.size());
        if (size <= 0) {
            break;
        }
        result.bytes.append(chunk.data(), static_cast<std::size_t>(size));
        if (result.bytes.size() > limits.result) {
            return {ApartEnd::TooLong, {}};
        }
    }
    const int status = child.wait();
    if (!result.bytes.ends_with(kComplete)) {
        return {reason_of(status), {}};
    }
    result.bytes.pop_back();
    result.end = ApartEnd::Done;
    return result;
}

#endif

}  // namespace diglot
