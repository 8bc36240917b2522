#include "diglot/base/file.h"

#include "diglot/base/error.h"

#include <boost/iostreams/device/file_descriptor.hpp>
#include <boost/iostreams/filter/gzip.hpp>
#include <boost/iostreams/filter/zstd.hpp>
#include <boost/iostreams/filtering_stream.hpp>
#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace diglot {
namespace {

namespace io = boost::iostreams;

constexpr std::size_t kChunk = std::size_t{1} << 16;

[[noreturn]] void fail_read(const std::string& path, int error) {
    const bool absent = error == ENOENT;
    throw Error(ErrorCode::Missing,
                absent ? "There is no such file" : fmt::format("Cannot read: {}", std::strerror(error)),
                {path, {}, {}},
                absent ? "Check the name and the folder" : "Check what it is and who may read it");
}

[[noreturn]] void fail_write(const std::string& path, int error) {
    throw Error(
        ErrorCode::Write, fmt::format("Cannot write: {}", std::strerror(error)), {path, {}, {}},
        error == ENOSPC ? "Make room on the disk and run again" : "Check the folder and who may write there");
}

int open_for_reading(const std::string& path) {
    if (path == "-") {
        return ::dup(STDIN_FILENO);
    }
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat info {};
    if (file < 0) {
        fail_read(path, errno);
    }
    if (::fstat(file, &info) == 0 && S_ISDIR(info.st_mode)) {
        ::close(file);
        fail_read(path, EISDIR);
    }
    return file;
}

/// Adds the filter that the name asks for.
template <typename Gzip, typename Zstd, typename Stream>
void push_filter(Stream& stream, const std::string& path) {
    if (path.ends_with(".gz")) {
        stream.push(Gzip());
    } else if (path.ends_with(".zst")) {
        stream.push(Zstd());
    }
}

}  // namespace

std::string read_file(const std::string& path, std::size_t max_bytes) {
    io::filtering_istream stream;
    push_filter<io::gzip_decompressor, io::zstd_decompressor>(stream, path);
    stream.push(io::file_descriptor_source(open_for_reading(path), io::close_handle));
    stream.exceptions(std::ios::badbit);  // not before: a stream without a device counts as bad
    std::string bytes;
    std::vector<char> chunk(kChunk);
    try {
        while (stream) {
            stream.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
            bytes.append(chunk.data(), static_cast<std::size_t>(stream.gcount()));
            if (bytes.size() > max_bytes) {
                throw Error(ErrorCode::Limit, fmt::format("The input is larger than {} bytes", max_bytes),
                            {path, {}, {}}, "Split it, or raise the limit");
            }
        }
    } catch (const std::ios_base::failure& failure) {
        if (path.ends_with(".gz") || path.ends_with(".zst")) {
            throw Error(ErrorCode::Format, "The compressed data is damaged or cut short",
                        {path, {}, bytes.size()}, "Fetch or make the file again");
        }
        throw Error(ErrorCode::Missing, fmt::format("Cannot read: {}", failure.what()), {path, {}, {}},
                    "Check what it is and who may read it");
    }
    return bytes;
}

struct OutputFile::Impl {
    io::filtering_ostream stream;
    std::string temporary;  // empty for standard output and devices
    int file = -1;
};

namespace {

/// A device or pipe is written to as it stands: renaming a file over it would take its place (-o /dev/null).
bool is_special(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

}  // namespace

OutputFile::OutputFile(std::string path) : path_(std::move(path)), impl_(std::make_unique<Impl>()) {
    if (path_ == "-") {
        impl_->file = ::dup(STDOUT_FILENO);
    } else if (is_special(path_)) {
        impl_->file = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    } else {
        impl_->temporary = fmt::format("{}.{}.part", path_, ::getpid());
        impl_->file = ::open(impl_->temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    }
    if (impl_->file < 0) {
        impl_->temporary.clear();
        fail_write(path_, errno);
    }
    push_filter<io::gzip_compressor, io::zstd_compressor>(impl_->stream, path_);
    impl_->stream.push(io::file_descriptor_sink(impl_->file, io::never_close_handle));
}

OutputFile::~OutputFile() {
    try {
        impl_->stream.reset();
    } catch (...) {  // the file is thrown away: nothing to tell
        impl_->stream.clear();
    }
    if (impl_->file >= 0) {
        ::close(impl_->file);
    }
    if (!impl_->temporary.empty()) {
        ::unlink(impl_->temporary.c_str());
    }
}

std::ostream& OutputFile::stream() {
    return impl_->stream;
}

void OutputFile::commit() {
    errno = 0;
    bool good = impl_->stream.good();
    try {
        impl_->stream.strict_sync();
        good = good && impl_->stream.good();
        impl_->stream.reset();
    } catch (const std::ios_base::failure&) {
        good = false;
    }
    if (!good) {
        fail_write(path_, errno == 0 ? EIO : errno);
    }
    if (!impl_->temporary.empty()) {
        if (::fsync(impl_->file) != 0 || ::rename(impl_->temporary.c_str(), path_.c_str()) != 0) {
            fail_write(path_, errno);
        }
        impl_->temporary.clear();
    }
}

}  // namespace diglot
