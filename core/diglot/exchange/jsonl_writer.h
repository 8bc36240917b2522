#pragma once

#include "diglot/base/file.h"
#include "diglot/exchange/writer.h"

namespace diglot {

/// One JSON object a line. Every line has the same keys, so that tools which infer a schema see one: a null
/// bead has an empty text and empty positions on one side.
class JsonlWriter final : public BitextWriter {
public:
    explicit JsonlWriter(const std::string& path);
    void write(const Bitext& bitext) override;
    void finish() override;

private:
    OutputFile file_;
};

}  // namespace diglot
