#pragma once

#include <cstddef>
#include <string_view>

namespace diglot {

/// `at`, or the end of a date in numbers with a time of day that starts there, as mail programs write it
/// above a quoted letter: "08/16/2000 03:48 PM", "2000-08-16 15:48:02".
std::size_t skip_time_stamp(std::string_view text, std::size_t at);

/// True when `text` may be the sender above a quoted letter: one to six words, each with a capital or an @.
bool is_sender(std::string_view text);

}  // namespace diglot
