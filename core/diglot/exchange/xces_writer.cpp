#include "diglot/base/error.h"
#include "diglot/exchange/buffered_output.h"
#include "diglot/exchange/escape.h"
#include "diglot/exchange/left_out.h"
#include "diglot/exchange/parallel_text.h"
#include "diglot/exchange/unit_facts.h"
#include "diglot/exchange/xces_units.h"
#include "diglot/text/utf8.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

namespace diglot {
namespace {

namespace fs = std::filesystem;

/// A name of a file for a document: without folders, and without what is not welcome in a name.
std::string file_name(const std::string& document) {
    std::string name;
    for (const char c : document.substr(document.find_last_of('/') + 1)) {
        const auto byte = static_cast<unsigned char>(c);
        name += byte <= ' ' || std::string_view("\"<>|:*?\\;").find(c) != std::string_view::npos ? '_' : c;
    }
    if (constexpr std::size_t kLongest = 120; name.size() > kLongest) {
        name.resize(character_begin(name, kLongest));
    }
    return name.empty() || name.front() == '.' ? "text" + name : name;
}

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_' || c == ':';
}

/// True for what `xtargets` and an id attribute can hold.
bool is_id(const std::string& id) {
    return !id.empty() && std::all_of(id.begin(), id.end(), &is_name_character);
}

/// One document that grows as units come.
class DocumentFile {
public:
    DocumentFile(const std::string& path, const std::string& language) : file_(path) {
        std::string& out = file_.text();
        out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<text xml:lang=\"";
        escape_attribute(language, out, dropped_);
        out += "\">\n<p id=\"1\">\n";
    }

    /// Adds the sentences of a variant; their ids with spaces between.
    std::string add(const UnitVariant& variant) {
        std::string ids;
        for (std::size_t i = 0; i < variant.segments.size(); ++i) {
            const std::string id =
                free_id(i < variant.segment_ids.size() ? variant.segment_ids[i] : std::string());
            std::string& out = file_.text();
            out += "<s id=\"" + id + "\">";
            escape_markup(variant.segments[i], out, dropped_);
            out += "</s>\n";
            ids += ids.empty() ? "" : " ";
            ids += id;
        }
        return ids;
    }
    /// Characters that XML forbids.
    [[nodiscard]] std::uint64_t dropped() const { return dropped_; }
    void finish() {
        file_.text() += "</p>\n</text>\n";
        file_.commit();
    }

private:
    std::string free_id(const std::string& wanted) {
        std::string id = wanted;
        while (!is_id(id) || !ids_.insert(id).second) {
            id = fmt::format("s{}", ++number_);
        }
        return id;
    }

    BufferedOutput file_;
    std::unordered_set<std::string> ids_;
    std::uint64_t number_ = 0;
    std::uint64_t dropped_ = 0;
};

/// What both formats share: units in, links and two documents out.
class LinkWriter : public TranslationUnitWriter {
public:
    LinkWriter(std::string path, const UnitWriterOptions& options, DiagnosticSink& sink)
        : path_(std::move(path)), before_file_(options.before_file), sink_(&sink) {
        if (path_ == "-") {
            throw Error(ErrorCode::Argument, "The format has several files and cannot go to standard output",
                        {}, "Name an output with -o");
        }
    }

    LinkWriter(const LinkWriter&) = delete;
    LinkWriter& operator=(const LinkWriter&) = delete;
    /// Without `finish` nothing stays: not the documents that are whole already, nor their folders.
    ~LinkWriter() override {
        std::error_code ignored;
        files_[0].reset();
        files_[1].reset();
        for (auto path = made_.rbegin(); !finished_ && path != made_.rend(); ++path) {
            fs::remove(*path, ignored);  // a folder only when it is empty
        }
    }

