#include "diglot/corpus/unit_survey.h"

#include "diglot/base/parallel.h"
#include "diglot/corpus/minhash.h"
#include "diglot/corpus/unit_text.h"
#include "diglot/text/tokens.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace diglot {
namespace {

constexpr double kRatioPrior = 10.0;          // units
constexpr double kLengthCushion = 4.0;        // letters, so that short texts may differ more
constexpr std::size_t kCandidates = 128;      // of a band, from either end
constexpr std::size_t kBoilerplateWords = 4;  // "Thank you." is no boilerplate however often it is said

/// What is kept of one unit.
struct Glance {
    std::uint64_t content = 0;  // hash of all texts
    MinHash signature{};
    bool comparable = false;  // long enough for likeness
    std::vector<std::uint64_t> side_texts;
    std::vector<std::uint64_t> side_documents;
    std::vector<std::pair<std::pair<std::string, std::string>, float>> log_ratios;
};

std::size_t count_words(const std::vector<Token>& tokens) {
    return static_cast<std::size_t>(std::count_if(tokens.begin(), tokens.end(), [](const Token& token) {
        return token.kind != TokenKind::Punctuation;
    }));
}

std::string words_of(const std::vector<Token>& tokens) {
    std::string words;
    for (const Token& token : tokens) {
        words += token.form;
        words += ' ';
    }
    return words;
}

Glance glance_at(const TranslationUnit& unit) {
    Glance glance;
    std::vector<std::uint64_t> shingles;
    std::vector<double> lengths;
    std::uint64_t side = 0;
    for (const UnitVariant& variant : unit.variants) {
        const std::string text = joined_text(variant);
        const std::vector<Token> tokens = tokenize(text);
        const std::uint64_t language = hash_bytes(variant.language, 7);
        const std::uint64_t content = hash_bytes(words_of(tokens), language);
        glance.content = mix_bits(glance.content + content + side++);
        add_shingles(tokens, language, shingles);
        lengths.push_back(weighted_length(text));
        if (count_words(tokens) >= kBoilerplateWords) {
            glance.side_texts.push_back(content);
            glance.side_documents.push_back(hash_bytes(variant.document, 11));
        }
    }
    for (std::size_t a = 0; a < lengths.size(); ++a) {
        for (std::size_t b = a + 1; b < lengths.size(); ++b) {
            if (lengths[a] > 0 && lengths[b] > 0) {
                glance.log_ratios.push_back({{unit.variants[a].language, unit.variants[b].language},
                                             static_cast<float>(std::log((lengths[b] + kLengthCushion) /
                                                                         (lengths[a] + kLengthCushion)))});
            }
        }
    }
    glance.comparable = shingles.size() >= kFewestShingles;
    glance.signature = min_hash(shingles);
    return glance;
}

}  // namespace

struct UnitSurvey::Impl {
    std::vector<std::uint64_t> contents;
    std::vector<MinHash> signatures;
    std::vector<bool> comparable;
    std::vector<double> confidences;
    std::map<std::pair<std::string, std::string>, std::vector<float>> log_ratios;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> texts;         // text, document
    std::vector<std::pair<std::uint64_t, std::uint32_t>> text_of_unit;  // text, unit
    std::vector<bool> duplicate;
    std::vector<float> likeness;
    std::vector<std::uint32_t> documents;
    std::map<std::pair<std::string, std::string>, double> usual;

    void take(const Glance& glance);
    void find_usual_ratios();
    void find_duplicates();
    void find_likeness();
    void count_documents();
    void compare_band(std::span<const std::pair<std::uint64_t, std::uint32_t>> group);
};

void UnitSurvey::Impl::take(const Glance& glance) {
    const auto unit = static_cast<std::uint32_t>(contents.size());
    contents.push_back(glance.content);
    signatures.push_back(glance.signature);
    comparable.push_back(glance.comparable);
    for (std::size_t i = 0; i < glance.side_texts.size(); ++i) {
        texts.emplace_back(glance.side_texts[i], glance.side_documents[i]);
        text_of_unit.emplace_back(glance.side_texts[i], unit);
    }
    for (const auto& [pair, ratio] : glance.log_ratios) {
        log_ratios[pair].push_back(ratio);
    }
}

