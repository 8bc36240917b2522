#pragma once

#include "diglot/bitext/translation_unit.h"
#include "diglot/corpus/store.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace diglot::cli {

/// What a data card tells of the units in an export: gathered while they are written, then a page of
/// Markdown.
class DataCard {
public:
    /// Counts a unit that goes into the file `file`.
    void look(const TranslationUnit& unit, const std::string& file);
    /// A unit left out, and why.
    void leave_out(const std::string& reason) { ++left_out_[reason]; }
    /// What was asked for: "--min-confidence 0.9".
    void add_choice(const std::string& choice) { choices_.push_back(choice); }
    void add_file(const std::string& name, const std::string& hash) { files_[name] = hash; }

    /// The card. `store` tells inputs, their hashes, and licences.
    [[nodiscard]] std::string markdown(const std::string& title, const Store& store,
                                       const Metadata& manifest) const;

private:
    using Counts = std::map<std::string, std::uint64_t>;

    std::uint64_t units_ = 0;
    Counts units_of_file_;
    Counts languages_;  // units with text
    Counts segments_;   // by language
    Counts sources_;
    Counts types_;
    Counts reviews_;
    Counts years_;
    Counts left_out_;
    std::set<std::string> documents_;
    std::vector<std::string> choices_;
    std::map<std::string, std::string> files_;
    double confidence_ = 0.0;
    std::uint64_t confident_ = 0;
};

}  // namespace diglot::cli
