#include "command_line.h"
#include <malloc.h>

namespace {

/// Memory given back after each section of a text is asked for again at the next, page by page: a command
/// that runs for seconds keeps it.
void keep_freed_memory() {
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 256 << 20);
}

}  // namespace

int main(int argc, char** argv) {
    keep_freed_memory();
    return diglot::cli::run_command_line(argc, argv);
}
