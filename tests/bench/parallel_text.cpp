#include "parallel_text.h"

#include "diglot/text/utf8.h"

#include <cmath>
#include <cstdint>
#include <random>
#include <string_view>
#include <vector>

namespace diglot::bench {
namespace {

constexpr std::size_t kVocabulary = 8000;
constexpr std::size_t kSentencesAParagraph = 4;

class Generator {
public:
    explicit Generator(std::uint32_t seed) : engine_(seed) {}

    // std distributions differ between libraries; the engine's numbers do not.
    std::size_t below(std::size_t bound) { return engine_() % bound; }
    // A word's number, the first ones most often (log-uniform: Zipf's law with exponent 1).
    std::size_t word() {
        const double share = static_cast<double>(below(1U << 20U)) / static_cast<double>(1U << 20U);
        return static_cast<std::size_t>(std::pow(static_cast<double>(kVocabulary), share)) - 1;
    }

private:
    std::mt19937 engine_;
};

struct Vocabulary {
    std::vector<std::string> korean;
    std::vector<std::string> english;

    Vocabulary() {
        Generator random(1);
        for (std::size_t i = 0; i < kVocabulary; ++i) {
            std::string& word = korean.emplace_back();
            for (std::size_t n = 2 + random.below(2); n > 0; --n) {
                append_code_point(word, static_cast<char32_t>(0xAC00 + 28 * random.below(399)));
            }
            std::string& translation = english.emplace_back();
            for (std::size_t n = 2 + random.below(3); n > 0; --n) {
                translation += "bdgklmnprst"[random.below(11)];
                translation += "aeiou"[random.below(5)];
            }
        }
    }
};

class Writer {
public:
    explicit Writer(std::string language) { document_.language = std::move(language); }

    void sentence(const std::string& text) {
        if (in_paragraph_ == 0) {
            document_.paragraphs.emplace_back();
        } else {
            document_.paragraphs.back().text += ' ';
        }
        std::string& paragraph = document_.paragraphs.back().text;
        const auto begin = static_cast<std::uint32_t>(paragraph.size());
        paragraph += text;
        segments_.push_back({static_cast<std::uint32_t>(document_.paragraphs.size() - 1),
                             {begin, static_cast<std::uint32_t>(paragraph.size())}});
        ++in_paragraph_;
    }
    void end_paragraph() { in_paragraph_ = 0; }
    SegmentedDocument finish() {
        document_.id = content_id(document_);
        return {std::move(document_), std::move(segments_)};
    }

private:
    Document document_;
    std::vector<Segment> segments_;
    std::size_t in_paragraph_ = 0;
};

std::string joined(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) {
        text += (i == begin ? "" : " ") + words[i];
    }
    return text + '.';
}

}  // namespace

std::pair<SegmentedDocument, SegmentedDocument> parallel_documents(std::size_t sentences) {
    static const Vocabulary vocabulary;
    Generator random(2);
    Writer korean("ko");
    Writer english("en");
    for (std::size_t i = 0; i < sentences; ++i) {
        std::vector<std::string> source;
        std::vector<std::string> target;
        for (std::size_t n = 5 + random.below(15); n > 0; --n) {
            const std::size_t word = random.word();
            source.push_back(vocabulary.korean[word]);
            target.push_back(vocabulary.english[word]);
        }
        korean.sentence(joined(source, 0, source.size()));
        const std::size_t kind = random.below(20);
        if (kind < 2) {
            english.sentence(joined(target, 0, target.size() / 2));
            english.sentence(joined(target, target.size() / 2, target.size()));
        } else if (kind > 2) {
            english.sentence(joined(target, 0, target.size()));
        }
        if ((i + 1) % kSentencesAParagraph == 0) {
            korean.end_paragraph();
            english.end_paragraph();
        }
    }
    return {korean.finish(), english.finish()};
}

std::string plain_text(const SegmentedDocument& document) {
    std::string text;
    for (const Paragraph& paragraph : document.document().paragraphs) {
        text += paragraph.text + '\n';
    }
    return text;
}

}  // namespace diglot::bench
