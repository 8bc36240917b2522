#pragma once

#include "diglot/base/job.h"

#include <cstdint>
#include <functional>
#include <string>

namespace diglot {

/// What work done apart may use.
struct ApartLimits {
    std::uint64_t seconds = 60;                      ///< Of processor time; of waiting, ten times as many.
    std::uint64_t memory = std::uint64_t{1} << 30U;  ///< Bytes beside what this process has taken already.
    std::uint64_t result = std::uint64_t{1} << 30U;  ///< Bytes of the result.
};

/// How work done apart ended.
enum class ApartEnd { Done, TooSlow, TooMuchMemory, TooLong, Broken };

struct ApartResult {
    ApartEnd end = ApartEnd::Broken;
    std::string bytes;  ///< What the work returned, when it is `Done`.
};

/// Runs `work` in a child process that is a copy of this one, so that a library which can neither be stopped
/// nor bounded does no harm: it may take as long, grow as large or crash as it likes. What it changes or
/// prints is lost, but for what it returns; threads and locks of this process are not there, so it should use
/// only what nobody else uses at the time. Under the sanitizers, which need no such care, it runs here.
/// Throws `Error`: Cancelled (`job` was told to stop), Internal (no process can be made).
ApartResult run_apart(const std::function<std::string()>& work, const ApartLimits& limits,
                      const JobControl* job);

}  // namespace diglot
