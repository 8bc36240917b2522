#include "segmenting.h"

#include "diglot/base/error.h"
#include "diglot/base/file.h"

#include "translate.h"
#include <CLI/CLI.hpp>

namespace diglot::cli {
namespace {

void refuse_both(bool both) {
    if (both) {
        throw Error(ErrorCode::Argument, tr("--srx and --abbreviations cannot be given together"), {},
                    tr("Give one or the other"));
    }
}

}  // namespace

void Segmenters::use_srx(const std::string& path) {
    refuse_both(listed_);
    srx_.emplace(read_file(path), path);
}

void Segmenters::add_abbreviations(const std::string& path) {
    listed_ = true;
    const std::vector<std::string> more = parse_abbreviations(read_file(path), path);
    abbreviations_.insert(abbreviations_.end(), more.begin(), more.end());
    refuse_both(srx_.has_value());
}

const Segmenter& Segmenters::of(const std::string& language, DiagnosticSink& sink) {
    const std::lock_guard lock(mutex_);
    std::unique_ptr<Segmenter>& segmenter = made_[language];
    if (segmenter == nullptr) {
        segmenter = srx_ ? srx_->segmenter(language, sink) : make_segmenter(language, abbreviations_);
    }
    return *segmenter;
}

void add_segmenting_options(CLI::App& command, const std::shared_ptr<Segmenters>& segmenters) {
    command
        .add_option_function<std::string>(
            "--srx", [segmenters](const std::string& path) { segmenters->use_srx(path); },
            tr("Find sentences by the rules of this SRX 2.0 file"))
        ->type_name(tr("FILE"));
    command
        .add_option_function<std::string>(
            "--abbreviations", [segmenters](const std::string& path) { segmenters->add_abbreviations(path); },
            tr("A list of abbreviations, one a line, that end no sentence"))
        ->type_name(tr("FILE"));
}

}  // namespace diglot::cli
