#pragma once

#include "diglot/corpus/query_page.h"

#include <cstddef>
#include <functional>
#include <string>

namespace diglot::cli {

/// Where and how an answer is written.
struct AnswerOutput {
    std::string path = "-";
    std::string format;        ///< text, tsv, json or html; empty: by the ending of `path`, else text.
    std::size_t context = 40;  ///< Columns on each side, in text.
};

using EachLine = std::function<void(const std::function<void(const ConcordanceLine&)>&)>;

/// Writes the lines that `each` gives. Throws `Error(Write)`.
void write_concordance(const AnswerOutput& output, const AnswerHead& head, const EachLine& each);
void write_table(const AnswerOutput& output, const AnswerHead& head, const AnswerTable& table);

}  // namespace diglot::cli
