#include "diglot/align/rounds.h"

#include "diglot/align/calibration.h"
#include "diglot/align/crossing.h"
#include "diglot/align/frame_evidence.h"
#include "diglot/align/guide.h"
#include "diglot/align/kept_words.h"
#include "diglot/align/length_evidence.h"
#include "diglot/align/length_priors.h"
#include "diglot/align/lexical_evidence.h"
#include "diglot/align/structure_evidence.h"
#include "diglot/align/telling_words.h"
#include "diglot/base/parallel.h"
#include "diglot/lexicon/seed.h"
#include "diglot/text/language.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace diglot {
namespace {

constexpr double kLengthWeight = 1.2;
constexpr double kLengthWeightAlone = 2.0;
constexpr double kLexicalWeight = 0.8;
constexpr double kEmbeddingWeight = 0.5;
constexpr double kFirstVariance = 6.8;       // Gale and Church's s², the belief before the texts are seen
constexpr std::uint32_t kMargin = 2;         // cells beside the core of a round that the next one looks at
constexpr std::uint32_t kTouchedMargin = 6;  // cells beside that where the band of a round was too narrow
constexpr std::uint32_t kWidening = 12;      // cells by which the last band is then widened, then twice that
constexpr unsigned kMostWidenings = 4;
constexpr unsigned kFewSegments = 3;  // of small beads, on a side
constexpr unsigned kFewInAll = 4;
constexpr std::uint32_t kSectionSegments = 200;  // least source segments of a section cut at a sure place
constexpr std::uint32_t kSureRows = 3;  // rows on both sides of a cut through which only one way leads
constexpr unsigned kRounds = 3;
constexpr std::size_t kShortText = 4000;    // source segments; one round more is worth its time
constexpr double kFewestTeaching = 15.0;    // beads from which words can be learnt
constexpr std::size_t kEnoughBeads = 1000;  // of a document, from which the others can be told
constexpr std::size_t kTellingWords = 6;    // of a bead that is explained

unsigned longest_side(const std::vector<Shape>& shapes) {
    unsigned longest = 1;
    for (const Shape shape : shapes) {
        longest = std::max({longest, unsigned{shape.source}, unsigned{shape.target}});
    }
    return longest;
}

std::vector<std::uint32_t> within(const std::vector<std::uint32_t>& boundaries, Range range) {
    std::vector<std::uint32_t> found;
    std::copy_if(boundaries.begin(), boundaries.end(), std::back_inserter(found),
                 [&](std::uint32_t boundary) { return range.begin <= boundary && boundary <= range.end; });
    return found;
}

}  // namespace

AlignmentRounds::AlignmentRounds(const AlignOptions& options, std::span<const DocumentPair* const> pairs,
                                 JobControl* job)
    : options_(options),
      job_(job),
      source_language_(pairs.front()->source->document().language),
      target_language_(pairs.front()->target->document().language),
      source_reader_(source_language_),
      target_reader_(target_language_) {
    settings_.bead_cost = 0.3F;
    settings_.null_weight = 0.7F;
    settings_.gap = options.evidence.lexicon ? GapPriors{-4.0F, -0.9F, -1.5F, -0.7F}
                                             : GapPriors{-4.0F, -2.0F, -1.5F, -0.7F};
    read_pairs(pairs);
    begin_models();
    lay_bands();
}

void AlignmentRounds::read_pairs(std::span<const DocumentPair* const> pairs) {
    pairs_.resize(pairs.size());
    std::vector<std::uint32_t> totals;
    std::size_t segments = 0;
    for (std::size_t p = 0; p < pairs.size(); ++p) {
        check_cancelled(job_);
        Pair& pair = pairs_[p];
        pair.documents = pairs[p];
        pair.source = read_features(*pairs[p]->source, source_reader_);
        pair.target = read_features(*pairs[p]->target, target_reader_);
        count_units(pair.source, totals);
        count_units(pair.target, totals);
        pair.source_background = fit_background(pair.source.length_sums);
        pair.target_background = fit_background(pair.target.length_sums);
        if (pairs[p]->source_embeddings != nullptr) {
            pair.embedding.emplace(*pairs[p]->source_embeddings, *pairs[p]->target_embeddings);
        }
        segments += pair.source.size();
    }
    rounds_ = options_.rounds > 0 ? options_.rounds : segments <= kShortText ? kRounds + 1 : kRounds;
    work_ = segments * rounds_;
}

