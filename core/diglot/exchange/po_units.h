#pragma once

#include "diglot/exchange/buffered_output.h"
#include "diglot/exchange/unit_reader.h"
#include "diglot/exchange/unit_writer.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace diglot {

/// A gettext catalogue (GNU gettext manual, "The Format of PO Files"): the id as context, so that equal
/// originals stay apart; what a catalogue has no place for in one comment a unit, "#. diglot {…}". Units
/// without an original are left out (an empty msgid is the header), as are units of other languages than the
/// first; both are reported.
class PoWriter final : public TranslationUnitWriter {
public:
    PoWriter(const std::string& path, UnitWriterOptions options, DiagnosticSink& sink);
    void write(const TranslationUnit& unit) override;
    void finish() override;

private:
    void write_header(const std::string& source, const std::string& target);

    BufferedOutput file_;
    UnitWriterOptions options_;
    DiagnosticSink* sink_;
    std::pair<std::string, std::string> languages_;
    std::uint64_t units_ = 0;
    std::uint64_t other_languages_ = 0;
    std::uint64_t without_source_ = 0;
    bool begun_ = false;
};

/// A catalogue: each message a unit, a plural form one of its own. Obsolete messages are left out and
/// counted; comments, references and flags ("fuzzy") are properties.
std::unique_ptr<TranslationUnitReader> make_po_reader(UnitInput input, DiagnosticSink& sink);

}  // namespace diglot
