#pragma once

#include "diglot/bitext/translation_unit.h"

#include <functional>
#include <set>
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

/// Goes through the units of `source`. `take` says whether it wants more. Throws as `Store` and
/// `make_unit_reader`.
void each_unit(const UnitSource& source, Session& session,
               const std::function<bool(const TranslationUnit&)>& take);

/// The source and dates that units are asked to have, as `UnitFilter` has them.
class UnitWish {
public:
    std::string source;
    std::string date_from, date_to;  ///< ISO 8601, any precision; inclusive.

    /// Adds --source, --since and --until.
    void add_options(CLI::App& command);
    /// Whether a unit is as wished; remembers what units say.
    bool passes(const TranslationUnit& unit);
    /// Throws `Error(Argument)` when no unit was, with what there is.
    void check(const std::string& path) const;

private:
    bool passed_ = false, dated_ = false;
    std::set<std::string> sources_;
};

/// Fills in the languages that are not told yet: those of the first unit with text in two, by what the texts
/// say where the file does not. Throws `Error(Argument)` when there are no two languages.
void find_languages(UnitSource& source, Session& session);

}  // namespace diglot::cli
