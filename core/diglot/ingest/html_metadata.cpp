#include "diglot/ingest/html_metadata.h"

#include "diglot/text/date.h"
#include "diglot/text/measure.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

namespace diglot {
namespace {

using Json = nlohmann::json;

struct MetaName {
    std::string_view name;  // of a meta element's name, property or itemprop, lower case
    std::string_view key;   // ours
};

// The first that a page has wins.
constexpr std::array kMetaNames = {
    MetaName{"og:title", "title"},
    MetaName{"dc.title", "title"},
    MetaName{"dcterms.title", "title"},
    MetaName{"twitter:title", "title"},
    MetaName{"article:published_time", "date"},
    MetaName{"og:article:published_time", "date"},
    MetaName{"datepublished", "date"},
    MetaName{"dc.date.issued", "date"},
    MetaName{"dcterms.issued", "date"},
    MetaName{"dc.date", "date"},
    MetaName{"dcterms.date", "date"},
    MetaName{"pubdate", "date"},
    MetaName{"publishdate", "date"},
    MetaName{"publish_date", "date"},
    MetaName{"date", "date"},
    MetaName{"dcterms.created", "date"},
    MetaName{"article:published", "date"},
    MetaName{"parsely-pub-date", "date"},
    MetaName{"sailthru.date", "date"},
    MetaName{"og:site_name", "source"},
    MetaName{"dc.publisher", "source"},
    MetaName{"dcterms.publisher", "source"},
    MetaName{"publisher", "source"},
    MetaName{"author", "author"},
    MetaName{"dc.creator", "author"},
    MetaName{"dcterms.creator", "author"},
    MetaName{"article:author", "author"},
    MetaName{"parsely-author", "author"},
    MetaName{"og:url", "address"},
};

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

std::string one_line(std::string_view text) {
    std::string result;
    for (const char c : trimmed(text)) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
        if (!space) {
            result += c;
        } else if (!result.ends_with(' ')) {
            result += ' ';
        }
    }
    return result;
}

bool is_address(std::string_view text) {
    return text.starts_with("https://") || text.starts_with("http://");
}

/// Keeps a fact in the form it should have; a date that is none, an address that leads nowhere, and an author
/// given by an address are dropped.
void add_fact(Metadata& facts, const std::string& key, std::string_view text) {
    std::string value = one_line(text);
    if (key == "date") {
        const std::vector<WrittenDate> dates = find_dates(value.substr(0, 100));
        value = dates.empty() ? std::string() : dates.front().iso;
    }
    if (value.empty() || (key == "address" && !is_address(value)) || (key == "author" && is_address(value))) {
        return;
    }
    facts.emplace(key, value);
}

/// The names in a schema.org value: a text, an object with a name, or an array of these.
std::string names_in(const Json& value) {
    if (value.is_string()) {
        return value.get<std::string>();
    }
    if (value.is_object()) {
        const auto name = value.find("name");
        return name != value.end() && name->is_string() ? name->get<std::string>() : std::string();
    }
    std::string names;
    if (value.is_array()) {
        for (const Json& one : value) {
            const std::string name = one.is_array() ? std::string() : names_in(one);
            names += name.empty() || names.empty() ? "" : ", ";
            names += name;
        }
    }
    return names;
}

bool is_article(const Json& object) {
    return object.is_object() && (object.contains("headline") || object.contains("datePublished"));
}

/// The first object about an article among JSON-LD data: the thing itself, in an array, or in a graph.
const Json* find_article(const Json& data) {
    if (is_article(data)) {
        return &data;
    }
    const Json* list = data.is_array() ? &data : nullptr;
    if (data.is_object() && data.contains("@graph") && data["@graph"].is_array()) {
        list = &data["@graph"];
    }
    if (list != nullptr) {
        const auto found = std::find_if(list->begin(), list->end(), is_article);
        return found == list->end() ? nullptr : &*found;
    }
    return nullptr;
}

void read_json_ld(const std::string& text, Metadata& facts) {
    const Json data = Json::parse(text, nullptr, false);
    const Json* article = data.is_discarded() ? nullptr : find_article(data);
    if (article == nullptr) {
        return;
    }
    const auto add = [&](const char* field, const char* key) {
        if (const auto found = article->find(field); found != article->end()) {
            add_fact(facts, key, names_in(*found));
        }
    };
    add("headline", "title");
    add("datePublished", "date");
    add("publisher", "source");
    add("author", "author");
    add("url", "address");
    add("mainEntityOfPage", "address");
    if (const auto page = article->find("mainEntityOfPage"); page != article->end() && page->is_object()) {
        const auto id = page->find("@id");
        add_fact(facts, "address", id != page->end() && id->is_string() ? id->get<std::string>() : "");
    }
}

/// All that a page's elements say, before it is known which wins.
struct Found {
    Metadata json_ld;
    std::map<std::string, std::string, std::less<>> meta;
    std::string title;
    std::string canonical;
    std::string time;
    std::set<std::string> days;  // of all times of the page, up to two
    std::string language;
};

void read_meta(const GumboNode* element, Found& found) {
    const std::string_view content = html_attribute(element, "content");
    for (const char* attribute : {"name", "property", "itemprop"}) {
        const std::string name = lower(html_attribute(element, attribute));
        if (!name.empty() && !content.empty()) {
            found.meta.emplace(name, content);
        }
    }
    if (lower(html_attribute(element, "http-equiv")) == "content-language" && found.language.empty()) {
        found.language = content.substr(0, content.find(','));
    }
}

void read_day(const GumboNode* time, Found& found) {
    const std::vector<WrittenDate> dates = find_dates(html_attribute(time, "datetime").substr(0, 100));
    if (!dates.empty() && !dates.front().iso.empty() && found.days.size() < 2) {
        found.days.insert(dates.front().iso);
    }
}

/// Names in the text itself (`<span itemprop="author">`).
void read_property(const GumboNode* element, Found& found) {
    constexpr std::size_t kLongest = 200;
    const std::string name = lower(html_attribute(element, "itemprop"));
    if ((name == "author" || name == "datepublished") && !found.meta.contains(name)) {
        found.meta.emplace(name, html_text(element).substr(0, kLongest));
    }
}

void read_element(const GumboNode* element, Found& found) {
    switch (element->v.element.tag) {
        case GUMBO_TAG_HTML:
            found.language = html_attribute(element, "lang");
            if (found.language.empty()) {
                found.language = html_attribute(element, "xml:lang");
            }
            break;
        case GUMBO_TAG_META:
            read_meta(element, found);
            break;
        case GUMBO_TAG_TITLE:
            found.title = found.title.empty() ? html_text(element) : found.title;
            break;
        case GUMBO_TAG_LINK:
            if (lower(html_attribute(element, "rel")) == "canonical") {
                found.canonical = html_attribute(element, "href");
            }
            break;
        case GUMBO_TAG_TIME:
            if (found.time.empty() && (has_html_attribute(element, "pubdate") ||
                                       lower(html_attribute(element, "itemprop")) == "datepublished")) {
                found.time = html_attribute(element, "datetime");
            }
            read_day(element, found);
            break;
        case GUMBO_TAG_SCRIPT:
            if (lower(html_attribute(element, "type")) == "application/ld+json") {
                read_json_ld(html_text(element), found.json_ld);
            }
            break;
        default:
            read_property(element, found);
            break;
    }
}

void read_elements(const GumboNode* node, Found& found) {
    if (node->type != GUMBO_NODE_ELEMENT) {
        return;
    }
    read_element(node, found);
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
        read_elements(static_cast<const GumboNode*>(children.data[i]), found);
    }
}

}  // namespace

HtmlHead read_html_head(const HtmlTree& tree) {
    Found found;
    read_elements(tree.root(), found);
    HtmlHead head;
    head.metadata = found.json_ld;
    for (const MetaName& row : kMetaNames) {
        if (const auto value = found.meta.find(row.name); value != found.meta.end()) {
            add_fact(head.metadata, std::string(row.key), value->second);
        }
    }
    add_fact(head.metadata, "title", found.title);
    add_fact(head.metadata, "date", found.time);
    add_fact(head.metadata, "date", found.days.size() == 1 ? *found.days.begin() : std::string());
    add_fact(head.metadata, "address", found.canonical);
    head.language = found.language;
    if (const auto locale = found.meta.find("og:locale");
        head.language.empty() && locale != found.meta.end()) {
        head.language = locale->second;
    }
    return head;
}

}  // namespace diglot
