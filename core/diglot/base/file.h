#pragma once

#include "diglot/base/byte_source.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <ostream>
#include <string>

namespace diglot {

/// What `packed` bytes may unpack to: `max_bytes`, and no more than 200 times their number where that is
/// above 64 MiB. Text shrinks to a tenth or so; what grows more is made to do harm.
std::uint64_t unpacking_limit(std::uint64_t packed, std::uint64_t max_bytes);

/// Reads a whole file, decompressed when its name ends in `.gz`, `.dz` (dictzip) or `.zst`; `-` reads
/// standard input. Throws `Error`: Missing (absent, a folder, not readable), Format (damaged compression),
/// Limit (more than `max_bytes` after decompression, or than `unpacking_limit`).
std::string read_file(const std::string& path, std::size_t max_bytes = std::size_t{4} << 30);

/// A file read piece by piece, decompressed as by `read_file`; `-` is standard input.
class FileSource final : public ByteSource {
public:
    /// Throws `Error(Missing)` when it is absent, a folder or not readable.
    explicit FileSource(std::string path);
    ~FileSource() override;
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;

    /// Throws `Error`: Format (damaged compression), Missing (the device cannot be read).
    std::size_t read(char* to, std::size_t size) override;
    [[nodiscard]] const std::string& name() const override { return path_; }

private:
    struct Impl;
    std::string path_;
    std::unique_ptr<Impl> impl_;
};

/// A file that appears whole or not at all: written without a name (where the file system can, so that a
/// killed program leaves nothing either; else beside its place), synced, then moved to its place. Links stay
/// links and permissions stay; devices and pipes are written directly. Compressed when its name ends in `.gz`
/// or `.zst`; `-` writes to standard output. Without `commit()` the destructor removes what was written.
class OutputFile {
public:
    /// Throws `Error(Write)` when the file cannot be made.
    explicit OutputFile(std::string path);
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;
    ~OutputFile();

    [[nodiscard]] std::ostream& stream();
    [[nodiscard]] const std::string& path() const { return path_; }

    /// Finishes the file and moves it to its place. Throws `Error(Write)` when any byte could not be written.
    void commit();

private:
    struct Impl;
    std::string path_;
    std::unique_ptr<Impl> impl_;
};

}  // namespace diglot
