#include "translate.h"

#include <boost/locale.hpp>

#include <cstdlib>
#include <filesystem>
#include <iomanip>
#include <locale>
#include <sstream>
#include <system_error>

namespace diglot::cli {
namespace {

namespace bl = boost::locale;

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

/// The locale that the user's environment asks for, such as "ko_KR"; "C" when it asks for none.
std::string wanted_locale() {
    std::string name;
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        name = environment(variable);
        if (!name.empty()) {
            break;
        }
    }
    name = name.substr(0, name.find('.'));
    if (name.empty() || name == "C" || name == "POSIX") {
        return "C";
    }
    const std::string languages = environment("LANGUAGE");
    const std::string first = languages.substr(0, languages.find(':'));
    return first.empty() ? name : first;
}

/// The catalogues stand at ../share/locale from the program, in the build tree as when installed.
std::filesystem::path catalogue_folder() {
    std::error_code failure;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", failure);
    return program.parent_path().parent_path() / "share" / "locale";
}

/// Needs no locale of the system: ICU knows the languages, the catalogues are read by Boost. Messages are
/// UTF-8 whatever charset the environment names, as all of diglot's output is.
const std::locale& user_locale() {
    static const std::locale locale = [] {
        const std::string name = wanted_locale();
        bl::generator generator;
        generator.add_messages_path(catalogue_folder().string());
        generator.add_messages_domain("diglot");
        generator.categories(bl::message_facet | bl::formatting_facet | bl::information_facet);
        return generator(name == "C" ? "en_US.UTF-8" : name + ".UTF-8");
    }();
    return locale;
}

}  // namespace

std::string tr(const char* message) {
    return bl::translate(message).str(user_locale());
}

std::string tr(const char* one, const char* many, std::uint64_t n) {
    return bl::translate(one, many, static_cast<int>(n % 1000000)).str(user_locale());
}

std::string user_language() {
    return std::use_facet<bl::info>(user_locale()).language();
}

std::string format_number(std::uint64_t number) {
    std::ostringstream out;
    out.imbue(user_locale());
    out << bl::as::number << number;
    return out.str();
}

std::string format_percent(double share) {
    std::ostringstream out;
    out.imbue(user_locale());
    out << bl::as::percent << std::fixed << std::setprecision(1) << share;
    return out.str();
}

}  // namespace diglot::cli
