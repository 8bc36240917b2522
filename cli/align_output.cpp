#include "align_output.h"

#include "diglot/exchange/writer.h"

#include <fmt/format.h>

#include "input_guard.h"
#include "translate.h"
#include <filesystem>
#include <set>

namespace diglot::cli {
namespace {

void check_format(const std::string& name) {
    if (name.empty() || find_writer_format(name) != nullptr) {
        return;
    }
    std::string names;
    for (const WriterFormat& format : writer_formats()) {
        names += fmt::format("{}{}", names.empty() ? "" : ", ", format.name);
    }
    throw Error(ErrorCode::Argument, fmt::format(fmt::runtime(tr("There is no output format '{}'")), name),
                {}, fmt::format(fmt::runtime(tr("Use one of these: {}")), names));
}

}  // namespace

void check_outputs(const AlignRequest& request) {
    check_format(request.format);
    std::set<std::filesystem::path> inputs;
    std::set<std::string> outputs{request.output};
    for (const PairFiles& pair : request.pairs) {
        inputs.insert({file_identity(pair.source), file_identity(pair.target)});
        if (!pair.output.empty()) {
            outputs.insert(pair.output);
        }
    }
    std::set<std::filesystem::path> taken;
    for (const std::string& output : outputs) {
        if (!can_be_replaced(output)) {
            continue;
        }
        if (inputs.contains(file_identity(output))) {
            throw Error(ErrorCode::Argument, tr("The output would replace one of the documents"),
                        {output, {}, {}}, tr("Choose another output"));
        }
        if (!taken.insert(file_identity(output)).second) {
            throw Error(ErrorCode::Argument, tr("Two outputs are the same file"), {output, {}, {}},
                        tr("Give each pair an output of its own"));
        }
    }
}

std::string format_of_output(const AlignRequest& request, const std::string& output, DiagnosticSink& sink) {
    if (!request.format.empty()) {
        return request.format;
    }
    if (const WriterFormat* format = writer_format_of_path(output)) {
        return std::string(format->name);
    }
    if (output != "-") {
        sink.note("format-chosen", tr("Written as TSV; --format names another format"), {output, {}, {}});
    }
    return "tsv";
}

}  // namespace diglot::cli
