// Stands in for libFuzzer: gives a fuzz target every file of the folders named, whole and cut short, and the
// inputs that break readers most often. A failure ends the program inside the target.
#include "fuzz.h"
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

void run(const std::string& bytes) {
    // A copy of exactly the right size, so that a sanitizer sees the first byte read past the end.
    const std::vector<std::uint8_t> exact(bytes.begin(), bytes.end());
    LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

void run_hostile() {
    run("");
    run(std::string(1, '\0'));
    run(std::string(3000, '\0'));
    run("\xEF\xBB\xBF");
    run("\xFF\xFE");
    run("\xFE\xFF");
    run("\xED\xA0\x80\xF4\x90\x80\x80\xC0\x80");
    run(std::string(3000, '\n'));
    run(std::string(3000, '<'));
    run(std::string(3000, '['));
    run(std::string(3000, '\xE2'));
    run(std::string(70000, 'x'));
}

void run_file(const fs::path& path) {
    constexpr std::size_t kCuts = 16;
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    for (std::size_t i = 1; i <= kCuts; ++i) {
        run(bytes.substr(0, bytes.size() * i / kCuts));
    }
}

}  // namespace

int main(int argc, char** argv) {
    run_hostile();
    std::vector<fs::path> files;
    for (int i = 1; i < argc; ++i) {
        for (const auto& entry : fs::directory_iterator(argv[i])) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& path : files) {
        std::cout << path.filename().string() << std::endl;  // flushed: the last name is the one that failed
        run_file(path);
    }
    return files.empty() ? 1 : 0;
}
