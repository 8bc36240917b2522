#include "diglot/base/parallel.h"

#include <algorithm>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

// Debian's oneTBB is built without the thread sanitizer, which then knows nothing of the order its queues
// keep and would call every task a race. Under that sanitizer (DIGLOT_TSAN, see CMakeLists.txt) this file is
// compiled without it and says itself what comes before what; all other code is judged in full.
#ifdef DIGLOT_TSAN
extern "C" {
void __tsan_acquire(void* place);  // NOLINT(bugprone-reserved-identifier): the sanitizer's names
void __tsan_release(void* place);  // NOLINT(bugprone-reserved-identifier)
}
#endif

namespace diglot {
namespace {

/// What is done before `pass_to_others` is seen by who calls `take_from_others` later on another thread.
/// oneTBB makes it so; this tells the sanitizer.
class Handover {
public:
#ifdef DIGLOT_TSAN
    void pass_to_others() {
        __tsan_release(&place_);
    }
    void take_from_others() {
        __tsan_acquire(&place_);
    }

private:
    char place_ = 0;
#else
    void pass_to_others() {}
    void take_from_others() {}
#endif
};

/// One body's stretch between the handovers, also when it throws.
class Stretch {
public:
    Stretch(Handover& begin, Handover& end) : end_(end) { begin.take_from_others(); }
    Stretch(const Stretch&) = delete;
    Stretch& operator=(const Stretch&) = delete;
    ~Stretch() { end_.pass_to_others(); }

private:
    Handover& end_;
};

}  // namespace

void parallel_for(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& body) {
    // Not more than TBB may run: it would print a warning.
    const auto most = tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism);
    tbb::task_arena arena(threads == 0 ? tbb::task_arena::automatic
                                       : static_cast<int>(std::min<std::size_t>(threads, most)));
    Handover begin;
    Handover end;
    begin.pass_to_others();
    const auto finish = [&] { end.take_from_others(); };
    try {
        arena.execute([&] {
            tbb::parallel_for(std::size_t{0}, count, [&](std::size_t i) {
                const Stretch stretch(begin, end);
                body(i);
            });
        });
    } catch (...) {
        finish();
        throw;
    }
    finish();
}

}  // namespace diglot
