#pragma once

#include "diglot/base/error.h"
#include "diglot/text/text_source.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace diglot {

/// The attributes of an element that is just beginning; valid only then.
class XmlAttributes {
public:
    explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}
    /// The value of the attribute with this name, its prefix left aside ("lang" finds `xml:lang`); empty when
    /// there is none.
    [[nodiscard]] std::string_view get(std::string_view local) const;
    [[nodiscard]] bool has(std::string_view local) const;
    /// Calls `use(name, value)` for each, names with their prefixes.
    template <typename Use>
    void each(const Use& use) const {
        for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
            use(std::string_view(pair[0]), std::string_view(pair[1]));
        }
    }

private:
    const char* const* pairs_;  // name, value, name, value, …, nullptr
};

/// What happens in an XML text. Names are without their prefixes.
class XmlHandler {
public:
    XmlHandler() = default;
    XmlHandler(const XmlHandler&) = delete;
    XmlHandler& operator=(const XmlHandler&) = delete;
    virtual ~XmlHandler() = default;
    virtual void start_element(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void end_element(std::string_view name) = 0;
    /// Character data, in pieces as they come.
    virtual void characters(std::string_view text) = 0;
};

/// Parses XML piece by piece and tells a handler. A document type declaration is accepted; nothing outside
/// the file is read for it, and entities it declares are expanded within expat's limits against expansion.
class XmlStream {
public:
    /// The handler must outlive the stream.
    XmlStream(std::unique_ptr<TextSource> text, XmlHandler& handler);
    XmlStream(const XmlStream&) = delete;
    XmlStream& operator=(const XmlStream&) = delete;
    ~XmlStream();

    /// Parses some 64 KiB more; false when all is parsed. Throws what the handler throws, and `Error`: Format
    /// (not well formed, an unknown entity), Limit (elements nested too deeply, entities that expand too
    /// far).
    bool advance();
    /// Where the parser is now.
    [[nodiscard]] Location place() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace diglot
