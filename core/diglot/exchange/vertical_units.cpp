#include "diglot/exchange/vertical_units.h"

#include "diglot/base/error.h"
#include "diglot/exchange/buffered_output.h"
#include "diglot/exchange/escape.h"
#include "diglot/exchange/left_out.h"
#include "diglot/exchange/parallel_text.h"
#include "diglot/exchange/table_reader.h"
#include "diglot/exchange/unit_facts.h"
#include "diglot/exchange/xml_units.h"
#include "diglot/text/lines.h"
#include "diglot/text/tokens.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace diglot {
namespace {

std::string vertical_path(const std::string& path, const std::string& language) {
    return path_with_language(path, language + ".vert");
}

/// `A`, `A,B` or -1 for the structures from `first` on.
std::string structures(std::uint64_t first, std::uint64_t count) {
    if (count == 0) {
        return "-1";
    }
    return count == 1 ? std::to_string(first) : fmt::format("{},{}", first, first + count - 1);
}

/// The tokens of a text, and between them what is neither token nor space.
std::vector<Range> pieces_of(const std::string& text) {
    std::vector<Range> pieces;
    std::uint32_t done = 0;
    const auto add_gap = [&](std::uint32_t end) {
        for (std::uint32_t at = done; at < end; ++at) {
            if (text[at] == ' ') {
                continue;
            }
            const std::size_t space = std::min<std::size_t>(text.find(' ', at), end);
            pieces.push_back({at, static_cast<std::uint32_t>(space)});
            at = static_cast<std::uint32_t>(space);
        }
    };
    for (const Token& token : tokenize(text)) {
        add_gap(token.bytes.begin);
        pieces.push_back(token.bytes);
        done = token.bytes.end;
    }
    add_gap(static_cast<std::uint32_t>(text.size()));
    return pieces;
}

/// One language's vertical file.
class VerticalFile {
public:
    explicit VerticalFile(const std::string& path) : file_(path) {}

    /// Adds sentences; how many.
    std::uint64_t add(const UnitVariant& variant) {
        if (is_empty(variant)) {
            return 0;
        }
        if (!in_document_ || variant.document != document_) {
            start_document(variant.document);
        }
        for (std::size_t i = 0; i < variant.segments.size(); ++i) {
            add_sentence(variant.segments[i],
                         i < variant.segment_ids.size() ? variant.segment_ids[i] : std::string());
        }
        return variant.segments.size();
    }
    [[nodiscard]] std::uint64_t dropped() const { return dropped_; }
    void finish() {
        if (in_document_) {
            file_.text() += "</doc>\n";
        }
        file_.commit();
    }

private:
    void start_document(const std::string& name) {
        std::string& out = file_.text();
        out += in_document_ ? "</doc>\n<doc id=\"" : "<doc id=\"";
        escape_attribute(name, out, dropped_);
        out += "\">\n";
        document_ = name;
        in_document_ = true;
    }

    void add_sentence(const std::string& any_text, const std::string& id) {
        const std::string text = flatten(any_text);
        std::string& out = file_.text();
        out += "<s";
        if (!id.empty()) {
            out += " id=\"";
            escape_attribute(id, out, dropped_);
            out += '"';
        }
        out += ">\n";
        std::optional<std::size_t> end;  // of the piece before
        for (const Range piece : pieces_of(text)) {
            out += end == piece.begin ? "<g/>\n" : "";
            escape_markup(std::string_view(text).substr(piece.begin, piece.size()), out, dropped_);
            out += '\n';
            end = piece.end;
        }
        out += "</s>\n";
    }

    BufferedOutput file_;
    std::string document_;
    std::uint64_t dropped_ = 0;
    bool in_document_ = false;
};

class VerticalWriter final : public TranslationUnitWriter {
public:
    VerticalWriter(const std::string& path, const UnitWriterOptions& options, DiagnosticSink& sink)
        : before_file_(options.before_file), alignment_(path), sink_(&sink) {
        if (path == "-") {
            throw Error(ErrorCode::Argument, "The format has several files and cannot go to standard output",
                        {}, "Name an output with -o");
        }
    }

    void write(const TranslationUnit& unit) override {
        if (!files_[0]) {
            const auto [source, target] = language_keys(unit);
            const std::array names = {vertical_path(alignment_.path(), source),
                                      vertical_path(alignment_.path(), target)};
            for (std::size_t side = 0; side < 2; ++side) {
                if (before_file_) {
                    before_file_(names[side]);
                }
                files_[side].emplace(names[side]);
            }
        }
        std::array<std::string, 2> numbers;
        for (std::size_t side = 0; side < 2; ++side) {
            const std::uint64_t count =
                side < unit.variants.size() ? files_[side]->add(unit.variants[side]) : 0;
            numbers[side] = structures(done_[side], count);
            done_[side] += count;
        }
        alignment_.text() += fmt::format("{}\t{}\n", numbers[0], numbers[1]);
    }

