#pragma once

#include <span>
#include <string_view>

namespace diglot {

/// One rule file as it stood in the source tree when the library was built.
struct RuleFile {
    std::string_view name;  ///< "en", "ko", …; "all" for the rules common to all languages.
    std::string_view text;
};

/// All rule files, by name.
std::span<const RuleFile> embedded_rule_files();

}  // namespace diglot
