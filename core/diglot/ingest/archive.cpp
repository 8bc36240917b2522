#include "diglot/ingest/archive.h"

#include "diglot/base/error.h"
#include "diglot/base/file.h"

#include <fmt/format.h>

#include <archive.h>
#include <archive_entry.h>
#include <array>
#include <memory>

namespace diglot {
namespace {

using Reader = std::unique_ptr<::archive, decltype(&archive_read_free)>;

[[noreturn]] void fail(const std::string& name, const std::string& message) {
    throw Error(ErrorCode::Format, message, {name, {}, {}}, "Open it in its program and save it again");
}

Reader open_zip(std::string_view bytes, const std::string& name) {
    Reader reader(archive_read_new(), &archive_read_free);
    archive_read_support_format_zip(reader.get());
    if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
        fail(name, "This is not a zip archive, or a damaged one");
    }
    return reader;
}

}  // namespace

Archive::Archive(const ReaderInput& input, bool (*wanted)(std::string_view)) : archive_name_(input.name) {
    const std::string& name = input.name;
    const std::uint64_t limit = unpacking_limit(input.bytes.size(), input.options.max_bytes);
    if (input.bytes.rfind("PK\x05\x06") == std::string_view::npos) {  // its directory's end
        input.sink.warn("archive-cut", "The end of the archive is missing: it may be cut short",
                        {name, {}, {}});
    }
    const Reader reader = open_zip(input.bytes, name);
    std::uint64_t total = 0;
    std::array<char, 1U << 16U> chunk{};
    archive_entry* entry = nullptr;
    int status = ARCHIVE_OK;
    while ((status = archive_read_next_header(reader.get(), &entry)) == ARCHIVE_OK ||
           status == ARCHIVE_WARN) {
        input.check_stopped();
        const char* path = archive_entry_pathname_utf8(entry);
        if (path == nullptr || !wanted(path)) {
            continue;
        }
        if (archive_entry_is_encrypted(entry) != 0) {
            fail(name, "This document is locked by a password");
        }
        std::string& file = files_[path];
        file.clear();
        la_ssize_t size = 0;
        while ((size = archive_read_data(reader.get(), chunk.data(), chunk.size())) > 0) {
            input.check_stopped();
            total += static_cast<std::uint64_t>(size);
            if (total > limit) {
                throw Error(ErrorCode::Limit, fmt::format("The archive unpacks to more than {} bytes", limit),
                            {name, {}, {}}, "If it is what it says, give the files in it one by one");
            }
            file.append(chunk.data(), static_cast<std::size_t>(size));
        }
        if (size < 0) {
            fail(name, fmt::format("The archive is damaged at \"{}\"", path));
        }
    }
    if (status != ARCHIVE_EOF) {
        fail(name, "The archive is damaged or cut short");
    }
}

const std::string* Archive::find(const std::string& name) const {
    const auto found = files_.find(name);
    return found == files_.end() ? nullptr : &found->second;
}

const std::string& Archive::get(const std::string& name) const {
    const std::string* file = find(name);
    if (file == nullptr) {
        fail(archive_name_, fmt::format("The archive has no \"{}\"", name));
    }
    return *file;
}

bool is_zip(std::string_view head) {
    return head.starts_with("PK\x03\x04");
}

}  // namespace diglot
