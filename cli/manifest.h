#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace diglot::cli {

/// Two documents to be aligned and where their corpus goes.
struct PairFiles {
    std::string source;
    std::string target;
    std::string output;    ///< Empty: into the output that all pairs share.
    std::size_t line = 0;  ///< In the manifest, from 1; 0 for a pair from the command line.
};

/// The pairs of a manifest: `source TAB target [TAB output]` a line; blank lines and lines that start with
/// `#` are passed over. Names are relative to the manifest's folder (to the current one when it comes from
/// standard input), as in playlists, so that a list works from everywhere. Throws `Error`: Missing, Format
/// (too few or too many columns, `-` as a document, one output named twice), each with its line.
std::vector<PairFiles> read_manifest(const std::string& path);

}  // namespace diglot::cli
