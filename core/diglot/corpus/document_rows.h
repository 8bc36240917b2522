#pragma once

#include "diglot/bitext/document.h"
#include "diglot/corpus/database.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace diglot {

/// What users call a document: its file's name where it has one, else the id of its text.
std::string name_of(const Document& document);

/// 16 hexadecimal digits made of name, language, text and segments.
std::string document_identity(const SegmentedDocument& document);

/// Stores a document, or only its metadata where this very text is there already. Returns its row.
std::int64_t store_document(Database& database, const SegmentedDocument& document,
                            std::string_view input_hash);

/// Throws `Error(Format)` when what is stored is no document: a damaged corpus.
SegmentedDocument load_document(Database& database, std::int64_t row);

/// Removes a document that is in no part any more.
void drop_unused_document(Database& database, std::int64_t row);

/// Metadata as JSON text, and back; throws `Error(Format)` for what is not.
std::string to_json(const Metadata& metadata);
Metadata metadata_of(std::string_view json, const std::string& path);

}  // namespace diglot