void UnitSurvey::Impl::find_usual_ratios() {
    for (auto& [pair, ratios] : log_ratios) {
        const auto middle = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2);
        std::nth_element(ratios.begin(), middle, ratios.end());
        const auto n = static_cast<double>(ratios.size());
        usual[pair] = static_cast<double>(*middle) * n / (n + kRatioPrior);
        ratios = {};
    }
}

void UnitSurvey::Impl::find_duplicates() {
    std::vector<std::uint32_t> order(contents.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return contents[a] < contents[b]; });
    duplicate.assign(contents.size(), false);
    for (std::size_t i = 1; i < order.size(); ++i) {
        duplicate[order[i]] = contents[order[i]] == contents[order[i - 1]];
    }
}

void UnitSurvey::Impl::compare_band(std::span<const std::pair<std::uint64_t, std::uint32_t>> group) {
    for (std::size_t i = 1; i < group.size(); ++i) {
        const std::uint32_t unit = group[i].second;
        float& best = likeness[unit];
        const auto compare = [&](std::size_t other) {
            const double found = estimated_likeness(signatures[unit], signatures[group[other].second]);
            best = std::max(best, static_cast<float>(found));
        };
        const std::size_t last = std::min(i, kCandidates);
        for (std::size_t back = 1; back <= last && best < 1.0F; ++back) {
            compare(i - back);
        }
        for (std::size_t first = 0; first < std::min(i - last, kCandidates) && best < 1.0F; ++first) {
            compare(first);
        }
    }
}

void UnitSurvey::Impl::find_likeness() {
    likeness.assign(contents.size(), 0.0F);
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keys;
    for (std::size_t band = 0; band < kMinHashBands; ++band) {
        keys.clear();
        for (std::uint32_t unit = 0; unit < signatures.size(); ++unit) {
            if (comparable[unit]) {
                keys.emplace_back(band_key(signatures[unit], band), unit);
            }
        }
        std::sort(keys.begin(), keys.end());
        for (std::size_t begin = 0, end = 0; begin < keys.size(); begin = end) {
            for (end = begin + 1; end < keys.size() && keys[end].first == keys[begin].first; ++end) {
            }
            compare_band(std::span(keys).subspan(begin, end - begin));
        }
    }
    signatures = {};
}

void UnitSurvey::Impl::count_documents() {
    documents.assign(contents.size(), 0);
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    std::sort(text_of_unit.begin(), text_of_unit.end());
    std::size_t at = 0;
    std::size_t end = 0;
    for (const auto& [text, unit] : text_of_unit) {
        if (texts[at].first != text) {
            at = end;
        }
        while (end < texts.size() && texts[end].first == text) {
            ++end;
        }
        documents[unit] = std::max(documents[unit], static_cast<std::uint32_t>(end - at));
    }
    texts = {};
    text_of_unit = {};
}

UnitSurvey::UnitSurvey() : impl_(std::make_unique<Impl>()) {}
UnitSurvey::~UnitSurvey() = default;

void UnitSurvey::add(std::span<const TranslationUnit> units) {
    std::vector<Glance> glances(units.size());
    parallel_for(units.size(), 0, [&](std::size_t i) { glances[i] = glance_at(units[i]); });
    for (std::size_t i = 0; i < units.size(); ++i) {
        impl_->take(glances[i]);
        if (units[i].confidence) {
            impl_->confidences.push_back(*units[i].confidence);
        }
    }
}

void UnitSurvey::finish() {
    impl_->find_usual_ratios();
    impl_->find_duplicates();
    impl_->find_likeness();
    impl_->count_documents();
}

std::size_t UnitSurvey::size() const {
    return impl_->contents.size();
}

const std::vector<double>& UnitSurvey::confidences() const {
    return impl_->confidences;
}

double UnitSurvey::usual_log_ratio(const std::string& first, const std::string& second) const {
    const auto found = impl_->usual.find({first, second});
    return found == impl_->usual.end() ? 0.0 : found->second;
}

bool UnitSurvey::is_duplicate(std::size_t index) const {
    return impl_->duplicate[index];
}

double UnitSurvey::likeness(std::size_t index) const {
    return static_cast<double>(impl_->likeness[index]);
}

std::uint32_t UnitSurvey::documents_with(std::size_t index) const {
    return impl_->documents[index];
}

}  // namespace diglot
