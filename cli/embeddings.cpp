#include "embeddings.h"

#include "diglot/base/file.h"

#include <fmt/format.h>

#include "lines.h"
#include "translate.h"
#include <bit>
#include <cstring>

namespace diglot::cli {
namespace {

constexpr unsigned kLongestWindow =
    4;  // sentences that an embedder is asked for at once; longer ones are sums

SegmentEmbeddings from_files(const std::string& overlaps, const std::string& vectors,
                             const SegmentedDocument& document) {
    std::vector<std::string> texts;
    for (Line& line : lines_of(read_file(overlaps))) {
        texts.push_back(std::move(line.text));
    }
    const std::vector<float> values = float_rows(read_file(vectors), texts.size(), {vectors, {}, {}});
    try {
        return {document, texts, values, texts.empty() ? 0 : values.size() / texts.size()};
    } catch (const Error& error) {
        throw Error(error.code(), error.message(), {vectors, {}, {}}, error.advice());
    }
}

SegmentEmbeddings from_embedder(const EmbeddingChoice& choice, const SegmentedDocument& document,
                                const JobControl* job) {
    const std::vector<std::string> texts = embedding_windows(document, kLongestWindow);
    std::vector<float> values;
    if (!texts.empty()) {
        values = choice.command.empty() ? ask_embedding_service(choice.address, choice.model, texts, job)
                                        : float_rows(run_embedder(choice.command, texts, job), texts.size(),
                                                     {choice.command, {}, {}});
    }
    return {document, texts, values, texts.empty() ? 0 : values.size() / texts.size()};
}

}  // namespace

void check_embedding_choice(const EmbeddingChoice& choice) {
    const bool some_file = !choice.source_overlaps.empty() || !choice.source_vectors.empty() ||
                           !choice.target_overlaps.empty() || !choice.target_vectors.empty();
    const bool all_files = !choice.source_overlaps.empty() && !choice.source_vectors.empty() &&
                           !choice.target_overlaps.empty() && !choice.target_vectors.empty();
    if (some_file && !all_files) {
        throw Error(
            ErrorCode::Argument,
            tr("Embeddings from files need an overlaps file and a vector file for each side"), {},
            tr("Give --source-overlaps, --source-embeddings, --target-overlaps and --target-embeddings"));
    }
    if (int{some_file} + int{!choice.command.empty()} + int{!choice.address.empty()} > 1) {
        throw Error(ErrorCode::Argument, tr("Embeddings can come from one place only"), {},
                    tr("Choose files, --embedder or --embedding-service"));
    }
}

std::vector<float> float_rows(std::string_view bytes, std::size_t lines, const Location& place) {
    static_assert(sizeof(float) == 4 && std::endian::native == std::endian::little);
    if (lines == 0 ? !bytes.empty() : bytes.empty() || bytes.size() % (sizeof(float) * lines) != 0) {
        throw Error(
            ErrorCode::Format,
            fmt::format(fmt::runtime(tr("{} bytes do not make a row of float32 values for each of {} lines")),
                        bytes.size(), lines),
            place, tr("There must be one row a line, all of the same length"));
    }
    std::vector<float> values(bytes.size() / sizeof(float));
    std::memcpy(values.data(), bytes.data(), bytes.size());
    return values;
}

PairEmbeddings load_embeddings(const EmbeddingChoice& choice, const SegmentedDocument& source,
                               const SegmentedDocument& target, const JobControl* job) {
    if (choice.from_files()) {
        return {from_files(choice.source_overlaps, choice.source_vectors, source),
                from_files(choice.target_overlaps, choice.target_vectors, target)};
    }
    return {from_embedder(choice, source, job), from_embedder(choice, target, job)};
}

}  // namespace diglot::cli
