#include "units.h"

#include "diglot/base/file.h"
#include "diglot/corpus/hash.h"
#include "diglot/corpus/store.h"

#include <fmt/format.h>

#include "session.h"
#include "translate.h"
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <utility>

namespace diglot::cli {
namespace {

class CorpusReader final : public TranslationUnitReader {
public:
    CorpusReader(const std::string& path, const UnitFilter& filter)
        : store_(path, StoreMode::Read), cursor_(store_.units(filter)) {}
    bool read(TranslationUnit& unit) override {
        StoredUnit stored;
        if (!cursor_.read(stored)) {
            return false;
        }
        unit = std::move(stored.unit);
        return true;
    }
    [[nodiscard]] Location place() const override { return {store_.path(), {}, {}}; }

private:
    Store store_;
    UnitCursor cursor_;
};

}  // namespace

void add_unit_reading_options(CLI::App& command, UnitReadingOptions& options) {
    command.add_option("--from", options.from, tr("Format of the input where name and content mislead"))
        ->type_name(tr("FORMAT"));
    command
        .add_option("--texts", options.reader.texts,
                    tr("The two texts of an alignment by positions or ids, or the other text of a pair"))
        ->type_name(tr("FILE"))
        ->expected(1, 2);
    command
        .add_option("-s,--source-language", options.reader.source_language,
                    tr("Source language (BCP 47) where the input does not say"))
        ->type_name(tr("LANG"));
    command
        .add_option("-t,--target-language", options.reader.target_language,
                    tr("Target language (BCP 47) where the input does not say"))
        ->type_name(tr("LANG"));
    command.add_option("--charset", options.reader.charset, tr("Charset of the input; otherwise detected"))
        ->type_name(tr("NAME"));
}

bool is_corpus(const std::string& path, const std::string& format) {
    return format == "corpus" ||
           (format.empty() && path != "-" && (is_corpus_file(path) || path.ends_with(".diglot")));
}

std::unique_ptr<TranslationUnitReader> open_units(const std::string& path, const UnitReadingOptions& options,
                                                  DiagnosticSink& sink, const UnitFilter& filter) {
    if (is_corpus(path, options.from)) {
        return std::make_unique<CorpusReader>(path, filter);
    }
    return make_unit_reader(options.from, UnitInput{path, nullptr, options.reader}, sink);
}

void LossCount::look(const TranslationUnit& unit) {
    ++units_;
    const UnitFeatures lost = features_of(unit).without(holds_);
    for (std::size_t i = 0; !lost.empty() && i < lost_.size(); ++i) {
        lost_[i] += lost.has(static_cast<UnitFeature>(i)) ? 1U : 0U;
    }
}

void LossCount::report(const std::string& output, DiagnosticSink& sink) const {
    std::string list;
    for (std::size_t i = 0; i < lost_.size(); ++i) {
        if (lost_[i] > 0) {
            list += list.empty() ? "" : ", ";
            list += fmt::format("{} {}", feature_name(static_cast<UnitFeature>(i)), format_number(lost_[i]));
        }
    }
    if (!list.empty()) {
        sink.note(
            "lost",
            fmt::format(fmt::runtime(tr("Lost, in so many of {} units: {}")), format_number(units_), list),
            {output, {}, {}});
    }
}

void announce_losses(const UnitWriterFormat& format, UnitFeatures given, const std::string& output,
                     DiagnosticSink& sink) {
    std::string list;
    for (std::size_t i = 0; i < kUnitFeatureCount; ++i) {
        if (given.without(format.holds).has(static_cast<UnitFeature>(i))) {
            list += list.empty() ? "" : ", ";
            list += feature_name(static_cast<UnitFeature>(i));
        }
    }
    if (!list.empty()) {
        sink.note("cannot-hold", fmt::format(fmt::runtime(tr("{} cannot hold: {}")), format.name, list),
                  {output, {}, {}});
    }
}

std::string feature_name(UnitFeature feature) {
    switch (feature) {
        case UnitFeature::Id:
            return tr("ids");
        case UnitFeature::Score:
            return tr("scores");
        case UnitFeature::Confidence:
            return tr("confidences");
        case UnitFeature::Origin:
            return tr("who joined them");
        case UnitFeature::Review:
            return tr("review states");
        case UnitFeature::Properties:
            return tr("properties");
        case UnitFeature::Languages:
            return tr("languages");
        case UnitFeature::Documents:
            return tr("names of documents");
        case UnitFeature::SegmentIds:
            return tr("ids of sentences");
        case UnitFeature::Sentences:
            return tr("ends of sentences");
        case UnitFeature::NullSides:
            return tr("null beads");
        case UnitFeature::MoreVariants:
            return tr("versions beyond two");
        case UnitFeature::SameLanguage:
            return tr("several versions in one language");
        case UnitFeature::LineBreaks:
            return tr("line breaks and tabs");
        case UnitFeature::OuterSpaces:
            return tr("spaces at the ends and in rows");
        case UnitFeature::Controls:
            return tr("control characters");
        case UnitFeature::LongTexts:
            return tr("very long texts");
    }
    return {};
}

const UnitWriterFormat& output_format(const std::string& name, const std::string& path) {
    const UnitWriterFormat* format =
        name.empty() ? unit_writer_format_of_path(path) : find_unit_writer_format(name);
    if (format != nullptr) {
        return *format;
    }
    std::string names;
    for (const UnitWriterFormat& known : unit_writer_formats()) {
        names += fmt::format("{}{}", names.empty() ? "" : ", ", known.name);
    }
    const std::string message = name.empty()
                                    ? tr("The name does not tell the format of the output")
                                    : fmt::format(fmt::runtime(tr("There is no output format '{}'")), name);
    throw Error(ErrorCode::Argument, message, {name.empty() ? path : std::string(), {}, {}},
                fmt::format(fmt::runtime(tr("Name it with --to: {}")), names));
}

void write_manifest(const std::string& output, const Metadata& manifest) {
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (const auto& [key, value] : manifest) {
        object[key] = value;
    }
    OutputFile file(output + ".manifest.json");
    file.stream() << object.dump(2) << '\n';
    file.commit();
}

Metadata manifest_start(const std::string& command) {
    return {{"made-by", "diglot " DIGLOT_VERSION}, {"command", command}};
}

std::string hash_of_file(const std::string& path) {
    return path == "-" ? std::string() : file_hash(path);
}

}  // namespace diglot::cli
