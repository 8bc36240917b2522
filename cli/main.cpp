#include "command_line.h"

int main(int argc, char** argv) {
    return diglot::cli::run_command_line(argc, argv);
}
