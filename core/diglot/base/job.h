#pragma once

#include "diglot/base/error.h"

#include <atomic>
#include <cstdint>

namespace diglot {

/// A long job's line to its caller: progress out, a wish to stop in. Functions that take a `JobControl*`
/// accept nullptr. May be called from several threads at once.
class JobControl {
public:
    JobControl() = default;
    JobControl(const JobControl&) = delete;
    JobControl& operator=(const JobControl&) = delete;
    virtual ~JobControl() = default;

    /// Tells that `done` of `total` units of work are finished; what a unit is, the job says.
    virtual void progress(std::uint64_t done, std::uint64_t total) = 0;

    /// Asks the job to stop; safe in a signal handler.
    void cancel() noexcept { cancelled_.store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool cancelled() const noexcept { return cancelled_.load(std::memory_order_relaxed); }

private:
    std::atomic<bool> cancelled_{false};
};

/// Throws `Error(Cancelled)` when the job was told to stop.
inline void check_cancelled(const JobControl* job) {
    if (job != nullptr && job->cancelled()) {
        throw Error(ErrorCode::Cancelled, "The job was stopped");
    }
}

}  // namespace diglot
