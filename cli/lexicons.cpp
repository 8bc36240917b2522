#include "lexicons.h"

#include "diglot/align/aligner.h"
#include "diglot/bitext/document.h"
#include "diglot/lexicon/orientation.h"
#include "diglot/lexicon/reader.h"
#include "diglot/text/language.h"

#include <fmt/format.h>

#include "session.h"
#include "translate.h"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>

namespace diglot::cli {
namespace {

constexpr std::size_t kSegmentsLookedAt = 5000;  // of a side, to see which way round a lexicon is

struct EvidenceName {
    std::string_view name;
    bool EvidenceChoice::*chosen;
};

constexpr std::array kEvidence = {
    EvidenceName{"length", &EvidenceChoice::length},
    EvidenceName{"structure", &EvidenceChoice::structure},
    EvidenceName{"lexicon", &EvidenceChoice::lexicon},
};

EvidenceChoice parse_evidence(const std::string& list) {
    EvidenceChoice choice;
    for (const EvidenceName& evidence : kEvidence) {
        choice.*evidence.chosen = false;
    }
    std::istringstream names(list + ',');
    for (std::string name; std::getline(names, name, ',');) {
        const auto* found = std::find_if(kEvidence.begin(), kEvidence.end(),
                                         [&](const EvidenceName& one) { return one.name == name; });
        if (found == kEvidence.end()) {
            std::string known;
            for (const EvidenceName& one : kEvidence) {
                known += (known.empty() ? "" : ", ") + std::string(one.name);
            }
            throw Error(ErrorCode::Argument, fmt::format(fmt::runtime(tr("There is no evidence '{}'")), name),
                        {}, fmt::format(fmt::runtime(tr("Use one or more of these: {}")), known));
        }
        choice.*found->chosen = true;
    }
    return choice;
}

/// A reader that has seen the beginning of the texts.
UnitReader read_units(const std::vector<const SegmentedDocument*>& documents, const std::string& language) {
    UnitReader reader(language);
    std::vector<std::uint32_t> units;
    std::size_t left = kSegmentsLookedAt;
    for (const SegmentedDocument* document : documents) {
        for (std::size_t i = 0; i < document->size() && left > 0; ++i, --left) {
            units.clear();
            reader.read(document->text(i), units);
        }
    }
    return reader;
}

/// Turns lexicons so that they fit two texts.
class LexiconFitter {
public:
    LexiconFitter(const LexiconTexts& texts, Session& session)
        : source_language_(texts.source.front()->document().language),
          target_language_(texts.target.front()->document().language),
          source_(read_units(texts.source, source_language_)),
          target_(read_units(texts.target, target_language_)),
          sink_(session.diagnostics()) {}

    Lexicon load(const std::string& name) {
        Lexicon lexicon = load_lexicon(name, {{}, source_language_, target_language_}, sink_);
        return fit_by_words(fit_by_languages(std::move(lexicon), name), name);
    }

private:
    Lexicon fit_by_languages(Lexicon lexicon, const std::string& name) {
        const std::string& from = lexicon.source_language;
        const std::string& to = lexicon.target_language;
        const auto same = [](const std::string& a, const std::string& b) {
            return a.empty() || b.empty() || primary_language(a) == primary_language(b);
        };
        if (same(from, source_language_) && same(to, target_language_)) {
            return lexicon;
        }
        if (same(from, target_language_) && same(to, source_language_)) {
            sink_.note("lexicon-reversed",
                       fmt::format(fmt::runtime(tr("It runs from {} to {} and is used the other way round")),
                                   from, to),
                       {name, {}, {}});
            return reversed(lexicon);
        }
        sink_.warn("lexicon-of-other-languages",
                   fmt::format(fmt::runtime(tr("It is for {} and {}, not for {} and {}: not used for these")),
                               from, to, source_language_, target_language_),
                   {name, {}, {}});
        return {};
    }

    Lexicon fit_by_words(Lexicon lexicon, const std::string& name) {
        const LexiconCoverage coverage = lexicon_coverage(lexicon, source_, target_);
        if (coverage.is_backward()) {
            sink_.note(
                "lexicon-reversed",
                fmt::format(fmt::runtime(tr("It seems to be the wrong way round and is used reversed: of {} "
                                            "entries the texts hold {} as they stand, {} reversed")),
                            format_number(coverage.looked_at), format_number(coverage.forward),
                            format_number(coverage.backward)),
                {name, {}, {}});
            return reversed(lexicon);
        }
        if (!lexicon.entries.empty() && coverage.forward == 0) {
            sink_.warn("lexicon-without-words", tr("The texts hold none of its entries"), {name, {}, {}});
        }
        return lexicon;
    }

    std::string source_language_;
    std::string target_language_;
    UnitReader source_;
    UnitReader target_;
    DiagnosticSink& sink_;
};

}  // namespace

void add_lexicon_options(CLI::App& command, LexiconChoice& choice) {
    command
        .add_option(
            "--lexicon", choice.names,
            tr("Use a lexicon (may be repeated): a file, see 'diglot help lexicon', or freedict:deu-fra "
               "for FreeDict's as installed"))
        ->allow_extra_args(false)
        ->type_name(tr("FILE"));
    command.add_flag("!--no-builtin-lexicon", choice.builtin,
                     tr("Leave diglot's own lexicon (Korean-English) aside"));
}

void add_evidence_option(CLI::App& command, EvidenceChoice& evidence) {
    command
        .add_option_function<std::string>(
            "--evidence", [&evidence](const std::string& list) { evidence = parse_evidence(list); },
            tr("Let only these speak, such as length,structure; otherwise length,structure,lexicon"))
        ->type_name(tr("LIST"));
}

std::vector<Lexicon> load_lexicons(std::span<const std::string> names, const LexiconTexts& texts,
                                   Session& session) {
    std::vector<Lexicon> lexicons;
    if (!names.empty()) {
        LexiconFitter fitter(texts, session);
        for (const std::string& name : names) {
            lexicons.push_back(fitter.load(name));
        }
    }
    return lexicons;
}

}  // namespace diglot::cli
