#include "diglot/corpus/review_import.h"

#include "diglot/corpus/database.h"
#include "diglot/corpus/index.h"
#include "diglot/corpus/joined_units.h"
#include "diglot/corpus/unit_lookup.h"
#include "diglot/exchange/unit_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diglot {
namespace {

constexpr std::string_view kNote = "note";
constexpr std::string_view kReviewNote = "review-note";

/// The text without what files change on the way: white space in rows and at the ends, and control
/// characters.
std::string wording(std::string_view text) {
    std::string words;
    bool space = false;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r') {
            space = !words.empty();
        } else if (byte >= 0x20) {
            words += space ? " " : "";
            words += c;
            space = false;
        }
    }
    return words;
}

std::string_view property(const TranslationUnit& unit, std::string_view key) {
    const auto found = unit.properties.find(std::string(key));
    return found == unit.properties.end() ? std::string_view() : std::string_view(found->second);
}

/// A variant of a bead or unit and the text that a person gave it.
struct Correction {
    std::string id;
    std::size_t variant = 0;
    std::string text;
};

/// What a row is about: a unit, or the beads of a joined one.
struct Subject {
    TranslationUnit unit;           ///< As an export shows it now.
    std::vector<JoinedBead> beads;  ///< Empty where the unit is in the corpus itself.
};

class Import {
public:
    Import(Store& store, const ReviewImportOptions& options, DiagnosticSink& sink)
        : store_(store),
          options_(options),
          sink_(sink),
          mended_(store.database()),
          stored_(store.database(), false) {}

    void take(const TranslationUnit& row, const Location& place) {
        ++result_.rows;
        const auto subject = subject_of(row, place);
        if (!subject) {
            return;
        }
        std::vector<Correction> corrections;
        if (!compare_texts(row, *subject, place, corrections)) {
            return;
        }
        bool changed = decide(row, *subject);
        for (const auto& [id, variant, text] : corrections) {
            changed = store_.correct(id, variant, text) || changed;
        }
        result_.corrected += corrections.empty() ? 0U : 1U;
        result_.unchanged += changed ? 0U : 1U;
    }

    [[nodiscard]] const ReviewImport& result() const { return result_; }

private:
    void leave_out(const char* kind, std::string message, const Location& place) {
        ++result_.left_out;
        sink_.warn(kind, std::move(message), place);
    }

    std::optional<Subject> subject_of(const TranslationUnit& row, const Location& place) {
        if (row.id.empty()) {
            leave_out("no-id", "A row without an id was left out", place);
            return std::nullopt;
        }
        if (!seen_.insert(row.id).second) {
            leave_out("repeated-id", fmt::format("Unit {} comes again; what comes first holds", row.id),
                      place);
            return std::nullopt;
        }
        if (auto unit = mended_.find(row.id)) {
            return Subject{std::move(unit->unit), {}};
        }
        auto joined = joined_subject(row);
        if (!joined) {
            leave_out(
                "unknown-unit",
                fmt::format("There is no unit {} in the corpus: its text changed, or it is of another one",
                            row.id),
                place);
        }
        return joined;
    }

    /// The beads that the row says it joins; none where the corpus does not have them, or joins others.
    std::optional<Subject> joined_subject(const TranslationUnit& row) {
        const std::string_view ids = property(row, kJoinedFrom);
        Subject subject;
        std::vector<std::string> documents;
        for (std::size_t at = 0; at < ids.size();) {
            const std::size_t end = std::min(ids.find(',', at), ids.size());
            auto stored = stored_.find(ids.substr(at, end - at));
            auto mended = mended_.find(ids.substr(at, end - at));
            if (!stored || !mended) {
                return std::nullopt;
            }
            for (const UnitVariant& variant : stored->unit.variants) {
                if (std::find(documents.begin(), documents.end(), variant.document) == documents.end()) {
                    documents.push_back(variant.document);
                }
            }
            subject.beads.push_back({std::move(stored->unit), std::move(mended->unit)});
            at = end + 1;
        }
        if (subject.beads.empty()) {
            return std::nullopt;
        }
        std::vector<const JoinedBead*> beads;
        beads.reserve(subject.beads.size());
        for (const JoinedBead& bead : subject.beads) {
            beads.push_back(&bead);
        }
        subject.unit = join_beads(beads, documents);
        return subject.unit.id == row.id ? std::optional(std::move(subject)) : std::nullopt;
    }

    /// The number of the subject's variant that is the row's variant `i`; its size when there is none.
    static std::size_t variant_of(const TranslationUnit& row, std::size_t i, const Subject& subject) {
        const std::vector<UnitVariant>& variants = subject.unit.variants;
        if (subject.beads.empty()) {
            return std::min(i, variants.size());
        }
        const auto found = std::find_if(variants.begin(), variants.end(), [&](const UnitVariant& variant) {
            return variant.document == row.variants[i].document;
        });
        return static_cast<std::size_t>(found - variants.begin());
    }

