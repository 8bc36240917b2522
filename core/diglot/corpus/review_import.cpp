#include "diglot/corpus/review_import.h"

#include "diglot/corpus/database.h"
#include "diglot/corpus/index.h"
#include "diglot/exchange/unit_facts.h"

#include <fmt/format.h>

#include <algorithm>
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

/// A variant and the text that a person gave it.
using Correction = std::pair<std::size_t, std::string>;

class Import {
public:
    Import(Store& store, const ReviewImportOptions& options, DiagnosticSink& sink)
        : store_(store), options_(options), sink_(sink) {}

    void take(const TranslationUnit& row, const Location& place) {
        ++result_.rows;
        const auto stored = fitting_unit(row, place);
        if (!stored) {
            return;
        }
        std::vector<Correction> corrections;
        if (!compare_texts(row, stored->unit, place, corrections)) {
            return;
        }
        bool changed = decide(row, stored->unit);
        for (const auto& [variant, text] : corrections) {
            changed = store_.correct(row.id, variant, text) || changed;
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

    std::optional<StoredUnit> fitting_unit(const TranslationUnit& row, const Location& place) {
        if (row.id.empty()) {
            leave_out("no-id", "A row without an id was left out", place);
            return std::nullopt;
        }
        if (!seen_.insert(row.id).second) {
            leave_out("repeated-id", fmt::format("Unit {} comes again; what comes first holds", row.id),
                      place);
            return std::nullopt;
        }
        auto stored = store_.find_unit(row.id);
        if (!stored) {
            leave_out(
                "unknown-unit",
                fmt::format("There is no unit {} in the corpus: its text changed, or it is of another one",
                            row.id),
                place);
        }
        return stored;
    }

    /// Finds what was mended; false when the texts do not fit the unit.
    bool compare_texts(const TranslationUnit& row, const TranslationUnit& unit, const Location& place,
                       std::vector<Correction>& corrections) {
        for (std::size_t i = 0; i < std::min(row.variants.size(), unit.variants.size()); ++i) {
            const std::string& language = row.variants[i].language;
            if (language != unit.variants[i].language && language != "und" && !is_empty(row.variants[i])) {
                leave_out("other-language", fmt::format("The languages of unit {} are others", row.id),
                          place);
                return false;
            }
            const std::string text = joined_text(row.variants[i]);
            const std::string known = joined_text(unit.variants[i]);
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
            corrections.emplace_back(i, original_or(unit, i, text));
        }
        return true;
    }

    /// `text`, or the stored text where a person went back to that, as it was stored.
    static std::string original_or(const TranslationUnit& unit, std::size_t variant,
                                   const std::string& text) {
        const std::string_view original = variant_property(unit, variant, "original-text");
        return !original.empty() && wording(original) == wording(text) ? std::string(original) : text;
    }

    /// Records the decision and the note, where they are new; whether they are.
    bool decide(const TranslationUnit& row, const TranslationUnit& unit) {
        const std::string_view own = property(row, kNote);  // a memory's unit may have a note of its own
        const bool is_new = !own.empty() && own != property(unit, kNote);
        const std::string_view known = property(unit, kReviewNote);
        const bool decided = row.review == ReviewState::Accepted || row.review == ReviewState::Rejected;
        const bool changes = decided && row.review != unit.review;
        const bool keeps = !changes || unit.review == ReviewState::Unreviewed;
        const std::string note(is_new ? own : keeps ? known : std::string_view());
        if (!changes && note == known) {
            return false;
        }
        store_.set_review(row.id, decided ? row.review : unit.review, note);
        result_.accepted += changes && row.review == ReviewState::Accepted ? 1U : 0U;
        result_.rejected += changes && row.review == ReviewState::Rejected ? 1U : 0U;
        result_.noted += changes ? 0U : 1U;
        return true;
    }

    Store& store_;
    const ReviewImportOptions& options_;
    DiagnosticSink& sink_;
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
