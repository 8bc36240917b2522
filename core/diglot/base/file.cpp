#include "diglot/base/file.h"

#include "diglot/base/error.h"

#include <boost/iostreams/device/file_descriptor.hpp>
#include <boost/iostreams/filter/gzip.hpp>
#include <boost/iostreams/filter/zstd.hpp>
#include <boost/iostreams/filtering_stream.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
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

bool is_compressed(const std::string& path) {
    return path.ends_with(".gz") || path.ends_with(".dz") || path.ends_with(".zst");
}

/// Adds the filter that the name asks for.
template <typename Gzip, typename Zstd, typename Stream>
void push_filter(Stream& stream, const std::string& path) {
    if (path.ends_with(".gz") || path.ends_with(".dz")) {  // dictzip's files are gzip files
        stream.push(Gzip());
    } else if (path.ends_with(".zst")) {
        stream.push(Zstd());
    }
}

/// The file that a symbolic link leads to, so that the link stays; any other path as it is.
std::string behind_links(const std::string& path) {
    std::error_code failure;
    const std::string target = std::filesystem::is_symlink(path, failure)
                                   ? std::filesystem::weakly_canonical(path, failure).string()
                                   : path;
    return failure ? path : target;
}

/// A file beside `place` that has no name yet, so that not even a killed program leaves it behind; -1 where
/// the file system has no such files.
int open_nameless(const std::string& place) {
    if (::access("/proc/self/fd", X_OK) != 0) {  // it gets its name through there
        return -1;
    }
    const std::string folder = std::filesystem::path(place).parent_path().string();
    return ::open(folder.empty() ? "." : folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
}

/// Where the bytes of an `OutputFile` go. Boost's own sink may swallow an error that comes when a stream is
/// closed.
struct FileState {
    int file = -1;
    int error = 0;  // errno of the first write that failed
    bool discarded = false;
};

class FileSink {
public:
    using char_type = char;
    using category = io::sink_tag;

    explicit FileSink(FileState& state) : state_(&state) {}

    std::streamsize write(const char* bytes, std::streamsize size) {
        std::streamsize done = 0;
        while (done < size && state_->error == 0 && !state_->discarded) {
            const ssize_t written =
                ::write(state_->file, bytes + done, static_cast<std::size_t>(size - done));
            if (written >= 0) {
                done += written;
            } else if (errno != EINTR) {
                state_->error = errno;
            }
        }
        return size;  // the error is told by commit()
    }

private:
    FileState* state_;
};

}  // namespace

struct FileSource::Impl {
    io::filtering_istream stream;
    std::uint64_t done = 0;  // bytes read, after decompression
};

FileSource::FileSource(std::string path) : path_(std::move(path)), impl_(std::make_unique<Impl>()) {
    push_filter<io::gzip_decompressor, io::zstd_decompressor>(impl_->stream, path_);
    impl_->stream.push(io::file_descriptor_source(open_for_reading(path_), io::close_handle));
    impl_->stream.exceptions(std::ios::badbit);  // not before: a stream without a device counts as bad
}

FileSource::~FileSource() = default;

std::size_t FileSource::read(char* to, std::size_t size) {
    if (!impl_->stream) {
        return 0;
    }
    try {
        impl_->stream.read(to, static_cast<std::streamsize>(size));
    } catch (const std::ios_base::failure& failure) {
        if (is_compressed(path_)) {
            throw Error(ErrorCode::Format, "The compressed data is damaged or cut short",
                        {path_, {}, impl_->done}, "Fetch or make the file again");
        }
        throw Error(ErrorCode::Missing, fmt::format("Cannot read: {}", failure.what()), {path_, {}, {}},
                    "Check what it is and who may read it");
    }
    const auto taken = static_cast<std::size_t>(impl_->stream.gcount());
    impl_->done += taken;
    return taken;
}

std::uint64_t unpacking_limit(std::uint64_t packed, std::uint64_t max_bytes) {
    constexpr std::uint64_t kSmall = std::uint64_t{64} << 20U;
    constexpr std::uint64_t kMaxRatio = 200;
    return std::min(max_bytes, std::max(kSmall, kMaxRatio * packed));
}

