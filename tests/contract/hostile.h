#pragma once

#include <string>
#include <vector>

namespace diglot {

/// Inputs that break readers most often, as bytes.
inline std::vector<std::string> hostile_bytes() {
    return {"",
            "\n",
            std::string(1, '\0'),
            std::string(10000, '\0'),
            "\xEF\xBB\xBF",
            "\xFF\xFE",
            "\xFE\xFF\xD8",
            "\xED\xA0\x80 \xC0\xAF \xF4\x90\x80\x80",
            std::string(100000, '\n'),
            std::string(100000, '<'),
            std::string(300000, 'x'),
            "PK\x03\x04 cut short",
            "%PDF-1.7 cut short",
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"&b;&b;\">]><a>&b;"};
}

/// Sentences that break writers most often: valid UTF-8 each, without line feeds.
inline std::vector<std::string> hostile_sentences() {
    return {"tab\tin the middle",
            "\"quoted\" and 'quoted' \\ backslash \\n \\t",
            "<b>&amp; & ]]> --> </script><!--",
            "[0]:[1]:0.5",
            "<p>",
            "0\t0\t0.5",
            "~~~",
            "\u0001\u0008\u000B\u001B\u007F\uFFFE\uFFFF",
            "\u2028\u2029\u0085\u00A0\u3000",
            "\U0001F600\U0010FFFF\u202Eright to left\u202C \u05D0\u0301",
            "《로동신문》은 “‘인용’이다.”라고 썼다. (끝)",
            std::string(200000, 'y'),
            "=HYPERLINK(\"x\")"};
}

}  // namespace diglot
