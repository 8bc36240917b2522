#pragma once

#include "diglot/bitext/document.h"

#include <map>
#include <string>

namespace diglot::cli {

/// The name of a file in a corpus: its path from the folder of the corpus, with "/" between folders, so that
/// a corpus and its texts may move together.
std::string name_in_corpus(const std::string& file, const std::string& corpus);

/// What a table says of files: columns with tabs between, the first row the keys ("file" first, then "date",
/// "source", "title", …), names relative to the table's folder. Empty cells say nothing.
class MetadataTable {
public:
    MetadataTable() = default;
    /// Throws `Error`: Missing, Format (no header, a row with too many columns, a file named twice), with its
    /// line.
    explicit MetadataTable(const std::string& path);

    /// What the table says of `file`; empty when nothing.
    [[nodiscard]] const Metadata& of(const std::string& file) const;

private:
    std::map<std::string, Metadata> rows_;  // by whole path
};

}  // namespace diglot::cli
