#pragma once

#include "diglot/exchange/buffered_output.h"
#include "diglot/exchange/unit_reader.h"
#include "diglot/exchange/unit_writer.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace diglot {

/// The name of the file in one language beside `path`: "corpus.ko" for "corpus" and "corpus.moses",
/// "corpus.ko.gz" for "corpus.gz".
std::string path_with_language(std::string path, const std::string& language);

/// The languages of the unit's first two variants as names of files: "und" for none, the second one with
/// `-x-target` when it is the first one's too.
std::pair<std::string, std::string> language_keys(const TranslationUnit& unit);

/// Line-parallel text: files `PATH.<source language>` and `PATH.<target language>`, or, to standard output,
/// one table of two columns. A blank line parts documents. Null beads are left out, an empty line would mean
/// an end of document; their number is noted by `finish`. Tabs and line breaks inside a text become spaces.
class MosesWriter final : public TranslationUnitWriter {
public:
    MosesWriter(std::string path, const UnitWriterOptions& options, DiagnosticSink& sink);
    void start_documents() override { document_ = "\n"; }  // like no names of documents
    void write(const TranslationUnit& unit) override;
    void finish() override;

private:
    void start_document(const TranslationUnit& unit);
    void write_pair(const std::string& source, const std::string& target);

    void open_files(const std::pair<std::string, std::string>& languages);

    std::string path_;
    std::function<void(const std::string&)> before_file_;
    DiagnosticSink* sink_;
    std::pair<std::string, std::string> languages_;
    std::string document_;  // what tells the documents of a unit from others
    std::optional<BufferedOutput> source_;
    std::optional<BufferedOutput> target_;  // stays empty for standard output
    std::uint64_t lines_ = 0;
    std::uint64_t null_units_ = 0;
    bool new_document_ = true;
};

/// Two line-parallel files: the input and the one that the options name in `texts`, or the two named there,
/// or, for an input "corpus.ko", "corpus.<target language>". Blank lines on both sides part documents and are
/// no units.
std::unique_ptr<TranslationUnitReader> make_moses_reader(UnitInput input, DiagnosticSink& sink);

/// hunalign's `-text` output: `source TAB target TAB score`, sentences joined by ` ~~~ `.
class HunalignWriter final : public TranslationUnitWriter {
public:
    HunalignWriter(const std::string& path, const UnitWriterOptions& options);
    void write(const TranslationUnit& unit) override;
    void finish() override { file_.commit(); }

private:
    BufferedOutput file_;
};
/// The score becomes the property "hunalign_score", for it is not in nats.
std::unique_ptr<TranslationUnitReader> make_hunalign_reader(UnitInput input, DiagnosticSink& sink);
bool is_hunalign_text(std::string_view head);

}  // namespace diglot
