#include "diglot/base/file.h"

#include "diglot/base/error.h"

#include <gtest/gtest.h>

#include "../temporary_folder.h"
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace diglot {
namespace {

namespace fs = std::filesystem;

class FileTest : public testing::Test {
protected:
    [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
    [[nodiscard]] std::size_t files() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
    }
    const TemporaryFolder temporary_;
    const fs::path folder_ = temporary_.path();
};

TEST_F(FileTest, WrittenFileReadsBackInEveryCompression) {
    const std::string text = "로동신문\n" + std::string(200000, 'x');
    for (const char* name : {"plain.txt", "packed.txt.gz", "packed.txt.zst"}) {
        OutputFile file(path(name));
        file.stream() << text;
        file.commit();
        EXPECT_EQ(read_file(path(name)), text) << name;
    }
    EXPECT_LT(fs::file_size(path("packed.txt.gz")), 2000U);
    EXPECT_LT(fs::file_size(path("packed.txt.zst")), 2000U);
}

TEST_F(FileTest, UncommittedFileLeavesNothing) {
    { OutputFile(path("a")).stream() << "half"; }
    EXPECT_EQ(files(), 0U);
}

TEST_F(FileTest, CutGzipIsAnError) {
    {
        OutputFile file(path("a.gz"));
        file.stream() << std::string(100000, 'y') << "end";
        file.commit();
    }
    fs::resize_file(path("a.gz"), fs::file_size(path("a.gz")) - 12);
    try {
        read_file(path("a.gz"));
        FAIL() << "a cut file was read";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Format);
    }
}

TEST_F(FileTest, ReadingAbsentFileOrFolderNamesIt) {
    for (const std::string& name : {path("absent"), folder_.string()}) {
        try {
            read_file(name);
            FAIL() << name;
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Missing);
            EXPECT_EQ(error.where().file, name);
            EXPECT_FALSE(error.advice().empty());
        }
    }
}

TEST_F(FileTest, UnwritableFolderIsNamed) {
    try {
        const OutputFile file(path("absent-folder/x"));
        FAIL() << "a file was made in an absent folder";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Write);
        EXPECT_EQ(error.where().file, path("absent-folder/x"));
    }
}

TEST_F(FileTest, APipeIsWrittenToAndStaysAPipe) {
    const std::string pipe = path("pipe");
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
    ASSERT_GE(reader, 0);
    {
        OutputFile file(pipe);
        file.stream() << "text";
        file.commit();
    }
    std::string got(8, '\0');
    EXPECT_EQ(::read(reader, got.data(), got.size()), 4);
    ::close(reader);
    EXPECT_EQ(got.substr(0, 4), "text");
    EXPECT_TRUE(fs::is_fifo(pipe));
}

TEST_F(FileTest, DevicesAreWrittenNotReplaced) {
    for (const std::size_t size : {1U, 100000U}) {
        OutputFile full("/dev/full");
        full.stream() << std::string(size, 'x');
        EXPECT_THROW(full.commit(), Error) << size;
    }
    EXPECT_TRUE(fs::is_character_file("/dev/full"));
    OutputFile null("/dev/null");
    null.stream() << "gone";
    null.commit();
    EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(FileTest, LinkStaysAndPermissionsStay) {
    { std::ofstream(path("private")) << "old"; }
    fs::permissions(path("private"), fs::perms::owner_read | fs::perms::owner_write);
    fs::create_symlink("private", path("link"));
    OutputFile file(path("link"));
    file.stream() << "new";
    file.commit();
    EXPECT_TRUE(fs::is_symlink(path("link")));
    EXPECT_EQ(read_file(path("private")), "new");
    EXPECT_EQ(fs::status(path("private")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(files(), 2U);
}

TEST_F(FileTest, WhatUnpacksToFarTooMuchIsRefusedWhateverTheLimit) {
    for (const char* name : {"bomb.txt.gz", "bomb.txt.zst"}) {
        OutputFile file(path(name));
        const std::string blanks(1U << 20U, ' ');
        for (int i = 0; i < 80; ++i) {
            file.stream() << blanks;
        }
        file.commit();
        try {
            read_file(path(name));
            FAIL() << name << " was read";
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Limit);
            EXPECT_NE(error.advice().find("unpack it first"), std::string::npos);
        }
    }
    EXPECT_EQ(unpacking_limit(100, 1000), 1000U);
    EXPECT_EQ(unpacking_limit(100, 1U << 30U), 64U << 20U);
    EXPECT_EQ(unpacking_limit(1U << 20U, 1U << 30U), 200U << 20U);
}

TEST_F(FileTest, LimitStopsReading) {
    {
        OutputFile file(path("big.gz"));
        file.stream() << std::string(1000000, 'z');
        file.commit();
    }
    EXPECT_THROW(read_file(path("big.gz"), 1000), Error);
}

}  // namespace
}  // namespace diglot
