#pragma once

#include "diglot/exchange/unit_reader.h"
#include "diglot/exchange/unit_writer.h"

#include <memory>
#include <string_view>

namespace diglot {

/// XCES cesAlign as OPUS has it: a link group a pair of documents, which stand as files of sentences in the
/// folder "PATH without ending.documents". The ids of the source come first.
std::unique_ptr<TranslationUnitWriter> make_xces_writer(const std::string& path,
                                                        const UnitWriterOptions& options,
                                                        DiagnosticSink& sink);
/// InterText's alignment and its two documents beside it; the ids of the target come first, as InterText
/// writes them. Each further pair of documents gets files with a number behind the name.
std::unique_ptr<TranslationUnitWriter> make_intertext_writer(const std::string& path,
                                                             const UnitWriterOptions& options,
                                                             DiagnosticSink& sink);

/// cesAlign and InterText's alignments with the documents that they name, or `texts` of the options. Which
/// side of a link is the source is decided by looking the ids up in both documents. A link that is malformed
/// or names a sentence that is not there is reported with its line and skipped, as is a group whose documents
/// are absent. The documents of one group are held in memory.
std::unique_ptr<TranslationUnitReader> make_xces_reader(UnitInput input, DiagnosticSink& sink);
bool is_xces_text(std::string_view head);

}  // namespace diglot
