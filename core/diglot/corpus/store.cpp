#include "diglot/corpus/store.h"

#include "diglot/base/error.h"
#include "diglot/corpus/checksums.h"
#include "diglot/corpus/database.h"
#include "diglot/corpus/decided_units.h"
#include "diglot/corpus/document_rows.h"
#include "diglot/corpus/schema.h"
#include "diglot/corpus/unit_rows.h"
#include "diglot/exchange/unit_facts.h"

#include <array>
#include <fstream>
#include <string_view>
#include <utility>

namespace diglot {
namespace {

Database::Mode mode_of(StoreMode mode) {
    return mode == StoreMode::Read    ? Database::Mode::Read
           : mode == StoreMode::Write ? Database::Mode::Write
                                      : Database::Mode::Create;
}

/// Brings an older corpus up to date; one that may not be written stays as it is.
void upgrade(const std::string& path, std::chrono::milliseconds patience) {
    try {
        Database database(path, Database::Mode::Write, patience);
        migrate(database);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::Write && error.code() != ErrorCode::Missing) {
            throw;
        }
    }
}

/// A part that is about to be stored.
struct NewPart {
    PartKind kind = PartKind::Bitext;
    std::string source;
    std::string target;
    std::optional<std::int64_t> source_document;
    std::optional<std::int64_t> target_document;
    std::optional<std::string> date;
    std::optional<std::string> provenance;
};

struct OldPart {
    std::int64_t row = 0;
    std::array<std::int64_t, 2> documents{};  // 0: none
};

std::vector<OldPart> parts_named(Database& database, const char* condition, std::string_view source,
                                 std::string_view target) {
    Statement find(database, std::string("SELECT row, source, target FROM part WHERE ") + condition);
    find.bind(1, source);
    if (!target.empty() || std::string_view(condition).find("?2") != std::string_view::npos) {
        find.bind(2, target);
    }
    std::vector<OldPart> parts;
    while (find.step()) {
        parts.push_back({find.integer(0), {find.integer(1), find.integer(2)}});
    }
    return parts;
}

constexpr const char* kOfBothNames = "source_name = ?1 AND target_name = ?2";
constexpr const char* kOfOneName = "source_name = ?1 OR target_name = ?1";

void delete_part(Database& database, std::int64_t row) {
    Statement drop(database, "DELETE FROM part WHERE row = ?");
    drop.bind_all(row);
    drop.run();
}

void drop_documents(Database& database, const std::vector<OldPart>& parts) {
    for (const OldPart& part : parts) {
        for (const std::int64_t document : part.documents) {
            drop_unused_document(database, document);
        }
    }
}

std::int64_t insert_part(Database& database, const NewPart& part, const PartOrigin& origin) {
    Statement insert(database,
                     "INSERT INTO part (kind, source_name, target_name, source, target, date, provenance, "
                     "fingerprint, options, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind_all(std::string_view(part.kind == PartKind::Bitext ? "bitext" : "memory"),
                    std::string_view(part.source), std::string_view(part.target), part.source_document,
                    part.target_document, part.date, part.provenance, std::string_view(origin.fingerprint),
                    std::string_view(origin.options), std::string_view(DIGLOT_VERSION));
    insert.run();
    const std::int64_t row = database.last_row();
    Statement input(database, "INSERT INTO input VALUES (?1, ?2, ?3, ?4, row_hash(?1, ?2, ?3, ?4))");
    std::int64_t ordinal = 0;
    for (const InputFile& file : origin.inputs) {
        input.bind_all(row, ordinal++, std::string_view(file.name), std::string_view(file.hash));
        input.run();
    }
    return row;
}

/// What the source document says under `key`, else the target document.
std::optional<std::string> metadata_of_either(const Bitext& bitext, const std::string& key) {
    for (const SegmentedDocument* document : {&bitext.source, &bitext.target}) {
        const auto found = document->document().metadata.find(key);
        if (found != document->document().metadata.end() && !found->second.empty()) {
            return found->second;
        }
    }
    return std::nullopt;
}

/// The hash of the n-th input; empty where there is none.
std::string input_hash(const PartOrigin& origin, std::size_t n) {
    return n < origin.inputs.size() ? origin.inputs[n].hash : std::string();
}

}  // namespace

