#pragma once

#include "diglot/base/file.h"
#include "diglot/exchange/writer.h"

#include <cstdint>
#include <optional>

namespace diglot {

/// Line-parallel text: files `PATH.<source language>` and `PATH.<target language>` (for `PATH.gz`:
/// `PATH.<language>.gz`; an ending `.moses` is left out), or, to standard output, one table of two columns. A
/// blank line parts documents. Null beads are left out, an empty line would mean an end of document; their
/// number is noted by `finish`. Tabs and line breaks inside a text become spaces.
class MosesWriter final : public BitextWriter {
public:
    MosesWriter(std::string path, DiagnosticSink& sink);
    void write(const Bitext& bitext) override;
    void finish() override;

private:
    void open(const std::string& source_language, const std::string& target_language);
    void check_languages(const Bitext& bitext);
    void write_pair(const std::string& source, const std::string& target);

    std::string path_;
    DiagnosticSink* sink_;
    std::string source_language_;
    std::string target_language_;
    std::optional<OutputFile> source_;
    std::optional<OutputFile> target_;  // stays empty for standard output
    std::uint64_t lines_ = 0;
    std::uint64_t null_beads_ = 0;
};

}  // namespace diglot
