#include "decisions.h"

#include <fmt/format.h>

#include "translate.h"

namespace diglot::cli {

void tell_decisions(const CarriedDecisions& decisions, const std::string& place, DiagnosticSink& sink) {
    if (const auto n = decisions.needs_review; n > 0) {
        sink.warn(
            "needs-review",
            fmt::format(fmt::runtime(tr("{} unit that a person decided about has another text now: it is "
                                        "marked needs-review",
                                        "{} units that people decided about have another text now: they "
                                        "are marked needs-review",
                                        n)),
                        format_number(n)),
            {place, {}, {}});
    }
    if (const auto n = decisions.waiting; n > 0) {
        sink.warn(
            "decisions-waiting",
            fmt::format(fmt::runtime(tr("{} decision is about a text that is gone: it is kept for its return",
                                        "{} decisions are about texts that are gone: they are kept for "
                                        "their return",
                                        n)),
                        format_number(n)),
            {place, {}, {}});
    }
}

}  // namespace diglot::cli
