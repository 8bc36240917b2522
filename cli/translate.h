#pragma once

#include <cstdint>
#include <string>

namespace diglot::cli {

/// `message` in the user's language (LC_ALL, LC_MESSAGES, LANG; LANGUAGE first where one of these is set), in
/// UTF-8; itself where the catalogue has nothing. Messages with values are fmt format strings:
/// `fmt::format(fmt::runtime(tr("{} beads")), n)`. The argument must be a literal, so that xgettext finds it.
std::string tr(const char* message);
/// The form of a message that fits the number `n`.
std::string tr(const char* one, const char* many, std::uint64_t n);

/// The language of the messages: "ko", "en" or another that the environment names.
std::string user_language();

/// `number` with the user's grouping of digits.
std::string format_number(std::uint64_t number);
/// `share` (0 … 1) as a percentage with one decimal, in the user's form.
std::string format_percent(double share);

}  // namespace diglot::cli
