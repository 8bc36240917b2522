#include "lexicon_training.h"

#include "diglot/align/aligner.h"
#include "diglot/base/file.h"
#include "diglot/lexicon/corpus.h"
#include "diglot/lexicon/trainer.h"
#include "diglot/text/language.h"

#include <fmt/format.h>

#include "session.h"
#include "translate.h"
#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <utility>

namespace diglot::cli {
namespace {

class Training {
public:
    Training(const TrainingRequest& request, Session& session)
        : request_(request),
          session_(session),
          source_language_(canonical_language(request.source_language).value_or("")),
          target_language_(canonical_language(request.target_language).value_or("")) {}

    Lexicon run() {
        read_documents();
        if (source_language_.empty() || target_language_.empty()) {
            throw Error(ErrorCode::Argument, tr("The languages are not known"), {},
                        tr("Name them with --source-language and --target-language"));
        }
        load_known();
        trainer_ = std::make_unique<LexiconTrainer>(source_language_, target_language_);
        if (request_.line_parallel) {
            add_lines();
        } else {
            add_aligned();
        }
        for (const std::string& corpus : request_.corpora) {
            read_passages(read_file(corpus, request_.reading.max_bytes), corpus, source_language_,
                          target_language_, session_.diagnostics(), [&](const PassagePair& pair) {
                              trainer_->add(pair.source, pair.target, pair.weight);
                          });
        }
        check_cancelled(&session_.job());
        return trainer_->train(known_);
    }

private:
    SegmentedDocument read(const std::string& path, std::string& language) {
        check_cancelled(&session_.job());
        ReadingOptions options = request_.reading;
        options.ingest.language = language;
        options.presegmented = options.presegmented || request_.line_parallel;
        SegmentedDocument document =
            make_segmented(read_bytes(path, options), path, options, session_.diagnostics());
        const std::string& own = document.document().language;
        if (language.empty()) {
            language = own;
        }
        return document;
    }

    /// All documents; the first pair decides the languages where nothing was said.
    void read_documents() {
        session_.start_phase(tr("reading"));
        for (const PairFiles& pair : request_.pairs) {
            sources_.push_back(read(pair.source, source_language_));
            targets_.push_back(read(pair.target, target_language_));
        }
    }

    void load_known() {
        LexiconTexts texts;
        for (std::size_t i = 0; i < sources_.size(); ++i) {
            texts.source.push_back(&sources_[i]);
            texts.target.push_back(&targets_[i]);
        }
        if (!texts.source.empty()) {
            known_ = load_lexicons(request_.lexicons.names, texts, session_);
        } else if (!request_.lexicons.names.empty()) {
            throw Error(ErrorCode::Argument, tr("--lexicon needs documents beside the corpora"), {},
                        tr("Give documents, or leave the lexicon out"));
        }
        imported_ = known_;
        if (request_.lexicons.builtin) {
            known_.push_back(builtin_lexicon(source_language_, target_language_));
        }
    }

    void add_lines() {
        for (std::size_t i = 0; i < sources_.size(); ++i) {
            const SegmentedDocument& source = sources_[i];
            const SegmentedDocument& target = targets_[i];
            std::map<std::uint32_t, std::size_t> by_line;
            for (std::size_t t = 0; t < target.size(); ++t) {
                by_line[target.position(t)] = t;
            }
            if (source.position(source.size()) != target.position(target.size())) {
                throw Error(
                    ErrorCode::Argument,
                    fmt::format(fmt::runtime(tr("The files have different numbers of lines: {} and {}")),
                                source.position(source.size()), target.position(target.size())),
                    {request_.pairs[i].target, {}, {}},
                    tr("Leave --line-parallel out to have them aligned first"));
            }
            for (std::size_t s = 0; s < source.size(); ++s) {
                if (const auto found = by_line.find(source.position(s)); found != by_line.end()) {
                    trainer_->add(source.text(s), target.text(found->second));
                }
            }
        }
    }

    void add_aligned() {
        std::vector<DocumentPair> pairs;
        for (std::size_t i = 0; i < sources_.size(); ++i) {
            pairs.push_back({&sources_[i], &targets_[i], {}});
        }
        AlignOptions options;
        options.builtin_lexicon = request_.lexicons.builtin;
        options.lexicons = imported_;
        session_.start_phase(tr("aligning"));
        const std::vector<Ladder> ladders = Aligner(options).align(pairs, &session_.job());
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            for (const Bead& bead : ladders[i].beads()) {
                if (!bead.is_null()) {
                    trainer_->add(sources_[i].text(bead.source), targets_[i].text(bead.target),
                                  bead.confidence);
                }
            }
        }
    }

    const TrainingRequest& request_;
    Session& session_;
    std::string source_language_;
    std::string target_language_;
    std::deque<SegmentedDocument> sources_;
    std::deque<SegmentedDocument> targets_;
    std::vector<Lexicon> imported_;  // from the user
    std::vector<Lexicon> known_;     // these and our own
    std::unique_ptr<LexiconTrainer> trainer_;
};

}  // namespace

Lexicon train_lexicon(const TrainingRequest& request, Session& session) {
    return Training(request, session).run();
}

}  // namespace diglot::cli
