#pragma once

#include <string>

namespace diglot::cli {

/// A message of the library in the user's language, its values kept; itself when the table has no such
/// message.
std::string translate_library_message(const std::string& message);

}  // namespace diglot::cli
