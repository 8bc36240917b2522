#include "input_guard.h"

#include "diglot/base/error.h"

#include "translate.h"
#include <system_error>

namespace diglot::cli {
namespace {

namespace fs = std::filesystem;

/// The same for all names of one file.
fs::path identity(const std::string& path) {
    std::error_code failure;
    const fs::path whole = fs::weakly_canonical(fs::absolute(path), failure);
    return failure ? fs::path(path) : whole;
}

}  // namespace

void InputGuard::add(const std::string& input) {
    if (input != "-") {
        inputs_.insert(identity(input));
    }
}

void InputGuard::check(const std::string& output) const {
    std::error_code failure;
    if (output == "-" || (fs::exists(output, failure) && !fs::is_regular_file(output, failure))) {
        return;
    }
    if (inputs_.contains(identity(output))) {
        throw Error(ErrorCode::Argument, tr("The output would replace the input"), {output, {}, {}},
                    tr("Choose another output"));
    }
}

}  // namespace diglot::cli
