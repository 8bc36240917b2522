#pragma once

#include <string>
#include <string_view>

namespace diglot {

/// What the letters of a text are written in, against the script of its language.
struct ScriptShare {
    std::size_t letters = 0;  ///< Code points that are letters of any script.
    std::size_t own =
        0;  ///< Of these, in the script of the language (Han counts for Korean, Kana and Han for Japanese).
    std::size_t latin = 0;  ///< In Latin script, where that is not the language's own: names and signs.
};

/// Counts the letters of `text` by the script in which `language` (BCP 47) is usually written. All are `own`
/// for a language of unknown script. O(bytes).
ScriptShare script_share(std::string_view text, std::string_view language);

}  // namespace diglot
