#include "diglot/base/error.h"

#include <fmt/format.h>

#include <utility>

namespace diglot {
namespace {

std::string full_text(const std::string& message, const Location& where, const std::string& advice) {
    const std::string place = where.to_string();
    std::string text = place.empty() ? message : fmt::format("{}: {}", place, message);
    if (!advice.empty()) {
        text += fmt::format(". {}", advice);
    }
    return text;
}

}  // namespace

std::string Location::to_string() const {
    std::string text = file;
    if (line) {
        text += fmt::format("{}{}", text.empty() ? "line " : ":", *line);
    }
    if (byte) {
        text += fmt::format("{}byte {}", text.empty() ? "" : ", ", *byte);
    }
    return text;
}

Error::Error(ErrorCode code, const std::string& message, Location where, std::string advice)
    : std::runtime_error(full_text(message, where, advice)),
      code_(code),
      message_(message),
      where_(std::move(where)),
      advice_(std::move(advice)) {}

}  // namespace diglot
