#include "compare_passages.h"

#include "diglot/base/error.h"
#include "diglot/base/file.h"
#include "diglot/clean/clean.h"
#include "diglot/exchange/escape.h"
#include "diglot/variants/aligned_rows.h"

#include <fmt/format.h>

#include "session.h"
#include "translate.h"
#include <algorithm>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

namespace diglot::cli {
namespace {

namespace fs = std::filesystem;

struct Text {
    std::string name;  ///< File, with the number of the document where it holds several.
    SegmentedDocument document;
};

/// One end of a passage, ready to be told.
struct End {
    std::string name;
    std::string date;
    std::string title;
    InputPlace paragraph;
    std::uint32_t offset = 0;  ///< Bytes into the paragraph.
    std::uint32_t first_sentence = 0;
    std::uint32_t last_sentence = 0;
    std::string text;
};

class PassagesJob {
public:
    PassagesJob(const PassagesRequest& request, Session& session) : request_(request), session_(session) {}

    int run();

private:
    void read_all();
    void read(const std::string& file);
    [[nodiscard]] End end_of(std::uint32_t text, Range atoms) const;
    void write(std::ostream& out, const std::string& format) const;
    void write_text(std::ostream& out) const;
    void write_tsv(std::ostream& out) const;
    void write_json(std::ostream& out) const;

