// A corpus of made-up translation units for measuring: corpus_bench CORPUS UNITS writes it and tells how long
// storing and indexing took, as lines "name TAB seconds TAB seconds on the processor". The words follow
// Zipf's law (Korean with particles, English), so that there are very frequent and very rare ones; "소문" and
// "rumor" are in one unit of a thousand.
#include "diglot/corpus/index.h"
#include "diglot/corpus/store.h"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Seconds of the processor that the process has used.
double used() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// Ranks by Zipf's law, exponent 1, by inverting the continuous distribution.
std::size_t zipf(std::mt19937_64& random, std::size_t words) {
    const double uniform = std::uniform_real_distribution<double>(0.0, 1.0)(random);
    return std::min(words - 1, static_cast<std::size_t>(std::pow(static_cast<double>(words), uniform)) - 1);
}

std::string english_word(std::size_t rank) {
    constexpr const char* kSyllables[] = {"ta", "re", "mi", "so", "lu", "ne", "ko", "fi",
                                          "da", "pe", "st", "an", "er", "or", "in", "us"};
    std::string word;
    for (std::size_t rest = rank + 3; rest > 0; rest /= 16) {
        word += kSyllables[rest % 16];
    }
    return word;
}

std::string korean_word(std::size_t rank, std::mt19937_64& random) {
    constexpr const char* kParticles[] = {"", "이", "을", "은", "에서", "의", "과", "로"};
    std::string word;
    for (std::size_t rest = rank + 11; rest > 0; rest /= 101) {
        const auto c = static_cast<std::uint32_t>(0xAC00 + (rest % 101) * 109);
        word += static_cast<char>(0xE0U | c >> 12U);
        word += static_cast<char>(0x80U | (c >> 6U & 0x3FU));
        word += static_cast<char>(0x80U | (c & 0x3FU));
    }
    return word + kParticles[random() % 8];
}

diglot::TranslationUnit make_unit(std::size_t number, std::mt19937_64& random) {
    constexpr std::size_t kEnglishWords = 200'000;
    constexpr std::size_t kKoreanWords = 150'000;
    constexpr std::size_t kRumours = 1000;
    std::string korean;
    std::string english;
    for (std::size_t i = 8 + random() % 9; i > 0; --i) {
        korean += korean_word(zipf(random, kKoreanWords), random) + " ";
    }
    for (std::size_t i = 12 + random() % 17; i > 0; --i) {
        english += english_word(zipf(random, kEnglishWords)) + " ";
    }
    korean += number % kRumours == 0 ? "소문을 퍼뜨렸다." : "하였다.";
    english += number % kRumours == 0 ? "spread a rumor." : "did so.";
    diglot::TranslationUnit unit;
    unit.variants = {{"ko", {korean}, "", {}}, {"en", {english}, "", {}}};
    unit.confidence = 0.5 + static_cast<double>(number % 500) / 1000.0;
    unit.properties = {
        {"date", fmt::format("{}-{:02}-{:02}", 2015 + number % 10, 1 + number % 12, 1 + number % 28)},
        {"source", fmt::format("agency {}", number % 7)}};
    return unit;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fputs("usage: corpus_bench CORPUS UNITS\n", stderr);
        return 2;
    }
    std::filesystem::remove(argv[1]);
    diglot::Store store(argv[1], diglot::StoreMode::Create);
    std::mt19937_64 random(1);
    double made = 0.0;
    double making = 0.0;
    const auto start = Clock::now();
    const double before_storing = used();
    auto writer = store.put_memory("memory", {});
    constexpr std::size_t kBatch = 4096;
    const auto count = static_cast<std::size_t>(std::strtoull(argv[2], nullptr, 10));
    for (std::size_t i = 0; i < count;) {
        const auto before = Clock::now();
        const double before_making = used();
        std::vector<diglot::TranslationUnit> units;
        for (; units.size() < kBatch && i < count; ++i) {
            units.push_back(make_unit(i, random));
        }
        made += seconds_since(before);
        making += used() - before_making;
        for (const diglot::TranslationUnit& unit : units) {
            writer.add(unit);
        }
    }
    writer.commit();
    fmt::print("stored\t{:.2f}\t{:.2f}\n", seconds_since(start) - made, used() - before_storing - making);
    const auto indexing = Clock::now();
    const double before_indexing = used();
    diglot::update_index(store);
    fmt::print("indexed\t{:.2f}\t{:.2f}\n", seconds_since(indexing), used() - before_indexing);
    return 0;
}
