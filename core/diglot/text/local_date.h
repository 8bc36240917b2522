#pragma once

#include <string>

namespace diglot {

/// A date (ISO 8601: "2024-10-25", a time behind it is left out) as readers of `language` (BCP 47) write it
/// in full: "October 25, 2024", "2024년 10월 25일". The text itself when it is no such date. By CLDR, through
/// Boost.Locale.
std::string local_date(const std::string& iso_date, const std::string& language);

}  // namespace diglot