    /// Finds what was mended; false when the texts do not fit the unit.
    bool compare_texts(const TranslationUnit& row, const Subject& subject, const Location& place,
                       std::vector<Correction>& corrections) {
        const TranslationUnit& unit = subject.unit;
        for (std::size_t i = 0; i < row.variants.size(); ++i) {
            const std::size_t own = variant_of(row, i, subject);
            if (own == unit.variants.size()) {
                if (is_empty(row.variants[i])) {
                    continue;
                }
                leave_out("other-texts",
                          fmt::format("Unit {} has a text that it does not have in the corpus", row.id),
                          place);
                return false;
            }
            const std::string& language = row.variants[i].language;
            if (language != unit.variants[own].language && language != "und" && !is_empty(row.variants[i])) {
                leave_out("other-language", fmt::format("The languages of unit {} are others", row.id),
                          place);
                return false;
            }
            const std::string text = joined_text(row.variants[i]);
            const std::string known = joined_text(unit.variants[own]);
            const std::string new_wording = wording(text);
            if (new_wording == wording(known)) {
                continue;
            }
            if (new_wording.empty()) {
                leave_out("emptied-text",
                          fmt::format("A text of unit {} is gone; reject the unit instead", row.id), place);
                return false;
            }
            if (i == 0 && !options_.sources_too) {
                leave_out("other-source", fmt::format("The source text is not that of unit {}", row.id),
                          place);
                return false;
            }
            if (!add_corrections(subject, own, original_or(unit, own, text), corrections)) {
                leave_out(
                    "joined-text",
                    fmt::format("A text of unit {} is of several beads; mend it in single units", row.id),
                    place);
                return false;
            }
        }
        return true;
    }

    /// Of a joined unit the text goes to each bead that has all of it; false when none has.
    static bool add_corrections(const Subject& subject, std::size_t variant, const std::string& text,
                                std::vector<Correction>& corrections) {
        if (subject.beads.empty()) {
            corrections.push_back({subject.unit.id, variant, text});
            return true;
        }
        const std::size_t before = corrections.size();
        const std::string_view mended = variant_property(subject.unit, variant, "original-text");
        const UnitVariant& whole = subject.unit.variants[variant];
        const std::string original = mended.empty() ? joined_text(whole) : std::string(mended);
        for (const JoinedBead& bead : subject.beads) {
            for (std::size_t i = 0; i < bead.stored.variants.size(); ++i) {
                const UnitVariant& own = bead.stored.variants[i];
                if (own.document == whole.document && joined_text(own) == original) {
                    corrections.push_back({bead.stored.id, i, text});
                }
            }
        }
        return corrections.size() > before;
    }

    /// `text`, or the stored text where a person went back to that, as it was stored.
    static std::string original_or(const TranslationUnit& unit, std::size_t variant,
                                   const std::string& text) {
        const std::string_view original = variant_property(unit, variant, "original-text");
        return !original.empty() && wording(original) == wording(text) ? std::string(original) : text;
    }

    /// Records the decision and the note, where they are new; whether they are.
    bool decide(const TranslationUnit& row, const Subject& subject) {
        const TranslationUnit& unit = subject.unit;
        const std::string_view own = property(row, kNote);  // a memory's unit may have a note of its own
        const bool is_new = !own.empty() && own != property(unit, kNote);
        const std::string_view known =
            property(subject.beads.empty() ? unit : subject.beads[0].mended, kReviewNote);
        const bool decided = row.review == ReviewState::Accepted || row.review == ReviewState::Rejected;
        const bool changes = decided && row.review != unit.review;
        const bool keeps = !changes || unit.review == ReviewState::Unreviewed;
        const std::string note(is_new ? own : keeps ? known : std::string_view());
        if (!changes && note == known) {
            return false;
        }
        if (subject.beads.empty()) {
            store_.set_review(row.id, decided ? row.review : unit.review, note);
        }
        for (const JoinedBead& bead : subject.beads) {
            store_.set_review(bead.stored.id, decided ? row.review : bead.stored.review, note);
        }
        result_.accepted += changes && row.review == ReviewState::Accepted ? 1U : 0U;
        result_.rejected += changes && row.review == ReviewState::Rejected ? 1U : 0U;
        result_.noted += changes ? 0U : 1U;
        return true;
    }

    Store& store_;
    const ReviewImportOptions& options_;
    DiagnosticSink& sink_;
    UnitLookup mended_;
    UnitLookup stored_;
    std::set<std::string> seen_;
    ReviewImport result_;
};

}  // namespace

ReviewImport import_review(Store& store, TranslationUnitReader& reader, const ReviewImportOptions& options,
                           DiagnosticSink& sink, JobControl* job) {
    Transaction transaction(store.database());
    Import import(store, options, sink);
    for (TranslationUnit row; reader.read(row);) {
        check_cancelled(job);
        import.take(row, reader.place());
    }
    if (import.result().corrected > 0) {
        drop_index(store);
    }
    transaction.commit();
    return import.result();
}

}  // namespace diglot
