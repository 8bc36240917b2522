#pragma once

#include "diglot/align/segment_embeddings.h"
#include "diglot/base/job.h"

#include <string>
#include <vector>

namespace diglot::cli {

/// Where sentence vectors come from; nothing when all is empty.
struct EmbeddingChoice {
    std::string source_overlaps;  ///< vecalign's file of lines …
    std::string source_vectors;   ///< … and the float32 rows for them.
    std::string target_overlaps;
    std::string target_vectors;
    std::string command;  ///< Run by the shell: lines on its standard input, float32 rows on its output.
    std::string address;  ///< Of an OpenAI-style service.
    std::string model;    ///< Its name for that service.

    [[nodiscard]] bool from_files() const { return !source_overlaps.empty(); }
    [[nodiscard]] bool wanted() const { return from_files() || !command.empty() || !address.empty(); }
};

/// Throws `Error(Argument)` when the parts of the choice do not fit together.
void check_embedding_choice(const EmbeddingChoice& choice);

/// The vectors of both documents of a pair.
struct PairEmbeddings {
    SegmentEmbeddings source;
    SegmentEmbeddings target;
};

/// Reads or asks for the vectors of a pair. Throws `Error`: Missing, Format (sizes that do not fit, values
/// that are no numbers, sentences without vector, a command or service that fails), Cancelled.
PairEmbeddings load_embeddings(const EmbeddingChoice& choice, const SegmentedDocument& source,
                               const SegmentedDocument& target, const JobControl* job);

/// Little-endian float32 as numbers. Throws `Error(Format)` at `place` unless `bytes` holds the same whole
/// number of values for each of `lines` lines.
std::vector<float> float_rows(std::string_view bytes, std::size_t lines, const Location& place);

/// Runs `command` with `lines` on its standard input and returns its standard output; its standard error is
/// the program's own. Throws `Error`: Format (it cannot be run or ends with an error), Cancelled.
std::string run_embedder(const std::string& command, const std::vector<std::string>& lines,
                         const JobControl* job);

/// Asks an OpenAI-style service at `address` for the vectors of `lines`, some at a time; the key comes from
/// the environment variable OPENAI_API_KEY where it is set. Rows follow the lines. Throws `Error`: Format
/// (it cannot be reached, refuses, or answers something else), Cancelled.
std::vector<float> ask_embedding_service(const std::string& address, const std::string& model,
                                         const std::vector<std::string>& lines, const JobControl* job);

}  // namespace diglot::cli
