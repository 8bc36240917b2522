#include "command.h"
#include <array>

namespace diglot::cli {

std::span<const AddCommand> commands() {
    static constexpr std::array<AddCommand, 0> kCommands{};
    return kCommands;
}

}  // namespace diglot::cli
