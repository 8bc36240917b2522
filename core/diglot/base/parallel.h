#pragma once

#include <cstddef>
#include <functional>

namespace diglot {

/// Runs `body(i)` once for each i under `count`, in any order and on `threads` threads at most (0: one a
/// core), and returns when all have ended. What the caller wrote before is seen by every body, and what
/// bodies wrote is seen after. When a body throws, bodies not begun yet may be left out and one of the
/// exceptions is thrown again.
void parallel_for(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& body);

}  // namespace diglot
