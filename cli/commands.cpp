#include "command.h"
#include <array>

namespace diglot::cli {

std::span<const AddCommand> commands() {
    static constexpr std::array kCommands = {AddCommand{add_evaluate_command}};
    return kCommands;
}

}  // namespace diglot::cli
