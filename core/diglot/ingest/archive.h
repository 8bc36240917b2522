#pragma once

#include "diglot/ingest/reader.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace diglot {

/// The files of a zip archive held in memory. Nothing is written to disk, so names in it lead nowhere.
class Archive {
public:
    /// Unpacks the files whose names `wanted` is true for. Throws `Error`: Format (no zip archive, damaged,
    /// encrypted), Limit (unpacks to more than `max_bytes`, or to far more than any document does for its
    /// size), Cancelled. A name that comes twice is the later file's.
    Archive(const ReaderInput& input, bool (*wanted)(std::string_view));

    /// The file called `name`, or nullptr.
    [[nodiscard]] const std::string* find(const std::string& name) const;
    /// The file called `name`. Throws `Error(Format)` when it is not there.
    [[nodiscard]] const std::string& get(const std::string& name) const;

private:
    std::string archive_name_;
    std::map<std::string, std::string> files_;
};

/// True when the bytes begin like a zip archive.
bool is_zip(std::string_view head);

}  // namespace diglot
