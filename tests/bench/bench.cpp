#include "diglot/align/aligner.h"
#include "diglot/clean/clean.h"
#include "diglot/ingest/ingest.h"
#include "diglot/segment/segmenter.h"
#include "diglot/text/break.h"
#include "diglot/text/charset.h"
#include "diglot/text/tokens.h"

#include <benchmark/benchmark.h>
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "parallel_text.h"
#include <memory>
#include <string>

namespace diglot::bench {
namespace {

constexpr std::size_t kSentences = 2000;

const std::string& korean_text() {
    static const std::string text = plain_text(parallel_documents(kSentences).first);
    return text;
}

const std::string& english_text() {
    static const std::string text = plain_text(parallel_documents(kSentences).second);
    return text;
}

void count_bytes(benchmark::State& state, const std::string& text) {
    state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}

void detect_charset_of_utf8(benchmark::State& state) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(detect_charset(korean_text()));
    }
    count_bytes(state, korean_text());
}
BENCHMARK(detect_charset_of_utf8);

void ingest_plain_text(benchmark::State& state) {
    DiagnosticLog log;
    for (auto _ : state) {
        benchmark::DoNotOptimize(ingest(korean_text(), "a.ko.txt", {}, log));
    }
    count_bytes(state, korean_text());
}
BENCHMARK(ingest_plain_text)->Unit(benchmark::kMillisecond);

void clean_plain_text(benchmark::State& state) {
    DiagnosticLog log;
    const Document document = ingest(korean_text(), "a.ko.txt", {}, log);
    for (auto _ : state) {
        benchmark::DoNotOptimize(clean(document));
    }
    count_bytes(state, korean_text());
}
BENCHMARK(clean_plain_text)->Unit(benchmark::kMillisecond);

void tokenize_korean(benchmark::State& state) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(tokenize(korean_text()));
    }
    count_bytes(state, korean_text());
}
BENCHMARK(tokenize_korean)->Unit(benchmark::kMillisecond);

void segment_text(benchmark::State& state, const std::string& language, const std::string& text) {
    const auto segmenter = make_segmenter(language);
    for (auto _ : state) {
        benchmark::DoNotOptimize(segmenter->segment(text));
    }
    count_bytes(state, text);
}
// ICU alone on the same text: `segment_text` may take three times as long at most.
void segment_by_icu(benchmark::State& state, const std::string& language, const std::string& text) {
    const SentenceBreaker breaker(language);
    for (auto _ : state) {
        benchmark::DoNotOptimize(breaker.ends(text));
    }
    count_bytes(state, text);
}
// ICU's bare iterator: no abbreviations, and where the sentences end in UTF-16 only.
void segment_by_bare_icu(benchmark::State& state, const std::string& language, const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> sentences(
        icu::BreakIterator::createSentenceInstance(icu::Locale(language.c_str()), status));
    for (auto _ : state) {
        const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
        sentences->setText(wide);
        std::int64_t found = 0;
        while (sentences->next() != icu::BreakIterator::DONE) {
            ++found;
        }
        benchmark::DoNotOptimize(found);
    }
    count_bytes(state, text);
}
BENCHMARK_CAPTURE(segment_by_bare_icu, ko, "ko", korean_text())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(segment_by_bare_icu, en, "en", english_text())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(segment_by_bare_icu, sv, "sv", english_text())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(segment_by_icu, ko, "ko", korean_text())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(segment_by_icu, en, "en", english_text())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(segment_text, ko, "ko", korean_text())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(segment_text, en, "en", english_text())->Unit(benchmark::kMillisecond);
// A language without a rule file of its own.
BENCHMARK_CAPTURE(segment_by_icu, sv, "sv", english_text())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(segment_text, sv, "sv", english_text())->Unit(benchmark::kMillisecond);

// Time for one pair of documents, with (1) and without (0) the lexicon; must grow no faster than the text.
void align_pair(benchmark::State& state) {
    const auto sentences = static_cast<std::size_t>(state.range(0));
    const auto [source, target] = parallel_documents(sentences);
    AlignOptions options;
    options.evidence.lexicon = state.range(1) != 0;
    const Aligner aligner(options);
    const DocumentPair pair{&source, &target, {}};
    for (auto _ : state) {
        benchmark::DoNotOptimize(aligner.align({&pair, 1}));
    }
    state.counters["sentences/s"] =
        benchmark::Counter(static_cast<double>(sentences), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(align_pair)
    ->ArgNames({"sentences", "lexicon"})
    ->ArgsProduct({{100, 1000, 10000}, {0, 1}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace diglot::bench
