#include "diglot/segment/srx.h"

#include "diglot/base/error.h"
#include "diglot/segment/peek.h"
#include "diglot/text/regex.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <pugixml.hpp>
#include <utility>

namespace diglot {
namespace {

struct CompiledRule {
    Regex regex;  // ends where the text may part
    bool breaks = true;
};

/// The rules of SRX in order: at each place the first that matches decides; where none does, nothing ends.
class SrxSegmenter final : public Segmenter {
public:
    explicit SrxSegmenter(std::vector<CompiledRule> rules) : rules_(std::move(rules)) {}

    [[nodiscard]] std::vector<Range> segment(std::string_view paragraph) const override {
        std::vector<Range> spans;
        std::size_t begin = skip_space(paragraph, 0);
        for (const std::size_t end : ends(paragraph)) {
            const std::size_t last = skip_space_back(paragraph, end);
            if (last > begin) {
                spans.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(last)});
                begin = skip_space(paragraph, end);
            }
        }
        return spans;
    }

private:
    struct Decision {
        std::size_t place = 0;
        std::size_t rule = 0;
    };

    [[nodiscard]] std::vector<std::size_t> ends(std::string_view text) const {
        std::vector<Decision> decisions;
        for (std::size_t i = 0; i < rules_.size(); ++i) {
            for (const std::size_t place : rules_[i].regex.find_ends(text)) {
                decisions.push_back({place, i});
            }
        }
        std::sort(decisions.begin(), decisions.end(), [](const Decision& a, const Decision& b) {
            return a.place != b.place ? a.place < b.place : a.rule < b.rule;
        });
        std::vector<std::size_t> ends;
        for (std::size_t i = 0; i < decisions.size(); ++i) {
            const bool first = i == 0 || decisions[i - 1].place != decisions[i].place;
            if (first && rules_[decisions[i].rule].breaks) {
                ends.push_back(decisions[i].place);
            }
        }
        ends.push_back(text.size());
        return ends;
    }

    std::vector<CompiledRule> rules_;
};

/// The name of an element without the prefix of its namespace.
std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    return name.substr(name.find(':') + 1);
}

std::vector<pugi::xml_node> children(const pugi::xml_node& node, std::string_view name) {
    std::vector<pugi::xml_node> found;
    for (const pugi::xml_node& child : node.children()) {
        if (local_name(child) == name) {
            found.push_back(child);
        }
    }
    return found;
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
    const std::vector<pugi::xml_node> found = children(node, name);
    return found.empty() ? pugi::xml_node() : found.front();
}

/// `expression` in a group; nothing for an empty one. Throws `Error(Format)` that shows what the file says
/// when ICU refuses it.
std::string enclosed(const char* opening, const std::string& expression) {
    if (expression.empty()) {
        return {};
    }
    const Regex alone(expression, RegexCase::Keep);
    std::string group = opening;
    group += expression;
    group += ')';
    return group;
}

}  // namespace

struct SrxRules::Reader {
    std::string_view xml;
    const std::string& name;

    [[nodiscard]] std::uint64_t line_of(const pugi::xml_node& node) const {
        const auto offset =
            std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0)), xml.size());
        return 1 + static_cast<std::uint64_t>(
                       std::count(xml.begin(), xml.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
    }

    [[noreturn]] void refuse(const std::string& what, std::optional<std::uint64_t> line) const {
        throw Error(ErrorCode::Format, what, {name, line, std::nullopt}, "Give a file of the format SRX 2.0");
    }

    [[nodiscard]] RuleGroup read_group(const pugi::xml_node& node) const {
        RuleGroup group{node.attribute("languagerulename").value(), {}};
        for (const pugi::xml_node& rule : children(node, "rule")) {
            group.rules.push_back(
                {child(rule, "beforebreak").text().get(), child(rule, "afterbreak").text().get(),
                 std::string_view(rule.attribute("break").as_string("yes")) != "no", line_of(rule)});
        }
        return group;
    }

    [[nodiscard]] LanguageMap read_map(const pugi::xml_node& node) const {
        return {node.attribute("languagepattern").value(), node.attribute("languagerulename").value(),
                line_of(node)};
    }
};

SrxRules::SrxRules(std::string_view xml, std::string name) : name_(std::move(name)) {
    const Reader reader{xml, name_};
    pugi::xml_document document;
    const pugi::xml_parse_result result =
        document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
    if (!result) {
        const auto upto =
            std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)), xml.size());
        reader.refuse(std::string("This is no well-formed XML: ") + result.description(),
                      1 + static_cast<std::uint64_t>(std::count(
                              xml.begin(), xml.begin() + static_cast<std::ptrdiff_t>(upto), '\n')));
    }
    const pugi::xml_node root = child(document, "srx");
    const pugi::xml_node body = child(root, "body");
    if (!root || !body) {
        reader.refuse("There is no <srx> with a <body> in it", std::nullopt);
    }
    cascade_ = std::string_view(child(root, "header").attribute("cascade").value()) == "yes";
    for (const pugi::xml_node& group : children(child(body, "languagerules"), "languagerule")) {
        groups_.push_back(reader.read_group(group));
    }
    for (const pugi::xml_node& map : children(child(body, "maprules"), "languagemap")) {
        maps_.push_back(reader.read_map(map));
    }
    if (groups_.empty() || maps_.empty()) {
        reader.refuse("There are no <languagerule> or no <languagemap> elements", std::nullopt);
    }
}

std::vector<const SrxRules::Rule*> SrxRules::rules_for(const std::string& language,
                                                       DiagnosticSink& sink) const {
    std::vector<const Rule*> rules;
    for (const LanguageMap& map : maps_) {
        try {
            if (!Regex(map.pattern, RegexCase::Ignore).match(language)) {  // "DE.*" for "de-AT"
                continue;
            }
        } catch (const Error& error) {
            sink.warn("srx-rule", "A language map is left out: " + error.message(),
                      {name_, map.line, std::nullopt});
            continue;
        }
        const auto group = std::find_if(groups_.begin(), groups_.end(),
                                        [&](const RuleGroup& one) { return one.name == map.group; });
        if (group == groups_.end()) {
            sink.warn("srx-rule", fmt::format("There are no rules named \"{}\"", map.group),
                      {name_, map.line, std::nullopt});
            continue;
        }
        std::transform(group->rules.begin(), group->rules.end(), std::back_inserter(rules),
                       [](const Rule& rule) { return &rule; });
        if (!cascade_) {
            break;
        }
    }
    return rules;
}

std::unique_ptr<Segmenter> SrxRules::segmenter(const std::string& language, DiagnosticSink& sink) const {
    const std::vector<const Rule*> rules = rules_for(language, sink);
    if (rules.empty()) {
        throw Error(ErrorCode::Argument, fmt::format("There are no rules for the language \"{}\"", language),
                    {name_, std::nullopt, std::nullopt},
                    "Add a <languagemap> for it, or name another language");
    }
    std::vector<CompiledRule> compiled;
    for (const Rule* rule : rules) {
        try {
            const std::string both = enclosed("(?:", rule->before) + enclosed("(?=", rule->after);
            if (both.empty()) {
                sink.warn("srx-rule", "A rule is left out: it is empty", {name_, rule->line, std::nullopt});
            } else {
                compiled.push_back({Regex(both, RegexCase::Keep), rule->breaks});
            }
        } catch (const Error& error) {
            sink.warn("srx-rule", "A rule is left out: " + error.message(),
                      {name_, rule->line, std::nullopt});
        }
    }
    return std::make_unique<SrxSegmenter>(std::move(compiled));
}

}  // namespace diglot