    const PassagesRequest& request_;
    Session& session_;
    std::vector<std::unique_ptr<Text>> documents_;
    std::vector<std::unique_ptr<WitnessText>> texts_;
    std::vector<CorpusPassage> passages_;
};

/// The files of the inputs: those of a folder in the order of their names.
std::vector<std::string> files_of(const std::vector<std::string>& inputs) {
    std::vector<std::string> files;
    for (const std::string& input : inputs) {
        std::error_code problem;
        if (!fs::is_directory(input, problem)) {
            files.push_back(input);
            continue;
        }
        std::vector<std::string> inside;
        for (const auto& entry : fs::recursive_directory_iterator(input, problem)) {
            if (entry.is_regular_file() && !entry.path().filename().string().starts_with('.')) {
                inside.push_back(entry.path().lexically_normal().string());
            }
        }
        if (problem) {
            throw Error(ErrorCode::Missing, tr("The folder cannot be read"), {input, {}, {}},
                        tr("Check what it is and who may read it"));
        }
        std::sort(inside.begin(), inside.end());
        files.insert(files.end(), inside.begin(), inside.end());
    }
    return files;
}

void PassagesJob::read(const std::string& file) {
    const std::string bytes = read_bytes(file, request_.reading);
    if (request_.reading.presegmented) {
        documents_.push_back(std::make_unique<Text>(
            Text{file, make_segmented(bytes, file, request_.reading, session_.diagnostics())}));
        return;
    }
    std::vector<Document> all = ingest_all(bytes, file, request_.reading.ingest, session_.diagnostics());
    for (std::size_t i = 0; i < all.size(); ++i) {
        Document document = request_.reading.clean
                                ? clean(std::move(all[i]), request_.reading.ingest.job).document
                                : std::move(all[i]);
        documents_.push_back(std::make_unique<Text>(
            Text{all.size() == 1 ? file : fmt::format("{}#{}", file, i + 1),
                 make_segmented(std::move(document), file, request_.reading, session_.diagnostics())}));
    }
}

void PassagesJob::read_all() {
    session_.start_phase(tr("reading"));
    const std::vector<std::string> files = files_of(request_.inputs);
    AtomTable table;
    for (std::size_t i = 0; i < files.size(); ++i) {
        check_cancelled(&session_.job());
        read(files[i]);
        session_.job().progress(i + 1, files.size());
    }
    for (const auto& text : documents_) {
        texts_.push_back(std::make_unique<WitnessText>(text->document, table));
    }
}

End PassagesJob::end_of(std::uint32_t text, Range atoms) const {
    const WitnessText& witness = *texts_[text];
    const Document& document = witness.document().document();
    const Atom& first = witness.atoms()[atoms.begin];
    const auto fact = [&](const char* key) {
        const auto found = document.metadata.find(key);
        return found == document.metadata.end() ? std::string() : found->second;
    };
    End end{documents_[text]->name, fact("date"), fact("title"), {}, first.bytes.begin, 0, 0, {}};
    end.paragraph = witness.document().paragraph_of(first.segment).place;
    end.first_sentence = first.segment + 1;
    end.last_sentence = witness.atoms()[atoms.end - 1].segment + 1;
    end.text = text_of({&witness, witness.atoms()}, atoms);
    return end;
}

void PassagesJob::write_text(std::ostream& out) const {
    for (const CorpusPassage& passage : passages_) {
        const End first = end_of(passage.first_text, passage.first);
        const End second = end_of(passage.second_text, passage.second);
        out << fmt::format("{} words\n", passage.shared);
        for (const End* end : {&first, &second}) {
            out << fmt::format("  {}:{}  {} {}\n", end->name, end->paragraph.line, end->date, end->title);
            out << "    " << flatten(end->text) << '\n';
            if (first.text == second.text) {
                out << fmt::format("  {}:{}  {} {}\n", second.name, second.paragraph.line, second.date,
                                   second.title);
                break;
            }
        }
        out << '\n';
    }
}

void PassagesJob::write_tsv(std::ostream& out) const {
    out << "words";
    for (const char* side : {"first", "second"}) {
        for (const char* column : {"file", "date", "line", "byte", "sentences", "title", "text"}) {
            out << '\t' << side << '_' << column;
        }
    }
    out << '\n';
    for (const CorpusPassage& passage : passages_) {
        out << passage.shared;
        for (const auto& [text, atoms] :
             {std::pair(passage.first_text, passage.first), std::pair(passage.second_text, passage.second)}) {
            const End end = end_of(text, atoms);
            out << fmt::format("\t{}\t{}\t{}\t{}\t{}-{}\t{}\t{}", escape_field(end.name),
                               escape_field(end.date), end.paragraph.line, end.paragraph.byte + end.offset,
                               end.first_sentence, end.last_sentence, escape_field(end.title),
                               escape_field(end.text));
        }
        out << '\n';
    }
}

void PassagesJob::write_json(std::ostream& out) const {
    using Json = nlohmann::ordered_json;
    out << "{\"format\": \"diglot-passages\", \"version\": 1, \"documents\": " << documents_.size()
        << ",\n\"passages\": [";
    for (std::size_t i = 0; i < passages_.size(); ++i) {
        Json json = {{"words", passages_[i].shared}, {"witnesses", Json::array()}};
        for (const auto& [text, atoms] : {std::pair(passages_[i].first_text, passages_[i].first),
                                          std::pair(passages_[i].second_text, passages_[i].second)}) {
            const End end = end_of(text, atoms);
            json["witnesses"].push_back({{"file", end.name},
                                         {"date", end.date},
                                         {"title", end.title},
                                         {"line", end.paragraph.line},
                                         {"byte", end.paragraph.byte + end.offset},
                                         {"sentences", {end.first_sentence, end.last_sentence}},
                                         {"text", end.text}});
        }
        out << (i == 0 ? "\n" : ",\n") << json.dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    out << (passages_.empty() ? "]" : "\n]") << "}\n";
}

void PassagesJob::write(std::ostream& out, const std::string& format) const {
    if (format == "json") {
        write_json(out);
    } else if (format == "tsv") {
        write_tsv(out);
    } else {
        write_text(out);
    }
}

int PassagesJob::run() {
    std::string format = request_.format;
    if (format.empty()) {
        const bool json = request_.output.find(".json") != std::string::npos;
        const bool tsv = request_.output.find(".tsv") != std::string::npos;
        format = json ? "json" : tsv ? "tsv" : "text";
    }
    if (format != "text" && format != "tsv" && format != "json") {
        throw Error(ErrorCode::Argument,
                    fmt::format(fmt::runtime(tr("What documents share cannot be written as '{}'")), format),
                    {}, fmt::format(fmt::runtime(tr("Use one of these: {}")), "text, tsv, json"));
    }
    read_all();
    session_.start_phase(tr("comparing"));
    passages_ = find_corpus_passages(texts_, request_.search, &session_.job());
    session_.console().clear_progress();
    OutputFile output(request_.output);
    write(output.stream(), format);
    output.commit();
    if (!session_.quiet()) {
        session_.console().line(fmt::format(fmt::runtime(tr("diglot: {} documents, {} shared passages")),
                                            format_number(documents_.size()),
                                            format_number(passages_.size())));
    }
    return kDone;
}

}  // namespace

int run_passages(const PassagesRequest& request, Session& session) {
    return PassagesJob(request, session).run();
}

}  // namespace diglot::cli