bool is_corpus_file(const std::string& path) {
    constexpr std::string_view kMagic = "SQLite format 3";
    std::ifstream file(path, std::ios::binary);
    std::string head(kMagic.size(), '\0');
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    return file.good() && head == kMagic;
}

Store::Store(std::string path, StoreMode mode, std::chrono::milliseconds patience)
    : database_(std::make_unique<Database>(std::move(path), mode_of(mode), patience)) {
    const bool older = schema_is_older(*database_);
    if (mode == StoreMode::Create || (mode == StoreMode::Write && older)) {
        migrate(*database_);
    } else if (older) {  // readers too bring a corpus up to date, where they may
        upgrade(database_->path(), patience);
    }
    check_schema(*database_);
}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

const std::string& Store::path() const {
    return database_->path();
}

Database& Store::database() const {
    return *database_;
}

CarriedDecisions Store::put(const Bitext& bitext, const PartOrigin& origin) {
    NewPart part;
    part.source = name_of(bitext.source.document());
    part.target = name_of(bitext.target.document());
    if (part.source == part.target) {
        throw Error(ErrorCode::Argument, "The two documents have one name", {part.source, {}, {}},
                    "Give them different names");
    }
    part.date = metadata_of_either(bitext, "date");
    part.provenance = metadata_of_either(bitext, "source");
    Transaction transaction(*database_);
    const std::vector<OldPart> old = parts_named(*database_, kOfBothNames, part.source, part.target);
    DecidedUnits decided(*database_);
    for (const OldPart& one : old) {
        decided.remember(one.row);
        delete_part(*database_, one.row);
    }
    part.source_document = store_document(*database_, bitext.source, input_hash(origin, 0));
    part.target_document = store_document(*database_, bitext.target, input_hash(origin, 1));
    const std::int64_t row = insert_part(*database_, part, origin);
    UnitInserter units(*database_, row, part.source, part.target);
    for (const Bead& bead : bitext.ladder.beads()) {
        units.add_bead(bitext, bead);
    }
    units.finish();
    const CarriedDecisions carried = decided.settle(row);
    drop_documents(*database_, old);
    transaction.commit();
    return carried;
}

struct Store::MemoryWriter::Impl {
    Impl(Database& database, const std::string& name, const PartOrigin& origin)
        : transaction(database),
          decided(database),
          part(replace(database, name, origin)),
          units(database, part, name, {}) {}

    std::int64_t replace(Database& database, const std::string& name, const PartOrigin& origin) {
        for (const OldPart& old : parts_named(database, kOfBothNames, name, {})) {
            decided.remember(old.row);
            delete_part(database, old.row);
        }
        NewPart memory;
        memory.kind = PartKind::Memory;
        memory.source = name;
        return insert_part(database, memory, origin);
    }

    Transaction transaction;
    DecidedUnits decided;
    std::int64_t part;
    UnitInserter units;
};

Store::MemoryWriter::MemoryWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::MemoryWriter::MemoryWriter(MemoryWriter&&) noexcept = default;
Store::MemoryWriter::~MemoryWriter() = default;

void Store::MemoryWriter::add(const TranslationUnit& unit) {
    if (!has_any_text(unit)) {
        throw Error(ErrorCode::Argument, "A unit without any text cannot be stored");
    }
    impl_->units.add_unit(unit);
}

std::uint64_t Store::MemoryWriter::size() const {
    return impl_->units.size();
}

CarriedDecisions Store::MemoryWriter::commit() {
    impl_->units.finish();
    const CarriedDecisions carried = impl_->decided.settle(impl_->part);
    impl_->transaction.commit();
    return carried;
}

Store::MemoryWriter Store::put_memory(const std::string& name, const PartOrigin& origin) {
    return MemoryWriter(std::make_unique<MemoryWriter::Impl>(*database_, name, origin));
}

std::size_t Store::remove(std::string_view name) {
    Transaction transaction(*database_);
    const std::vector<OldPart> parts = parts_named(*database_, kOfOneName, name, {});
    for (const OldPart& part : parts) {
        delete_part(*database_, part.row);
    }
    drop_documents(*database_, parts);
    transaction.commit();
    return parts.size();
}

}  // namespace diglot
