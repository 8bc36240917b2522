#pragma once

#include "diglot/base/file.h"
#include "diglot/exchange/writer.h"

#include <string>
#include <string_view>

namespace diglot {

/// The header row's names, in their order. Positions are 0-based and joined by commas, empty for nothing;
/// texts are written by `escape_field`.
inline constexpr std::string_view kTsvHeader =
    "source_document\ttarget_document\tsource_positions\ttarget_positions\ttype\tscore\tconfidence\tsource_"
    "text\t"
    "target_text";

/// One bead as a row of the table, without line feed. O(bytes of text).
std::string tsv_row(const Bitext& bitext, const Bead& bead);

/// A table with one bead a row, null beads included.
class TsvWriter final : public BitextWriter {
public:
    explicit TsvWriter(const std::string& path);
    void write(const Bitext& bitext) override;
    void finish() override;

private:
    OutputFile file_;
};

}  // namespace diglot
