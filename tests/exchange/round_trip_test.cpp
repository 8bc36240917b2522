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
        const std::string file = path("out" + std::string(format().ending));
        test::write_units(GetParam(), file, units, log_);
        return test::read_unit_file(GetParam(), file, log_);
    }
};

TEST_P(RoundTrip, LosesNothingThatTheFormatHolds) {
    RandomUnits random(7, format().holds);
    Units units;
    for (int i = 0; i < 600; ++i) {
        units.push_back(random.next());
    }
    const Units back = there_and_back(units);
    ASSERT_EQ(back.size(), units.size());
    for (std::size_t i = 0; i < units.size(); ++i) {
        ASSERT_EQ(back[i], units[i]) << "unit " << i;
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
    const Units once = there_and_back(units);
    EXPECT_EQ(there_and_back(once), once);
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
