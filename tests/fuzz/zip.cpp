#include "zip.h"

#include "fuzz.h"
#include <archive.h>
#include <archive_entry.h>

namespace diglot::fuzz {

std::string zip(const std::vector<std::pair<std::string, std::string>>& files) {
    std::size_t room = 1024;
    for (const auto& [name, content] : files) {
        room += content.size() + 4 * name.size() + 512;
    }
    std::string bytes(room, '\0');
    std::size_t used = 0;
    archive* writer = archive_write_new();
    archive_write_set_format_zip(writer);
    archive_write_zip_set_compression_store(writer);
    archive_write_set_bytes_in_last_block(writer, 1);
    expect(archive_write_open_memory(writer, bytes.data(), bytes.size(), &used) == ARCHIVE_OK, "zip opens");
    for (const auto& [name, content] : files) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        expect(archive_write_header(writer, entry) == ARCHIVE_OK, "zip has room");
        archive_write_data(writer, content.data(), content.size());
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
    bytes.resize(used);
    return bytes;
}

}  // namespace diglot::fuzz
