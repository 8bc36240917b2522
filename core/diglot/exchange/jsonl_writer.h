#pragma once

#include "diglot/exchange/buffered_output.h"
#include "diglot/exchange/unit_writer.h"

#include <string>

namespace diglot {

/// One JSON object a line. Every line has the same keys, so that tools which infer a schema see one: a null
/// bead has an empty text and empty positions on one side.
class JsonlWriter final : public TranslationUnitWriter {
public:
    JsonlWriter(const std::string& path, const UnitWriterOptions& options)
        : file_(path), alignment_only_(options.alignment_only) {}
    void write(const TranslationUnit& unit) override;
    void finish() override { file_.commit(); }

private:
    BufferedOutput file_;
    bool alignment_only_;
};

}  // namespace diglot