/// What is believed before the first round.
void AlignmentRounds::begin_models() {
    std::vector<TextLengths> totals;
    for (const Pair& pair : pairs_) {
        totals.push_back({pair.source.length_sums.back(), pair.target.length_sums.back()});
    }
    first_length_ = {corrected_length_ratio(prior_length_ratio(source_language_, target_language_), totals),
                     kFirstVariance};
    models_.length = first_length_;
    models_.structure = fit_structure({});
    if (options_.evidence.lexicon) {
        std::vector<Lexicon> lexicons = options_.lexicons;
        if (options_.builtin_lexicon) {
            lexicons.push_back(builtin_lexicon(source_language_, target_language_));
        }
        SeedSettings settings;
        if (!options_.evidence.alike) {
            settings.equal = settings.alike = settings.known = 0.0F;
        }
        seed_ = seed_table(source_reader_, target_reader_, source_language_, target_language_, lexicons,
                           settings);
        words_known_ = primary_language(source_language_) == primary_language(target_language_) ||
                       std::any_of(lexicons.begin(), lexicons.end(),
                                   [](const Lexicon& lexicon) { return !lexicon.entries.empty(); });
    }
    models_.lexical = make_lexical_model(seed_, source_reader_.units(), target_reader_.units());
}

void AlignmentRounds::lay_bands() {
    for (Pair& pair : pairs_) {
        Anchor from;
        std::vector<Anchor> anchors = pair.documents->anchors;
        anchors.push_back(
            {static_cast<std::uint32_t>(pair.source.size()), static_cast<std::uint32_t>(pair.target.size())});
        for (const Anchor to : anchors) {
            for (Band& band : guided_bands(pair.source, pair.target, {from.source, to.source},
                                           {from.target, to.target}, seed_)) {
                pair.sections.push_back({std::move(band), {}});
            }
            from = to;
        }
    }
}

std::vector<std::unique_ptr<Evidence>> AlignmentRounds::make_evidence(const Pair& pair, const Band& band,
                                                                      const SearchSettings& settings) const {
    std::vector<std::unique_ptr<Evidence>> evidence;
    if (options_.evidence.length) {
        evidence.push_back(
            std::make_unique<LengthEvidence>(pair.source.length_sums, pair.target.length_sums, band.target(),
                                             pair.source_background, pair.target_background, models_.length,
                                             options_.evidence.lexicon ? kLengthWeight : kLengthWeightAlone));
    }
    if (options_.evidence.structure) {
        evidence.push_back(std::make_unique<StructureEvidence>(pair.source, pair.target, models_.structure,
                                                               band.source(), band.target()));
        evidence.push_back(std::make_unique<FrameEvidence>(pair.source, pair.target));
    }
    if (options_.evidence.lexicon) {
        evidence.push_back(std::make_unique<LexicalEvidence>(pair.source, pair.target, models_.lexical, band,
                                                             longest_side(settings.shapes), kLexicalWeight));
    }
    if (pair.embedding) {
        evidence.push_back(std::make_unique<EmbeddingEvidence>(*pair.embedding, kEmbeddingWeight));
    }
    return evidence;
}

/// A band for a section whose own was too narrow, found with small beads: a wide band costs by the shape.
Band AlignmentRounds::explored(const Pair& pair, const Section& section) const {
    SearchSettings settings = settings_;
    settings.shapes =
        bead_shapes(std::min(options_.max_side, kFewSegments), std::min(options_.max_total, kFewInAll));
    settings.log_priors = counts_.fit_log_priors(settings.shapes);
    Band band = section.band;
    LatticeResult result = section.result;
    for (unsigned attempt = 0; attempt < kMostWidenings && !result.touched.empty(); ++attempt) {
        band = band.widened(result.touched, kWidening << attempt);
        result = search(band, make_evidence(pair, band, settings), settings, job_);
    }
    return Band::around(band.source(), band.target(), result.core, result.sure, kMargin);
}

