#include "diglot/exchange/parallel_text.h"

#include "diglot/exchange/escape.h"
#include "diglot/exchange/left_out.h"
#include "diglot/exchange/table_reader.h"
#include "diglot/exchange/unit_facts.h"
#include "diglot/exchange/xml_units.h"
#include "diglot/text/language.h"
#include "diglot/text/lines.h"

#include <fmt/format.h>

#include <array>
#include <vector>

namespace diglot {
namespace {

constexpr std::string_view kJoint = " ~~~ ";
constexpr std::array<std::string_view, 2> kPacked = {".gz", ".zst"};

/// `path` without its ending, and the ending; both without what compression adds.
std::pair<std::string, std::string> split_ending(std::string path) {
    for (const std::string_view packed : kPacked) {
        if (path.ends_with(packed)) {
            path.resize(path.size() - packed.size());
        }
    }
    const std::size_t dot = path.find_last_of("./");
    const bool has_ending = dot != std::string::npos && path[dot] == '.';
    return has_ending ? std::pair(path.substr(0, dot), path.substr(dot + 1)) : std::pair(path, std::string());
}

/// The language that a file's name ends in; empty for none.
std::string language_of_path(const std::string& path) {
    return canonical_language(split_ending(path).second).value_or("");
}

class MosesReader final : public TranslationUnitReader {
public:
    MosesReader(UnitInput input, DiagnosticSink& /*sink*/) : name_(input.path) {
        const UnitReaderOptions options = input.options;
        std::array<std::string, 2> paths = {input.path, {}};
        if (options.texts.size() >= 2) {
            paths = {options.texts[0], options.texts[1]};
        } else if (options.texts.size() == 1) {
            paths[1] = options.texts[0];
        } else if (!options.target_language.empty()) {
            paths[1] = path_of(options.target_language, input.path);
        } else {
            throw Error(ErrorCode::Argument, "The other text of the pair is not named", {name_, {}, {}},
                        "Name it with --texts, or its language with --target-language");
        }
        set_language(0, options.source_language, paths[0]);
        set_language(1, options.target_language, paths[1]);
        if (paths[0] != input.path) {
            input.bytes = options.open(paths[0]);
        }
        lines_[0] = std::make_unique<LineSource>(open_text(input));
        input.bytes = options.open(paths[1]);
        lines_[1] = std::make_unique<LineSource>(open_text(input));
    }

    bool read(TranslationUnit& unit) override {
        std::array<std::string_view, 2> texts;
        do {
            const bool source = lines_[0]->next(texts[0]);
            const bool target = lines_[1]->next(texts[1]);
            if (source != target) {
                throw Error(
                    ErrorCode::Format,
                    fmt::format("The text ends before the other one, {}", lines_[source ? 0 : 1]->name()),
                    {lines_[source ? 1 : 0]->name(), lines_[source ? 1 : 0]->number(), {}},
                    "Two parallel texts need the same number of lines");
            }
            if (!source) {
                return false;
            }
        } while (is_blank(texts[0]) && is_blank(texts[1]));
        unit = {};
        for (std::size_t i = 0; i < texts.size(); ++i) {
            UnitVariant& variant = unit.variants.emplace_back();
            variant.language = languages_[i];
            if (!is_blank(texts[i])) {
                variant.segments.emplace_back(texts[i]);
            }
        }
        return true;
    }
    [[nodiscard]] Location place() const override { return {name_, lines_[0]->number(), {}}; }

private:
    static std::string path_of(const std::string& language, const std::string& source) {
        std::string path = split_ending(source).first + '.' + language;
        for (const std::string_view packed : kPacked) {
            path += source.ends_with(packed) ? packed : "";
        }
        return path;
    }

    void set_language(std::size_t side, const std::string& stated, const std::string& path) {
        languages_[side] = stated.empty() ? language_of_path(path) : stated;
        languages_[side] = languages_[side].empty() ? "und" : languages_[side];
    }

    std::string name_;
    std::array<std::string, 2> languages_;
    std::array<std::unique_ptr<LineSource>, 2> lines_;
};

std::vector<std::string> split_joint(std::string_view text) {
    std::vector<std::string> segments;
    for (std::size_t end = text.find(kJoint); end != std::string_view::npos; end = text.find(kJoint)) {
        segments.emplace_back(text.substr(0, end));
        text.remove_prefix(end + kJoint.size());
    }
    if (!text.empty() || !segments.empty()) {
        segments.emplace_back(text);
    }
    return segments;
}

class HunalignReader final : public TranslationUnitReader {
public:
    HunalignReader(UnitInput input, DiagnosticSink& sink)
        : lines_(open_text(input)), options_(std::move(input.options)), sink_(&sink) {}

    bool read(TranslationUnit& unit) override {
        for (std::string_view line; lines_.next(line);) {
            const std::vector<std::string> cells = split_cells(line);
            if (is_blank(line) || (cells.size() == 3 && cells[0].empty() && cells[1].empty())) {
                continue;  // hunalign's stray last line is no bead
            }
            if (cells.size() < 2 || cells.size() > 3 || (cells.size() == 3 && !parse_number(cells[2]))) {
                sink_->warn("malformed-line", "The line is not \"source TAB target TAB score\"", place());
                continue;
            }
            unit = {};
            unit.variants = {{or_und(options_.source_language), split_joint(cells[0]), {}, {}},
                             {or_und(options_.target_language), split_joint(cells[1]), {}, {}}};
            if (cells.size() == 3) {
                unit.properties["hunalign_score"] = cells[2];
            }
            return true;
        }
        return false;
    }
    [[nodiscard]] Location place() const override { return {lines_.name(), lines_.number(), {}}; }

private:
    static std::string or_und(const std::string& language) { return language.empty() ? "und" : language; }

