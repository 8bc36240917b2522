#pragma once

#include "diglot/base/file.h"
#include "diglot/exchange/writer.h"

#include <cstdint>

namespace diglot {

/// TMX 1.4b (LISA, 2005), level 1: one `tu` a bead. Null beads are left out, for a `tu` without a translation
/// means nothing to a translation memory; their number is noted by `finish`, as is that of characters XML
/// forbids.
class TmxWriter final : public BitextWriter {
public:
    TmxWriter(std::string path, DiagnosticSink& sink);
    void write(const Bitext& bitext) override;
    void finish() override;

private:
    void write_header(const std::string& source_language);
    void write_variant(const SegmentedDocument& document, Range range);

    OutputFile file_;
    DiagnosticSink* sink_;
    std::string header_language_;  // empty until the header is written
    std::uint64_t null_beads_ = 0;
    std::uint64_t dropped_ = 0;
};

}  // namespace diglot