std::string read_file(const std::string& path, std::size_t max_bytes) {
    FileSource file(path);
    std::error_code unknown;
    const std::uint64_t packed = is_compressed(path) ? std::filesystem::file_size(path, unknown) : 0;
    const std::uint64_t unpacked = packed > 0 && !unknown ? unpacking_limit(packed, max_bytes) : max_bytes;
    std::string bytes;
    std::vector<char> chunk(kChunk);
    while (const std::size_t taken = file.read(chunk.data(), chunk.size())) {
        bytes.append(chunk.data(), taken);
        if (bytes.size() > max_bytes) {
            throw Error(ErrorCode::Limit, fmt::format("The input is larger than {} bytes", max_bytes),
                        {path, {}, {}}, "Split it, or raise the limit");
        }
        if (bytes.size() > unpacked) {
            throw Error(
                ErrorCode::Limit, fmt::format("{} compressed bytes unpack to more than {}", packed, unpacked),
                {path, {}, {}}, "No document shrinks so much; if it is what it says, unpack it first");
        }
    }
    return bytes;
}

struct OutputFile::Impl {
    FileState state;  // outlives the stream, which writes to it
    io::filtering_ostream stream;
    std::string place;      // where the file appears: `path_`, or what it links to
    std::string temporary;  // empty for standard output and for devices and pipes, which nothing may replace
    bool nameless = false;  // `temporary` is not there before the last moment

    void open();
    /// False, with `errno`, when it cannot be.
    [[nodiscard]] bool move_to_place();
};

void OutputFile::Impl::open() {
    struct stat info {};
    const bool exists = ::stat(place.c_str(), &info) == 0;
    if (exists && !S_ISREG(info.st_mode)) {
        state.file = ::open(place.c_str(), O_WRONLY | O_CLOEXEC);
        return;
    }
    temporary = fmt::format("{}.{}.part", place, ::getpid());
    state.file = open_nameless(place);
    nameless = state.file >= 0;
    if (!nameless) {
        state.file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    }
    if (state.file >= 0 && exists && ::fchmod(state.file, info.st_mode & 07777U) != 0) {
        ::close(std::exchange(state.file, -1));
    }
}

bool OutputFile::Impl::move_to_place() {
    if (::fsync(state.file) != 0) {
        return false;
    }
    if (nameless) {
        const std::string open_file = fmt::format("/proc/self/fd/{}", state.file);
        ::unlink(temporary.c_str());  // of a killed program that had the same number
        if (::linkat(AT_FDCWD, open_file.c_str(), AT_FDCWD, temporary.c_str(), AT_SYMLINK_FOLLOW) != 0) {
            return false;
        }
    }
    return ::rename(temporary.c_str(), place.c_str()) == 0;
}

OutputFile::OutputFile(std::string path) : path_(std::move(path)), impl_(std::make_unique<Impl>()) {
    if (path_ == "-") {
        impl_->state.file = ::dup(STDOUT_FILENO);
    } else {
        impl_->place = behind_links(path_);
        impl_->open();
    }
    if (impl_->state.file < 0) {
        const int error = errno;
        if (!impl_->temporary.empty()) {
            ::unlink(impl_->temporary.c_str());
            impl_->temporary.clear();
        }
        fail_write(path_, error);
    }
    push_filter<io::gzip_compressor, io::zstd_compressor>(impl_->stream, path_);
    impl_->stream.push(FileSink(impl_->state));
}

OutputFile::~OutputFile() {
    impl_->state.discarded = true;
    try {
        impl_->stream.reset();
    } catch (...) {  // a filter that cannot end what is thrown away: nothing to tell
        impl_->stream.clear();
    }
    if (impl_->state.file >= 0) {
        ::close(impl_->state.file);
    }
    if (!impl_->temporary.empty()) {
        ::unlink(impl_->temporary.c_str());
    }
}

std::ostream& OutputFile::stream() {
    return impl_->stream;
}

void OutputFile::commit() {
    impl_->stream.reset();  // the last bytes of every filter go out
    if (impl_->state.error != 0) {
        fail_write(path_, impl_->state.error);
    }
    if (!impl_->temporary.empty()) {
        if (!impl_->move_to_place()) {
            fail_write(path_, errno);
        }
        impl_->temporary.clear();
    }
}

}  // namespace diglot
