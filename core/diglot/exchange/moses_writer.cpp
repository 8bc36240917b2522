#include "diglot/exchange/moses_writer.h"

#include "diglot/exchange/escape.h"
#include "diglot/exchange/unit.h"

#include <fmt/format.h>

#include <utility>

namespace diglot {
namespace {

std::string with_language(std::string path, const std::string& language) {
    std::string packed;
    for (const std::string_view ending : {".gz", ".zst"}) {
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

}  // namespace

MosesWriter::MosesWriter(std::string path, DiagnosticSink& sink) : path_(std::move(path)), sink_(&sink) {}

void MosesWriter::open(const std::string& source_language, const std::string& target_language) {
    source_language_ = source_language;
    target_language_ = target_language;
    if (path_ == "-") {
        source_.emplace(path_);
        return;
    }
    source_.emplace(with_language(path_, source_language));
    target_.emplace(with_language(path_, target_language));
}

void MosesWriter::check_languages(const Bitext& bitext) {
    const std::string source = language_or_und(bitext.source.document());
    const std::string target = target_language_key(bitext);
    if (!source_) {
        open(source, target);
    } else if (source != source_language_ || target != target_language_) {
        sink_->warn("languages-mixed",
                    fmt::format("Documents in {} and {} go into an output begun as {} and {}", source, target,
                                source_language_, target_language_),
                    {document_name(bitext.source.document()), {}, {}});
    }
}

void MosesWriter::write_pair(const std::string& source, const std::string& target) {
    if (target_) {
        source_->stream() << source << '\n';
        target_->stream() << target << '\n';
    } else {
        source_->stream() << source << (source.empty() && target.empty() ? "" : "\t") << target << '\n';
    }
    ++lines_;
}

void MosesWriter::write(const Bitext& bitext) {
    check_languages(bitext);
    bool first = true;
    for (const Bead& bead : bitext.ladder.beads()) {
        const std::string source = flatten(bitext.source.text(bead.source));
        const std::string target = flatten(bitext.target.text(bead.target));
        if (source.empty() || target.empty()) {
            ++null_beads_;
            continue;
        }
        if (first && lines_ > 0) {
            write_pair({}, {});
        }
        first = false;
        write_pair(source, target);
    }
}

void MosesWriter::finish() {
    if (!source_) {
        return;  // no document, no languages, no names for files
    }
    source_->commit();
    if (target_) {
        target_->commit();
    }
    if (null_beads_ > 0) {
        sink_->note("null-beads-left-out",
                    fmt::format("{} beads without a counterpart are not in the output", null_beads_),
                    {path_, {}, {}});
    }
}

}  // namespace diglot
