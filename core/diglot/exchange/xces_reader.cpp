#include "diglot/exchange/sentence_file.h"
#include "diglot/exchange/unit_facts.h"
#include "diglot/exchange/xces_units.h"
#include "diglot/exchange/xml_units.h"
#include "diglot/text/language.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <sstream>
#include <utility>
#include <vector>

namespace diglot {
namespace {

struct Link {
    std::array<std::vector<std::string>, 2> ids;
    std::string id;
    std::string certainty;
    std::string status;
    Location place;
};

std::vector<std::string> words_of(std::string_view text) {
    std::istringstream stream{std::string(text)};
    std::vector<std::string> words;
    for (std::string word; stream >> word;) {
        words.push_back(word);
    }
    return words;
}

/// "ko" of "ko/news/a.xml.gz", "a.ko.xml" or "ko.xml": the first part of a name that is a language.
std::string language_in_name(const std::string& path) {
    std::string part;
    for (const char c : path + '/') {
        if (c != '/' && c != '.' && c != '_') {
            part += c;
            continue;
        }
        const bool tag_like =
            part.size() >= 2 && part.size() <= 10 && part != "xml" && part != "gz" && part != "s";
        if (const auto language = tag_like ? canonical_language(part) : std::nullopt) {
            return *language;
        }
        part.clear();
    }
    return {};
}

class XcesReader final : public XmlUnitReader {
public:
    XcesReader(UnitReaderOptions options, UnitInput input, DiagnosticSink& sink)
        : XmlUnitReader(std::move(input), sink), options_(std::move(options)) {}

private:
    void start_element(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "linkGrp") {
            seen_group_ = true;
            group_place_ = here();
            names_ = {std::string(attributes.get("fromDoc")), std::string(attributes.get("toDoc"))};
            links_.clear();
        } else if (name == "link") {
            read_link(attributes);
        }
    }
    void end_element(std::string_view name) override {
        if (name == "linkGrp") {
            add_group();
        }
    }
    void characters(std::string_view /*text*/) override {}
    void finish() override {
        if (!seen_group_) {
            defect("xces-structure", "The file has no element \"linkGrp\"", {input_name(), {}, {}});
        }
    }

    void read_link(const XmlAttributes& attributes) {
        const std::string_view targets = attributes.get("xtargets");
        const std::size_t middle = targets.find(';');
        if (middle == std::string_view::npos || targets.find(';', middle + 1) != std::string_view::npos) {
            defect("malformed-link",
                   fmt::format("\"{}\" is not two lists of ids with a semicolon between", targets));
            return;
        }
        Link link;
        link.ids = {words_of(targets.substr(0, middle)), words_of(targets.substr(middle + 1))};
        link.id = attributes.get("id");
        link.certainty = attributes.get("certainty");
        link.status = attributes.get("status");
        link.place = here();
        if (link.ids[0].empty() && link.ids[1].empty()) {
            defect("malformed-link", "A link joins nothing");
            return;
        }
        links_.push_back(std::move(link));
    }

    /// The document's text, by its name as given, from the alignment's folder, and without what packed it.
    std::optional<SentenceFile> open_document(std::size_t side) {
        const std::string name = options_.texts.size() == 2 ? options_.texts[side] : names_[side];
        const std::string folder = input_name().substr(0, input_name().find_last_of('/') + 1);
        std::vector<std::string> paths = {name, folder + name};
        for (std::size_t i = 0; i < 2; ++i) {
            const std::string path = paths[i];
            paths.push_back(path.ends_with(".gz") ? path.substr(0, path.size() - 3) : path + ".gz");
        }
        for (const std::string& path : paths) {
            try {
                return SentenceFile(std::make_unique<TextSource>(options_.open(path), options_.charset));
            } catch (const Error& error) {
                if (error.code() != ErrorCode::Missing) {
                    throw;
                }
            }
        }
        defect("document-missing",
               fmt::format("The document \"{}\" is not there: the {} links to it are left out", name,
                           links_.size()),
               group_place_);
        return std::nullopt;
    }

    void add_group() {
        const std::array documents = {open_document(0), open_document(1)};
        if (!documents[0] || !documents[1]) {
            return;
        }
        std::size_t straight = 0;
        std::size_t crossed = 0;
        for (const Link& link : links_) {
            straight += fits(link, *documents[0], *documents[1]) ? 1U : 0U;
            crossed += fits(link, *documents[1], *documents[0]) ? 1U : 0U;
        }
        for (Link& link : links_) {
            if (crossed > straight) {
                std::swap(link.ids[0], link.ids[1]);
            }
            add_link(link, documents);
        }
        links_.clear();
    }

    static bool fits(const Link& link, const SentenceFile& first, const SentenceFile& second) {
        const auto all_in = [](const std::vector<std::string>& ids, const SentenceFile& document) {
            return std::all_of(ids.begin(), ids.end(),
                               [&](const std::string& id) { return document.find(id) != nullptr; });
        };
        return all_in(link.ids[0], first) && all_in(link.ids[1], second);
    }

    void add_link(const Link& link, const std::array<std::optional<SentenceFile>, 2>& documents) {
        TranslationUnit unit;
        unit.id = link.id;
        for (std::size_t side = 0; side < 2; ++side) {
            UnitVariant& variant = unit.variants.emplace_back();
            variant.language = language_of(side, *documents[side]);
            variant.document = names_[side];
            variant.segment_ids = link.ids[side];
            for (const std::string& id : link.ids[side]) {
                const std::string* text = documents[side]->find(id);
                if (text == nullptr) {
                    defect("dangling-id", fmt::format("There is no sentence \"{}\" in {}", id, names_[side]),
                           link.place);
                    return;
                }
                variant.segments.push_back(*text);
            }
        }
        const std::optional<double> certainty = parse_number(link.certainty);
        if (certainty && *certainty >= 0.0 && *certainty <= 1.0) {
            unit.confidence = certainty;
        } else if (!link.certainty.empty()) {
            unit.properties["certainty"] = link.certainty;
        }
        if (link.status == "man") {
            unit.origin = BeadOrigin::Human;
        } else if (!link.status.empty() && link.status != "auto") {
            unit.properties["status"] = link.status;
        }
        add_unit(std::move(unit), link.place);
    }

    std::string language_of(std::size_t side, const SentenceFile& document) {
        const std::string& stated = side == 0 ? options_.source_language : options_.target_language;
        if (!stated.empty()) {
            return stated;
        }
        const std::string& found = document.language();
        const std::string tag = found.empty() ? language_in_name(names_[side]) : found;
        return tag.empty() ? "und" : canonical_language(tag).value_or(tag);
    }

    UnitReaderOptions options_;
    std::array<std::string, 2> names_;
    std::vector<Link> links_;
    Location group_place_;
    bool seen_group_ = false;
};

}  // namespace

bool is_xces_text(std::string_view head) {
    return head.find("<cesAlign") != std::string_view::npos ||
           head.find("<linkGrp") != std::string_view::npos;
}

std::unique_ptr<TranslationUnitReader> make_xces_reader(UnitInput input, DiagnosticSink& sink) {
    UnitReaderOptions options = input.options;
    return std::make_unique<XcesReader>(std::move(options), std::move(input), sink);
}

}  // namespace diglot
