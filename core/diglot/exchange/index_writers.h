#pragma once

#include "diglot/base/file.h"
#include "diglot/exchange/writer.h"

#include <cstdint>

namespace diglot {

/// hunalign's ladder: rungs `source TAB target TAB score`, from (0, 0) to the number of lines on both sides,
/// both included. Lines that no segment owns (blank lines, `<p>`) stand between rungs of their own. Null
/// beads score −0.3, as hunalign marks them. Several documents are numbered as if their inputs had been put
/// one after the other.
class LadderWriter final : public BitextWriter {
public:
    explicit LadderWriter(const std::string& path);
    void write(const Bitext& bitext) override;
    void finish() override;

private:
    OutputFile file_;
    std::uint64_t source_ = 0;  // positions of all documents before
    std::uint64_t target_ = 0;
};

/// vecalign's format: `[0, 1]:[2]:0.139594` a bead, the third field the cost 1 − confidence, 0 for null
/// beads. Several documents are numbered as if their inputs had been put one after the other.
class VecalignWriter final : public BitextWriter {
public:
    explicit VecalignWriter(const std::string& path);
    void write(const Bitext& bitext) override;
    void finish() override;

private:
    OutputFile file_;
    std::uint64_t source_ = 0;
    std::uint64_t target_ = 0;
};

}  // namespace diglot