    LineSource lines_;
    UnitReaderOptions options_;
    DiagnosticSink* sink_;
};

}  // namespace

std::string path_with_language(std::string path, const std::string& language) {
    std::string packed;
    for (const std::string_view ending : kPacked) {
        if (path.ends_with(ending)) {
            path.resize(path.size() - ending.size());
            packed = ending;
            break;
        }
    }
    if (path.ends_with(".moses")) {
        path.resize(path.size() - 6);
    }
    return path + '.' + language + packed;
}

std::pair<std::string, std::string> language_keys(const TranslationUnit& unit) {
    const auto language = [&](std::size_t index) {
        const bool known = index < unit.variants.size() && !unit.variants[index].language.empty();
        return known ? unit.variants[index].language : std::string("und");
    };
    std::pair<std::string, std::string> keys(language(0), language(1));
    keys.second += keys.second == keys.first ? "-x-target" : "";
    return keys;
}

MosesWriter::MosesWriter(std::string path, const UnitWriterOptions& options, DiagnosticSink& sink)
    : path_(std::move(path)), before_file_(options.before_file), sink_(&sink) {}

void MosesWriter::open_files(const std::pair<std::string, std::string>& languages) {
    if (path_ == "-") {
        source_.emplace(path_);
        return;
    }
    const std::pair names{path_with_language(path_, languages.first),
                          path_with_language(path_, languages.second)};
    if (before_file_) {
        before_file_(names.first);
        before_file_(names.second);
    }
    source_.emplace(names.first);
    target_.emplace(names.second);
}

void MosesWriter::start_document(const TranslationUnit& unit) {
    std::string document;
    for (std::size_t i = 0; i < unit.variants.size() && i < 2; ++i) {
        document += unit.variants[i].document + '\n';
        document += variant_property(unit, i, "document-id");
        document += '\n';
    }
    if (source_ && document == document_) {
        return;
    }
    document_ = std::move(document);
    new_document_ = true;
    const auto languages = language_keys(unit);
    if (!source_) {
        languages_ = languages;
        open_files(languages);
    } else if (languages != languages_) {
        sink_->warn("languages-mixed",
                    fmt::format("Documents in {} and {} go into an output begun as {} and {}",
                                languages.first, languages.second, languages_.first, languages_.second),
                    {unit.variants.empty() ? path_ : unit.variants.front().document, {}, {}});
    }
}

void MosesWriter::write_pair(const std::string& source, const std::string& target) {
    if (target_) {
        (source_->text() += source) += '\n';
        (target_->text() += target) += '\n';
    } else {
        std::string& out = source_->text();
        ((out += source) += source.empty() && target.empty() ? "" : "\t") += target;
        out += '\n';
    }
    ++lines_;
}

void MosesWriter::write(const TranslationUnit& unit) {
    start_document(unit);
    const std::string source = unit.variants.empty() ? std::string() : flatten(joined_text(unit.variants[0]));
    const std::string target =
        unit.variants.size() < 2 ? std::string() : flatten(joined_text(unit.variants[1]));
    if (source.empty() || target.empty()) {
        ++null_units_;
        return;
    }
    if (new_document_ && lines_ > 0) {
        write_pair({}, {});
    }
    new_document_ = false;
    write_pair(source, target);
}

void MosesWriter::finish() {
    if (!source_) {
        return;  // no unit, no languages, no names for files
    }
    source_->commit();
    if (target_) {
        target_->commit();
    }
    report_left_out(null_units_, 0, path_, *sink_);
}

std::unique_ptr<TranslationUnitReader> make_moses_reader(UnitInput input, DiagnosticSink& sink) {
    return std::make_unique<MosesReader>(std::move(input), sink);
}

HunalignWriter::HunalignWriter(const std::string& path, const UnitWriterOptions& /*options*/) : file_(path) {}

void HunalignWriter::write(const TranslationUnit& unit) {
    std::string& out = file_.text();
    for (std::size_t i = 0; i < 2; ++i) {
        bool first = true;
        for (const std::string& segment :
             i < unit.variants.size() ? unit.variants[i].segments : std::vector<std::string>()) {
            out += first ? "" : kJoint;
            out += flatten(segment);
            first = false;
        }
        out += '\t';
    }
    const auto own = unit.properties.find("hunalign_score");
    out += own != unit.properties.end() ? own->second
           : has_null_side(unit)        ? std::string("-0.3")
                                        : number_text(unit.score.value_or(0.0));
    out += '\n';
}

std::unique_ptr<TranslationUnitReader> make_hunalign_reader(UnitInput input, DiagnosticSink& sink) {
    return std::make_unique<HunalignReader>(std::move(input), sink);
}

bool is_hunalign_text(std::string_view head) {
    LineReader lines(head);
    std::string_view first;
    if (!lines.next(first)) {
        return false;
    }
    const std::vector<std::string> cells = split_cells(first);
    return cells.size() == 3 && parse_number(cells[2]) && !(parse_number(cells[0]) && parse_number(cells[1]));
}

}  // namespace diglot
