#pragma once

#include "diglot/bitext/translation_unit.h"
#include "diglot/corpus/unit_cursor.h"

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace diglot::cli {

class Session;

/// The options that commands share which report on units.
struct FindingsOptions {
    std::string from;             ///< Format of the units; empty: by name and content.
    std::string format = "text";  ///< "text", "json" or "tsv".
    std::string output = "-";
};
/// Adds --from, --format and --output.
void add_findings_options(CLI::App& command, FindingsOptions& options);

/// Where units come from: a corpus of diglot's, or any file that units are read from (TMX, table, JSON
/// Lines, …), told by its first bytes.
struct UnitSource {
    std::string path;
    std::string format;  ///< Of such a file where its name and content mislead; else empty.
    std::string source_language, target_language;  ///< BCP 47, of a file that does not say them.
};

/// Goes through the units of `source`, of a corpus those that pass `filter` alone. `take` says whether it
/// wants more. Throws as `Store` and `make_unit_reader`.
void each_unit(const UnitSource& source, const UnitFilter& filter, Session& session,
               const std::function<bool(const TranslationUnit&)>& take);

/// Fills in the languages that are not told yet: those of the first unit with text in two, by what the texts
/// say where the file does not. Throws `Error(Argument)` when there are no two languages.
void find_languages(UnitSource& source, Session& session);

}  // namespace diglot::cli