void AlignmentRounds::search_section(Pair& pair, Section& section, bool last) {
    section.result = search(section.band, make_evidence(pair, section.band, settings_), settings_, job_);
    // An earlier round need not be right everywhere: the next one looks at more there.
    if (last && !section.result.touched.empty()) {
        section.band = explored(pair, section);
        section.result = search(section.band, make_evidence(pair, section.band, settings_), settings_, job_);
    }
    if (last && options_.evidence.lexicon) {
        join_crossing(section.result, pair.source, pair.target, models_.lexical,
                      {options_.max_side, options_.max_total});
    }
    const std::uint64_t done = done_ += section.band.source().size();
    if (job_ != nullptr) {
        job_->progress(done, work_);
    }
}

/// Early rounds look at small beads only: they are there to learn, and wide bands cost by the shape.
void AlignmentRounds::choose_shapes(unsigned round) {
    const unsigned left = rounds_ - 1 - round;
    const unsigned side =
        left == 0 ? options_.max_side : std::min(options_.max_side, left == 1 ? 5U : kFewSegments);
    const unsigned total =
        left == 0 ? options_.max_total : std::min(options_.max_total, left == 1 ? 6U : kFewInAll);
    settings_.shapes = bead_shapes(side, total);
    settings_.log_priors = counts_.fit_log_priors(settings_.shapes);
}

void AlignmentRounds::align_once(unsigned round) {
    choose_shapes(round);
    std::vector<std::pair<Pair*, Section*>> tasks;
    for (Pair& pair : pairs_) {
        for (Section& section : pair.sections) {
            tasks.emplace_back(&pair, &section);
        }
    }
    const bool last = round + 1 == rounds_;
    parallel_for(tasks.size(), options_.threads,
                 [&](std::size_t n) { search_section(*tasks[n].first, *tasks[n].second, last); });
}

/// Words are learnt from texts long enough to teach them. The beads of a shorter one would testify for the
/// pairs they were counted from, and weaken what is known beforehand; it only tells how literal it is: in a
/// literal translation, a word whose translation stands elsewhere says all the more against a bead.
void AlignmentRounds::learn_words(const RoundCounts& counts) {
    const Vocabulary& source = source_reader_.units();
    const Vocabulary& target = target_reader_.units();
    if (counts.linked_beads() >= kFewestTeaching) {
        words_known_ = true;
        models_.lexical = make_lexical_model(
            train_model1(counts.beads(), source.size(), target.size(), seed_, {}), source, target);
        return;
    }
    KeptWords words;
    for (const Pair& pair : pairs_) {
        for (const Section& section : pair.sections) {
            words.add(pair.source, pair.target, section.result.likely, models_.lexical);
        }
    }
    models_.lexical = make_lexical_model(seed_, source, target, words.share());
}

void AlignmentRounds::learn(bool lexicon_too) {
    RoundCounts counts;
    for (Pair& pair : pairs_) {
        for (const Section& section : pair.sections) {
            counts.add(pair.source, pair.target, settings_.shapes, section.result, models_.length);
            if (pair.embedding) {
                pair.embedding->add(section.result.likely);
            }
        }
        if (pair.embedding) {
            pair.embedding->refit();
        }
    }
    models_.length = counts.fit_length(first_length_);
    models_.structure = counts.structure();
    if (lexicon_too) {
        learn_words(counts);
    }
    counts_ = std::move(counts);
}

