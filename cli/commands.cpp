#include "command.h"

namespace diglot::cli {

std::span<const AddCommand> commands() {
    static constexpr AddCommand kCommands[] = {
        add_align_command,        //
        add_pair_command,         //
        add_extract_command,      //
        add_segment_command,      //
        add_lexicon_command,      //
        add_build_command,        //
        add_add_command,          //
        add_remove_command,       //
        add_review_command,       //
        add_info_command,         //
        add_verify_command,       //
        add_filter_command,       //
        add_query_command,        //
        add_stats_command,        //
        add_convert_command,      //
        add_validate_command,     //
        add_export_command,       //
        add_compare_command,      //
        add_spelling_command,     //
        add_renderings_command,   //
        add_consistency_command,  //
        add_evaluate_command,     //
        add_formats_command,      //
    };
    return kCommands;
}

}  // namespace diglot::cli
