#include "command.h"
#include <array>

namespace diglot::cli {

std::span<const AddCommand> commands() {
    static constexpr std::array<AddCommand, 9> kCommands = {
        add_align_command,   add_pair_command,     add_extract_command,
        add_segment_command, add_lexicon_command,  add_query_command,
        add_compare_command, add_evaluate_command, add_formats_command,
    };
    return kCommands;
}

}  // namespace diglot::cli
