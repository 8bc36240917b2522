#include "exchange/random_units.h"
#include "exchange/sample.h"
#include "exchange/units.h"

namespace diglot {
namespace {

using test::RandomUnits;
using test::Units;

/// Formats that are both written and read, each with what it says it holds.
class RoundTrip : public test::ExchangeTest, public testing::WithParamInterface<std::string_view> {
protected:
    static const UnitWriterFormat& format() { return *find_unit_writer_format(GetParam()); }

    Units there_and_back(const Units& units) {
        std::string file = path("out" + std::string(format().ending));
        test::write_units(GetParam(), file, units, log_);
        UnitReaderOptions options;
        const std::string name(GetParam());
        if (name == "ladder" || name == "vecalign" || name == "sketch" || name == "moses") {
            if (units.empty()) {
                return {};  // no languages, no names for the texts
            }
            const std::string base = name == "moses" ? path("out") : file;
            const std::string ending = name == "sketch" ? ".vert" : "";
            const std::string source = units[0].variants[0].language;
            const std::string target = units[0].variants[1].language;
            options.texts = {base + '.' + source + ending,
                             base + '.' + target + (source == target ? "-x-target" : "") + ending};
            file = name == "moses" ? options.texts[0] : file;
        }
        return test::read_unit_file(GetParam(), file, log_, options);
    }

    /// The units without what the format does not hold, but says of its own (the names of its files, their
    /// numbers).
    static Units projected(Units units) {
        const UnitFeatures holds = format().holds;
        for (TranslationUnit& unit : units) {
            unit.id = holds.has(UnitFeature::Id) ? unit.id : "";
            unit.properties.erase("hunalign_score");
            unit.properties.erase("vecalign_cost");
            for (UnitVariant& variant : unit.variants) {
                variant.document = holds.has(UnitFeature::Documents) ? variant.document : "";
                variant.language = holds.has(UnitFeature::Languages) ? variant.language : "und";
                if (!holds.has(UnitFeature::SegmentIds)) {
                    variant.segment_ids.clear();
                }
            }
        }
        return units;
    }
};

TEST_P(RoundTrip, LosesNothingThatTheFormatHolds) {
    RandomUnits random(7, format().holds);
    Units units;
    for (int i = 0; i < 300; ++i) {
        units.push_back(random.next());
    }
    const Units back = projected(there_and_back(units));
    const Units whole = projected(units);
    ASSERT_EQ(back.size(), whole.size());
    for (std::size_t i = 0; i < units.size(); ++i) {
        ASSERT_EQ(back[i], whole[i]) << "unit " << i;
    }
    for (const Diagnostic& diagnostic : log_.entries()) {
        EXPECT_NE(diagnostic.severity, Severity::Warning)
            << diagnostic.message << diagnostic.where.to_string();
    }
}

TEST_P(RoundTrip, WhatComesBackSaysTheSameASecondTime) {
    RandomUnits random(11, UnitFeatures::all());
    Units units;
    for (int i = 0; i < 200; ++i) {
        units.push_back(random.next());
    }
    const Units once = projected(there_and_back(units));
    const Units twice = projected(there_and_back(once));
    ASSERT_EQ(twice.size(), once.size());
    for (std::size_t i = 0; i < once.size(); ++i) {
        ASSERT_EQ(twice[i], once[i]) << "unit " << i;
    }
}

TEST_P(RoundTrip, AnEmptyOutputIsRead) {
    EXPECT_TRUE(there_and_back({}).empty());
}

std::vector<std::string_view> both_ways() {
    std::vector<std::string_view> names;
    for (const UnitWriterFormat& format : unit_writer_formats()) {
        if (find_unit_reader_format(format.name) != nullptr) {
            names.push_back(format.name);
        }
    }
    return names;
}

INSTANTIATE_TEST_SUITE_P(Each, RoundTrip, testing::ValuesIn(both_ways()),
                         [](const auto& row) { return std::string(row.param); });

}  // namespace
}  // namespace diglot
