#pragma once

#include "diglot/base/diagnostics.h"

#include "align_job.h"
#include <string>

namespace diglot::cli {

/// Throws `Error(Argument)` when the outputs cannot be right: an unknown format, a file that is also one of
/// the documents, one file for two outputs. Before any work is done.
void check_outputs(const AlignRequest& request);

/// The format for an output: the one that was asked for, else by the name's ending, else TSV, which is noted
/// to `sink`.
std::string format_of_output(const AlignRequest& request, const std::string& output, DiagnosticSink& sink);

}  // namespace diglot::cli
