#include "diglot/corpus/unit_facts.h"

#include "diglot/corpus/database.h"
#include "diglot/corpus/unit_rows.h"
#include "diglot/exchange/unit_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

namespace diglot {
namespace {

constexpr std::string_view kFacts =
    "SELECT unit.id, coalesce(unit.provenance, part.provenance), coalesce(unit.date, part.date), "
    "part.source_name, "
    "part.target_name, unit.confidence, unit.score, unit.review, unit.human OR unit.corrected, "
    "unit.properties, "
    "EXISTS (SELECT 1 FROM exclusion WHERE exclusion.unit_id = unit.id) "
    "FROM unit JOIN part ON part.row = unit.part WHERE unit.row = ?";

enum Column {
    IdColumn,
    SourceColumn,
    DateColumn,
    FirstNameColumn,
    SecondNameColumn,
    ConfidenceColumn,
    ScoreColumn,
    ReviewColumn,
    HumanColumn,
    PropertiesColumn,
    ExcludedColumn
};

std::optional<double> number_of(std::string_view text) {
    double value = 0.0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? std::optional(value)
                                                                           : std::nullopt;
}

int compare(const std::string& value, const std::string& wanted, bool date) {
    if (date) {  // only as exact as the question: 2024-10-25 is neither less nor greater than 2024
        return value.substr(0, wanted.size()).compare(wanted);
    }
    const auto a = number_of(value);
    const auto b = number_of(wanted);
    return a && b ? (*a < *b ? -1 : *a > *b ? 1 : 0) : value.compare(wanted);
}

bool passes(int compared, Comparison comparison) {
    switch (comparison) {
        case Comparison::Equal:
        case Comparison::Unequal:
            return compared == 0;
        case Comparison::Less:
            return compared < 0;
        case Comparison::LessEqual:
            return compared <= 0;
        case Comparison::Greater:
            return compared > 0;
        case Comparison::GreaterEqual:
            return compared >= 0;
    }
    return false;
}

}  // namespace

struct UnitFacts::Impl {
    explicit Impl(Database& database) : row(database, kFacts) {}

    [[nodiscard]] std::vector<std::string> text(int column) const {
        return row.is_null(column) || row.text(column).empty() ? std::vector<std::string>()
                                                               : std::vector{std::string(row.text(column))};
    }
    [[nodiscard]] std::vector<std::string> date(std::size_t length) const {
        std::vector<std::string> values = text(DateColumn);
        for (std::string& value : values) {
            value = value.substr(0, length);
        }
        return values;
    }
    [[nodiscard]] std::vector<std::string> real(int column) const {
        return row.is_null(column) ? std::vector<std::string>()
                                   : std::vector{fmt::format("{}", row.real(column))};
    }
    [[nodiscard]] std::vector<std::string> property(const std::string& key) const;

    Statement row;
};

std::vector<std::string> UnitFacts::Impl::property(const std::string& key) const {
    if (row.is_null(PropertiesColumn)) {
        return {};
    }
    const auto properties = nlohmann::json::parse(row.text(PropertiesColumn), nullptr, false);
    const auto found = properties.is_object() ? properties.find(key) : properties.end();
    return properties.is_object() && found != properties.end() && found->is_string()
               ? std::vector{found->get<std::string>()}
               : std::vector<std::string>();
}

UnitFacts::UnitFacts(const Store& store) : impl_(std::make_unique<Impl>(store.database())) {}
UnitFacts::~UnitFacts() = default;

bool UnitFacts::load(std::int64_t unit) {
    impl_->row.reset();
    impl_->row.bind(1, unit);
    return impl_->row.step();
}

bool UnitFacts::excluded() const {
    return impl_->row.integer(ExcludedColumn) != 0;
}

std::vector<std::string> UnitFacts::values(const std::string& key) const {
    constexpr std::size_t kYear = 4;
    constexpr std::size_t kMonth = 7;
    if (key == "id") {
        return impl_->text(IdColumn);
    }
    if (key == "source") {
        return impl_->text(SourceColumn);
    }
    if (key == "date" || key == "year" || key == "month") {
        return impl_->date(key == "date" ? std::string::npos : key == "year" ? kYear : kMonth);
    }
    if (key == "document") {
        std::vector<std::string> names = impl_->text(FirstNameColumn);
        const std::vector<std::string> second = impl_->text(SecondNameColumn);
        names.insert(names.end(), second.begin(), second.end());
        return names;
    }
    if (key == "confidence" || key == "score") {
        return impl_->real(key == "confidence" ? ConfidenceColumn : ScoreColumn);
    }
    if (key == "review") {
        return {std::string(to_string(review_of(impl_->row.integer(ReviewColumn))))};
    }
    if (key == "origin") {
        return {impl_->row.integer(HumanColumn) != 0 ? "human" : "machine"};
    }
    return impl_->property(key);
}

bool UnitFacts::holds(const MetadataCondition& condition) const {
    const auto part = [this](const MetadataCondition& one) { return holds(one); };
    switch (condition.kind) {
        case MetadataCondition::Kind::And:
            return std::all_of(condition.parts.begin(), condition.parts.end(), part);
        case MetadataCondition::Kind::Or:
            return std::any_of(condition.parts.begin(), condition.parts.end(), part);
        case MetadataCondition::Kind::Not:
            return !part(condition.parts[0]);
        case MetadataCondition::Kind::Test:
            break;
    }
    const std::vector<std::string> found = values(condition.key);
    const bool any = std::any_of(found.begin(), found.end(), [&](const std::string& value) {
        return passes(compare(value, condition.value, condition.key == "date"), condition.comparison);
    });
    return any != (condition.comparison == Comparison::Unequal);
}

}  // namespace diglot
