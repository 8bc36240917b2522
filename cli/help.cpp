#include "help.h"

#include "diglot/text/utf8.h"

#include "translate.h"
#include <CLI/CLI.hpp>
#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>

namespace diglot::cli {
namespace {

constexpr std::size_t kDescriptionColumn = 28;
constexpr std::size_t kLineColumns = 80;

/// Columns on a terminal; good enough for the languages of the catalogues.
std::size_t columns_of(std::string_view text) {
    constexpr char32_t kFirstWide = 0x1100;
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) {
        columns += next_code_point(text, at) >= kFirstWide ? 2U : 1U;
    }
    return columns;
}

/// `text` behind what stands at `column` already, broken at spaces, further lines indented by `indent`.
std::string wrapped(const std::string& text, std::size_t column, std::size_t indent) {
    std::string result;
    std::istringstream words(text);
    bool first = true;
    for (std::string word; words >> word; first = false) {
        const std::size_t width = columns_of(word);
        if (!first && column + 1 + width > kLineColumns) {
            result += '\n' + std::string(indent, ' ');
            column = indent;
        } else if (!first) {
            result += ' ';
            ++column;
        }
        result += word;
        column += width;
    }
    return result;
}

std::string row(const std::string& name, const std::string& description) {
    std::string text = "  " + name;
    const std::size_t width = columns_of(text);
    text += width + 2 > kDescriptionColumn ? '\n' + std::string(kDescriptionColumn, ' ')
                                           : std::string(kDescriptionColumn - width, ' ');
    return text + wrapped(description, kDescriptionColumn, kDescriptionColumn) + '\n';
}

/// CLI11 shows the value that a flag sets as "--flag{false}".
std::string without_flag_value(const std::string& name) {
    const std::size_t brace = name.find('{');
    return brace == std::string::npos ? name : name.substr(0, brace);
}

class HelpFormatter final : public CLI::Formatter {
public:
    std::string make_option(const CLI::Option* option, bool is_positional) const override {
        return row(without_flag_value(make_option_name(option, is_positional)) + make_option_opts(option),
                   make_option_desc(option));
    }

    std::string make_subcommand(const CLI::App* command) const override {
        return row(command->get_name(), command->get_description());
    }

    /// Lines that start with a space are examples or tables and stay as they are.
    std::string make_footer(const CLI::App* app) const override {
        std::istringstream lines(app->get_footer());
        std::string text;
        for (std::string line; std::getline(lines, line);) {
            text += (line.starts_with(' ') ? line : wrapped(line, 0, 0)) + '\n';
        }
        return text;
    }
};

}  // namespace

std::shared_ptr<CLI::FormatterBase> make_help_formatter() {
    auto formatter = std::make_shared<HelpFormatter>();
    formatter->label("Usage", tr("Usage"));
    formatter->label("Positionals", tr("Arguments"));
    formatter->label("OPTIONS", tr("OPTIONS"));
    formatter->label("SUBCOMMAND", tr("COMMAND"));
    formatter->label("REQUIRED", "");
    return formatter;
}

}  // namespace diglot::cli
