#include "diglot/corpus/index_rows.h"

#include "diglot/corpus/checksums.h"
#include "diglot/corpus/database.h"
#include "diglot/corpus/varint.h"

#include <fmt/format.h>

#include <sqlite3.h>
#include <utility>

namespace diglot {
namespace {

constexpr std::int64_t kBlocksPerSegment = std::int64_t{1} << 24;  // row of a block: segment × this + block

void bind_blob(Database& database, const Statement& statement, int parameter, std::string_view bytes) {
    database.check(
        sqlite3_bind_blob64(statement.handle(), parameter, bytes.data(), bytes.size(), SQLITE_TRANSIENT));
}

std::string blob(const Statement& statement, int column) {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement.handle(), column));
    const int size = sqlite3_column_bytes(statement.handle(), column);
    return bytes == nullptr ? std::string() : std::string(bytes, static_cast<std::size_t>(size));
}

/// Rows as differences (which may be negative: zigzag).
std::string pack_rows(const std::vector<std::int64_t>& rows) {
    std::string bytes;
    std::int64_t before = 0;
    for (const std::int64_t row : rows) {
        const std::int64_t difference = row - before;
        append_varint(bytes, static_cast<std::uint64_t>(difference) << 1U ^
                                 static_cast<std::uint64_t>(difference >> 63));
        before = row;
    }
    return bytes;
}

std::vector<std::int64_t> unpack_rows(std::string_view bytes, std::size_t count) {
    std::vector<std::int64_t> rows;
    rows.reserve(count);
    VarintReader reader(bytes);
    std::int64_t row = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t value = reader.next();
        row += static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
        rows.push_back(row);
    }
    return rows;
}

std::string pack_starts(const std::vector<std::uint32_t>& starts) {
    std::string bytes;
    std::uint32_t before = 0;
    for (const std::uint32_t start : starts) {
        append_varint(bytes, start - before);
        before = start;
    }
    return bytes;
}

/// One for each text and the end; never beyond `tokens`, whatever the bytes say.
std::vector<std::uint32_t> unpack_starts(std::string_view bytes, std::size_t texts, std::uint32_t tokens) {
    std::vector<std::uint32_t> starts;
    starts.reserve(texts + 1);
    VarintReader reader(bytes);
    std::uint64_t start = 0;
    for (std::size_t i = 0; i < texts; ++i) {
        start = std::min<std::uint64_t>(start + reader.next(), tokens);
        starts.push_back(static_cast<std::uint32_t>(start));
    }
    starts.push_back(tokens);
    return starts;
}

std::string pack_runs(const std::vector<PartRun>& runs) {
    std::string bytes;
    for (const PartRun& run : runs) {
        append_varint(bytes, static_cast<std::uint64_t>(run.part));
        append_varint(bytes, run.first_text);
    }
    return bytes;
}

std::vector<PartRun> unpack_runs(std::string_view bytes) {
    std::vector<PartRun> runs;
    VarintReader reader(bytes);
    while (!reader.done()) {
        const auto part = static_cast<std::int64_t>(reader.next());
        runs.push_back({part, static_cast<std::uint32_t>(reader.next())});
    }
    return runs;
}

/// The blocks of one segment in the corpus's file.
class StoredBlocks final : public IndexBlockSource {
public:
    StoredBlocks(Database& database, std::int64_t segment, std::string keys)
        : database_(&database), first_row_(segment * kBlocksPerSegment), keys_(std::move(keys)) {
        VarintReader reader(keys_);
        while (!reader.done()) {
            first_keys_.push_back(reader.bytes(reader.next()));
        }
    }

