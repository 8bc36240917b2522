#pragma once

#include "diglot/corpus/concordance.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// A table of words and numbers that answers a query: counts, collocates, keywords.
struct AnswerTable {
    struct Column {
        std::string name;   ///< For machines: "log_dice".
        std::string title;  ///< For people.
        bool number = false;
    };
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
};

/// What stands above the answer.
struct AnswerHead {
    std::string corpus;    ///< Name of the file.
    std::string question;  ///< As the user wrote it.
    std::uint64_t hits = 0;
    std::uint64_t units = 0;
    std::uint64_t shown = 0;
};

/// An HTML page of its own (no network, light and dark, for print too) with the words in `language` ("en",
/// "ko").
std::string concordance_page(const AnswerHead& head, const std::vector<ConcordanceLine>& lines,
                             std::string_view language);
std::string table_page(const AnswerHead& head, const AnswerTable& table, std::string_view language);

}  // namespace diglot
