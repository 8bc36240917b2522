#pragma once

#include <memory>

namespace CLI {
class App;
class FormatterBase;
}  // namespace CLI

namespace diglot::cli {

/// Lays out the help of all commands: words in the user's language, lines of at most 80 columns, where an
/// East Asian letter takes two.
std::shared_ptr<CLI::FormatterBase> make_help_formatter();

}  // namespace diglot::cli
