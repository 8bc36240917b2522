#include "diglot/text/tokens.h"

#include <iostream>
#include <string>

/// Prints the weighted length of each line of standard input; for scripts/length-priors.
int main() {
    for (std::string line; std::getline(std::cin, line);) {
        std::cout << diglot::weighted_length(line) << '\n';
    }
}
