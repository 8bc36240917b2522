#pragma once

#include "diglot/bitext/document.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace diglot::cli {

/// Finds where in a file a word of a document stands: its very line and byte in plain text in UTF-8, the
/// place of its paragraph in all other formats.
class PlaceFinder {
public:
    /// `bytes` must stay; empty where they are not the document's text.
    explicit PlaceFinder(std::string_view bytes) : bytes_(bytes) {}

    /// Of the byte `offset` in the paragraph's text. O(offset).
    [[nodiscard]] InputPlace find(const Paragraph& paragraph, std::size_t offset) const;

private:
    std::string_view bytes_;
};

/// The bytes of a file as `PlaceFinder` can use them: themselves when `document` is plain text in UTF-8.
std::string_view bytes_of_text(std::string_view bytes, const Document& document, bool is_plain_text);

}  // namespace diglot::cli
