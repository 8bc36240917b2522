#pragma once

#include "diglot/base/file.h"
#include "diglot/exchange/writer.h"

namespace diglot {

/// The header row's names, in their order. Positions are 0-based and joined by commas, empty for nothing;
/// texts are written by `escape_field`.
inline constexpr std::string_view kTsvHeader =
    "source_document\ttarget_document\tsource_positions\ttarget_positions\ttype\tscore\tconfidence\tsource_"
    "text\t"
    "target_text";

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