    void finish() override {
        std::uint64_t dropped = 0;
        for (std::optional<VerticalFile>& file : files_) {
            if (file) {
                file->finish();
                dropped += file->dropped();
            }
        }
        alignment_.commit();
        report_left_out(0, dropped, alignment_.path(), *sink_);
    }

private:
    std::function<void(const std::string&)> before_file_;
    BufferedOutput alignment_;
    DiagnosticSink* sink_;
    std::array<std::optional<VerticalFile>, 2> files_;
    std::array<std::uint64_t, 2> done_ = {0, 0};
};

/// A sentence of a vertical file.
struct VerticalSentence {
    std::string text;
    std::string id;
    std::uint32_t document = 0;  // number of its name
};

/// The value of an attribute in a line such as `<doc id="…">`.
std::string attribute_of(std::string_view line, std::string_view name) {
    const std::size_t at = line.find(fmt::format(" {}=\"", name));
    if (at == std::string_view::npos) {
        return {};
    }
    const std::size_t begin = at + name.size() + 3;
    return unescape_markup(line.substr(begin, line.find('"', begin) - begin));
}

class VerticalText {
public:
    explicit VerticalText(std::unique_ptr<TextSource> text) {
        LineSource lines(std::move(text));
        bool glued = true;
        for (std::string_view line; lines.next(line);) {
            if (line == "<g/>") {
                glued = true;
            } else if (line.starts_with("<doc") || line.starts_with("</doc")) {
                documents_.push_back(line.front() == '<' && line[1] == '/' ? std::string()
                                                                           : attribute_of(line, "id"));
            } else if (line == "<s>" || line.starts_with("<s ")) {
                sentences_.push_back(
                    {{}, attribute_of(line, "id"), static_cast<std::uint32_t>(documents_.size())});
                glued = true;
            } else if (!line.starts_with('<') && !sentences_.empty() && !line.empty()) {
                std::string& sentence = sentences_.back().text;
                sentence += glued ? "" : " ";
                sentence += unescape_markup(line.substr(0, line.find('\t')));
                glued = false;
            }
        }
    }
    [[nodiscard]] const std::vector<VerticalSentence>& sentences() const { return sentences_; }
    [[nodiscard]] std::string document_of(const VerticalSentence& sentence) const {
        return sentence.document == 0 ? std::string() : documents_[sentence.document - 1];
    }

private:
    std::vector<VerticalSentence> sentences_;
    std::vector<std::string> documents_;
};

class VerticalReader final : public TranslationUnitReader {
public:
    VerticalReader(UnitInput input, DiagnosticSink& sink)
        : options_(input.options), sink_(&sink), lines_(open_text(input)) {
        if (options_.texts.empty() && !options_.source_language.empty() &&
            !options_.target_language.empty()) {
            options_.texts = {vertical_path(input.path, options_.source_language),
                              vertical_path(input.path, options_.target_language)};
        }
        if (options_.texts.size() != 2) {
            throw Error(ErrorCode::Argument, "An alignment by positions needs its two texts",
                        {input.path, {}, {}}, "Name them with --texts SOURCE TARGET");
        }
        for (std::size_t side = 0; side < 2; ++side) {
            input.bytes = options_.open(options_.texts[side]);
            texts_[side].emplace(open_text(input));
        }
    }

    bool read(TranslationUnit& unit) override {
        for (std::string_view line; lines_.next(line);) {
            if (is_blank(line)) {
                continue;
            }
            const std::vector<std::string> cells = split_cells(line);
            unit = {};
            if (cells.size() == 2 && add_side(cells[0], 0, unit) && add_side(cells[1], 1, unit)) {
                return true;
            }
            sink_->warn("malformed-line", "The line does not name sentences of both texts", place());
        }
        return false;
    }
    [[nodiscard]] Location place() const override { return {lines_.name(), lines_.number(), {}}; }

private:
    bool add_side(const std::string& cell, std::size_t side, TranslationUnit& unit) {
        const std::string& language = side == 0 ? options_.source_language : options_.target_language;
        UnitVariant& variant = unit.variants.emplace_back();
        variant.language = language.empty() ? "und" : language;
        if (cell == "-1") {
            return true;
        }
        const std::size_t comma = cell.find(',');
        const auto first = parse_number(std::string_view(cell).substr(0, comma));
        const auto last =
            comma == std::string::npos ? first : parse_number(std::string_view(cell).substr(comma + 1));
        const std::vector<VerticalSentence>& all = texts_[side]->sentences();
        if (!first || !last || *first < 0 || *last < *first || *last >= static_cast<double>(all.size())) {
            return false;
        }
        for (auto i = static_cast<std::size_t>(*first); i <= static_cast<std::size_t>(*last); ++i) {
            variant.segments.push_back(all[i].text);
            if (!all[i].id.empty()) {
                variant.segment_ids.push_back(all[i].id);
            }
            variant.document = texts_[side]->document_of(all[i]);
        }
        if (is_empty(variant)) {
            variant.segments.clear();
        }
        if (variant.segment_ids.size() != variant.segments.size()) {
            variant.segment_ids.clear();
        }
        return true;
    }

    UnitReaderOptions options_;
    DiagnosticSink* sink_;
    LineSource lines_;
    std::array<std::optional<VerticalText>, 2> texts_;
};

}  // namespace

std::unique_ptr<TranslationUnitWriter> make_vertical_writer(const std::string& path,
                                                            const UnitWriterOptions& options,
                                                            DiagnosticSink& sink) {
    return std::make_unique<VerticalWriter>(path, options, sink);
}

std::unique_ptr<TranslationUnitReader> make_vertical_reader(UnitInput input, DiagnosticSink& sink) {
    return std::make_unique<VerticalReader>(std::move(input), sink);
}

}  // namespace diglot
