#pragma once

#include "diglot/bitext/bitext.h"
#include "diglot/bitext/translation_unit.h"
#include "diglot/corpus/unit_cursor.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

class Database;

enum class StoreMode {
    Read,
    Write,   ///< The corpus must exist.
    Create,  ///< Makes the corpus where there is none.
};

/// A corpus consists of parts: pairs of documents with their alignment, and translation memories.
enum class PartKind : std::uint8_t { Bitext, Memory };

/// A file that something was made of.
struct InputFile {
    std::string name;  ///< As the user knows it.
    std::string hash;  ///< `content_hash` of its bytes.
    friend bool operator==(const InputFile&, const InputFile&) = default;
};

/// How a part came about: its manifest, kept with it.
struct PartOrigin {
    std::vector<InputFile> inputs;
    std::string options;  ///< What it was made with, as one line for people.
    /// Stands for all that the part depends on; as long as it is the same there is nothing to do again.
    std::string fingerprint;
    std::string version = {};  ///< Of the library; filled in by the store.
    friend bool operator==(const PartOrigin&, const PartOrigin&) = default;
};

/// One part as a list shows it.
struct PartSummary {
    std::int64_t row = 0;
    PartKind kind = PartKind::Bitext;
    std::string source;  ///< Name of the source document, or of the memory.
    std::string target;  ///< Name of the target document; empty for a memory.
    std::uint64_t units = 0;
    PartOrigin origin;
};

/// One document as a list shows it.
struct DocumentSummary {
    std::int64_t row = 0;
    std::string id;       ///< Made of name, text and segments; unique in the corpus.
    std::string name;     ///< What users call it: its metadata "file", else the id of its text.
    std::string content;  ///< `content_id` of its text.
    std::string language;
    std::string input_hash;  ///< `content_hash` of the bytes it was read from; empty when unknown.
    Metadata metadata;
    std::uint64_t paragraphs = 0;
    std::uint64_t segments = 0;
};

struct StoreCounts {
    std::uint64_t documents = 0;
    std::uint64_t bitexts = 0;
    std::uint64_t memories = 0;
    std::uint64_t paragraphs = 0;
    std::uint64_t segments = 0;
    std::uint64_t units = 0;
    std::uint64_t accepted = 0;
    std::uint64_t rejected = 0;
    std::uint64_t needs_review = 0;
    std::uint64_t corrected = 0;
};

/// What became of people's decisions and corrections, counted in units, when their part was stored again.
struct CarriedDecisions {
    std::uint64_t kept = 0;          ///< The texts are the same, so they hold.
    std::uint64_t needs_review = 0;  ///< The text changed; the unit that has its place is `NeedsReview`.
    std::uint64_t waiting = 0;       ///< Nothing like that text is there; they wait for it to come back.
};

/// True for a file that begins as a corpus does, whatever its name: SQLite's mark. `Store` tells the rest.
/// False where there is none or it cannot be read. O(1).
bool is_corpus_file(const std::string& path);

/// A corpus in one file (SQLite; see docs/corpus-format.md). One writer at a time in all processes, any
/// number of readers beside it. An object is used by one thread at a time.
///
/// Every function throws `Error`: Missing, Format (damaged, no corpus, newer), Write (disk full, read-only,
/// another writer); what was stored before stays as it was.
class Store {
public:
    /// `patience`: how long to wait for another process that writes.
    Store(std::string path, StoreMode mode,
          std::chrono::milliseconds patience = std::chrono::milliseconds(10000));
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    ~Store();

    [[nodiscard]] const std::string& path() const;

    // Reading. Lists are in the order of names, which is also the order of units: it depends on what the
    // corpus holds, not on how it came there.

    [[nodiscard]] StoreCounts counts() const;
    [[nodiscard]] std::vector<PartSummary> parts() const;
    [[nodiscard]] std::vector<DocumentSummary> documents() const;
    /// The part of these two documents, or the memory `source` (`target` empty).
    [[nodiscard]] std::optional<PartSummary> find_part(std::string_view source,
                                                       std::string_view target = {}) const;
    /// By id or name; the newest where a name has several versions.
    [[nodiscard]] std::optional<DocumentSummary> find_document(std::string_view id_or_name) const;
    /// The whole document of that row. O(text).
    [[nodiscard]] SegmentedDocument document(std::int64_t row) const;
    /// Documents and ladder of a part that is a bitext. O(text).
    [[nodiscard]] Bitext bitext(std::int64_t part) const;

    /// The units that pass `filter`, in stable order. One cursor sees one state of the corpus, whatever is
    /// written beside it; it must not outlive the store.
    [[nodiscard]] UnitCursor units(const UnitFilter& filter = {}) const;
    [[nodiscard]] std::optional<StoredUnit> find_unit(std::string_view id) const;
    [[nodiscard]] std::optional<StoredUnit> unit(std::int64_t row) const;

    // Writing. Each call is one transaction.

    /// Adds the pair, or puts it in the place of the pair of documents of the same names. Decisions of people
    /// about units whose text is still there come back to them; where the text changed, the unit that shares
    /// most of it is marked `NeedsReview`, with the reason and what was decided before.
    CarriedDecisions put(const Bitext& bitext, const PartOrigin& origin);

    /// Takes units one by one into a memory; nothing is seen of it before `commit`.
    class MemoryWriter {
    public:
        MemoryWriter(MemoryWriter&&) noexcept;
        MemoryWriter& operator=(MemoryWriter&&) = delete;
        MemoryWriter(const MemoryWriter&) = delete;
        MemoryWriter& operator=(const MemoryWriter&) = delete;
        ~MemoryWriter();

        /// A unit without a variant that has text is refused: `Error(Argument)`.
        void add(const TranslationUnit& unit);
        [[nodiscard]] std::uint64_t size() const;
        /// Decisions of people are seen to as by `put`.
        CarriedDecisions commit();

    private:
        friend class Store;
        struct Impl;
        explicit MemoryWriter(std::unique_ptr<Impl> impl);
        std::unique_ptr<Impl> impl_;
    };

    /// Adds the memory of that name, or puts it in the place of the one there. The corpus is locked for other
    /// writers until the writer is gone.
    MemoryWriter put_memory(const std::string& name, const PartOrigin& origin);

    /// Removes all parts with a document or memory of that name, and documents that are in no part then.
    /// Returns how many parts went. Decisions about their units are kept for when they come back.
    std::size_t remove(std::string_view name);

    /// Records what a person thinks of a unit; false when there is no such unit. An accepted bead is pinned:
    /// it stays as it is when its documents are aligned again.
    bool set_review(std::string_view id, ReviewState state, std::string_view note = {});

    /// Puts the text that a person mended in the place of a variant's (counted from 0); the document or
    /// memory keeps its own, and giving that takes the correction back. False when there is no such variant.
    /// The index of words must be made anew (`drop_index`).
    bool correct(std::string_view id, std::size_t variant, std::string_view text);

    /// For the other files of this module: the connection itself.
    [[nodiscard]] Database& database() const;

private:
    std::unique_ptr<Database> database_;
};

}  // namespace diglot
