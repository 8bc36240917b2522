#include "input_guard.h"

#include "diglot/base/error.h"

#include "translate.h"
#include <system_error>

namespace diglot::cli {

namespace fs = std::filesystem;

fs::path file_identity(const std::string& path) {
    std::error_code failure;
    const fs::path whole = fs::weakly_canonical(fs::absolute(path), failure);
    return failure ? fs::path(path) : whole;
}

bool can_be_replaced(const std::string& output) {
    std::error_code failure;
    return output != "-" && (!fs::exists(output, failure) || fs::is_regular_file(output, failure));
}

void InputGuard::add(const std::string& input) {
    if (input != "-") {
        inputs_.insert(file_identity(input));
    }
}

void InputGuard::check(const std::string& output) const {
    if (can_be_replaced(output) && inputs_.contains(file_identity(output))) {
        throw Error(ErrorCode::Argument, tr("The output would replace the input"), {output, {}, {}},
                    tr("Choose another output"));
    }
}

}  // namespace diglot::cli
