#include "diglot/exchange/unit_check.h"

#include "diglot/exchange/unit_facts.h"
#include "diglot/text/language.h"

#include <fmt/format.h>

#include <map>
#include <unordered_map>
#include <xxhash.h>

namespace diglot {
namespace {

constexpr std::size_t kSample = 20'000;    // bytes of text that tell a language
constexpr std::size_t kSmallSample = 200;  // too few to accuse anybody
constexpr double kSureLanguage = 0.95;
constexpr double kEvidence = 30.0;  // nats

}  // namespace

struct UnitCheck::Impl {
    explicit Impl(DiagnosticSink& to) : sink(&to) {}

    void check_id(const std::string& id, const Location& place) {
        const std::uint64_t hash = XXH3_64bits(id.data(), id.size());
        const auto [first, fresh] = ids.try_emplace(hash, place.line.value_or(0));
        if (!id.empty() && !fresh) {
            sink->warn("duplicate-id",
                       fmt::format("The id \"{}\" is there already, in line {}", id, first->second), place);
        }
    }

    void check_text(const UnitVariant& variant, const Location& place) {
        const std::string text = joined_text(variant);
        if (text.find("\xEF\xBF\xBD") != std::string::npos) {
            sink->warn(
                "replacement-character",
                fmt::format("The text in {} holds U+FFFD: characters were lost before", variant.language),
                place);
        }
        std::string& sample = samples[variant.language];
        if (sample.size() < kSample && text.size() < kSample) {
            (sample += text) += '\n';
        }
    }

    DiagnosticSink* sink;
    std::unordered_map<std::uint64_t, std::uint64_t> ids;  // hash of an id to its line; looked up only
    std::map<std::string, std::string> samples;            // of the texts, by language tag
};

UnitCheck::UnitCheck(DiagnosticSink& sink) : impl_(std::make_unique<Impl>(sink)) {}

UnitCheck::~UnitCheck() = default;

void UnitCheck::look(const TranslationUnit& unit, const Location& place) {
    if (!unit.id.empty()) {
        impl_->check_id(unit.id, place);
    }
    bool text = false;
    for (const UnitVariant& variant : unit.variants) {
        text = text || !is_empty(variant);
        impl_->check_text(variant, place);
    }
    if (!text) {
        impl_->sink->warn("no-text", "A unit has no text", place);
    }
}

void UnitCheck::finish(const std::string& file) {
    for (const auto& [tag, sample] : impl_->samples) {
        if (tag == "und" || sample.size() < kSmallSample) {
            continue;
        }
        const LanguageGuess guess = detect_language(sample);
        const bool sure = guess.confidence >= kSureLanguage && guess.evidence >= kEvidence;
        if (sure && primary_language(guess.tag) != primary_language(tag)) {
            impl_->sink->warn("language-doubtful",
                              fmt::format("The texts marked \"{}\" read as \"{}\"", tag, guess.tag),
                              {file, {}, {}});
        }
    }
}

}  // namespace diglot
