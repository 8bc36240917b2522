#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <string>
#include <utility>
#include <vector>

namespace diglot {

/// A zip archive of files, in order, in memory.
inline std::string make_zip(const std::vector<std::pair<std::string, std::string>>& files) {
    std::string bytes(4096, '\0');
    for (const auto& [name, content] : files) {
        bytes.resize(bytes.size() + content.size() + 1000);
    }
    std::size_t used = 0;
    archive* zip = archive_write_new();
    archive_write_set_format_zip(zip);
    archive_write_open_memory(zip, bytes.data(), bytes.size(), &used);
    for (const auto& [name, content] : files) {
        // As the formats ask: the file that names the type is readable in the archive's first bytes.
        name == "mimetype" ? archive_write_zip_set_compression_store(zip)
                           : archive_write_zip_set_compression_deflate(zip);
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(zip, entry);
        archive_write_data(zip, content.data(), content.size());
        archive_entry_free(entry);
    }
    archive_write_close(zip);
    archive_write_free(zip);
    bytes.resize(used);
    return bytes;
}

}  // namespace diglot
