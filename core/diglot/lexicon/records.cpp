#include "diglot/lexicon/records.h"

#include "diglot/lexicon/headword.h"
#include "diglot/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace diglot {
namespace {

constexpr std::uint64_t kToldOneByOne = 10;
constexpr std::size_t kQuoted = 40;  // bytes of a bad record that a message repeats

std::string quoted(std::string_view record) {
    const std::size_t end = character_begin(record, std::min(record.size(), kQuoted));
    return std::string(record.substr(0, end)) + (end < record.size() ? "…" : "");
}

}  // namespace

void LexiconBuilder::set_languages(std::string source, std::string target) {
    lexicon_.source_language = std::move(source);
    lexicon_.target_language = std::move(target);
}

void LexiconBuilder::add(std::string_view source, std::string_view target, double weight,
                         std::uint64_t line) {
    const std::vector<std::string> from = renderings(source, lexicon_.source_language);
    const std::vector<std::string> to = renderings(target, lexicon_.target_language);
    if (from.empty() || to.empty()) {
        malformed(fmt::format("{} | {}", source, target), line);
    }
    for (const std::string& one : from) {
        for (const std::string& other : to) {
            lexicon_.entries.push_back({one, other, weight});
        }
    }
}

void LexiconBuilder::add_term(std::string_view source, std::string_view target, std::uint64_t line) {
    const auto trimmed = [](std::string_view text) {
        const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
        text.remove_prefix(begin);
        return std::string(text.substr(0, text.find_last_not_of(" \t\r\n") + 1));
    };
    LexiconEntry entry{trimmed(source), trimmed(target)};
    if (entry.source.empty() || entry.target.empty()) {
        malformed(fmt::format("{} | {}", source, target), line);
    } else {
        lexicon_.entries.push_back(std::move(entry));
    }
}

void LexiconBuilder::malformed(std::string_view record, std::uint64_t line) {
    if (++malformed_ <= kToldOneByOne) {
        sink_.warn("malformed-entry", fmt::format("Malformed entry: {}", quoted(record)), {name_, line, {}});
    }
}

Lexicon LexiconBuilder::finish() {
    if (malformed_ > 0 && lexicon_.entries.empty()) {
        throw Error(ErrorCode::Format, "No entry of the lexicon can be read", {name_, {}, {}},
                    "Give a lexicon in one of the formats that 'diglot lexicon --help' lists");
    }
    if (malformed_ > kToldOneByOne) {
        sink_.warn("malformed-entry", fmt::format("{} malformed entries were left out in all", malformed_),
                   {name_, {}, {}});
    }
    return std::move(lexicon_);
}

}  // namespace diglot
