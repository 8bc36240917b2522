#include "data_card.h"

#include "diglot/exchange/unit_facts.h"
#include "diglot/text/language.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace diglot::cli {
namespace {

constexpr std::size_t kMostRows = 100;  // of a table; the rest as a sum

/// Text that means nothing to Markdown, inside a table.
std::string plain(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (c == '\n' || c == '\r') {
            result += ' ';
        } else {
            result += std::string_view("\\`*_{}[]<>|#").find(c) != std::string_view::npos ? "\\" : "";
            result += c;
        }
    }
    return result;
}

std::string table(const std::string& heading, const std::string& column,
                  const std::map<std::string, std::uint64_t>& counts) {
    if (counts.empty()) {
        return {};
    }
    std::string text = fmt::format("\n## {}\n\n| {} | units |\n|---|---:|\n", heading, column);
    std::vector<std::pair<std::string, std::uint64_t>> rows(counts.begin(), counts.end());
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::uint64_t rest = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i < kMostRows) {
            text += fmt::format("| {} | {} |\n", plain(rows[i].first), rows[i].second);
        } else {
            rest += rows[i].second;
        }
    }
    return rest == 0 ? text : text + fmt::format("| {} others | {} |\n", rows.size() - kMostRows, rest);
}

}  // namespace

void DataCard::look(const TranslationUnit& unit, const std::string& file) {
    ++units_;
    ++units_of_file_[file];
    ++types_[unit_type(unit, '-')];
    ++reviews_[std::string(to_string(unit.review))];
    for (const UnitVariant& variant : unit.variants) {
        if (is_empty(variant)) {
            continue;
        }
        ++languages_[variant.language];
        segments_[variant.language] += variant.segments.size();
        if (!variant.document.empty()) {
            documents_.insert(variant.language + '\n' + variant.document);
        }
    }
    const auto property = [&](const char* name) {
        const auto found = unit.properties.find(name);
        return found == unit.properties.end() ? std::string() : found->second;
    };
    if (const std::string source = property("source"); !source.empty()) {
        ++sources_[source];
    }
    if (const std::string date = property("date"); date.size() >= 4) {
        ++years_[date.substr(0, 4)];
    }
    if (unit.confidence) {
        confidence_ += *unit.confidence;
        ++confident_;
    }
}

std::string DataCard::markdown(const std::string& title, const Store& store, const Metadata& manifest) const {
    std::string text =
        fmt::format("# {}\n\n{} units of {} documents", plain(title), units_, documents_.size());
    text += confident_ == 0 ? ".\n"
                            : fmt::format("; mean confidence {:.4f} (of {} units that have one).\n",
                                          confidence_ / static_cast<double>(confident_), confident_);
    text += "\n## Files\n\n| file | units | hash (XXH3-128) |\n|---|---:|---|\n";
    for (const auto& [name, hash] : files_) {
        const auto units = units_of_file_.find(name);
        text += fmt::format("| {} | {} | {} |\n", plain(name),
                            units == units_of_file_.end() ? 0 : units->second, hash);
    }
    text += "\n## Languages\n\n| language | units | sentences |\n|---|---:|---:|\n";
    for (const auto& [tag, units] : languages_) {
        text += fmt::format("| {} ({}) | {} | {} |\n", plain(tag), language_name(tag, "en"), units,
                            segments_.at(tag));
    }
    text += table("Sources", "source", sources_);
    text += table("Years", "year", years_);
    text += table("Sentences on each side", "type", types_);
    text += table("Review", "state", reviews_);
    text += table("Left out", "reason", left_out_);
    if (!choices_.empty()) {
        text += "\n## Choices\n\n";
        for (const std::string& choice : choices_) {
            text += "- `" + choice + "`\n";
        }
    }
    std::map<std::string, std::uint64_t> licences;
    for (const DocumentSummary& document : store.documents()) {
        for (const char* key : {"licence", "license", "rights"}) {
            const auto found = document.metadata.find(key);
            if (found != document.metadata.end()) {
                ++licences[found->second];
            }
        }
    }
    text += "\n## Licences\n\n";
    text += licences.empty() ? "None is stated in the documents: ask who made them before passing this on.\n"
                             : "";
    for (const auto& [licence, documents] : licences) {
        text += fmt::format("- {} ({} documents of the corpus)\n", plain(licence), documents);
    }
    text += "\n## Made of\n\n| part | inputs | hash |\n|---|---|---|\n";
    for (const PartSummary& part : store.parts()) {
        for (const InputFile& input : part.origin.inputs) {
            text += fmt::format("| {} | {} | {} |\n", plain(part.source), plain(input.name), input.hash);
        }
    }
    text += "\n## How\n\n";
    for (const auto& [key, value] : manifest) {
        text += fmt::format("- {}: {}\n", plain(key), plain(value));
    }
    return text;
}

}  // namespace diglot::cli