    void write(const TranslationUnit& any_unit) override {
        TranslationUnit copy;
        const TranslationUnit& unit = without_forbidden(any_unit, copy, dropped_);
        if (unit.variants.size() < 2) {
            ++left_out_;
            return;
        }
        const auto languages = language_keys(unit);
        std::pair documents(languages.first + '\n' + unit.variants[0].document,
                            languages.second + '\n' + unit.variants[1].document);
        if (!files_[0] || documents != documents_) {
            close_group();
            documents_ = std::move(documents);
            std::tie(places_[0], places_[1]) = open_group(unit, languages);
            for (std::size_t side = 0; side < 2; ++side) {
                check(places_[side]);
                files_[side].emplace(places_[side], unit.variants[side].language);
            }
        }
        const std::array ids = {files_[0]->add(unit.variants[0]), files_[1]->add(unit.variants[1])};
        if (ids[0].empty() && ids[1].empty()) {
            ++left_out_;
            return;
        }
        write_link(unit, ids[0], ids[1]);
    }

    void finish() override {
        close_group();
        finish_links();
        finished_ = true;
        report_left_out(left_out_, dropped_, path_, *sink_);
    }

protected:
    /// Begins the links of a pair of documents; the paths of their files.
    virtual std::pair<std::string, std::string> open_group(
        const TranslationUnit& unit, const std::pair<std::string, std::string>& languages) = 0;
    virtual void write_link(const TranslationUnit& unit, const std::string& source_ids,
                            const std::string& target_ids) = 0;
    virtual void end_links() = 0;
    virtual void finish_links() = 0;

    [[nodiscard]] const std::string& path() const { return path_; }
    /// Remembers a file or folder that goes again when the output is not finished.
    void made(const fs::path& path) { made_.push_back(path.string()); }
    /// Asks the caller whether a file may be made.
    void check(const std::string& path) const {
        if (before_file_) {
            before_file_(path);
        }
    }

    static std::string attribute(std::string_view value) {
        std::string escaped;
        std::uint64_t dropped = 0;
        escape_attribute(value, escaped, dropped);
        return escaped;
    }

private:
    void close_group() {
        if (files_[0]) {
            end_links();
            for (std::size_t side = 0; side < 2; ++side) {
                dropped_ += files_[side]->dropped();
                files_[side]->finish();
                files_[side].reset();
                made(places_[side]);
            }
        }
    }

    std::string path_;
    std::function<void(const std::string&)> before_file_;
    DiagnosticSink* sink_;
    std::pair<std::string, std::string> documents_;
    std::array<std::string, 2> places_;
    std::array<std::optional<DocumentFile>, 2> files_;
    std::vector<std::string> made_;
    std::uint64_t left_out_ = 0;
    std::uint64_t dropped_ = 0;
    bool finished_ = false;
};

class XcesWriter final : public LinkWriter {
public:
    XcesWriter(const std::string& path, const UnitWriterOptions& options, DiagnosticSink& sink)
        : LinkWriter(path, options, sink), file_(path) {
        file_.text() +=
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE cesAlign PUBLIC \"-//CES//DTD XML "
            "cesAlign//EN\" "
            "\"\">\n<cesAlign version=\"1.0\">\n";
        const fs::path whole(path);
        folder_ = whole.stem().string() + ".documents";
        parent_ = whole.parent_path();
    }

private:
    std::pair<std::string, std::string> open_group(
        const TranslationUnit& unit, const std::pair<std::string, std::string>& languages) override {
        const std::string source = free_name(languages.first + '/' + file_name(unit.variants[0].document));
        const std::string target = free_name(languages.second + '/' + file_name(unit.variants[1].document));
        file_.text() += fmt::format("<linkGrp targType=\"s\" fromDoc=\"{}\" toDoc=\"{}\">\n",
                                    attribute(folder_ + '/' + source), attribute(folder_ + '/' + target));
        return {place(source), place(target)};
    }

