#pragma once

#include <cstdint>
#include <string_view>

namespace diglot {

/// How a segment ends.
enum class EndKind : std::uint8_t {
    Final,    ///< With a full stop, question or exclamation mark of any script, closing quotes and brackets
              ///< aside.
    Pausing,  ///< With a colon, semicolon, comma or dash, or with what looks like an abbreviation or initial.
    Open,     ///< With none of these.
};

/// How a segment begins.
enum class StartKind : std::uint8_t {
    Capital,  ///< With a capital, or a letter of a script without case; opening quotes aside.
    Small,    ///< With a small letter.
    Closing,  ///< With a closing quote or bracket or another mark that cannot begin a sentence.
    Number,   ///< With a digit.
};

EndKind end_kind(std::string_view segment);
StartKind start_kind(std::string_view segment);

}  // namespace diglot
