#pragma once

#include "diglot/base/diagnostics.h"
#include "diglot/lexicon/lexicon.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace diglot {

/// Gathers a lexicon record by record: cleans both fields, adds an entry for each pair of renderings, and
/// tells of malformed records, the first few with their line and the rest as a number.
class LexiconBuilder {
public:
    /// `name` and `sink` must outlive the builder.
    LexiconBuilder(const std::string& name, DiagnosticSink& sink) : name_(name), sink_(sink) {}

    /// The languages, as far as known; they decide how fields are cleaned.
    void set_languages(std::string source, std::string target);
    /// Adds a record; one without words on a side is malformed.
    void add(std::string_view source, std::string_view target, double weight, std::uint64_t line);
    /// Adds a record whose fields are one term each, commas and all.
    void add_term(std::string_view source, std::string_view target, std::uint64_t line);
    void malformed(std::string_view record, std::uint64_t line);

    /// The lexicon, once all records are there. Throws `Error(Format)` when there were records and not one
    /// was good.
    Lexicon finish();

private:
    const std::string& name_;
    DiagnosticSink& sink_;
    Lexicon lexicon_;
    std::uint64_t malformed_ = 0;
};

}  // namespace diglot
