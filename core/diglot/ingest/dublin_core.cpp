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

}  // namespace

void read_dublin_core(const pugi::xml_node& metadata, Metadata& facts, std::string& language) {
    for (const auto& [element, key] : kElements) {
        std::string value = xml_text(xml_child(metadata, element));
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
