// A small PDF that keeps its reader at work for hours: twelve forms, each of which shows the next one ten
// times.
#include "diglot/base/error.h"
#include "diglot/ingest/ingest.h"

#include <gtest/gtest.h>

#include <string>

namespace diglot {
namespace {

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && \
    !defined(__clang__)  // there nothing is read apart, so that nothing bounds it

std::string stream(const std::string& number, const std::string& keys, const std::string& content) {
    return number + " 0 obj<<" + keys + "/Length " + std::to_string(content.size()) + ">>stream\n" + content +
           "\nendstream endobj\n";
}

std::string forms_in_forms() {
    constexpr int kFirst = 6;
    constexpr int kLast = 17;
    std::string pdf =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
        "1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</X 6 0 R>>>>/Contents 4 "
        "0 R>>endobj\n"
        "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n" +
        stream("4", "", "/X Do");
    for (int form = kFirst; form <= kLast; ++form) {
        std::string content;
        for (int i = 0; i < 10; ++i) {
            content += form == kLast ? "BT /F 12 Tf 72 700 Td (text) Tj ET " : "/X Do ";
        }
        pdf +=
            stream(std::to_string(form),
                   "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>/XObject<</X " +
                       std::to_string(form + 1) + " 0 R>>>>",
                   content);
    }
    return pdf + "trailer<</Size 18/Root 1 0 R>>\n%%EOF\n";
}

TEST(PdfLimit, APdfThatWouldTakeHoursEndsInAnError) {
    DiagnosticLog log;
    try {
        ingest(forms_in_forms(), "a.pdf", {}, log);
        FAIL() << "it was read";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Limit);
        EXPECT_EQ(error.where().file, "a.pdf");
        EXPECT_NE(error.message().find("seconds"), std::string::npos) << error.message();
        EXPECT_FALSE(error.advice().empty());
    }
}

#endif

}  // namespace
}  // namespace diglot
