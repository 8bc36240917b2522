#include "diglot/ingest/dublin_core.h"

#include "diglot/ingest/xml_tree.h"
#include "diglot/text/date.h"

#include <array>
#include <string_view>
#include <utility>

namespace diglot {
namespace {

// In the order of trust: the day of issue before that of making.
constexpr std::array<std::pair<std::string_view, const char*>, 8> kElements = {{
    {"title", "title"},
    {"initial-creator", "author"},
    {"creator", "author"},
    {"issued", "date"},
    {"created", "date"},
    {"creation-date", "date"},
    {"date", "date"},
    {"publisher", "source"},
}};

/// The texts of all children with this local name: a book may have two authors.
std::string texts_of(const pugi::xml_node& metadata, std::string_view element) {
    std::string texts;
    for (const pugi::xml_node& child : metadata.children()) {
        if (local_name(child) == element) {
            const std::string text = xml_text(child);
            texts += (texts.empty() || text.empty() ? "" : ", ") + text;
        }
    }
    return texts;
}

}  // namespace

void read_dublin_core(const pugi::xml_node& metadata, Metadata& facts, std::string& language) {
    for (const auto& [element, key] : kElements) {
        std::string value = key == std::string_view("author") ? texts_of(metadata, element)
                                                              : xml_text(xml_child(metadata, element));
        if (key == std::string_view("date")) {
            const std::vector<WrittenDate> dates = find_dates(value.substr(0, 100));
            value = dates.empty() ? std::string() : dates.front().iso;
        }
        if (!value.empty()) {
            facts.emplace(key, value);
        }
    }
    if (language.empty()) {
        language = xml_text(xml_child(metadata, "language"));
    }
}

}  // namespace diglot
