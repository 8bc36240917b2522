#pragma once

#include "diglot/base/byte_source.h"
#include "diglot/base/diagnostics.h"
#include "diglot/base/file.h"
#include "diglot/bitext/translation_unit.h"
#include "diglot/exchange/unit_reader.h"
#include "diglot/exchange/unit_writer.h"

#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diglot {

/// How a failed test shows a unit.
inline void PrintTo(const TranslationUnit& unit, std::ostream* out) {
    *out << "\n  id " << unit.id << " score " << unit.score.value_or(-99) << " confidence "
         << unit.confidence.value_or(-99) << " origin " << int(unit.origin) << " review " << int(unit.review);
    for (const UnitVariant& variant : unit.variants) {
        *out << "\n  [" << variant.language << "] document \"" << variant.document << "\"";
        for (const std::string& segment : variant.segments) {
            *out << " {" << segment.substr(0, 300) << "}";
        }
        for (const std::string& id : variant.segment_ids) {
            *out << " #" << id;
        }
    }
    for (const auto& [key, value] : unit.properties) {
        *out << "\n  " << key << " = " << value.substr(0, 300);
    }
}

namespace test {

using Units = std::vector<TranslationUnit>;

/// All units of `bytes`, called `name`.
inline Units read_units(std::string_view format, const std::string& bytes, DiagnosticSink& sink,
                        const std::string& name = "in", const UnitReaderOptions& options = {}) {
    UnitInput input{name, std::make_unique<MemorySource>(bytes, name), options};
    const auto reader = make_unit_reader(format, std::move(input), sink);
    Units units;
    for (TranslationUnit unit; reader->read(unit);) {
        units.push_back(unit);
    }
    return units;
}

inline Units read_unit_file(std::string_view format, const std::string& path, DiagnosticSink& sink,
                            const UnitReaderOptions& options = {}) {
    const auto reader = make_unit_reader(format, UnitInput{path, nullptr, options}, sink);
    Units units;
    for (TranslationUnit unit; reader->read(unit);) {
        units.push_back(unit);
    }
    return units;
}

inline void write_units(std::string_view format, const std::string& path, const Units& units,
                        DiagnosticSink& sink, const UnitWriterOptions& options = {}) {
    const auto writer = make_unit_writer(format, path, options, sink);
    for (const TranslationUnit& unit : units) {
        writer->write(unit);
    }
    writer->finish();
}

/// A unit of two texts.
inline TranslationUnit unit(const std::string& source, const std::string& target,
                            const std::string& source_language = "ko",
                            const std::string& target_language = "en") {
    TranslationUnit made;
    made.variants = {{source_language, {source}, {}, {}}, {target_language, {target}, {}, {}}};
    for (UnitVariant& variant : made.variants) {
        if (variant.segments.front().empty()) {
            variant.segments.clear();
        }
    }
    return made;
}

}  // namespace test
}  // namespace diglot
