#pragma once

#include "diglot/ingest/reader.h"

#include <span>
#include <string_view>
#include <vector>

namespace diglot {

/// One row of the table of document formats.
struct DocumentFormat {
    std::string_view name;         ///< What `IngestOptions::format` says: "txt", "html", …
    std::string_view description;  ///< What it reads, a few words.
    std::string_view endings;  ///< File name endings, lower case, each between spaces: " html htm xhtml ".
    /// True when the input's first bytes (512 at most) are surely of this format; nullptr where no bytes
    /// tell.
    bool (*recognises)(std::string_view head);
    Document (*read)(const ReaderInput& input);  ///< nullptr for a format of many documents,
    /// which this reads, each complete (language, id); nullptr for others.
    std::vector<Document> (*read_all)(const ReaderInput& input) = nullptr;
};

/// The formats that `ingest` reads. A new format is one row here and the file with its functions.
std::span<const DocumentFormat> formats();

/// The format called `name`, or nullptr.
const DocumentFormat* find_format(std::string_view name);

/// The format for an input: by its first bytes, else by the ending of its name (a compression ending left
/// aside), else plain text.
const DocumentFormat& guess_format(std::string_view bytes, std::string_view name);

}  // namespace diglot
