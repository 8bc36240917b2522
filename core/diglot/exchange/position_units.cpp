#include "diglot/exchange/position_units.h"

#include "diglot/base/error.h"
#include "diglot/exchange/buffered_output.h"
#include "diglot/exchange/escape.h"
#include "diglot/exchange/parallel_text.h"
#include "diglot/exchange/reader.h"
#include "diglot/exchange/unit.h"
#include "diglot/exchange/unit_facts.h"
#include "diglot/exchange/xml_units.h"
#include "diglot/text/lines.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace diglot {
namespace {

/// One line of an alignment: how many sentences were done before, how many the unit has.
struct Step {
    std::array<std::uint64_t, 2> before;
    std::array<std::uint64_t, 2> sizes;
    const TranslationUnit* unit;
};

std::string bracketed(std::uint64_t before, std::uint64_t size) {
    std::string list = "[";
    for (std::uint64_t i = 0; i < size; ++i) {
        list += i == 0 ? "" : ", ";
        list += std::to_string(before + i);
    }
    return list + "]";
}

std::string ladder_line(const Step& step) {
    const bool null = step.sizes[0] == 0 || step.sizes[1] == 0;
    const auto own = step.unit->properties.find("hunalign_score");
    const std::string score = own != step.unit->properties.end() ? own->second
                              : null                             ? std::string("-0.3")
                                                                 : fixed(step.unit->score.value_or(0.0), 4);
    return fmt::format("{}\t{}\t{}\n", step.before[0], step.before[1], score);
}

std::string vecalign_line(const Step& step) {
    const bool null = step.sizes[0] == 0 || step.sizes[1] == 0;
    const double cost = null ? 0.0 : 1.0 - step.unit->confidence.value_or(1.0);
    return fmt::format("{}:{}:{}\n", bracketed(step.before[0], step.sizes[0]),
                       bracketed(step.before[1], step.sizes[1]), fixed(cost, 6));
}

class PositionWriter final : public TranslationUnitWriter {
public:
    PositionWriter(const std::string& path, const UnitWriterOptions& options,
                   std::string (*line)(const Step&), bool closes)
        : before_file_(options.before_file), positions_(path), line_(line), closes_(closes) {}

    void write(const TranslationUnit& unit) override {
        if (!texts_[0] && positions_.path() != "-") {
            const auto [source, target] = language_keys(unit);
            const std::array names = {path_with_language(positions_.path(), source),
                                      path_with_language(positions_.path(), target)};
            for (std::size_t side = 0; side < 2; ++side) {
                if (before_file_) {
                    before_file_(names[side]);
                }
                texts_[side].emplace(names[side]);
            }
        }
        Step step{done_, {0, 0}, &unit};
        for (std::size_t side = 0; side < 2 && side < unit.variants.size(); ++side) {
            const UnitVariant& variant = unit.variants[side];
            step.sizes[side] = is_empty(variant) ? 0 : variant.segments.size();
            for (std::size_t i = 0; i < step.sizes[side] && texts_[side]; ++i) {
                (texts_[side]->text() += flatten(variant.segments[i])) += '\n';
            }
            done_[side] += step.sizes[side];
        }
        positions_.text() += line_(step);
    }

    void finish() override {
        if (closes_) {
            positions_.text() += fmt::format("{}\t{}\t0\n", done_[0], done_[1]);
        }
        for (std::optional<BufferedOutput>& text : texts_) {
            if (text) {
                text->commit();
            }
        }
        positions_.commit();
    }

private:
    std::function<void(const std::string&)> before_file_;
    BufferedOutput positions_;
    std::array<std::optional<BufferedOutput>, 2> texts_;
    std::array<std::uint64_t, 2> done_ = {0, 0};
    std::string (*line_)(const Step&);
    bool closes_;
};

std::string all_of(TextSource& text) {
    std::string all;
    for (std::string_view piece = text.next(); !piece.empty(); piece = text.next()) {
        all += piece;
    }
    return all;
}

class PositionReader final : public TranslationUnitReader {
public:
    PositionReader(UnitInput input, DiagnosticSink& sink)
        : name_(input.path), options_(input.options), sink_(&sink) {
        const std::string positions = all_of(*open_text(input));
        alignment_ = read_alignment(positions, name_, sink);
        find_texts();
        for (std::size_t side = 0; side < 2; ++side) {
            input.bytes = options_.open(options_.texts[side]);
            texts_[side] = all_of(*open_text(input));
            split(side);
        }
        finish_ladder();
    }

