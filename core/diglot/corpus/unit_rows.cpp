#include "diglot/corpus/unit_rows.h"

#include "diglot/base/error.h"
#include "diglot/corpus/checksums.h"
#include "diglot/corpus/document_rows.h"
#include "diglot/corpus/hash.h"
#include "diglot/exchange/unit_facts.h"
#include "diglot/text/script.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

namespace diglot {
namespace {

constexpr const char* kOriginalId = "original-id";
constexpr const char* kReviewNote = "review-note";
constexpr const char* kReviewBefore = "review-before";
constexpr const char* kOriginalText = "original-text";  // of a variant
constexpr std::uint64_t kNumbersTried = 1000;           // beyond the next one: when units before it are lost

/// What ids of units in a part begin with.
std::string names_key(std::string_view source, std::string_view target) {
    return std::string(source) + '\0' + std::string(target) + '\0';
}

[[noreturn]] void fail_damaged(const Database& database, std::string_view id) {
    throw Error(ErrorCode::Format, fmt::format("The corpus is damaged: unit {} cannot be read", id),
                {database.path(), {}, {}}, "See 'diglot verify', which can also save what is whole");
}

/// A variant as one text and, where it is of several segments, their bytes in it as "0-12,13-30".
struct JoinedVariant {
    std::string text;
    std::optional<std::string> spans;
};

JoinedVariant join(const std::vector<std::string>& segments) {
    JoinedVariant joined;
    std::string spans;
    for (const std::string& segment : segments) {
        if (!joined.text.empty() && needs_space_between(joined.text, segment)) {
            joined.text += ' ';
        }
        const std::size_t begin = joined.text.size();
        joined.text += segment;
        spans += fmt::format("{}{}-{}", spans.empty() ? "" : ",", begin, joined.text.size());
    }
    if (segments.size() != 1) {
        joined.spans = std::move(spans);
    }
    return joined;
}

/// The segments of a joined variant; nothing when `spans` is no list of ranges in `text`.
std::optional<std::vector<std::string>> split(std::string_view text, std::string_view spans) {
    std::vector<std::string> segments;
    const char* at = spans.data();
    const char* const end = at + spans.size();
    while (at != end) {
        std::size_t from = 0;
        std::size_t to = 0;
        const auto first = std::from_chars(at, end, from);
        if (first.ec != std::errc() || first.ptr == end || *first.ptr != '-') {
            return std::nullopt;
        }
        const auto second = std::from_chars(first.ptr + 1, end, to);
        const bool more = second.ptr != end && *second.ptr == ',';
        if (second.ec != std::errc() || from > to || to > text.size() || (second.ptr != end && !more)) {
            return std::nullopt;
        }
        segments.emplace_back(text.substr(from, to - from));
        at = more ? second.ptr + 1 : second.ptr;
    }
    return segments;
}

/// What a variant has beside its text, as JSON; nothing for most.
std::optional<std::string> extra_of(const UnitVariant& variant) {
    if (variant.document.empty() && variant.segment_ids.empty()) {
        return std::nullopt;
    }
    nlohmann::json extra;
    if (!variant.document.empty()) {
        extra["document"] = variant.document;
    }
    if (!variant.segment_ids.empty()) {
        extra["ids"] = variant.segment_ids;
    }
    return extra.dump();
}

std::optional<std::string> take(Metadata& properties, const char* key) {
    const auto found = properties.find(key);
    if (found == properties.end()) {
        return std::nullopt;
    }
    std::string value = std::move(found->second);
    properties.erase(found);
    return value;
}

template <typename Value>
void give(Metadata& properties, const char* key, const Value& value) {
    if (!value.empty()) {
        properties.insert_or_assign(key, std::string(value));
    }
}

}  // namespace

UnitInserter::UnitInserter(Database& database, std::int64_t part, std::string_view source,
                           std::string_view target)
    : database_(&database),
      part_(part),
      names_(names_key(source, target)),
      bead_(database,
            "INSERT OR IGNORE INTO unit (id, part, score, confidence, human, review, pinned, source_begin, "
            "source_end, target_begin, target_end, checksum) VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6, ?7, ?8, ?9, "
            "?10, row_hash(?1, ?2, ?3, ?4, ?5, 0, ?6, 0, ?7, ?8, ?9, ?10, NULL, NULL, NULL))"),
      unit_(
          database,
          "INSERT OR IGNORE INTO unit (id, part, score, confidence, human, review, pinned, date, provenance, "
          "properties, checksum) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, ?7, ?8, ?9, row_hash(?1, ?2, ?3, ?4, ?5, "
          "?6, 0, 0, NULL, NULL, NULL, NULL, ?7, ?8, ?9))"),
      variant_(database,
               "INSERT INTO variant VALUES (?1, ?2, ?3, ?4, ?5, ?6, row_hash(?1, ?2, ?3, ?4, ?5, ?6))") {}

std::int64_t UnitInserter::insert_with_id(Statement& insert, const std::string& texts) {
    ++size_;
    std::string id = short_hash(texts);
    insert.bind(1, std::string_view(id));
    insert.run();
    if (database_->changes() == 0) {
        std::uint64_t& number = repeated_[id];
        do {
            id = short_hash(fmt::format("{}{}", texts, ++number));
            insert.bind(1, std::string_view(id));
            insert.run();
        } while (database_->changes() == 0);
    }
    return database_->last_row();
}

void UnitInserter::add_bead(const Bitext& bitext, const Bead& bead) {
    key_ = names_;
    key_.append(bitext.source.text(bead.source)).push_back('\0');
    key_.append(bitext.target.text(bead.target)).push_back('\0');
    bead_.bind(2, part_);
    bead_.bind(3, bead.score);
    bead_.bind(4, bead.confidence);
    bead_.bind(5, static_cast<std::int64_t>(bead.origin == BeadOrigin::Human));
    bead_.bind(6, static_cast<std::int64_t>(bead.pinned));
    bead_.bind(7, static_cast<std::int64_t>(bead.source.begin));
    bead_.bind(8, static_cast<std::int64_t>(bead.source.end));
    bead_.bind(9, static_cast<std::int64_t>(bead.target.begin));
    bead_.bind(10, static_cast<std::int64_t>(bead.target.end));
    insert_with_id(bead_, key_);
}

void UnitInserter::add_unit(const TranslationUnit& unit) {
    std::vector<JoinedVariant> joined;
    key_ = names_;
    for (const UnitVariant& variant : unit.variants) {
        joined.push_back(join(variant.segments));
        key_.append(variant.language).push_back('\0');
        key_.append(joined.back().text).push_back('\0');
    }
    Metadata properties = unit.properties;
    const std::optional<std::string> date = take(properties, "date");
    const std::optional<std::string> source = take(properties, "source");
    if (!unit.id.empty()) {
        properties.insert_or_assign(kOriginalId, unit.id);
    }
    unit_.bind(2, part_);
    unit_.bind(3, unit.score);
    unit_.bind(4, unit.confidence);
    unit_.bind(5, static_cast<std::int64_t>(unit.origin == BeadOrigin::Human));
    unit_.bind(6, static_cast<std::int64_t>(unit.review));
    unit_.bind(7, date);
    unit_.bind(8, source);
    unit_.bind(9, properties.empty() ? std::nullopt : std::optional(to_json(properties)));
    const std::int64_t row = insert_with_id(unit_, key_);
    for (std::size_t i = 0; i < joined.size(); ++i) {
        variant_.bind_all(row, static_cast<std::int64_t>(i), std::string_view(unit.variants[i].language),
                          std::string_view(joined[i].text), joined[i].spans, extra_of(unit.variants[i]));
        variant_.run();
    }
}

void UnitInserter::finish() {
    Statement count(*database_, "UPDATE part SET units = ? WHERE row = ?");
    count.bind_all(size_, part_);
    count.run();
    set_checksums(*database_, "part", fmt::format("row = {}", part_));
    restore_decisions(*database_, fmt::format("unit.part = {}", part_));
}

void restore_decisions(Database& database, const std::string& condition) {
    database.run(
        fmt::format("UPDATE unit SET review = decision.review, pinned = unit.pinned OR decision.review = 1 "
                    "FROM decision WHERE decision.unit_id = unit.id AND {0};"
                    "UPDATE unit SET corrected = 1 "
                    "FROM correction WHERE correction.unit_id = unit.id AND {0}",
                    condition));
    set_checksums(
        database, "unit",
        condition + " AND (id IN (SELECT unit_id FROM decision) OR id IN (SELECT unit_id FROM correction))");
}

UnitIds::UnitIds(std::string_view source, std::string_view target)
    : names_(names_key(source, target)), memory_(target.empty()) {}

bool UnitIds::fits(const TranslationUnit& unit) {
    std::string key = names_;
    for (const UnitVariant& variant : unit.variants) {
        if (memory_) {
            key.append(variant.language).push_back('\0');
        }
        key.append(join(variant.segments).text).push_back('\0');
    }
    std::string id = short_hash(key);
    if (id == unit.id) {
        return true;
    }
    std::uint64_t& last = repeated_[std::move(id)];
    for (std::uint64_t number = last + 1; number <= last + kNumbersTried; ++number) {
        if (short_hash(fmt::format("{}{}", key, number)) == unit.id) {
            last = number;
            return true;
        }
    }
    return false;
}

std::string take_original_id(Metadata& properties) {
    take(properties, kReviewNote);
    take(properties, kReviewBefore);
    return take(properties, kOriginalId).value_or("");
}

ReviewState review_of(std::int64_t number) {
    const bool known = number >= 0 && number <= static_cast<std::int64_t>(ReviewState::NeedsReview);
    return known ? static_cast<ReviewState>(number) : ReviewState::Unreviewed;
}

UnitRowReader::UnitRowReader(Database& database, bool with_corrections)
    : database_(&database),
      with_corrections_(with_corrections),
      corrections_(database, "SELECT ordinal, text FROM correction WHERE unit_id = ? ORDER BY ordinal"),
      variants_(database,
                "SELECT language, text, spans, extra FROM variant WHERE unit = ? ORDER BY ordinal") {}

void UnitRowReader::read(const Statement& row, StoredUnit& unit) {
    unit = {};
    unit.row = row.integer(0);
    unit.unit.id = row.text(1);
    unit.part = row.integer(2);
    if (!row.is_null(3)) {
        unit.unit.score = row.real(3);
    }
    if (!row.is_null(4)) {
        unit.unit.confidence = row.real(4);
    }
    unit.unit.origin = row.integer(5) != 0 ? BeadOrigin::Human : BeadOrigin::Machine;
    unit.unit.review = review_of(row.integer(6));
    unit.pinned = row.integer(7) != 0;
    if (!row.is_null(14)) {
        unit.unit.properties = metadata_of(row.text(14), database_->path());
    }
    give(unit.unit.properties, "date", row.text(12));
    give(unit.unit.properties, "source", row.text(13));
    give(unit.unit.properties, kReviewNote, row.text(18));
    if (row.integer(19) != 0) {
        give(unit.unit.properties, kReviewBefore, to_string(review_of(row.integer(19))));
    }
    row.integer(15) != 0 ? read_bead(row, unit) : read_variants(unit);
    if (with_corrections_ && row.integer(20) != 0) {
        correct(unit.unit);
    }
}

void UnitRowReader::correct(TranslationUnit& unit) {
    const std::string type = unit_type(unit, '-');
    corrections_.reset();
    corrections_.bind_all(std::string_view(unit.id));
    while (corrections_.step()) {
        const auto ordinal = static_cast<std::size_t>(corrections_.integer(0));
        if (ordinal >= unit.variants.size()) {
            fail_damaged(*database_, unit.id);
        }
        UnitVariant& variant = unit.variants[ordinal];
        unit.properties.insert_or_assign(variant_key(ordinal, kOriginalText), joined_text(variant));
        if (variant.segment_ids.size() > 1) {
            unit.properties.insert_or_assign(variant_key(ordinal, "segment-ids"),
                                             join_ids(variant.segment_ids));
        }
        if (variant.segments.size() != 1) {
            variant.segment_ids.clear();
        }
        variant.segments = {std::string(corrections_.text(1))};
    }
    if (unit_type(unit, '-') != type) {
        unit.properties.insert_or_assign("type", type);
    }
}

void UnitRowReader::load(Side& side, std::int64_t row) {
    if (side.row == row) {
        return;
    }
    Statement select(*database_, "SELECT id, name FROM document WHERE row = ?");
    select.bind_all(row);
    select.step();
    side.document = load_document(*database_, row);
    side.row = row;
    side.id = select.text(0);
    side.name = select.text(1);
}

UnitVariant UnitRowReader::variant_of(const Side& side, std::int64_t begin, std::int64_t end) {
    const Document& document = side.document.document();
    UnitVariant variant{document.language.empty() ? "und" : document.language, {}, side.name, {}};
    for (auto i = static_cast<std::size_t>(begin); i < static_cast<std::size_t>(end); ++i) {
        variant.segments.emplace_back(side.document.text(i));
        variant.segment_ids.push_back(fmt::format("{}.{}", side.id, i));
    }
    return variant;
}

void UnitRowReader::read_bead(const Statement& row, StoredUnit& unit) {
    load(source_, row.integer(16));
    load(target_, row.integer(17));
    const auto fits = [&](int column, const Side& side) {
        const std::int64_t begin = row.integer(column);
        const std::int64_t end = row.integer(column + 1);
        return !row.is_null(column) && 0 <= begin && begin <= end &&
               end <= static_cast<std::int64_t>(side.document.size());
    };
    if (!fits(8, source_) || !fits(10, target_)) {
        fail_damaged(*database_, unit.unit.id);
    }
    unit.unit.variants.push_back(variant_of(source_, row.integer(8), row.integer(9)));
    unit.unit.variants.push_back(variant_of(target_, row.integer(10), row.integer(11)));
}

void UnitRowReader::read_variants(StoredUnit& unit) {
    variants_.reset();
    variants_.bind_all(unit.row);
    while (variants_.step()) {
        UnitVariant& variant = unit.unit.variants.emplace_back();
        variant.language = variants_.text(0);
        if (variants_.is_null(2)) {
            variant.segments.emplace_back(variants_.text(1));
        } else if (auto segments = split(variants_.text(1), variants_.text(2))) {
            variant.segments = std::move(*segments);
        } else {
            fail_damaged(*database_, unit.unit.id);
        }
        if (variants_.is_null(3)) {
            continue;
        }
        const nlohmann::json extra = nlohmann::json::parse(variants_.text(3), nullptr, false);
        if (!extra.is_object()) {
            fail_damaged(*database_, unit.unit.id);
        }
        variant.document = extra.value("document", std::string());
        variant.segment_ids = extra.value("ids", std::vector<std::string>());
    }
}

}  // namespace diglot
