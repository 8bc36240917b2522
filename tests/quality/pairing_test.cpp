// How many documents find their translation when the names of the files tell nothing.
#include "diglot/base/diagnostics.h"
#include "diglot/base/file.h"
#include "diglot/ingest/ingest.h"
#include "diglot/pair/document_pairing.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "measured.h"
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace diglot {
namespace {

namespace fs = std::filesystem;

struct NamedDocument {
    std::string name;
    Document document;
};

/// The documents of a folder that end in `ending`, their names kept from the pairing. The two languages come
/// in opposite orders, so that the order tells nothing either.
std::vector<NamedDocument> read_set(const fs::path& folder, const std::string& language,
                                    const std::string& ending, bool backwards) {
    std::vector<NamedDocument> found;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (name.ends_with(ending)) {
            DiagnosticLog log;
            IngestOptions options;
            options.language = language;
            found.push_back({name.substr(0, name.size() - ending.size()),
                             ingest(read_file(entry.path().string()), "-", options, log)});
        }
    }
    std::sort(found.begin(), found.end(), [&](const NamedDocument& a, const NamedDocument& b) {
        return backwards ? b.name < a.name : a.name < b.name;
    });
    return found;
}

std::vector<Document> documents_of(const std::vector<NamedDocument>& named) {
    std::vector<Document> documents;
    for (const NamedDocument& one : named) {
        documents.push_back(one.document);
    }
    return documents;
}

double right_share(const fs::path& folder, const std::string& ending) {
    const auto korean = read_set(folder, "ko", ".ko" + ending, false);
    const auto english = read_set(folder, "en", ".en" + ending, true);
    EXPECT_FALSE(korean.empty());
    const std::vector<Lexicon> lexicons = {builtin_lexicon("ko", "en")};
    const auto matches = pair_documents(documents_of(korean), documents_of(english), lexicons, {});
    const auto right = std::count_if(matches.begin(), matches.end(), [&](const DocumentMatch& match) {
        return korean[match.source].name == english[match.target].name;
    });
    fmt::print("{}: {} of {} pairs right\n", folder.filename().string(), right, korean.size());
    return static_cast<double>(right) / static_cast<double>(korean.size());
}

TEST(PairingQuality, ShortTextsOfOurOwn) {
    EXPECT_GE(right_share(fs::path(DIGLOT_TEST_DIR) / "short", ""), 0.97);
}

TEST(PairingQuality, PagesOfManuals) {
    for (const char* set : {"gold/debian-guide.ko-en", "gold/gnome-help.ko-en"}) {
        if (const fs::path folder = measured_texts(set); !folder.empty()) {
            EXPECT_GE(right_share(folder, ".txt"), 0.97) << set;
        }
    }
}

}  // namespace
}  // namespace diglot
