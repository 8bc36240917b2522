#include "diglot/align/aligner.h"
#include "diglot/ingest/ingest.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

namespace diglot {
namespace {

SegmentedDocument lines(const std::string& text) {
    DiagnosticLog log;
    return ingest_presegmented(text, "text", {}, log);
}

ErrorCode failure(const SegmentedDocument& document, const std::vector<std::string>& texts,
                  const std::vector<float>& values, std::size_t dimension) {
    try {
        const SegmentEmbeddings embeddings(document, texts, values, dimension);
    } catch (const Error& error) {
        return error.code();
    }
    return ErrorCode::Internal;
}

TEST(EmbeddingTest, WindowsAreWrittenOnceAndInOrder) {
    const SegmentedDocument document = lines("a\nb\na\nb\n");
    EXPECT_EQ(embedding_windows(document, 2), (std::vector<std::string>{"a", "a b", "b", "b a"}));
    EXPECT_TRUE(embedding_windows(lines(""), 2).empty());
}

TEST(EmbeddingTest, WindowsWithoutAVectorAreMadeOfTheirSegments) {
    const SegmentedDocument document = lines("a\nb\nc\n");
    const std::vector<std::string> texts{"a", "b", "c", "b c"};
    const SegmentEmbeddings embeddings(document, texts, std::vector<float>{2, 0, 0, 3, 1, 0, 1, 0}, 2);
    std::vector<float> space;
    EXPECT_FLOAT_EQ(embeddings.window(0, 1, space)[0], 1.0F);
    EXPECT_NEAR(embeddings.window(0, 2, space)[0], 0.70711F, 1e-4F);
    EXPECT_FLOAT_EQ(embeddings.window(1, 2, space)[0], 1.0F);  // given
}

TEST(EmbeddingTest, WhatDoesNotFitIsRefused) {
    const SegmentedDocument document = lines("a\nb\n");
    const float nan = std::numeric_limits<float>::quiet_NaN();
    EXPECT_EQ(failure(document, {"a", "b"}, {1, 2, 3}, 2), ErrorCode::Argument);
    EXPECT_EQ(failure(document, {"a", "b"}, {}, 0), ErrorCode::Argument);
    EXPECT_EQ(failure(document, {"a", "b"}, {1, nan}, 1), ErrorCode::Format);
    EXPECT_EQ(failure(document, {"a", "c"}, {1, 2}, 1), ErrorCode::Format);
}

TEST(EmbeddingTest, EmbeddingsOfOneSideOrOfOtherSizesAreRefused) {
    const SegmentedDocument source = lines("a\nb\n");
    const SegmentedDocument target = lines("c\n");
    const std::vector<std::string> texts{"a", "b"};
    const std::vector<std::string> other{"c"};
    const SegmentEmbeddings two(source, texts, std::vector<float>{1, 0, 0, 1}, 2);
    const SegmentEmbeddings one(target, other, std::vector<float>{1}, 1);
    const auto align = [&](const SegmentEmbeddings* a, const SegmentEmbeddings* b) {
        const DocumentPair pair{&source, &target, {}, a, b};
        return Aligner().align({&pair, 1});
    };
    EXPECT_THROW(align(&two, nullptr), Error);
    EXPECT_THROW(align(&two, &one), Error);
    EXPECT_THROW(align(&one, &two), Error);
}

TEST(EmbeddingTest, EmptySidesAndVectorsOfNothingDoNoHarm) {
    const SegmentedDocument source = lines("a\nb\n");
    const SegmentedDocument none = lines("");
    const std::vector<std::string> texts{"a", "b"};
    const SegmentEmbeddings zero(source, texts, std::vector<float>{0, 0, 0, 0}, 2);
    const SegmentEmbeddings nothing(none, {}, {}, 0);
    const DocumentPair empty{&source, &none, {}, &zero, &nothing};
    EXPECT_EQ(Aligner().align({&empty, 1}).front().beads().size(), 2U);
    const DocumentPair same{&source, &source, {}, &zero, &zero};
    EXPECT_EQ(Aligner().align({&same, 1}).front().beads().size(), 2U);
}

}  // namespace
}  // namespace diglot
