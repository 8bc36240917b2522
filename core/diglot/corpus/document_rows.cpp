#include "diglot/corpus/document_rows.h"

#include "diglot/base/error.h"
#include "diglot/corpus/checksums.h"
#include "diglot/corpus/hash.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

namespace diglot {
namespace {

[[noreturn]] void fail_damaged(const std::string& path, const std::string& what) {
    throw Error(ErrorCode::Format, fmt::format("The corpus is damaged: {}", what), {path, {}, {}},
                "See 'diglot verify', which can also save what is whole");
}

ParagraphKind kind_of(std::string_view name, const std::string& path) {
    for (int kind = 0; kind <= static_cast<int>(ParagraphKind::Dateline); ++kind) {
        if (to_string(static_cast<ParagraphKind>(kind)) == name) {
            return static_cast<ParagraphKind>(kind);
        }
    }
    fail_damaged(path, fmt::format("there is no kind of paragraph \"{}\"", name));
}

void store_paragraphs(Database& database, std::int64_t row, const std::vector<Paragraph>& paragraphs) {
    Statement insert(database,
                     "INSERT INTO paragraph VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, row_hash(?1, ?2, ?3, "
                     "?4, ?5, ?6, ?7, ?8, ?9))");
    std::int64_t ordinal = 0;
    for (const Paragraph& paragraph : paragraphs) {
        insert.bind_all(row, ordinal++, to_string(paragraph.kind), std::string_view(paragraph.text),
                        std::string_view(paragraph.language), static_cast<std::int64_t>(paragraph.place.byte),
                        static_cast<std::int64_t>(paragraph.place.line),
                        std::string_view(paragraph.place.element),
                        static_cast<std::int64_t>(paragraph.link_percent));
        insert.run();
    }
}

void store_segments(Database& database, std::int64_t row, const SegmentedDocument& document) {
    Statement insert(database, "INSERT INTO segment VALUES (?, ?, ?, ?, ?, ?)");
    for (std::size_t i = 0; i < document.size(); ++i) {
        const Segment& segment = document.segments()[i];
        std::optional<std::int64_t> line;
        if (document.numbered_by_lines()) {
            line = document.position(i);
        }
        insert.bind_all(row, static_cast<std::int64_t>(i), static_cast<std::int64_t>(segment.paragraph),
                        static_cast<std::int64_t>(segment.bytes.begin),
                        static_cast<std::int64_t>(segment.bytes.end), line);
        insert.run();
    }
}

std::vector<Paragraph> load_paragraphs(Database& database, std::int64_t row) {
    Statement select(database,
                     "SELECT ordinal, kind, text, language, byte, line, element, link_percent FROM paragraph "
                     "WHERE document = ? ORDER BY ordinal");
    select.bind_all(row);
    std::vector<Paragraph> paragraphs;
    while (select.step()) {
        if (select.integer(0) != static_cast<std::int64_t>(paragraphs.size())) {
            fail_damaged(database.path(), fmt::format("a paragraph of document {} is missing", row));
        }
        Paragraph& paragraph = paragraphs.emplace_back();
        paragraph.kind = kind_of(select.text(1), database.path());
        paragraph.text = select.text(2);
        paragraph.language = select.text(3);
        paragraph.place = {static_cast<std::uint64_t>(select.integer(4)),
                           static_cast<std::uint32_t>(select.integer(5)), std::string(select.text(6))};
        paragraph.link_percent = static_cast<std::uint8_t>(select.integer(7));
    }
    return paragraphs;
}

struct LoadedSegments {
    std::vector<Segment> segments;
    std::vector<std::uint32_t> lines;
};

LoadedSegments load_segments(Database& database, std::int64_t row) {
    Statement select(database,
                     "SELECT ordinal, paragraph, begin, end, line FROM segment WHERE document = ? "
                     "ORDER BY ordinal");
    select.bind_all(row);
    LoadedSegments loaded;
    while (select.step()) {
        if (select.integer(0) != static_cast<std::int64_t>(loaded.segments.size())) {
            fail_damaged(database.path(), fmt::format("a segment of document {} is missing", row));
        }
        loaded.segments.push_back(
            {static_cast<std::uint32_t>(select.integer(1)),
             {static_cast<std::uint32_t>(select.integer(2)), static_cast<std::uint32_t>(select.integer(3))}});
        if (!select.is_null(4)) {
            loaded.lines.push_back(static_cast<std::uint32_t>(select.integer(4)));
        }
    }
    return loaded;
}

}  // namespace

std::string name_of(const Document& document) {
    const auto file = document.metadata.find("file");
    return file == document.metadata.end() || file->second.empty() ? content_id(document) : file->second;
}

std::string document_identity(const SegmentedDocument& document) {
    std::string key = name_of(document.document()) + '\n' + content_id(document.document()) + '\n';
    for (std::size_t i = 0; i < document.size(); ++i) {
        const Segment& segment = document.segments()[i];
        key += fmt::format("{} {} {}", segment.paragraph, segment.bytes.begin, segment.bytes.end);
        key += document.numbered_by_lines() ? fmt::format(" {}\n", document.position(i)) : "\n";
    }
    return short_hash(key);
}

std::int64_t store_document(Database& database, const SegmentedDocument& document,
                            std::string_view input_hash) {
    const Document& text = document.document();
    const std::string id = document_identity(document);
    const std::string metadata = to_json(text.metadata);
    Statement find(database, "SELECT row FROM document WHERE id = ?");
    find.bind_all(std::string_view(id));
    if (find.step()) {
        const std::int64_t row = find.integer(0);
        Statement update(database, "UPDATE document SET metadata = ?, input_hash = ? WHERE row = ?");
        update.bind_all(std::string_view(metadata), input_hash, row);
        update.run();
        set_checksums(database, "document", fmt::format("row = {}", row));
        return row;
    }
    std::optional<std::int64_t> line_count;
    if (document.numbered_by_lines()) {
        line_count = document.position(document.size());
    }
    Statement insert(database,
                     "INSERT INTO document (id, name, language, content, input_hash, line_count, metadata) "
                     "VALUES (?, ?, ?, ?, ?, ?, ?)");
    insert.bind_all(std::string_view(id), std::string_view(name_of(text)), std::string_view(text.language),
                    std::string_view(content_id(text)), input_hash, line_count, std::string_view(metadata));
    insert.run();
    const std::int64_t row = database.last_row();
    set_checksums(database, "document", fmt::format("row = {}", row));
    store_paragraphs(database, row, text.paragraphs);
    store_segments(database, row, document);
    return row;
}

SegmentedDocument load_document(Database& database, std::int64_t row) {
    Statement select(database, "SELECT content, language, metadata, line_count FROM document WHERE row = ?");
    select.bind_all(row);
    if (!select.step()) {
        fail_damaged(database.path(), fmt::format("document {} is missing", row));
    }
    Document document;
    document.id = select.text(0);
    document.language = select.text(1);
    document.metadata = metadata_of(select.text(2), database.path());
    document.paragraphs = load_paragraphs(database, row);
    LoadedSegments loaded = load_segments(database, row);
    try {
        SegmentedDocument segmented(std::move(document), std::move(loaded.segments));
        if (!select.is_null(3)) {
            segmented.number_by_lines(std::move(loaded.lines), static_cast<std::uint32_t>(select.integer(3)));
        }
        return segmented;
    } catch (const Error& error) {
        if (error.code() != ErrorCode::Internal) {
            throw;
        }
        fail_damaged(database.path(), error.message());
    }
}

void drop_unused_document(Database& database, std::int64_t row) {
    Statement drop(
        database,
        "DELETE FROM document WHERE row = ?1 AND NOT EXISTS (SELECT 1 FROM part WHERE source = ?1) "
        "AND NOT EXISTS (SELECT 1 FROM part WHERE target = ?1)");
    drop.bind_all(row);
    drop.run();
}

std::string to_json(const Metadata& metadata) {
    return nlohmann::json(metadata).dump();
}

Metadata metadata_of(std::string_view json, const std::string& path) {
    try {
        return nlohmann::json::parse(json).get<Metadata>();
    } catch (const nlohmann::json::exception&) {
        fail_damaged(path, "metadata that cannot be read");
    }
}

}  // namespace diglot
