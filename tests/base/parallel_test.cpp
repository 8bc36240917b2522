#include "diglot/base/parallel.h"

#include "diglot/base/error.h"

#include <gtest/gtest.h>

#include <atomic>
#include <vector>

namespace diglot {
namespace {

TEST(ParallelFor, RunsEachOnceAtAnyNumberOfThreads) {
    for (const unsigned threads : {0U, 1U, 2U, 64U}) {
        std::vector<std::size_t> seen(1000, 0);
        const std::vector<std::size_t> read(1000, 3);
        parallel_for(seen.size(), threads, [&](std::size_t i) { seen[i] += i + read[i]; });
        for (std::size_t i = 0; i < seen.size(); ++i) {
            ASSERT_EQ(seen[i], i + 3) << threads << " threads";
        }
    }
    parallel_for(0, 0, [](std::size_t) { FAIL(); });
}

TEST(ParallelFor, OneThreadIsOneThread) {
    unsigned running = 0;  // not atomic: the thread sanitizer sees a second thread
    parallel_for(200, 1, [&](std::size_t) {
        EXPECT_EQ(++running, 1U);
        --running;
    });
}

TEST(ParallelFor, HandsOnWhatABodyThrows) {
    std::atomic<unsigned> begun = 0;
    try {
        parallel_for(100, 2, [&](std::size_t i) {
            ++begun;
            if (i == 50) {
                throw Error(ErrorCode::Format, "no good");
            }
        });
        FAIL() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Format);
    }
    EXPECT_GE(begun, 1U);
}

}  // namespace
}  // namespace diglot
