#include "diglot/base/apart.h"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace diglot {
namespace {

class Stopped final : public JobControl {
    void progress(std::uint64_t /*done*/, std::uint64_t /*total*/) override {}
};

TEST(Apart, GivesBackWhatTheWorkReturns) {
    const std::string much(3U << 20U, 'x');
    EXPECT_EQ(run_apart([&] { return much; }, {}, nullptr).bytes, much);
    const ApartResult nothing = run_apart([] { return std::string(); }, {}, nullptr);
    EXPECT_EQ(nothing.end, ApartEnd::Done);
    EXPECT_EQ(nothing.bytes, "");
}

TEST(Apart, RunsFromSeveralThreadsAtOnce) {
    std::vector<std::string> results(8);
    std::vector<std::thread> threads;
    for (std::string& result : results) {
        threads.emplace_back([&result] { result = run_apart([] { return "done"; }, {}, nullptr).bytes; });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(results, std::vector<std::string>(8, "done"));
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && \
    !defined(__clang__)  // there it runs here

TEST(Apart, EndsWorkThatNeverEnds) {
    volatile bool on = true;
    const auto endless = [&] {
        while (on) {
        }
        return std::string();
    };
    EXPECT_EQ(run_apart(endless, {1, 1U << 30U, 100}, nullptr).end, ApartEnd::TooSlow);
}

TEST(Apart, EndsWorkThatGrowsWithoutBound) {
    const auto greedy = [] {
        std::vector<std::string> all;
        while (true) {
            all.emplace_back(1U << 24U, 'x');
        }
        return std::string();
    };
    EXPECT_EQ(run_apart(greedy, {20, 1U << 28U, 100}, nullptr).end, ApartEnd::TooMuchMemory);
    EXPECT_EQ(run_apart([] { return std::string(200, 'x'); }, {20, 1U << 28U, 100}, nullptr).end,
              ApartEnd::TooLong);
}

TEST(Apart, OutlivesWorkThatCrashesAndShowsNothingOfIt) {
    const auto crash = []() -> std::string {
        std::puts("lost");
        std::raise(SIGSEGV);
        return {};
    };
    EXPECT_EQ(run_apart(crash, {}, nullptr).end, ApartEnd::Broken);
    EXPECT_EQ(run_apart([]() -> std::string { throw std::runtime_error("no"); }, {}, nullptr).end,
              ApartEnd::Broken);
}

TEST(Apart, StopsWithTheJob) {
    Stopped job;
    job.cancel();
    volatile bool on = true;
    const auto endless = [&] {
        while (on) {
        }
        return std::string();
    };
    EXPECT_THROW(run_apart(endless, {}, &job), Error);
}

#endif

}  // namespace
}  // namespace diglot
