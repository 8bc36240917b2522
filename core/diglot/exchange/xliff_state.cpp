#include "diglot/exchange/xliff_state.h"

namespace diglot {

bool is_xliff_state(std::string_view state) {
    return state == "initial" || state == "translated" || state == "reviewed" || state == "final";
}

std::string_view xliff_state(ReviewState review, bool has_target) {
    return !has_target ? "initial" : review == ReviewState::Accepted ? "reviewed" : "translated";
}

ReviewState xliff_review(std::string_view state) {
    const bool done = state == "reviewed" || state == "final" || state == "signed-off";
    return done                                ? ReviewState::Accepted
           : state.starts_with("needs-review") ? ReviewState::NeedsReview
                                               : ReviewState::Unreviewed;
}

}  // namespace diglot