    [[nodiscard]] std::size_t size() const override { return first_keys_.size(); }
    [[nodiscard]] std::string_view first_key(std::size_t block) const override { return first_keys_[block]; }
    [[nodiscard]] std::string terms(std::size_t block) const override {
        return read("SELECT bytes FROM index_terms WHERE row = ?", block);
    }
    [[nodiscard]] std::string postings(std::size_t block) const override {
        return read("SELECT bytes FROM index_postings WHERE row = ?", block);
    }
    void each_terms(Range blocks,
                    const std::function<void(std::size_t, std::string_view)>& take) const override {
        Statement rows(*database_,
                       "SELECT row, bytes FROM index_terms WHERE row >= ? AND row < ? ORDER BY row");
        rows.bind_all(first_row_ + blocks.begin, first_row_ + blocks.end);
        while (rows.step()) {
            const auto* bytes = static_cast<const char*>(sqlite3_column_blob(rows.handle(), 1));
            const auto size = static_cast<std::size_t>(sqlite3_column_bytes(rows.handle(), 1));
            take(static_cast<std::size_t>(rows.integer(0) - first_row_),
                 {bytes, bytes == nullptr ? 0 : size});
        }
    }

private:
    std::string read(std::string_view sql, std::size_t block) const {
        Statement rows(*database_, sql);
        rows.bind_all(first_row_ + static_cast<std::int64_t>(block));
        return rows.step() ? blob(rows, 0) : std::string();
    }

    Database* database_;
    std::int64_t first_row_;
    std::string keys_;
    std::vector<std::string_view> first_keys_;  // into keys_
};

constexpr std::string_view kHeadColumns = "SELECT units, parts, starts FROM index_segment WHERE row = ?";

}  // namespace

void write_segment(Database& database, IndexSegmentBuilder& builder) {
    Statement head(database, "INSERT INTO index_segment (language) VALUES (?)");
    head.bind_all(std::string_view(builder.language()));
    head.run();
    const std::int64_t row = database.last_row();
    Statement terms(database, "INSERT INTO index_terms VALUES (?1, ?2, row_hash(?1, ?2))");
    Statement postings(database, "INSERT INTO index_postings VALUES (?1, ?2, row_hash(?1, ?2))");
    std::int64_t block_row = row * kBlocksPerSegment;
    std::string keys;
    const IndexSegmentHead made = builder.finish([&](const IndexBlock& block) {
        append_varint(keys, block.first_key.size());
        keys += block.first_key;
        for (auto& [statement, bytes] :
             {std::pair{&terms, &block.terms}, std::pair{&postings, &block.postings}}) {
            statement->bind(1, block_row);
            bind_blob(database, *statement, 2, *bytes);
            statement->run();
        }
        ++block_row;
    });
    Statement fill(
        database,
        "UPDATE index_segment SET tokens = ?2, texts = ?3, keys = ?4, units = ?5, parts = ?6, starts = ?7 "
        "WHERE row = ?1");
    fill.bind_all(row, std::int64_t{made.tokens}, static_cast<std::int64_t>(made.units.size()));
    bind_blob(database, fill, 4, keys);
    bind_blob(database, fill, 5, pack_rows(made.units));
    bind_blob(database, fill, 6, pack_runs(made.parts));
    bind_blob(database, fill, 7, pack_starts(made.starts));
    fill.run();
    set_checksums(database, "index_segment", fmt::format("row = {}", row));
}

std::vector<IndexSegment> open_segments(Database& database) {
    std::vector<IndexSegment> segments;
    Statement rows(database, "SELECT row, language, tokens, texts, keys FROM index_segment ORDER BY row");
    while (rows.step()) {
        const std::int64_t row = rows.integer(0);
        const auto tokens = static_cast<std::uint32_t>(rows.integer(2));
        const auto texts = static_cast<std::size_t>(rows.integer(3));
        const auto load = [&database, row, tokens, texts] {
            Statement head(database, kHeadColumns);
            head.bind_all(row);
            IndexSegmentHead read;
            read.tokens = tokens;
            if (head.step()) {
                read.units = unpack_rows(blob(head, 0), texts);
                read.parts = unpack_runs(blob(head, 1));
                read.starts = unpack_starts(blob(head, 2), texts, tokens);
            }
            return read;
        };
        segments.emplace_back(std::string(rows.text(1)), tokens, load,
                              std::make_unique<StoredBlocks>(database, row, blob(rows, 4)));
    }
    return segments;
}

}  // namespace diglot
