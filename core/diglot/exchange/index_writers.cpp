#include "diglot/exchange/index_writers.h"

#include "diglot/exchange/unit.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace diglot {
namespace {

constexpr std::string_view kHunalignNull = "-0.3";

std::string rung(std::uint64_t source, std::uint64_t target, std::string_view score) {
    return fmt::format("{}\t{}\t{}\n", source, target, score);
}

/// The position behind the last segment of a range, or `otherwise` for an empty range.
std::uint64_t end_position(const SegmentedDocument& document, Range range, std::uint64_t otherwise) {
    return range.empty() ? otherwise : document.position(range.end - 1) + std::uint64_t{1};
}

std::string index_list(const SegmentedDocument& document, Range range, std::uint64_t before) {
    std::vector<std::uint64_t> indices;
    for (const std::uint32_t position : positions(document, range)) {
        indices.push_back(before + position);
    }
    return fmt::format("[{}]", fmt::join(indices, ", "));
}

}  // namespace

LadderWriter::LadderWriter(const std::string& path) : file_(path) {}

void LadderWriter::write(const Bitext& bitext) {
    std::uint64_t source = 0;  // lines done so far
    std::uint64_t target = 0;
    const auto skip_to = [&](std::uint64_t next_source, std::uint64_t next_target) {
        if (next_source > source || next_target > target) {
            file_.stream() << rung(source_ + source, target_ + target, "0");
            source = next_source;
            target = next_target;
        }
    };
    for (const Bead& bead : bitext.ladder.beads()) {
        skip_to(bead.source.empty() ? source : bitext.source.position(bead.source.begin),
                bead.target.empty() ? target : bitext.target.position(bead.target.begin));
        file_.stream() << rung(source_ + source, target_ + target,
                               bead.is_null() ? std::string(kHunalignNull) : fixed(bead.score, 4));
        source = end_position(bitext.source, bead.source, source);
        target = end_position(bitext.target, bead.target, target);
    }
    skip_to(bitext.source.position(bitext.source.size()), bitext.target.position(bitext.target.size()));
    source_ += source;
    target_ += target;
}

void LadderWriter::finish() {
    file_.stream() << rung(source_, target_, "0");
    file_.commit();
}

VecalignWriter::VecalignWriter(const std::string& path) : file_(path) {}

void VecalignWriter::write(const Bitext& bitext) {
    for (const Bead& bead : bitext.ladder.beads()) {
        file_.stream() << fmt::format("{}:{}:{}\n", index_list(bitext.source, bead.source, source_),
                                      index_list(bitext.target, bead.target, target_),
                                      fixed(bead.is_null() ? 0.0 : 1.0 - bead.confidence, 6));
    }
    source_ += bitext.source.position(bitext.source.size());
    target_ += bitext.target.position(bitext.target.size());
}

void VecalignWriter::finish() {
    file_.commit();
}

}  // namespace diglot
