#pragma once

#include "diglot/text/text_source.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diglot {

/// A document of sentences with ids: every element `s` with an id, of OPUS, InterText or TEI. Where words are
/// elements of their own (`w`), they are joined by spaces.
class SentenceFile {
public:
    /// Reads the whole document. Throws as `XmlStream`.
    explicit SentenceFile(std::unique_ptr<TextSource> text);

    /// The sentence of that id; nullptr when there is none.
    [[nodiscard]] const std::string* find(std::string_view id) const;
    /// `xml:lang` of the outermost element that has one; empty for none.
    [[nodiscard]] const std::string& language() const { return language_; }

private:
    friend class SentenceCollector;

    std::unordered_map<std::string, std::string> sentences_;  // looked up only
    std::string language_;
};

}  // namespace diglot
