#pragma once

#include "diglot/bitext/document.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace diglot {

/// Where a word of a document stands in the file that the document was read from.
struct WordPlace {
    InputPlace input;          ///< Of the word itself where it was found, of its paragraph otherwise.
    std::uint32_t column = 0;  ///< Code points from 1 in its line; 0 where the word itself was not found.
};

/// Finds words of a document in its file by following the paragraph's text through the file's bytes; white
/// space, tags and entities of markup are passed over. Where the bytes say something else (a text in an
/// archive, escapes of JSON), the place of the paragraph is given. Not for several threads at once.
class PlaceFinder {
public:
    PlaceFinder() = default;
    /// `bytes` must stay; empty where they are not the document's text.
    explicit PlaceFinder(std::string_view bytes) : bytes_(bytes) {}

    /// Of the byte `offset` in the paragraph's text. O(offset); in one paragraph only what lies behind the
    /// place asked for before.
    [[nodiscard]] WordPlace find(const Paragraph& paragraph, std::size_t offset);

private:
    bool start(const Paragraph& paragraph, std::size_t offset);
    bool step(std::string_view text);
    void skip_gap(std::string_view text);
    void count_to(std::size_t at);
    [[nodiscard]] std::size_t entity_size() const;

    std::string_view bytes_;
    const Paragraph* paragraph_ = nullptr;  ///< The one followed,
    std::size_t offset_ = 0;                ///< to this byte of its text,
    std::size_t at_ = 0;                    ///< which stands here in the file.
    std::size_t counted_ = 0;               ///< As far as this byte of the file
    std::uint32_t lines_ = 0;               ///< lines of the paragraph were counted,
    std::uint32_t column_ = 0;              ///< and code points of the line.
};

/// The bytes of a file as `PlaceFinder` can use them: themselves when `document` was read from text or markup
/// in UTF-8, else empty.
std::string_view bytes_of_text(std::string_view bytes, const Document& document);

}  // namespace diglot
