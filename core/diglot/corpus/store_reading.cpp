#include "diglot/base/error.h"
#include "diglot/corpus/database.h"
#include "diglot/corpus/document_rows.h"
#include "diglot/corpus/store.h"
#include "diglot/corpus/unit_lookup.h"

#include <fmt/format.h>

#include <utility>

namespace diglot {
namespace {

constexpr const char* kPartColumns =
    "SELECT row, kind = 'bitext', source_name, target_name, fingerprint, options, version, "
    "units FROM part ";

PartSummary part_of(const Statement& row, Statement& inputs) {
    PartSummary part;
    part.row = row.integer(0);
    part.kind = row.integer(1) != 0 ? PartKind::Bitext : PartKind::Memory;
    part.source = row.text(2);
    part.target = row.text(3);
    part.origin.fingerprint = row.text(4);
    part.origin.options = row.text(5);
    part.origin.version = row.text(6);
    part.units = static_cast<std::uint64_t>(row.integer(7));
    inputs.reset();
    inputs.bind_all(part.row);
    while (inputs.step()) {
        part.origin.inputs.push_back({std::string(inputs.text(0)), std::string(inputs.text(1))});
    }
    return part;
}

constexpr const char* kInputsOfPart = "SELECT name, hash FROM input WHERE part = ? ORDER BY ordinal";

constexpr const char* kDocumentColumns =
    "SELECT row, id, name, content, language, input_hash, metadata, "
    "(SELECT count(*) FROM paragraph WHERE paragraph.document = document.row), "
    "(SELECT count(*) FROM segment WHERE segment.document = document.row) FROM document ";

DocumentSummary document_of(const Statement& row, const std::string& path) {
    DocumentSummary document;
    document.row = row.integer(0);
    document.id = row.text(1);
    document.name = row.text(2);
    document.content = row.text(3);
    document.language = row.text(4);
    document.input_hash = row.text(5);
    document.metadata = metadata_of(row.text(6), path);
    document.paragraphs = static_cast<std::uint64_t>(row.integer(7));
    document.segments = static_cast<std::uint64_t>(row.integer(8));
    return document;
}

std::vector<Bead> beads_of(Database& database, std::int64_t part) {
    Statement select(database,
                     "SELECT source_begin, source_end, target_begin, target_end, score, confidence, "
                     "human OR corrected, pinned FROM unit WHERE part = ? ORDER BY row");
    select.bind_all(part);
    std::vector<Bead> beads;
    const auto index = [&](int column) { return static_cast<std::uint32_t>(select.integer(column)); };
    while (select.step()) {
        beads.push_back({{index(0), index(1)},
                         {index(2), index(3)},
                         select.real(4),
                         select.real(5),
                         select.integer(6) != 0 ? BeadOrigin::Human : BeadOrigin::Machine,
                         select.integer(7) != 0});
    }
    return beads;
}

}  // namespace

StoreCounts Store::counts() const {
    const auto count = [&](const char* what) {
        return static_cast<std::uint64_t>(database_->integer(std::string("SELECT count(*) FROM ") + what));
    };
    return {count("document"),
            count("part WHERE kind = 'bitext'"),
            count("part WHERE kind = 'memory'"),
            count("paragraph"),
            count("segment"),
            count("unit"),
            count("unit WHERE review = 1"),
            count("unit WHERE review = 2"),
            count("unit WHERE review = 3"),
            count("unit WHERE corrected")};
}

std::vector<PartSummary> Store::parts() const {
    Statement select(*database_, std::string(kPartColumns) + "ORDER BY source_name, target_name");
    Statement inputs(*database_, kInputsOfPart);
    std::vector<PartSummary> parts;
    while (select.step()) {
        parts.push_back(part_of(select, inputs));
    }
    return parts;
}

std::optional<PartSummary> Store::find_part(std::string_view source, std::string_view target) const {
    Statement select(*database_, std::string(kPartColumns) + "WHERE source_name = ? AND target_name = ?");
    Statement inputs(*database_, kInputsOfPart);
    select.bind_all(source, target);
    return select.step() ? std::optional(part_of(select, inputs)) : std::nullopt;
}

std::vector<DocumentSummary> Store::documents() const {
    Statement select(*database_, std::string(kDocumentColumns) + "ORDER BY name, row");
    std::vector<DocumentSummary> documents;
    while (select.step()) {
        documents.push_back(document_of(select, path()));
    }
    return documents;
}

std::optional<DocumentSummary> Store::find_document(std::string_view id_or_name) const {
    Statement select(*database_,
                     std::string(kDocumentColumns) + "WHERE name = ?1 OR id = ?1 ORDER BY row DESC LIMIT 1");
    select.bind_all(id_or_name);
    return select.step() ? std::optional(document_of(select, path())) : std::nullopt;
}

SegmentedDocument Store::document(std::int64_t row) const {
    return load_document(*database_, row);
}

Bitext Store::bitext(std::int64_t part) const {
    Statement select(*database_, "SELECT source, target FROM part WHERE row = ? AND kind = 'bitext'");
    select.bind_all(part);
    if (!select.step()) {
        throw Error(ErrorCode::Argument, fmt::format("There is no pair of documents {}", part),
                    {path(), {}, {}});
    }
    Bitext bitext{
        load_document(*database_, select.integer(0)), load_document(*database_, select.integer(1)), {}};
    try {
        bitext.ladder = Ladder(beads_of(*database_, part), static_cast<std::uint32_t>(bitext.source.size()),
                               static_cast<std::uint32_t>(bitext.target.size()));
    } catch (const Error& error) {
        throw Error(ErrorCode::Format, "The corpus is damaged: " + error.message(), {path(), {}, {}},
                    "See 'diglot verify', which can also save what is whole");
    }
    return bitext;
}

UnitCursor Store::units(const UnitFilter& filter) const {
    return {*database_, filter};
}

std::optional<StoredUnit> Store::find_unit(std::string_view id) const {
    return UnitLookup(*database_).find(id);
}

std::optional<StoredUnit> Store::unit(std::int64_t row) const {
    Statement select(*database_, "SELECT id FROM unit WHERE row = ?");
    select.bind_all(row);
    return select.step() ? find_unit(select.text(0)) : std::nullopt;
}

}  // namespace diglot