    void write_link(const TranslationUnit& unit, const std::string& source_ids,
                    const std::string& target_ids) override {
        ++links_;
        const bool own = is_id(unit.id) && unit.id.front() > '9' && unit.id.find(':') == std::string::npos;
        std::string& out = file_.text();
        out += fmt::format("<link id=\"{}\" xtargets=\"{};{}\"", own ? unit.id : fmt::format("SL{}", links_),
                           source_ids, target_ids);
        if (unit.confidence) {
            out += fmt::format(" certainty=\"{}\"", number_text(*unit.confidence));
        }
        out += "/>\n";
    }

    void end_links() override { file_.text() += "</linkGrp>\n"; }
    void finish_links() override {
        file_.text() += "</cesAlign>\n";
        file_.commit();
    }

    std::string free_name(const std::string& wanted) {
        std::string name = wanted + ".xml";
        for (int number = 2; !names_.insert(name).second; ++number) {
            name = fmt::format("{}-{}.xml", wanted, number);
        }
        return name;
    }

    [[nodiscard]] std::string place(const std::string& name) {
        const fs::path whole = parent_ / folder_ / name;
        std::error_code failure;
        for (const fs::path& folder : {parent_ / folder_, whole.parent_path()}) {
            if (fs::create_directory(folder, failure)) {
                made(folder);
            }
        }
        if (failure) {
            throw Error(ErrorCode::Write, "The folder cannot be made", {whole.parent_path().string(), {}, {}},
                        "Check the folder and who may write there");
        }
        return whole.string();
    }

    BufferedOutput file_;
    fs::path parent_;
    std::string folder_;
    std::set<std::string> names_;
    std::uint64_t links_ = 0;
};

class IntertextWriter final : public LinkWriter {
public:
    using LinkWriter::LinkWriter;

private:
    std::pair<std::string, std::string> open_group(
        const TranslationUnit& /*unit*/, const std::pair<std::string, std::string>& languages) override {
        ++groups_;
        const fs::path whole(path());
        const std::string base = whole.stem().string() + (groups_ == 1 ? "" : fmt::format("-{}", groups_));
        const fs::path alignment = whole.parent_path() / (base + whole.extension().string());
        const std::string source = base + '.' + languages.first + ".xml";
        const std::string target = base + '.' + languages.second + ".xml";
        check(alignment.string());
        file_.emplace(alignment.string());
        file_->text() +=
            fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<linkGrp toDoc=\"{}\" fromDoc=\"{}\">\n",
                        attribute(target), attribute(source));
        return {(whole.parent_path() / source).string(), (whole.parent_path() / target).string()};
    }

    void write_link(const TranslationUnit& unit, const std::string& source_ids,
                    const std::string& target_ids) override {
        file_->text() +=
            fmt::format("<link type='{}-{}' xtargets='{};{}' status='{}'/>\n",
                        unit.variants[1].segments.size(), unit.variants[0].segments.size(), target_ids,
                        source_ids, unit.origin == BeadOrigin::Human ? "man" : "auto");
    }

    void end_links() override {
        file_->text() += "</linkGrp>\n";
        file_->commit();
        made(file_->path());
        file_.reset();
    }
    void finish_links() override {
        if (groups_ == 0) {
            BufferedOutput empty(path());
            empty.text() +=
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<linkGrp toDoc=\"\" fromDoc=\"\">\n</linkGrp>\n";
            empty.commit();
        }
    }

    std::optional<BufferedOutput> file_;
    int groups_ = 0;
};

}  // namespace

std::unique_ptr<TranslationUnitWriter> make_xces_writer(const std::string& path,
                                                        const UnitWriterOptions& options,
                                                        DiagnosticSink& sink) {
    return std::make_unique<XcesWriter>(path, options, sink);
}

std::unique_ptr<TranslationUnitWriter> make_intertext_writer(const std::string& path,
                                                             const UnitWriterOptions& options,
                                                             DiagnosticSink& sink) {
    return std::make_unique<IntertextWriter>(path, options, sink);
}

}  // namespace diglot
