#pragma once

#include "diglot/base/diagnostics.h"
#include "diglot/segment/segmenter.h"
#include "diglot/segment/srx.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace diglot::cli {

/// The segmenters of one run: by the built-in rules and the user's abbreviations, or by the user's SRX file.
/// One is made for each language and kept. May be used from several threads at once.
class Segmenters {
public:
    /// Reads an SRX file; its rules replace the built-in ones. Throws as `read_file` and `SrxRules`.
    void use_srx(const std::string& path);
    /// Reads a list of abbreviations. Throws as `read_file` and `parse_abbreviations`.
    void add_abbreviations(const std::string& path);
    /// Throws as `SrxRules::segmenter`; rules of an SRX file that are left out are told to `sink` the first
    /// time.
    const Segmenter& of(const std::string& language, DiagnosticSink& sink);

private:
    std::optional<SrxRules> srx_;
    std::vector<std::string> abbreviations_;
    bool listed_ = false;  // a list was given, though it may be empty
    std::mutex mutex_;
    std::map<std::string, std::unique_ptr<Segmenter>> made_;
};

/// Adds --srx and --abbreviations.
void add_segmenting_options(CLI::App& command, const std::shared_ptr<Segmenters>& segmenters);

}  // namespace diglot::cli