/// The section with a band around what mattered in it, cut where only one way leads through for some rows:
/// that bounds memory and gives the threads work, at no loss.
std::vector<AlignmentRounds::Section> AlignmentRounds::narrowed(const Section& section) {
    const std::vector<Range>& core = section.result.core;
    const std::vector<bool>& sure = section.result.sure;
    const Range source = section.band.source();
    const Range target = section.band.target();
    const auto add = [&](std::vector<Section>& sections, std::uint32_t begin, std::uint32_t end) {
        const Range rows{source.begin + begin, source.begin + end};
        const Range columns{begin == 0 ? target.begin : core[begin].begin,
                            end == source.size() ? target.end : core[end].begin};
        const std::vector<Range> part(core.begin() + begin, core.begin() + end + 1);
        const std::vector<bool> sure_part(sure.begin() + begin, sure.begin() + end + 1);
        sections.push_back({Band::around(rows, columns, part, sure_part, kMargin)
                                .widened(within(section.result.touched, rows), kTouchedMargin),
                            {}});
    };
    std::vector<Section> sections;
    std::uint32_t begin = 0;
    std::uint32_t narrow = 0;  // rows of one cell each, one after the other
    for (std::uint32_t r = 0; r < core.size(); ++r) {
        narrow = core[r].size() == 1 ? narrow + 1 : 0;
        const std::uint32_t cut = r - kSureRows;
        if (narrow > 2 * kSureRows && cut - begin >= kSectionSegments &&
            source.size() - cut >= kSectionSegments) {
            add(sections, begin, cut);
            begin = cut;
        }
    }
    add(sections, begin, source.size());
    return sections;
}

void AlignmentRounds::narrow_bands() {
    for (Pair& pair : pairs_) {
        std::vector<Section> sections;
        for (const Section& section : pair.sections) {
            for (Section& part : narrowed(section)) {
                sections.push_back(std::move(part));
            }
        }
        pair.sections = std::move(sections);
    }
}

void AlignmentRounds::learn_in_rounds() {
    for (unsigned round = 0; round + 1 < rounds_; ++round) {
        align_once(round);
        learn(options_.evidence.lexicon);
        narrow_bands();
    }
}

Ladder AlignmentRounds::ladder_of(const Pair& pair) {
    std::vector<Bead> beads;
    for (const Section& section : pair.sections) {
        beads.insert(beads.end(), section.result.beads.begin(), section.result.beads.end());
    }
    return {std::move(beads), static_cast<std::uint32_t>(pair.source.size()),
            static_cast<std::uint32_t>(pair.target.size())};
}

std::vector<BeadExplanation> AlignmentRounds::explain(const Pair& pair) const {
    const ReadText source{*pair.documents->source, pair.source, source_reader_.units()};
    const ReadText target{*pair.documents->target, pair.target, target_reader_.units()};
    std::vector<BeadExplanation> explanations;
    for (const Section& section : pair.sections) {
        auto part = explain_beads(section.result, make_evidence(pair, section.band, settings_), settings_);
        for (std::size_t n = 0; n < part.size() && options_.evidence.lexicon; ++n) {
            part[n].words =
                telling_words(section.result.beads[n], source, target, models_.lexical, kTellingWords);
        }
        std::move(part.begin(), part.end(), std::back_inserter(explanations));
    }
    return explanations;
}

std::vector<Ladder> AlignmentRounds::run() {
    learn_in_rounds();
    align_once(rounds_ - 1);
    std::vector<Ladder> ladders;
    for (const Pair& pair : pairs_) {
        ladders.push_back(calibrated(ladder_of(pair)));
    }
    return ladders;
}

AlignmentQuality AlignmentRounds::judge(const Pair& pair, const Ladder& ladder) const {
    double words = 0.0;
    const std::size_t step = ladder.beads().size() / kEnoughBeads + 1;
    for (std::size_t n = 0; n < ladder.beads().size() && options_.evidence.lexicon; n += step) {
        if (const Bead& bead = ladder.beads()[n]; !bead.is_null()) {
            words += static_cast<double>(step) *
                     telling_score(bead, pair.source, pair.target, models_.lexical, kTellingWords);
        }
    }
    return assess(ladder, options_.evidence.lexicon ? std::optional(words) : std::nullopt, words_known_);
}

std::vector<Alignment> AlignmentRounds::run_judged(bool explained) {
    learn_in_rounds();
    if (explained) {
        settings_.keep_posterior = kLeastRunnerUp;  // nothing is learnt from this round
    }
    align_once(rounds_ - 1);
    std::vector<Alignment> alignments;
    for (const Pair& pair : pairs_) {
        const Ladder ladder = ladder_of(pair);
        alignments.push_back({calibrated(ladder), judge(pair, ladder),
                              explained ? explain(pair) : std::vector<BeadExplanation>()});
    }
    return alignments;
}

}  // namespace diglot
