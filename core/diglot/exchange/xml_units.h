#pragma once

#include "diglot/exchange/unit_reader.h"
#include "diglot/exchange/xml_stream.h"

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace diglot {

/// What the readers of XML formats share: the units that the piece parsed last has completed wait in a queue.
class XmlUnitReader : public TranslationUnitReader, protected XmlHandler {
public:
    XmlUnitReader(UnitInput input, DiagnosticSink& sink);
    bool read(TranslationUnit& unit) override;
    [[nodiscard]] Location place() const override { return place_; }

protected:
    /// Hands a complete unit on. `began`: where it began.
    void add_unit(TranslationUnit unit, Location began);
    /// Adds text to a field. Throws `Error(Limit)` when it grows beyond 256 MiB.
    void append(std::string& field, std::string_view text) const;
    /// The canonical form of a tag ("EN_us": "en-US"), the tag itself when nobody knows it; "und" for none,
    /// and a warning.
    const std::string& language(std::string_view tag);
    /// Something about the record at `where` that is not as the format wants it.
    void defect(const std::string& kind, const std::string& message, const Location& where) {
        sink_->warn(kind, message, where);
    }
    void defect(const std::string& kind, const std::string& message) { defect(kind, message, here()); }
    [[nodiscard]] Location here() const { return stream_->place(); }
    /// Counts an inline code whose content is left out.
    void count_code() { ++codes_; }
    /// Called once when all is read.
    virtual void finish() {}
    [[nodiscard]] const std::string& input_name() const { return name_; }
    [[nodiscard]] DiagnosticSink& sink() { return *sink_; }

private:
    struct Waiting {
        TranslationUnit unit;
        Location place;
    };
    DiagnosticSink* sink_;
    std::string name_;
    std::unique_ptr<XmlStream> stream_;
    std::deque<Waiting> waiting_;
    Location place_;
    std::map<std::string, std::string, std::less<>> languages_;  // canonical forms of tags met
    std::uint64_t codes_ = 0;
    bool ended_ = false;
};

/// The text of a format's input: opens and decodes it as the options say.
std::unique_ptr<TextSource> open_text(UnitInput& input);

}  // namespace diglot