    bool read(TranslationUnit& unit) override {
        while (next_ < alignment_.beads.size()) {
            const IndexBead& bead = alignment_.beads[next_++];
            unit = {};
            if (add_side(bead.source, 0, unit) && add_side(bead.target, 1, unit)) {
                if (is_empty(unit.variants[0]) && is_empty(unit.variants[1])) {
                    continue;  // paragraph marks and blank lines
                }
                if (bead.score) {
                    unit.properties[score_name()] = number_text(*bead.score);
                }
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] Location place() const override { return {name_, next_, {}}; }

private:
    void find_texts() {
        if (options_.texts.empty() && !options_.source_language.empty() &&
            !options_.target_language.empty()) {
            options_.texts = {path_with_language(name_, options_.source_language),
                              path_with_language(name_, options_.target_language)};
        }
        if (options_.texts.size() != 2) {
            throw Error(ErrorCode::Argument, "An alignment by positions needs its two texts", {name_, {}, {}},
                        "Name them with --texts SOURCE TARGET");
        }
    }

    void split(std::size_t side) {
        LineReader lines(texts_[side]);
        for (std::string_view line; lines.next(line);) {
            lines_[side].push_back(line);
        }
    }

    /// hunalign leaves out the last rung when its input does not end in a line feed.
    void finish_ladder() {
        const auto source = static_cast<std::uint32_t>(lines_[0].size());
        const auto target = static_cast<std::uint32_t>(lines_[1].size());
        const bool behind = alignment_.source_end < source || alignment_.target_end < target;
        if (alignment_.format == IndexFormat::Ladder && behind && alignment_.last_score) {
            IndexBead last;
            last.score = alignment_.last_score;
            for (std::uint32_t i = alignment_.source_end; i < source; ++i) {
                last.source.push_back(i);
            }
            for (std::uint32_t i = alignment_.target_end; i < target; ++i) {
                last.target.push_back(i);
            }
            alignment_.beads.push_back(std::move(last));
        }
    }

    bool add_side(const std::vector<std::uint32_t>& positions, std::size_t side, TranslationUnit& unit) {
        const std::string& language = side == 0 ? options_.source_language : options_.target_language;
        UnitVariant& variant = unit.variants.emplace_back();
        variant.language = language.empty() ? "und" : language;
        variant.document = options_.texts[side];
        for (const std::uint32_t position : positions) {
            if (position >= lines_[side].size()) {
                return is_end(position, side) || skip(position, side);
            }
            const std::string_view line = lines_[side][position];
            if (!is_blank(line) && line != "<p>") {
                variant.segments.emplace_back(line);
                variant.segment_ids.push_back(std::to_string(position));
            }
        }
        return true;
    }

    /// With a line feed at the end of its input hunalign counts one more, empty, sentence.
    [[nodiscard]] bool is_end(std::uint32_t position, std::size_t side) const {
        return alignment_.format == IndexFormat::Ladder && position == lines_[side].size();
    }

    bool skip(std::uint32_t position, std::size_t side) {
        sink_->warn("dangling-position",
                    fmt::format("There is no sentence {} in {}, which has {}", position, options_.texts[side],
                                lines_[side].size()),
                    place());
        return false;
    }

    [[nodiscard]] const char* score_name() const {
        switch (alignment_.format) {
            case IndexFormat::Vecalign:
                return "vecalign_cost";
            case IndexFormat::SentAlign:
                return "sentalign_score";
            case IndexFormat::Ladder:
            case IndexFormat::Tsv:
                break;
        }
        return "hunalign_score";
    }

    std::string name_;
    UnitReaderOptions options_;
    DiagnosticSink* sink_;
    IndexAlignment alignment_;
    std::array<std::string, 2> texts_;
    std::array<std::vector<std::string_view>, 2> lines_;
    std::size_t next_ = 0;
};

}  // namespace

std::unique_ptr<TranslationUnitWriter> make_ladder_unit_writer(const std::string& path,
                                                               const UnitWriterOptions& options,
                                                               DiagnosticSink& /*sink*/) {
    return std::make_unique<PositionWriter>(path, options, &ladder_line, true);
}

std::unique_ptr<TranslationUnitWriter> make_vecalign_unit_writer(const std::string& path,
                                                                 const UnitWriterOptions& options,
                                                                 DiagnosticSink& /*sink*/) {
    return std::make_unique<PositionWriter>(path, options, &vecalign_line, false);
}

std::unique_ptr<TranslationUnitReader> make_position_reader(UnitInput input, DiagnosticSink& sink) {
    return std::make_unique<PositionReader>(std::move(input), sink);
}

}  // namespace diglot
