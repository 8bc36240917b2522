#pragma once

#include "diglot/base/diagnostics.h"
#include "diglot/bitext/translation_unit.h"

#include <cstdint>
#include <memory>
#include <string>

namespace diglot {

/// Looks for what is wrong with units themselves, whatever format they are in: ids that come twice, units
/// without any text, replacement characters (U+FFFD) where a charset was mistaken, and language tags that the
/// texts belie. Some 50 bytes a unit.
class UnitCheck {
public:
    /// Defects go to `sink`, which must outlive the check.
    explicit UnitCheck(DiagnosticSink& sink);
    UnitCheck(const UnitCheck&) = delete;
    UnitCheck& operator=(const UnitCheck&) = delete;
    ~UnitCheck();

    void look(const TranslationUnit& unit, const Location& place);
    /// Says what only all units together tell: languages. Call once.
    void finish(const std::string& file);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace diglot
