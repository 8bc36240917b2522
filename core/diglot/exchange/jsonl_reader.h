#pragma once

#include "diglot/exchange/unit_reader.h"

#include <memory>
#include <string_view>

namespace diglot {

/// One JSON object a line: diglot's, Hugging Face's `{"translation": {"en": …, "ko": …}}` with any keys
/// beside it, or
/// `{"source": …, "target": …}` and `{"en": …, "ko": …}` with texts. Other keys become properties.
std::unique_ptr<TranslationUnitReader> make_jsonl_reader(UnitInput input, DiagnosticSink& sink);
bool is_jsonl(std::string_view head);

}  // namespace diglot
