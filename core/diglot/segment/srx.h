#pragma once

#include "diglot/base/diagnostics.h"
#include "diglot/segment/segmenter.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// A file of segmentation rules in the format SRX 2.0 (Segmentation Rules eXchange, LISA 2008).
class SrxRules {
public:
    /// Reads a file; `name` stands in messages. Throws `Error(Format)` for what is no SRX 2.0.
    SrxRules(std::string_view xml, std::string name);

    /// The segmenter by the rules that the file maps to `language` (BCP 47 tag): all that match when the file
    /// says `cascade="yes"`, otherwise the first. A rule that ICU's regular expressions refuse is reported to
    /// `sink`
    /// ("srx-rule") with its line and left out. Throws `Error(Argument)` when no rules are mapped to the
    /// language.
    [[nodiscard]] std::unique_ptr<Segmenter> segmenter(const std::string& language,
                                                       DiagnosticSink& sink) const;

private:
    struct Rule {
        std::string before;
        std::string after;
        bool breaks = true;
        std::uint64_t line = 0;
    };
    struct RuleGroup {
        std::string name;
        std::vector<Rule> rules;
    };
    struct LanguageMap {
        std::string pattern;
        std::string group;
        std::uint64_t line = 0;
    };
    struct Reader;

    [[nodiscard]] std::vector<const Rule*> rules_for(const std::string& language, DiagnosticSink& sink) const;

    std::string name_;
    bool cascade_ = false;
    std::vector<RuleGroup> groups_;
    std::vector<LanguageMap> maps_;
};

}  // namespace diglot
